//! Everything that touches the browser: the element, storage, effects.

mod device;
mod effects;
mod exchange;
mod executor;
mod widget;

pub use widget::Widget;

use std::panic;

use wasm_bindgen::prelude::*;

/// Prepares the module: what a panic says goes to the console. The trap that
/// follows is noticed by `web/guard.js`, which lets nothing in afterwards.
#[wasm_bindgen]
pub fn start() {
    panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
    }));
}

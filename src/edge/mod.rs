//! Everything that touches the browser: the element, storage, effects.

mod device;
mod effects;
mod exchange;
mod widget;

pub use widget::Widget;

use std::{cell::RefCell, panic};

use js_sys::Function;
use wasm_bindgen::prelude::*;

thread_local! {
    static ON_CRASH: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Prepares the module. `on_crash` is called once something has panicked;
/// after that the module must not be entered again.
#[wasm_bindgen]
pub fn start(on_crash: Function) {
    ON_CRASH.set(Some(on_crash));
    panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        if let Some(on_crash) = ON_CRASH.take() {
            // It only shows the fallback; nobody is left to tell of a failure.
            let _ = on_crash.call0(&JsValue::NULL);
        }
    }));
}

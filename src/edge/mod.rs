//! Everything that touches the browser: the element, storage, effects.

mod device;
mod effects;
mod exchange;
mod widget;

pub use widget::Widget;

/// In a build for debugging, what a panic says goes to the console. In a
/// release a panic is a trap without words. Either is noticed by
/// `web/guard.js`, which lets nothing in afterwards.
#[cfg(debug_assertions)]
#[wasm_bindgen::prelude::wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
    }));
}

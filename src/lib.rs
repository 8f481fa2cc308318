//! An embeddable quiz: is it really a leadership problem?
//!
//! `domain` and `codec` are pure and run anywhere; `ui` draws; `edge` is all
//! that touches the browser.

#[cfg(target_arch = "wasm32")]
mod browser;
pub mod codec;
pub mod content;
mod digits;
pub mod domain;
#[cfg(target_arch = "wasm32")]
pub mod edge;
#[cfg(target_arch = "wasm32")]
mod ui;

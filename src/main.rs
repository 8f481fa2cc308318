//! The WebAssembly module: nothing but the library, which the loader calls.
#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
use leadership_quiz as _;

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

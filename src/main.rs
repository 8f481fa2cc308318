//! The entry of the WebAssembly module; the loader calls the rest.

fn main() {
    #[cfg(target_arch = "wasm32")]
    leadership_quiz::edge::start();
}

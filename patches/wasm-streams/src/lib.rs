//! Stands in for `wasm-streams`.
//!
//! Leptos links the client of its server functions, which reads streams through
//! that crate. A quiz without a server never calls it, but its classes are
//! exported to JavaScript, so the linker has to keep them and all they reach:
//! 6 kB of brotli. Here are the four functions that client names, without a
//! body.

use futures_core::Stream;
use wasm_bindgen::JsValue;

/// A stream that nothing makes or reads.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Takes a stream of the browser.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// Would send a stream.
    pub fn from_stream<S>(_: S) -> Self
    where
        S: Stream<Item = Result<JsValue, JsValue>> + 'static,
    {
        Self(JsValue::UNDEFINED.into())
    }

    /// Gives the stream of the browser back.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Would read a stream.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        Nothing
    }
}

/// A stream without items.
struct Nothing;

impl Stream for Nothing {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(None)
    }
}

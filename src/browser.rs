//! The few things of the page's global object that everything here needs.

use std::{cell::Cell, rc::Rc};

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Event, EventTarget, Window};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = document)]
    static DOCUMENT: Document;

    #[wasm_bindgen(thread_local_v2, js_name = window)]
    static WINDOW: Window;

    #[wasm_bindgen(js_name = queueMicrotask)]
    fn queue_microtask(task: &Function);

    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(task: &Function, milliseconds: u32);

    type Thenable;

    #[wasm_bindgen(method)]
    fn then(this: &Thenable, kept: &JsValue, broken: &JsValue);
}

/// The page.
pub fn document() -> Document {
    DOCUMENT.with(Document::clone)
}

/// The window around the page.
pub fn window() -> Window {
    WINDOW.with(Window::clone)
}

/// Runs a task once what runs now is done.
pub fn soon(task: impl FnOnce() + 'static) {
    queue_microtask(&once(Box::new(task)));
}

/// Runs a task after a time.
pub fn later(milliseconds: u32, task: impl FnOnce() + 'static) {
    set_timeout(&once(Box::new(task)), milliseconds);
}

/// Runs a task once a promise is settled, with its value if it was kept.
pub fn settled(promise: JsValue, task: Box<dyn FnOnce(Option<JsValue>)>) {
    let kept = Rc::new(Cell::new(Some(task)));
    let broken = Rc::clone(&kept);
    let kept = Closure::once(move |value: JsValue| {
        if let Some(task) = kept.take() {
            task(Some(value));
        }
    });
    let broken = Closure::once(move || {
        if let Some(task) = broken.take() {
            task(None);
        }
    });
    // Garbage collection frees them, also the one that is not called.
    let (kept, broken) = (kept.into_js_value(), broken.into_js_value());
    promise.unchecked_into::<Thenable>().then(&kept, &broken);
}

/// A box, so that one function does for all tasks.
fn once(task: Box<dyn FnOnce()>) -> Function {
    Closure::once_into_js(task).unchecked_into()
}

/// Listens to an event until it is dropped; then also no more to events that
/// are on their way.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn Fn(Event)>,
}

impl Listener {
    pub fn new(
        target: EventTarget,
        event: &'static str,
        listener: impl Fn(Event) + 'static,
    ) -> Self {
        let closure = Closure::<dyn Fn(Event)>::new(listener);
        // It could fail only on a target that is none.
        let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        Self {
            target,
            event,
            closure,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.closure.as_ref().unchecked_ref();
        let _ = self
            .target
            .remove_event_listener_with_callback(self.event, function);
    }
}

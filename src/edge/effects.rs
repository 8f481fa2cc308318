//! Carries out the effects of the state machine.

use std::{rc::Rc, time::Duration};

use leptos::prelude::{WithUntracked as _, queue_microtask, set_timeout};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, CustomEvent, CustomEventInit, Element, HtmlAnchorElement,
    HtmlDialogElement, HtmlElement, Url,
};

use super::{device, widget::Shared};
use crate::domain::{Edit, Effect, Event, Msg};

/// How long a tapped answer is seen before the next question comes.
const PAUSE: Duration = Duration::from_millis(250);

pub fn run(shared: &Rc<Shared>, effect: Effect) {
    match effect {
        Effect::Keep(edit) => keep(shared, edit),
        Effect::FocusHeading => after_update(shared, |shared| {
            if let Some(heading) = find::<HtmlElement>(shared, "[data-heading]") {
                focus(&heading);
            }
        }),
        Effect::PauseThenMoveOn(item) => {
            let shared = Rc::downgrade(shared);
            let end = move || {
                if let Some(shared) = shared.upgrade() {
                    shared.send(Msg::PauseEnded(item));
                }
            };
            set_timeout(end, PAUSE);
        }
        Effect::Emit(event) => emit(shared, event),
        Effect::OpenDialog => after_update(shared, |shared| {
            if let Some(dialog) = find::<HtmlDialogElement>(shared, "dialog") {
                // It fails only on a dialog that is open or off the page.
                let _ = dialog.show_modal();
            }
        }),
        Effect::CloseDialog => {
            if let Some(dialog) = find::<HtmlDialogElement>(shared, "dialog") {
                dialog.close();
            }
        }
        Effect::DownloadUnreadable => {
            if let Some(text) = device::unreadable() {
                // A browser that refuses says so itself.
                let _ = download("leadership-quiz-unreadable.json", &text);
            }
        }
        Effect::DeleteUnreadable => {
            let outcome = shared
                .session
                .with_untracked(|session| device::delete_unreadable(&session.record));
            if outcome.is_err() {
                shared.send(Msg::SaveFailed);
            }
        }
    }
}

fn keep(shared: &Rc<Shared>, edit: Edit) {
    if !shared.keeps() {
        return;
    }
    let memory = shared
        .session
        .with_untracked(|session| session.record.clone());
    match device::keep(edit, &memory) {
        Ok(record) => {
            shared.send(Msg::SaveSucceeded);
            if record != memory {
                shared.send(Msg::RecordChanged(record.clone()));
            }
            shared.tell_others(&record);
        }
        Err(device::StorageError) => shared.send(Msg::SaveFailed),
    }
}

/// Runs once the view shows the new state.
fn after_update(shared: &Rc<Shared>, action: impl FnOnce(&Rc<Shared>) + 'static) {
    let shared = Rc::downgrade(shared);
    let run = move || {
        if let Some(shared) = shared.upgrade() {
            action(&shared);
        }
    };
    set_timeout(run, Duration::ZERO);
}

fn find<T: wasm_bindgen::JsCast>(shared: &Shared, selector: &str) -> Option<T> {
    let root = shared.host()?.shadow_root()?;
    let element: Element = root.query_selector(selector).ok()??;
    element.dyn_into().ok()
}

/// Focuses a heading and, where it is out of sight, brings it into view, also
/// in the page around an iframe.
fn focus(heading: &HtmlElement) {
    // Focusing fails only on elements that are gone.
    let _ = heading.focus();
}

/// Tells the page, after the widget's own work is done: what the page does in
/// a listener must not run inside it.
fn emit(shared: &Rc<Shared>, event: Event) {
    let name = match event {
        Event::Started => "leadership-quiz-started",
        Event::Completed => "leadership-quiz-completed",
    };
    let Some(host) = shared.host() else { return };
    queue_microtask(move || {
        let options = CustomEventInit::new();
        options.set_bubbles(true);
        options.set_composed(true);
        if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &options) {
            // Only a listener's own failure could end up here.
            let _ = host.dispatch_event(&event);
        }
    });
}

/// Offers a text as a file.
fn download(name: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    let parts = js_sys::Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = leptos::prelude::document()
        .create_element("a")?
        .unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url)
}

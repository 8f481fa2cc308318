//! Carries out the effects of the state machine.

use std::{rc::Rc, time::Duration};

use leptos::prelude::{WithUntracked as _, queue_microtask, set_timeout};
use web_sys::{CustomEvent, CustomEventInit, HtmlDialogElement, HtmlElement};

use super::{device, exchange, widget::Shared};
use crate::domain::{Edit, Effect, Event, Msg};

/// How long a tapped answer is seen before the next question comes.
const PAUSE: Duration = Duration::from_millis(250);

pub fn run(shared: &Rc<Shared>, effect: Effect) {
    match effect {
        Effect::Keep(edit) => keep(shared, edit),
        Effect::FocusHeading => after_update(shared, |shared| {
            if let Some(heading) = shared.find::<HtmlElement>("[data-heading]") {
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
            if let Some(dialog) = shared.find::<HtmlDialogElement>("dialog") {
                // It fails only on a dialog that is open or off the page.
                let _ = dialog.show_modal();
            }
        }),
        Effect::CloseDialog => {
            if let Some(dialog) = shared.find::<HtmlDialogElement>("dialog") {
                dialog.close();
            }
        }
        Effect::DownloadUnreadable => {
            if let Some(text) = device::unreadable() {
                exchange::offer_text("leadership-quiz-unreadable.json", &text);
            }
        }
        Effect::Print => exchange::print(shared),
        Effect::SaveImage(attempt) => exchange::save_image(shared, attempt),
        Effect::CopySummary(attempt) => exchange::copy_summary(shared, attempt),
        Effect::MakeLink(attempt) => exchange::make_link(shared, attempt),
        Effect::Download(attempt) => exchange::download(shared, attempt),
        // Clicked after, never inside, the handler that asked for it.
        Effect::PickFile => after_update(shared, exchange::pick_file),
        Effect::ReadFile => exchange::read_file(shared),
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

/// Runs once the view shows the new state, and before the next event: a key
/// pressed in between would go to the page that is leaving.
fn after_update(shared: &Rc<Shared>, action: impl FnOnce(&Rc<Shared>) + 'static) {
    let shared = Rc::downgrade(shared);
    let run = move || {
        if let Some(shared) = shared.upgrade() {
            action(&shared);
        }
    };
    queue_microtask(run);
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
    let host = shared.host.clone();
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

//! Carries out the effects of the state machine.

use std::rc::Rc;

use web_sys::{
    CustomEvent, CustomEventInit, FocusOptions, HtmlDialogElement, HtmlElement,
    ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::{device, exchange, widget::Shared};
use crate::{
    browser::{later, soon},
    domain::{Edit, Effect, Event, Msg, Record},
};

/// How long a tapped answer is seen before the next question comes, in
/// milliseconds.
const PAUSE: u32 = 250;

pub fn run(shared: &Rc<Shared>, effect: Effect) {
    match effect {
        Effect::Keep(edit) => keep(shared, edit),
        Effect::FocusHeading => focus_heading(shared),
        Effect::PauseThenMoveOn(turn) => {
            let shared = Rc::downgrade(shared);
            later(PAUSE, move || {
                if let Some(shared) = shared.upgrade() {
                    shared.send(Msg::PauseEnded(turn));
                }
            });
        }
        Effect::Emit(event) => emit(shared, event),
        Effect::OpenDialog => {
            if let Some(dialog) = shared.find::<HtmlDialogElement>("dialog") {
                // It fails only on a dialog that is open or off the page.
                let _ = dialog.show_modal();
            }
        }
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
        Effect::SwitchLanguage => shared.switch_language(),
        Effect::Print => exchange::print(shared),
        Effect::SaveImage(attempt) => exchange::save_image(shared, attempt),
        Effect::CopySummary(attempt) => exchange::copy_summary(shared, attempt),
        Effect::MakeLink(attempt) => exchange::make_link(shared, attempt),
        Effect::Download(attempt) => exchange::download(shared, attempt),
        // Clicked after, never inside, the handler that asked for it.
        Effect::PickFile => {
            let shared = Rc::clone(shared);
            soon(move || exchange::pick_file(&shared));
        }
        Effect::ReadFile => exchange::read_file(shared),
        Effect::DeleteUnreadable => {
            // Where the page forbids keeping, nothing takes its place.
            let instead = if shared.keeps() {
                memory(shared)
            } else {
                Record::default()
            };
            match device::delete_unreadable(&instead) {
                Ok(()) => retry(shared),
                Err(device::StorageError) => shared.send(Msg::SaveFailed),
            }
        }
    }
}

fn memory(shared: &Shared) -> Record {
    shared.with(|session| session.record.clone())
}

fn keep(shared: &Rc<Shared>, edit: Edit) {
    if shared.keeps() {
        let mut unsaved = shared.unsaved.borrow_mut();
        // Of an attempt in progress only the last state counts.
        if matches!(
            (unsaved.last(), edit),
            (Some(Edit::PutDraft(_)), Edit::PutDraft(_))
        ) {
            unsaved.pop();
        }
        unsaved.push(edit);
    }
    retry(shared);
}

/// Keeps what is not kept yet.
fn retry(shared: &Rc<Shared>) {
    let unsaved = shared.unsaved.take();
    if unsaved.is_empty() {
        return;
    }
    let memory = memory(shared);
    match device::keep(&unsaved, &memory) {
        Ok(record) => {
            shared.send(Msg::SaveSucceeded);
            if record != memory {
                shared.send(Msg::RecordChanged(record));
            }
            shared.tell_others();
        }
        Err(device::StorageError) => {
            shared.unsaved.replace(unsaved);
            shared.send(Msg::SaveFailed);
        }
    }
}

/// Where the focus was on something that is gone now, puts it on the heading.
pub fn keep_focus(shared: &Shared) {
    if !shared.has_focus() {
        focus_heading(shared);
    }
}

/// Focuses the heading and, where it is out of sight, brings it into view, also
/// in the page around an iframe. Left alone, browsers would put it in the middle.
fn focus_heading(shared: &Shared) {
    let Some(heading) = shared.find::<HtmlElement>("[data-heading]") else {
        return;
    };
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // Focusing fails only on elements that are gone.
    let _ = heading.focus_with_options(&options);
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    heading.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Tells the page, after the widget's own work is done: what the page does in
/// a listener must not run inside it.
fn emit(shared: &Rc<Shared>, event: Event) {
    let name = match event {
        Event::Started => "leadership-quiz-started",
        Event::Completed => "leadership-quiz-completed",
    };
    let Some(host) = shared.host() else { return };
    soon(move || {
        let options = CustomEventInit::new();
        options.set_bubbles(true);
        options.set_composed(true);
        if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &options) {
            // Only a listener's own failure could end up here.
            let _ = host.dispatch_event(&event);
        }
    });
}

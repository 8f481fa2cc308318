//! One `<leadership-quiz>` on the page, as the loader sees it.

use std::{
    any::Any,
    cell::RefCell,
    rc::{Rc, Weak},
};

use js_sys::WeakRef;
use leptos::{ev, mount::mount_to, prelude::*};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, StorageEvent};

use super::{device, effects};
use crate::{
    content::Language,
    domain::{Keeping, Moment, Msg, Record, Session, update},
    ui::{self, Settings},
};

thread_local! {
    /// All widgets of the page, so that they agree on what is kept.
    static WIDGETS: RefCell<Vec<Weak<Shared>>> = const { RefCell::new(Vec::new()) };
}

/// What the callbacks of one widget share. It outlives the view, so that a
/// widget that is removed and put back goes on where it was.
pub struct Shared {
    /// Weak, because the element keeps the widget: a strong one would keep
    /// both for ever after the page has let go of the element.
    host: WeakRef<HtmlElement>,
    pub session: ArcRwSignal<Session>,
    settings: ArcRwSignal<Settings>,
}

impl Shared {
    pub fn host(&self) -> Option<HtmlElement> {
        self.host.deref()
    }

    /// Carries out a message and what follows from it.
    pub fn send(self: &Rc<Self>, msg: Msg) {
        let moment = Moment {
            now: js_sys::Date::now() as u64,
            random: random(),
        };
        let effects = self
            .session
            .try_update(|session| update(session, msg, moment))
            .unwrap_or_default();
        for effect in effects {
            effects::run(self, effect);
        }
    }

    /// Tells the other widgets of the page what is kept now.
    pub fn tell_others(self: &Rc<Self>, record: &Record) {
        let others: Vec<Rc<Self>> = WIDGETS.with_borrow_mut(|widgets| {
            widgets.retain(|widget| widget.strong_count() > 0);
            widgets.iter().filter_map(Weak::upgrade).collect()
        });
        for other in others {
            if !Rc::ptr_eq(self, &other) && other.keeps() {
                other.send(Msg::RecordChanged(record.clone()));
            }
        }
    }

    /// Whether the page allows anything to be kept.
    pub fn keeps(&self) -> bool {
        self.session
            .with_untracked(|session| session.keeping != Keeping::Off)
    }

    /// Another tab changed what is kept.
    fn reread(self: &Rc<Self>) {
        if !self.keeps() {
            return;
        }
        if let Ok(found) = device::read() {
            self.send(Msg::RecordChanged(found.record.unwrap_or_default()));
        }
    }
}

/// A number nobody else has drawn: an id need not be a secret.
fn random() -> u64 {
    let half = || (js_sys::Math::random() * f64::from(u32::MAX)) as u64;
    half() << 32 | half()
}

/// A widget. The loader keeps it as long as its element.
#[wasm_bindgen]
pub struct Widget {
    shared: Rc<Shared>,
    /// Dropping it takes the view off the page.
    view: Option<Box<dyn Any>>,
}

#[wasm_bindgen]
impl Widget {
    /// Reads what is kept, unless `keeps` is false. The other arguments are
    /// those of [`Widget::configure`].
    #[wasm_bindgen(constructor)]
    pub fn new(
        host: HtmlElement,
        keeps: bool,
        language: &str,
        article: Option<String>,
        contact: Option<String>,
    ) -> Self {
        let (found, keeping) = match device::read() {
            _ if !keeps => (device::Found::default(), Keeping::Off),
            Ok(found) => (found, Keeping::Kept),
            Err(device::StorageError) => (device::Found::default(), Keeping::Failed),
        };
        let session = Session::new(found.record.unwrap_or_default(), keeping);
        let shared = Rc::new(Shared {
            host: WeakRef::new(&host),
            session: ArcRwSignal::new(session),
            settings: ArcRwSignal::new(settings(language, article, contact)),
        });
        if found.unreadable {
            shared.send(Msg::FoundUnreadable);
        }
        WIDGETS.with_borrow_mut(|widgets| widgets.push(Rc::downgrade(&shared)));
        Self { shared, view: None }
    }

    /// Takes over the attributes of the element: whether anything may be
    /// kept, a language tag, and the checked addresses of the two links.
    pub fn configure(
        &self,
        keeps: bool,
        language: &str,
        article: Option<String>,
        contact: Option<String>,
    ) {
        let settings = settings(language, article, contact);
        if self.shared.settings.with_untracked(|now| *now != settings) {
            self.shared.settings.set(settings);
        }
        if self.shared.keeps() != keeps {
            self.shared.send(Msg::SwitchedKeeping(keeps));
        }
    }

    /// Puts the view into `mount`, an empty element in the shadow root.
    pub fn show(&mut self, mount: HtmlElement) {
        let shared = Rc::clone(&self.shared);
        self.view = Some(Box::new(mount_to(mount, move || {
            let listener = {
                let shared = Rc::clone(&shared);
                window_event_listener(ev::storage, move |event: StorageEvent| {
                    // No key: everything was cleared.
                    if event.key().is_none_or(|changed| changed == device::key()) {
                        shared.reread();
                    }
                })
            };
            on_cleanup(move || listener.remove());
            let (session, settings) = (shared.session.clone(), shared.settings.clone());
            ui::widget(session, settings, move |msg| shared.send(msg))
        })));
    }

    /// Takes the view off the page; the state stays.
    pub fn hide(&mut self) {
        self.view = None;
    }
}

fn settings(language: &str, article: Option<String>, contact: Option<String>) -> Settings {
    Settings {
        language: Language::from_tag(language).unwrap_or_default(),
        article,
        contact,
    }
}

//! One `<leadership-quiz>` on the page, as the loader sees it.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use js_sys::WeakRef;
use leptos::prelude::{ArcRwSignal, Update as _, WithUntracked as _};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, StorageEvent};

use super::{device, effects, exchange};
use crate::{
    browser::{Listener, soon, window},
    content::Language,
    domain::{Edit, Effect, Keeping, Moment, Msg, Record, Session, update},
    ui::{self, El, Settings, State},
};

thread_local! {
    /// All widgets of the page, so that they agree on what is kept.
    static WIDGETS: RefCell<Vec<Weak<Shared>>> = const { RefCell::new(Vec::new()) };
}

/// Changes the state and returns what is to be done outside.
type Change = Box<dyn FnOnce(&mut State) -> Vec<Effect>>;

/// What the callbacks of one widget share. It outlives the view, so that a
/// widget that is removed and put back goes on where it was.
pub struct Shared {
    /// Weak, because the element keeps the widget: a strong one would keep
    /// both for ever after the page has let go of the element.
    host: WeakRef<HtmlElement>,
    pub state: ArcRwSignal<State>,
    /// The language the page asks for; the reader may have switched since.
    asked: Cell<Language>,
    /// Something is being carried out.
    busy: Cell<bool>,
    /// What is to be carried out next, in order.
    waiting: RefCell<Vec<Change>>,
    /// Edits the device has refused so far, oldest first.
    pub unsaved: RefCell<Vec<Edit>>,
}

impl Shared {
    pub fn host(&self) -> Option<HtmlElement> {
        self.host.deref()
    }

    /// Carries out a message and what follows from it. For what effects, timers
    /// and promises bring: it is not put off.
    pub fn send(self: &Rc<Self>, msg: Msg) {
        self.change(message(msg));
    }

    /// The same for what the reader or the page brings: a page that listens to
    /// what a new view does to the focus may come in while something else is
    /// being carried out. Then it waits, in order.
    fn request(self: &Rc<Self>, change: Change) {
        if self.busy.get() {
            self.waiting.borrow_mut().push(change);
        } else {
            self.change(change);
        }
    }

    fn change(self: &Rc<Self>, change: Change) {
        let outermost = !self.busy.replace(true);
        self.carry_out(change);
        if outermost {
            while !self.waiting.borrow().is_empty() {
                let change = self.waiting.borrow_mut().remove(0);
                self.carry_out(change);
            }
            self.busy.set(false);
        }
    }

    /// Changes the state, which draws it, and runs the effects.
    fn carry_out(self: &Rc<Self>, change: Change) {
        let focused = self.has_focus();
        let effects = self.state.try_update(change).unwrap_or_default();
        for effect in effects {
            effects::run(self, effect);
        }
        if focused {
            effects::keep_focus(self);
        }
    }

    /// Whether the focus is in this widget.
    pub fn has_focus(&self) -> bool {
        let root = self.host().and_then(|host| host.shadow_root());
        root.is_some_and(|root| root.active_element().is_some())
    }

    /// Tells the other widgets of the page that something else is kept now.
    pub fn tell_others(self: &Rc<Self>) {
        let others = WIDGETS.with_borrow(|widgets| widgets.clone());
        for other in others.iter().filter_map(Weak::upgrade) {
            if !Rc::ptr_eq(self, &other) {
                // One that is at work itself has kept its own by then.
                soon(move || other.reread());
            }
        }
    }

    /// Takes over what is kept now, and on top of it what could not be kept.
    fn adopt(self: &Rc<Self>, mut record: Record) {
        for edit in self.unsaved.borrow().iter() {
            record.apply(*edit);
        }
        self.send(Msg::RecordChanged(record));
    }

    /// The language the widget speaks now.
    pub fn language(&self) -> Language {
        self.state.with_untracked(|state| state.settings.language)
    }

    /// Speaks the other language from now on.
    pub fn switch_language(self: &Rc<Self>) {
        self.change(Box::new(|state| {
            state.settings.language = state.settings.language.other();
            Vec::new()
        }));
    }

    /// Reads the session.
    pub fn with<T>(&self, read: impl FnOnce(&Session) -> T) -> T {
        self.state.with_untracked(|state| read(&state.session))
    }

    /// An element of the view, of the type that the selector leads to.
    pub fn find<T: JsCast>(&self, selector: &str) -> Option<T> {
        let root = self.host()?.shadow_root()?;
        Some(root.query_selector(selector).ok()??.unchecked_into())
    }

    /// Whether the page allows anything to be kept.
    pub fn keeps(&self) -> bool {
        self.with(|session| session.keeping != Keeping::Off)
    }

    /// Another tab or widget changed what is kept.
    fn reread(self: &Rc<Self>) {
        if !self.keeps() {
            return;
        }
        match device::read() {
            // Nothing in memory is given up for what is damaged.
            Ok(found) if found.damaged => self.send(Msg::FoundUnreadable),
            Ok(found) => self.adopt(found.record),
            Err(device::StorageError) => {}
        }
    }
}

/// The change that a message makes.
fn message(msg: Msg) -> Change {
    let moment = Moment {
        now: js_sys::Date::now() as u64,
        random: random(),
    };
    Box::new(move |state| update(&mut state.session, msg, moment))
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
    view: Option<View>,
}

/// The view of a widget, kept up to date until it is dropped.
struct View {
    mount: HtmlElement,
    /// Hear of other tabs and of a new fragment in the address.
    _listeners: [Listener; 2],
    _content: El,
}

impl Drop for View {
    fn drop(&mut self) {
        self.mount.replace_children_with_node_0();
    }
}

#[wasm_bindgen]
impl Widget {
    /// Reads what is kept, unless `keeps` is false. It is to be configured
    /// before it is shown.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, keeps: bool) -> Self {
        let (found, keeping) = match device::read() {
            _ if !keeps => (device::Found::default(), Keeping::Off),
            Ok(found) => (found, Keeping::Kept),
            Err(device::StorageError) => (device::Found::default(), Keeping::Failed),
        };
        let session = Session::new(found.record, keeping);
        let settings = Settings::default();
        let shared = Rc::new(Shared {
            host: WeakRef::new(&host),
            asked: Cell::new(settings.language),
            state: ArcRwSignal::new(State { settings, session }),
            busy: Cell::new(false),
            waiting: RefCell::default(),
            unsaved: RefCell::default(),
        });
        if found.unreadable {
            shared.send(Msg::FoundUnreadable);
        }
        exchange::read_fragment(&shared);
        WIDGETS.with_borrow_mut(|widgets| {
            widgets.retain(|widget| widget.strong_count() > 0);
            widgets.push(Rc::downgrade(&shared));
        });
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
        let mut settings = Settings {
            language: Language::from_tag(language).unwrap_or_default(),
            article,
            contact,
        };
        let asked_before = self.shared.asked.replace(settings.language);
        self.shared.request(Box::new(move |state| {
            if settings.language == asked_before {
                // The reader's own choice stays until the page asks for another.
                settings.language = state.settings.language;
            }
            state.settings = settings;
            Vec::new()
        }));
        self.shared.request(message(Msg::SwitchedKeeping(keeps)));
    }

    /// Puts the view into `mount`, an empty element in the shadow root.
    pub fn show(&mut self, mount: HtmlElement) {
        let shared = Rc::clone(&self.shared);
        let (stored, linked) = (Rc::clone(&shared), Rc::clone(&shared));
        let listeners = [
            Listener::new(window().into(), "storage", move |event| {
                let event: StorageEvent = event.unchecked_into();
                // No key: everything was cleared.
                if event.key().is_none_or(|changed| changed == device::key()) {
                    let stored = Rc::clone(&stored);
                    soon(move || stored.reread());
                }
            }),
            Listener::new(window().into(), "hashchange", move |_| {
                let linked = Rc::clone(&linked);
                soon(move || exchange::read_fragment(&linked));
            }),
        ];
        let content = ui::widget(shared.state.clone(), move |msg| {
            shared.request(message(msg));
        });
        content.put_into(&mount);
        self.view = Some(View {
            mount,
            _listeners: listeners,
            _content: content,
        });
    }

    /// Takes the view off the page; the state stays.
    pub fn hide(&mut self) {
        self.view = None;
    }
}

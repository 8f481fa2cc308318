//! What is drawn: state in, messages out. Nothing here touches storage, the
//! page or a clock.
//!
//! A page is built once, when it is entered, and replaced as a whole by the
//! next one: page translators replace text nodes, and what they replaced would
//! not be updated any more. Only marks on a page are reactive.

mod answers;
mod element;
mod format;
mod history;
mod intro;
mod parts;
mod question;
mod result;

use reactive_graph::{
    owner::{LocalStorage, StoredValue},
    signal::{ArcRwSignal, RwSignal},
    traits::{Get as _, With as _, WithValue as _},
};
use web_sys::{Element, HtmlElement};

pub use element::El;
use element::el;

use crate::{
    content::{Language, Texts},
    domain::{Msg, Notice, Screen, Session},
};

/// What the page around the widget decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    pub language: Language,
    /// Address of the article, `http:` or `https:`.
    pub article: Option<String>,
    /// Address for a talk, `https:` or `mailto:`.
    pub contact: Option<String>,
}

/// What every view is given.
#[derive(Clone, Copy)]
struct Context {
    session: RwSignal<Session>,
    texts: &'static Texts,
    language: Language,
    send: Send,
}

type Send = StoredValue<Box<dyn Fn(Msg)>, LocalStorage>;

impl Context {
    fn send(&self, msg: Msg) {
        self.send.with_value(|send| send(msg));
    }
}

/// One page, with the state it was entered in.
struct Page {
    settings: Settings,
    session: Session,
}

/// Equal is what is drawn alike.
impl PartialEq for Page {
    fn eq(&self, other: &Self) -> bool {
        self.settings == other.settings && self.session.same_page(&other.session)
    }
}

/// The whole widget, drawn into `mount` until it is dropped.
pub fn widget(
    mount: HtmlElement,
    session: ArcRwSignal<Session>,
    settings: ArcRwSignal<Settings>,
    send: impl Fn(Msg) + 'static,
) -> El {
    let session = RwSignal::from(session);
    let send = StoredValue::new_local(Box::new(send) as Box<dyn Fn(Msg)>);
    let page = move || Page {
        settings: settings.get(),
        session: session.get(),
    };
    El::from(Element::from(mount)).dynamic(page, move |page| vec![draw(page, session, send)])
}

fn draw(page: &Page, session: RwSignal<Session>, send: Send) -> El {
    let language = page.settings.language;
    let context = Context {
        session,
        texts: language.texts(),
        language,
        send,
    };
    let (name, content) = match &page.session.screen {
        Screen::Intro => ("intro", intro::view(context, &page.session)),
        Screen::Question { item, purpose, .. } => question::view(context, *item, *purpose),
        Screen::Result { attempt, before } => {
            ("result", result::view(context, page, *attempt, *before))
        }
        Screen::Answers { attempt, before } => {
            let view = answers::view(context, &page.session, *attempt, *before);
            ("answers", view)
        }
        Screen::History { .. } => ("history", history::view(context, &page.session)),
    };
    el("div")
        .class("card")
        .part("card")
        .attr("data-screen", name)
        .attr("lang", language.tag())
        .child(notices(context))
        .child(el("div").class("page").children(content))
}

/// What the reader is told apart from the page. The region is always there,
/// because screen readers announce what changes in it.
fn notices(context: Context) -> El {
    let session = context.session;
    let told = move || session.with(|session| session.notices.clone());
    el("div").attr("role", "status").dynamic(told, move |told| {
        told.iter().map(|told| notice(context, *told)).collect()
    })
}

fn notice(context: Context, notice: Notice) -> El {
    let words = &context.texts.notices;
    let (text, mut buttons) = match notice {
        Notice::Unreadable => (
            &words.unreadable,
            vec![
                parts::button(
                    context,
                    "download",
                    words.download.get(),
                    Msg::DownloadedUnreadable,
                ),
                parts::button(
                    context,
                    "delete",
                    words.delete.get(),
                    Msg::DeletedUnreadable,
                ),
            ],
        ),
        Notice::NotKept => (&words.not_kept, vec![]),
        Notice::OldestLeft => (&words.oldest_left, vec![]),
        Notice::Deleted => (&context.texts.history.deleted, vec![]),
    };
    let dismiss = Msg::Dismissed(notice);
    buttons.push(parts::button(
        context,
        "dismiss",
        words.dismiss.get(),
        dismiss,
    ));
    el("div")
        .class("notice")
        .part("notice")
        .child(parts::paragraph("", text.get()))
        .child(parts::actions(buttons))
}

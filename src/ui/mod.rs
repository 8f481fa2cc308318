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

use leptos::{either::Either, prelude::*};

use element::{El, el};

use crate::{
    content::{Language, Texts},
    domain::{Item, Msg, Notice, Screen, Session},
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
    send: UnsyncCallback<Msg>,
}

impl Context {
    fn send(&self, msg: Msg) {
        self.send.run(msg);
    }
}

/// One page, with the state it was entered in.
#[derive(Clone, PartialEq)]
struct Page {
    /// Counts the pages, so that each is built anew.
    number: u32,
    settings: Settings,
    session: Session,
}

/// The whole widget.
pub fn widget(
    session: ArcRwSignal<Session>,
    settings: ArcRwSignal<Settings>,
    send: impl Fn(Msg) + 'static,
) -> impl IntoView {
    let session = RwSignal::from(session);
    let settings = RwSignal::from(settings);
    let send = UnsyncCallback::new(send);
    let page = Memo::new(move |before: Option<&Page>| {
        let settings = settings.get();
        session.with(|session| match before {
            Some(page) if page.settings == settings && page.session.same_page(session) => {
                page.clone()
            }
            _ => Page {
                number: before.map_or(0, |page| page.number + 1),
                settings,
                session: session.clone(),
            },
        })
    });
    let context = move |language: Language| Context {
        session,
        texts: language.texts(),
        language,
        send,
    };
    let pages = move || {
        let page = page.get();
        let view = draw(&page, context(page.settings.language));
        // Alternating sides makes the renderer replace the page rather than
        // patch it; `<For>` would do the same for 25 kB of wasm.
        match page.number % 2 {
            0 => Either::Left(view),
            _ => Either::Right(view),
        }
    };
    let told = Memo::new(move |_| {
        let language = settings.with(|settings| settings.language);
        (language, session.with(|session| session.notices.clone()))
    });
    // What the reader is told apart from the page. The region outlives the
    // pages, because screen readers announce what changes in it.
    let notices = el("div").attr("role", "status").dynamic(move || {
        let (language, told) = told.get();
        told.into_iter()
            .map(|told| notice(context(language), told))
            .collect()
    });
    el("div")
        .class("card")
        .part("card")
        .live("data-screen", move || {
            page.with(|page| name(&page.session.screen))
        })
        .live("lang", move || {
            page.with(|page| page.settings.language.tag())
        })
        .child(notices)
        .child(switch(settings))
        .view(pages)
        .into_view()
}

/// The button to the other language, in that language. It stays when the page
/// is replaced, and the focus with it.
fn switch(settings: RwSignal<Settings>) -> El {
    let other = move || settings.with(|settings| settings.language.other());
    el("button")
        .class("switch")
        .attr("type", "button")
        .attr("data-action", "language")
        .live("lang", move || other().tag())
        .on("click", move |_| {
            settings.update(|settings| settings.language = settings.language.other());
        })
        .dynamic(move || vec![el("span").text(other().texts().quiz.language.get())])
}

const fn name(screen: &Screen) -> &'static str {
    match screen {
        Screen::Intro => "intro",
        Screen::Question {
            item: Item::Statement(_),
            ..
        } => "statement",
        Screen::Question {
            item: Item::Role, ..
        } => "role",
        Screen::Result { .. } => "result",
        Screen::Answers { .. } => "answers",
        Screen::History { .. } => "history",
    }
}

fn draw(page: &Page, context: Context) -> AnyView {
    let content = match &page.session.screen {
        Screen::Intro => intro::view(context, &page.session),
        Screen::Question { item, purpose, .. } => question::view(context, *item, *purpose),
        Screen::Result { attempt, before } => result::view(context, page, *attempt, *before),
        Screen::Answers { attempt, before } => {
            answers::view(context, &page.session, *attempt, *before)
        }
        Screen::History { .. } => history::view(context, &page.session),
    };
    el("div").class("page").children(content).into_view()
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

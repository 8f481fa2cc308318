//! What is drawn: state in, messages out. Nothing here touches storage, the
//! page or a clock.
//!
//! A page is built once, when it is entered, and replaced as a whole by the
//! next one: page translators replace text nodes, and what they replaced would
//! not be updated any more. Only marks on a page are reactive.

mod answers;
mod comparison;
mod element;
mod format;
mod group;
mod history;
mod intro;
mod parts;
mod question;
mod result;
mod share;

pub use format::date;
use leptos::prelude::{
    ArcRwSignal, Get as _, LocalStorage, RwSignal, StoredValue, Update as _, With as _,
    WithUntracked as _, WithValue as _,
};

pub use element::El;
use element::el;

use crate::{
    content::{Language, Texts},
    domain::{DecodeError, Item, Msg, Notice, Other, Screen, Session, ShareError},
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

/// The whole widget.
pub fn widget(
    session: ArcRwSignal<Session>,
    settings: ArcRwSignal<Settings>,
    send: impl Fn(Msg) + 'static,
) -> El {
    let session = RwSignal::from(session);
    let settings = RwSignal::from(settings);
    let send: Send = StoredValue::new_local(Box::new(send));
    let language = move || settings.with(|settings| settings.language);
    let context = move |language: Language| Context {
        session,
        texts: language.texts(),
        language,
        send,
    };
    let page = move || Page {
        settings: settings.get(),
        session: session.get(),
    };
    // This region outlives the pages.
    let told = move || (language(), told(session, false));
    let notices = el("div")
        .attr("role", "status")
        .dynamic(told, move |(language, told)| {
            told.iter()
                .map(|told| notice(context(*language), *told))
                .collect()
        });
    el("div")
        .class("card")
        .part("card")
        .live("data-screen", move || {
            session.with(|session| name(&session.screen))
        })
        .live("lang", move || language().tag())
        .child(notices)
        .child(switch(settings))
        .child(el("div").dynamic(page, move |page| {
            vec![draw(page, context(page.settings.language))]
        }))
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
        .dynamic(other, |other| {
            vec![el("span").text(other.texts().quiz.language.get())]
        })
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
        Screen::Comparison { .. } => "comparison",
        Screen::Share { .. } => "share",
        Screen::Group { .. } => "group",
    }
}

fn draw(page: &Page, context: Context) -> El {
    let content = match &page.session.screen {
        Screen::Intro => intro::view(context, &page.session),
        Screen::Question { item, purpose, .. } => question::view(context, *item, *purpose),
        Screen::Result { attempt, before } => result::view(context, page, *attempt, *before),
        Screen::Answers { attempt, before } => {
            answers::view(context, &page.session, *attempt, *before)
        }
        Screen::History { .. } => history::view(context, &page.session),
        Screen::Comparison { own, other } => comparison::view(context, &page.session, *own, *other),
        Screen::Share { attempt } => share::view(context, *attempt),
        Screen::Group { .. } => group::view(context),
    };
    el("div").class("page").children(content)
}

/// What the reader is told apart from the page, or beside its buttons.
fn told(session: RwSignal<Session>, beside_buttons: bool) -> Vec<Notice> {
    let told = session.with(|session| session.notices.clone());
    told.into_iter()
        .filter(|notice| notice.answers_a_button() == beside_buttons)
        .collect()
}

/// What the buttons of a page did, beside them. The region is there before its
/// content, because screen readers announce what changes in it.
fn outcomes(context: Context) -> El {
    let told = move || told(context.session, true);
    el("div").attr("role", "status").dynamic(told, move |told| {
        told.iter().map(|told| notice(context, *told)).collect()
    })
}

fn notice(context: Context, notice: Notice) -> El {
    let words = &context.texts.notices;
    let text = match notice {
        Notice::Unreadable => &words.unreadable,
        Notice::NotKept => &words.not_kept,
        Notice::OldestLeft => &words.oldest_left,
        Notice::Deleted => &context.texts.history.deleted,
        Notice::Imported(_) => &words.nothing_new,
        Notice::ImportFailed(DecodeError::TooLarge) => &words.file_too_large,
        Notice::ImportFailed(DecodeError::NotAnEnvelope) => &words.file_foreign,
        Notice::ImportFailed(DecodeError::Newer) => &words.file_newer,
        Notice::ImportFailed(DecodeError::BadAttempt) => &words.file_damaged,
        Notice::Copied => &words.copied,
        Notice::NotCopied => &words.not_copied,
        Notice::Shared => &words.shared,
        Notice::BadLink(ShareError::Incomplete) => &words.link_incomplete,
        Notice::BadLink(ShareError::Damaged) => &words.link_damaged,
        Notice::BadLink(ShareError::OtherVersion) => &words.link_other_version,
    };
    let text = match notice {
        Notice::Imported(count) if count > 0 => {
            format::plural(context.language, &words.imported, count)
        }
        _ => text.get().to_owned(),
    };
    let mut buttons = match notice {
        Notice::Unreadable => {
            let (download, delete) = (words.download.get(), words.delete.get());
            vec![
                parts::button(context, "download", download, Msg::DownloadedUnreadable),
                parts::button(context, "delete", delete, Msg::DeletedUnreadable),
            ]
        }
        Notice::Shared => shared_answers(context),
        _ => vec![],
    };
    let dismiss = Msg::Dismissed(notice);
    buttons.push(parts::button(
        context,
        "dismiss",
        words.dismiss.get(),
        dismiss,
    ));
    // On its own page a link is shown anyway.
    let copyable = context
        .session
        .with_untracked(|session| match session.screen {
            Screen::Share { .. } => None,
            _ => session.copyable.clone(),
        });
    let copyable = copyable.filter(|_| notice == Notice::NotCopied);
    el("div")
        .class("notice")
        .part("notice")
        .child(parts::paragraph("", &text))
        .children(copyable.map(|text| share::copyable(context, &text)))
        .child(parts::actions(buttons))
}

/// What can be done with answers that came with a link.
fn shared_answers(context: Context) -> Vec<El> {
    let words = &context.texts.notices;
    context.session.with_untracked(|session| {
        let Some(answers) = session.shared else {
            return Vec::new();
        };
        let own = session.record.attempts.first().map(|attempt| attempt.id);
        let text = match own {
            Some(_) => words.shared_compare.get(),
            None => words.shared_look.get(),
        };
        let other = Other::Shared(answers);
        let open = Msg::OpenedComparison { own, other };
        vec![parts::button(context, "compare", text, open)]
    })
}

//! What is drawn: state in, messages out. Nothing here touches storage, the
//! page or a clock.
//!
//! A page is built once, when it is entered, and replaced as a whole by the
//! next one. On it only marks are reactive and, where texts change, whole elements:
//! page translators replace text nodes, and what they replaced would not be updated
//! any more.

mod answers;
mod comparison;
mod element;
mod follower;
mod format;
mod group;
mod history;
mod intro;
mod parts;
mod question;
mod result;
mod share;

pub use format::date;
use std::{cell::Cell, rc::Rc};

use leptos::prelude::{ArcRwSignal, WithUntracked as _};

pub use element::El;
use element::el;

use crate::{
    content::{Language, Texts},
    domain::{DecodeError, Item, Msg, Notice, Other, Screen, Session, ShareError},
};

/// What the page around the widget decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    pub language: Language,
    /// Address of the article, `http:` or `https:`.
    pub article: Option<String>,
    /// Address for a talk, `https:` or `mailto:`.
    pub contact: Option<String>,
}

/// All that the view depends on.
#[derive(Clone, Debug)]
pub struct State {
    pub settings: Settings,
    pub session: Session,
}

impl State {
    /// Whether both are drawn as the same page.
    fn same_page(&self, other: &Self) -> bool {
        self.settings == other.settings && self.session.same_page(&other.session)
    }
}

/// What every view is given: the state to follow, and where messages go.
#[derive(Clone)]
pub struct Context(Rc<Outside>);

struct Outside {
    state: ArcRwSignal<State>,
    send: Box<dyn Fn(Msg)>,
    /// What was shown when a press of a pointer began, until it becomes a click.
    pressed: Cell<Option<&'static str>>,
    /// How many groups of radio buttons were drawn.
    groups: Cell<u32>,
}

impl Context {
    fn send(&self, msg: Msg) {
        (self.0.send)(msg);
    }

    /// The language spoken now. A page is drawn anew when it changes.
    fn language(&self) -> Language {
        self.0.state.with_untracked(|state| state.settings.language)
    }

    /// Reads the session as it is now.
    fn read<T>(&self, read: impl FnOnce(&Session) -> T) -> T {
        self.0.state.with_untracked(|state| read(&state.session))
    }

    fn texts(&self) -> &'static Texts {
        self.language().texts()
    }

    /// Whether a click is meant for what is shown now: its press may have begun on the
    /// statement before, in the same place. `clicks` is what [`element::clicks`] gives.
    fn is_meant(&self, clicks: i32) -> bool {
        let shown = self.read(shown);
        // Keys click without a press, and are not counted.
        clicks == 0 || self.0.pressed.take().is_none_or(|pressed| pressed == shown)
    }
}

/// The whole widget.
pub fn widget(state: ArcRwSignal<State>, send: impl Fn(Msg) + 'static) -> El {
    let context = &Context(Rc::new(Outside {
        state,
        send: Box::new(send),
        pressed: Cell::new(None),
        groups: Cell::new(0),
    }));
    // This region outlives the pages.
    let notices = el("div").attr("role", "status").dynamic(
        context,
        |state| {
            let session = &state.session;
            let own = session.record.attempts.first().map(|attempt| attempt.id);
            // The other three are what their buttons speak of.
            let about = (state.settings.language, session.shared, own);
            (told(state, false), about)
        },
        |context, (told, _)| notices(context, told),
    );
    // It follows before the card: were anything else changed, browsers would lay
    // out the old page once more when the focus leaves with it.
    let pages = pages(context);
    el("div")
        .class("card")
        .part("card")
        .on(context, "pointerdown", |context, _| {
            context.0.pressed.set(Some(context.read(shown)));
        })
        .live(context, "data-screen", |state| name(&state.session.screen))
        .live(context, "lang", |state| state.settings.language.tag())
        .child(notices)
        .child(switch(context))
        .child(pages)
}

/// The page that the screen asks for, drawn anew when it is another.
fn pages(context: &Context) -> El {
    let mut shown: Option<State> = None;
    let pages = move |context: &Context, state: &State| {
        if shown.as_ref().is_some_and(|shown| shown.same_page(state)) {
            return None;
        }
        let page = |state: &State| name(&state.session.screen);
        let entered = shown.as_ref().map(page) != Some(page(state));
        shown = Some(state.clone());
        Some(vec![draw(context, state, entered)])
    };
    el("div").redrawn(context, Box::new(pages))
}

/// The button to the other language, in that language. It stays when the page
/// is replaced, and the focus with it.
fn switch(context: &Context) -> El {
    let other = |state: &State| state.settings.language.other();
    el("button")
        .class("switch")
        .attr("type", "button")
        .attr("data-action", "language")
        .live(context, "lang", move |state| other(state).tag())
        .sends(context, Msg::SwitchedLanguage)
        .dynamic(context, other, |_, other| {
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

/// What is shown: the statement asked, or else the screen.
fn shown(session: &Session) -> &'static str {
    match question::asked(session) {
        Some(question) => question.id(),
        None => name(&session.screen),
    }
}

/// A page, in the state in which it is entered or drawn anew.
fn draw(context: &Context, state: &State, entered: bool) -> El {
    let session = &state.session;
    let page = el("div").class("page");
    let content = match &session.screen {
        Screen::Intro => intro::view(context, session),
        Screen::Question { item, purpose, .. } => question::view(context, *item, *purpose),
        Screen::Result { attempt, before } => {
            return result::view(page, context, state, *attempt, *before, entered);
        }
        Screen::Answers { attempt, before } => answers::view(context, session, *attempt, *before),
        Screen::History { .. } => history::view(context, session),
        Screen::Comparison { own, other } => comparison::view(context, session, *own, *other),
        Screen::Share { attempt } => share::view(context, *attempt),
        Screen::Group { .. } => group::view(context),
    };
    page.children(content)
}

/// What the reader is told apart from the page, or beside its buttons.
fn told(state: &State, beside_buttons: bool) -> Vec<Notice> {
    let mut told = state.session.notices.clone();
    told.retain(|notice| notice.answers_a_button() == beside_buttons);
    told
}

fn notices(context: &Context, told: &[Notice]) -> Vec<El> {
    told.iter().map(|told| notice(context, *told)).collect()
}

/// What the buttons of a page did, beside them. The region is there before its
/// content, because screen readers announce what changes in it.
fn outcomes(context: &Context) -> El {
    el("div").attr("role", "status").dynamic(
        context,
        |state| told(state, true),
        |context, told| notices(context, told),
    )
}

fn notice(context: &Context, notice: Notice) -> El {
    let words = &context.texts().notices;
    let text = match notice {
        Notice::Unreadable => &words.unreadable,
        Notice::NotKept => &words.not_kept,
        Notice::OldestLeft => &words.oldest_left,
        Notice::Deleted => &context.texts().history.deleted,
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
            format::plural(context.language(), &words.imported, count)
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
    let copyable = context.read(|session| match session.screen {
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
fn shared_answers(context: &Context) -> Vec<El> {
    let words = &context.texts().notices;
    context.read(|session| {
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

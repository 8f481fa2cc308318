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
use leptos::{either::Either, prelude::*};

use element::{El, el};

use crate::{
    content::{Language, Texts},
    domain::{DecodeError, Msg, Notice, Other, Screen, Session, ShareError},
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
    move || {
        let page = page.get();
        let view = draw(&page, session, send);
        // Alternating sides makes the renderer replace the page rather than
        // patch it; `<For>` would do the same for 25 kB of wasm.
        match page.number % 2 {
            0 => Either::Left(view),
            _ => Either::Right(view),
        }
    }
}

fn draw(page: &Page, session: RwSignal<Session>, send: UnsyncCallback<Msg>) -> AnyView {
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
        Screen::Comparison { own, other } => {
            let view = comparison::view(context, &page.session, *own, *other);
            ("comparison", view)
        }
        Screen::Share { attempt } => ("share", share::view(context, *attempt)),
        Screen::Group { .. } => ("group", group::view(context)),
    };
    el("div")
        .class("card")
        .part("card")
        .attr("data-screen", name)
        .attr("lang", language.tag())
        .child(notices(context, false))
        .child(el("div").class("page").children(content))
        .into_view()
}

/// What the reader is told apart from the page, or beside its buttons. The
/// region is always there, because screen readers announce what changes in it.
fn notices(context: Context, beside_buttons: bool) -> El {
    let session = context.session;
    let told = Memo::new(move |_| {
        let told = session.with(|session| session.notices.clone());
        let here = told.into_iter();
        here.filter(|notice| notice.answers_a_button() == beside_buttons)
            .collect::<Vec<Notice>>()
    });
    el("div").attr("role", "status").dynamic(move || {
        told.get()
            .into_iter()
            .map(|told| notice(context, told))
            .collect()
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
        .child(parts::paragraph("", text))
        .children(copyable.map(|text| share::copyable(context, text)))
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

//! The first page: what the quiz asks, and the way in.

use super::{
    Context,
    element::{El, el},
    format, parts,
};
use crate::digits::Digits as _;
use crate::{
    content::Text,
    domain::{Keeping, Msg, Question, Session},
};

pub fn view(context: &Context, session: &Session) -> Vec<El> {
    let words = &context.texts().intro;
    let terms = match session.keeping {
        Keeping::Kept => &words.terms,
        Keeping::Off | Keeping::Failed => &words.terms_not_kept,
    };
    let meaning = |term: &Text, meaning: &Text| {
        el("p")
            .class("muted")
            .child(el("em").text(term.get()))
            .text(" ")
            .text(meaning.get())
    };
    let unfinished = session.record.draft.map(|draft| {
        let next = draft.answers.first_open();
        let next = next.map_or(Question::COUNT, Question::number);
        let (next, total) = (next.digits(), Question::COUNT.digits());
        parts::paragraph("unfinished", &words.unfinished.fill(&next, &total))
    });
    let mut buttons = match unfinished {
        None => vec![parts::primary(
            context,
            "start",
            words.start.get(),
            Msg::Started,
        )],
        Some(_) => vec![
            parts::primary(context, "resume", words.resume.get(), Msg::Resumed),
            parts::button(context, "restart", words.restart.get(), Msg::Started),
        ],
    };
    let kept = session.record.attempts.len();
    if kept > 0 {
        let text = format::plural(context.language(), &words.history, kept);
        buttons.push(parts::button(context, "history", &text, Msg::OpenedHistory));
    }
    let mut page = vec![
        parts::heading(context.texts().quiz.title.get()),
        parts::paragraph("lead", words.claim.get()),
        parts::paragraph("", words.scope.get()),
        parts::paragraph("terms", terms.get()),
    ];
    page.extend(unfinished);
    page.push(parts::actions(buttons));
    page.push(
        el("div")
            .class("definitions")
            .child(meaning(&words.leaders_term, &words.leaders_meaning))
            .child(meaning(&words.managers_term, &words.managers_meaning)),
    );
    page
}

//! The first page: what the quiz asks, and the way in.

use leptos::prelude::*;

use super::{Context, format, parts};
use crate::domain::{Keeping, Msg, Question, Session};

pub fn view(context: Context, session: &Session) -> AnyView {
    let words = &context.texts.intro;
    let terms = match session.keeping {
        Keeping::Kept => words.terms.get(),
        Keeping::Off | Keeping::Failed => words.terms_not_kept.get(),
    };
    let meaning = |term: &'static str, meaning: &'static str| {
        view! {
            <p class="muted"><em>{term}</em> " " {meaning}</p>
        }
    };
    let mut buttons = Vec::new();
    match &session.record.draft {
        None => buttons.push(parts::primary(context, "start", &words.start, Msg::Started)),
        Some(_) => {
            buttons.push(parts::primary(
                context,
                "resume",
                &words.resume,
                Msg::Resumed,
            ));
            buttons.push(parts::button(
                context,
                "restart",
                &words.restart,
                Msg::Started,
            ));
        }
    }
    let unfinished = session.record.draft.map(|draft| {
        let next = draft
            .answers
            .first_open()
            .map_or(Question::COUNT, Question::number);
        let text = words
            .unfinished
            .fill(&next.to_string(), &Question::COUNT.to_string());
        parts::paragraph("unfinished", text)
    });
    let kept = session.record.attempts.len();
    if kept > 0 {
        let text = format::plural(context.language, &words.history, kept);
        buttons.push(parts::history_button(context, text));
    }
    view! {
        {parts::heading(context.texts.quiz.title.get())}
        {parts::paragraph("lead", words.claim.get())}
        {parts::paragraph("", words.scope.get())}
        {parts::paragraph("terms", terms)}
        {unfinished}
        {parts::actions(buttons)}
        <div class="definitions">
            {meaning(words.leaders_term.get(), words.leaders_meaning.get())}
            {meaning(words.managers_term.get(), words.managers_meaning.get())}
        </div>
    }
    .into_any()
}

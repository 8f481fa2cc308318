//! The review: every answer of an attempt, each with a way to correct it.

use leptos::prelude::*;

use super::{Context, parts, result};
use crate::domain::{AttemptId, Item, Msg, Question, Session, Verdict};

pub fn view(
    context: Context,
    session: &Session,
    id: AttemptId,
    before: Option<Verdict>,
) -> AnyView {
    let texts = context.texts;
    let words = &texts.answers;
    let Some(attempt) = session.record.attempt(id) else {
        return ().into_any();
    };
    let row = |question: &'static str, answer: &'static str, label: String, item: Item| {
        view! {
            <li class="row">
                <p>{question}</p>
                <p class="answer">{answer}</p>
                {parts::labelled_button(
                    context,
                    "correct",
                    &words.correct,
                    Some(label),
                    Msg::OpenedCorrection(id, item),
                )}
            </li>
        }
        .into_any()
    };
    let mut rows: Vec<AnyView> = Question::all()
        .map(|question| {
            let answer = attempt
                .answers
                .get(question)
                .map_or("", |answer| texts.answer(answer));
            let label = words.correct_label.fill(&question.number().to_string());
            row(
                texts.statement(question),
                answer,
                label,
                Item::Statement(question),
            )
        })
        .collect();
    rows.push(row(
        words.role.get(),
        texts.role(attempt.role),
        words.correct_role_label.get().to_owned(),
        Item::Role,
    ));
    view! {
        {parts::heading(words.heading.get())}
        {result::correction(context, attempt, before)}
        {parts::paragraph("muted", words.hint.get())}
        <ol class="rows">{rows}</ol>
        {parts::actions(vec![parts::primary(context, "back", &words.back, Msg::PressedBack)])}
    }
    .into_any()
}

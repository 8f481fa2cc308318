//! The review: every answer of an attempt, each with a way to correct it.

use super::{
    Context,
    element::{El, el},
    parts, result,
};
use crate::digits::Digits as _;
use crate::domain::{AttemptId, Item, Msg, Question, Session, Verdict};

pub fn view(
    context: &Context,
    session: &Session,
    id: AttemptId,
    before: Option<Verdict>,
) -> Vec<El> {
    let texts = context.texts();
    let words = &texts.answers;
    let Some(attempt) = session.record.attempt(id) else {
        return Vec::new();
    };
    let row = |question: &'static str, answer: &'static str, label: String, item: Item| {
        let correct = Msg::OpenedCorrection(id, item);
        el("li")
            .class("row")
            .child(parts::paragraph("", question))
            .child(parts::paragraph("answer", answer))
            .child(
                parts::button(context, "correct", words.correct.get(), correct)
                    .attr("aria-label", &label),
            )
    };
    let statements = Question::all().map(|question| {
        let answer = attempt.answers.get(question);
        let answer = answer.map_or("", |answer| texts.answer(answer));
        let label = words.correct_label.fill(&question.number().digits());
        let statement = texts.statement(question);
        row(statement, answer, label, Item::Statement(question))
    });
    let role = row(
        words.role.get(),
        texts.role(attempt.role),
        words.correct_role_label.get().to_owned(),
        Item::Role,
    );
    let back = parts::primary(context, "back", words.back.get(), Msg::PressedBack);
    vec![
        parts::heading(words.heading.get()).attr("aria-describedby", result::CORRECTION),
        result::correction(context, attempt, before),
        parts::paragraph("muted", words.hint.get()),
        el("ol").class("rows").children(statements).child(role),
        parts::actions([back]),
    ]
}

//! Two profiles side by side: two attempts, or an attempt and shared answers.

use super::{
    Context,
    element::{El, el},
    format, parts, result,
};
use crate::digits::Digits as _;
use crate::domain::{
    Answers, AttemptId, Comparison, Msg, Other, Relation, Scores, Session, compare,
};

pub fn view(context: &Context, session: &Session, own: Option<AttemptId>, other: Other) -> Vec<El> {
    let texts = context.texts();
    let words = &texts.comparison;
    let attempt = own.and_then(|id| session.record.attempt(id));
    let (other_answers, other_name) = match other {
        Other::Shared(answers) => (Some(answers), words.shared.get().to_owned()),
        Other::Attempt(id) => match session.record.attempt(id) {
            Some(other) => (
                Some(other.answers),
                format::date(context.language(), other.time),
            ),
            None => (None, String::new()),
        },
    };
    let mut page = vec![parts::heading(words.heading.get())];
    match (attempt, other_answers) {
        (Some(attempt), Some(answers)) => {
            let own_name = match other {
                Other::Shared(_) => words.own.get().to_owned(),
                Other::Attempt(_) => format::date(context.language(), attempt.time),
            };
            page.extend(both(
                context,
                &attempt.answers,
                &answers,
                own_name,
                other_name,
            ));
        }
        (None, Some(answers)) => {
            page.push(parts::paragraph("lead", words.shared_alone.get()));
            page.push(result::chart(context, &Scores::new(&answers), false));
            let start = texts.intro.start.get();
            page.push(parts::actions([parts::primary(
                context,
                "start",
                start,
                Msg::Started,
            )]));
        }
        (_, None) => {}
    }
    let back = parts::button(context, "back", words.back.get(), Msg::PressedBack);
    page.push(parts::actions([back]));
    page
}

/// Both profiles in one table, which reads well aloud and on a narrow screen.
fn both(
    context: &Context,
    first: &Answers,
    second: &Answers,
    first_name: String,
    second_name: String,
) -> [El; 3] {
    let words = &context.texts().comparison;
    let rows = compare(first, second);
    let alike = rows
        .iter()
        .filter(|row| row.relation == Relation::Alike)
        .count();
    let agreement = words.agreement.fill(&alike.digits(), &rows.len().digits());
    let names = [
        context.texts().result.table_dimension.get().to_owned(),
        first_name,
        second_name,
        words.difference.get().to_owned(),
    ];
    let body = rows.iter().map(|comparison| row(context, comparison));
    [
        parts::paragraph("lead", &agreement),
        parts::table("comparison", names, body),
        parts::paragraph("muted", words.note.get()),
    ]
}

fn row(context: &Context, comparison: &Comparison) -> El {
    let words = &context.texts().comparison;
    let (text, id) = match comparison.relation {
        Relation::Alike => (&words.alike, "alike"),
        Relation::Higher => (&words.higher, "higher"),
        Relation::Lower => (&words.lower, "lower"),
        Relation::Unknown => (&words.unknown, "unknown"),
    };
    let points = comparison
        .points
        .map(|points| el("td").child(result::small_bar(context, points)));
    el("tr")
        .attr("data-compared", comparison.dimension.id())
        .attr("data-relation", id)
        .child(parts::row_heading(
            context.texts().label(comparison.dimension),
        ))
        .children(points)
        .child(el("td").text(text.get()))
}

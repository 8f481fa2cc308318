//! Attempts kept on the device: open them, delete them.

use super::{
    Context, State,
    element::{El, el},
    format, outcomes, parts, result,
};
use crate::domain::{Attempt, AttemptId, Deletion, Keeping, Msg, Other, Screen, Session, assess};

pub fn view(context: &Context, session: &Session) -> Vec<El> {
    let words = &context.texts().history;
    let attempts = &session.record.attempts;
    let mut page = vec![parts::heading(words.heading.get())];
    let mut buttons = vec![parts::primary(
        context,
        "back",
        words.back.get(),
        Msg::PressedBack,
    )];
    if attempts.is_empty() {
        page.push(parts::paragraph("empty", words.empty.get()));
    } else {
        let kept = match session.keeping {
            Keeping::Kept => &words.kept_here,
            Keeping::Off => &context.texts().notices.off,
            Keeping::Failed => &context.texts().notices.not_kept,
        };
        let rows = attempts.iter().map(|attempt| row(context, attempt));
        page.push(parts::paragraph("muted", kept.get()));
        page.push(el("ol").class("rows").children(rows));
        if attempts.len() > 1 {
            page.push(
                el("div")
                    .class("flow")
                    .dynamic(context, picked, |context, picked| {
                        vec![compare(context, *picked)]
                    }),
            );
        }
        let ask = Msg::AskedToDelete(Deletion::All);
        buttons.push(parts::button(
            context,
            "delete",
            words.delete_all.get(),
            ask,
        ));
        let download = words.download_all.get();
        let all = Msg::Downloaded(None);
        buttons.push(parts::button(context, "download", download, all));
    }
    buttons.push(parts::button(
        context,
        "import",
        words.import.get(),
        Msg::AskedToImport,
    ));
    page.push(parts::actions(buttons));
    page.push(outcomes(context));
    page.push(
        el("input")
            .attr("type", "file")
            .attr("accept", ".json,application/json")
            .attr("hidden", "")
            .on(context, "change", |context, _| {
                context.send(Msg::PickedFile);
            }),
    );
    page.push(dialog(context));
    page
}

fn row(context: &Context, attempt: &Attempt) -> El {
    let words = &context.texts().history;
    let id = attempt.id;
    let date = format::date(context.language(), attempt.time);
    let assessment = assess(&attempt.answers, attempt.role);
    let headline = context.texts().headline(&assessment);
    let delete = Msg::AskedToDelete(Deletion::One(id));
    el("li")
        .class("row")
        .attr("data-attempt", &id.hex())
        .child(pick(context, id, &date))
        .child(
            parts::plain_button(context, "open", "", Msg::OpenedResult(id))
                .class("open")
                .child(el("span").class("muted").text(&date))
                .child(el("span").class("headline").text(&headline))
                .child(result::profile(&assessment.scores)),
        )
        .child(
            parts::button(context, "delete", words.delete.get(), delete)
                .attr("aria-label", &words.delete_label.fill(&date)),
        )
}

/// Marks an attempt for a comparison.
fn pick(context: &Context, id: AttemptId, date: &str) -> El {
    let words = &context.texts().history;
    el("label")
        .class("pick")
        .child(
            el("input")
                .attr("type", "checkbox")
                .attr("aria-label", &words.pick_label.fill(date))
                .prop(context, "checked", move |state| {
                    state.session.picked.contains(&id)
                })
                .on(context, "change", move |context, _| {
                    context.send(Msg::Picked(id));
                }),
        )
        .child(
            el("span")
                .attr("aria-hidden", "true")
                .text(words.pick.get()),
        )
}

/// The two attempts that are marked, if so, the older one first.
fn picked(state: &State) -> Option<(AttemptId, AttemptId)> {
    let session = &state.session;
    let mut marked = session
        .record
        .attempts
        .iter()
        .map(|attempt| attempt.id)
        .filter(|id| session.picked.contains(id));
    let (newer, older) = (marked.next()?, marked.next()?);
    Some((older, newer))
}

/// Leads to the comparison.
fn compare(context: &Context, picked: Option<(AttemptId, AttemptId)>) -> El {
    let words = &context.texts().history;
    match picked {
        None => parts::paragraph("muted", words.compare_hint.get()),
        Some((older, newer)) => {
            let open = Msg::OpenedComparison {
                own: Some(older),
                other: Other::Attempt(newer),
            };
            parts::primary(context, "compare", words.compare.get(), open)
        }
    }
}

/// Asks before anything is deleted.
fn dialog(context: &Context) -> El {
    let words = &context.texts().history;
    let asking = |state: &State| match state.session.screen {
        Screen::History { asking, .. } => asking,
        _ => None,
    };
    let (cancel, confirm) = (words.cancel.get(), words.confirm.get());
    el("dialog")
        .attr("aria-labelledby", "confirm")
        .attr("aria-describedby", "consequence")
        // Escape closes the dialog without a click on any button. The event
        // "close" would come late and could meet the next question already.
        .on(context, "cancel", |context, _| {
            context.send(Msg::CancelledDeletion);
        })
        .child(
            el("h3")
                .attr("id", "confirm")
                .text(words.confirm_heading.get()),
        )
        .child(
            el("div")
                .attr("id", "consequence")
                .dynamic(context, asking, consequence),
        )
        .child(parts::actions([
            parts::button(context, "cancel", cancel, Msg::CancelledDeletion),
            parts::primary(context, "confirm", confirm, Msg::ConfirmedDeletion),
        ]))
}

/// What a deletion takes away.
fn consequence(context: &Context, asking: &Option<Deletion>) -> Vec<El> {
    let words = &context.texts().history;
    let language = context.language();
    let text = context.read(|session| match *asking {
        None => None,
        Some(Deletion::One(id)) => session.record.attempt(id).map(|attempt| {
            let date = format::date(language, attempt.time);
            words.confirm_one.fill(&date)
        }),
        Some(Deletion::All) => {
            let kept = session.record.attempts.len();
            Some(format::plural(language, &words.confirm_all, kept))
        }
    });
    let text = text.as_ref();
    text.map(|text| parts::paragraph("", text))
        .into_iter()
        .collect()
}

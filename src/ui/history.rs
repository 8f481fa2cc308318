//! Attempts kept on the device: open them, delete them.

use leptos::{ev, prelude::*};

use super::{Context, format, parts};
use crate::domain::{Attempt, Deletion, Keeping, Msg, Scores, Screen, Session, Verdict, assess};

pub fn view(context: Context, session: &Session) -> AnyView {
    let words = &context.texts.history;
    let attempts = &session.record.attempts;
    let rows: Vec<AnyView> = attempts
        .iter()
        .map(|attempt| row(context, attempt))
        .collect();
    let content = if rows.is_empty() {
        parts::paragraph("empty", words.empty.get())
    } else {
        let kept = match session.keeping {
            Keeping::Kept => &words.kept_here,
            Keeping::Off => &context.texts.notices.off,
            Keeping::Failed => &context.texts.notices.not_kept,
        };
        view! {
            {parts::paragraph("muted", kept.get())}
            <ol class="rows">{rows}</ol>
        }
        .into_any()
    };
    let mut buttons = vec![parts::primary(
        context,
        "back",
        &words.back,
        Msg::PressedBack,
    )];
    if !attempts.is_empty() {
        let ask = Msg::AskedToDelete(Deletion::All);
        buttons.push(parts::button(context, "delete", &words.delete_all, ask));
    }
    view! {
        {parts::heading(words.heading.get())}
        {content}
        {parts::actions(buttons)}
        {dialog(context)}
    }
    .into_any()
}

fn row(context: Context, attempt: &Attempt) -> AnyView {
    let words = &context.texts.history;
    let id = attempt.id;
    let date = format::date(context.language, attempt.time);
    let verdict = Verdict::new(&Scores::new(&attempt.answers));
    let headline = context
        .texts
        .headline(&assess(&attempt.answers, attempt.role));
    view! {
        <li class="row" data-attempt=id.to_string()>
            <button
                type="button"
                class="open"
                data-action="open"
                data-code=verdict.code()
                on:click=move |_| context.send(Msg::OpenedResult(id))
            >
                <span class="muted">{date.clone()}</span>
                <span>{headline}</span>
            </button>
            {parts::labelled_button(
                context,
                "delete",
                &words.delete,
                Some(words.delete_label.fill(&date)),
                Msg::AskedToDelete(Deletion::One(id)),
            )}
        </li>
    }
    .into_any()
}

/// Asks before anything is deleted.
fn dialog(context: Context) -> AnyView {
    let words = &context.texts.history;
    let question = move || {
        context.session.with(|session| match session.screen {
            Screen::History {
                asking: Some(deletion),
                ..
            } => match deletion {
                Deletion::One(id) => session.record.attempt(id).map(|attempt| {
                    words
                        .confirm_one
                        .fill(&format::date(context.language, attempt.time))
                }),
                Deletion::All => Some(format::plural(
                    context.language,
                    &words.confirm_all,
                    session.record.attempts.len(),
                )),
            },
            _ => None,
        })
    };
    view! {
        // Escape closes the dialog without a click on any button.
        <dialog aria-labelledby="confirm" on:close=move |_: ev::Event| {
            context.send(Msg::CancelledDeletion);
        }>
            <h3 id="confirm">{words.confirm_heading.get()}</h3>
            <p>{question}</p>
            {parts::actions(vec![
                parts::button(context, "cancel", &words.cancel, Msg::CancelledDeletion),
                parts::primary(context, "confirm", &words.confirm, Msg::ConfirmedDeletion),
            ])}
        </dialog>
    }
    .into_any()
}

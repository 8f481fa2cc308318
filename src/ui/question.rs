//! One statement, or the role: a group of radio buttons, Back and Next.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{KeyboardEvent, MouseEvent, PointerEvent};

use super::{Context, parts};
use crate::domain::{Answer, Choice, Item, Level, Msg, Purpose, Question, Role, Screen};

/// Returns the name of the screen and its content.
pub fn view(context: Context, item: Item, purpose: Purpose) -> (&'static str, AnyView) {
    let words = &context.texts.question;
    let correcting = purpose != Purpose::Attempt;
    let (back, next) = match (correcting, item) {
        (true, _) => (&words.cancel, &words.save),
        (false, Item::Role) => (&words.back, &context.texts.role.show_result),
        (false, Item::Statement(_)) => (&words.back, &words.next),
    };
    let (screen, top, group) = match item {
        Item::Statement(question) => (
            "statement",
            position(context, question, correcting),
            statement(context, question),
        ),
        Item::Role => (
            "role",
            parts::heading(context.texts.role.heading.get()),
            role(context),
        ),
    };
    let content = view! {
        {top}
        {group}
        <div class="actions between">
            {parts::button(context, "back", back, Msg::PressedBack)}
            {parts::primary(context, "next", next, Msg::PressedNext)}
        </div>
    };
    (screen, content.into_any())
}

/// Which statement this is, and how far that is.
fn position(context: Context, question: Question, correcting: bool) -> AnyView {
    let text = context
        .texts
        .question
        .position
        .fill(&question.number().to_string(), &Question::COUNT.to_string());
    view! {
        <div translate="no">{parts::heading(text)}</div>
        // The heading says the same in words.
        {(!correcting)
            .then(|| {
                view! {
                    <progress
                        part="progress"
                        aria-hidden="true"
                        max=Question::COUNT
                        value=question.number()
                    ></progress>
                }
            })}
    }
    .into_any()
}

fn statement(context: Context, question: Question) -> AnyView {
    let texts = context.texts;
    let words = &texts.question;
    let legend = view! {
        <span class="prompt">{words.prompt.get()}</span>
        <span class="statement" part="statement">{texts.statement(question)}</span>
    };
    let mut answers: Vec<Answer> = Level::all().map(Answer::Level).collect();
    answers.push(Answer::Unknown);
    let options = answers
        .into_iter()
        .map(|answer| {
            let value = answer
                .level()
                .map_or("unknown".to_owned(), |level| level.get().to_string());
            let choice = Choice::Statement(question, answer);
            option(context, choice, value, texts.answer(answer))
        })
        .collect();
    group(context, question.id(), legend.into_any(), options)
}

fn role(context: Context) -> AnyView {
    let words = &context.texts.role;
    let legend = view! {
        <span class="statement" part="statement">{words.prompt.get()}</span>
        <span class="prompt">{words.hint.get()}</span>
    };
    let options = Role::ALL
        .into_iter()
        .map(|role| {
            let value = role.id().to_owned();
            option(context, Choice::Role(role), value, context.texts.role(role))
        })
        .collect();
    group(context, "role", legend.into_any(), options)
}

fn group(context: Context, id: &'static str, legend: AnyView, options: Vec<AnyView>) -> AnyView {
    let session = context.session;
    let unanswered = Memo::new(move |_| {
        session.with(|session| {
            matches!(
                session.screen,
                Screen::Question {
                    unanswered: true,
                    ..
                }
            )
        })
    });
    view! {
        <fieldset
            data-question=id
            aria-describedby="error"
            on:keydown=move |event| press_digit(context, &event)
        >
            <legend>{legend}</legend>
            {options}
        </fieldset>
        <div id="error" class="error" role="alert">
            {move || unanswered.get().then(|| view! { <p>{context.texts.question.choose.get()}</p> })}
        </div>
    }
    .into_any()
}

fn option(context: Context, choice: Choice, value: String, text: &'static str) -> AnyView {
    let session = context.session;
    let checked = move || {
        session.with(|session| {
            matches!(
                session.screen,
                Screen::Question { choice: Some(marked), .. } if marked == choice
            )
        })
    };
    let apart = matches!(
        choice,
        Choice::Statement(_, Answer::Unknown) | Choice::Role(Role::Undisclosed)
    );
    view! {
        <label
            class="option"
            class:apart=apart
            part="option"
            on:click=move |event| click(context, choice, &event)
        >
            <input
                type="radio"
                name="answer"
                value=value
                prop:checked=checked
                on:change=move |_| context.send(Msg::Chose(choice))
            />
            <span>{text}</span>
        </label>
    }
    .into_any()
}

/// A click by a pointer moves on; a click that a browser makes of an arrow key
/// or for assistive technology does not.
fn click(context: Context, choice: Choice, event: &MouseEvent) {
    let by_pointer = match event.dyn_ref::<PointerEvent>() {
        Some(pointer) => !pointer.pointer_type().is_empty(),
        // WebKit sends plain mouse events; those it makes up count no clicks.
        None => event.detail() > 0,
    };
    if !by_pointer {
        return;
    }
    if event.detail() > 1 {
        // The second half of a double click falls on the next question.
        event.prevent_default();
    } else {
        context.send(Msg::Tapped(choice));
    }
}

/// The digits 1–5 mark a level and 0 "hard to say"; they do not move on.
fn press_digit(context: Context, event: &KeyboardEvent) {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    let item = context
        .session
        .with_untracked(|session| match session.screen {
            Screen::Question { item, .. } => Some(item),
            _ => None,
        });
    let (Some(Item::Statement(question)), Ok(digit)) = (item, event.key().parse::<u8>()) else {
        return;
    };
    let answer = match digit.checked_sub(1) {
        None => Some(Answer::Unknown),
        Some(level) => Level::new(level).map(Answer::Level),
    };
    if let Some(answer) = answer {
        context.send(Msg::Chose(Choice::Statement(question, answer)));
    }
}

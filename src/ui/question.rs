//! One statement, or the role: a group of radio buttons, Back and Next.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, PointerEvent};

use super::{
    Context, State,
    element::{El, clicks, el},
    parts, result, shown,
};
use crate::digits::Digits as _;
use crate::domain::{Answer, Choice, Item, Level, Msg, Purpose, Question, Role, Screen, Session};

/// All statements share one page, on which only the position and the statement are
/// drawn anew: the answers stay where the reader's finger is, and a slow phone has
/// a third of the drawing.
pub fn view(context: &Context, item: Item, purpose: Purpose) -> Vec<El> {
    let words = &context.texts().question;
    let correcting = purpose != Purpose::Attempt;
    let (back, next) = match (correcting, item) {
        (true, _) => (&words.cancel, &words.save),
        (false, Item::Role) => (&words.back, &context.texts().role.show_result),
        (false, Item::Statement(_)) => (&words.back, &words.next),
    };
    let content = match item {
        Item::Statement(first) => statement(context, first, correcting),
        Item::Role => role(context),
    };
    if !correcting && item == Item::Role {
        result::rehearse(context);
    }
    vec![
        el("div")
            .class("question")
            .on(context, "keydown", press_digit)
            .children(content),
        el("div")
            .class("actions between")
            .child(parts::button(context, "back", back.get(), Msg::PressedBack))
            .child(parts::primary(
                context,
                "next",
                next.get(),
                Msg::PressedNext,
            )),
    ]
}

/// The statement asked, on the page of the statements.
pub const fn asked(session: &Session) -> Option<Question> {
    match session.screen {
        Screen::Question {
            item: Item::Statement(question),
            ..
        } => Some(question),
        _ => None,
    }
}

/// The page of all statements, of which `first` is the first to be asked.
fn statement(context: &Context, first: Question, correcting: bool) -> Vec<El> {
    let asked_now = move |state: &State| asked(&state.session).unwrap_or(first);
    let total = Question::COUNT.digits();
    let progress = el("progress")
        .part("progress")
        .attr("aria-hidden", "true")
        .attr("max", &total)
        .prop(context, "value", move |state| {
            asked_now(state).number() as u32
        });
    // Drawn anew, so that it is read out when it takes the focus.
    let heading = move |context: &Context, asked: &Question| {
        let position = &context.texts().question.position;
        // It says in words what the progress shows.
        vec![parts::heading(
            &position.fill(&asked.number().digits(), &total),
        )]
    };
    let statement = |context: &Context, asked: &Question| {
        let text = context.texts().statement(*asked);
        vec![el("span").class("statement").part("statement").text(text)]
    };
    let texts = context.texts();
    let answers = Level::ALL
        .into_iter()
        .map(Answer::Level)
        .chain([Answer::Unknown]);
    let name = new_name(context);
    let options = answers.map(|answer| {
        let choice = Choice::Answer(answer);
        option(context, &name, choice, &value(answer), texts.answer(answer))
    });
    let legend = el("legend")
        .child(el("span").class("prompt").text(texts.question.prompt.get()))
        .child(el("span").dynamic(context, asked_now, statement));
    let mut page = vec![
        el("div")
            .attr("translate", "no")
            .dynamic(context, asked_now, heading),
    ];
    page.extend((!correcting).then_some(progress));
    page.extend(group(context, legend, options.collect()));
    page.push(
        el("p")
            .class("muted keys")
            .attr("id", "keys")
            .text(texts.question.keys.get()),
    );
    page
}

fn role(context: &Context) -> Vec<El> {
    let words = &context.texts().role;
    let legend = el("legend")
        .child(
            el("span")
                .class("statement")
                .part("statement")
                .text(words.prompt.get()),
        )
        .child(el("span").class("prompt").text(words.hint.get()));
    let name = new_name(context);
    let options = Role::ALL.into_iter().map(|role| {
        let text = context.texts().role(role);
        option(context, &name, Choice::Role(role), role.id(), text)
    });
    let mut page = vec![parts::heading(words.heading.get())];
    page.extend(group(context, legend, options.collect()));
    page
}

/// The value of an answer's radio button.
fn value(answer: Answer) -> String {
    match answer {
        Answer::Level(level) => level.get().digits(),
        Answer::Unknown => "unknown".to_owned(),
    }
}

/// The radio buttons and, below, what is said when none is marked.
fn group(context: &Context, legend: El, options: Vec<El>) -> [El; 2] {
    let unanswered = |state: &State| {
        matches!(
            state.session.screen,
            Screen::Question {
                unanswered: true,
                ..
            }
        )
    };
    let choose = |context: &Context, unanswered: &bool| match unanswered {
        true => vec![parts::paragraph("", context.texts().question.choose.get())],
        false => vec![],
    };
    [
        el("fieldset")
            // Only a group of radio buttons can be invalid, a mere group cannot.
            .attr("role", "radiogroup")
            .live(context, "data-question", |state| shown(&state.session))
            .attr("aria-describedby", "error keys")
            .prop(context, "ariaInvalid", unanswered)
            .child(legend)
            .children(options),
        el("div")
            .class("error")
            .attr("id", "error")
            .attr("role", "alert")
            .dynamic(context, unanswered, choose),
    ]
}

/// A name for the radio buttons of a page that no page had before: Chromium takes a
/// mark that left with a page for one in a later group of the same name, and Tab then
/// passes by the group.
fn new_name(context: &Context) -> String {
    let groups = &context.0.groups;
    groups.set(groups.get() + 1);
    groups.get().digits()
}

/// A radio button, one of all of the same name on the page, with its label.
fn option(context: &Context, name: &str, choice: Choice, value: &str, text: &'static str) -> El {
    let marked = move |state: &State| {
        matches!(
            state.session.screen,
            Screen::Question { choice: Some(marked), .. } if marked == choice
        )
    };
    let class = match choice {
        Choice::Answer(Answer::Unknown) | Choice::Role(Role::Undisclosed) => "option apart",
        _ => "option",
    };
    el("label")
        .class(class)
        .part("option")
        .on(context, "click", move |context, event| {
            click(context, choice, event);
        })
        .child(
            el("input")
                .attr("type", "radio")
                .attr("name", name)
                .attr("value", value)
                .prop(context, "checked", marked)
                .on(context, "change", move |context, _| {
                    context.send(Msg::Chose(choice));
                }),
        )
        .child(el("span").text(text))
}

/// A click by a pointer moves on; a click that a browser makes of an arrow key
/// or for assistive technology does not. Nor does one that began on the statement
/// before, or that is the second of a double click.
fn click(context: &Context, choice: Choice, event: &Event) {
    let clicks = clicks(event);
    let by_pointer = match event.dyn_ref::<PointerEvent>() {
        Some(pointer) => !pointer.pointer_type().is_empty(),
        // WebKit sends plain mouse events; those it makes up count no clicks.
        None => clicks > 0,
    };
    if !by_pointer {
        return;
    }
    if clicks > 1 || !context.is_meant(clicks) {
        event.prevent_default();
    } else {
        context.send(Msg::Tapped(choice));
    }
}

/// The focus follows the mark, as with arrow keys, so that it is read out.
fn focus_answer(event: &Event, value: &str) {
    let selector = ["input[value=\"", value, "\"]"].concat();
    let answer = event
        .current_target()
        .map(|question| question.unchecked_into::<Element>())
        .and_then(|question| question.query_selector(&selector).ok().flatten());
    if let Some(answer) = answer {
        // Focusing fails only on elements that are gone.
        let _ = answer.unchecked_into::<HtmlElement>().focus();
    }
}

/// The digits 1–5 mark a level and 0 "hard to say"; they do not move on.
fn press_digit(context: &Context, event: &Event) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    let &[digit @ b'0'..=b'9'] = event.key().as_bytes() else {
        return;
    };
    let answer = match digit.checked_sub(b'1') {
        None => Some(Answer::Unknown),
        Some(level) => Level::new(level).map(Answer::Level),
    };
    if let Some(answer) = answer {
        context.send(Msg::Chose(Choice::Answer(answer)));
        focus_answer(event, &value(answer));
    }
}

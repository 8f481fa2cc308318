//! Several people together, from pasted codes.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::JsCast as _;
use web_sys::HtmlTextAreaElement;

use super::{
    Context, State,
    element::{El, el},
    format, parts, result,
};
use crate::{
    codec::share,
    domain::{Answers, Group, GroupDimension, Msg, Question, Spread},
};

pub fn view(context: &Context) -> Vec<El> {
    let words = &context.texts().group;
    let pasted = Rc::new(RefCell::new(String::new()));
    let text = Rc::clone(&pasted);
    let field = el("label").class("field").text(words.codes.get()).child(
        el("textarea")
            .attr("rows", "5")
            .attr("spellcheck", "false")
            .attr("autocomplete", "off")
            .on(context, "input", move |_, event| {
                if let Some(area) = event.current_target() {
                    text.replace(area.unchecked_into::<HtmlTextAreaElement>().value());
                }
            }),
    );
    let show = el("button")
        .attr("type", "button")
        .class("button primary")
        .part("button primary")
        .attr("data-action", "gather")
        .text(words.show.get())
        .on(context, "click", move |context, _| {
            context.send(gather(&pasted.borrow()));
        });
    let back = parts::button(
        context,
        "back",
        context.texts().comparison.back.get(),
        Msg::PressedBack,
    );
    let gathered = |state: &State| state.session.gathered.clone();
    let picture = |context: &Context, gathered: &Option<(Vec<Answers>, usize)>| match gathered {
        None => Vec::new(),
        Some((people, unreadable)) => picture(context, people, *unreadable),
    };
    vec![
        parts::heading(words.heading.get()),
        parts::paragraph("", words.intro.get()),
        field,
        parts::actions([show, back]),
        el("div")
            .class("flow")
            .attr("role", "status")
            .dynamic(context, gathered, picture),
    ]
}

/// What was pasted: each person once, and how many codes cannot be read.
fn gather(text: &str) -> Msg {
    let mut people: Vec<Answers> = Vec::new();
    let mut unreadable = 0;
    for code in share::decode_all(text) {
        match code {
            Ok(answers) if people.contains(&answers) => {}
            Ok(answers) => people.push(answers),
            Err(_) => unreadable += 1,
        }
    }
    Msg::Gathered(people, unreadable)
}

fn picture(context: &Context, people: &[Answers], unreadable: usize) -> Vec<El> {
    let words = &context.texts().group;
    let mut content = Vec::new();
    if unreadable > 0 {
        let text = format::plural(context.language(), &words.unreadable, unreadable);
        content.push(parts::paragraph("notice", &text).part("notice"));
    }
    let Some(group) = Group::new(people) else {
        content.push(parts::paragraph("notice", words.few.get()).part("notice"));
        return content;
    };
    let names = [
        context.texts().result.table_dimension.get(),
        words.middle.get(),
        words.spread.get(),
    ];
    let rows = group.dimensions.iter().map(|row| dimension(context, row));
    content.extend([
        el("h3").text(&format::plural(
            context.language(),
            &words.people,
            group.size,
        )),
        parts::table("group", names.map(str::to_owned), rows),
        parts::paragraph("muted", words.note.get()),
        el("h3").text(words.disputed.get()),
        disputed(context, &group.disputed),
    ]);
    content
}

fn dimension(context: &Context, row: &GroupDimension) -> El {
    let words = &context.texts().group;
    let (middle, spread) = match row.reading {
        None => (None, &words.missing),
        Some((middle, Spread::Close)) => (Some(middle), &words.close),
        Some((middle, Spread::Wide)) => (Some(middle), &words.wide),
        Some((middle, Spread::Divided)) => (Some(middle), &words.divided),
    };
    el("tr")
        .attr("data-group", row.dimension.id())
        .child(parts::row_heading(context.texts().label(row.dimension)))
        .child(el("td").child(result::small_bar(context, middle)))
        .child(el("td").text(spread.get()))
}

fn disputed(context: &Context, questions: &[Question]) -> El {
    if questions.is_empty() {
        return parts::paragraph("", context.texts().group.no_dispute.get());
    }
    let rows = questions
        .iter()
        .map(|question| el("li").text(context.texts().statement(*question)));
    el("ol").children(rows)
}

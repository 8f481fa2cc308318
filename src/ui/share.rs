//! A link with the answers: first what it holds, then the link.

use super::{
    Context, State,
    element::{El, el},
    outcomes, parts,
};
use crate::digits::Digits as _;
use crate::domain::{AttemptId, Msg};

pub fn view(context: &Context, attempt: AttemptId) -> Vec<El> {
    let words = &context.texts().share;
    let link = |state: &State| state.session.copyable.clone();
    let below = move |context: &Context, link: &Option<String>| {
        let made = link.is_some();
        let mut content: Vec<El> = link
            .as_ref()
            .map(|link| copyable(context, link))
            .into_iter()
            .collect();
        let back = if made {
            context.texts().answers.back.get()
        } else {
            words.cancel.get()
        };
        let mut buttons = vec![parts::button(context, "back", back, Msg::PressedBack)];
        if !made {
            let make = Msg::AskedForLink(attempt);
            buttons.insert(
                0,
                parts::primary(context, "confirm", words.make.get(), make),
            );
        }
        content.push(parts::actions(buttons));
        content
    };
    let holds = [words.holds.get(), words.lacks.get(), words.warning.get()];
    vec![
        parts::heading(words.heading.get()),
        parts::paragraph("lead", words.intro.get()),
        el("ul").children(holds.map(|text| el("li").text(text))),
        outcomes(context),
        el("div").class("flow").dynamic(context, link, below),
    ]
}

/// A text the reader can select and copy by hand.
pub fn copyable(context: &Context, text: &str) -> El {
    let words = &context.texts().share;
    let lines = text.split('\n').count();
    let label = if lines > 1 { &words.text } else { &words.link };
    let rows = lines.clamp(2, 12).digits();
    el("label").class("field").text(label.get()).child(
        el("textarea")
            .attr("readonly", "")
            .attr("data-copyable", "")
            .attr("rows", &rows)
            .text(text),
    )
}

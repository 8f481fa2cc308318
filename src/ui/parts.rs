//! The few things every page is made of.

use super::{
    Context,
    element::{El, el},
};
use crate::{content::Text, domain::Msg};

/// The heading of a page. It takes the focus when the page comes.
pub fn heading(text: &str) -> El {
    el("h2")
        .class("heading")
        .part("heading")
        .attr("tabindex", "-1")
        .attr("data-heading", "")
        .text(text)
}

/// A part of a page under its own heading.
pub fn section(class: &'static str, heading: &Text, content: impl IntoIterator<Item = El>) -> El {
    el("section")
        .class(class)
        .child(el("h3").text(heading.get()))
        .children(content)
}

/// A paragraph.
pub fn paragraph(class: &'static str, text: &str) -> El {
    el("p").class(class).text(text)
}

/// A row of buttons.
pub fn actions(buttons: impl IntoIterator<Item = El>) -> El {
    el("div").class("actions").children(buttons)
}

/// A quiet button.
pub fn button(context: &Context, action: &'static str, text: &str, msg: Msg) -> El {
    plain_button(context, action, text, msg)
        .class("button")
        .part("button")
}

/// The button that leads on.
pub fn primary(context: &Context, action: &'static str, text: &str, msg: Msg) -> El {
    plain_button(context, action, text, msg)
        .class("button primary")
        .part("button primary")
}

/// A button without looks.
pub fn plain_button(context: &Context, action: &'static str, text: &str, msg: Msg) -> El {
    el("button")
        .attr("type", "button")
        .attr("data-action", action)
        .text(text)
        .sends(context, msg)
}

/// A table with a row of headings.
pub fn table(
    class: &'static str,
    headings: impl IntoIterator<Item = String>,
    rows: impl IntoIterator<Item = El>,
) -> El {
    let headings = headings
        .into_iter()
        .map(|text| el("th").attr("scope", "col").text(&text));
    el("table")
        .class(class)
        .child(el("thead").child(el("tr").children(headings)))
        .child(el("tbody").children(rows))
}

/// The heading of a row.
pub fn row_heading(text: &'static str) -> El {
    el("th").attr("scope", "row").text(text)
}

//! The few elements every page is made of.

use leptos::prelude::*;

use super::Context;
use crate::{content::Text, domain::Msg};

/// The heading of a page. It takes the focus when the page comes.
pub fn heading(text: impl Into<String>) -> AnyView {
    view! {
        <h2 class="heading" part="heading" tabindex="-1" data-heading>{text.into()}</h2>
    }
    .into_any()
}

/// A part of a page under its own heading.
pub fn section(class: &'static str, heading: &Text, content: Vec<AnyView>) -> AnyView {
    view! {
        <section class=class>
            <h3>{heading.get()}</h3>
            {content}
        </section>
    }
    .into_any()
}

/// A paragraph.
pub fn paragraph(class: &'static str, text: impl Into<String>) -> AnyView {
    view! { <p class=class>{text.into()}</p> }.into_any()
}

/// A row of buttons.
pub fn actions(buttons: Vec<AnyView>) -> AnyView {
    view! { <div class="actions">{buttons}</div> }.into_any()
}

/// A quiet button.
pub fn button(context: Context, action: &'static str, text: &Text, msg: Msg) -> AnyView {
    labelled_button(context, action, text, None, msg)
}

/// A quiet button whose words alone do not say what it is for.
pub fn labelled_button(
    context: Context,
    action: &'static str,
    text: &Text,
    label: Option<String>,
    msg: Msg,
) -> AnyView {
    view! {
        <button
            type="button"
            class="button"
            part="button"
            data-action=action
            aria-label=label
            on:click=move |_| context.send(msg.clone())
        >
            {text.get()}
        </button>
    }
    .into_any()
}

/// The button that leads on.
pub fn primary(context: Context, action: &'static str, text: &Text, msg: Msg) -> AnyView {
    view! {
        <button
            type="button"
            class="button primary"
            part="button primary"
            data-action=action
            on:click=move |_| context.send(msg.clone())
        >
            {text.get()}
        </button>
    }
    .into_any()
}

/// A link out of the widget.
pub fn link(href: String, text: &Text) -> AnyView {
    view! { <a class="button" part="button" href=href>{text.get()}</a> }.into_any()
}

/// The way to the attempts kept on the device.
pub fn history_button(context: Context, text: String) -> AnyView {
    view! {
        <button
            type="button"
            class="button"
            part="button"
            data-action="history"
            on:click=move |_| context.send(Msg::OpenedHistory)
        >
            {text}
        </button>
    }
    .into_any()
}

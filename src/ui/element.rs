//! Builds elements with Leptos, all of one type.
//!
//! Leptos gives every element, attribute and handler a type of its own and
//! compiles the renderer for each: the `view!` macro made the same pages twice
//! as large in WebAssembly. It may also fill templates through `innerHTML`,
//! which a page that requires trusted types forbids.

use std::borrow::Cow;

use leptos::{
    attr::{
        any_attribute::{AnyAttribute, IntoAnyAttribute as _},
        custom::custom_attribute,
    },
    ev,
    html::custom,
    prelude::*,
    tachys::html::property::prop,
};
use web_sys::Event;

use super::Context;
use crate::domain::Msg;

/// An element to be: its tag, attributes and children.
pub struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Starts an element.
pub fn el(tag: &'static str) -> El {
    El {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }
}

impl El {
    /// Adds an attribute.
    pub fn attr(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        let value = value.into().into_owned();
        self.attributes
            .push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// Sets the classes.
    pub fn class(self, classes: &'static str) -> Self {
        self.attr("class", classes)
    }

    /// Names the parts a page may restyle.
    pub fn part(self, parts: &'static str) -> Self {
        self.attr("part", parts)
    }

    /// Keeps a boolean property equal to `value`.
    pub fn prop(mut self, name: &'static str, value: impl Fn() -> bool + Send + 'static) -> Self {
        self.attributes.push(prop(name, value).into_any_attr());
        self
    }

    /// Keeps an attribute equal to `value`.
    pub fn live(
        mut self,
        name: &'static str,
        value: impl Fn() -> &'static str + Send + 'static,
    ) -> Self {
        let value: Box<dyn Fn() -> &'static str + Send> = Box::new(value);
        self.attributes
            .push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// Listens to an event.
    pub fn on(mut self, event: &'static str, listener: impl FnMut(Event) + 'static) -> Self {
        let listener: Box<dyn FnMut(Event)> = Box::new(listener);
        self.attributes
            .push(ev::on(ev::Custom::new(event), listener).into_any_attr());
        self
    }

    /// Sends a message on a click.
    pub fn sends(self, context: Context, msg: Msg) -> Self {
        self.on("click", move |_| context.send(msg.clone()))
    }

    /// Adds a text.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.children.push(text.into().into_any());
        self
    }

    /// Adds a child.
    pub fn child(mut self, child: Self) -> Self {
        self.children.push(child.into_view());
        self
    }

    /// Adds children, in order; also an [`Option`] of one.
    pub fn children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children
            .extend(children.into_iter().map(Self::into_view));
        self
    }

    /// Adds what is a view already.
    pub fn view(mut self, view: impl IntoAny) -> Self {
        self.children.push(view.into_any());
        self
    }

    /// Adds children that follow the state.
    pub fn dynamic(mut self, children: impl Fn() -> Vec<Self> + Send + 'static) -> Self {
        let views =
            move || -> Vec<AnyView> { children().into_iter().map(Self::into_view).collect() };
        let views: Box<dyn Fn() -> Vec<AnyView> + Send> = Box::new(views);
        self.children.push(views.into_any());
        self
    }

    /// The Leptos view.
    pub fn into_view(self) -> AnyView {
        custom(self.tag)
            .add_any_attr(self.attributes)
            .child(self.children)
            .into_any()
    }
}

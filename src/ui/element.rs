//! Builds elements, all of one type, kept up to date by Leptos's signals.
//!
//! Leptos's own renderer gives every element, attribute and handler a type and
//! compiles code for each; erasing the types again costs as much. It also may
//! fill templates through `innerHTML`, which a page that requires trusted types
//! forbids. The few things the widget needs are below: 16 kB of brotli less.

use std::{any::Any, cell::RefCell, rc::Rc};

use js_sys::Reflect;
use leptos::prelude::RenderEffect;
use wasm_bindgen::throw_val;
use web_sys::{Element, Event};

use super::Context;
use crate::{
    browser::{Listener, document},
    domain::Msg,
};

/// An element with its children. It follows the state and listens to events
/// until it is dropped.
///
/// One pointer, because it goes in and out of every method below: as two
/// fields it made the wasm 2 kB larger (brotli).
pub struct El(Box<Inner>);

struct Inner {
    element: Element,
    /// Listeners and effects, its own and those of its children.
    kept: Vec<Box<dyn Any>>,
}

/// Makes an element.
pub fn el(tag: &str) -> El {
    // Only a tag that is no name could fail.
    let element = document().create_element(tag);
    El::from(element.unwrap_or_else(|error| throw_val(error)))
}

impl From<Element> for El {
    fn from(element: Element) -> Self {
        let kept = Vec::new();
        Self(Box::new(Inner { element, kept }))
    }
}

// The results that are ignored below are exceptions no valid call can throw.
impl El {
    /// Sets an attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        let _ = self.0.element.set_attribute(name, value);
        self
    }

    /// Sets the classes.
    pub fn class(self, classes: &str) -> Self {
        self.attr("class", classes)
    }

    /// Names the parts a page may restyle.
    pub fn part(self, parts: &str) -> Self {
        self.attr("part", parts)
    }

    /// Keeps a boolean property equal to `value`.
    pub fn prop(self, name: &'static str, value: impl Fn() -> bool + 'static) -> Self {
        self.live_prop(name, Box::new(value))
    }

    /// Keeps an attribute equal to `value`.
    pub fn live(self, name: &'static str, value: impl Fn() -> &'static str + 'static) -> Self {
        self.live_attr(name, Box::new(value))
    }

    /// Listens to an event.
    pub fn on(self, event: &'static str, listener: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(listener))
    }

    // Of one type for all, which is compiled once.

    fn live_prop(self, name: &'static str, value: Box<dyn Fn() -> bool>) -> Self {
        let element = self.0.element.clone();
        self.follow(Box::new(move || {
            let _ = Reflect::set(&element, &name.into(), &value().into());
        }))
    }

    fn live_attr(self, name: &'static str, value: Box<dyn Fn() -> &'static str>) -> Self {
        let element = self.0.element.clone();
        let mut shown = None;
        self.follow(Box::new(move || {
            let value = value();
            if shown.replace(value) != Some(value) {
                let _ = element.set_attribute(name, value);
            }
        }))
    }

    fn listen(mut self, event: &'static str, listener: Box<dyn FnMut(Event)>) -> Self {
        let listener = Listener::boxed(self.0.element.clone().into(), event, listener);
        self.0.kept.push(Box::new(listener));
        self
    }

    /// Sends a message on a click.
    pub(super) fn sends(self, context: Context, msg: Msg) -> Self {
        self.on("click", move |_| context.send(msg.clone()))
    }

    /// Adds a text.
    pub fn text(self, text: &str) -> Self {
        let _ = self.0.element.append_with_str_1(text);
        self
    }

    /// Adds a child.
    pub fn child(mut self, child: Self) -> Self {
        let Inner { element, kept } = *child.0;
        let _ = self.0.element.append_with_node_1(&element);
        self.0.kept.extend(kept);
        self
    }

    /// Adds children, in order; also an [`Option`] of one.
    pub fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Draws the children anew whenever `value` has changed. There may be no
    /// others. What is drawn may follow signals, but not make any.
    pub fn dynamic<T: PartialEq + 'static>(
        self,
        value: impl Fn() -> T + 'static,
        draw: impl Fn(&T) -> Vec<Self> + 'static,
    ) -> Self {
        let mut shown = None;
        self.redrawn(Box::new(move || {
            let value = value();
            if shown.as_ref() == Some(&value) {
                return None;
            }
            let children = draw(&value);
            shown = Some(value);
            Some(children)
        }))
    }

    /// Puts the children in place that an effect returns, if it does.
    fn redrawn(mut self, mut draw: Box<dyn FnMut() -> Option<Vec<Self>>>) -> Self {
        let element = self.0.element.clone();
        let shown = Rc::new(RefCell::new(None));
        // An effect outlives its element by a microtask; what it drew must not.
        let drawn = Rc::downgrade(&shown);
        self.0.kept.push(Box::new(shown));
        self.follow(Box::new(move || {
            if let Some(shown) = drawn.upgrade()
                && let Some(children) = draw()
            {
                element.replace_children_with_node_0();
                let content = Self::from(element.clone()).children(children);
                shown.replace(Some(content));
            }
        }))
    }

    /// Puts the element at the end of another.
    pub fn put_into(&self, parent: &Element) {
        let _ = parent.append_with_node_1(&self.0.element);
    }

    /// Runs an effect now and whenever a signal has changed that it reads.
    fn follow(mut self, mut effect: Box<dyn FnMut()>) -> Self {
        // One that was due when its element went must not run any more: what
        // it reads may have gone too.
        let alive = Rc::new(());
        let guard = Rc::downgrade(&alive);
        let effect = RenderEffect::new(move |_| {
            if guard.strong_count() > 0 {
                effect();
            }
        });
        self.0.kept.push(Box::new((alive, effect)));
        self
    }
}

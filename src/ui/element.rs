//! Builds elements, all of one type, as a view of Leptos.
//!
//! Leptos's own elements give every tag, attribute and handler a type and
//! compile the renderer for each; erasing the types again costs as much, and
//! the `view!` macro may fill templates through `innerHTML`, which a page that
//! requires trusted types forbids. A page of this widget is built once and
//! replaced as a whole, so one small view does: 16 kB (brotli) less.

use std::{any::Any, cell::RefCell, rc::Rc};

use js_sys::Reflect;
use leptos::{
    prelude::{Render, RenderEffect, document},
    tachys::view::Mountable,
};
use wasm_bindgen::{JsCast as _, closure::Closure, throw_val};
use web_sys::{Element, Event, Node};

use super::Context;
use crate::domain::Msg;

/// An element with its children. It follows the state and listens to events
/// until it is dropped.
pub struct El {
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
        Self { element, kept }
    }
}

// The results that are ignored below are exceptions that no valid call throws.
impl El {
    /// Sets an attribute.
    pub fn attr(self, name: &str, value: impl AsRef<str>) -> Self {
        let _ = self.element.set_attribute(name, value.as_ref());
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
        let element = self.element.clone();
        self.follow(Box::new(move || {
            let _ = Reflect::set(&element, &name.into(), &value().into());
        }))
    }

    /// Keeps an attribute equal to `value`.
    pub fn live(self, name: &'static str, value: impl Fn() -> &'static str + 'static) -> Self {
        let element = self.element.clone();
        self.follow(Box::new(move || {
            let _ = element.set_attribute(name, value());
        }))
    }

    /// Listens to an event.
    pub fn on(self, event: &'static str, listener: impl FnMut(Event) + 'static) -> Self {
        // Boxed here, so that the rest is compiled once.
        self.listen(event, Box::new(listener))
    }

    fn listen(mut self, event: &'static str, listener: Box<dyn FnMut(Event)>) -> Self {
        let listener = Listener {
            element: self.element.clone(),
            event,
            closure: Closure::wrap(listener),
        };
        let function = listener.closure.as_ref().unchecked_ref();
        let _ = self
            .element
            .add_event_listener_with_callback(event, function);
        self.kept.push(Box::new(listener));
        self
    }

    /// Sends a message on a click.
    pub(super) fn sends(self, context: Context, msg: Msg) -> Self {
        self.on("click", move |_| context.send(msg.clone()))
    }

    /// Adds a text.
    pub fn text(self, text: impl AsRef<str>) -> Self {
        let _ = self.element.append_with_str_1(text.as_ref());
        self
    }

    /// Adds a child.
    pub fn child(mut self, child: Self) -> Self {
        let _ = self.element.append_with_node_1(&child.element);
        self.kept.extend(child.kept);
        self
    }

    /// Adds children, in order; also an [`Option`] of one.
    pub fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Draws the children anew whenever a signal changes that `draw` reads.
    /// There may be no others.
    pub fn dynamic(mut self, draw: impl Fn() -> Vec<Self> + 'static) -> Self {
        let element = self.element.clone();
        let shown: Rc<RefCell<Vec<Box<dyn Any>>>> = Rc::default();
        // An effect outlives its element by a microtask; what it drew must not.
        let drawn = Rc::downgrade(&shown);
        self.kept.push(Box::new(shown));
        self.follow(Box::new(move || {
            if let Some(shown) = drawn.upgrade() {
                shown.take();
                element.replace_children_with_node_0();
                let content = Self::from(element.clone()).children(draw());
                shown.replace(content.kept);
            }
        }))
    }

    /// Runs an effect now and whenever a signal changes that it reads.
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
        self.kept.push(Box::new((alive, effect)));
        self
    }
}

/// An event listener that leaves with its element.
struct Listener {
    element: Element,
    event: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.closure.as_ref().unchecked_ref();
        let _ = self
            .element
            .remove_event_listener_with_callback(self.event, function);
    }
}

impl Render for El {
    type State = Self;

    fn build(self) -> Self {
        self
    }

    fn rebuild(self, state: &mut Self) {
        let _ = state.element.replace_with_with_node_1(&self.element);
        *state = self;
    }
}

impl Mountable for El {
    fn unmount(&mut self) {
        self.element.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        let _ = parent.insert_before(&self.element, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.element.parent_element();
        if let Some(parent) = &parent {
            child.mount(parent, Some(&self.element));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

//! Builds elements, all of one type, kept up to date by Leptos's signals.
//!
//! Leptos's own renderer gives every element, attribute and handler a type and
//! compiles code for each; erasing the types again costs as much. It also may
//! fill templates through `innerHTML`, which a page that requires trusted types
//! forbids. The few things the widget needs are below: 16 kB of brotli less.

use std::{any::Any, cell::Cell, rc::Rc};

use js_sys::Reflect;
use wasm_bindgen::{JsCast as _, JsValue, throw_val};
use web_sys::{Element, Event, UiEvent};

use super::{
    Context, State,
    follower::{Effect, Follower},
};
use crate::{
    browser::{Listener, document, later},
    domain::Msg,
};

/// An element with its children. It follows the state and listens to events
/// until it is dropped.
///
/// One pointer, because it goes in and out of every method below: as two
/// fields it made the wasm 2 kB larger (brotli).
pub struct El(Box<Inner>);

/// Carries out an event.
type Handler = Box<dyn Fn(&Context, &Event)>;
/// Draws children of an element.
type DrawMore = Box<dyn FnOnce(&Context) -> Vec<El>>;
/// Draws the children of an element, unless they are up to date.
type Draw = Box<dyn FnMut(&Context, &State) -> Option<Vec<El>>>;

/// In milliseconds; enough for a slow phone to lay out and show a part of a page.
const MOMENT: u32 = 30;
const HIDDEN: &str = "hidden";

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

/// How many clicks in one place a click is the last of; 0 without a pointer.
pub fn clicks(event: &Event) -> i32 {
    event.dyn_ref().map_or(0, UiEvent::detail)
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

    /// Keeps a property equal to `value`.
    pub fn prop<T: Into<JsValue>>(
        self,
        context: &Context,
        name: &'static str,
        value: impl Fn(&State) -> T + 'static,
    ) -> Self {
        self.live_prop(context, name, Box::new(move |state| value(state).into()))
    }

    /// Keeps an attribute equal to `value`.
    pub fn live(
        self,
        context: &Context,
        name: &'static str,
        value: impl Fn(&State) -> &'static str + 'static,
    ) -> Self {
        self.live_attr(context, name, Box::new(value))
    }

    /// Listens to an event.
    pub fn on(
        self,
        context: &Context,
        event: &'static str,
        listener: impl Fn(&Context, &Event) + 'static,
    ) -> Self {
        self.listen(context, event, Box::new(listener))
    }

    // Of one type for all, which is compiled once.

    fn live_prop(
        self,
        context: &Context,
        name: &'static str,
        value: Box<dyn Fn(&State) -> JsValue>,
    ) -> Self {
        let element = self.0.element.clone();
        self.follow(
            context,
            Box::new(move |_, state| {
                let _ = Reflect::set(&element, &name.into(), &value(state));
            }),
        )
    }

    fn live_attr(
        self,
        context: &Context,
        name: &'static str,
        value: Box<dyn Fn(&State) -> &'static str>,
    ) -> Self {
        let element = self.0.element.clone();
        let mut shown = None;
        self.follow(
            context,
            Box::new(move |_, state| {
                let value = value(state);
                if shown.replace(value) != Some(value) {
                    let _ = element.set_attribute(name, value);
                }
            }),
        )
    }

    fn listen(mut self, context: &Context, event: &'static str, listener: Handler) -> Self {
        let context = context.clone();
        let target = self.0.element.clone().into();
        let listener = Listener::new(target, event, move |event| listener(&context, &event));
        self.0.kept.push(Box::new(listener));
        self
    }

    /// Sends a message on a click.
    pub fn sends(self, context: &Context, msg: Msg) -> Self {
        self.on(context, "click", move |context, event| {
            if context.is_meant(clicks(event)) {
                context.send(msg.clone());
            }
        })
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
    /// others.
    pub fn dynamic<T: PartialEq + 'static>(
        self,
        context: &Context,
        value: impl Fn(&State) -> T + 'static,
        draw: impl Fn(&Context, &T) -> Vec<Self> + 'static,
    ) -> Self {
        let mut shown = None;
        self.redrawn(
            context,
            Box::new(move |context, state| {
                let value = value(state);
                if shown.as_ref() == Some(&value) {
                    return None;
                }
                let children = draw(context, &value);
                shown = Some(value);
                Some(children)
            }),
        )
    }

    /// Puts the children in place that an effect returns, if it does.
    pub fn redrawn(self, context: &Context, mut draw: Draw) -> Self {
        let element = self.0.element.clone();
        let mut shown = None;
        self.follow(
            context,
            Box::new(move |context, state| {
                if let Some(children) = draw(context, state) {
                    element.replace_children_with_node_0();
                    _ = shown.replace(Self::from(element.clone()).children(children));
                }
            }),
        )
    }

    /// Draws more children at the end, at once or in a task of its own: all of a long
    /// page in one task would keep a slow phone from answering.
    pub fn more(
        self,
        context: &Context,
        at_once: bool,
        draw: impl FnOnce(&Context) -> Vec<Self> + 'static,
    ) -> Self {
        self.draw_more(context, at_once, Box::new(draw))
    }

    fn draw_more(mut self, context: &Context, at_once: bool, draw: DrawMore) -> Self {
        if at_once {
            return self.children(draw(context));
        }
        let (element, context) = (self.0.element.clone(), context.clone());
        let kept = Rc::new(Cell::new(None));
        // The page may have been left by then.
        let place = Rc::downgrade(&kept);
        later(0, move || {
            if let Some(place) = place.upgrade() {
                place.set(Some(Self::from(element).children(draw(&context))));
            }
        });
        self.0.kept.push(Box::new(kept));
        self
    }

    /// Shows the element only after so many moments, with 0 at once: browsers lay out
    /// a long page in one task, and a slow phone does not answer meanwhile.
    pub fn appears(self, moments: u32) -> Self {
        if moments == 0 {
            return self;
        }
        let element = self.0.element.clone();
        later(MOMENT * moments, move || {
            let _ = element.remove_attribute(HIDDEN);
        });
        self.attr(HIDDEN, "")
    }

    /// Puts the element at the end of another.
    pub fn put_into(&self, parent: &Element) {
        let _ = parent.append_with_node_1(&self.0.element);
    }

    /// Runs an effect now and whenever the state has changed.
    fn follow(mut self, context: &Context, effect: Effect) -> Self {
        self.0.kept.push(Box::new(Follower::new(context, effect)));
        self
    }
}

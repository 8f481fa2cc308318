//! Ways in and out of the device that the reader asks for: files, clipboard,
//! links, paper. Nothing here sends anything.

use std::rc::Rc;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::{
    AddEventListenerOptions, Blob, BlobPropertyBag, CanvasRenderingContext2d, Clipboard,
    CssStyleSheet, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement, HtmlInputElement, Url,
};

use super::widget::Shared;
use crate::{
    browser::{document, settled, window},
    codec::{self, DecodeError, Decoded, share},
    content::{HEIGHT, WIDTH},
    domain::{Attempt, AttemptId, Msg, Record, assess},
    ui::date,
};

/// Hides the page around the widget while it is printed.
const PRINT_STYLE: &str = include_str!("../../style/print.css");
/// On the host element while its result is printed.
const PRINTING: &str = "data-printing";

/// Tells the widget about answers that came with the address of the page.
pub fn read_fragment(shared: &Rc<Shared>) {
    let fragment = window().location().hash().unwrap_or_default();
    let Some(code) = fragment
        .strip_prefix('#')
        .and_then(|fragment| fragment.strip_prefix(share::FRAGMENT))
    else {
        return;
    };
    shared.send(match share::decode(code) {
        Ok(answers) => Msg::CameWithAnswers(answers),
        Err(error) => Msg::CameWithBadLink(error),
    });
}

/// Makes a link to this page with the answers of an attempt, and copies it.
pub fn make_link(shared: &Rc<Shared>, id: AttemptId) {
    let code = attempt(shared, id).and_then(|attempt| share::encode(&attempt.answers));
    if let Some(code) = code {
        let link = [&address(), "#", share::FRAGMENT, &code].concat();
        shared.send(Msg::LinkMade(link.clone()));
        copy(shared, link);
    }
}

/// Copies an attempt as a text.
pub fn copy_summary(shared: &Rc<Shared>, id: AttemptId) {
    let Some(attempt) = attempt(shared, id) else {
        return;
    };
    let language = shared.language();
    let texts = language.texts();
    let assessment = assess(&attempt.answers, attempt.role);
    let report = texts.report(&assessment, attempt.role);
    let date = date(language, attempt.time);
    copy(
        shared,
        texts.summary(&report, &assessment.scores, &date, &address()),
    );
}

/// Offers one attempt, or all, as a file.
pub fn download(shared: &Rc<Shared>, id: Option<AttemptId>) {
    let attempts: Vec<Attempt> = shared.with(|session| {
        let attempts = session.record.attempts.iter().copied();
        attempts
            .filter(|attempt| id.is_none_or(|id| attempt.id == id))
            .collect()
    });
    let record = Record {
        draft: None,
        attempts,
    };
    offer_text(&dated("json"), &codec::encode(&record));
}

/// Offers a text as a file.
pub fn offer_text(name: &str, text: &str) {
    let offer = || -> Result<(), JsValue> {
        let options = BlobPropertyBag::new();
        options.set_type("application/json");
        let parts = Array::of1(&text.into());
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
        let url = Url::create_object_url_with_blob(&blob)?;
        offer(name, &url)?;
        Url::revoke_object_url(&url)
    };
    // A browser that refuses a download says so itself.
    let _ = offer();
}

/// Offers the chart of an attempt as a PNG.
pub fn save_image(shared: &Rc<Shared>, id: AttemptId) {
    let Some(attempt) = attempt(shared, id) else {
        return;
    };
    let assessment = assess(&attempt.answers, attempt.role);
    let svg = shared.language().texts().picture(&assessment);
    let Ok(image) = HtmlImageElement::new() else {
        return;
    };
    let encoded = String::from(js_sys::encode_uri_component(&svg));
    image.set_src(&["data:image/svg+xml;charset=utf-8,", &encoded].concat());
    settled(
        image.decode().into(),
        Box::new(move |_| {
            // As with any download, the browser itself says when it refuses.
            let _ = offer_picture(&image);
        }),
    );
}

fn offer_picture(image: &HtmlImageElement) -> Result<(), JsValue> {
    // Twice the size, for screens with fine pixels.
    let (width, height) = (2 * WIDTH, 2 * HEIGHT);
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    context
        .unchecked_into::<CanvasRenderingContext2d>()
        .draw_image_with_html_image_element_and_dw_and_dh(
            image,
            0.0,
            0.0,
            f64::from(width),
            f64::from(height),
        )?;
    offer(&dated("png"), &canvas.to_data_url()?)
}

/// Lets the reader choose a file; the view sends [`Msg::PickedFile`] then.
pub fn pick_file(shared: &Rc<Shared>) {
    if let Some(input) = shared.find::<HtmlInputElement>("input[type=file]") {
        input.click();
    }
}

/// Reads the chosen file.
pub fn read_file(shared: &Rc<Shared>) {
    let input = shared.find::<HtmlInputElement>("input[type=file]");
    let Some((input, file)) = input.and_then(|input| Some((input.clone(), input.files()?.get(0)?)))
    else {
        return;
    };
    // The same file can be chosen again.
    input.set_value("");
    if file.size() > codec::MAX_BYTES as f64 {
        shared.send(Msg::ImportFailed(DecodeError::TooLarge));
        return;
    }
    let shared = Rc::clone(shared);
    settled(
        file.text().into(),
        Box::new(move |text| {
            let text = text.and_then(|text| text.as_string());
            shared.send(match text.as_deref().map(codec::decode) {
                Some(Ok(Decoded {
                    record,
                    fault: None,
                })) => Msg::Imported(record.attempts),
                Some(
                    Ok(Decoded {
                        fault: Some(error), ..
                    })
                    | Err(error),
                ) => Msg::ImportFailed(error),
                None => Msg::ImportFailed(DecodeError::NotAnEnvelope),
            });
        }),
    );
}

/// Prints the result without the page around it.
pub fn print(shared: &Rc<Shared>) {
    // A browser without constructed stylesheets prints the page as a whole.
    let _ = hide_surroundings(shared);
    // It fails only where the page may not open dialogs.
    let _ = window().print();
}

fn hide_surroundings(shared: &Rc<Shared>) -> Result<(), JsValue> {
    let Some(host) = shared.host().filter(|host| !host.has_attribute(PRINTING)) else {
        return Ok(());
    };
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(PRINT_STYLE)?;
    let (document, key) = (document(), JsValue::from("adoptedStyleSheets"));
    let before = Reflect::get(&document, &key)?;
    let with_ours = Array::from(&before);
    with_ours.push(&sheet);
    Reflect::set(&document, &key, &with_ours)?;
    host.set_attribute(PRINTING, "")?;
    let restore = Closure::once_into_js(move || {
        let now = Array::from(&Reflect::get(&document, &key).unwrap_or_default());
        if let Ok(place) = u32::try_from(now.index_of(&sheet, 0)) {
            now.splice_many(place, 1, &[]);
        }
        // Both succeeded before.
        let _ = Reflect::set(&document, &key, &now);
        let _ = host.remove_attribute(PRINTING);
    });
    let once = AddEventListenerOptions::new();
    once.set_once(true);
    window().add_event_listener_with_callback_and_add_event_listener_options(
        "afterprint",
        restore.unchecked_ref::<Function>(),
        &once,
    )
}

/// Copies a text and tells the reader; where the browser refuses, the text is
/// shown to be copied by hand.
fn copy(shared: &Rc<Shared>, text: String) {
    // There is no clipboard on pages without TLS.
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into())
        .ok()
        .filter(JsValue::is_object);
    let Some(clipboard) = clipboard else {
        shared.send(Msg::CopyFailed(text));
        return;
    };
    let written = clipboard.unchecked_into::<Clipboard>().write_text(&text);
    let shared = Rc::clone(shared);
    settled(
        written.into(),
        Box::new(move |copied| {
            shared.send(match copied {
                Some(_) => Msg::Copied,
                None => Msg::CopyFailed(text),
            });
        }),
    );
}

fn offer(name: &str, url: &str) -> Result<(), JsValue> {
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(url);
    link.set_download(name);
    link.click();
    Ok(())
}

fn attempt(shared: &Shared, id: AttemptId) -> Option<Attempt> {
    shared.with(|session| session.record.attempt(id).copied())
}

/// The address of the page, without a fragment.
fn address() -> String {
    let href = window().location().href().unwrap_or_default();
    let address = href.split('#').next().unwrap_or_default();
    address.to_owned()
}

/// The name of a file of today.
fn dated(extension: &str) -> String {
    let today = String::from(js_sys::Date::new_0().to_iso_string());
    let day = today.split('T').next().unwrap_or_default();
    ["leadership-quiz-", day, ".", extension].concat()
}

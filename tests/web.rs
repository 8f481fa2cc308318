//! The widget in a browser, mounted by hand as the loader does it.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use gloo_storage::{LocalStorage, Storage as _};
use leadership_quiz::edge::Widget;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

wasm_bindgen_test_configure!(run_in_browser);

const KEY: &str = "leadership-quiz:customer-leadership";

/// A widget on the page; it leaves with its host.
struct Page {
    host: HtmlElement,
    root: ShadowRoot,
    widget: Widget,
}

impl Page {
    /// A widget as it comes when nothing is kept yet.
    async fn fresh() -> Self {
        storage().clear().unwrap();
        Self::with_storage(true).await
    }

    async fn with_storage(keeps: bool) -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let host: HtmlElement = document.create_element("div").unwrap().unchecked_into();
        document.body().unwrap().append_child(&host).unwrap();
        let root = host
            .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
            .unwrap();
        let widget = Widget::new(host.clone(), keeps);
        let mut page = Self { host, root, widget };
        page.show().await;
        page
    }

    /// Puts the view on the page, as after connecting the element.
    async fn show(&mut self) {
        let document = web_sys::window().unwrap().document().unwrap();
        let mount: HtmlElement = document.create_element("div").unwrap().unchecked_into();
        self.root.append_child(&mount).unwrap();
        self.widget.show(mount);
        settle().await;
    }

    fn find(&self, selector: &str) -> Option<HtmlElement> {
        let found = self.root.query_selector(selector).unwrap();
        found.map(|element| element.unchecked_into())
    }

    fn screen(&self) -> String {
        let card = self.find("[data-screen]").unwrap();
        card.get_attribute("data-screen").unwrap()
    }

    fn question(&self) -> Option<String> {
        self.find("fieldset")?.get_attribute("data-question")
    }

    fn heading(&self) -> String {
        self.find("[data-heading]").unwrap().text_content().unwrap()
    }

    async fn click(&self, action: &str) {
        self.find(&format!("[data-action={action}]"))
            .unwrap()
            .click();
        settle().await;
    }

    /// Marks an answer as the keyboard does: without a pointer.
    async fn choose(&self, value: &str) {
        self.find(&format!("input[value=\"{value}\"]"))
            .unwrap()
            .click();
        settle().await;
    }

    fn is_marked(&self, value: &str) -> bool {
        self.find(&format!("input[value=\"{value}\"]:checked"))
            .is_some()
    }

    async fn finish(&self) {
        self.click("start").await;
        for _ in 0..14 {
            self.choose("2").await;
            self.click("next").await;
        }
        self.click("next").await;
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.host.remove();
    }
}

fn storage() -> web_sys::Storage {
    LocalStorage::raw()
}

/// Waits until the view and the focus have followed the state.
async fn settle() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let window = web_sys::window().unwrap();
        window
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 20)
            .unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

#[wasm_bindgen_test]
async fn starts_with_the_intro_and_keeps_nothing_yet() {
    let page = Page::fresh().await;
    assert_eq!(page.screen(), "intro");
    assert_eq!(storage().length().unwrap(), 0);
}

#[wasm_bindgen_test]
async fn marks_an_answer_and_moves_on_only_with_next() {
    let page = Page::fresh().await;
    page.click("start").await;
    page.choose("3").await;
    assert_eq!(page.question().as_deref(), Some("q01"));
    assert!(page.is_marked("3"));
    page.click("next").await;
    assert_eq!(page.question().as_deref(), Some("q02"));
    assert!(!page.is_marked("3"), "an answer was carried over");
}

#[wasm_bindgen_test]
async fn says_what_is_missing_when_next_comes_without_an_answer() {
    let page = Page::fresh().await;
    page.click("start").await;
    assert!(page.find("[role=alert] p").is_none());
    page.click("next").await;
    assert_eq!(page.question().as_deref(), Some("q01"));
    assert!(page.find("[role=alert] p").is_some());
}

#[wasm_bindgen_test]
async fn keeps_a_finished_attempt_and_shows_its_verdict() {
    let page = Page::fresh().await;
    page.finish().await;
    let verdict = page.find("[data-verdict]").unwrap();
    assert_eq!(verdict.get_attribute("data-verdict").unwrap(), "UNCLEAR");
    let kept = storage().get_item(KEY).unwrap().unwrap();
    assert!(kept.contains("\"attempts\":[{"), "{kept}");
    assert!(!kept.contains("draft"), "{kept}");
}

#[wasm_bindgen_test]
async fn goes_on_where_it_was_after_leaving_the_page_and_coming_back() {
    let mut page = Page::fresh().await;
    page.click("start").await;
    page.choose("1").await;
    page.click("next").await;
    page.widget.hide();
    assert!(
        page.find("[data-screen]").is_none(),
        "the view is still there"
    );
    page.show().await;
    assert_eq!(page.question().as_deref(), Some("q02"));
}

#[wasm_bindgen_test]
async fn two_widgets_agree_on_what_is_kept() {
    let first = Page::fresh().await;
    let second = Page::with_storage(true).await;
    assert!(second.find("[data-action=history]").is_none());
    first.finish().await;
    assert!(second.find("[data-action=history]").is_some());
    assert_eq!(second.screen(), "intro", "another widget moved this one");
}

#[wasm_bindgen_test]
async fn changes_its_language_without_losing_answers() {
    let page = Page::fresh().await;
    page.click("start").await;
    page.choose("4").await;
    assert_eq!(page.heading(), "Zdanie\u{a0}1 z\u{a0}14");
    page.widget.configure(true, "en", None, None);
    settle().await;
    assert_eq!(page.heading(), "Statement 1 of 14");
    assert!(page.is_marked("4"));
}

#[wasm_bindgen_test]
async fn writes_nothing_when_the_page_forbids_it() {
    storage().clear().unwrap();
    let page = Page::with_storage(false).await;
    page.finish().await;
    assert_eq!(page.screen(), "result");
    assert_eq!(storage().length().unwrap(), 0);
}

#[wasm_bindgen_test]
async fn sets_aside_what_it_cannot_read() {
    for broken in ["{", "[]", r#"{"version":99,"attempts":[]}"#] {
        storage().clear().unwrap();
        storage().set_item(KEY, broken).unwrap();
        let page = Page::with_storage(true).await;
        assert!(page.find(".notice [data-action=download]").is_some());
        page.click("start").await;
        page.choose("2").await;
        let aside = storage().get_item(&format!("{KEY}:unreadable")).unwrap();
        assert_eq!(aside.as_deref(), Some(broken));
    }
}

/**
 * `<leadership-quiz>`: a short, anonymous quiz.
 *
 * This loader defines the element, shows the first screen at once, fetches the
 * WebAssembly when it is needed and speaks when it cannot run. Everything else
 * is Rust.
 *
 * Attributes: lang, theme, loading, storage, article-href, contact-href.
 * Events: leadership-quiz-ready, -started, -completed, -error.
 *
 * The build fills in ASSETS (names of the files beside this one), KEY (where
 * results are kept), STYLE (base.css) and TEXTS (what is said here, by language).
 */
const NAME = "leadership-quiz";
const LANGUAGES = Object.keys(TEXTS);
/** What the attributes accept; the first value is the default. */
const VALUES = {
  lang: LANGUAGES,
  theme: ["auto", "light", "dark"],
  loading: ["lazy", "eager"],
  storage: ["local", "off"],
};
const PROTOCOLS = {
  "article-href": ["https:", "http:"],
  "contact-href": ["https:", "mailto:"],
};
const ATTRIBUTES = [...Object.keys(VALUES), ...Object.keys(PROTOCOLS)];
/** How far from the viewport a lazy widget starts to load. */
const NEAR = "800px 0px";
/** The heights a frame may be given, in CSS pixels. */
const LOWEST = 200;
const HIGHEST = 20000;

/** The language to switch to. */
const other = (language) => LANGUAGES.find((ours) => ours !== language);

/** The language we have for a tag such as `en-GB`, if any. */
const language = (tag) => LANGUAGES.find((ours) => ours === tag?.toLowerCase().split(/[-_]/)[0]);

function accepts(name, value) {
  if (name === "lang") return Boolean(language(value));
  if (VALUES[name]) return VALUES[name].includes(value);
  try {
    return PROTOCOLS[name].includes(new URL(value, document.baseURI).protocol);
  } catch {
    return false;
  }
}

const file = (name) => new URL(name, import.meta.url).href;
const widgets = new Set();
let attempts = 0;
let engine;
let crashed = false;
let ownSheet;

/** The WebAssembly module and the stylesheet, fetched once for all widgets. */
function load() {
  engine ??= start().catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

async function start() {
  try {
    // The empty module: only the browser or the page's policy can refuse it.
    await WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch (error) {
    throw new Unavailable(error.message);
  }
  // What failed to load is remembered by its address: a module by the page,
  // an answer by caches.
  const again = attempts++ ? `?${attempts}` : "";
  // All at once, so that none waits for another's round trip.
  const [glue, wasm, style] = await Promise.all([
    import(file(ASSETS.glue) + again),
    get(ASSETS.wasm + again),
    get(ASSETS.style + again).then((response) => response.text()),
  ]);
  glue.onCrash(crash);
  try {
    await glue.run(wasm);
  } catch (error) {
    // A browser too old for this module.
    if (error instanceof WebAssembly.CompileError) throw new Unavailable(error.message);
    throw error;
  }
  return { glue, sheets: [ownSheet, constructed(style)] };
}

async function get(name) {
  const response = await fetch(file(name));
  // Some hosts answer with their start page what they do not have.
  if (!response.ok || response.headers.get("content-type")?.includes("html")) {
    throw new Error(`${response.status} ${response.url}`);
  }
  return response;
}

function constructed(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

class Unavailable extends Error {}

/** Called, once, when something failed inside the module; see guard.js. */
function crash() {
  crashed = true;
  widgets.forEach((widget) => widget.fail("crashed"));
}

class LeadershipQuiz extends HTMLElement {
  static observedAttributes = ATTRIBUTES;
  #root = this.attachShadow({ mode: "open" });
  #engine;
  #widget;
  #observer;
  #loading = false;
  #shown = false;
  #ready = false;
  /** What the reader did before the quiz was ready: chose a language, pressed Start. */
  #chosen;
  #started = false;
  #warned = new Set();
  #ended = false;

  connectedCallback() {
    widgets.add(this);
    if (!this.#root.firstChild || this.#showsFirst()) this.#showFirst();
    for (const name of ATTRIBUTES) this.#check(name);
    if (crashed) this.fail("crashed");
    else if (this.#widget) this.#show();
    else this.#loadInTime();
  }

  disconnectedCallback() {
    // Moving a node disconnects and connects it within one task.
    queueMicrotask(() => {
      if (this.isConnected) return;
      widgets.delete(this);
      this.#observer?.disconnect();
      this.#shown = this.#started = false;
      if (!crashed) this.#widget?.hide();
    });
  }

  attributeChangedCallback(name, before, now) {
    if (!this.isConnected || before === now) return;
    this.#check(name);
    if (crashed) return;
    if (this.#widget) {
      this.#widget.configure(...this.#settings());
      return;
    }
    // The page's word is the latest now, not the reader's.
    if (name === "lang") this.#chosen = undefined;
    if (this.#showsFirst()) this.#showFirst();
    if (name === "loading") this.#loadInTime();
  }

  /** Shows why there is no quiz, around the element's own content. */
  fail(reason) {
    // An element that is moved later says nothing new.
    if (this.#ended) return;
    this.#ended = crashed;
    const lang = this.#chosen ?? this.#language();
    const t = TEXTS[lang];
    const focused = this.#root.activeElement;
    const notice = make("div", { class: "page", role: "alert" }, make("p", {}, t[reason.replace("-", "_")]));
    if (reason !== "wasm-unavailable") {
      const [text, act] = reason === "crashed" ? [t.reload, () => location.reload()] : [t.retry, () => this.#retry()];
      notice.append(make("div", { class: "actions" }, button({ class: "button", part: "button" }, act, text)));
    }
    const card = make("div", { class: "card", part: "notice" }, notice);
    this.#display(make("div", { "data-screen": "failed", lang }, make("slot"), card));
    if (focused) notice.querySelector("button")?.focus();
    this.#emit("error", { reason });
  }

  #showsFirst() {
    return this.#root.querySelector(".first") !== null;
  }

  /**
   * Shows the first screen, as src/ui/intro.rs draws it, before there is
   * anything to draw it. Where the element has content of its own, that is
   * shown until the quiz is ready, in as much room as the first screen takes.
   */
  #showFirst() {
    const lang = this.#chosen ?? this.#language();
    const otherLang = other(lang);
    const t = TEXTS[lang];
    const kept = this.#kept();
    const start = () => {
      this.#started = true;
      this.#showFirst();
      this.#load();
    };
    const choose = () => {
      this.#chosen = otherLang;
      this.#showFirst();
    };
    const primary = { class: "button primary", part: "button primary", "data-action": "start" };
    const define = ([term, meaning]) => make("p", { class: "muted" }, make("em", {}, term), ` ${meaning}`);
    const page = [
      make("h2", { class: "heading", part: "heading", tabindex: -1, "data-heading": "" }, t.title),
      make("p", { class: "lead" }, t.claim),
      make("p", {}, t.scope),
      make("p", { class: "terms" }, kept === undefined ? t.terms_not_kept : t.terms),
      make(
        "div",
        { class: "actions" },
        this.#started
          ? button({ ...primary, "aria-disabled": true }, start, t.loading)
          : // Those who were here before may have another way to go on.
            kept
            ? make("p", {}, t.loading)
            : button(primary, start, t.start),
      ),
      make("div", { class: "definitions" }, ...t.definitions.map(define)),
    ];
    const card = make(
      "div",
      { class: "card", part: "card", "data-screen": "intro", lang },
      make("div", { role: "status" }),
      button(
        { class: "switch", "data-action": "language", lang: otherLang },
        choose,
        make("span", {}, TEXTS[otherLang].language),
      ),
      make("div", {}, make("div", { class: "page" }, ...page)),
    );
    const slot = make("slot");
    const first = make("div", { class: "first" }, slot, card);
    this.#replace(() => this.#display(first));
    const update = () => {
      const own = [...this.childNodes].some(({ nodeType, localName, data }) =>
        nodeType === Node.TEXT_NODE ? data.trim() : nodeType === Node.ELEMENT_NODE && localName !== "noscript",
      );
      if (!card.parentNode) first.append(card);
      first.style.minHeight = own ? `${card.offsetHeight}px` : "";
      if (own) card.remove();
    };
    // The parser may bring the content after the element, and a window may turn.
    slot.addEventListener("slotchange", update);
    new ResizeObserver(() => requestAnimationFrame(update)).observe(first);
    update();
  }

  /** The value of the key where results are kept, or undefined where none can be. */
  #kept() {
    try {
      return this.#keeps() ? localStorage.getItem(KEY) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Replaces what is shown; a focus stays on what leads to the same. */
  #replace(replace) {
    const action = this.#root.activeElement?.dataset.action;
    replace();
    if (action) this.#root.querySelector(`[data-action=${action}]`)?.focus({ preventScroll: true });
  }

  #display(content, sheets = [(ownSheet ??= constructed(STYLE))]) {
    this.#root.adoptedStyleSheets = sheets;
    this.#root.replaceChildren(content);
  }

  #retry() {
    this.#showFirst();
    this.#root.querySelector("[data-heading]")?.focus();
    this.#load();
  }

  #loadInTime() {
    if (this.getAttribute("loading") === "eager") return this.#load();
    this.#observer ??= new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        this.#observer.disconnect();
        this.#load();
      },
      { rootMargin: NEAR },
    );
    this.#observer.observe(this);
  }

  async #load() {
    // An element asks again when it is moved, or comes near, meanwhile.
    if (this.#loading || this.#widget) return;
    this.#loading = true;
    try {
      this.#engine = await load();
      // A button that is held down must not be replaced: its click would be lost.
      while (this.#root.querySelector("button:active")) await new Promise((resolve) => setTimeout(resolve, 50));
      // One that was removed meanwhile goes on when it is put back.
      if (crashed || !this.isConnected) return;
      this.#widget = new this.#engine.glue.Widget(this, this.#keeps());
      this.#show();
    } catch (error) {
      // A panic has its own way.
      if (!crashed) this.#explain(error);
    } finally {
      this.#loading = false;
    }
  }

  #show() {
    // A move within the page may change the language inherited from it.
    this.#widget.configure(...this.#settings());
    if (this.#shown) return;
    this.#shown = true;
    this.#replace(() => {
      const mount = make("div");
      this.#display(mount, this.#engine.sheets);
      this.#widget.show(mount);
    });
    if (this.#ready) return;
    this.#ready = true;
    this.#emit("ready");
    // What the reader did meanwhile; who has moved on is not called back.
    if (this.#chosen && this.#chosen !== this.#language()) this.#press("language");
    const focused = this.getRootNode().activeElement ?? this;
    if (this.#started && [this, document.body].includes(focused)) this.#press("start");
  }

  #press(action) {
    this.#root.querySelector(`[data-action=${action}]`)?.click();
  }

  #explain(error) {
    // Nobody sees an element that is gone; it tries again when it is put back.
    if (!this.isConnected) return;
    const { origin } = new URL(file("."));
    const [problem, reason] =
      error instanceof Unavailable
        ? ["may not run WebAssembly", "wasm-unavailable"]
        : [`could not load its files from ${file(".")}`, "load-failed"];
    console.error(
      `<${NAME}> ${problem}. A content security policy must allow: ` +
        `script-src ${origin} 'wasm-unsafe-eval'; connect-src ${origin}`,
      error,
    );
    this.fail(reason);
  }

  /** What the Rust side is told: see `Widget::configure`. */
  #settings() {
    return [
      this.#keeps(),
      this.#language(),
      this.#link("article-href"),
      this.#link("contact-href"),
    ];
  }

  #keeps() {
    return this.getAttribute("storage") !== "off";
  }

  #language() {
    const own = language(this.lang);
    if (own) return own;
    return language(this.parentElement?.closest("[lang]")?.lang) ?? LANGUAGES[0];
  }

  #link(name) {
    const value = this.getAttribute(name);
    return value !== null && accepts(name, value) ? new URL(value, document.baseURI).href : undefined;
  }

  /** Tells the embedder, once, about a value that has no meaning. */
  #check(name) {
    const value = this.getAttribute(name);
    if (value === null || accepts(name, value) || this.#warned.has(name)) return;
    this.#warned.add(name);
    console.warn(`<${NAME}> ignores ${name}="${value}"; expected ${(VALUES[name] ?? PROTOCOLS[name]).join(", ")}`);
  }

  #emit(name, detail = null) {
    const options = { bubbles: true, composed: true, detail };
    this.dispatchEvent(new CustomEvent(`${NAME}-${name}`, options));
  }
}

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  element.append(...children);
  return element;
}

function button(attributes, act, ...children) {
  const element = make("button", { type: "button", ...attributes }, ...children);
  element.addEventListener("click", act);
  return element;
}

const frames = () => [...document.querySelectorAll(`iframe[data-${NAME}]`)];

/** Gives a frame the height its content asks for; nobody else is listened to. */
function fitFrame({ source, data }) {
  if (data?.type !== `${NAME}:height` || !Number.isFinite(data.height)) return;
  const frame = frames().find(({ contentWindow }) => contentWindow === source);
  if (!frame) return;
  const height = Math.min(Math.max(data.height, LOWEST), HIGHEST);
  frame.style.boxSizing = "content-box";
  frame.style.height = `${height}px`;
}

// A second copy of the script leaves the first alone.
if (!customElements.get(NAME)) {
  customElements.define(NAME, LeadershipQuiz);
  addEventListener("message", fitFrame);
  // A frame that came before this script has told its height to nobody.
  for (const { contentWindow } of frames()) contentWindow.postMessage({ type: `${NAME}:measure` }, "*");
}

/**
 * `<leadership-quiz>`: a short, anonymous quiz.
 *
 * This loader defines the element, fetches the WebAssembly when it is needed
 * and speaks when it cannot run. Everything else is Rust.
 *
 * Attributes: lang, theme, loading, storage, article-href, contact-href.
 * Events: leadership-quiz-ready, -started, -completed, -error.
 *
 * The build fills in ASSETS (names of the files beside this one) and TEXTS
 * (what is said when the quiz cannot run, by language).
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
/**
 * The looks of what is shown without the widget, whose own stylesheet may be
 * what is missing. Waiting takes about the room the first screen needs.
 */
const STYLE = `
:host { display: block !important }
:host([hidden]) { display: none !important }
:host([theme=light]) { color-scheme: light !important }
:host([theme=dark]) { color-scheme: dark !important }
.waiting { min-height: 500px }
.notice {
  all: initial; display: block; box-sizing: border-box; max-width: var(--lq-max-width, 42em); margin: auto; border: 1px solid; border-radius: .75em; padding: 1.25em;
  background: Canvas; color: CanvasText; color-scheme: inherit; font-family: var(--lq-font, inherit); line-height: 1.5;
}
p { margin: 0 }
button { font: inherit; font-weight: 600; margin-top: 1em; min-height: 2.75em; padding: 0 1em; cursor: pointer }`;

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
let ownStyle;

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
  const [glue, sheet] = await Promise.all([import(file(ASSETS.glue) + again), stylesheet(again)]);
  glue.onCrash(crash);
  try {
    await glue.default({ module_or_path: file(ASSETS.wasm) + again });
  } catch (error) {
    // A browser too old for this module.
    if (error instanceof WebAssembly.CompileError) throw new Unavailable(error.message);
    throw error;
  }
  glue.start();
  return { glue, sheet };
}

async function stylesheet(again) {
  const response = await fetch(file(ASSETS.style) + again);
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return constructed(await response.text());
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
  #warned = new Set();
  #ended = false;

  connectedCallback() {
    widgets.add(this);
    if (!this.#root.firstChild) this.#showFallback();
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
      this.#shown = false;
      if (!crashed) this.#widget?.hide();
    });
  }

  attributeChangedCallback(name) {
    if (!this.isConnected) return;
    this.#check(name);
    if (crashed) return;
    if (this.#widget) this.#widget.configure(...this.#settings());
    else if (name === "loading") this.#loadInTime();
  }

  /** Shows why there is no quiz, around the element's own content. */
  fail(reason) {
    // An element that is moved later says nothing new.
    if (this.#ended) return;
    this.#ended = crashed;
    const lang = this.#language();
    const texts = TEXTS[lang];
    const notice = make("div", { className: "notice", role: "alert", dir: "ltr" });
    notice.append(make("p", { textContent: texts[reason.replace("-", "_")] }));
    if (reason !== "wasm-unavailable") {
      const reload = reason === "crashed";
      const button = make("button", { type: "button", textContent: reload ? texts.reload : texts.retry });
      button.addEventListener("click", () => (reload ? location.reload() : this.#retry()));
      notice.append(button);
    }
    const screen = make("div", { lang });
    screen.dataset.screen = "failed";
    screen.append(make("slot"), notice);
    this.#display(screen);
    this.#emit("error", { reason });
  }

  /** Shows the element's own content or, where it has none, that the quiz is coming. */
  #showFallback() {
    const lang = this.#language();
    const waiting = make("div", { className: "waiting" });
    const slot = make("slot");
    const coming = make("p", { lang, textContent: TEXTS[lang].loading });
    const update = () => {
      coming.hidden = this.firstElementChild || this.textContent.trim();
    };
    // The parser may bring the content after the element.
    slot.addEventListener("slotchange", update);
    update();
    waiting.append(slot, coming);
    this.#display(waiting);
  }

  #display(content, sheet = (ownStyle ??= constructed(STYLE))) {
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.replaceChildren(content);
  }

  #retry() {
    this.#showFallback();
    this.#load();
  }

  #loadInTime() {
    if (this.getAttribute("loading") === "eager") this.#load();
    else this.#loadWhenNear();
  }

  #loadWhenNear() {
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
      // One that was removed meanwhile goes on when it is put back.
      if (crashed || !this.isConnected) return;
      this.#widget = new this.#engine.glue.Widget(this, ...this.#settings());
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
    const mount = make("div");
    this.#display(mount, this.#engine.sheet);
    this.#widget.show(mount);
    if (this.#ready) return;
    this.#ready = true;
    this.#emit("ready");
  }

  #explain(error) {
    // Nobody sees an element that is gone; it tries again when it is put back.
    if (!this.isConnected) return;
    const { origin } = new URL(file("."));
    const policy =
      "If the page has a content security policy, it must allow: " +
      `script-src ${origin} 'wasm-unsafe-eval'; connect-src ${origin}`;
    if (error instanceof Unavailable) {
      console.error(`<${NAME}> may not run WebAssembly. ${policy}`, error);
      this.fail("wasm-unavailable");
    } else {
      console.error(`<${NAME}> could not load its files from ${file(".")}. ${policy}`, error);
      this.fail("load-failed");
    }
  }

  /** What the Rust side is told: see `Widget::configure`. */
  #settings() {
    return [
      this.getAttribute("storage") !== "off",
      this.#language(),
      this.#link("article-href"),
      this.#link("contact-href"),
    ];
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

function make(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
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

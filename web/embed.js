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

/** The WebAssembly module and the stylesheet, fetched once for all widgets. */
function load() {
  engine ??= start().catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

async function start() {
  if (typeof WebAssembly !== "object") throw new Unavailable("WebAssembly is switched off");
  // A module that failed to load is remembered by its address.
  const again = attempts++ ? `?${attempts}` : "";
  const [glue, sheet] = await Promise.all([import(file(ASSETS.glue) + again), stylesheet()]);
  glue.onCrash(crash);
  try {
    await glue.default({ module_or_path: file(ASSETS.wasm) });
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) throw new Unavailable(error.message);
    throw error;
  }
  glue.start();
  return { glue, sheet };
}

async function stylesheet() {
  const response = await fetch(file(ASSETS.style));
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await response.text());
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
  #widget;
  #observer;
  #warned = new Set();
  #ended = false;

  connectedCallback() {
    widgets.add(this);
    if (!this.#root.firstChild) this.#showFallback();
    for (const name of ATTRIBUTES) this.#check(name);
    if (crashed) this.fail("crashed");
    else if (this.#widget) this.#show();
    else if (this.getAttribute("loading") === "eager") this.#load();
    else this.#loadWhenNear();
  }

  disconnectedCallback() {
    // Moving a node disconnects and connects it within one task.
    queueMicrotask(() => {
      if (this.isConnected) return;
      widgets.delete(this);
      this.#observer?.disconnect();
      if (!crashed) this.#widget?.hide();
    });
  }

  attributeChangedCallback(name) {
    if (!this.isConnected) return;
    this.#check(name);
    if (!crashed) this.#widget?.configure(...this.#settings());
  }

  /** Shows why there is no quiz, around the element's own content. */
  fail(reason) {
    // An element that is moved later says nothing new.
    if (this.#ended) return;
    this.#ended = crashed;
    const lang = this.#language();
    const texts = TEXTS[lang];
    const notice = document.createElement("p");
    notice.setAttribute("role", "alert");
    notice.textContent = texts[reason.replace("-", "_")];
    const screen = document.createElement("div");
    screen.dataset.screen = "failed";
    screen.lang = lang;
    screen.append(document.createElement("slot"), notice);
    if (reason !== "wasm-unavailable") {
      const button = document.createElement("button");
      button.type = "button";
      const reload = reason === "crashed";
      button.textContent = reload ? texts.reload : texts.retry;
      button.addEventListener("click", () => (reload ? location.reload() : this.#retry()));
      screen.append(button);
    }
    this.#root.replaceChildren(screen);
    this.#emit("error", { reason });
  }

  #showFallback() {
    // Shown only where the element has no content of its own.
    const slot = document.createElement("slot");
    slot.textContent = TEXTS[this.#language()].loading;
    this.#root.replaceChildren(slot);
  }

  #retry() {
    this.#showFallback();
    this.#load();
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
    try {
      const { glue, sheet } = await load();
      if (crashed || this.#widget) return;
      this.#root.adoptedStyleSheets = [sheet];
      this.#widget = new glue.Widget(this, ...this.#settings());
      if (!this.isConnected) return;
      this.#show();
      this.#emit("ready");
    } catch (error) {
      // A panic has its own way.
      if (!crashed) this.#explain(error);
    }
  }

  #show() {
    const mount = document.createElement("div");
    this.#root.replaceChildren(mount);
    this.#widget.show(mount);
  }

  #explain(error) {
    if (error instanceof Unavailable) {
      console.error(
        `<${NAME}> needs WebAssembly. Under a content security policy allow it with: ` +
          `script-src 'wasm-unsafe-eval'. (${error.message})`,
      );
      this.fail("wasm-unavailable");
    } else {
      console.error(`<${NAME}> could not load its files from ${file(".")}:`, error);
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

// A second copy of the script, or of the element, leaves the first alone.
if (!customElements.get(NAME)) customElements.define(NAME, LeadershipQuiz);

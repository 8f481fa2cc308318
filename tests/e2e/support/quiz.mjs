// A reader in front of one widget: what they do, by real input, and what they see.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Key, error as webdriver } from 'selenium-webdriver';

const PATIENCE = 30_000;
/** Longer than the widget shows the mark of a tap before it moves on. */
const PAUSE = 800;

/** What an element may answer while the widget changes. */
const NOT_YET = [
  webdriver.StaleElementReferenceError,
  webdriver.ElementNotInteractableError,
  webdriver.ElementClickInterceptedError,
];

export const STORAGE_KEY = 'leadership-quiz:customer-leadership';

/** Files to import, left until the end: a browser reads them when it likes. */
const FILES = mkdtempSync(join(tmpdir(), 'leadership-quiz-import-'));
process.once('exit', () => rmSync(FILES, { recursive: true }));

export class Quiz {
  #driver;
  #origin;
  #host;
  #frame;

  /** `host` is a CSS selector of the element, `frame` the number of the frame it is in, if any. */
  constructor(driver, origin, host = 'leadership-quiz', frame = null) {
    this.#driver = driver;
    this.#origin = origin;
    this.#host = host;
    this.#frame = frame;
  }

  // What the reader does.

  /** Opens a page, by its address seen from /pages/, and waits for the widget. */
  async open(page) {
    await this.#driver.get(new URL(page, `${this.#origin}/pages/`).href);
    await this.#arrive();
  }

  async reload() {
    await this.#driver.navigate().refresh();
    await this.#arrive();
  }

  async #arrive() {
    await this.#driver.switchTo().frame(this.#frame);
    await this.waitForScreen('intro');
  }

  /** Clicks the button of an action, or of one within `scope`. */
  click(action, scope = '') {
    return this.clickOn(`${scope} button[data-action="${action}"]`);
  }

  clickOn(css) {
    return this.#withElement(css, (element) => element.click());
  }

  /** Clicks an answer, and does not wait for what comes of it. */
  tap(value) {
    return this.clickOn(`label:has(input[value="${value}"])`);
  }

  /** Clicks an answer twice in the same place, `gap` milliseconds apart. */
  doubleTap(value, gap) {
    return this.#withElement(`label:has(input[value="${value}"])`, (origin) =>
      this.#driver
        .actions()
        .move({ origin, duration: 0 })
        .press()
        .release()
        .pause(gap)
        .press()
        .release()
        .perform(),
    );
  }

  async press(...keys) {
    for (const key of keys) await this.#driver.actions().sendKeys(key).perform();
  }

  /** Presses Tab until the focus is on what `css` says. */
  async tabTo(css) {
    for (let steps = 0; steps < 60; steps++) {
      if (await this.hasFocus(css)) return;
      await this.press(Key.TAB);
    }
    throw new Error(`Tab does not reach ${css}`);
  }

  /** The same backwards: from the end of a page Firefox tabs into its own buttons. */
  async tabBackTo(css) {
    for (let steps = 0; steps < 60; steps++) {
      if (await this.hasFocus(css)) return;
      await this.#driver.actions().keyDown(Key.SHIFT).sendKeys(Key.TAB).keyUp(Key.SHIFT).perform();
    }
    throw new Error(`Tab backwards does not reach ${css}`);
  }

  async answerByMouse(answer) {
    const question = await this.question();
    await this.tap(answer);
    await this.until('a tap moves on', async () => (await this.question()) !== question);
  }

  /** Marks an answer with Tab, arrows and Space, without moving on. */
  async markByKeyboard(value) {
    await this.tabTo('input[type=radio]');
    const { steps, checked } = await this.inRoot((root, value) => {
      const radios = [...root.querySelectorAll('input[type=radio]')];
      const focused = root.activeElement;
      const target = radios.findIndex((radio) => radio.value === value);
      return { steps: target - radios.indexOf(focused), checked: focused.checked };
    }, `${value}`);
    const arrow = steps < 0 ? Key.ARROW_UP : Key.ARROW_DOWN;
    await this.press(...Array(Math.abs(steps)).fill(arrow));
    if (steps === 0 && !checked) await this.press(Key.SPACE);
  }

  async answerByKeyboard(answer) {
    const question = await this.question();
    await this.markByKeyboard(answer);
    await this.pressByKeyboard('next');
    await this.until('Next moves on', async () => (await this.question()) !== question);
  }

  /** Reaches a button with Tab and presses Enter on it. */
  async pressByKeyboard(action) {
    await this.tabTo(`button[data-action="${action}"]`);
    await this.press(Key.ENTER);
  }

  /** From the intro to the result, no role given. */
  async takeQuiz(answers, { by = 'mouse' } = {}) {
    if (by === 'keyboard') {
      await this.pressByKeyboard('start');
    } else {
      await this.click('start');
    }
    await this.answerAll(answers, { by });
    if (by === 'keyboard') {
      await this.pressByKeyboard('next');
    } else {
      await this.click('next');
    }
    await this.waitForScreen('result');
  }

  /** Answers the statements from the first to the last of `answers`. */
  async answerAll(answers, { by = 'mouse' } = {}) {
    for (const [question, answer] of Object.entries(answers)) {
      await this.waitForQuestion(question);
      await (by === 'keyboard' ? this.answerByKeyboard(answer) : this.answerByMouse(answer));
    }
    if ('q14' in answers) await this.waitForScreen('role');
  }

  /** Opens the history from the intro or a result. */
  async openHistory() {
    await this.click('history');
    await this.waitForScreen('history');
  }

  /** Opens an attempt that the history lists. */
  async openAttempt(id) {
    await this.click('open', `[data-attempt="${id}"]`);
    await this.waitForScreen('result');
  }

  /** From the review, opens the correction of an answer. */
  async correct(question) {
    await this.click('correct', `li:nth-child(${Number(question.slice(1))})`);
    await this.waitForQuestion(question);
  }

  /** Marks attempts of the history and opens their comparison. */
  async compare(...ids) {
    for (const id of ids) await this.clickOn(`[data-attempt="${id}"] input[type=checkbox]`);
    await this.click('compare');
    await this.waitForScreen('comparison');
  }

  /** Puts a text into the field of the group. */
  paste(text) {
    return this.#withElement('textarea', async (field) => {
      await field.clear();
      // A newline as such is lost on WebKit's driver.
      await field.sendKeys(text.replaceAll('\n', Key.ENTER));
    });
  }

  /** Chooses a file of this content for the import. */
  async importFile(name, content) {
    const path = join(FILES, name);
    writeFileSync(path, content);
    const input = await this.inRoot((root) => root.querySelector('input[type=file]'));
    await input.sendKeys(path);
  }

  /** Makes the page's clipboard refuse every text. */
  refuseClipboard() {
    return this.#driver.executeScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
  }

  /**
   * Prints the result in Chromium and returns the PDF, as Buffer. The dialog
   * cannot be operated, so that the page is printed while it would be open.
   */
  async print() {
    await this.#driver.executeScript(() => (window.print = () => {}));
    await this.click('print');
    const options = { preferCSSPageSize: true, printBackground: true };
    const { data } = await this.#driver.sendAndGetDevToolsCommand('Page.printToPDF', options);
    return Buffer.from(data, 'base64');
  }

  // What the reader sees.

  screen() {
    return this.inRoot((root) => root.querySelector('[data-screen]')?.dataset.screen);
  }

  /** The id of the question on screen. */
  question() {
    return this.inRoot((root) => root.querySelector('fieldset[data-question]')?.dataset.question);
  }

  /** The value of the answer that is marked, if any is. */
  marked() {
    return this.inRoot((root) => root.querySelector('input[type=radio]:checked')?.value);
  }

  /** The values of the answers, in order. */
  values() {
    return this.inRoot((root) => [...root.querySelectorAll('input[type=radio]')].map(({ value }) => value));
  }

  /** Where the links lead. */
  links() {
    return this.inRoot((root) => [...root.querySelectorAll('a')].map(({ href }) => href));
  }

  language() {
    return this.inRoot((root) => root.querySelector('[lang]').lang);
  }

  /** Whether the text is light, as on dark ground. */
  isDark() {
    return this.inRoot((root) => {
      const { color } = getComputedStyle(root.querySelector('[part~=heading]'));
      // A canvas knows every way to write a colour.
      const canvas = new OffscreenCanvas(1, 1).getContext('2d');
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
      return red + green + blue > 3 * 128;
    });
  }

  /** Whether the widget's stylesheet is there. */
  styled() {
    return this.inRoot((root) => root.adoptedStyleSheets.some(({ cssRules }) => cssRules.length > 0));
  }

  /** All text of the widget, spaces made plain. */
  text(css = '[data-screen]') {
    return this.inRoot((root, css) => root.querySelector(css)?.innerText.replace(/\s+/g, ' '), css);
  }

  has(css) {
    return this.inRoot((root, css) => root.querySelector(css) !== null, css);
  }

  attribute(css, name) {
    return this.inRoot((root, css, name) => root.querySelector(css).getAttribute(name), css, name);
  }

  /** What is read out after the name of an element. */
  describedBy(css) {
    return this.inRoot((root, css) => {
      const ids = root.querySelector(css).getAttribute('aria-describedby').split(' ');
      return ids.map((id) => root.getElementById(id).textContent.replace(/\s+/g, ' ')).join(' ');
    }, css);
  }

  hasFocus(css) {
    return this.inRoot((root, css) => root.activeElement?.matches(css) ?? false, css);
  }

  /** The result on screen, as codes. */
  result() {
    return this.inRoot((root) => {
      const { verdict, reason = '', clarity } = root.querySelector('[data-verdict]').dataset;
      const rows = [...root.querySelectorAll('[data-dimension][data-points]')];
      const points = rows.map(({ dataset }) => [
        dataset.dimension,
        dataset.points === 'none' ? null : Number(dataset.points),
      ]);
      return { verdict, reason, clarity, points: Object.fromEntries(points) };
    });
  }

  /** The kept attempts as listed: id and text. */
  listed() {
    return this.inRoot((root) =>
      [...root.querySelectorAll('[data-attempt]')].map((row) => ({
        id: row.dataset.attempt,
        text: row.innerText.replace(/\s+/g, ' '),
      })),
    );
  }

  async waitForScreen(screen) {
    await this.until(`the screen is ${screen}`, async () => (await this.screen()) === screen);
    // The loader shows it before the widget does.
    if (screen === 'intro') await this.until('the widget is there', () => this.isReady());
    await this.until('all of it is there', () => this.isWhole());
    // The first screen comes without the reader's doing and takes no focus.
    if (screen !== 'intro') await this.#waitForFocus();
  }

  /** Whether all of a page is drawn and shown: a result comes in parts. */
  async isWhole() {
    const parts = (await this.screen()) !== 'result' || (await this.has('[data-action=history]'));
    return parts && !(await this.has('[hidden]:not(input)'));
  }

  /** Whether the widget itself is shown, and not what the loader shows before. */
  isReady() {
    return this.inRoot((root) => root.adoptedStyleSheets.length > 1);
  }

  /** Waits until the widget says that it cannot run. */
  waitForFailure() {
    return this.until('it says that it cannot run', async () => (await this.screen()) === 'failed');
  }

  async waitForQuestion(question) {
    await this.until(`the question is ${question}`, async () => (await this.question()) === question);
    await this.#waitForFocus();
  }

  /** The focus follows the reader to what is new; keys pressed before that go astray. */
  async #waitForFocus() {
    await this.until('the focus is in the widget', () => this.hasFocus('*'));
  }

  /** Lets any pause after a tap end, to see that nothing comes of it. */
  afterAnyPause() {
    return this.#driver.sleep(PAUSE);
  }

  /** Waits for a condition; `what` says which in the failure. */
  until(what, condition) {
    return this.#driver.wait(condition, PATIENCE, `waited in vain until ${what}`, 20);
  }

  // What the page and the browser know.

  /** Everything in local storage. */
  storage() {
    return this.#driver.executeScript(() => ({ ...localStorage }));
  }

  /** What the widget keeps, or nothing. */
  async kept() {
    return JSON.parse((await this.storage())[STORAGE_KEY] ?? 'null');
  }

  /** Names of what is stored in any other place a page can write to. */
  keptElsewhere() {
    return this.#driver.executeAsyncScript(async (...args) => {
      const done = args.at(-1);
      const databases = (await globalThis.indexedDB?.databases?.()) ?? [];
      done([
        ...Object.keys(sessionStorage),
        ...document.cookie.split(';').filter(Boolean),
        ...databases.map(({ name }) => name),
        ...((await globalThis.caches?.keys()) ?? []),
      ]);
    });
  }

  /** Puts finished attempts, and one in progress, on the device, as an earlier visit would have. */
  async keep(attempts, draft) {
    await this.store(STORAGE_KEY, JSON.stringify({ version: 1, draft, attempts }));
    await this.reload();
  }

  /** Puts a value into local storage. */
  store(key, value) {
    return this.#driver.executeScript((key, value) => localStorage.setItem(key, value), key, value);
  }

  setAttribute(name, value) {
    return this.#driver.executeScript(
      (host, name, value) => document.querySelector(host).setAttribute(name, value),
      this.#host,
      name,
      value,
    );
  }

  /** What pages/support/recorder.js saw since the page was loaded. */
  recorded() {
    return this.#driver.executeScript(() => globalThis.recorded);
  }

  /** Errors since they were last asked for, in the browser's or the page's words. */
  async errors() {
    const capabilities = await this.#driver.getCapabilities();
    if (capabilities.getBrowserName().startsWith('chrome')) {
      const logged = await this.#driver.manage().logs().get('browser');
      return logged.filter(({ level }) => level.name === 'SEVERE').map(({ message }) => message);
    }
    return this.#driver.executeScript(() => {
      const { errors = [], violations = [] } = globalThis.recorded ?? {};
      return [...errors.splice(0), ...violations.splice(0)];
    });
  }

  /** Runs a function in the page with the widget's shadow root. */
  inRoot(read, ...rest) {
    const script = `
      const root = document.querySelector(arguments[0])?.shadowRoot;
      return root ? (${read})(root, ...[...arguments].slice(1)) : undefined;`;
    return this.#driver.executeScript(script, this.#host, ...rest);
  }

  /** Waits for an element that can be acted on, and does it. */
  async #withElement(css, act) {
    await this.until(`${css} can be used`, async () => {
      const element = await this.inRoot((root, css) => root.querySelector(css), css);
      if (!element) return false;
      try {
        await act(element);
        return true;
      } catch (error) {
        if (NOT_YET.some((kind) => error instanceof kind)) return false;
        throw error;
      }
    });
  }
}

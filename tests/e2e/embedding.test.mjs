// What the widget is to the page around it.
import assert from 'node:assert/strict';
import { inEachBrowser } from './support/suite.mjs';
import { TEXTS } from './support/texts.mjs';
import { expected, vector } from './support/vectors.mjs';

const known = vector('process');

// The policy of the public contract.
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; " +
  "img-src 'self' data:; require-trusted-types-for 'script'";

const OWN_FILES = [
  /^\/pages\/plain\.html$/,
  /^\/pages\/support\/recorder\.js$/,
  /^\/embed\.js$/,
  /^\/leadership-quiz-\w+\.js$/,
  /^\/leadership-quiz-\w+\.wasm$/,
  /^\/widget-\w+\.css$/,
];

inEachBrowser('On a page', (check) => {
  check('fetches each of its own files once, and nothing once it is ready', async ({ quiz, driver, site }) => {
    await quiz.open('plain.html');
    await quiz.until('it is ready', async () => (await quiz.recorded()).events.length > 0);
    const before = site.requests.length;
    await quiz.takeQuiz(known.answers);
    await quiz.click('answers');
    await quiz.waitForScreen('answers');
    await quiz.click('back');
    await quiz.click('history');
    await quiz.waitForScreen('history');

    const urls = site.requests.map(({ url }) => url);
    assert.deepEqual(urls.slice(before), [], 'requests after ready');
    for (const file of OWN_FILES) {
      assert.equal(urls.filter((url) => file.test(url)).length, 1, `${file} among ${urls}`);
    }
    assert.equal(urls.length, OWN_FILES.length, urls.join(' '));

    // The server sees only its own requests; the browser knows of all.
    const ready = (await quiz.recorded()).events[0].at;
    const resources = await driver.executeScript(() =>
      performance.getEntriesByType('resource').map(({ name, startTime }) => ({ name, startTime })),
    );
    for (const { name, startTime } of resources) {
      assert.ok(name.startsWith(`${site.origin}/`), `a request to ${name}`);
      assert.ok(startTime <= ready, `a request for ${name} after ready`);
    }
    assert.equal(await driver.executeScript(() => document.cookie), '');
  });

  check('sends each event once, with nothing in it', async ({ quiz }) => {
    await quiz.open('plain.html');
    await quiz.takeQuiz(known.answers);
    const { events } = await quiz.recorded();

    assert.deepEqual(
      events.map(({ type }) => type),
      ['leadership-quiz-ready', 'leadership-quiz-started', 'leadership-quiz-completed'],
    );
    for (const { type, from, bubbles, composed, detail } of events) {
      assert.equal(from, 'leadership-quiz', type);
      assert.ok(bubbles && composed, `${type} must bubble and be composed`);
      assert.deepEqual(detail ?? {}, {}, `${type} carries something`);
    }
  });

  check(
    'runs under the strict policy of the contract, Trusted Types included',
    async ({ quiz }) => {
      await quiz.open('plain.html');
      await quiz.takeQuiz(known.answers);
      assert.deepEqual(await quiz.result(), expected(known));
      assert.deepEqual((await quiz.recorded()).violations, []);
      assert.ok((await quiz.styled()), 'the stylesheet is not applied');
    },
    { headers: () => ({ 'content-security-policy': POLICY }) },
  );

  check('changes its language live and keeps the answers', async ({ quiz }) => {
    await quiz.open('plain.html');
    await quiz.click('start');
    await quiz.answerAll({ q01: 2 });
    await quiz.waitForQuestion('q02');
    assert.ok((await quiz.text()).includes(TEXTS.pl.statements.q02));

    await quiz.setAttribute('lang', 'en-GB');
    await quiz.until('the statement is English', async () =>
      (await quiz.text()).includes(TEXTS.en.statements.q02),
    );
    assert.equal(await quiz.question(), 'q02');
    assert.equal(await quiz.language(), 'en');
    await quiz.click('back');
    await quiz.waitForQuestion('q01');
    assert.equal(await quiz.marked(), '2');
  });

  check('is light on a light page, and dark only when told', async ({ quiz, driver, browser }) => {
    await quiz.open('plain.html');
    assert.equal(await quiz.isDark(), false);
    if (browser === 'chromium') {
      // A reader who prefers dark, on a page that is light only.
      const features = [{ name: 'prefers-color-scheme', value: 'dark' }];
      await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { features });
      assert.equal(await quiz.isDark(), false);
      await driver.sendDevToolsCommand('Emulation.setEmulatedMedia', { features: [] });
    }
    await quiz.setAttribute('theme', 'dark');
    await quiz.until('it is dark', () => quiz.isDark());
    await quiz.setAttribute('theme', 'auto');
    await quiz.until('it is light', async () => !(await quiz.isDark()));

    await driver.executeScript(() => (document.documentElement.style.colorScheme = 'dark'));
    await quiz.until('it follows the dark page', () => quiz.isDark());
    await quiz.setAttribute('theme', 'light');
    await quiz.until('it is light', async () => !(await quiz.isDark()));
  });

  check('warns once of each attribute with an unknown value, and works as without it', async ({ quiz }) => {
    await quiz.open('unknown-values.html');
    await quiz.click('start');
    await quiz.waitForQuestion('q01');

    const { warnings } = await quiz.recorded();
    for (const [name, value] of [['lang', 'xx'], ['theme', 'purple'], ['loading', 'soon'], ['storage', 'cloud']]) {
      const about = warnings.filter((text) => text.includes(`${name}="${value}"`));
      assert.equal(about.length, 1, `${name}="${value}" in: ${warnings.join(' | ')}`);
    }
    assert.equal(warnings.length, 4, warnings.join(' | '));
    assert.equal(await quiz.language(), 'pl');
    assert.equal(await quiz.isDark(), false);
    assert.equal(Object.keys(await quiz.storage()).length, 1);
  });

  check('links to the article and to contact, but to no script', async ({ quiz }) => {
    await quiz.open('links.html');
    await quiz.takeQuiz(known.answers);
    assert.deepEqual(await quiz.links(), ['https://example.com/artykul']);

    await quiz.setAttribute('contact-href', 'mailto:autor@example.com');
    await quiz.until('the contact is there', async () => (await quiz.links()).length === 2);
    assert.deepEqual(await quiz.links(), ['https://example.com/artykul', 'mailto:autor@example.com']);
    for (const hostile of [' java\tscript:alert(1)', 'data:text/html,x', 'http://example.com', '//example.com']) {
      await quiz.setAttribute('contact-href', hostile);
      await quiz.until(`${hostile} is ignored`, async () => (await quiz.links()).length === 1);
    }
  });

  check('takes neither focus nor scroll when it is loaded', async ({ driver, quiz }) => {
    await quiz.open('plain.html');
    const [focused, scrolled] = await driver.executeScript(() => [document.activeElement.localName, scrollY]);
    assert.equal(focused, 'body');
    assert.equal(scrolled, 0);
  });
});

// What a reader sees, and an embedder is told, where the quiz cannot run.
import assert from 'node:assert/strict';
import { inEachBrowser } from './support/suite.mjs';
import { TEXTS } from './support/texts.mjs';
import { vector } from './support/vectors.mjs';

const { fallback } = TEXTS.pl;
const OWN = 'Quiz potrzebuje JavaScriptu.';

/** The text a reader sees in the element's place, its own content included. */
const seen = (driver) =>
  driver.executeScript(() => {
    const host = document.querySelector('leadership-quiz');
    const visible = (element) => element.checkVisibility() && element.getBoundingClientRect().height > 0;
    const own = [...host.children].filter(visible).map(({ textContent }) => textContent);
    const shadow = [...(host.shadowRoot?.querySelectorAll('p, button') ?? [])].filter(visible);
    return [...own, ...shadow.map(({ textContent }) => textContent)].join(' ').replace(/\s+/g, ' ');
  });

const reasons = async (quiz) =>
  (await quiz.recorded()).events.filter(({ type }) => type.endsWith('error')).map(({ detail }) => detail.reason);

/** What was said on the console as an error, by the widget itself. */
const said = async (quiz) => (await quiz.recorded()).errors.filter((text) => text.includes('<leadership-quiz>'));

const policy = (...directives) => ({ headers: () => ({ 'content-security-policy': directives.join('; ') }) });

inEachBrowser('Until the quiz is ready', (check) => {
  check(
    "the element's own content is shown",
    async ({ quiz, driver, site }) => {
      await driver.get(`${site.origin}/pages/plain.html`);
      assert.equal(await seen(driver), OWN);
      await quiz.until('it asks for the module', () => site.requests.some(({ url }) => url.includes('.wasm')));
      assert.equal(await seen(driver), OWN);
      site.release();
      await quiz.waitForScreen('intro');
      assert.ok(!(await seen(driver)).includes(OWN));
    },
    { held: /\.wasm/ },
  );

  check(
    'and without any script, the own content is all there is',
    async ({ quiz, driver, site }) => {
      await driver.get(`${site.origin}/pages/plain.html`);
      await driver.sleep(300);
      assert.equal(await seen(driver), OWN);
      await quiz.errors();
    },
    policy("script-src 'none'"),
  );
});

inEachBrowser('Where a file is missing', (check) => {
  for (const [file, pattern] of [
    ['the glue', /^\/leadership-quiz-\w+\.js/],
    ['the module', /\.wasm/],
    ['the stylesheet', /^\/widget-/],
  ]) {
    let broken;
    check(
      `${file}: the reader is told, and may try again`,
      async ({ quiz, driver, site }) => {
        broken = true;
        await driver.get(`${site.origin}/pages/plain.html`);
        await quiz.waitForFailure();
        assert.equal(await seen(driver), `${OWN} ${fallback.load_failed} ${fallback.retry}`);
        assert.deepEqual(await reasons(quiz), ['load-failed']);
        const [message] = await said(quiz);
        assert.ok(message.includes(`connect-src ${site.origin}`), message);

        // Still broken: told again.
        await quiz.clickOn('button');
        await quiz.until('it fails again', async () => (await reasons(quiz)).length === 2);
        await quiz.waitForFailure();
        broken = false;
        await quiz.clickOn('button');
        await quiz.waitForScreen('intro');
        assert.ok(await quiz.styled());
        await quiz.click('start');
        await quiz.waitForQuestion('q01');
        await quiz.errors();
      },
      {
        onRequest({ url }, response) {
          if (!broken || !pattern.test(url)) return;
          // As a careless host would: the failure may be kept for a while.
          response.writeHead(404, { 'cache-control': 'max-age=600', 'access-control-allow-origin': '*' }).end();
        },
      },
    );
  }

  check('the notice is readable without the stylesheet, also on a dark page', async ({ quiz, driver, site }) => {
    await driver.get(`${site.origin}/pages/no-wasm.html`);
    await quiz.waitForFailure();
    const look = () =>
      quiz.inRoot((root) => {
        const { color, backgroundColor, borderTopStyle } = getComputedStyle(root.querySelector('.card'));
        const { paddingTop } = getComputedStyle(root.querySelector('[role=alert]'));
        return { color, backgroundColor, paddingTop, borderTopStyle };
      });
    const light = await look();
    assert.equal(light.borderTopStyle, 'solid');
    assert.notEqual(light.paddingTop, '0px');
    await quiz.setAttribute('theme', 'dark');
    const dark = await look();
    assert.notEqual(dark.color, light.color);
    assert.notEqual(dark.backgroundColor, light.backgroundColor);
    await quiz.errors();
  });
});

inEachBrowser('Where a host answers with its start page', (check) => {
  let broken;
  check(
    'what it does not have, the reader is told, and may try again',
    async ({ quiz, driver, site }) => {
      broken = true;
      await driver.get(`${site.origin}/pages/plain.html`);
      await quiz.waitForFailure();
      assert.deepEqual(await reasons(quiz), ['load-failed']);
      broken = false;
      await quiz.clickOn('button');
      await quiz.waitForScreen('intro');
      await quiz.errors();
    },
    {
      onRequest({ url }, response) {
        if (broken && url.includes('.wasm')) response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>');
      },
    },
  );
});

inEachBrowser('Where WebAssembly is not to be had', (check) => {
  const unavailable = async ({ quiz, driver, site }, page) => {
    await driver.get(`${site.origin}/pages/${page}`);
    await quiz.waitForFailure();
    assert.equal(await seen(driver), `${OWN} ${fallback.wasm_unavailable}`);
    assert.deepEqual(await reasons(quiz), ['wasm-unavailable']);
    const [message] = await said(quiz);
    assert.ok(message.includes(`script-src ${site.origin} 'wasm-unsafe-eval'`), message);
    assert.ok(!site.requests.some(({ url }) => url.includes('.wasm')), 'it fetched what it cannot use');
    await quiz.errors();
  };

  check('in a browser without it, the reader and the console are told', (test) => unavailable(test, 'no-wasm.html'));

  check(
    'under a policy that forbids it, the reader and the console are told',
    (test) => unavailable(test, 'plain.html'),
    policy("script-src 'self'", "connect-src 'self'"),
  );

  check(
    'under a policy that forbids its requests, the console names the directive',
    async ({ quiz, driver, site }) => {
      await driver.get(`${site.origin}/pages/plain.html`);
      await quiz.waitForFailure();
      assert.deepEqual(await reasons(quiz), ['load-failed']);
      const [message] = await said(quiz);
      assert.ok(message.includes(`connect-src ${site.origin}`), message);
      await quiz.errors();
    },
    policy("script-src 'self' 'wasm-unsafe-eval'", "connect-src 'none'"),
  );
});

inEachBrowser('Wherever it is hosted', (check) => {
  const known = vector('process');
  const host = (request) => `http://localhost:${request.headers.host.split(':')[1]}`;

  check('it runs from a folder in a folder', async ({ quiz, site }) => {
    await quiz.open('sub-path.html');
    await quiz.click('start');
    await quiz.waitForQuestion('q01');
    const files = site.requests.map(({ url }) => url).filter((url) => !url.startsWith('/pages/'));
    assert.ok(files.length === 4 && files.every((url) => url.startsWith('/blog/files/quiz/')), files.join(' '));
  });

  check(
    'it runs from another origin, under the policy that names it',
    async ({ quiz, site }) => {
      await quiz.open('other-origin.html');
      await quiz.takeQuiz(known.answers);
      assert.ok(await quiz.styled());
      assert.deepEqual((await quiz.recorded()).violations, []);
      const other = site.requests.filter(({ url }) => /embed|leadership|widget/.test(url));
      assert.ok(other.length === 4 && other.every(({ headers }) => headers.host.startsWith('localhost')));
    },
    {
      headers: (path, request) => ({
        'content-security-policy':
          `default-src 'none'; script-src 'self' ${host(request)} 'wasm-unsafe-eval'; connect-src ${host(request)}; ` +
          `style-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'`,
      }),
    },
  );
});

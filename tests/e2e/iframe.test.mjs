// The quiz in a frame from another origin.
import assert from 'node:assert/strict';
import { inEachBrowser } from './support/suite.mjs';
import { TEXTS } from './support/texts.mjs';
import { expected, vector } from './support/vectors.mjs';

const known = vector('process');

/** Does something in the frame, and comes back to the page. */
async function inFrame(driver, act) {
  await driver.switchTo().frame(0);
  try {
    return await act();
  } finally {
    await driver.switchTo().defaultContent();
  }
}

const frameHeight = (driver) => driver.executeScript(() => document.querySelector('iframe').clientHeight);
const send = (driver, message) =>
  inFrame(driver, () => driver.executeScript((message) => window.parent.postMessage(message, '*'), message));

/** The height of what is in the frame, and of the frame as seen from there. */
const inside = (driver) =>
  inFrame(driver, () =>
    driver.executeScript(() => ({
      content: Math.ceil(document.body.getBoundingClientRect().height),
      room: innerHeight,
      scrolls: document.documentElement.scrollHeight > innerHeight,
    })),
  );

const waitForFit = (quiz, driver) =>
  quiz.until('the frame fits', async () => {
    const { content, room, scrolls } = await inside(driver);
    return content > 200 && room === content && !scrolls;
  });

async function openFrame({ quiz, driver, site }, page) {
  await driver.get(`${site.origin}/pages/${page}`);
  await driver.executeScript(() => {
    window.heights = [];
    addEventListener('message', ({ data }) => window.heights.push(data?.height));
  });
  await inFrame(driver, () => quiz.waitForScreen('intro'));
}

inEachBrowser('A frame', (check) => {
  check('grows and shrinks with the quiz, and comes to rest', async (test) => {
    const { quiz, driver } = test;
    await openFrame(test, 'iframe.html');
    await waitForFit(quiz, driver);
    await inFrame(driver, () => quiz.takeQuiz(known.answers));
    await waitForFit(quiz, driver);
    const high = await frameHeight(driver);
    assert.ok(high > 700, `${high} px for a result`);

    // Once it fits, nothing more is said.
    await driver.sleep(300);
    await driver.executeScript(() => (window.heights = []));
    await driver.sleep(700);
    assert.deepEqual(await driver.executeScript(() => window.heights), []);

    // A reload of the frame alone.
    await driver.executeScript(() => document.querySelector('iframe').contentWindow.location.replace(document.querySelector('iframe').src));
    await inFrame(driver, () => quiz.waitForScreen('intro'));
    await waitForFit(quiz, driver);
    assert.ok((await frameHeight(driver)) < high);
  });

  check('fits whatever border, padding and box sizing the page gives it', async (test) => {
    const { quiz, driver } = test;
    await openFrame(test, 'iframe.html');
    await driver.executeScript(() => {
      const { style } = document.querySelector('iframe');
      style.border = '10px solid';
      style.padding = '7px';
      style.boxSizing = 'border-box';
    });
    await inFrame(driver, async () => {
      await quiz.click('start');
      await quiz.waitForQuestion('q01');
    });
    await waitForFit(quiz, driver);
  });

  check('is heard only in its own voice, and only within limits', async (test) => {
    const { quiz, driver } = test;
    await openFrame(test, 'iframe.html');
    await waitForFit(quiz, driver);
    const height = await frameHeight(driver);
    const type = 'leadership-quiz:height';

    // The page itself, and a frame that is not the quiz's.
    await driver.executeScript((type) => {
      window.postMessage({ type, height: 3000 }, '*');
      const other = document.createElement('iframe');
      document.body.append(other);
      const script = other.contentDocument.createElement('script');
      script.textContent = `parent.postMessage({ type: '${type}', height: 3000 }, '*')`;
      other.contentDocument.body.append(script);
    }, type);
    await quiz.until('both are heard', () =>
      driver.executeScript(() => window.heights.filter((height) => height === 3000).length === 2),
    );
    assert.equal(await frameHeight(driver), height);

    for (const message of [{ type, height: '900' }, { type, height: null }, { type: 'height', height: 900 }, null, 900]) {
      await driver.executeScript(() => (window.heights = []));
      await send(driver, message);
      await quiz.until('it is heard', () => driver.executeScript(() => window.heights.length > 0));
      assert.equal(await frameHeight(driver), height, JSON.stringify(message));
    }
    for (const [asked, given] of [[1e9, 20000], [-5, 200], [1, 200], [777, 777]]) {
      await send(driver, { type, height: asked });
      await quiz.until(`${asked} gives ${given}`, async () => (await frameHeight(driver)) === given);
    }
  });

  check('fits also when the script comes long after it', async (test) => {
    await openFrame(test, 'iframe-late.html');
    await waitForFit(test.quiz, test.driver);
  });

  check('fits also when a script adds it', async (test) => {
    const { quiz, driver } = test;
    await openFrame(test, 'iframe.html');
    await driver.executeScript(() => {
      const old = document.querySelector('iframe');
      const { src } = old;
      old.remove();
      const frame = document.createElement('iframe');
      frame.dataset.leadershipQuiz = '';
      frame.src = src;
      document.body.append(frame);
    });
    await inFrame(driver, () => quiz.waitForScreen('intro'));
    await waitForFit(quiz, driver);
  });

  check('without the script scrolls, and stays usable', async (test) => {
    const { quiz, driver } = test;
    await openFrame(test, 'iframe-alone.html');
    await inFrame(driver, () => quiz.takeQuiz(known.answers));
    assert.equal(await frameHeight(driver), 300);
    assert.ok((await inside(driver)).scrolls);
  });

  check('that may keep nothing works, and says so', async (test) => {
    const { quiz, driver } = test;
    await openFrame(test, 'iframe-sandbox.html');
    await inFrame(driver, async () => {
      await quiz.takeQuiz(known.answers);
      assert.deepEqual(await quiz.result(), expected(known));
      assert.ok((await quiz.text()).includes(TEXTS.pl.result.not_kept), await quiz.text());
    });
  });

  check(
    'runs under the strict policies, its own and that of the page around it',
    async (test) => {
      const { quiz, driver } = test;
      await openFrame(test, 'iframe.html');
      await waitForFit(quiz, driver);
      await inFrame(driver, () => quiz.takeQuiz(known.answers));
      assert.deepEqual((await quiz.recorded()).violations, []);
    },
    {
      headers: (path, request) => ({
        'content-security-policy':
          path === '/frame.html'
            ? "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; " +
              "img-src 'self' data:; require-trusted-types-for 'script'"
            : `default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; ` +
              `frame-src http://localhost:${request.headers.host.split(':')[1]}`,
      }),
    },
  );
});

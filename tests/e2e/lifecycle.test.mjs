// The widget comes, moves, goes and comes back.
import assert from 'node:assert/strict';
import { Quiz, STORAGE_KEY } from './support/quiz.mjs';
import { inEachBrowser } from './support/suite.mjs';
import { vector } from './support/vectors.mjs';

const known = vector('process');
const two = { q01: 2, q02: 3 };

/** Puts an element into `main` of the page, as a script would. */
const add = (driver, attributes = {}) =>
  driver.executeScript((attributes) => {
    const quiz = document.createElement('leadership-quiz');
    for (const [name, value] of Object.entries(attributes)) quiz.setAttribute(name, value);
    document.querySelector('main').append(quiz);
    window.quiz = quiz;
  }, attributes);

const remove = (driver) => driver.executeScript(() => window.quiz.remove());
const putBack = (driver) => driver.executeScript(() => document.querySelector('aside').append(window.quiz));
const events = async (quiz) => (await quiz.recorded()).events.map(({ type }) => type.slice('leadership-quiz-'.length));
const isWasm = ({ url }) => url.includes('.wasm');

inEachBrowser('Coming and going', (check) => {
  check('works when the script comes long after the element', async ({ quiz }) => {
    await quiz.open('late-script.html');
    await quiz.click('start');
    await quiz.answerAll(two);
  });

  check('works with the script there twice, a second copy of it, and two elements', async ({ quiz, driver, site }) => {
    await quiz.open('twice.html');
    const second = new Quiz(driver, site.origin, '#second');
    await second.waitForScreen('intro');
    await quiz.click('start');
    await quiz.waitForQuestion('q01');
    assert.deepEqual((await events(quiz)).sort(), ['ready', 'ready', 'started']);
    assert.equal(site.requests.filter(isWasm).length, 1);
  });

  check('works when a script makes the element', async ({ quiz, driver, site }) => {
    await driver.get(`${site.origin}/pages/empty.html`);
    await add(driver);
    await quiz.waitForScreen('intro');
    await quiz.click('start');
    await quiz.answerAll(two);
  });

  check('goes on where it was when it is moved', async ({ quiz, driver, site }) => {
    await driver.get(`${site.origin}/pages/empty.html`);
    await add(driver, { storage: 'off' });
    await quiz.click('start');
    await quiz.answerAll(two);
    await putBack(driver);
    assert.equal(await quiz.question(), 'q03');
    await quiz.click('back');
    await quiz.waitForQuestion('q02');
    assert.equal(await quiz.marked(), '3');
    assert.deepEqual(await events(quiz), ['ready', 'started']);
  });

  check('goes on where it was when it is removed and put back', async ({ quiz, driver, site }) => {
    await driver.get(`${site.origin}/pages/empty.html`);
    // Nothing is stored, so that only the element itself can know.
    await add(driver, { storage: 'off' });
    await quiz.click('start');
    await quiz.answerAll(two);
    await remove(driver);
    await driver.sleep(100);
    await putBack(driver);
    await quiz.until('it is back', async () => (await quiz.question()) === 'q03');
    await quiz.answerByMouse(1);
    await quiz.click('back');
    await quiz.waitForQuestion('q03');
    assert.equal(await quiz.marked(), '1');
    assert.deepEqual(await events(quiz), ['ready', 'started']);
  });

  check(
    'starts once when it was removed, or moved, while its files were on their way',
    async ({ quiz, driver, site }) => {
      await driver.get(`${site.origin}/pages/empty.html`);
      await add(driver, { loading: 'eager' });
      await quiz.until('the module is asked for', () => site.requests.some(isWasm));
      await putBack(driver);
      await remove(driver);
      site.release();
      await quiz.afterAnyPause();
      assert.deepEqual(await events(quiz), []);
      await putBack(driver);
      await quiz.waitForScreen('intro');
      await quiz.click('start');
      await quiz.waitForQuestion('q01');
      assert.deepEqual(await events(quiz), ['ready', 'started']);
    },
    { held: /\.wasm/ },
  );

  check('takes the answers through a visit to another page and back', async ({ quiz, driver, site }) => {
    await quiz.open('plain.html');
    await quiz.click('start');
    await quiz.answerAll(two);
    await quiz.waitForQuestion('q03');
    await driver.executeScript(() => {
      addEventListener('pageshow', ({ persisted }) => (window.restored = persisted));
    });
    await driver.executeScript((address) => (location.href = address), `${site.origin}/pages/bare.html`);
    await quiz.until('the other page is there', async () => (await driver.getCurrentUrl()).endsWith('bare.html'));
    await driver.navigate().back();
    await quiz.until('it is back', async () => ['intro', 'statement'].includes(await quiz.screen()));
    // A page that the browser did not keep starts anew and offers to go on.
    if ((await quiz.screen()) === 'intro') await quiz.click('resume');
    else assert.ok(await driver.executeScript(() => window.restored));
    await quiz.waitForQuestion('q03');
    await quiz.tap(1);
    await quiz.waitForQuestion('q04');
    await quiz.until('the answer is kept', async () => (await quiz.kept()).draft.answers.q03 === 1);
  });

  check('takes changes of storage and loading while it is there', async ({ quiz, driver, site }) => {
    await driver.get(`${site.origin}/pages/lazy.html`);
    await driver.sleep(300);
    await quiz.setAttribute('loading', 'eager');
    await quiz.waitForScreen('intro');

    await quiz.click('start');
    await quiz.answerAll({ q01: 2 });
    await quiz.until('it is kept', async () => STORAGE_KEY in (await quiz.storage()));
    await quiz.setAttribute('storage', 'off');
    await quiz.answerByMouse(3);
    assert.equal((await quiz.kept())?.draft?.answers.q02, undefined);
    await quiz.click('back');
    await quiz.waitForQuestion('q02');
    assert.equal(await quiz.marked(), '3');
  });
});

inEachBrowser('Several on one page', (check) => {
  check('are apart on screen and agree on what is kept', async ({ driver, site }) => {
    const first = new Quiz(driver, site.origin, '#first');
    const second = new Quiz(driver, site.origin, '#second');
    await first.open('several.html');
    await second.waitForScreen('intro');
    await first.takeQuiz(known.answers);

    assert.equal(await second.screen(), 'intro');
    assert.equal(await second.language(), 'en');
    await second.openHistory();
    const [row, ...others] = await second.listed();
    assert.equal(others.length, 0);
    await second.click('delete', `[data-attempt="${row.id}"]`);
    await second.click('confirm');
    await second.until('the list is empty', async () => (await second.listed()).length === 0);
    // The first showed what is no more.
    await first.until('it agrees', async () => (await first.screen()) !== 'result');
    assert.deepEqual(await first.storage(), {});
  });

  check('fetch each file once, even fifty of them', async ({ quiz, site }) => {
    await quiz.open('fifty.html');
    await quiz.until('all are ready', async () => (await events(quiz)).length === 50);
    const files = site.requests.map(({ url }) => url).filter((url) => !url.startsWith('/pages/'));
    assert.equal(files.length, 4, files.join(' '));
    assert.equal(new Set(files).size, 4);
  });
});

inEachBrowser('Loading', (check) => {
  check('waits until the element comes near', async ({ quiz, driver, site }) => {
    await driver.get(`${site.origin}/pages/lazy.html`);
    await driver.sleep(800);
    assert.deepEqual(site.requests.filter(isWasm), []);
    // Near, but not yet in sight.
    await driver.executeScript(() => {
      const { top } = document.querySelector('leadership-quiz').getBoundingClientRect();
      scrollTo(0, top - innerHeight - 400);
    });
    await quiz.waitForScreen('intro');
    assert.equal(site.requests.filter(isWasm).length, 1);
  });

  check('does not wait when it is eager', async ({ quiz, driver, site }) => {
    await driver.get(`${site.origin}/pages/eager.html`);
    await quiz.waitForScreen('intro');
    assert.equal(await driver.executeScript(() => scrollY), 0);
  });
});

inEachBrowser('What stays behind', (check, browser) => {
  check('is no global, no style, no history entry and no listener', async ({ quiz, driver, site }) => {
    await driver.get(`${site.origin}/pages/counted.html`);
    const look = () =>
      driver.executeScript(() => ({
        // Chromium's driver has a global of its own.
        globals: Object.getOwnPropertyNames(window).filter((name) => !name.startsWith('se_')).sort(),
        styles: document.styleSheets.length + document.adoptedStyleSheets.length,
        head: document.head.children.length,
        body: document.body.children.length,
        attributes: [...document.documentElement.attributes, ...document.body.attributes].map(({ name }) => name),
        history: history.length,
        listening: window.listening(),
        cookie: document.cookie,
      }));
    await driver.executeScript(() => (window.quiz = undefined));
    const before = await look();
    // The only listener of all: for the heights of frames.
    assert.equal(before.listening.filter((type) => type === 'message').length, 1);

    await add(driver);
    await quiz.takeQuiz(known.answers);
    await quiz.click('answers');
    await quiz.waitForScreen('answers');
    const { listening, ...during } = await look();
    const { listening: _, ...expected } = before;
    assert.deepEqual(during, expected);
    assert.ok(listening.includes('storage'), 'it does not hear of other tabs');
    await remove(driver);
    await driver.sleep(600);
    assert.deepEqual(await look(), before);
  });

  // Only Chromium lets a test collect garbage and look into the module's memory.
  if (browser !== 'chromium') return;
  check('is no memory', async ({ driver, site }) => {
    await driver.get(`${site.origin}/pages/empty.html`);
    const mountAndRemove = (times) =>
      driver.executeAsyncScript(async (times, done) => {
        for (let i = 0; i < times; i++) {
          const quiz = document.createElement('leadership-quiz');
          quiz.setAttribute('loading', 'eager');
          const ready = new Promise((resolve) => quiz.addEventListener('leadership-quiz-ready', resolve));
          document.querySelector('main').append(quiz);
          await ready;
          quiz.shadowRoot.querySelector('[data-action=start]')?.click();
          await new Promise((resolve) => setTimeout(resolve));
          quiz.remove();
        }
        setTimeout(done, 100);
      }, times);

    // The most that was ever there at once counts: the first rounds may differ.
    await mountAndRemove(100);
    const before = await memory(driver);
    let after;
    for (let round = 0; round < 4; round++) {
      await mountAndRemove(50);
      after = await memory(driver);
    }
    assert.ok(before.module > 0);
    assert.ok(after.elements <= 1, `${after.elements} removed elements are still there`);
    assert.ok(after.module <= before.module, `the module grew from ${before.module} to ${after.module} bytes`);
    assert.ok(after.nodes <= before.nodes + 100, `${before.nodes} nodes became ${after.nodes}`);
    assert.ok(after.heap <= before.heap * 1.1, `the heap grew from ${before.heap} to ${after.heap} bytes`);
  });
});

/** What is in memory when all that can go is gone. */
async function memory(driver) {
  const send = (command, parameters = {}) => driver.sendAndGetDevToolsCommand(command, parameters);
  const objects = async (prototype, read) => {
    const found = await send('Runtime.evaluate', { expression: `${prototype}.prototype` });
    const { objects } = await send('Runtime.queryObjects', { prototypeObjectId: found.result.objectId });
    const { result } = await send('Runtime.callFunctionOn', {
      objectId: objects.objectId,
      functionDeclaration: `function () { return ${read}; }`,
      returnByValue: true,
    });
    await send('Runtime.releaseObject', { objectId: objects.objectId });
    return result.value;
  };
  // What is collected first lets go of more, through finalizers.
  let elements;
  for (let round = 0; round < 3 || (elements > 1 && round < 30); round++) {
    await send('HeapProfiler.collectGarbage');
    await driver.sleep(100);
    elements = await objects("customElements.get('leadership-quiz')", 'this.length');
  }
  const module = await objects('WebAssembly.Memory', 'this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0)');
  const { usedSize: heap } = await send('Runtime.getHeapUsage');
  const { nodes } = await send('Memory.getDOMCounters');
  return { module, elements, heap, nodes };
}

// One load of one peer on a slow phone: bytes, start, interaction and shift.
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const STATEMENTS = 14;
/** Which of the answers, counted from 0. */
const ANSWER = 2;
const MOMENT = 300;

export const PROBE = await readFile(new URL('probe.js', import.meta.url), 'utf8');

/** Times in milliseconds, the first two since navigation started. */
export async function measure(browser, site, peer) {
  site.served.length = 0;
  const page = await browser.newPage({ slow: true, scripts: [PROBE] });
  try {
    const told = page.once('Runtime.bindingCalled');
    const loaded = page.open(`${site.origin}/${peer}.html`);
    await told;
    if (peer !== 'surveyjs') await page.click(await page.evaluate('bench.place("start")'));
    const shown = await page.evaluate('bench.shown');
    const started = await page.evaluate('bench.started');
    await loaded;

    const marked = [];
    const moved = [];
    for (let number = 1; number <= STATEMENTS; number++) {
      marked.push(await mark(page));
      moved.push(await moveOn(page));
    }
    await mark(page);
    const result = await since(page, 'bench.find("result")', () => clickOn(page, 'next'));
    // Until all of it is there.
    if (peer !== 'surveyjs') await page.evaluate('bench.whenPainted("restart")');
    const measured = {
      shown,
      started,
      marked,
      moved,
      result,
      shift: await page.evaluate('bench.shift()'),
      longTasks: await page.evaluate(`bench.longTasksAfter(${shown})`),
      files: site.served.filter(({ path }) => !path.endsWith('.html')),
      // SurveyJS does not move on by itself.
      tapped: peer === 'surveyjs' ? [] : await tapThrough(page),
    };
    if (page.errors.length) throw new Error(page.errors.join('\n'));
    return measured;
  } catch (error) {
    throw new Error(`${peer}: ${error.message}\n${page.errors.join('\n')}`, { cause: error });
  } finally {
    await page.close();
  }
}

const clickOn = async (page, name) => page.click(await page.evaluate(`bench.place(${JSON.stringify(name)})`));

/** Milliseconds from the input that `act` makes until `test` holds on the screen. */
async function since(page, test, act) {
  // Input may overtake a call that is not waited for.
  await page.evaluate(`bench.await(() => ${test})`);
  await act();
  return page.evaluate('bench.sinceInput()');
}

/** Marks an answer by the keyboard, which moves on nowhere. */
async function mark(page) {
  // A reader takes a moment; by then the quiz has moved the focus itself.
  await sleep(MOMENT);
  await page.evaluate(`bench.radio(${ANSWER}).focus()`);
  return since(page, `bench.radio(${ANSWER}).checked`, () => page.pressSpace());
}

/** Presses Next by the mouse. */
async function moveOn(page) {
  const question = await page.evaluate('bench.question()');
  return since(page, `(bench.question() ?? ${JSON.stringify(question)}) !== ${JSON.stringify(question)}`, () =>
    clickOn(page, 'next'),
  );
}

/** Takes the quiz again by tapping the answers, which moves on after a pause. */
async function tapThrough(page) {
  const times = [];
  await clickOn(page, 'restart');
  await page.evaluate('bench.whenPainted("question")');
  for (let number = 1; number <= STATEMENTS; number++) {
    const question = await page.evaluate('bench.question()');
    await sleep(MOMENT);
    const option = `.option:has([value="${ANSWER}"])`;
    times.push(
      await since(page, `(bench.question() ?? ${JSON.stringify(question)}) !== ${JSON.stringify(question)}`, () =>
        clickOn(page, option),
      ),
    );
  }
  return times;
}

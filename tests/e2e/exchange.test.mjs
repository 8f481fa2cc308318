// Taking results along: paper, clipboard, files, links and codes.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { fragment, shareCode } from './support/codes.mjs';
import { downloaded } from './support/downloads.mjs';
import { inEachBrowser } from './support/suite.mjs';
import { TEXTS } from './support/texts.mjs';
import { attempts, expected, openResult, vector, VECTORS } from './support/vectors.mjs';

const leadership = vector('leadership');
const skills = vector('skills');
const partly = vector('partly');
const { group, notices, share } = TEXTS.pl;
const today = () => new Date().toISOString().slice(0, 10);

/** The texts that can be copied by hand. */
const copyable = (quiz) =>
  quiz.inRoot((root) => [...root.querySelectorAll('[data-copyable]')].map(({ value }) => value));

inEachBrowser('Printing', (check, browser) => {
  // Only Chromium's driver can print as a reader would.
  for (const page of browser === 'chromium' ? ['host.html', 'host-en.html'] : []) {
    check(`puts every verdict, and no word of the host page, on one page of A4: ${page}`, async ({ quiz, driver }) => {
      const { verdicts } = page === 'host.html' ? TEXTS.pl : TEXTS.en;
      const kept = attempts(VECTORS);
      // What is written to people in the company is the longest.
      for (const attempt of kept) attempt.role = 'staff';
      await quiz.open(page);
      await quiz.keep(kept);
      for (const [index, known] of VECTORS.entries()) {
        await quiz.openHistory();
        await quiz.openAttempt(kept[index].id);
        const pdf = await quiz.print();
        await driver.executeScript(() => dispatchEvent(new Event('afterprint')));

        const info = execFileSync('pdfinfo', ['-'], { input: pdf, encoding: 'utf8' });
        assert.match(info, /Pages: +1\n/, known.case);
        assert.match(info, /A4/);
        const text = execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' }).replace(/\s+/g, ' ');
        const { headline } = verdicts[known.verdict.toLowerCase()];
        assert.ok(text.includes(headline.split('{')[0]), `${headline} in ${text}`);
        assert.doesNotMatch(text, /HOST/, known.case);
      }
    });
  }

  check('leaves the page as it was', async ({ quiz, driver }) => {
    await openResult(quiz, [leadership]);
    const state = () =>
      driver.executeScript(() => {
        const host = document.querySelector('leadership-quiz');
        const sheets = document.adoptedStyleSheets.map(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText));
        return { attributes: host.getAttributeNames(), sheets };
      });
    const before = await state();
    await driver.executeScript(() => (window.print = () => {}));
    for (let times = 0; times < 2; times++) {
      await quiz.click('print');
      assert.ok((await state()).attributes.includes('data-printing'));
      // Once for as many presses.
      await quiz.click('print');
      await driver.executeScript(() => dispatchEvent(new Event('afterprint')));
      assert.deepEqual(await state(), before);
    }
  });
});

inEachBrowser('The clipboard', (check, browser) => {
  check('takes a summary in plain words', async ({ quiz, driver, site }) => {
    await openResult(quiz, [leadership]);
    // What arrives there can be read only with a permission that not every
    // engine has.
    await driver.executeScript(() => {
      navigator.clipboard.writeText = async (text) => void (window.copied = text);
    });
    await quiz.click('copy');
    await quiz.until('it is told', async () => (await quiz.text()).includes(notices.copied));
    const text = await driver.executeScript(() => window.copied.replaceAll('\u00a0', ' '));
    assert.ok(text.includes(TEXTS.pl.verdicts.leadership.headline), text);
    assert.ok(text.includes('14 marca 2026'), text);
    assert.ok(text.includes(`${TEXTS.pl.dimensions.horizon.label}: 8 z 8`), text);
    assert.ok(text.includes(TEXTS.pl.result.note), text);
    assert.ok(text.endsWith(`${site.origin}/pages/plain.html`), text);
    assert.deepEqual(await copyable(quiz), []);
  });

  const checkInChromium = browser === 'chromium' ? check : () => {};
  checkInChromium('really holds the summary', async ({ quiz, driver }) => {
    await openResult(quiz, [leadership]);
    for (const name of ['clipboard-read', 'clipboard-write']) {
      const permission = { permission: { name }, setting: 'granted' };
      await driver.sendDevToolsCommand('Browser.setPermission', permission);
    }
    await quiz.click('copy');
    await quiz.until('it is told', async () => (await quiz.text()).includes(notices.copied));
    const text = await driver.executeAsyncScript((done) => navigator.clipboard.readText().then(done, done));
    assert.ok(text.replaceAll('\u00a0', ' ').includes(TEXTS.pl.verdicts.leadership.headline), text);
  });

  check('when refused, leaves the text to be copied by hand, beside the button', async ({ quiz }) => {
    await openResult(quiz, [leadership]);
    await quiz.refuseClipboard();
    await quiz.click('copy');
    await quiz.until('it is told', async () => (await quiz.text()).includes(notices.not_copied));
    const [text] = await copyable(quiz);
    assert.ok(text.replaceAll('\u00a0', ' ').includes(TEXTS.pl.verdicts.leadership.headline), text);
    const distance = await quiz.inRoot((root) => {
      const [button, field] = ['[data-action=copy]', '[data-copyable]'].map((css) =>
        root.querySelector(css).getBoundingClientRect(),
      );
      return Math.abs(field.top - button.bottom);
    });
    assert.ok(distance < 500, `${distance} px away`);
  });
});

inEachBrowser('Files', (check) => {
  check('hold one attempt or all, in the format that is kept', async ({ quiz, driver, browser }) => {
    const kept = await openResult(quiz, [leadership, skills]);
    const one = await downloaded(quiz, driver, browser, () => quiz.click('download'));
    assert.equal(one.name, `leadership-quiz-${today()}.json`);
    assert.deepEqual(JSON.parse(one.data), { version: 1, attempts: [kept[0]] });

    await quiz.openHistory();
    const all = await downloaded(quiz, driver, browser, () => quiz.click('download'));
    assert.deepEqual(JSON.parse(all.data), { version: 1, attempts: kept });
  });

  check('take results to another device, and never twice', async ({ quiz, driver, browser }) => {
    const kept = await openResult(quiz, [leadership, skills]);
    await quiz.openHistory();
    const { name, data } = await downloaded(quiz, driver, browser, () => quiz.click('download'));

    const [own] = attempts([partly], Date.UTC(2026, 4, 1));
    own.id = 'b'.repeat(16);
    await quiz.keep([own]);
    await quiz.openHistory();
    await quiz.importFile(name, data);
    await quiz.until('they are listed', async () => (await quiz.listed()).length === 3);
    assert.ok((await quiz.text()).includes(notices.imported.few.replace('{n}', 2)));
    assert.deepEqual((await quiz.kept()).attempts, [own, ...kept]);

    await quiz.importFile(name, data);
    await quiz.until('it is told', async () => (await quiz.text()).includes(notices.nothing_new));
    assert.deepEqual((await quiz.kept()).attempts, [own, ...kept]);
    await quiz.openAttempt(kept[1].id);
    assert.deepEqual(await quiz.result(), expected(skills));
  });

  const [sound] = attempts([leadership]);
  const markup = '<img src=x onerror="recorded.errors.push(1)">';
  const envelope = (attempt, version = 1) => JSON.stringify({ version, attempts: [attempt] });
  const REFUSED = {
    'no JSON': ['wcale nie JSON', 'file_foreign'],
    empty: ['', 'file_foreign'],
    'of another program': ['{"name":"x","items":[1,2,3]}', 'file_foreign'],
    newer: [envelope(sound, 2), 'file_newer'],
    'without an answer': [envelope({ ...sound, answers: { q01: 1 } }), 'file_damaged'],
    'with an answer out of range': [envelope({ ...sound, answers: { ...sound.answers, q01: 9 } }), 'file_damaged'],
    'with markup for an id': [envelope({ ...sound, id: markup }), 'file_damaged'],
    'with markup for a role': [envelope({ ...sound, role: markup }), 'file_damaged'],
    'with a field too many': [envelope({ ...sound, note: markup }), 'file_foreign'],
    'nested deeply': ['['.repeat(400_000), 'file_foreign'],
    'nested deeply inside': [`{"version":1,"attempts":${'['.repeat(400_000)}`, 'file_foreign'],
    'too large': [`${envelope(sound)}${' '.repeat(1_000_000)}`, 'file_too_large'],
  };
  check('that are wrong, foreign, newer, too large or hostile change nothing and say why', async ({ quiz }) => {
    const kept = attempts([skills]);
    await quiz.open('plain.html');
    await quiz.keep(kept);
    await quiz.openHistory();
    const before = await quiz.storage();
    for (const [name, [content, reason]] of Object.entries(REFUSED)) {
      await quiz.importFile('import.json', content);
      await quiz.until(`${name} is told`, async () => (await quiz.text()).includes(notices[reason]));
      assert.deepEqual(await quiz.storage(), before, name);
      assert.equal((await quiz.listed()).length, 1, name);
      await quiz.click('dismiss');
      await quiz.until('it is hidden', async () => !(await quiz.has('.notice')));
    }
    assert.deepEqual((await quiz.recorded()).errors, []);
  });

  check('hold the chart as an image', async ({ quiz, driver, browser }) => {
    await openResult(quiz, [vector('missing')]);
    const { name, data } = await downloaded(quiz, driver, browser, () => quiz.click('image'));
    assert.equal(name, `leadership-quiz-${today()}.png`);
    assert.equal(data.toString('latin1', 0, 8), '\x89PNG\r\n\x1a\n');
    assert.deepEqual([data.readUInt32BE(16), data.readUInt32BE(20)], [1600, 1280]);
    // A picture of nothing would be much smaller.
    assert.ok(data.length > 20_000, `${data.length} bytes`);
  });
});

inEachBrowser('Links', (check) => {
  check('are made only after the reader knows what they hold', async ({ quiz }) => {
    await openResult(quiz, [leadership]);
    await quiz.refuseClipboard();
    await quiz.click('share');
    await quiz.waitForScreen('share');
    const text = await quiz.text();
    for (const told of [share.holds, share.lacks, share.warning]) assert.ok(text.includes(told), told);
    assert.deepEqual(await copyable(quiz), []);
    await quiz.click('back');
    await quiz.waitForScreen('result');
    assert.deepEqual(await copyable(quiz), []);
  });

  check('carry the answers to another person, and nothing is sent', async ({ quiz, driver, site }) => {
    await openResult(quiz, [leadership]);
    await quiz.refuseClipboard();
    const sent = site.requests.length;
    await quiz.click('share');
    await quiz.click('confirm');
    await quiz.until('the link is shown', async () => (await copyable(quiz)).length === 1);
    const [link] = await copyable(quiz);
    assert.equal(link, `${site.origin}/pages/plain.html${fragment(shareCode(leadership.answers))}`);
    assert.equal(site.requests.length, sent);

    await driver.executeScript(() => localStorage.clear());
    await driver.get('about:blank');
    await driver.get(link);
    await quiz.waitForScreen('intro');
    assert.ok((await quiz.text()).includes(notices.shared));
    await quiz.takeQuiz(skills.answers);
    await quiz.click('compare');
    await quiz.waitForScreen('comparison');
    const rows = await quiz.inRoot((root) =>
      [...root.querySelectorAll('[data-compared]')].map((row) => [
        row.dataset.compared,
        [...row.querySelectorAll('[data-points]')].map(({ dataset }) => Number(dataset.points)),
      ]),
    );
    const points = Object.keys(skills.points).map((id) => [id, [skills.points[id], leadership.points[id]]]);
    assert.deepEqual(Object.fromEntries(rows), Object.fromEntries(points));
    assert.equal(site.requests.some(({ url }) => url.includes('leadership-quiz=')), false);
  });

  check('that are damaged say so, and are compared with nothing', async ({ quiz, driver, site }) => {
    const code = shareCode(leadership.answers);
    const DAMAGED = {
      [code.slice(0, -1)]: notices.link_incomplete,
      [`${code.slice(0, 8)}${code[8] === 'a' ? 'b' : 'a'}${code.slice(9)}`]: notices.link_damaged,
      [shareCode(leadership.answers, { revision: 2n })]: notices.link_other_version,
      '%3Cscript%3E': notices.link_incomplete,
    };
    for (const [index, [damaged, told]] of Object.entries(DAMAGED).entries()) {
      await quiz.open(`plain.html?${index}${fragment(damaged)}`);
      assert.ok((await quiz.text()).includes(told), damaged);
      assert.equal(await quiz.has('[data-action=compare]'), false);
    }
    // Another link on the same page, without a reload.
    await driver.get(`${site.origin}/pages/plain.html?3${fragment(code)}`);
    await quiz.until('the answers are told of', async () => (await quiz.text()).includes(notices.shared));
    assert.equal((await quiz.text()).includes(notices.link_incomplete), false);
    // A third takes the place of the second.
    await driver.get(`${site.origin}/pages/plain.html?3${fragment(shareCode(skills.answers))}`);
    await quiz.click('compare');
    await quiz.waitForScreen('comparison');
    const points = await quiz.inRoot((root) =>
      [...root.querySelectorAll('[data-dimension]')].map(({ dataset }) => [dataset.dimension, Number(dataset.points)]),
    );
    assert.deepEqual(Object.fromEntries(points), skills.points);
  });
});

inEachBrowser('A group', (check) => {
  const codes = [leadership, skills, partly].map(({ answers }) => shareCode(answers));

  check('shows the middle, the agreement and what people differ about', async ({ quiz, site }) => {
    await openResult(quiz, [leadership]);
    const sent = site.requests.length;
    await quiz.click('group');
    await quiz.waitForScreen('group');
    await quiz.paste(`${site.origin}/${fragment(codes[0])}\n${codes[1].toUpperCase()}\n${codes[2]}\nabc`);
    await quiz.click('gather');
    await quiz.until('the group is shown', () => quiz.has('[data-group]'));

    const text = await quiz.text();
    assert.ok(text.includes(group.people.few.replace('{n}', 3)));
    assert.ok(text.includes(group.unreadable.one.replace('{n}', 1)));
    const rows = await quiz.inRoot((root) =>
      [...root.querySelectorAll('[data-group]')].map((row) => [
        row.dataset.group,
        [Number(row.querySelector('[data-points]').dataset.points), row.lastElementChild.innerText],
      ]),
    );
    const wanted = Object.keys(leadership.points).map((id) => {
      const points = [leadership, skills, partly].map((known) => known.points[id]).sort();
      const range = points[2] - points[0];
      return [id, [points[1], range <= 2 ? group.close : range <= 4 ? group.wide : group.divided]];
    });
    assert.deepEqual(Object.fromEntries(rows), Object.fromEntries(wanted));
    assert.ok(text.includes(group.disputed));
    assert.equal(site.requests.length, sent);
  });

  check('of fewer than three is not shown, however often a code is repeated', async ({ quiz }) => {
    await openResult(quiz, [leadership]);
    await quiz.click('group');
    await quiz.waitForScreen('group');
    await quiz.paste(`${codes[0]} ${codes[1]} ${codes[1]} ${codes[1]}`);
    await quiz.click('gather');
    await quiz.until('it is told', async () => (await quiz.text()).includes(group.few));
    assert.equal(await quiz.has('[data-group]'), false);
    await quiz.click('back');
    await quiz.waitForScreen('result');
  });
});

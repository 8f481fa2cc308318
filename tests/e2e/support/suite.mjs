// Runs a group of tests in each browser, every test on a site of its own.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { BROWSERS, startBrowser } from './browsers.mjs';
import { Quiz } from './quiz.mjs';
import { startSite } from './site.mjs';

const FAILURES = 'target/e2e-failures';

/**
 * Describes a group of tests. `define` gets `check(claim, body, serverOptions)`
 * with which it lists them, and the browser's name; a body gets
 * `{ quiz, driver, site, browser }`.
 *
 * Whatever a test is about, it fails when something was reported as an error
 * on the console.
 */
export function inEachBrowser(group, define) {
  for (const browser of BROWSERS) {
    describe(`${group} (${browser})`, () => {
      let driver;
      before(async () => {
        driver = await startBrowser(browser);
      });
      after(() => driver?.quit());

      define((claim, body, serverOptions) => {
        it(claim, { timeout: 180_000 }, async () => {
          const site = await startSite(serverOptions);
          const quiz = new Quiz(driver, site.origin);
          try {
            await body({ quiz, driver, site, browser });
            assert.deepEqual(await quiz.errors(), [], 'errors on the console');
          } catch (error) {
            await keepPicture(driver, `${browser} ${claim}`);
            throw error;
          } finally {
            await driver.actions().clear();
            await site.close();
          }
        });
      }, browser);
    });
  }
}

/** What was on screen when a test failed. */
async function keepPicture(driver, name) {
  try {
    const png = await driver.takeScreenshot();
    mkdirSync(FAILURES, { recursive: true });
    writeFileSync(`${FAILURES}/${name.replaceAll(/[^\p{L}\d]+/gu, '-')}.png`, png, 'base64');
  } catch {
    // The browser may be gone; the failure itself says more.
  }
}

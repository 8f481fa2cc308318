// Runs a group of tests in each browser, every test on a site of its own.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { BROWSERS, resize, startBrowser } from './browsers.mjs';
import { Quiz } from './quiz.mjs';
import { startSite } from './site.mjs';

const FAILURES = 'target/e2e-failures';

/**
 * Describes a group of tests. `define` gets `check(claim, body, options)`
 * with which it lists them, and the name of the browser; options are those of
 * the server and a `timeout` in milliseconds. A body gets
 * `{ quiz, driver, site, browser }`; it may resize the window.
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

      define((claim, body, { timeout = 180_000, ...serverOptions } = {}) => {
        it(claim, { timeout }, async (test) => {
          const site = await startSite(serverOptions);
          const quiz = new Quiz(driver, site.origin);
          try {
            // As the test before may have left them.
            await driver.switchTo().defaultContent();
            await driver.actions().clear();
            await resize(driver);
            await body({ quiz, driver, site, browser }, test);
            assert.deepEqual(await quiz.errors(), [], 'errors on the console');
          } catch (error) {
            await keepPicture(driver, `${browser} ${claim}`);
            throw error;
          } finally {
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

// Catches what the widget offers as a file.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Does something that downloads a file; returns its name and content. Chromium
 * really downloads it. The other engines cannot be told where to, so that the
 * link to the file is caught instead of followed.
 */
export async function downloaded(quiz, driver, browser, act) {
  if (browser === 'chromium') return downloadedByChromium(quiz, driver, act);
  await driver.executeScript(() => {
    window.offered = null;
    HTMLAnchorElement.prototype.click = function () {
      const name = this.download;
      // Asked for at once: the address of the file is withdrawn after the click.
      fetch(this.href)
        .then((response) => response.arrayBuffer())
        .then((data) => (window.offered = { name, bytes: [...new Uint8Array(data)] }));
    };
  });
  await act();
  const offer = () => driver.executeScript(() => window.offered);
  await quiz.until('a file is offered', async () => (await offer()) !== null);
  const { name, bytes } = await offer();
  return { name, data: Buffer.from(bytes) };
}

async function downloadedByChromium(quiz, driver, act) {
  const folder = mkdtempSync(join(tmpdir(), 'leadership-quiz-download-'));
  try {
    const behaviour = { behavior: 'allow', downloadPath: folder };
    await driver.sendDevToolsCommand('Browser.setDownloadBehavior', behaviour);
    await act();
    const names = () => readdirSync(folder).filter((name) => name.startsWith('leadership-quiz'));
    const complete = () => names().length === 1 && !names()[0].endsWith('.crdownload');
    await quiz.until('the file is there', complete);
    const [name] = names();
    return { name, data: readFileSync(join(folder, name)) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

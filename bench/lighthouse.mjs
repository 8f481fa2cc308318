// Lighthouse's performance score of a blog page with the widget at its end and
// without it: as Lighthouse measures phones by default.
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const PAGES = { without: 'blog.html', with: 'blog-with-quiz.html' };

/** Scores from 0 to 100 by page, one a round; the pages take turns. */
export async function measureScores(site, rounds) {
  const scores = { without: [], with: [] };
  for (let round = 0; round < rounds; round++) {
    for (const [name, path] of Object.entries(PAGES)) {
      scores[name].push(await score(`${site.origin}/${path}`));
    }
  }
  return scores;
}

async function score(url) {
  const chrome = await launch({
    chromePath: process.env.CHROMIUM,
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'],
  });
  try {
    const { lhr } = await lighthouse(url, { port: chrome.port, onlyCategories: ['performance'], logLevel: 'error' });
    if (lhr.runtimeError) throw new Error(`Lighthouse: ${lhr.runtimeError.message}`);
    return Math.round(100 * lhr.categories.performance.score);
  } finally {
    await chrome.kill();
  }
}

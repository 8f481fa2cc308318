// Starts the browsers of the tests, each through its W3C WebDriver. The paths
// are given, because Selenium would otherwise look for drivers to download.
import { Builder, Capabilities, logging } from 'selenium-webdriver';
import chrome from 'selenium-webdriver/chrome.js';
import firefox from 'selenium-webdriver/firefox.js';
import { DriverService } from 'selenium-webdriver/remote/index.js';

const {
  CHROMEDRIVER = '/usr/bin/chromedriver',
  GECKODRIVER = 'geckodriver',
  WEBKITDRIVER = '/usr/bin/WebKitWebDriver',
  MINIBROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
} = process.env;

/** The size every test starts with. */
const WINDOW = { width: 1000, height: 900 };

const START = { chromium, firefox: firefoxEsr, webkit };

/** The browsers to test in: all, or those LQ_BROWSERS names, separated by commas. */
export const BROWSERS = process.env.LQ_BROWSERS?.split(',') ?? Object.keys(START);

/** Starts a browser; returns its WebDriver. `quit()` on it ends everything. */
export async function startBrowser(name) {
  const start = START[name];
  if (!start) throw new Error(`no browser is called ${name}; there are ${Object.keys(START).join(', ')}`);
  const driver = await start();
  try {
    await resize(driver);
    // Some scripts do a whole run, on a machine that may be busy.
    await driver.manage().setTimeouts({ script: 120_000 });
  } catch (error) {
    await driver.quit();
    throw error;
  }
  return driver;
}

/** Gives the window a size, by default that of the start, and waits until the page has it. */
export async function resize(driver, { width, height = WINDOW.height } = WINDOW) {
  const window = driver.manage().window();
  const now = await window.getRect();
  if (now.width === width && now.height === height) return;
  await window.setRect({ width, height });
  // Chromium's window has a frame, also without a head.
  const resized = () => driver.executeScript((width) => innerWidth <= width && innerWidth > width - 40, width);
  await driver.wait(resized, 10_000, `the page did not become ${width} px wide`, 20);
  await driver.executeAsyncScript((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}

function chromium() {
  const logs = new logging.Preferences();
  logs.setLevel(logging.Type.BROWSER, logging.Level.ALL);
  const options = new chrome.Options()
    .setBinaryPath('/usr/bin/chromium')
    .addArguments(
      '--headless=new',
      // Chromium's sandbox does not work for root, whom tests in containers run as.
      '--no-sandbox',
      '--disable-gpu',
      // Quiet on the network: the tests count requests.
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    )
    .setLoggingPrefs(logs);
  return new Builder()
    .forBrowser('chrome')
    .setChromeOptions(options)
    .setChromeService(new chrome.ServiceBuilder(CHROMEDRIVER))
    .build();
}

function firefoxEsr() {
  const options = new firefox.Options().setBinary('/usr/bin/firefox-esr').addArguments('-headless');
  return new Builder()
    .forBrowser('firefox')
    .setFirefoxOptions(options)
    .setFirefoxService(new firefox.ServiceBuilder(GECKODRIVER))
    .build();
}

async function webkit() {
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new Error('WebKit has no headless mode; start the tests under xvfb-run');
  }
  const service = new DriverService.Builder(WEBKITDRIVER).setLoopback(true).build();
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: MINIBROWSER, args: ['--automation'] },
  });
  const driver = await new Builder()
    .usingServer(await service.start())
    .withCapabilities(capabilities)
    .build();
  const quit = driver.quit.bind(driver);
  driver.quit = () => quit().finally(() => service.kill());
  return driver;
}

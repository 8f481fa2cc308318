// The script of frame.html: makes the quiz from the address and tells the page
// around the frame how high it is.
//
// A classic script in the head, wrapped in a function for want of a module's
// own scope: it must set language and scheme before anything is painted.
(() => {
  const ATTRIBUTES = ['lang', 'theme', 'loading', 'storage', 'article-href', 'contact-href'];

  const page = document.documentElement;
  const parameters = new URLSearchParams(location.search);
  page.lang = /^en\b/i.test(parameters.get('lang')) ? 'en' : 'pl';

  // Where the frame's scheme is that of the page around it, it has no
  // background of its own. Elsewhere it must not turn dark on a light page.
  if (!knowsSchemeAround()) {
    page.style.colorScheme = parameters.get('theme') === 'dark' ? 'dark' : 'light';
  }

  addEventListener('DOMContentLoaded', () => {
    const place = document.querySelector('main');
    const quiz = document.createElement('leadership-quiz');
    for (const name of ATTRIBUTES) {
      if (parameters.has(name)) quiz.setAttribute(name, parameters.get(name));
    }
    place.replaceChildren(quiz);
    if (window.parent !== window) reportHeight();
  });

  /**
   * Whether a frame is asked for the scheme of the page around it. WebKit asks
   * for the reader's own instead, which may be dark while the page is light.
   */
  function knowsSchemeAround() {
    if (window.parent === window) return true;
    try {
      return !isDarkWithin('light') && isDarkWithin('dark');
    } catch {
      // A sandboxed frame cannot look into one of its own.
      return false;
    }
  }

  function isDarkWithin(scheme) {
    const probe = document.createElement('iframe');
    probe.style.colorScheme = scheme;
    page.append(probe);
    // Firefox passes the scheme on only with the layout.
    probe.getBoundingClientRect();
    try {
      return probe.contentWindow.matchMedia('(prefers-color-scheme: dark)').matches;
    } finally {
      probe.remove();
    }
  }

  /**
   * Sends the height of the content whenever it changes, and when the page
   * around asks. The body is as high as its content whatever the frame's
   * height, so growing the frame changes nothing.
   */
  function reportHeight() {
    let reported;
    const report = () => {
      reported = measure();
      // To any origin: a height is no secret.
      window.parent.postMessage({ type: 'leadership-quiz:height', height: reported }, '*');
    };
    new ResizeObserver(() => measure() !== reported && report()).observe(document.body);
    addEventListener('message', ({ source, data }) => {
      if (source === window.parent && data?.type === 'leadership-quiz:measure') report();
    });
  }

  function measure() {
    return Math.ceil(document.body.getBoundingClientRect().height);
  }
})();

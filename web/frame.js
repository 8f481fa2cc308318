// The script of frame.html: makes the quiz from the address and tells the page
// around the frame how high it is.
//
// A classic script in the head, wrapped in a function for want of a module's
// own scope: it must set language and theme before anything is painted.
(() => {
  const ATTRIBUTES = ['lang', 'theme', 'loading', 'storage', 'article-href', 'contact-href'];

  const page = document.documentElement;
  const parameters = new URLSearchParams(location.search);
  page.lang = /^en\b/i.test(parameters.get('lang')) ? 'en' : 'pl';

  // With `auto` the frame stays "light dark": browsers then ask the scheme of
  // the page around it, and paint no background of their own where both agree.
  const theme = parameters.get('theme');
  if (theme === 'light' || theme === 'dark') {
    document.querySelector('meta[name="color-scheme"]').content = theme;
  }

  addEventListener('DOMContentLoaded', () => {
    const place = document.querySelector('main');
    const quiz = document.createElement('leadership-quiz');
    for (const name of ATTRIBUTES) {
      if (parameters.has(name)) quiz.setAttribute(name, parameters.get(name));
    }
    // What the frame says without scripts is the quiz's fallback.
    quiz.append(...place.childNodes);
    place.append(quiz);
    if (window.parent !== window) reportHeight();
  });

  /**
   * Sends the height of the content whenever it changes. The body is as high
   * as its content whatever the frame's height, so growing the frame changes nothing.
   */
  function reportHeight() {
    let reported;
    const observer = new ResizeObserver(() => {
      const height = Math.ceil(document.body.getBoundingClientRect().height);
      if (height === reported) return;
      reported = height;
      // To any origin: a height is no secret.
      window.parent.postMessage({ type: 'leadership-quiz:height', height }, '*');
    });
    observer.observe(document.body);
  }
})();

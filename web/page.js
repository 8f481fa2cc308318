// The script of index.html: its language, the playground and the copy buttons.
//
// A classic script in the head, wrapped in a function for want of a module's
// own scope: it must set the language before anything is painted.
(() => {
  const page = document.documentElement;
  page.lang = new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'pl';

  addEventListener('DOMContentLoaded', () => {
    nameLanguage();
    startPlayground();
    for (const button of document.querySelectorAll('[data-copies]')) {
      button.addEventListener('click', () => copy(button));
    }
  });

  function nameLanguage() {
    document.title = document.querySelector(`.bar-title [lang="${page.lang}"]`).textContent;
    for (const link of document.querySelectorAll('.languages a')) {
      if (link.lang === page.lang) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
  }

  /** Keeps the live quiz and both snippets as the form says. */
  function startPlayground() {
    const form = document.querySelector('.playground');
    form.elements.lang.value = page.lang;
    form.addEventListener('input', ({ target }) => {
      if (target.name === 'colour') form.elements.accent.value = 'custom';
      showSettings(form.elements);
    });
    showSettings(form.elements);
  }

  function showSettings({ theme, lang, accent, colour }) {
    const quiz = document.querySelector('leadership-quiz');
    const attributes = { lang: lang.value };
    if (theme.value === 'auto') quiz.removeAttribute('theme');
    else attributes.theme = theme.value;
    for (const [name, value] of Object.entries(attributes)) quiz.setAttribute(name, value);

    const ownAccent = accent.value === 'custom' ? colour.value : '';
    quiz.style.setProperty('--lq-accent', ownAccent);

    const frame = new URL('frame.html', location);
    frame.search = new URLSearchParams(attributes);
    const element = Object.entries({
      ...attributes,
      ...(ownAccent && { style: `--lq-accent: ${ownAccent}` }),
    });
    document.getElementById('snippet').textContent =
      `<script type="module" src="${new URL('embed.js', location)}"></script>\n` +
      `<leadership-quiz ${element.map(([name, value]) => `${name}="${value}"`).join(' ')}></leadership-quiz>`;
    document.getElementById('frame-snippet').textContent =
      `<iframe data-leadership-quiz src="${frame.href.replaceAll('&', '&amp;')}"` +
      ' title="Quiz" width="100%" height="640"></iframe>';
  }

  /** Copies the button's snippet, or selects it where the clipboard is closed to pages. */
  async function copy(button) {
    const code = document.getElementById(button.dataset.copies);
    let outcome = 'copied';
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      getSelection().selectAllChildren(code);
      outcome = 'selected';
    }
    const status = button.parentElement.querySelector('[role="status"]');
    const { content } = document.getElementById(outcome);
    status.textContent = content.querySelector(`[lang="${page.lang}"]`).textContent;
  }
})();

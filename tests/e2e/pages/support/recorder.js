// Records what a page can see of the widget, for the tests to read.
'use strict';
globalThis.recorded = { events: [], errors: [], warnings: [], violations: [] };

for (const name of ['ready', 'started', 'completed', 'error']) {
  document.addEventListener(`leadership-quiz-${name}`, ({ type, target, bubbles, composed, detail }) => {
    recorded.events.push({ type, at: performance.now(), from: target.localName, bubbles, composed, detail });
  });
}

addEventListener('error', ({ message }) => recorded.errors.push(message));
addEventListener('unhandledrejection', ({ reason }) => recorded.errors.push(`${reason}`));
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  recorded.violations.push(`${violatedDirective} blocked ${blockedURI}`);
});

for (const [method, list] of [['error', recorded.errors], ['warn', recorded.warnings]]) {
  const report = console[method];
  console[method] = (...words) => {
    list.push(words.join(' '));
    report.apply(console, words);
  };
}

// Takes the quiz from another origin: the same server under its other name.
'use strict';
const host = `http://localhost:${location.port}`;
const { createScriptURL } = globalThis.trustedTypes?.createPolicy('page', { createScriptURL: String }) ?? {
  createScriptURL: String,
};

for (const frame of document.querySelectorAll('iframe[data-query]')) {
  frame.src = `${host}/frame.html?${frame.dataset.query}`;
}
if (document.querySelector('leadership-quiz')) {
  const script = document.createElement('script');
  script.type = 'module';
  script.src = createScriptURL(`${host}/embed.js`);
  document.head.append(script);
}

// Takes the quiz from another origin: the same server under its other name.
'use strict';
const host = `http://localhost:${location.port}`;
const policy = globalThis.trustedTypes?.createPolicy('page', { createScriptURL: String });

for (const frame of document.querySelectorAll('iframe[data-query]')) {
  frame.src = `${host}/frame.html?${frame.dataset.query}`;
}
if (document.querySelector('leadership-quiz')) {
  const script = document.createElement('script');
  script.type = 'module';
  const address = `${host}/embed.js`;
  script.src = policy ? policy.createScriptURL(address) : address;
  document.head.append(script);
}

// Adds the quiz's script to a page that has been there for a while.
'use strict';
setTimeout(() => {
  const script = document.createElement('script');
  script.type = 'module';
  script.src = '../embed.js';
  document.head.append(script);
}, 500);

// Makes the browser one without WebAssembly.
'use strict';
delete globalThis.WebAssembly;

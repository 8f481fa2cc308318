// Records every use of what could send something away or keep it on the device,
// from the moment the widget is ready for what it needs to load; from the start
// for all else.
'use strict';
globalThis.watched = [];
(() => {
  const record = (name, value = '') => globalThis.watched.push(`${name} ${value}`.trim());
  let ready = false;
  document.addEventListener('leadership-quiz-ready', () => (ready = true));

  function watch(owner, name, heed = () => true) {
    const method = owner?.[name];
    if (!method) return;
    owner[name] = function (...values) {
      if (heed()) record(name, values[0]);
      return Reflect.apply(method, this, values);
    };
  }

  /** Watches a constructor. */
  function watchNew(name) {
    const Real = globalThis[name];
    if (!Real) return;
    globalThis[name] = class extends Real {
      constructor(...values) {
        record(name, values[0]);
        super(...values);
      }
    };
  }

  for (const name of ['getItem', 'setItem', 'removeItem', 'clear']) watch(Storage.prototype, name);
  watch(globalThis.IDBFactory?.prototype, 'open');
  watch(globalThis.CacheStorage?.prototype, 'open');
  watch(globalThis.StorageManager?.prototype, 'getDirectory');
  watch(globalThis.CookieStore?.prototype, 'set');
  watch(Navigator.prototype, 'sendBeacon');
  watch(XMLHttpRequest.prototype, 'open');
  watch(globalThis, 'open');
  watch(globalThis, 'fetch', () => ready);
  for (const name of ['WebSocket', 'EventSource', 'BroadcastChannel', 'SharedWorker', 'Worker', 'RTCPeerConnection']) {
    watchNew(name);
  }

  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  Object.defineProperty(Document.prototype, 'cookie', {
    ...cookie,
    set(value) {
      record('cookie', value);
      cookie.set.call(this, value);
    },
  });
})();

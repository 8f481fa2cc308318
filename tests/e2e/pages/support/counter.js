// Counts the listeners on the page's own objects.
'use strict';
globalThis.listening = () => [...listeners].flatMap(([type, count]) => Array(Math.max(0, count)).fill(type)).sort();
const listeners = new Map();

for (const [method, step] of [['addEventListener', 1], ['removeEventListener', -1]]) {
  const original = EventTarget.prototype[method];
  EventTarget.prototype[method] = function (type, ...rest) {
    const target = this ?? globalThis;
    if (target === window || (target instanceof Node && !(target.getRootNode() instanceof ShadowRoot) && target.isConnected)) {
      listeners.set(type, (listeners.get(type) ?? 0) + step);
    }
    return original.call(target, type, ...rest);
  };
}

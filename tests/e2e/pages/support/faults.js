// Breaks the page as its address says, before anything else runs:
//
// ?fault=NAME   what to break, see FAULTS
// &later        sound at first; broken once a test sets `fault.on`
// &after=N      for quota: so many writes still succeed
// &widgets=N    so many widgets on the page
'use strict';
(() => {
  const parameters = new URLSearchParams(location.search);

  /** For the tests: switches the fault, and counts the calls into WebAssembly. */
  const fault = { on: !parameters.has('later'), entries: 0 };
  globalThis.fault = fault;

  const FAULTS = {
    'storage-getter-throws'() {
      replaceStorage(() => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      });
    },
    'storage-is-null'() {
      replaceStorage(() => null);
    },
    'storage-methods-throw'() {
      for (const name of ['getItem', 'setItem', 'removeItem']) {
        fail(Storage.prototype, name, () => new DOMException('No.', 'InvalidStateError'));
      }
    },
    quota() {
      let left = Number(parameters.get('after'));
      fail(Storage.prototype, 'setItem', () =>
        left-- > 0 ? undefined : new DOMException('No room.', 'QuotaExceededError'),
      );
    },
    'clock-set-back'() {
      const now = Date.now;
      Date.now = () => (fault.on ? Date.UTC(2001, 0, 1) : now());
    },
    'same-random-numbers'() {
      Math.random = () => 0.25;
    },

    // Each of these stops the module once, in another place.
    'exception-in-handler'() {
      failOnce(Math, 'random');
    },
    'exception-in-view'() {
      failOnce(Document.prototype, 'createElement');
    },
    'trap-in-handler'() {
      // The next text that goes in claims to be of four gigabytes. There is no
      // room, and the module traps, as it does where Rust panics.
      const { charCodeAt } = String.prototype;
      const { encodeInto } = TextEncoder.prototype;
      let lies = false;
      String.prototype.charCodeAt = function (place) {
        if (!fault.on || lies) return charCodeAt.call(this, place);
        lies = true;
        return 0xffff;
      };
      TextEncoder.prototype.encodeInto = function (...values) {
        return lies ? { read: 0, written: 0xffff_ff00 } : encodeInto.apply(this, values);
      };
    },
    'exception-in-update'() {
      failOnce(Element.prototype, 'replaceChildren');
    },

    'patched-builtins'() {
      // What old libraries do to a page.
      for (const owner of [Array.prototype, Object.prototype, String.prototype]) {
        owner.each = function () {};
        owner.toJSON = function () {
          return 'toJSON';
        };
      }
      Array.prototype.reduce = Array.prototype.some = Array.prototype.at = Array.prototype.flat = () => 'patched';
      Array.from = () => ['patched'];
      JSON.parse = JSON.stringify = () => 'patched';
      class OwnPromise extends Promise {}
      globalThis.Promise = OwnPromise;
    },
    'element-taken'() {
      customElements.define('leadership-quiz', class extends HTMLElement {});
    },
  };

  function replaceStorage(get) {
    const { localStorage } = globalThis;
    Object.defineProperty(globalThis, 'localStorage', { get: () => (fault.on ? get() : localStorage) });
  }

  /** Makes a method throw what `failure` returns, unless that is nothing. */
  function fail(owner, name, failure) {
    const method = owner[name];
    owner[name] = function (...values) {
      const error = fault.on && failure();
      if (error) throw error;
      return method.apply(this, values);
    };
  }

  function failOnce(owner, name) {
    fail(owner, name, () => {
      fault.on = false;
      return new Error(`${name} was made to fail`);
    });
  }

  function countEntries() {
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const start = WebAssembly[name];
      WebAssembly[name] = async (...values) => {
        const { instance, module } = await start.apply(WebAssembly, values);
        const exports = {};
        for (const [key, value] of Object.entries(instance.exports)) {
          exports[key] = typeof value === 'function' ? counted(value) : value;
        }
        return { instance: { exports }, module };
      };
    }
  }

  const counted = (inside) => (...values) => {
    fault.entries++;
    return inside(...values);
  };

  countEntries();
  FAULTS[parameters.get('fault')]?.();

  addEventListener('DOMContentLoaded', () => {
    for (let count = 1; count < Number(parameters.get('widgets')); count++) {
      document.body.append(document.createElement('leadership-quiz'));
    }
  });
})();

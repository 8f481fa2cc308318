// Stands between the page and the WebAssembly module.
//
// After a panic, a trap or an exception that went through it, the module may be
// in any state: it must not be entered again, whatever listeners and timers
// are left. The build puts every export through here (scripts/finish-dist.mjs).
let dead = false;
let report;

/** Says whom to tell, once, that something failed inside the module. */
export function onCrash(listener) {
  report = listener;
}

/** The exports of the module, guarded. */
export function guard(exports) {
  const guarded = {};
  for (const name of Object.keys(exports)) {
    const value = exports[name];
    guarded[name] = typeof value === "function" ? guardedFunction(value) : value;
  }
  return guarded;
}

function guardedFunction(inside) {
  return (...values) => {
    if (dead) return undefined;
    try {
      return inside(...values);
    } catch (error) {
      if (!dead) {
        dead = true;
        report();
      }
      throw error;
    }
  };
}

/** Compiles a module as it comes in or, where the server's type for it forbids that, as a whole. */
export async function instantiate(response, imports) {
  const type = response.headers.get("content-type");
  if (type === "application/wasm") return WebAssembly.instantiateStreaming(response, imports);
  console.warn(`${response.url} is sent as ${type}; as application/wasm it would be ready sooner`);
  return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}

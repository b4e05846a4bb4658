// Counts away from the page, so that the page stays alive meanwhile. Its answer carries the one
// Content-Security-Policy of ours under which WebAssembly may be compiled.
//
// In:  { bundle: ArrayBuffer, engine: address of the module }
// Out: { stage: "fetch", done, total } … { stage: "count" } …
//      { stage: "done", found, engine: digest of the module, seconds } or { stage: "failed", reason }

/** Compiles the engine from its bytes and returns a function that recounts. */
export async function engineOf(bytes) {
  const { instance } = await WebAssembly.instantiate(bytes, {});
  const { memory, reserve, recount, report_at } = instance.exports;

  /** Takes the bytes of a bundle (Uint8Array) and returns those of the report. */
  return function recountBundle(bundle) {
    const room = reserve(bundle.length);
    // The memory's buffer is another one after it has grown, so it is looked up each time.
    new Uint8Array(memory.buffer, room, bundle.length).set(bundle);
    const length = recount();
    return new Uint8Array(memory.buffer, report_at(), length).slice();
  };
}

globalThis.onmessage = async ({ data }) => {
  try {
    const bytes = await fetched(data.engine);
    const recount = await engineOf(bytes);
    postMessage({ stage: 'count' });
    const began = performance.now();
    const found = JSON.parse(new TextDecoder().decode(recount(new Uint8Array(data.bundle))));
    const seconds = (performance.now() - began) / 1000;
    postMessage({ stage: 'done', found, engine: await digestOf(bytes), seconds });
  } catch (error) {
    postMessage({ stage: 'failed', reason: String(error.message ?? error) });
  }
};

/** The bytes at an address, told of as they come. */
async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  // What a compressed answer weighs says nothing about how much is still to come.
  const whole = !response.headers.has('content-encoding');
  const total = whole ? Number(response.headers.get('content-length')) : 0;
  const parts = [];
  let done = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { value } = await reader.read();
    if (!value) break;
    parts.push(value);
    done += value.length;
    postMessage({ stage: 'fetch', done, total });
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** SHA-256 in hexadecimal; nothing where the browser offers none (pages without TLS). */
async function digestOf(bytes) {
  if (!globalThis.crypto?.subtle) return '';
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('');
}

// Runs the counting engine: a bundle in, a report out. Used by the page's worker and by
// the test that compares it with the native engine. It knows nothing of pages.

/** Compiles the engine from its bytes or a response and returns a function that recounts. */
export async function engineOf(source) {
  const { instance } =
    source instanceof Response
      ? await WebAssembly.instantiateStreaming(source, {})
      : await WebAssembly.instantiate(source, {});
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

// Runs the certificate checker: a problem and a solution in, a verdict out.
// In Node: `node checker.mjs FILE.min SOLUTION`. It needs no page and no network.

/** Compiles the checker from its bytes or a response and returns a function that checks. */
export async function checkerOf(source) {
  const { instance } =
    source instanceof Response
      ? await WebAssembly.instantiateStreaming(source, {})
      : await WebAssembly.instantiate(source, {});
  const { memory, reserve, check, verdict_at } = instance.exports;

  /** Takes the bytes of both texts (Uint8Array); returns the sentence `kalaka assign check` says. */
  return function verdictOn(problem, solution) {
    const room = reserve(problem.length + solution.length);
    // The memory's buffer is another one after it has grown, so it is looked up each time.
    new Uint8Array(memory.buffer, room, problem.length).set(problem);
    new Uint8Array(memory.buffer, room + problem.length, solution.length).set(solution);
    const length = check(problem.length);
    return new TextDecoder().decode(new Uint8Array(memory.buffer, verdict_at(), length));
  };
}

if (typeof process !== "undefined" && process.argv[1] === import.meta.filename) {
  const { readFile } = await import("node:fs/promises");
  const [module, problem, solution] = await Promise.all(
    [new URL("assign.wasm", import.meta.url), ...process.argv.slice(2, 4)].map((at) => readFile(at)),
  );
  const verdict = (await checkerOf(module))(problem, solution);
  console.log(verdict);
  process.exitCode = verdict.startsWith("wrong") ? 1 : 0;
}

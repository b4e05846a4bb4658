// Recounts away from the page, so that the page stays alive meanwhile.
//
// In:  { bundle: ArrayBuffer } or { url: string }
// Out: { stage: "fetch", done, total } … { stage: "count" } …
//      { stage: "done", report, engine, seconds } or { stage: "failed", reason }

import { engineOf } from "./engine.mjs";

self.onmessage = async ({ data }) => {
  try {
    const bundle = data.bundle ? new Uint8Array(data.bundle) : await fetchBundle(data.url);
    const response = await fetch(new URL("./tally.wasm", import.meta.url));
    if (!response.ok) throw new Error(`tally.wasm: ${response.status}`);
    const bytes = await response.arrayBuffer();
    const recount = await engineOf(bytes);
    self.postMessage({ stage: "count" });
    const began = performance.now();
    const report = JSON.parse(new TextDecoder().decode(recount(bundle)));
    const seconds = (performance.now() - began) / 1000;
    self.postMessage({ stage: "done", report, engine: await digestOf(bytes), seconds });
  } catch (error) {
    self.postMessage({ stage: "failed", reason: String(error.message ?? error) });
  }
};

async function fetchBundle(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const total = Number(response.headers.get("content-length")) || 0;
  const parts = [];
  let done = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { value } = await reader.read();
    if (!value) break;
    parts.push(value);
    done += value.length;
    self.postMessage({ stage: "fetch", done, total });
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** SHA-256 in hexadecimal; nothing where the browser offers none (pages without TLS). */
async function digestOf(bytes) {
  if (!self.crypto?.subtle) return "";
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

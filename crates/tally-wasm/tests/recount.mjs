// node recount.mjs MODULE FOLDER: recounts every bundle of the folder (NAME.bundle.json)
// with the module and writes what it reports beside it (NAME.report.json).

import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { engineOf } from "../../web/assets/recount-worker.mjs";

const [module, folder] = process.argv.slice(2);
const recount = await engineOf(await readFile(module));
for (const name of await readdir(folder)) {
  if (name.endsWith(".bundle.json")) {
    const report = recount(new Uint8Array(await readFile(join(folder, name))));
    await writeFile(join(folder, name.replace(".bundle.json", ".report.json")), report);
  }
}

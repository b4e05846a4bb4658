// node check.mjs MODULE FOLDER: checks every solution of the folder (NAME.sol, of NAME.min)
// with the module and writes its verdict beside it (NAME.verdict).

import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [module, folder] = process.argv.slice(2);
const { checkerOf } = await import(new URL("./checker.mjs", pathToFileURL(module)));
const verdictOn = await checkerOf(await readFile(module));
for (const name of await readdir(folder)) {
  if (name.endsWith(".sol")) {
    const path = join(folder, name.slice(0, -".sol".length));
    const verdict = verdictOn(await readFile(`${path}.min`), await readFile(`${path}.sol`));
    await writeFile(`${path}.verdict`, verdict);
  }
}

// The recount page: hands a bundle to the worker and shows what it finds.
//
// Every sentence stands in the page itself, in elements marked `data-says`, so that the page is
// in any language; this script only decides which of them are shown, and fills in names,
// amounts and digests.

const root = document.querySelector('[data-recount]');
const part = name => root.querySelector(`[data-part="${name}"]`);
const parts = what => root.querySelectorAll(`[data-${what}]`);
const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 20 });
const brief = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 2 });
let worker, clock;

/** Shows one sentence of the status and hides the others. */
function say(name) {
  for (const sentence of parts('says')) sentence.hidden = sentence.dataset.says !== name;
}

/** Ends what runs, done or not. */
function finish() {
  clearInterval(clock);
  worker?.terminate();
  part('progress').hidden = true;
}

function failed(kind, reason) {
  finish();
  for (const sentence of parts('flaw')) sentence.hidden = sentence.dataset.flaw !== kind;
  part('reason').textContent = reason;
  say('failed');
}

async function recount(file) {
  finish();
  part('result').hidden = true;
  part('name').textContent = file.name;
  const progress = part('progress');
  progress.removeAttribute('value');
  progress.hidden = false;
  say('fetch');

  let bundle;
  try {
    bundle = await file.arrayBuffer();
  } catch (error) {
    return failed('file', String(error.message ?? error));
  }
  worker = new Worker(root.dataset.worker, { type: 'module' });
  worker.onerror = event => failed('engine', event.message ?? '');
  worker.onmessage = ({ data }) => {
    if (data.stage === 'fetch' && data.total > 0) {
      progress.max = data.total;
      progress.value = data.done;
    } else if (data.stage === 'count') {
      const began = performance.now();
      const tick = () => { part('elapsed').textContent = number.format(Math.round((performance.now() - began) / 1000)); };
      tick();
      clock = setInterval(tick, 1000);
      progress.removeAttribute('value');
      say('count');
    } else if (data.stage === 'failed') {
      failed('engine', data.reason);
    } else if (data.stage === 'done' && data.found.error) {
      failed(data.found.error.kind, data.found.error.says);
    } else if (data.stage === 'done') {
      finish();
      show(data);
    }
  };
  worker.postMessage({ bundle, engine: root.dataset.engine }, [bundle]);
}

/** A copy of a template with texts in its cells, and of what it says by state, this state's. */
function filled(template, texts, state) {
  const fresh = part(template).content.cloneNode(true);
  for (const cell of fresh.querySelectorAll('[data-cell]')) cell.textContent = texts[cell.dataset.cell];
  for (const word of fresh.querySelectorAll('[data-when]')) word.hidden = word.dataset.when !== state;
  return fresh;
}

function show({ found, engine, seconds }) {
  const { report, differences, winners, missing } = found;
  const published = new Set(found.claimed);
  for (const sentence of parts('differs')) sentence.hidden = !differences.includes(sentence.dataset.differs);
  const facts = {
    winners: number.format(winners.length), voters: number.format(report.voters), seconds: brief.format(seconds),
    cost: number.format(report.total_cost), budget: number.format(report.budget),
    digest: report.digest, engine,
    rule: `${report.rule}, ${report.knobs.utility}, ${report.knobs.completion}`,
  };
  for (const [name, text] of Object.entries(facts)) part(name).textContent = text;
  part('rows').replaceChildren(...winners.map(({ id, name, cost }, place) => filled(
    'row',
    { place: number.format(place + 1), name, id, cost: number.format(cost) },
    published.has(id) ? 'published' : 'new',
  )));
  part('missing').replaceChildren(...missing.map(texts => filled('row-missing', texts)));
  part('missing-box').hidden = missing.length === 0;
  part('result').hidden = false;
  say(found.holds ? 'holds' : 'differs');
}

// On a slow line a file may be chosen before this script is there: it is counted all the same.
const input = part('file');
const chosen = () => { if (input.files[0]) recount(input.files[0]); };
input.addEventListener('change', chosen);
chosen();

// A file may be dropped anywhere on the page.
document.addEventListener('dragover', event => {
  event.preventDefault();
  part('drop').classList.add('over');
});
for (const end of ['dragleave', 'drop']) {
  document.addEventListener(end, () => part('drop').classList.remove('over'));
}
document.addEventListener('drop', event => {
  event.preventDefault();
  if (event.dataTransfer.files[0]) {
    input.files = event.dataTransfer.files;
    recount(input.files[0]);
  }
});

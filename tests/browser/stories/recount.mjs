// Anybody counts a published vote again, in their own browser.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { binary, fits, visitor } from '../harness.mjs';

const folder = mkdtempSync(join(tmpdir(), 'kalaka-recount-'));
after(() => rmSync(folder, { recursive: true }));
const tally = (...args) => execFileSync(binary, ['tally', ...args], { encoding: 'utf8' });

/** A vote of a town that is not there: 900 people, 24 projects, and tastes by neighbourhood. */
function vote() {
  const projects = Array.from({ length: 24 }, (_, i) => ({ id: `p${i + 1}`, cost: 1200 + 730 * (i * 7 % 24) }));
  const votes = Array.from({ length: 900 }, (_, voter) => {
    const area = voter % 4;
    return projects.filter((_, i) => (i % 4 === area ? (voter * 31 + i * 17) % 5 < 3 : (voter * 13 + i * 29) % 11 === 0)).map(p => p.id);
  });
  return ['META', 'key;value', 'budget;60000', 'vote_type;approval', 'num_projects;24', 'num_votes;900',
    'PROJECTS', 'project_id;cost;name', ...projects.map(p => `${p.id};${p.cost};Bench no. ${p.id.slice(1)}`),
    'VOTES', 'voter_id;vote', ...votes.map((chosen, i) => `${i};${chosen.join(',')}`), ''].join('\n');
}

const file = join(folder, 'town.pb'), bundle = join(folder, 'town.bundle.json');
const rule = ['--rule', 'equal-shares', '--completion', 'add1'];
writeFileSync(file, vote());
tally('bundle', file, ...rule, '--output', bundle);
const native = JSON.parse(tally(file, ...rule, '--json'));
const honest = readFileSync(bundle, 'utf8');

/** Gives the page a file, and waits until it says what came of it. */
async function recount(page, name, text) {
  await page.locator('#bundle').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  await page.locator('[data-says=holds]:visible, [data-says=differs]:visible, [data-says=failed]:visible').waitFor();
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page as it is now; the sweep sees it only before a recount. */
async function accessible(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  assert.deepEqual(found.violations.map(one => `${one.id}: ${one.nodes[0].target}`), []);
}

test('whoever has no vote at hand recounts an example', async () => {
  const visit = await visitor(null, { lang: 'nl', width: 390 });
  const { page } = visit;
  await visit.open('/recount');
  const example = await page.locator('main a[download]').evaluate(a => a.href);
  await recount(page, 'example.bundle.json', await (await page.request.get(example)).text());
  assert.ok(await page.locator('[data-says=holds]').isVisible(), await page.locator('[role=status]').innerText());
  assert.match(await page.locator('main').innerText(), /kalaka tally verify/);
  await visit.leave();
});

const shown = page => page.locator('[data-part=rows] [data-cell=id]').allInnerTexts();

for (const [lang, width, scheme] of [['en', 1280, 'light'], ['hu', 390, 'dark']]) {
  test(`a published vote is recounted in the browser (${lang}, ${width} px)`, async () => {
    const visit = await visitor(null, { lang, width, scheme });
    const { page } = visit;
    await visit.open('');
    await page.locator('footer a[href$="/recount"]').click();
    await recount(page, 'town.bundle.json', honest);
    assert.ok(await page.locator('[data-says=holds]').isVisible(), await page.locator('[role=status]').innerText());
    assert.ok(native.winners.length > 3);
    assert.deepEqual(await shown(page), native.winners, 'the same winners in the same order');
    const digits = async name => (await page.locator(`[data-part=${name}]`).innerText()).replace(/\D/g, '');
    assert.equal(await digits('cost'), String(native.total_cost));
    assert.equal(await digits('voters'), '900');
    assert.equal(await page.locator('[data-part=digest]').innerText(), native.digest);
    assert.match(await page.locator('[data-part=engine]').innerText(), /^[0-9a-f]{64}$/);
    await fits(page);
    await visit.picture(`recount-holds-${lang}-${width}-${scheme}`);
    await visit.leave();
  });
}

test('on a slow line a file chosen before the script came is counted all the same', async () => {
  const visit = await visitor(null);
  const { page } = visit;
  let arrives;
  const late = new Promise(then => { arrives = then; });
  await page.route(/\/recount\.[^/]*$/, async route => { await late; await route.continue(); });
  await page.goto(`${visit.base}/recount`, { waitUntil: 'commit' });
  await page.locator('#bundle').setInputFiles({ name: 'town.bundle.json', mimeType: 'application/json', buffer: Buffer.from(honest) });
  arrives();
  await page.locator('[data-says=holds]:visible').waitFor();
  assert.deepEqual(await shown(page), native.winners);
  await visit.leave();
});

test('a bundle somebody tampered with does not hold', async () => {
  const visit = await visitor(null, { axe: true });
  const { page } = visit;
  await visit.open('/recount');
  // The last winner gives way to a project that lost.
  const told = JSON.parse(honest);
  const loser = told.projects.find(project => !told.outcome.winners.includes(project.id)).id;
  const robbed = told.outcome.winners.at(-1);
  await recount(page, 'town.bundle.json', honest.replace(`"${robbed}"]}`, `"${loser}"]}`));
  assert.ok(await page.locator('[data-says=differs]').isVisible());
  assert.ok(await page.locator('[data-differs="outcome.winners"]').isVisible());
  assert.ok(await page.locator('[data-differs=digest]').isHidden(), 'the ballots are as they were');
  assert.deepEqual(await shown(page), native.winners, 'what was counted stands beside it');
  assert.equal(await page.locator('[data-part=rows] .pill.err:visible').count(), 1);
  assert.deepEqual(await page.locator('[data-part=missing] code').allInnerTexts(), [loser]);
  await accessible(page);
  await fits(page);
  await visit.picture('recount-differs-390-light');

  // A ballot box stuffed with forty more: the digest tells.
  await recount(page, 'town.bundle.json', honest.replace(/"ballots":\[\[(\d+)/, (_, n) => `"ballots":[[${Number(n) + 40}`));
  assert.ok(await page.locator('[data-differs=digest]').isVisible());
  await visit.leave();
});

test('a file that cannot be counted is explained, in the language of the page', async () => {
  const visit = await visitor(null, { lang: 'nl' });
  const { page } = visit;
  await visit.open('/recount');
  for (const [kind, text] of [
    ['shape', honest.slice(0, honest.length / 2)],
    ['shape', 'Dear city, this is a letter.'],
    ['format', honest.replace('bundle/1"', 'bundle/9"')],
    ['value', honest.replace('"budget":"', '"budget":"-')],
    ['rule', honest.replace('"utility":"cost"', '"utility":"borda"')],
  ]) {
    await recount(page, 'town.bundle.json', text);
    assert.ok(await page.locator('[data-says=failed]').isVisible(), kind);
    assert.ok(await page.locator(`[data-flaw=${kind}]`).isVisible(), await page.locator('[role=status]').innerText());
    assert.ok(await page.locator('[data-part=result]').isHidden());
  }
  await fits(page);
  await visit.picture('recount-failed-390-light');
  // After a mistake the right file is counted all the same, dropped this time.
  const dropped = await page.evaluateHandle(text => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'town.bundle.json', { type: 'application/json' }));
    return transfer;
  }, honest);
  await page.dispatchEvent('main', 'drop', { dataTransfer: dropped });
  await page.locator('[data-says=holds]:visible').waitFor();
  assert.deepEqual(await shown(page), native.winners);
  await visit.leave();
});

test('without JavaScript the page says what to do instead', async () => {
  const visit = await visitor(null, { js: false });
  const { page } = visit;
  await visit.open('/recount');
  assert.ok(await page.locator('noscript .notice').isVisible());
  assert.ok(await page.locator('#bundle').isHidden());
  assert.deepEqual(await page.locator('main pre').allInnerTexts(),
    ['kalaka tally verify FILE', 'python3 tools/verify/tally.py FILE']);
  await fits(page);
  await visit.picture('recount-plain-390-light');
  await visit.leave();
});

test('only the worker may compile the engine, and no page loads it unasked', async () => {
  const visit = await visitor(null, {});
  const { page } = visit;
  const asked = [];
  page.on('request', request => asked.push(new URL(request.url()).pathname));
  const answer = await visit.open('/recount');
  const policy = async response => (await response.allHeaders())['content-security-policy'];
  assert.doesNotMatch(await policy(answer), /unsafe/);
  assert.ok(!asked.some(path => path.includes('tally.')), 'the engine waits until there is something to count');
  const refused = await page.evaluate(() => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => '', String));
  assert.match(refused, /Content Security Policy|CSP/i, 'the page itself may not');
  const worker = page.waitForResponse(response => response.url().includes('/recount-worker.'));
  await recount(page, 'town.bundle.json', honest);
  assert.match(await policy(await worker), /script-src 'self' 'wasm-unsafe-eval'/);
  await visit.open('');
  assert.ok(!asked.slice(asked.lastIndexOf(new URL(page.url()).pathname)).some(path => path.includes('recount')));
  await visit.leave({ expected: ['Content Security Policy', 'wasm'] });
});

test('a hundred thousand ballots are recounted within ten seconds', { timeout: 600_000 }, async t => {
  // No two ballots alike, 150 projects, some liked far more than others.
  let state = 2026;
  const draw = below => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return Math.floor(state / 2 ** 32 * below); };
  const lines = ['META', 'key;value', 'budget;5000000', 'vote_type;approval', 'PROJECTS', 'project_id;cost',
    ...Array.from({ length: 150 }, (_, project) => `${project};${20000 + draw(480000)}`), 'VOTES', 'voter_id;vote'];
  const seen = new Set();
  while (seen.size < 100_000) {
    const chosen = new Set(Array.from({ length: 5 + draw(4) }, () => Math.floor(draw(150) * draw(150) / 150)));
    seen.add([...chosen].sort((a, b) => a - b).join(','));
  }
  lines.push(...[...seen].map((chosen, voter) => `${voter};${chosen}`), '');
  const city = join(folder, 'city.pb'), large = join(folder, 'city.bundle.json');
  writeFileSync(city, lines.join('\n'));
  for (const method of [rule, ['--rule', 'phragmen']]) {
    tally('bundle', city, ...method, '--output', large);
    const visit = await visitor(null, { width: 1280 });
    const { page } = visit;
    await visit.open('/recount');
    await page.locator('#bundle').setInputFiles(large);
    await page.locator('[data-says=holds]:visible').waitFor({ timeout: 120_000 });
    const seconds = await page.locator('[data-part=seconds]').innerText();
    t.diagnostic(`100,000 different ballots, 150 projects, ${method.join(' ')}: ${seconds} s in the browser`);
    assert.ok(Number(seconds) <= 10, `${seconds} s`);
    await visit.leave();
  }
});

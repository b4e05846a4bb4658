// Every kind of page, as every role: axe finds nothing, nothing is wider than its window, the console is quiet.
// Pages are found by following links from each role's first page; of pages that differ only in what they show
// (the ideas of a call, say) one is taken.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { fits, stage, visitor } from '../harness.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const roles = [null, 'resident', 'officer', 'moderator', 'admin', 'officer-of-a-call', 'moderator-of-a-neighbourhood', 'juror-of-a-call'];
const widths = [390, 1280];
/** Light and dark differ in nothing but colour: the dark look is asked what depends on it, the light one everything. */
const schemes = [['light', { type: 'tag', values: rules }], ['dark', { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }]];
const languages = ['en', 'nl', 'hu'];
/** More pages than a role has kinds of: a link that makes ever new ones is told, and nothing is left out in silence. */
const most = 200;

/** The kind of a page: its address without the names of things, and the names of its questions. */
function kind(address, base) {
  const url = new URL(address);
  const parts = url.pathname.slice(new URL(base).pathname.length).split('/').filter(Boolean);
  const places = new Set(['calls', 'ideas', 'events', 'comments', 'desk', 'people', 'roles', 'sign-in', 'pictures', 'call', 'idea', 'comment', 'organisations', 'organisation', 'members']);
  const shape = parts.map((part, i) => (/^\d+$/.test(part) || /^\d[0-9a-z]{7,}$/.test(part) || (places.has(parts[i - 1]) && !/^(new|map|about)$/.test(part)) ? '*' : part));
  return `/${shape.join('/')}?${[...url.searchParams.keys()].filter(key => key !== 'lang').sort().join('&')}`;
}

/** One page of each kind that a role can reach by links. */
async function reachable(role, base) {
  const visit = await visitor(role, { width: 1280, height: 900 });
  const first = visit.page.url().startsWith('http') ? visit.page.url() : base;
  const found = new Map(), open = [first, base];
  const problems = [];
  while (open.length && found.size < most) {
    const address = open.shift();
    const own = kind(address, base);
    if (found.has(own)) continue;
    const answer = await visit.page.goto(address);
    if (!(answer?.headers()['content-type'] ?? '').startsWith('text/html')) continue;
    found.set(own, address);
    if (answer.status() >= 400) problems.push(`${address} from a link: ${answer.status()}`);
    const links = await visit.page.locator('a[href]').evaluateAll(all => all.map(a => new URL(a.getAttribute('href'), document.baseURI).href.split('#')[0]));
    open.push(...links.filter(link => link.startsWith(base) && !/[./](json|csv|xlsx|zip|atom|ics|geojson|svg|png|webp)($|\?)/.test(link)
      && !/\/(enter|unsubscribe)\//.test(link) && !/\/files\/.|\/desk\/calls\/[^/]+\/file$/.test(link)));
  }
  if (found.size >= most) problems.push(`${role} has more than ${most} kinds of pages: ${[...found.keys()].slice(-9).join(' ')}`);
  await visit.context.close();
  return { pages: [...found.values()], problems };
}

test('every page of every role, in every language, light and dark, narrow and wide', { timeout: 25 * 60_000 }, async () => {
  const { base } = await stage();
  const wrong = new Set();
  const seen = new Set();
  let swept = 0;
  for (const role of roles) {
    const { pages, problems } = await reachable(role, base);
    problems.forEach(problem => wrong.add(problem));
    // What everybody sees was looked at with the first role that sees it.
    const own = pages.filter(address => !seen.has(kind(address, base)));
    own.forEach(address => seen.add(kind(address, base)));
    // The languages side by side: one browser alone leaves the machine half idle.
    await Promise.all(languages.map(async lang => { for (const width of widths) {
      const visit = await visitor(role, { lang, width, height: width < 600 ? 844 : 900, axe: true });
      visit.troubles.length = 0;
      for (const address of own) {
        await visit.page.emulateMedia({ colorScheme: 'light' });
        await visit.page.goto(address);
        await visit.page.evaluate(axe);
        for (const [scheme, only] of schemes) {
          await visit.page.emulateMedia({ colorScheme: scheme });
          await fits(visit.page).catch(error => wrong.add(error.message));
          const twice = (await visit.page.locator('main').innerText()).match(/.{0,40}[^.\s]\.\.(?!\.)/);
          if (twice) wrong.add(`${address} (${lang}): a sentence ends twice: ${twice[0]}`);
          const found = await visit.page.evaluate(only => window.axe.run(document, { runOnly: only, resultTypes: ['violations'] }), only);
          for (const one of found.violations) {
            wrong.add(`${address} (${role ?? 'anyone'}, ${lang}, ${scheme}, ${width}): ${one.id} ×${one.nodes.length}: ${one.nodes[0].target}`);
          }
          swept++;
          if (lang === 'en') await visit.picture(`sweep-${role ?? 'anyone'}-${kind(address, base).replace(/\W+/g, '_')}-${width}-${scheme}`);
        }
      }
      // A page that is not there was told once already, by whoever followed the link.
      visit.troubles.filter(trouble => !trouble.includes('status of 404')).forEach(trouble => wrong.add(trouble));
      await visit.context.close();
    } }));
  }
  console.log(`# swept ${seen.size} kinds of pages, ${swept} looks`);
  assert.ok(!wrong.size, `${wrong.size} things wrong:\n${[...wrong].join('\n')}`);
});

// Pages stay short on a phone, and what they are for is in the first screen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fits, visitor } from '../harness.mjs';

const languages = ['en', 'nl', 'hu'];

/** The addresses of the cards of calls whose address ends, or does not, with that of a result. */
async function calls(visit, decided) {
  await visit.open('/calls');
  const links = await visit.page.locator('main .card a').evaluateAll(all => all.map(a => a.href));
  return links.filter(link => /\/result$/.test(link) === decided);
}

test('a call with 27 ideas is at most 6,500 px long at 390 px', { timeout: 120_000 }, async () => {
  for (const lang of languages) {
    const visit = await visitor(null, { lang });
    for (const address of await calls(visit, false)) {
      await visit.page.goto(address);
      const height = await visit.page.evaluate(() => {
        // A survey has questions instead.
        const list = document.querySelector('.ideas'), own = [...list?.children ?? []];
        if (!own.length) return document.documentElement.scrollHeight;
        for (let n = own.length; n < 27; n++) list.append(own[n % own.length].cloneNode(true));
        return document.documentElement.scrollHeight;
      });
      assert.ok(height <= 6_500, `${address} (${lang}) is ${height} px long`);
    }
    await visit.leave();
  }
});

test('a result with 27 ideas is at most 5,000 px long at 390 px', { timeout: 120_000 }, async () => {
  for (const lang of languages) {
    const visit = await visitor(null, { lang });
    for (const address of await calls(visit, true)) {
      await visit.page.goto(address);
      const height = await visit.page.evaluate(() => document.documentElement.scrollHeight);
      assert.ok(height <= 5_000, `${address} (${lang}) is ${height} px long`);
      assert.equal(await visit.page.locator('.outcome .cut-line:not(.plain)').count(), 1, 'it says how far it reached');
    }
    await visit.leave();
  }
});

test('the first idea of a call is in the first screen, on a phone and on a desk', { timeout: 120_000 }, async () => {
  for (const lang of languages) for (const [width, height] of [[390, 844], [1280, 900]]) {
    const visit = await visitor(null, { lang, width, height });
    for (const address of await calls(visit, false)) {
      await visit.page.goto(address);
      // Of a survey it is the way to its questions, or to what was answered.
      const ideas = visit.page.locator('.ideas h3'), answer = visit.page.locator('main a[href*="/answer"]');
      const bottom = await (await ideas.count() ? ideas : answer).first().evaluate(first => first.getBoundingClientRect().bottom);
      assert.ok(bottom <= height, `${address} (${lang}, ${width}): what comes first ends at ${bottom} px`);
    }
    await visit.leave();
  }
});

test('a dozen pages fit a window of 320 px in every language', { timeout: 120_000 }, async () => {
  for (const lang of languages) {
    const visit = await visitor(null, { lang, width: 320, height: 640 });
    const { page } = visit;
    const [open] = await calls(visit, false), [decided] = await calls(visit, true);
    await page.goto(open);
    const idea = await page.locator('.ideas h3 a').first().evaluate(a => a.href);
    const pages = ['', '/calls', open, `${open}/map`, `${open}/about`, `${open}/share`, decided, idea, `${idea}/poster`,
      '/search?q=straat', '/sign-in', '/data', '/recount', '/accessibility', '/privacy', '/mails'];
    for (const address of pages) {
      await visit.open(address);
      await fits(page);
    }
    await visit.leave();
  }
});

/** Words that are broken in their middle without a hyphen, of those that people see; letters within a number are none. */
const broken = page => page.evaluate(() => {
  const found = [], range = document.createRange();
  const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode());) {
    const box = text.parentElement;
    if (box.closest('svg, code, option, textarea, .vh') || !box.checkVisibility() || getComputedStyle(box).hyphens === 'auto') continue;
    for (const { 0: word, index } of text.data.matchAll(/(?<![\p{L}\d])\p{L}{4,24}/gu)) {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      if (new Set([...range.getClientRects()].map(line => Math.round(line.top))).size > 1) found.push(word);
    }
  }
  return found;
});

test('no word breaks in its middle, on a phone and on a desk', { timeout: 180_000 }, async () => {
  for (const lang of languages) for (const [width, height] of [[390, 844], [1280, 900]]) {
    const visit = await visitor(null, { lang, width, height });
    const [open] = await calls(visit, false), [decided] = await calls(visit, true);
    for (const address of ['', '/calls', open, `${open}/about`, decided, '/data', '/recount']) {
      await visit.open(address);
      assert.deepEqual(await broken(visit.page), [], `${address} (${lang}, ${width})`);
    }
    await visit.leave();
  }
});

test('a word of 34 letters stays within its card, and every tab within its window', { timeout: 120_000 }, async () => {
  for (const width of [320, 390, 1280]) {
    const visit = await visitor(null, { lang: 'hu', width, height: 844 });
    const [open] = await calls(visit, false);
    await visit.open(open);
    const over = await visit.page.evaluate(() => [...document.querySelectorAll('.card')].flatMap(card => {
      const words = [...card.querySelectorAll('h3 a, .summary-text, .card-foot')];
      words.forEach(part => { part.textContent = 'Elkelkáposztásítottalanítottátokért'; });
      const range = document.createRange();
      return words.filter(part => {
        range.selectNodeContents(part);
        return [...range.getClientRects()].some(line => line.right > card.getBoundingClientRect().right);
      }).map(part => part.className || part.tagName);
    }));
    assert.deepEqual(over, [], `at ${width} px`);
    const tabs = await visit.page.evaluate(() => [...document.querySelectorAll('.tabs a')].filter(tab => {
      const { left, right } = tab.getBoundingClientRect();
      return left < 0 || right > document.documentElement.clientWidth;
    }).map(tab => tab.textContent));
    assert.deepEqual(tabs, [], `at ${width} px`);
    await visit.leave();
  }
});

// The city in numbers: charts that can be read on the narrowest phone, and the same numbers as tables.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { each, fits, press, visitor } from '../harness.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every letter of a drawing is large enough, and none runs over another or over the edge. */
async function canBeRead(page) {
  const wrong = await page.locator('.chart .plot > svg').evaluateAll(drawings => drawings.flatMap(drawing => {
    const frame = drawing.getBoundingClientRect();
    const scale = frame.width / 320;
    const texts = [...drawing.querySelectorAll('text')].map(text => ({ said: text.textContent, at: text.getBoundingClientRect(),
      size: parseFloat(getComputedStyle(text).fontSize) * scale }));
    const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3;
    return texts.flatMap((text, i) => [
      ...(text.size < 12 ? [`${text.said}: ${text.size} px`] : []),
      ...(text.at.left < frame.left - 1 || text.at.right > frame.right + 1 ? [`${text.said}: over the edge`] : []),
      ...texts.slice(i + 1).filter(other => over(text.at, other.at)).map(other => `${text.said} over ${other.said}`),
    ]);
  }));
  assert.deepEqual(wrong, []);
}

for (const [lang, width, scheme] of [['en', 320, 'light'], ['hu', 320, 'dark'], ['nl', 390, 'dark'], ['nl', 1280, 'light']]) {
  test(`charts can be read (${lang}, ${width} px, ${scheme})`, async () => {
    const visit = await visitor(null, { lang, width, scheme, axe: true });
    await visit.open('/statistics');
    const { page } = visit;
    assert.ok(await page.locator('.chart').count() >= 4);
    await fits(page);
    await canBeRead(page);
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
    assert.deepEqual(found.violations.map(one => `${one.id}: ${one.nodes[0].target}`), []);
    await visit.picture(`statistics-${lang}-${width}-${scheme}`);
    await visit.leave();
  });
}

each('the numbers of a chart stand in a table', async ({ js }) => {
  const visit = await visitor(null, { js });
  const { page } = visit;
  await visit.open('/calls');
  await press(page, page.locator('main h3 a, main h2 a').first());
  await press(page, page.locator('.tabs a[href$="/statistics"]'));
  const chart = page.locator('.chart').first();
  assert.ok(!await chart.locator('table').isVisible());
  await chart.locator('summary').click();
  assert.ok(await chart.locator('table').isVisible());
  assert.equal(await chart.locator('svg title').first().textContent(), await chart.locator('figcaption b').innerText());
  await fits(page);
  await visit.leave();
});

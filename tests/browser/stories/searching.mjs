// Suggestions while somebody types: by keyboard and by pointing; without a script the form searches all the same.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { each, fits, press, visitor } from '../harness.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const typed = 'school';

for (const [width, scheme] of [[390, 'dark'], [1280, 'light']]) {
  test(`what is suggested can be read and chosen (${width} px, ${scheme})`, async () => {
    const visit = await visitor(null, { lang: 'nl', width, scheme, axe: true });
    const { page } = visit;
    await visit.open('/search');
    const field = page.getByRole('combobox');
    await field.pressSequentially(typed);
    const options = page.locator('#suggested [role=option]');
    await options.first().waitFor();
    const count = await options.count();
    assert.ok(count >= 1 && count <= 8, `${count} suggestions`);
    assert.equal(await field.getAttribute('aria-expanded'), 'true');
    assert.match(await page.locator('#suggested-count').innerText(), new RegExp(String(count)));
    await fits(page);
    await visit.picture(`searching-${width}-${scheme}`);
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
    assert.deepEqual(found.violations.map(one => `${one.id}: ${one.nodes[0].target}`), []);

    await page.keyboard.press('ArrowDown');
    assert.equal(await field.getAttribute('aria-activedescendant'), 'suggested-1');
    assert.equal(await options.first().getAttribute('aria-selected'), 'true');
    await page.keyboard.press('ArrowUp');
    assert.equal(await field.getAttribute('aria-activedescendant'), null);
    assert.equal(await field.inputValue(), typed, 'what was typed stays');
    await page.keyboard.press('Escape');
    assert.ok(!await page.locator('#suggested').isVisible());
    assert.equal(await field.inputValue(), typed, 'Escape closes the list and keeps what was typed');

    await page.keyboard.press('ArrowDown');
    const title = await options.first().locator('span').first().innerText();
    await press(page, { click: () => page.keyboard.press('Enter') });
    assert.match(await page.locator('h1').innerText(), new RegExp(title.slice(0, 12).replace(/[^\p{L} ]/gu, '.'), 'u'));
    await visit.leave();
  });
}

each('a search is sent as a form, and what was mistyped is found', async ({ js }) => {
  const visit = await visitor(null, { js, lang: 'nl' });
  const { page } = visit;
  await visit.open('/search');
  await page.locator('#q').fill('boormahcine');
  await press(page, page.locator('form.find button'));
  assert.ok(await page.locator('.hits mark').count() >= 1);
  await fits(page);
  await visit.leave();
});

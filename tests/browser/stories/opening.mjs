// An officer opens a call from a template: words, windows, rules, and it is public.
import assert from 'node:assert/strict';
import { each, fits, press, visitor } from '../harness.mjs';

each('an officer opens a call from a template', async ({ js }) => {
  const visit = await visitor('officer', { js, width: 1280, height: 900 });
  const { page } = visit;
  const title = `What about the square? (${js ? 'js' : 'plain'})`;
  await visit.open('/desk');
  await press(page, page.locator('main .page-head a.btn').first());
  await page.locator('[name=template]').first().check({ force: true });
  await press(page, page.locator('main form:has([name=template]) button').first());
  await fits(page);
  await visit.picture(`call-edit-${js ? 'js' : 'plain'}`);
  const folded = page.locator('main details:not([open]) > summary');
  while (await folded.count()) await folded.first().click();
  for (const [field, text] of [['title', title], ['question', 'What would you do with the square?'],
    ['text', 'It is empty on most days. Tell us what you would do there.'], ['rule_text', 'The office weighs the ideas by the criteria.'],
    ['office', 'Participation team']]) {
    for (const one of await page.locator(`main form [name^="${field}"]`).all()) {
      const name = await one.getAttribute('name');
      if (name === field || /^[a-z_]+[-_][a-z]{2}$/.test(name)) await one.fill(text);
    }
  }
  await press(page, page.locator('button[name=do][value=publish]'));
  const told = await page.locator('.summary').allInnerTexts();
  assert.deepEqual(told, [], 'the call is complete');
  const reader = await visitor(null, { js });
  await reader.open('/calls');
  await reader.page.getByText(title).first().waitFor();
  await reader.leave();
  await visit.leave();
});

// A juror finds what waits and gives marks on a telephone; the office words a letter and looks at it.
import assert from 'node:assert/strict';
import { each, fits, press, visitor } from '../harness.mjs';

const button = (page, value) => page.locator(`main button[name=do][value="${value}"]`);

each('a juror finds what waits, and has no desk', async ({ js }) => {
  const juror = await visitor('juror-of-a-call', { js, width: 320, height: 640 });
  const { page } = juror, mode = js ? 'js' : 'plain';
  await juror.open('?lang=en');
  await juror.open('/me/evaluations');
  await fits(page);
  await juror.picture(`evaluations-${mode}`);
  await press(page, page.locator('main .rows a').first());
  await fits(page);
  await juror.picture(`evaluate-juror-${mode}`);
  const measures = page.locator('.measure'), many = await measures.count();
  assert.equal(many, 3, 'an idea waits for them');
  for (let at = 0; at < many; at += 1) await measures.nth(at).locator('input[value="3"]').check({ force: true });
  await press(page, button(page, 'keep'));
  assert.equal(await page.locator('.measure :checked').count(), 3, 'kept for now');
  assert.equal(await page.locator('a[href$="/desk"]').count(), 0, 'nothing leads to a desk');
  assert.equal((await juror.open('/desk')).status(), 403);
  await juror.leave({ expected: ['403'] });
});

each('an admin words a letter', async ({ js }) => {
  const admin = await visitor('admin', { js, width: 390, height: 844 });
  const { page } = admin, mode = js ? 'js' : 'plain';
  await admin.open('?lang=en');
  await admin.open('/settings/letters');
  await fits(page);
  const letter = page.locator('details.fold-box').last();
  await letter.locator('summary').click();
  const text = letter.locator('textarea').first();
  await text.fill('Dear {name}, we could not take it.');
  await press(page, letter.locator('button[value=look]'));
  await page.locator('.summary').waitFor();
  assert.equal(await page.locator('details[open] textarea').first().inputValue(), 'Dear {name}, we could not take it.');
  await fits(page);
  await admin.picture(`wordings-mistake-${mode}`);
  await page.locator('details[open] textarea').first().fill('Dear {name}, we could not take “{title}”. {reason}');
  await press(page, page.locator('details[open] button[value=look]'));
  await page.locator('blockquote').first().waitFor();
  await fits(page);
  await admin.picture(`wordings-${mode}`);
  await admin.leave({ expected: ['422'] });
});

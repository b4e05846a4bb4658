// An officer opens a call from a template, step by step: two fields, few clicks, and it is public.
import assert from 'node:assert/strict';
import { effort } from '../effort.mjs';
import { each, fits, press, visitor } from '../harness.mjs';

each('an officer opens a call from a template', async ({ js }) => {
  const visit = await visitor('officer', { js, width: 1280, height: 900 });
  const { page } = visit;
  const title = `What about the square? (${js ? 'js' : 'plain'})`;
  const { click, clicked, type, within } = effort(page);
  const field = name => page.locator(`[name^="${name}-"]`).first();
  await visit.open('/desk');
  await click(page.locator('main .page-head a.btn').first());
  clicked();
  await page.locator('[name=template]').first().check({ force: true });
  await click(page.locator('main form:has([name=template]) button').first());
  await fits(page);
  await visit.picture(`call-edit-${js ? 'js' : 'plain'}`);
  await type(field('title'), title);
  await type(field('question'), 'What would you do with the square?');
  await click(page.locator('.tally button[name=go][value=preview]'));
  await fits(page);
  await click(page.locator('button[name=do][value=publish]'));
  assert.deepEqual(await page.locator('.summary').allInnerTexts(), [], 'the call is complete');
  within('a call opened from a template and published', 6, 3, 180);
  const reader = await visitor(null, { js });
  await reader.open('/calls');
  await reader.page.getByText(title).first().waitFor();
  await reader.leave();
  await visit.leave();
});

each('nothing typed is lost between the steps of a call', async ({ js }) => {
  const visit = await visitor('officer', { js });
  const { page } = visit;
  const to = step => press(page, page.locator(`.steps button[value=${step}]`));
  await visit.open('/desk/new?template=open-call');
  await page.locator('[name^="title-"]').first().fill(`Steps (${js ? 'js' : 'plain'})`);
  await to('dates');
  await page.locator('[name=promise_days]').fill('soon');
  await to('who');
  await page.locator('[name=places]').fill('4');
  await fits(page);
  await to('dates');
  assert.equal(await page.locator('[name=promise_days]').inputValue(), 'soon', 'kept, though it cannot be read');
  await to('who');
  assert.equal(await page.locator('[name=places]').inputValue(), '4');
  await to('dates');
  await page.locator('[name=promise_days]').fill('14');
  // Enter saves; it does not lead to the first step.
  await Promise.all([page.waitForEvent('load'), page.locator('[name=promise_days]').press('Enter')]);
  assert.match(page.url(), /step=dates/);
  assert.equal(await page.locator('[name=promise_days]').inputValue(), '14');
  await visit.leave();
});

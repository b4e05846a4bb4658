// A result in steps: some ideas are decided now, the rest is promised; and what a reader sees of a step that is out.
import assert from 'node:assert/strict';
import { each, fits, press, visitor } from '../harness.mjs';

const decide = '/desk/calls/warme-plekken/decide';
const button = (page, value) => page.locator(`main button[name=do][value="${value}"]`);

each('a step is picked, promised, scheduled and called back', async ({ js }) => {
  const officer = await visitor('officer', { js });
  const { page } = officer, name = js ? 'js' : 'plain';
  await officer.open('?lang=en');
  await officer.open(decide.replace('/decide', '/screen'));
  while (await page.locator('button[data-key=e]').count()) await press(page, page.locator('button[data-key=e]').first());
  await officer.open(decide);
  if (await button(page, 'call-back').count()) await press(page, button(page, 'call-back'));
  const step = page.locator('#step');
  if (await step.getAttribute('open') === null) await step.locator('summary').click();
  await fits(page);

  // Two ideas are ticked, the others are left for later; the sum counts these two alone.
  const ticks = page.locator('main input[name^="tick-"]');
  assert.ok(await ticks.count() > 3, 'there is something to leave');
  for (const at of [0, 1]) await ticks.nth(at).check();
  await press(page, button(page, 'step-only'));
  const later = page.locator('main input[name^="later-"]');
  assert.equal(await later.nth(0).isChecked(), false);
  assert.equal(await later.nth(2).isChecked(), true);
  await page.getByText(/This step decides 2/).first().waitFor();
  for (const at of [0, 1]) {
    await page.locator('main input[type=radio][value=selected]').nth(at).check({ force: true });
    await page.locator('main textarea[name^="reason-"]').nth(at).fill('It is warm, near, and open long.');
  }
  if (js) {
    const before = await page.locator('.sum').innerText();
    await later.nth(1).check();
    assert.notEqual(await page.locator('.sum').innerText(), before, 'what is left for later is not summed');
    await later.nth(1).uncheck();
    assert.equal(await page.locator('.sum').innerText(), before);
  }

  // The rest is promised by a day; without one the page says so beside the field.
  await page.locator('[name=publish_at]').fill('2030-12-05T09:00');
  await page.locator('[name=next_at]').fill('');
  await press(page, button(page, 'publish'));
  await page.locator('#next_at[aria-invalid=true]').waitFor();
  await page.locator('[name=next_at]').fill('2030-12-19T17:00');
  await page.locator('[name=step-en]').fill('The first two');
  await press(page, button(page, 'publish'));
  assert.deepEqual(await page.locator('.summary').allInnerTexts(), []);
  await page.getByText('Step 1: The first two').first().waitFor();
  await page.getByText('Still being decided').first().waitFor();
  await fits(page);
  await officer.picture(`steps-asked-${name}`);
  await press(page, button(page, 'confirm'));
  await page.getByText('until then you can change it below').first().waitFor();
  assert.equal(await page.locator('[name=next_at]').inputValue(), '2030-12-19T17:00');
  await officer.picture(`steps-scheduled-${name}`);
  await press(page, button(page, 'call-back'));
  await page.getByText('Called back.').first().waitFor();
  assert.equal(await page.locator('[name=step-en]').inputValue(), 'The first two');
  await press(page, button(page, 'step-all'));
  assert.equal(await page.locator('main input[name^="later-"]:checked').count(), 0, 'nothing is left for later');
  await officer.leave({ expected: ['422'] });
});

each('a reader sees what a step decided, and by when the rest is', async ({ js }) => {
  const reader = await visitor(null, { js });
  const { page, base } = reader;
  const there = `${new URL(base).origin}/szeged/calls/hosszu-nyar`;
  await reader.open(`${there}?lang=en`);
  await page.getByText('First results are out').first().waitFor();
  await page.locator('summary', { hasText: 'First results are out' }).click();
  await press(page, page.getByRole('link', { name: 'See what is decided' }).first());
  assert.ok(page.url().endsWith('/result'), page.url());
  await page.getByText(/Step 1: What starts in June already/).first().waitFor();
  await page.getByText(/are still being decided, by/).first().waitFor();
  await fits(page);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  assert.ok(height <= 5_000, `${height} px long`);
  const open = page.locator('.outcome tr', { hasText: 'Learn English by ruining pancakes' });
  await press(page, open.getByRole('link').first());
  await page.getByText('Still being decided').first().waitFor();
  await reader.picture(`steps-open-${js ? 'js' : 'plain'}`);
  await reader.leave();
});

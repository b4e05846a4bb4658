// A conversation with two sides on a phone: read, joined, changed, supported; with and without scripts.
import assert from 'node:assert/strict';
import { each, fits, press, visitor } from '../harness.mjs';

each('a resident takes a side on a phone and changes it', async ({ js }) => {
  const resident = await visitor('resident', { js, width: 390, height: 844 });
  const { page } = resident, mode = js ? 'js' : 'plain';
  await resident.open('?lang=en');
  await resident.open('/calls/na-de-bel');
  await press(page, page.getByRole('link', { name: 'Huiswerk met soep' }).first());
  await fits(page);
  const top = async (side) => (await page.locator(`#side-${side}`).boundingBox()).y;
  assert.ok(await top('against') > await top('for') + 100, 'one after the other on a phone');
  await resident.picture(`talk-sides-${mode}`);
  const count = (side) => page.locator(`#side-${side} .count`).innerText();
  const before = Number(await count('against'));
  await page.getByLabel('Against', { exact: true }).check({ force: true });
  await page.locator('#write textarea').fill(js ? 'Four days are long for a child of six.' : 'Who brings them home when it rains?');
  await press(page, page.getByRole('button', { name: 'Post comment' }));
  assert.equal(Number(await count('against')), before + 1);
  await press(page, page.getByRole('button', { name: 'Move to: For', exact: true }).first());
  assert.equal(Number(await count('against')), before);
  await press(page, page.locator('#conversation').getByRole('button', { name: /^Support/ }).first());
  await page.locator('.comment .flash').first().waitFor();
  await press(page, page.getByRole('link', { name: 'Most supported' }));
  await fits(page);
  await resident.picture(`talk-supported-${mode}`);
  await press(page, page.locator('#conversation').getByRole('button', { name: /^Take back/ }).first());
  await resident.leave();
});

each('the two sides stand beside each other on a desk, and a moderator reads what waits', async ({ js }) => {
  const moderator = await visitor('moderator', { js, width: 1280, height: 900 });
  const { page } = moderator, mode = js ? 'js' : 'plain';
  await moderator.open('?lang=en');
  await moderator.open('/calls/na-de-bel');
  await press(page, page.getByRole('link', { name: 'Huiswerk met soep' }).first());
  const box = async (side) => page.locator(`#side-${side}`).boundingBox();
  const [one, other] = [await box('for'), await box('against')];
  assert.ok(Math.abs(one.y - other.y) < 4 && other.x > one.x + 100, 'beside each other');
  await moderator.picture(`talk-columns-${mode}`);
  await moderator.open('/moderation?show=held');
  await page.getByText(/Suspicion: \d+ of 100/).first().waitFor();
  await fits(page);
  await moderator.picture(`moderation-held-${mode}`);
  await moderator.open('/removals');
  await fits(page);
  await moderator.picture(`removals-${mode}`);
  await moderator.leave();
});

// A resident enters an organisation, is shown what it could be already, and brings an idea in its name.
import assert from 'node:assert/strict';
import { each, fits, press, visitor } from '../harness.mjs';

each('a resident enters an organisation and speaks for it', async ({ js }) => {
  const visit = await visitor('resident', { js });
  const { page } = visit;
  const name = `Quokka kitchen ${js ? 'js' : 'plain'}`;
  await visit.open('/organisations');
  await fits(page);
  await visit.picture(`organisations-${js ? 'js' : 'plain'}`);
  await press(page, page.locator('main .page-head a.btn').first());
  await fits(page);
  await press(page, page.locator('main form[method=post] button.btn').last());
  assert.equal(await page.locator('.summary li').count(), 2, 'a name and a sector are missing');
  await fits(page);
  await page.locator('[name^="name-"]').first().fill(name);
  await page.locator('[name=sector][value=residents]').check({ force: true });
  await page.locator('[name=named]').check({ force: true });
  await press(page, page.locator('main form[method=post] button.btn').last());
  if (await page.locator('#alike').count()) await press(page, page.locator('main form[method=post] button.btn').last());
  assert.equal(await page.locator('h1').innerText(), name);
  await fits(page);
  await visit.picture(`organisation-${js ? 'js' : 'plain'}`);
  const here = page.url();
  await visit.open('/organisations/new');
  await page.locator('[name^="name-"]').first().fill(name);
  await page.locator('[name=sector][value=residents]').check({ force: true });
  await press(page, page.locator('main form[method=post] button.btn').last());
  await page.locator('#alike').waitFor();
  assert.ok(await page.getByRole('link', { name }).count(), 'it is shown first');
  await fits(page);
  await page.goto(`${here}/members`);
  await page.locator('[name=mail]').fill('somebody@mail.example');
  await press(page, page.locator('form[action$="/invite"] button'));
  await page.getByText('somebody@mail.example').first().waitFor();
  await fits(page);
  await visit.leave({ expected: ['422'] });
});

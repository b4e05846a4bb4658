// Documents of a call: an officer adds one, a passer-by keeps it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { each, fits, press, visitor } from '../harness.mjs';

const call = '/calls/van-grijs-naar-groen';
const table = Buffer.from('street;trees\nNaamsestraat;4\n');

each('an officer adds a document to a call, and a passer-by keeps it', async ({ js }) => {
  const title = `Trees, street by street (${js ? 'js' : 'plain'})`;
  const officer = await visitor('officer', { js });
  await officer.open(`${call}/about`);
  await press(officer.page, officer.page.locator('a[href$="/files"]').last());
  await officer.page.locator('#title').fill(title);
  await press(officer.page, officer.page.locator('form[enctype] button'));
  assert.match(await officer.page.locator('.summary').innerText(), /Choose a file/);
  assert.equal(await officer.page.locator('#title').inputValue(), title, 'what was typed is there still');
  await officer.page.locator('#file').setInputFiles({ name: 'trees.csv', mimeType: 'text/csv', buffer: table });
  await officer.page.locator('#about').fill('How many trees there are in each street.');
  await press(officer.page, officer.page.locator('form[enctype] button'));
  await fits(officer.page);
  assert.match(await officer.page.locator('main').innerText(), /trees\.csv/);
  await officer.leave({ expected: ['422'] });

  const passer = await visitor(null, { js, width: 320 });
  await passer.open(`${call}/about`);
  await fits(passer.page);
  const [download] = await Promise.all([passer.page.waitForEvent('download'), passer.page.getByRole('link', { name: title }).click()]);
  assert.equal(download.suggestedFilename(), 'trees.csv');
  assert.deepEqual(readFileSync(await download.path()), table);
  await passer.leave();
});

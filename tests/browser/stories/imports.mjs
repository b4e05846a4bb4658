// An officer brings sheets of paper into a call, watches them being taken and undoes it; a resident finds a street.
import assert from 'node:assert/strict';
import { each, fits, press, visitor } from '../harness.mjs';

const rows = Array.from({ length: 300 }, (_, at) => `${at};Een bank nummer ${at};Aan deze hoek is geen enkele plaats om even te zitten, nummer ${at}.`);

each('a file is brought, mapped, taken and undone', async ({ js }) => {
  const name = `papier-${js ? 'js' : 'plain'}-${process.pid}.csv`;
  const visit = await visitor('officer', { js });
  const { page } = visit;
  await visit.open('/imports');
  await fits(page);
  await press(page, page.locator('aside a').first());
  await fits(page);
  const content = `volgnr;titel van het idee;omschrijving\n${rows.map(row => row.replace(/^/, js ? 'j' : 'p')).join('\n')}\nx;kort;kort\n`;
  await page.locator('#file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  await press(page, page.locator('form[enctype] button.btn').first());
  await fits(page);
  // A name that no language of ours has is mapped by hand.
  await page.locator('[name=column-title]').selectOption({ label: 'titel van het idee' });
  await page.locator('[name=column-number]').selectOption({ label: 'volgnr' });
  await page.locator('#source').fill('Buurtmarkt');
  await press(page, page.locator('button[value=look]'));
  assert.ok(await page.locator('.pill.ok').count() >= 5, 'the first rows are shown as they would be');
  await visit.picture(`import-mapping-${js ? 'js' : 'plain'}`);
  await press(page, page.locator('button[value=start]'));
  for (let turn = 0; turn < 60 && await page.locator('#progress').count(); turn++) {
    await fits(page);
    if (js) await page.waitForTimeout(1000); else { await page.waitForTimeout(500); await press(page, page.locator('#progress a')); }
  }
  await page.locator('.facts').waitFor();
  assert.match(await page.locator('.facts').innerText(), /300/);
  assert.equal(await page.locator('#refused').count(), 1, 'one row was refused');
  await visit.picture(`import-done-${js ? 'js' : 'plain'}`);
  await press(page, page.locator('button[value=undo]'));
  for (let turn = 0; turn < 60 && await page.locator('#progress').count(); turn++) {
    if (js) await page.waitForTimeout(1000); else { await page.waitForTimeout(500); await press(page, page.locator('#progress a')); }
  }
  assert.match(await page.locator('.facts').innerText(), /300/);
  await visit.leave();
});

each('a place is found by its street', async ({ js }) => {
  const visit = await visitor(null, { js, width: 320 });
  const { page } = visit;
  await visit.open('/calls/altijd-een-idee/share');
  await page.locator('#title').fill('Schaduw op het plein');
  await page.locator('#text').fill('In juli is er op het plein geen enkel plekje schaduw te vinden.');
  await press(page, page.locator('main form button.btn:not(.plain)').last());
  await page.locator('#place').fill('ladeuze');
  if (js) await page.waitForFunction(() => document.querySelector('#streets option'));
  await press(page, page.locator('button[name=find]'));
  await fits(page);
  await page.locator('input[name=street]').first().check();
  await press(page, page.locator('main form button.btn:not(.plain):not(.vh)').last());
  assert.match(await page.locator('main').innerText(), /Ladeuzeplein/);
  await visit.leave();
});

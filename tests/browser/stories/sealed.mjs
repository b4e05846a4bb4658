// A telephone number that is kept sealed: written by a resident, opened by an officer with a reason, and seen by the resident who did.
import assert from 'node:assert/strict';
import { each, fits, press, visitor } from '../harness.mjs';

each('a number is sealed, opened with a reason, and its owner sees who did', async ({ js }) => {
  const mode = js ? 'js' : 'plain', number = `016 00 00 ${js ? 41 : 42}`;
  const resident = await visitor('resident', { js, width: 390, height: 844 });
  await resident.open('?lang=nl');
  await resident.open('/calls/autovrije-zondag/answer');
  const own = resident.page;
  await own.locator('main input[type=radio]').first().check({ force: true });
  const sealed = await own.locator('main [name=kept_sealed]').first().getAttribute('value');
  const kept = own.locator(`[name=${sealed}_kept]`);
  if (await kept.count()) {
    await resident.picture(`sealed-again-${mode}`);
    assert.ok(await kept.isChecked(), 'what was sealed before stays unless one unticks it');
  }
  await own.locator(`[name=${sealed}]`).fill(number);
  await fits(own);
  await resident.picture(`sealed-answer-${mode}`);
  await press(own, own.getByRole('button', { name: /Verstuur/ }));
  await own.getByText('Verzegeld').first().waitFor();
  assert.ok(!(await own.content()).includes(number), 'nobody reads it on the page of the answers');
  const there = await own.getByRole('link', { name: /^Open het/ }).first().getAttribute('href');

  const officer = await visitor('officer', { js, width: 1280, height: 900 });
  await officer.open('?lang=nl');
  const { page } = officer;
  await page.goto(new URL(there, page.url()).href);
  await press(page, page.getByRole('button', { name: 'Open het', exact: true }));
  await page.locator('.error').first().waitFor();
  await officer.picture(`sealed-refused-${mode}`);
  await page.locator('[name=reason]').fill(`Om terug te bellen (${mode})`);
  await press(page, page.getByRole('button', { name: 'Open het', exact: true }));
  await page.getByText(number).first().waitFor();
  await fits(page);
  await officer.picture(`sealed-opened-${mode}`);
  await officer.leave({ expected: ['422'] });

  await resident.open('/me');
  await own.getByText(`Om terug te bellen (${mode})`).first().waitFor();
  await fits(own);
  await resident.picture(`sealed-me-${mode}`);
  await resident.leave();
});

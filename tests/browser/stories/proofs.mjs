// A neighbour supports an idea, is led to where they show that they live here, mistypes, shows it, and is counted. An officer
// notes at the desk what somebody shows; an admin prints letters, one a page.
import assert from 'node:assert/strict';
import { each, fits, newMail, press, signIn, visitor } from '../harness.mjs';

const entries = { js: ['90.02.02-123.45', '02/02/1990'], plain: ['72.11.19-204.17', '19/11/1972'] };

each('support waits until somebody has shown that they live here', async ({ js }) => {
  const mode = js ? 'js' : 'plain', [number, born] = entries[mode];
  const neighbour = await visitor(null, { js });
  const { page } = neighbour;
  await neighbour.open('?lang=en');
  const mail = newMail('proof');
  await signIn(page, neighbour.base, mail);
  await neighbour.open('/calls/stroom-van-de-straat');
  await press(page, page.locator('main .card h3 a').first());
  const idea = page.url();
  await page.locator('form[action$="/support"] button').first().click();
  await page.locator('form[action$="/proof/list"]').waitFor();
  await fits(page);
  await neighbour.picture(`proof-${mode}`);
  const form = page.locator('form[action$="/proof/list"]');
  await form.locator('[name=number]').fill(number);
  await form.locator('[name=born]').fill('01/01/1970');
  await press(page, form.locator('button'));
  await page.locator('.summary').waitFor();
  assert.equal(await form.locator('[name=number]').inputValue(), number, 'what was typed stays');
  await fits(page);
  await neighbour.picture(`proof-mistake-${mode}`);
  await form.locator('[name=born]').fill(born);
  await press(page, form.locator('button'));
  assert.equal(page.url().split('#')[0], idea.split('#')[0]);
  await page.locator('form[action$="/unsupport"]').first().waitFor();
  await neighbour.open('/me/proof');
  assert.match(await page.locator('main').innerText(), /by the list of residents/);
  await neighbour.leave({ expected: ['422'] });

  const officer = await visitor('officer', { js, width: 1280, height: 900 });
  await officer.open('?lang=en');
  await officer.open('/desk/proofs');
  await fits(officer.page);
  await officer.page.locator('#q').fill(mail);
  await press(officer.page, officer.page.locator('main form[role=search] button'));
  await press(officer.page, officer.page.locator('main a[href*="/proofs/people/"]').first());
  const note = officer.page.locator('form:has([name=shown])');
  await note.locator('[name=shown][value=passport]').check({ force: true });
  await press(officer.page, note.locator('button'));
  assert.match(await officer.page.locator('main').innerText(), /Passport/);
  await fits(officer.page);
  await officer.picture(`proof-person-${mode}`);
  await officer.leave();

  const admin = await visitor('admin', { js, width: 1280, height: 900 });
  await admin.open('?lang=en');
  await admin.open('/desk/proofs');
  await admin.picture(`proofs-${mode}`);
  const letters = admin.page.locator('form[action$="/proofs/letters"]');
  await letters.locator('[name=letters_name]').fill(`Letters ${mode}`);
  await letters.locator('[name=letters_to]').fill('Robin T.; Naamsestraat 1; 3000 Leuven\nKim T.; Naamsestraat 2; 3000 Leuven');
  await letters.locator('[name=letters_until]').fill(`${new Date().getFullYear() + 1}-12-31`);
  await press(admin.page, letters.locator('button'));
  const codes = await admin.page.locator('.paper-code').allInnerTexts();
  assert.equal(codes.length, 2);
  assert.match(codes[0], /^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  await fits(admin.page);
  await admin.page.emulateMedia({ media: 'print' });
  await admin.picture(`proof-letters-${mode}`);
  await admin.leave();
});

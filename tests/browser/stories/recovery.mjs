// Somebody has lost their mailbox: an officer notes another at the desk, the new mailbox takes it up, the account's owner, who is
// still signed in elsewhere, reads of it and calls it off; the next time the old mailbox agrees, and it is done at once.
import assert from 'node:assert/strict';
import { each, fits, letterTo, newMail, press, signIn, visitor } from '../harness.mjs';

const link = letter => letter.match(/https?:\/\/\S+\/recovery\/\w+/)[0];

async function note(officer, mail, found) {
  const { page } = officer;
  await officer.open(`/desk/proofs?q=${encodeURIComponent(mail)}`);
  await press(page, page.locator('main a[href*="/proofs/people/"]').first());
  await press(page, page.locator('main a[href$="/address"]'));
  const form = page.locator('form:has([name=note])');
  await form.locator('[name=mail]').fill(found);
  await form.locator('[name=note]').fill('Card number 592-1234567-89');
  await form.locator('[name=shown][value=passport]').check({ force: true });
  await press(page, form.locator('button'));
  await page.locator('.summary').waitFor();
  assert.equal(await form.locator('[name=mail]').inputValue(), found, 'what was typed stays');
  await fits(page);
  await form.locator('[name=note]').fill('Came with her daughter.');
  await press(page, form.locator('button'));
  assert.match(await page.locator('main').innerText(), /has not answered yet/);
  await fits(page);
}

each('an account whose mailbox is lost is given back', async ({ js }) => {
  const mode = js ? 'js' : 'plain', mail = newMail('lost');
  const owner = await visitor(null, { js });
  await owner.open('?lang=en');
  await signIn(owner.page, owner.base, mail);
  const officer = await visitor('officer', { js, width: 1280, height: 900 });
  await officer.open('?lang=en');
  await note(officer, mail, newMail('thief'));
  await officer.picture(`recovery-desk-${mode}`);
  await owner.open('/me');
  await press(owner.page, owner.page.locator('main a[href$="/me/address"]').first());
  await fits(owner.page);
  await owner.picture(`recovery-own-${mode}`);
  await press(owner.page, owner.page.locator('form[action$="/me/recovery/stop"] button'));
  assert.equal(await owner.page.locator('form[action$="/me/recovery/stop"]').count(), 0);

  const found = newMail('found');
  await note(officer, mail, found);
  const stranger = await visitor(null, { js });
  await stranger.page.goto(link(await letterTo(found)));
  await fits(stranger.page);
  await stranger.picture(`recovery-link-${mode}`);
  await press(stranger.page, stranger.page.locator('main form button').first());
  await stranger.page.goto(link(await letterTo(mail, 'asks for your account')));
  await press(stranger.page, stranger.page.locator('main form button').first());
  assert.match(await stranger.page.locator('body').innerText(), /The new address is yours/);
  await owner.open('/me/settings');
  assert.match(owner.page.url(), /\/sign-in/, 'everybody is signed out');
  await signIn(stranger.page, stranger.base, found);
  await stranger.open('/me/settings');
  assert.match(await stranger.page.locator('main').innerText(), new RegExp(found.replace('.', '\\.')));
  await stranger.leave();
  await owner.leave();
  await officer.leave({ expected: ['422'] });
});

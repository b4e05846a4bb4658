// Somebody adds a passkey with the device in front of them, is signed out, signs in with it without typing anything, and removes it.
// Without scripts nothing of that is offered.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fits, letterTo, newMail, press, signIn, underHost, visitor } from '../harness.mjs';

underHost('localhost');

test('a passkey signs its owner in', async () => {
  const neighbour = await visitor(null);
  const { page, context } = neighbour;
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', { options: {
    protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true,
  } });
  await neighbour.open('?lang=en');
  const mail = newMail('passkey');
  await signIn(page, neighbour.base, mail);
  await neighbour.open('/me/settings');
  await press(page, page.locator('a[href$="/me/passkeys"]'));
  assert.equal(await page.locator('[data-without-passkey]').isVisible(), false);
  await fits(page);
  await neighbour.picture('passkeys-none');
  const form = page.locator('form[data-passkey]');
  await form.locator('[name=name]').fill('Telephone');
  await press(page, form.locator('button'));
  assert.match(await page.locator('main .rows').innerText(), /Telephone/);
  await fits(page);
  await neighbour.picture('passkeys');
  assert.match(await letterTo(mail, 'passkey'), /Telephone/);

  await form.locator('[name=name]').fill('Telephone again');
  await form.locator('button').click();
  await page.locator('[data-note]').getByText('has a passkey for your account already').waitFor();

  await context.clearCookies();
  await neighbour.open(`/sign-in?next=${encodeURIComponent(new URL(neighbour.base).pathname + '/me/passkeys')}`);
  await fits(page);
  await neighbour.picture('passkeys-sign-in');
  await press(page, page.locator('form[data-passkey] button'));
  assert.match(page.url(), /\/me\/passkeys$/);
  await page.locator('main details summary').first().click();
  await press(page, page.locator('button[value=remove]'));
  assert.match(await page.locator('main').innerText(), /none yet/);
  await context.clearCookies();
  await neighbour.open('/sign-in');
  await press(page, page.locator('form[data-passkey] button'));
  assert.match(await page.locator('main .summary').innerText(), /does not open an account here/);
  await neighbour.leave({ expected: ['422'] });
});

test('without scripts nothing is offered that would not work', async () => {
  const neighbour = await visitor('resident', { js: false });
  const { page } = neighbour;
  await neighbour.open('/me/passkeys?lang=en');
  assert.equal(await page.locator('form[data-passkey]').isVisible(), false);
  assert.equal(await page.locator('[data-without-passkey]').isVisible(), true);
  await fits(page);
  await neighbour.leave();
  const stranger = await visitor(null, { js: false });
  await stranger.open('/sign-in?lang=en');
  assert.equal(await stranger.page.locator('form[data-passkey]').isVisible(), false);
  await stranger.leave();
});

// With a real provider beside the demo: the admin says what it is for, a neighbour shows by it that they live here and is counted,
// signs in by it, stops on its pages once, and unties it. Somebody who lives elsewhere shows nothing.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { beside, each, fits, letterTo, newMail, press, signIn, underHost, visitor } from '../harness.mjs';
import { CLIENT, SECRET, startProvider } from '../provider.mjs';

underHost('localhost');

let provider;
beside(async origin => {
  provider = await startProvider(`${origin}/leuven`, id => ({
    birthdate: '1985-07-30', email: `${id}@example.org`, email_verified: true,
    address: { postal_code: id.startsWith('far') ? '1000' : '3000' },
  }));
  return {
    KALAKA_OIDC_ISSUER: provider.issuer, KALAKA_OIDC_CLIENT: CLIENT, KALAKA_OIDC_SECRET: SECRET, KALAKA_OIDC_PLAIN: 'loopback',
  };
});
after(() => provider?.stop());

/** The provider's own pages: somebody is known there by a name, and lets it be told. */
async function beKnown(page, name) {
  await page.locator('[name=login]').fill(name);
  await page.locator('[name=password]').fill('any');
  await press(page, page.locator('[type=submit]'));
  await press(page, page.locator('[type=submit]'));
}

/** From a page of ours to the provider's. */
async function go(visitor, form, picture) {
  const { page } = visitor;
  await press(page, page.locator(`form[action$="${form}"] button`));
  await fits(page);
  await visitor.picture(picture);
  await press(page, page.locator('main a[rel=external]'));
}

each('a neighbour is known by a real provider', async ({ js }) => {
  const mode = js ? 'js' : 'plain', name = `near-${mode}-${process.pid}`;
  const admin = await visitor('admin', { js, width: 1280, height: 900 });
  await admin.open('?lang=en');
  await admin.open('/desk/proofs');
  const rules = admin.page.locator('form[action$="/proofs/provider"]');
  for (const use of ['proves', 'signs_in', 'age']) await rules.locator(`[value=${use}]`).check({ force: true });
  await rules.locator('[name^=provider_name]').first().fill('Mijn Leuven');
  await rules.locator('[name=postcodes]').fill('3000, 3001, 3010, 3012, 3018');
  await press(admin.page, rules.locator('button'));
  await fits(admin.page);
  await admin.picture(`provider-rules-${mode}`);
  await admin.leave();

  const neighbour = await visitor(null, { js });
  const { page, context } = neighbour;
  await neighbour.open('?lang=en');
  const mail = newMail('provider');
  await signIn(page, neighbour.base, mail);
  await neighbour.open('/calls/stroom-van-de-straat');
  await press(page, page.locator('main .card h3 a').first());
  const idea = page.url();
  await page.locator('form[action$="/support"] button').first().click();
  await page.locator('form[action$="/proof/provider"]').waitFor();

  await go(neighbour, '/proof/provider', `provider-go-${mode}`);
  assert.ok(page.url().startsWith(provider.issuer), page.url());
  await press(page, page.locator('a[href$="/abort"]'));
  assert.match(await page.locator('main .summary').innerText(), /You stopped at Mijn Leuven/);
  await fits(page);
  await neighbour.picture(`provider-stopped-${mode}`);

  await go(neighbour, '/proof/provider', `provider-go-again-${mode}`);
  await beKnown(page, name);
  assert.equal(page.url().split('#')[0], idea.split('#')[0], 'back where they were');
  await page.locator('form[action$="/unsupport"]').first().waitFor();
  await neighbour.open('/me/proof');
  const said = await page.locator('main').innerText();
  assert.match(said, /with a login elsewhere/);
  assert.match(said, /18 or older, as was shown/);
  assert.match(said, /tied to Mijn Leuven/);
  await fits(page);
  await neighbour.picture(`provider-tied-${mode}`);
  assert.match(await letterTo(mail, 'tied to a login'), /Mijn Leuven/);

  await context.clearCookies();
  await neighbour.open('?lang=en');
  await neighbour.open(`/sign-in?next=${encodeURIComponent(new URL(neighbour.base).pathname + '/me/proof')}`);
  await fits(page);
  await neighbour.picture(`provider-sign-in-${mode}`);
  await go(neighbour, '/sign-in/provider', `provider-go-in-${mode}`);
  await beKnown(page, name);
  assert.match(page.url(), /\/me\/proof$/);
  await press(page, page.locator('form[action$="/provider/untie"] button'));
  assert.match(await page.locator('body').innerText(), /not tied any more/);
  await neighbour.leave({ expected: ['422', provider.issuer] });

  const far = await visitor(null, { js });
  await far.open('?lang=en');
  await signIn(far.page, far.base, newMail('far'));
  await far.open('/me/proof');
  await go(far, '/proof/provider', `provider-go-far-${mode}`);
  await beKnown(far.page, `far-${mode}-${process.pid}`);
  assert.match(await far.page.locator('main .summary').innerText(), /you do not live here/);
  await far.leave({ expected: ['422', provider.issuer] });
});

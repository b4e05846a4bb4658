// A role for one call: offered by a letter, accepted, at work, and ended.
import assert from 'node:assert/strict';
import { each, fits, letterTo, newMail, press, visitor } from '../harness.mjs';

each('a role for a call is offered by letter, accepted, and ended', async ({ js }) => {
  const mail = newMail('helper'), mode = js ? 'js' : 'plain';
  const admin = await visitor('admin', { js, width: 1280, height: 900 });
  await admin.open('?lang=en');
  await admin.open('/people');
  await press(admin.page, admin.page.locator('main a[href$="/people/roles"]').first());
  await fits(admin.page);
  const offer = admin.page.locator('aside form');
  // A mistake first: nothing that was typed is lost.
  await offer.locator('[name=mail]').fill(mail);
  await offer.locator('[name=role][value=officer]').check({ force: true });
  await press(admin.page, offer.locator('button').last());
  await admin.page.locator('.summary').waitFor();
  assert.equal(await offer.locator('[name=mail]').inputValue(), mail);
  await admin.picture(`roles-mistake-${mode}`);
  await offer.locator('[name=reach][value=call]').check({ force: true });
  await offer.locator('[name=call]').selectOption({ index: 1 });
  await press(admin.page, offer.locator('button').last());
  await admin.page.goto(`${admin.base}/people/roles?show=offered`);
  const row = admin.page.locator('.rows li').filter({ hasText: mail });
  await row.waitFor();
  await admin.picture(`roles-offered-${mode}`);

  const letter = await letterTo(mail);
  const link = letter.match(/https?:\/\/\S+\/roles\/\w+/);
  assert.ok(link, `a link is in: ${letter}`);
  const helper = await visitor(null, { js });
  const { page } = helper;
  await page.goto(link[0]);
  await fits(page);
  await helper.picture(`role-answer-${mode}`);
  const accept = page.locator('main form[action*="/roles/"]:not([action$="/decline"])');
  const name = accept.locator('[name=name]');
  if (await name.count()) await name.fill('Sam H.');
  await press(page, accept.locator('button').last());
  await helper.open('/desk');
  assert.equal(new URL(page.url()).pathname, new URL(`${helper.base}/desk`).pathname, 'they work here now');
  await fits(page);
  await helper.picture(`role-desk-${mode}`);
  assert.equal((await page.goto(link[0])).status(), 422, 'the link works once');

  await admin.page.reload();
  await admin.page.goto(`${admin.base}/people/roles`);
  await press(admin.page, admin.page.locator('.rows li', { hasText: 'Sam H.' }).first().locator('a').first());
  await fits(admin.page);
  await admin.picture(`role-one-${mode}`);
  const end = admin.page.locator('main form:has(textarea)');
  await end.locator('textarea').fill('The work for this call is done. Thank you!');
  await press(admin.page, end.locator('button').last());
  const answer = await helper.open('/desk');
  assert.ok([403, 404].includes(answer.status()), 'and do not work here any more');
  await helper.leave({ expected: ['422', '403', '404'] });
  await admin.leave({ expected: ['422'] });
});

// A resident's day: an idea before signing in, support, a comment, and nothing typed lost.
import assert from 'node:assert/strict';
import { codeFor, each, fits, letterTo, newMail, press, visitor } from '../harness.mjs';

/** The first call of the home page that takes ideas: the address of its first step. */
async function openCall(visit) {
  await visit.open('/calls');
  const links = await visit.page.locator('main a[href*="/calls/"]').evaluateAll(all => all.map(a => a.href));
  for (const link of new Set(links.map(href => href.split(/[?#]/)[0]))) {
    await visit.page.goto(link);
    const share = visit.page.locator('main a[href$="/share"]').first();
    if (await share.count()) return share.getAttribute('href').then(href => new URL(href, link).href);
  }
  assert.fail('no call of the demo takes ideas');
}

const idea = {
  title: 'A tap in the park, so that nobody buys bottles',
  text: 'On warm days a hundred children play here and the nearest water is in a shop. A tap by the gate would do.',
};

each('an idea is written before signing in, checked, confirmed by a code and published', async ({ js }) => {
  const visit = await visitor(null, { js });
  const { page } = visit;
  const mail = newMail('wendy');
  const share = await openCall(visit);
  await page.goto(share);
  await fits(page);
  await visit.picture(`share-1-${js ? 'js' : 'plain'}`);

  // Too short a text is told beside its field, and everything typed stays.
  await page.locator('[name=title]').fill(idea.title);
  await page.locator('[name=text]').fill('Short.');
  await press(page, page.locator('main form:has([name=text]) button:not([form])').first());
  assert.equal(await page.locator('[name=title]').inputValue(), idea.title);
  assert.equal(await page.locator('[name=text]').inputValue(), 'Short.');
  assert.equal(await page.locator('[name=text]').getAttribute('aria-invalid'), 'true');
  await visit.picture(`share-1-error-${js ? 'js' : 'plain'}`);
  await page.locator('[name=text]').fill(idea.text);
  await press(page, page.locator('main form:has([name=text]) button:not([form])').first());

  await page.locator('[name=place]').fill('By the gate');
  await page.locator('[name=cost]').fill('2.500,00');
  await visit.picture(`share-2-${js ? 'js' : 'plain'}`);
  await press(page, page.locator('main form:has([name=place]) .row > button.btn').first());

  await page.getByText(idea.text).waitFor();
  await visit.picture(`share-3-${js ? 'js' : 'plain'}`);
  if (await page.locator('[name=name]').count()) await page.locator('[name=name]').fill('Wendy B.');
  await page.locator('main [name=mail]').fill(mail);
  await press(page, page.locator('main form:has([name=mail]) button').first());

  // A wrong code is told, the right one publishes.
  await page.locator('[name=code]').fill('000000');
  await press(page, page.locator('main form:has([name=code]) button').first());
  assert.equal(await page.locator('[name=code]').getAttribute('aria-invalid'), 'true');
  await page.locator('[name=code]').fill(await codeFor(mail));
  await press(page, page.locator('main form:has([name=code]) button').first());
  // Where the code only signs in, the checked page publishes.
  const publish = page.locator('main form[action*="/share/check"] button');
  if (await publish.count()) await press(page, publish.first());
  await page.getByRole('heading', { level: 1, name: idea.title }).waitFor();
  assert.match(page.url(), /\/ideas\/\d+/);
  await page.getByText('2,500').first().waitFor();
  await visit.picture(`idea-own-${js ? 'js' : 'plain'}`);
  assert.match(await letterTo(mail, ''), /\S/);
  await visit.leave({ expected: ['422'] });
});

each('what says the same is shown while one writes, and supported instead', async ({ js }) => {
  const visit = await visitor('resident', { js });
  const { page } = visit;
  const share = await openCall(visit);
  // What is there already is said again in the same words.
  const title = js ? 'Drinking taps by every playground gate' : 'Tap water where children play';
  const text = 'On hot days the children of the playground have no water to drink, and the taps of the park are closed.';
  const other = await visitor('officer', { js });
  const write = async (of, words) => {
    await of.page.goto(share);
    await of.page.locator('[name=title]').fill(words);
    await of.page.locator('[name=text]').fill(text);
  };
  await write(other, title);
  await press(other.page, other.page.locator('main form:has([name=text]) button:not([form])').first());
  await press(other.page, other.page.locator('main form:has([name=place]) .row > button.btn').first());
  await press(other.page, other.page.locator('main form[action*="/share/check"] button').first());
  await other.page.getByRole('heading', { level: 1, name: title }).waitFor();
  await other.leave();

  await write(visit, 'Ivókutak a játszóterek kapujához');
  if (js) await page.locator('[data-near] a', { hasText: title }).waitFor();
  await press(page, page.locator('main form:has([name=text]) button:not([form])').first());
  await press(page, page.locator('main form:has([name=place]) .row > button.btn').first());
  await fits(page);
  const near = page.locator('ul.near li', { hasText: title });
  await near.getByText('Both:').waitFor();
  await visit.picture(`share-near-${js ? 'js' : 'plain'}`);
  await press(page, near.locator('form button'));
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.getByText('You support this idea now').waitFor();
  await page.getByText('Ivókutak a játszóterek kapujához').waitFor();
  await visit.leave();
});

each('a neighbour supports, takes it back, follows and comments', async ({ js }) => {
  const visit = await visitor('resident', { js });
  const { page } = visit;
  const share = await openCall(visit);
  const call = share.replace(/\/share$/, '');
  await page.goto(call);
  const ideas = await page.locator('main a[href*="/ideas/"]').evaluateAll(all => all.map(a => new URL(a.getAttribute('href'), document.baseURI).href.split(/[?#]/)[0]));
  const support = page.locator('form[action$="/support"] button').first();
  const unsupport = page.locator('form[action$="/unsupport"] button').first();
  let found = false;
  for (const link of new Set(ideas)) {
    await page.goto(link);
    if ((await support.count()) || (await unsupport.count())) { found = true; break; }
  }
  assert.ok(found, 'some idea can be supported');
  const count = async () => Number((await page.locator('#support .tally').innerText()).replace(/\D/g, ''));
  const settled = async other => { await other.waitFor(); await page.reload(); };
  if (await unsupport.count()) { await unsupport.click(); await settled(support); }
  const before = await count();
  await support.click();
  await settled(unsupport);
  assert.equal(await count(), before + 1);
  await unsupport.click();
  await settled(support);
  assert.equal(await count(), before);

  const words = `A good place for it (${js ? 'with' : 'without'} script).`;
  const comment = page.locator('form#write');
  if (await comment.count()) {
    await comment.locator('[name=text]').fill(words);
    await press(page, comment.locator('button').last());
    await page.getByText(words).first().waitFor();
  }
  await visit.picture(`idea-${js ? 'js' : 'plain'}`);
  await visit.leave();
});

each('reading needs no account: home, calls, map, idea at 320 px', async ({ js }) => {
  const visit = await visitor(null, { js, width: 320, height: 640 });
  for (const path of ['', '/calls']) {
    await visit.open(path);
    await fits(visit.page);
  }
  const share = await openCall(visit);
  const call = share.replace(/\/share$/, '');
  for (const path of [call, `${call}/map`, `${call}/about`, share]) {
    await visit.page.goto(path);
    await fits(visit.page);
  }
  await visit.leave();
});

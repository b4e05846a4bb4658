// What a resident's first visit costs in clicks and typed fields, and that nothing typed is lost on the way.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effort } from '../effort.mjs';
import { codeFor, each, letterTo, newMail, press, signIn, visitor } from '../harness.mjs';

/** The address of the newest letter's link. */
async function linkFor(mail) {
  const letter = await letterTo(mail);
  const link = letter.match(/https?:\/\/\S+\/enter\/\w+/);
  assert.ok(link, `a link is in: ${letter}`);
  return link[0];
}

const idea = {
  title: 'A bench where the bus stops',
  text: 'Whoever waits here with a pram or a stick stands for a quarter of an hour. A bench would change that.',
};

each('support without being signed in takes three clicks and two fields', async ({ js }) => {
  const mail = newMail('known');
  const before = await visitor(null, { js });
  await signIn(before.page, before.base, mail);
  await before.leave();

  const visit = await visitor(null, { js });
  const { page } = visit, { click, type, within } = effort(page);
  await visit.open('/calls');
  const call = await page.locator('main .card a[href*="/calls/"]').first().getAttribute('href');
  await page.goto(new URL(call, page.url()).href);
  const ideas = await page.locator('main a[href*="/ideas/"]').evaluateAll(all => all.map(a => new URL(a.getAttribute('href'), document.baseURI).href.split(/[?#]/)[0]));
  const support = page.locator('a[href*="do=support"]').first();
  for (const link of new Set(ideas)) {
    await page.goto(link);
    if (await support.count()) break;
  }
  const there = page.url();
  await click(support);
  await page.getByText('is counted as soon as you are signed in').first().waitFor();
  await visit.picture(`intent-sign-in-${js ? 'js' : 'plain'}`);
  await type(page.locator('main [name=mail]'), mail);
  await click(page.locator('main form.panel button').first());
  await page.getByText('is counted as soon as you are signed in').first().waitFor();
  await visit.picture(`intent-code-${js ? 'js' : 'plain'}`);
  await type(page.locator('[name=code]'), await codeFor(mail));
  await click(page.locator('main form:has([name=code]) button').first());
  assert.equal(page.url().split('#')[0], there, 'back where it began');
  await page.locator('#support .flash').getByText('Your support is counted').waitFor();
  const { top } = await page.locator('#support .flash').evaluate(flash => ({ top: flash.getBoundingClientRect().top }));
  assert.ok(top >= 0 && top < 844, `the sentence is in sight, at ${top}`);
  await visit.picture(`intent-done-${js ? 'js' : 'plain'}`);
  within('support, known but not signed in', 3, 2);
  await visit.leave();
});

each('a new person publishes an idea from the home page in six clicks and four fields', async ({ js }) => {
  const mail = newMail('new');
  const visit = await visitor(null, { js });
  const { page } = visit, { click, clicked, type, within } = effort(page);
  await visit.open('');
  await click(page.locator('main a[href$="/share"]').first());
  await visit.picture(`share-any-${js ? 'js' : 'plain'}`);
  await type(page.locator('[name=title]'), idea.title);
  await type(page.locator('[name=text]'), idea.text);
  await click(page.locator('main form:has([name=text]) button:not([form])').first());
  await click(page.locator('main form:has([name=place]) .row > button.btn').first());
  await visit.picture(`share-check-${js ? 'js' : 'plain'}`);
  await type(page.locator('[name=name]'), 'Wendy B.');
  await type(page.locator('main [name=mail]'), mail);
  await click(page.locator('main form:has([name=mail]) button').first());
  // The letter is opened in the same browser, and its link is a click.
  clicked();
  await page.goto(await linkFor(mail));
  await click(page.locator('main form:has([name=seen]) button').first());
  await page.getByRole('heading', { level: 1, name: idea.title }).waitFor();
  assert.match(page.url(), /\/ideas\/\d+/);
  within('a new person publishes an idea', 6, 4);
  await visit.leave();
});

each('after a mistake, leaving and Back show the words that were typed last', async ({ js }) => {
  const visit = await visitor(null, { js });
  const { page } = visit;
  await visit.open('/share');
  const title = page.locator('[name=title]'), text = page.locator('[name=text]');
  const go = page.locator('main form:has([name=text]) button:not([form])').first();
  await title.fill('A first title');
  await text.fill('Short.');
  await press(page, go);
  await page.locator('.summary').waitFor();
  await visit.picture(`share-mistake-${js ? 'js' : 'plain'}`);
  await title.fill('A better title');
  await text.fill(idea.text);
  await press(page, go);
  await page.locator('[name=place]').waitFor();
  await visit.open('');
  for (const _ of [1, 2]) await page.goBack();
  assert.equal(await title.inputValue(), 'A better title');
  assert.equal(await text.inputValue(), idea.text);
  if (js) {
    // Typed and left without a button.
    const there = page.url();
    await title.fill('The best title');
    await visit.open('');
    // What a page says as it is left is on its way for a moment.
    const isThere = async () => (await (await page.request.get(there)).text()).includes('The best title');
    for (let left = 50; left > 0 && !await isThere(); left--) await page.waitForTimeout(100);
    await page.goBack();
    await assert.doesNotReject(title.waitFor());
    assert.equal(await title.inputValue(), 'The best title');
    // An older page of the same draft saves nothing over it.
    const old = await visit.context.newPage();
    await old.goto(page.url());
    const saved = page.waitForResponse((answer) => answer.url().includes('/share/save') && answer.ok());
    await title.fill('The very best title');
    await saved;
    await page.locator('[data-save-state]').getByText('Saved').waitFor();
    await old.locator('[name=title]').fill('An old title');
    await old.locator('[data-save-state]').getByText('newer').waitFor();
    await page.reload();
    assert.equal(await title.inputValue(), 'The very best title');
  }
  await visit.leave({ expected: ['422', '409'] });
});

each('a report takes two clicks and one field, and its thanks stand beside it', async ({ js }) => {
  const visit = await visitor(null, { js });
  const { page } = visit, { click, clicked, typed, within } = effort(page);
  await visit.open('/calls');
  const call = await page.locator('main .card a[href*="/calls/"]').first().getAttribute('href');
  await page.goto(new URL(call, page.url()).href);
  await page.goto(await page.locator('main .ideas a[href*="/ideas/"]').first().evaluate(a => a.href));
  const report = page.locator('#report');
  // Neither leads to another page.
  await report.locator('summary').click();
  await report.locator('.choice').last().click();
  clicked();
  typed('');
  await click(report.locator('form button'));
  await report.locator('.flash').waitFor();
  const { top, bottom } = await report.locator('.flash').evaluate(flash => flash.getBoundingClientRect());
  assert.ok(top >= 0 && bottom <= 844, `the sentence is in sight, from ${top} to ${bottom}`);
  within('report an idea', 2, 1);
  await visit.picture(`report-${js ? 'js' : 'plain'}`);
  await visit.leave();
});

test('a door of the demo leads to where its role works, in the language of the browser', async () => {
  for (const [role, lang, end] of [['officer', 'hu', '/desk'], ['admin', 'en', '/desk'], ['resident', 'hu', '']]) {
    const visit = await visitor(role, { lang });
    assert.equal(visit.page.url().split('?')[0], visit.base + end);
    assert.equal(await visit.page.locator('html').getAttribute('lang'), lang);
    await visit.open('/calls');
    assert.equal(await visit.page.locator('html').getAttribute('lang'), lang, 'and so do the pages after it');
    await visit.leave();
  }
});

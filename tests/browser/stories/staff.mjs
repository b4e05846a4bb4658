// The city's side: a report, a hiding with a reason, an appeal, a restoring; screening by keyboard.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effort } from '../effort.mjs';
import { each, fits, press, visitor } from '../harness.mjs';

/** The first call that takes ideas. */
async function openCall(visit) {
  await visit.open('/calls');
  const links = await visit.page.locator('main a[href*="/calls/"]').evaluateAll(all => all.map(a => a.href.split(/[?#]/)[0]));
  for (const link of new Set(links)) {
    await visit.page.goto(link);
    if (await visit.page.locator('main a[href$="/share"]').count()) return link;
  }
  assert.fail('no call of the demo takes ideas');
}

/** The resident publishes an idea with this title; gives its address. */
async function publish(visit, title) {
  const { page } = visit;
  const call = await openCall(visit);
  await page.goto(`${call}/share`);
  await page.locator('[name=title]').fill(title);
  await page.locator('[name=text]').fill('Long enough a text that it can be published, and about nothing in particular.');
  await press(page, page.locator('main form:has([name=text]) button:not([form])').first());
  await press(page, page.locator('main form:has([name=place]) .row > button.btn').first());
  await press(page, page.locator('main form[action*="/share/check"] button').first());
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return page.url().split(/[?#]/)[0];
}

each('a report, a hiding with a reason, an appeal, a restoring', async ({ js }) => {
  const title = `Cheap watches, call now (${js ? 'js' : 'plain'} ${process.pid})`;
  const author = await visitor('resident', { js });
  const idea = await publish(author, title);

  const stranger = await visitor(null, { js });
  await stranger.page.goto(idea);
  const number = idea.split('/').pop();
  await stranger.open(`/things/idea/${number}/report`);
  const report = stranger.page.locator('main form[action$="/report"]');
  await report.locator('[name=reason]').first().check({ force: true });
  await report.locator('textarea').fill('This is an advertisement.');
  await press(stranger.page, report.locator('button').last());

  const moderator = await visitor('moderator', { js, width: 1280, height: 900 });
  await moderator.open('/moderation');
  await fits(moderator.page);
  const item = moderator.page.locator('li.panel').filter({ hasText: title });
  await moderator.picture(`moderation-${js ? 'js' : 'plain'}`);
  await item.locator('details.fold-box > summary').click();
  await item.locator('textarea[name=text]').fill('Advertisements have no place in a call for ideas.');
  await press(moderator.page, item.locator('button[value=hide]'));

  assert.equal((await stranger.page.goto(idea)).status(), 404);
  assert.equal(await stranger.page.getByText('nothing in particular').count(), 0, 'nobody else reads it now');
  await author.page.goto(idea);
  await author.page.getByText('Advertisements have no place').first().waitFor();
  const appeal = author.page.locator('main a[href*="/appeals/"]').first();
  if (await appeal.count()) await press(author.page, appeal);
  await author.page.locator('main form[action*="/appeals/"] textarea').fill('It is a joke of my grandfather’s, and about a clock tower.');
  await press(author.page, author.page.locator('main form[action*="/appeals/"] button').first());

  await moderator.open('/moderation?show=appeals');
  let again = moderator.page.locator('li.panel').filter({ hasText: title });
  if (!(await again.count())) {
    for (const tab of await moderator.page.locator('main nav a').evaluateAll(all => all.map(a => a.href))) {
      await moderator.page.goto(tab);
      again = moderator.page.locator('li.panel').filter({ hasText: title }).filter({ has: moderator.page.locator('button[value=restore]') });
      if (await again.count()) break;
    }
  }
  await press(moderator.page, again.first().locator('button[value=restore]'));
  await stranger.page.goto(idea);
  await stranger.page.getByText('nothing in particular').waitFor();
  await author.leave();
  await stranger.leave({ expected: ['404', '410'] });
  await moderator.leave();
});

test('an officer screens forty ideas by keyboard, with one key each', async () => {
  const visit = await visitor('officer', { width: 1280, height: 900 });
  const { page } = visit;
  const trying = effort(page);
  await visit.open('/desk?work=screen');
  await fits(page);
  await visit.picture('desk');
  await press(page, page.locator('.queue.ticked a').first());
  await visit.picture('screening');
  const title = await page.locator('#idea').innerText();
  assert.equal(await page.locator('.side-queue a[aria-current] b').innerText(), title, 'the queue stands beside it');
  await trying.key('e');
  assert.notEqual(await page.locator('#idea').innerText(), title, 'the next idea is shown');
  await trying.key('u');
  assert.equal(await page.locator('#idea').innerText(), title, 'the last step was undone');

  const { key, within } = effort(page);
  const seen = new Set();
  for (let number = 0; number < 40; number += 1) {
    seen.add(await page.locator('#idea').innerText());
    await key('e');
  }
  assert.equal(seen.size, 40, 'forty ideas, each once');
  within('forty ideas screened by keyboard', 80, 0);
  await visit.leave();
});

each('on a phone one thing stands alone, its verdict in reach of the thumb', async ({ js }) => {
  for (const role of ['officer', 'moderator']) {
    const visit = await visitor(role, { js, width: 390, height: 844 });
    const { page } = visit;
    await visit.open(`/desk?work=${role === 'officer' ? 'screen' : 'first'}`);
    await press(page, page.locator('.queue.ticked a').last());
    await fits(page);
    assert.equal(await page.locator('.side-queue').isVisible(), false, 'one at a time');
    const bar = await page.locator('.thumb').first().boundingBox();
    assert.ok(bar.y + bar.height <= 844 + 1, `${role}: the verdict ends at ${bar.y + bar.height}`);
    for (const target of await page.locator('.thumb .half > .btn, .thumb summary').all()) {
      if (await target.isVisible()) assert.ok((await target.boundingBox()).height >= 44, 'large enough for a thumb');
    }
    await visit.picture(`thumb-${role}-${js ? 'js' : 'plain'}`);
    await visit.leave();
  }
});

each('an admin sees settings, people and the log', async ({ js }) => {
  const visit = await visitor('admin', { js, width: 1280, height: 900 });
  for (const path of ['/settings', '/log', '/data', '/privacy', '/accessibility', '/mails']) {
    const answer = await visit.open(path);
    assert.equal(answer.status(), 200, path);
    await fits(visit.page);
    await visit.picture(`admin${path.replace(/\W/g, '-')}-${js ? 'js' : 'plain'}`);
  }
  await visit.leave();
});

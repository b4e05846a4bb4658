// A neighbour proposes a change, its author takes it in, and everybody sees what changed; an officer types in what is told, and its
// teller follows it with the code of a card.
import assert from 'node:assert/strict';
import { each, fits, press, visitor } from '../harness.mjs';

each('what is told by telephone is followed with a card', async ({ js }) => {
  const office = await visitor('officer', { js });
  const { page } = office;
  await office.open('/desk/calls/van-grijs-naar-groen/told');
  await fits(page);
  await press(page, page.locator('main form[action$="/told"] button.btn'));
  assert.ok((await page.locator('.summary li').count()) >= 3, 'how, a title and a text are missing');
  await fits(page);
  const title = `Een leuning aan de trap ${js ? 'js' : 'plain'}`;
  await page.locator('[name=how][value=phone]').check({ force: true });
  await page.locator('[name=title]').fill(title);
  await page.locator('[name=text]').fill('De trap naar de apotheek heeft niets om vast te houden als het vriest.');
  await press(page, page.locator('main form[action$="/told"] button.btn'));
  const code = await page.locator('.card-code').innerText();
  assert.match(code, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  assert.equal(await page.locator('[name=title]').inputValue(), '', 'ready for the next one');
  await fits(page);
  await office.picture(`told-${js ? 'js' : 'plain'}`);
  await office.leave({ expected: ['422'] });

  const neighbour = await visitor('', { js });
  await neighbour.open('/card');
  await neighbour.page.locator('[name=code]').fill(code.toLowerCase());
  await press(neighbour.page, neighbour.page.locator('main form button.btn'));
  assert.equal(await neighbour.page.locator('h1').innerText(), title);
  await fits(neighbour.page);
  await neighbour.picture(`card-${js ? 'js' : 'plain'}`);
  await neighbour.leave({});
});

each('a neighbour proposes a change', async ({ js }) => {
  const visit = await visitor('resident', { js });
  const { page } = visit;
  await visit.open('/calls/van-grijs-naar-groen/ideas?q=slangenkruid');
  await press(page, page.locator('.card h3 a').first());
  await press(page, page.locator('a[href$="/amend"]'));
  await fits(page);
  const text = await page.locator('[name=text]').inputValue();
  await page.locator('[name=text]').fill(`${text} Met een bankje.`);
  await page.locator('[name=reason]').fill(`Wie de hermelijn wil zien, moet wachten (${js ? 'js' : 'plain'}).`);
  await press(page, page.locator('main form[action$="/amend"] button.btn'));
  assert.ok((await page.locator('.compare ins').innerText()).includes('Met een bankje.'));
  await fits(page);
  await visit.picture(`amendment-${js ? 'js' : 'plain'}`);
  await press(page, page.locator('button[value=withdraw]'));
  await visit.leave({});
});

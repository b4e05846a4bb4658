// The street map: opened on demand, its pictures through our own server, its marks leading to what they stand for.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test, before, after } from 'node:test';
import { fits, press, stage, visitor } from '../harness.mjs';

const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const asked = [];
const server = createServer((request, answer) => {
  asked.push(request.url);
  answer.writeHead(200, { 'content-type': 'image/png' }).end(picture);
});

before(async () => {
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  process.env.KALAKA_TILES = `http://127.0.0.1:${server.address().port}/{z}/{x}/{y}.png`;
  process.env.KALAKA_TILES_CREDIT = '© <i>Somebody</i>';
  await stage();
});
after(() => server.close());

const opened = async page => {
  const button = page.locator('[data-street-map]');
  await button.scrollIntoViewIfNeeded();
  await button.click();
  await page.locator('.tile-map .leaflet-tile-loaded').first().waitFor();
  return button;
};

test('the ideas of a call stand on the street map, and their marks lead to them', async () => {
  const { page, open, leave, picture: shot } = await visitor(null, { width: 1280, height: 900 });
  await open('/calls');
  const call = await page.locator('main a[href*="/calls/"]').first().getAttribute('href');
  await page.goto(new URL(`${call}/map`, page.url()).href);
  assert.ok(!(await page.evaluate(() => 'L' in window)), 'nothing is loaded before it is wanted');
  const button = await opened(page);
  assert.ok(asked.length > 0 && asked.every(url => /^\/\d+\/\d+\/\d+\.png$/.test(url)), asked.join(' '));
  const credit = await page.locator('.leaflet-control-attribution').innerText();
  assert.equal(credit.trim(), '© <i>Somebody</i>', 'the credit is words');
  await shot('street-map-1280');
  await fits(page);
  // Zoom until marks stand alone; the first one of them leads to its idea.
  for (let turn = 0; turn < 6 && !(await page.locator('a.tile-pin').filter({ hasText: /^\d+$/ }).count()); turn++) {
    await page.locator('a.tile-pin').first().click();
    await page.waitForTimeout(400);
  }
  const mark = page.locator('a.tile-pin').filter({ hasText: /^\d+$/ }).first();
  const number = await mark.innerText();
  const wanted = await page.locator(`#place-${number} a`).getAttribute('href');
  assert.equal(new URL(await mark.getAttribute('href'), page.url()).pathname, new URL(wanted, page.url()).pathname);
  await button.click();
  assert.ok(await page.locator('figure.map svg').first().isVisible(), 'the simple map is back');
  await mark.waitFor({ state: 'hidden' });
  await leave();
});

test('a place is chosen on the street map', async () => {
  const { page, open, leave, picture: shot } = await visitor('resident');
  await open('');
  await press(page, page.locator('main a[href$="/share"]').first());
  await page.locator('[name=title]').fill('A tap for water by the playground');
  await page.locator('[name=text]').fill('On hot days children run home for water. A tap by the swings would keep them there, and dogs would drink from it too.');
  await press(page, page.locator('main form:has([name=text]) button:not([form])').first());
  await opened(page);
  const map = await page.locator('.tile-map').boundingBox();
  await page.mouse.click(map.x + map.width / 2, map.y + map.height / 2);
  const { lon, lat, area } = await page.evaluate(() => {
    const form = document.querySelector('form:has([name=place])').elements;
    return { lon: +form.lon.value, lat: +form.lat.value, area: form.neighbourhood.value };
  });
  assert.ok(lon > 4 && lon < 6 && lat > 50 && lat < 52, `${lon} ${lat}`);
  assert.notEqual(area, '', 'the middle of the city lies in one of its neighbourhoods');
  assert.ok(await page.locator('.tile-pin.alone').isVisible());
  await shot('street-map-pick-390');
  await fits(page);
  await leave();
});

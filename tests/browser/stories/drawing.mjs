// An admin draws a neighbourhood: corner by corner on the map, or in words.
import assert from 'node:assert/strict';
import { each, fits, press, visitor } from '../harness.mjs';

const corners = async page => (await page.locator('#corners').inputValue()).trim().split('\n').filter(Boolean);

each('a neighbourhood is drawn, looked at and kept', async ({ js }) => {
  const name = `Harbour ${js ? 'drawn' : 'typed'} ${process.pid}`;
  const visit = await visitor('admin', { js, width: 1280, height: 1000 });
  const { page } = visit;
  await visit.open('/settings');
  await press(page, page.locator('a[href$="/settings/neighbourhoods"]'));
  await fits(page);
  await page.locator('#name').fill(name);
  if (js) {
    const map = page.locator('svg.draw'), box = await map.boundingBox();
    const click = (x, y) => page.mouse.click(box.x + box.width * x, box.y + box.height * y);
    for (const [x, y] of [[.02, .02], [.06, .02], [.06, .06], [.5, .5]]) await click(x, y);
    assert.equal((await corners(page)).length, 4);
    await page.locator('[data-undo]').click();
    const drawn = await corners(page);
    assert.equal(drawn.length, 3, 'the last corner is taken back');
    const corner = await page.locator('.m-corner').nth(1).boundingBox();
    await page.mouse.move(corner.x + corner.width / 2, corner.y + corner.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * .08, box.y + box.height * .03, { steps: 4 });
    await page.mouse.up();
    const moved = await corners(page);
    assert.equal(moved.length, 3, 'a corner that is dragged is no new one');
    assert.deepEqual([moved[0], moved[2]], [drawn[0], drawn[2]]);
    assert.notEqual(moved[1], drawn[1]);
  } else {
    assert.equal(await page.locator('[data-undo]').isVisible(), false);
    await page.locator('#corners').fill('51.2, 4.1\n51.2, 4.2\n51.3, 4.2');
  }
  await press(page, page.locator('button[value=look]'));
  await page.locator('#looked').waitFor();
  assert.ok(await page.locator('.m-draft').isVisible(), 'it lies on the map');
  if (js) {
    // A further part, drawn like the first; it can be taken back like a corner.
    await page.locator('[data-part]').click();
    const map = page.locator('svg.draw');
    await map.scrollIntoViewIfNeeded();
    const box = await map.boundingBox();
    const click = (x, y) => page.mouse.click(box.x + box.width * x, box.y + box.height * y);
    assert.ok(await page.locator('[data-part]').isHidden(), 'no part begins before the last one has three corners');
    for (const [x, y] of [[.9, .1], [.96, .1], [.96, .16]]) await click(x, y);
    assert.equal((await corners(page)).filter(line => !line.startsWith('-')).length, 6);
    assert.equal((await corners(page)).filter(line => line.startsWith('-')).length, 1, 'a line of dashes lies between');
    await press(page, page.locator('button[value=look]'));
    assert.equal((await page.locator('.m-draft').getAttribute('d')).split('M').length - 1, 2, 'two outlines are one neighbourhood');
  }
  await visit.picture(`drawing-${js ? 'js' : 'plain'}`);
  await fits(page);
  await press(page, page.locator('button[value=save]'));
  const link = page.locator('main a.chip', { hasText: name });
  await press(page, link);
  assert.equal((await corners(page)).length, js ? 7 : 3);
  await page.locator('details.fold-box > summary').click();
  await press(page, page.locator('button[value=remove]'));
  assert.equal(await page.locator('main a.chip', { hasText: name }).count(), 0);
  await visit.leave();
});

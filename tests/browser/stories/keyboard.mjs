// The desk by keyboard alone: Tab goes along the page in its order, what has the focus is seen, `?` tells the keys.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visitor } from '../harness.mjs';

/** What has the focus now: whether it comes after what had it before, is in sight, uncovered, and marked. */
const focused = () => {
  const at = document.activeElement, box = at.getBoundingClientRect();
  const before = window.focusedBefore;
  window.focusedBefore = at;
  const marked = element => {
    const style = element && getComputedStyle(element);
    return style && (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== 'none');
  };
  const top = document.elementFromPoint(box.left + Math.min(box.width / 2, 20), box.top + Math.min(box.height / 2, 20));
  return {
    name: (at.innerText || at.name || at.tagName).trim().slice(0, 60),
    after: !before || !before.isConnected || Boolean(before.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING),
    inSight: box.width > 0 && box.height > 0 && box.top < innerHeight && box.bottom > 0 && box.left < innerWidth && box.right > 0,
    uncovered: Boolean(top) && (at.contains(top) || top.contains(at)),
    marked: [at, at.parentElement, at.nextElementSibling].some(marked),
  };
};

/** Presses Tab until what has the focus is this; everything on the way must be seen. */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(focused);
    assert.ok(found.after, `“${found.name}” stands before what had the focus`);
    assert.ok(found.inSight, `“${found.name}” has the focus out of sight`);
    assert.ok(found.uncovered, `“${found.name}” has the focus under something else`);
    assert.ok(found.marked, `nothing shows that “${found.name}” has the focus`);
    if (await page.evaluate(wanted => document.activeElement.matches(wanted), selector)) return;
  }
  assert.fail(`Tab never comes to ${selector} on ${page.url()}`);
}

const enter = page => Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);

test('queue, idea, verdict and undo by keyboard alone', async () => {
  const visit = await visitor('officer', { width: 1280, height: 900 });
  const { page } = visit;
  await visit.open('/desk?work=screen');
  await page.keyboard.press('?');
  const keys = page.locator('dialog[open]');
  await keys.waitFor();
  const told = await keys.innerText();
  for (const key of ['J', 'K', 'E', 'N', 'U', '?']) assert.match(told, new RegExp(`(^|\\s)${key.replace('?', '\\?')}(\\s|$)`), key);
  await visit.picture('keyboard-keys');
  await page.keyboard.press('Escape');
  await keys.waitFor({ state: 'detached' });

  await tabTo(page, '.queue.ticked a');
  await visit.picture('keyboard-queue');
  const opened = (await page.evaluate(() => document.activeElement.querySelector('b').innerText)).trim();
  await enter(page);
  assert.equal(await page.locator('#idea').innerText(), opened);
  await tabTo(page, 'button[data-key=e]');
  await visit.picture('keyboard-verdict');
  await enter(page);
  assert.notEqual(await page.locator('#idea').innerText(), opened, 'the next one follows');
  await tabTo(page, 'form[action$="/desk/undo"] button');
  await visit.picture('keyboard-undo');
  await enter(page);
  assert.equal(await page.locator('#idea').innerText(), opened, 'it waits again');
  await page.locator('.flash').getByText('undone').waitFor();
  await visit.leave();
});

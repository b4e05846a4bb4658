// Deciding a call: sums in sight, one reason for several, asked once, changed, moved and called back.
import assert from 'node:assert/strict';
import { each, fits, press, visitor } from '../harness.mjs';

const decide = '/desk/calls/warme-plekken/decide';
const button = (page, value) => page.locator(`main button[name=do][value="${value}"]`);

/** Whether something can be seen without scrolling. */
async function inSight(page, target) {
  const box = await target.boundingBox();
  const height = await page.evaluate(() => innerHeight);
  assert.ok(box && box.y >= 0 && box.y + box.height <= height + 1, `at ${JSON.stringify(box)} of ${height}`);
}

for (const [width, height] of [[390, 844], [1280, 900]]) {
  each(`a call is decided with its sum in sight, at ${width} pixels`, async ({ js }) => {
    const officer = await visitor('officer', { js, width, height });
    const { page } = officer, name = `${width}-${js ? 'js' : 'plain'}`;
    await officer.open('?lang=en');
    await officer.open(decide.replace('/decide', '/screen'));
    while (await page.locator('button[data-key=e]').count()) await press(page, page.locator('button[data-key=e]').first());
    await officer.open(decide);
    if (await button(page, 'call-back').count()) await press(page, button(page, 'call-back'));
    await fits(page);
    await press(page, button(page, 'order'));
    const sum = page.locator('.sum');
    await inSight(page, sum);
    const before = await sum.innerText();
    assert.match(before, /of 6 places/);

    // One more or less: with scripts the sum follows at once, without them at the next press.
    const first = page.locator('main input[type=radio][value=not_selected]').first();
    await first.check({ force: true });
    if (!js) await press(page, button(page, 'save'));
    assert.notEqual(await page.locator('.sum').innerText(), before, 'the sum follows');
    await officer.picture(`decide-sum-${name}`);
    await page.locator('main input[type=radio][value=selected]').first().check({ force: true });

    for (const area of await page.locator('main textarea[name^="reason-"]').all()) await area.fill('');

    // Reasons of a kind, with one press each.
    for (const [kind, reason] of [['selected', 'It is warm, near, and open long.'], ['not_selected', 'Others had more support and filled the places.']]) {
      const many = page.locator('#many');
      if (await many.getAttribute('open') === null) await many.locator('summary').click();
      await page.locator('[name="many-among"]').selectOption(kind);
      await page.locator('[name="many-reason"]').fill(reason);
      await press(page, button(page, 'fill'));
    }
    for (const area of await page.locator('main textarea[name^=deviation]').all()) await area.fill('The heating there is being renewed this winter.');
    await page.locator('[name=publish_at]').fill('2030-12-05T09:00');
    if (js) await page.getByText(/Publish on .*December.* 09:00/).first().waitFor();
    await press(page, button(page, 'publish'));
    assert.deepEqual(await page.locator('.summary').allInnerTexts(), []);
    await fits(page);
    await officer.picture(`decide-asked-${name}`);
    await inSight(page, button(page, 'confirm'));
    await press(page, button(page, 'confirm'));
    await page.getByText('until then you can change it below').first().waitFor();
    await officer.picture(`decide-scheduled-${name}`);

    // Moved, then called back; whatever was chosen is still there.
    await page.locator('[name=publish_at]').fill('2030-12-06T10:00');
    await press(page, button(page, 'publish'));
    await page.getByText('Changed. Nobody has heard of it.').first().waitFor();
    await page.getByText(/6 December 2030, 10:00/).first().waitFor();
    await press(page, button(page, 'call-back'));
    await page.getByText('Called back.').first().waitFor();
    assert.equal(await page.locator('[name=publish_at]').inputValue(), '2030-12-06T10:00');
    assert.match(await page.locator('main textarea[name^=reason]').first().inputValue(), /warm, near/);
    await officer.leave();
  });
}

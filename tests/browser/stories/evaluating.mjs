// Marks given on a phone and at a desk, by thumb and by keys; costs said, and seen by everybody.
import assert from 'node:assert/strict';
import { each, fits, press, visitor } from '../harness.mjs';

const evaluate = '/desk/calls/van-grijs-naar-groen/evaluate';
const button = (page, value) => page.locator(`main button[name=do][value="${value}"]`);

for (const [width, height] of [[320, 640], [1280, 900]]) {
  each(`an officer gives marks, at ${width} pixels`, async ({ js }) => {
    const officer = await visitor('officer', { js, width, height });
    const { page } = officer, name = `${width}-${js ? 'js' : 'plain'}`;
    await officer.open('?lang=nl');
    await officer.open(evaluate);
    await fits(page);
    await officer.picture(`evaluate-${name}`);
    // What is missing is said beside it, and nothing typed is lost. What another of these stories kept is put away.
    await page.locator('.measure :checked').evaluateAll(all => all.forEach(one => { one.checked = false; }));
    await page.locator('[name=word]').fill('Mooi plan.');
    await press(page, button(page, 'hand-in'));
    assert.equal(await page.locator('.summary').count(), 1);
    assert.equal(await page.locator('[name=word]').inputValue(), 'Mooi plan.');
    await fits(page);
    const measures = page.locator('.measure'), many = await measures.count();
    assert.equal(many, 3);
    if (js && width > 1000) {
      await page.locator('h1').click();
      await measures.nth(0).locator('input[type=radio]').first().focus();
      for (const digit of ['4', '3', '5']) await page.keyboard.press(digit);
      const chosen = await page.locator('.measure :checked').evaluateAll(all => all.map(one => one.value));
      assert.deepEqual(chosen, ['4', '3', '5'], 'a digit marks, and goes on');
    } else {
      for (let at = 0; at < many; at += 1) await measures.nth(at).locator('input[value="4"]').check({ force: true });
    }
    await press(page, button(page, 'keep'));
    assert.equal(await page.locator('.measure :checked').count(), 3, 'kept for now');
    await officer.open('/desk/calls/van-grijs-naar-groen/evaluation');
    await fits(page);
    await officer.picture(`evaluation-${name}`);
    await page.locator('.table a').first().click();
    await fits(page);
    await officer.picture(`evaluation-idea-${name}`);
    await officer.open('/desk/calls/van-grijs-naar-groen/evaluation/setup');
    await fits(page);
    await officer.picture(`evaluation-setup-${name}`);
  });
}

each('the office says what an idea costs, and everybody reads it', async ({ js }) => {
  const officer = await visitor('officer', { js, width: 390, height: 844 });
  const { page } = officer;
  await officer.open('?lang=en');
  await officer.open('/desk/calls/van-grijs-naar-groen/evaluation');
  await page.locator('.table a').last().click();
  await page.locator('.lede a').click();
  await page.getByRole('link', { name: 'What it costs' }).click();
  await fits(page);
  await page.locator('[name=low]').fill('3000');
  await page.locator('[name=high]').fill('2000');
  await page.locator('[name=source]').fill('What the last one cost');
  await press(page, button(page, 'save'));
  await page.getByText('The most cannot be less than the least').first().waitFor();
  await officer.picture(`estimate-${js ? 'js' : 'plain'}`);
  await page.locator('[name=high]').fill('4000');
  await press(page, button(page, 'save'));
  await page.getByText('€3,000 to €4,000').first().waitFor();
  await fits(page);
});

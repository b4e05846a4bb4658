// Questions of a call: built with a condition, and answered on a phone by keyboard, with and without scripts.
import assert from 'node:assert/strict';
import { each, fits, press, visitor } from '../harness.mjs';

each('an officer builds a question that depends on another', async ({ js }) => {
  const officer = await visitor('officer', { js, width: 1280, height: 900 });
  const { page } = officer, mode = js ? 'js' : 'plain';
  await officer.open('?lang=en');
  await officer.open('/desk/new?template=open-call');
  await page.locator('[name="title-nl"]').fill(`Vragen ${mode}`);
  await page.locator('[name="question-nl"]').fill('Hoe kom je hier?');
  await press(page, page.locator('main button[name=do][value=next]'));
  const slug = new URL(page.url()).pathname.split('/').pop();
  await officer.open(`/calls/${slug}/form`);
  await officer.picture(`form-empty-${mode}`);
  await press(page, page.getByRole('link', { name: 'One of several', exact: true }));
  await page.locator('[name="label-nl"]').fill('Hoe kom je hier?');
  await page.locator('[name="choice-1-nl"]').fill('Te voet');
  await page.locator('[name="choice-2-nl"]').fill('Met de fiets');
  await officer.picture(`form-question-${mode}`);
  await press(page, page.locator('main .tally button[name=do][value=save]'));
  await press(page, page.getByRole('link', { name: 'Number', exact: true }));
  await page.locator('[name="label-nl"]').fill('Hoe ver is het?');
  await page.getByText('Ask it only after certain answers').click();
  await page.getByLabel('Met de fiets').check({ force: true });
  await press(page, page.locator('main .tally button[name=do][value=save]'));
  await page.getByText('Only if you chose “Met de fiets”').first().waitFor();
  await fits(page);

  // The preview is tried: with scripts the second question appears with the answer that asks for it.
  const second = page.locator('.phone [data-when]');
  assert.equal(await second.isVisible(), !js);
  await page.locator('.phone').getByLabel('Met de fiets').check({ force: true });
  assert.ok(await second.isVisible());
  await officer.picture(`form-list-${mode}`);
  await officer.leave();
});

for (const width of [320, 390]) {
  each(`a poll is answered on a phone of ${width} pixels by keyboard`, async ({ js }) => {
    const resident = await visitor('resident', { js, width, height: 844 });
    const { page } = resident, mode = `${width}-${js ? 'js' : 'plain'}`;
    await resident.open('?lang=nl');
    await resident.open('/calls/autovrije-zondag/answer');
    await fits(page);
    const first = page.locator('main input[type=radio]').first();
    await first.focus();
    await page.keyboard.press('Space');
    // From the second on, the question of why not in May is asked.
    await page.keyboard.press('ArrowDown');
    const why = page.locator('[data-when]');
    assert.ok(await why.isVisible());
    if (js) {
      assert.match(await page.locator('[data-asked]').innerText(), /Nog een vraag: Waarom niet in mei/);
      await page.keyboard.press('ArrowUp');
      assert.equal(await why.isVisible(), false);
      await page.keyboard.press('ArrowDown');
    }
    assert.ok(await page.evaluate(() => document.activeElement.type === 'radio'), 'focus stays');
    await resident.picture(`answer-${mode}`);
    await press(page, page.getByRole('button', { name: /Verstuur/ }));
    await page.getByText('Bedankt, je antwoorden zijn aangekomen').first().waitFor();
    await fits(page);
    await resident.picture(`answer-own-${mode}`);
    await resident.leave();
  });
}

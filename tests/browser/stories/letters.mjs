// Letters are chosen on one's own page; an officer writes a newsletter, looks at it and lets it leave to those who asked.
import assert from 'node:assert/strict';
import { each, fits, press, visitor } from '../harness.mjs';

each('letters are chosen, and a newsletter reaches whoever asked', async ({ js }) => {
  const mode = js ? 'js' : 'plain', subject = `Trees for ${mode}`;
  const reader = await visitor('resident', { js });
  await reader.open('?lang=en');
  await reader.open('/me/letters');
  await fits(reader.page);
  await reader.picture(`letters-chosen-${mode}`);
  const form = reader.page.locator('main form[action$="/me/letters"]');
  await form.locator('[name=own][value=daily]').check({ force: true });
  await form.locator('[name=quiet_from]').selectOption('21');
  const topic = form.locator('[name=topic][value="theme:energy"]');
  await topic.check({ force: true });
  await press(reader.page, form.locator('button').last());
  await reader.open('/me/letters');
  assert.ok(await form.locator('[name=own][value=daily]').isChecked(), 'it is kept');
  assert.equal(await form.locator('[name=quiet_from]').inputValue(), '21');
  assert.ok(await topic.isChecked());

  const officer = await visitor('officer', { js, width: 1280, height: 900 });
  await officer.open('?lang=en');
  await officer.open('/desk/newsletters');
  await fits(officer.page);
  await officer.picture(`newsletters-${mode}`);
  const begin = officer.page.locator('main form[action$="/desk/newsletters"]');
  await begin.locator('[name=topic]').selectOption('theme:energy');
  await press(officer.page, begin.locator('button'));
  const send = officer.page.locator('main form[action$="/send"]');
  // A mistake first: it says nothing yet.
  await press(officer.page, send.locator('button'));
  await officer.page.locator('.summary').waitFor();
  await officer.picture(`newsletter-mistake-${mode}`);
  for (const field of await officer.page.locator('[name^=subject-]').all()) await field.fill(subject);
  for (const field of await officer.page.locator('[name^=text-]').all()) await field.fill('Hello!\n\nThe sun pays.');
  const words = officer.page.locator('main form:has([name^=subject-])');
  await press(officer.page, words.locator('button').last());
  await officer.page.locator('#preview').waitFor();
  await fits(officer.page);
  await officer.picture(`newsletter-preview-${mode}`);
  await press(officer.page, send.locator('button'));

  let found = 0;
  for (let tries = 0; tries < 40 && !found; tries += 1) {
    await reader.open('/me/letters');
    found = await reader.page.locator('details summary', { hasText: subject }).count();
    if (!found) await new Promise((wait) => setTimeout(wait, 500));
  }
  assert.equal(found, 1, 'it came once');
  await reader.leave();
  await officer.leave({ expected: ['422'] });
});

// Events: found and registered for on a phone, and ticked at the door, with and without scripts.
import assert from 'node:assert/strict';
import { each, fits, press, visitor } from '../harness.mjs';

each('a resident registers on a phone, changes it and withdraws', async ({ js }) => {
  const resident = await visitor('resident', { js, width: 390, height: 844 });
  const { page } = resident, mode = js ? 'js' : 'plain';
  await resident.open('?lang=en');
  await resident.open('/events');
  await fits(page);
  await resident.picture(`events-${mode}`);
  await press(page, page.getByRole('link', { name: 'How does the city decide on your idea? Ask us' }).first());
  await fits(page);
  await resident.picture(`event-${mode}`);
  await press(page, page.getByRole('button', { name: 'Register', exact: true }));
  await page.getByText('You have a place').first().waitFor();
  await resident.picture(`event-registered-${mode}`);
  await press(page, page.getByRole('link', { name: 'Withdraw', exact: true }));
  await press(page, page.getByRole('button', { name: 'Yes, withdraw' }));
  await page.getByText('You are no longer registered').waitFor();

  await resident.open('/events');
  await press(page, page.getByRole('link', { name: 'Out with the paving: a walk past ten grey corners' }).first());
  await press(page, page.locator('#support').getByRole('link').first());
  await page.locator('[name=companions]').fill('many');
  await press(page, page.locator('main form button.btn'));
  assert.equal(await page.locator('[name=companions]').inputValue(), 'many', 'what was typed stays');
  await page.locator('[name=companions]').fill('1');
  await press(page, page.locator('main form button.btn'));
  await page.locator('#support').waitFor();
  await fits(page);
  await resident.picture(`event-waits-${mode}`);
  await press(page, page.getByRole('link', { name: 'Withdraw', exact: true }));
  await press(page, page.getByRole('button', { name: 'Yes, withdraw' }));
  await resident.leave({ expected: ['422'] });
});

each('an officer ticks who was there on a phone', async ({ js }) => {
  const officer = await visitor('officer', { js, width: 390, height: 844 });
  const { page } = officer, mode = js ? 'js' : 'plain';
  await officer.open('?lang=en');
  await officer.open('/events?show=past');
  await press(page, page.getByRole('link', { name: 'An evening about the eight streets that were chosen' }).first());
  await page.getByText('33 people, six streets').or(page.getByText('Thirty-three people')).first().waitFor();
  await press(page, page.getByRole('link', { name: 'Who is there', exact: true }));
  await fits(page);
  await officer.picture(`attendance-${mode}`);
  await page.getByLabel('Is not here').first().check({ force: true });
  await press(page, page.getByRole('button', { name: 'Save', exact: true }));
  assert.ok(await page.getByLabel('Is not here').first().isChecked());
  await page.getByLabel('Is here', { exact: true }).first().check({ force: true });
  await press(page, page.getByRole('button', { name: 'Save', exact: true }));
  await officer.leave();
});

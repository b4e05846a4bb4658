// Starts the demo, opens a browser, and gives each story a visitor whose troubles are noticed.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const pictures = join(here, 'pictures');
if (process.env.KALAKA_TEST_PICTURES) mkdirSync(pictures, { recursive: true });

export const binary = process.env.KALAKA_TEST_BINARY ?? join(here, '../../target/debug/kalaka');
const browserPath = [process.env.KALAKA_TEST_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser']
  .find(path => path && existsSync(path));
// Nothing but the page: no background traffic, no updates, no graphics card.
const switches = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** The demo on a free port, under a host name where one is needed: its addresses by role, and how to stop it. */
export async function startDemo(host) {
  assert.ok(existsSync(binary), `${binary} is missing: cargo build`);
  const port = host ? await freePort() : 0;
  const named = host ? ['--url', `http://${host}:${port}`] : [];
  const env = { ...process.env, ...await prepare?.(`http://${host}:${port}`) };
  const words = ['demo', '--listen', `127.0.0.1:${port}`, '--no-browser', ...named];
  const server = spawn(binary, words, { stdio: ['ignore', 'pipe', 'pipe'], env });
  const addresses = {};
  let said = '';
  const wanted = ['resident', 'officer', 'moderator', 'admin', 'officer-of-a-call', 'moderator-of-a-neighbourhood', 'juror-of-a-call'];
  await new Promise((ready, failed) => {
    const tooLong = setTimeout(() => failed(new Error(`the demo did not start in a minute:\n${said}`)), 60_000);
    const end = finish => { clearTimeout(tooLong); finish(); };
    server.on('exit', code => end(() => failed(new Error(`the demo ended with ${code}:\n${said}`))));
    server.on('error', error => end(() => failed(error)));
    server.stderr.on('data', text => { said += text; });
    server.stdout.on('data', text => {
      said += text;
      for (const line of said.split('\n').slice(0, -1)) {
        const [role, address] = line.trim().split(/\s+/);
        if (wanted.includes(role) && address?.startsWith('http')) addresses[role] ??= address;
      }
      if (wanted.every(role => addresses[role])) end(ready);
    });
  });
  const origin = new URL(addresses.resident).origin;
  return { addresses, origin, said: () => said, stop: () => server.kill('SIGTERM') };
}

/** A port that nobody uses now. */
const freePort = () => new Promise((found, failed) => {
  const server = createServer().on('error', failed);
  server.listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => found(port)); });
});

let named;
/** Has this file's demo answer under a host name. */
export const underHost = host => { named = host; };

let prepare;
/** Starts what this file's demo needs beside it, once its address is known; gives the settings that say so. */
export const beside = start => { prepare = start; };

let running;
after(async () => {
  const started = await running?.catch(() => null);
  await started?.browser.close();
  started?.demo.stop();
});

/** The one demo and browser of this file's stories; both end with them. */
export async function stage() {
  running ??= (async () => {
    assert.ok(browserPath, 'Chromium is missing: apt-get install chromium fonts-noto-core');
    const demo = await startDemo(named);
    const browser = await chromium.launch({ executablePath: browserPath, args: switches });
    // The prefix of the demo's first city, such as http://127.0.0.1:8080/leuven.
    const base = `${demo.origin}/${new URL(demo.addresses.resident).pathname.split('/')[1]}`;
    return { demo, browser, base };
  })();
  return running;
}

/**
 * A visitor: a browser context of their own with one page.
 * `role` signs them in; options: js, width, height, scheme, lang.
 */
export async function visitor(role, { js = true, width = 390, height = 844, scheme = 'light', lang = 'en', axe = false } = {}) {
  const { demo, browser, base } = await stage();
  const context = await browser.newContext({
    viewport: { width, height }, colorScheme: scheme, javaScriptEnabled: js, locale: lang,
    extraHTTPHeaders: { 'Accept-Language': lang }, bypassCSP: axe, reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const troubles = [];
  page.on('console', message => { if (message.type() === 'error') troubles.push(`${page.url()}: ${message.text()}`); });
  page.on('pageerror', error => troubles.push(`${page.url()}: ${error}`));
  page.on('response', answer => { if (answer.status() >= 500) troubles.push(`${answer.url()}: ${answer.status()}`); });
  if (role) {
    await page.goto(demo.addresses[role]);
    // A link in a mail asks before it signs in, so that a mail scanner does not use it up.
    const confirm = page.locator('main form[action*="/enter/"] button');
    if (await confirm.count()) await press(page, confirm.first());
  }
  return {
    page, context, base, troubles,
    open: path => page.goto(path.startsWith('http') ? path : base + path),
    /** A picture for people to look at, where they asked for pictures: five hundred of them take minutes. */
    picture: async name => { if (process.env.KALAKA_TEST_PICTURES) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true }); },
    /** Ends the visit; whatever went wrong unnoticed fails the story. An answer of 4xx on purpose is `expected`. */
    async leave({ expected = [] } = {}) {
      await context.close();
      const left = troubles.filter(trouble => !expected.some(words => trouble.includes(words)));
      assert.deepEqual(left, [], 'the console stayed quiet');
    },
  };
}

/** Tells a story twice: with scripts and without. */
export function each(name, story) {
  for (const js of [true, false]) test(`${name} (${js ? 'with' : 'without'} JavaScript)`, () => story({ js }));
}

/** Fails when the page is wider than its window. */
export async function fits(page) {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= window, `${page.url()} is ${content} px wide in a window of ${window} px`);
}

/** Presses a button or link that leads to another page, and waits for it. */
export async function press(page, target) {
  const before = page.url();
  await Promise.all([page.waitForEvent('load'), target.click()]);
  return before;
}

/** The newest letter to an address with these words in its subject, from the demo's page of mails: its text. */
export async function letterTo(mail, subject = '') {
  const reader = await visitor(null);
  try {
    for (let turn = 0; turn < 30; turn++) {
      await reader.open('/mails');
      const entry = reader.page.locator('main .queue a').filter({ hasText: mail }).filter({ hasText: subject }).first();
      if (await entry.count()) {
        await press(reader.page, entry);
        return await reader.page.locator('main .mail').innerText();
      }
      await new Promise(done => setTimeout(done, 300));
    }
    assert.fail(`no letter “${subject}” came to ${mail}`);
  } finally { await reader.context.close(); }
}

/** The six digits of the newest letter to an address. */
export async function codeFor(mail) {
  const letter = await letterTo(mail);
  const digits = letter.match(/\b(\d{3})[\s\u00a0]?(\d{3})\b/);
  assert.ok(digits, `a code is in: ${letter}`);
  return digits[1] + digits[2];
}

/** Signs somebody new in with a mail address and the code sent to it. */
export async function signIn(page, base, mail) {
  await page.goto(`${base}/sign-in`);
  await page.locator('main [name=mail]').fill(mail);
  await press(page, page.locator('main form.panel button').first());
  await page.locator('[name=code]').fill(await codeFor(mail));
  await press(page, page.locator('main form:has([name=code]) button').first());
  // Whoever comes for the first time says by which name others may see them.
  const name = page.locator('main form:has([name=code]) [name=name]');
  if (await name.count()) {
    await name.fill('Robin T.');
    await press(page, page.locator('main form:has([name=code]) button').first());
  }
}

let counter = 0;
/** An address nobody has used. */
export const newMail = name => `${name}${process.pid}x${counter++}@example.org`;

#!/usr/bin/env node
// Takes the pictures of docs/img from a running product: `npm start`, then in another terminal
//   ORIGIN=http://127.0.0.1:7071 OPERATOR_KEY=… node scripts/screenshots.mjs
/* global document, sessionStorage -- of the page, where these functions run */
import { join } from 'node:path';
import chrome from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import { root } from './build.mjs';

const { ORIGIN = 'http://127.0.0.1:7071', OPERATOR_KEY = '' } = process.env;
const headers = { authorization: `Bearer ${OPERATOR_KEY}` };
const overview = await (await fetch(`${ORIGIN}/api/overview`, { headers })).json();
const failing = overview.accounts.find(({ state }) => state === 'failing') ?? overview.accounts[0];
const pages = { overview: '/', account: `/accounts/${failing.id}`, add: '/add' };

const browser = await chromium.launch({
  executablePath: await chrome.executablePath(),
  args: ['--no-sandbox'],
});
for (const colorScheme of ['light', 'dark']) {
  const viewport = { width: 1280, height: 900 };
  const context = await browser.newContext({ colorScheme, viewport, locale: 'en-GB' });
  await context.addInitScript((key) => sessionStorage.setItem('perennial.key', key), OPERATOR_KEY);
  const page = await context.newPage();
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(ORIGIN + path);
    await page.waitForSelector('h1');
    await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
    await page.screenshot({ path: join(root, `docs/img/${name}-${colorScheme}.png`) });
  }
}
await browser.close();

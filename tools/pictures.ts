import { chromium, type Page } from 'playwright-core';
import { mkdirSync } from 'node:fs';
import { launch } from '../test/journeys/browser-setup.ts';
import { startProduct } from '../test/support/product.ts';

// Takes the pictures of README.md and LIESMICH.md from the demo neighbourhood: what each of the three users sees.

const folder = 'docs/pictures';

/** One picture of a page as it is. */
async function take(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${folder}/${name}.png` });
  console.log(`${folder}/${name}.png`);
}

mkdirSync(folder, { recursive: true });
const product = await startProduct();
const server = await launch();
const browser = await chromium.connect(server.wsEndpoint());
try {
  const { site, workbench } = product.addresses;
  const phone = await browser.newPage({ viewport: { width: 390, height: 720 }, locale: 'de-DE' });
  await phone.goto(site);
  await take(phone, 'resident');

  const desk = await browser.newPage({ viewport: { width: 1280, height: 720 }, locale: 'de-DE' });
  await desk.goto(workbench);
  await desk.getByRole('button', { name: 'Angebote', exact: true }).click();
  await desk.getByRole('gridcell', { name: 'Status', exact: true }).waitFor();
  await desk.locator('.cell.choice').first().waitFor(); // its lists are there too
  await take(desk, 'manager');

  await product.trigger('digest');
  const letter = (await product.letters()).at(-1);
  const mail = await browser.newPage({ viewport: { width: 640, height: 760 }, locale: 'de-DE' });
  await mail.setContent(letter?.html ?? '');
  await take(mail, 'partner');
} finally {
  await browser.close();
  await server.close();
  await product.stop();
}

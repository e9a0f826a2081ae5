import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, startProduct, type Product } from '../support/product.ts';
import { browser, expectAccessible } from './browser.ts';

let product: Product;
const { page: open } = browser();
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

describe('Somebody who would rather write by hand', () => {
  it('prints each form on one sheet, and the long ones on both sides of it', async () => {
    const page = await open();
    await page.goto(`${product.addresses.site}/angebote`);
    const offer = await page.locator('.card__link').first().getAttribute('href');
    const sides: Record<string, number> = {};
    for (const [name, path] of Object.entries({
      contact: '/kontakt',
      offer: '/angebot-melden',
      event: '/termin-melden',
      letter: '/rundbrief',
      report: `${offer}/stimmt-nicht`,
    })) {
      await page.goto(product.addresses.site + path);
      await page.getByRole('link', { name: /Lieber auf Papier/ }).click();
      await page.locator('.sheet').waitFor();
      const pdf = await page.pdf({ preferCSSPageSize: true });
      sides[name] = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    }
    expect(sides).toEqual({ contact: 1, offer: 2, event: 2, letter: 1, report: 1 });
  });

  it('finds lines that are tall enough to write on, also on a narrow screen', async () => {
    const page = await open({ viewport: { width: 360, height: 740 } });
    await page.goto(`${product.addresses.site}/kontakt/papier`);
    const look = await page.evaluate(() => ({
      lines: [...document.querySelectorAll('.line')].map((line) => line.getBoundingClientRect().height),
      overflow: document.documentElement.scrollWidth > window.innerWidth,
    }));
    // 8 mm at 96 pixels an inch
    expect(look.lines.filter((height) => height < (8 / 25.4) * 96 - 0.5)).toEqual([]);
    expect(look.overflow).toBe(false);
  });
});

describe('The manager', () => {
  it('enters a pile of sheets by keyboard alone, from the link in the brief', async () => {
    const page = await open();
    const keys = page.keyboard;
    /** Types a sheet: the focus is in the first question, the topic is chosen from its list by its first letters. */
    const type = async (need: string): Promise<void> => {
      await keys.type(need);
      await keys.press('Tab');
      await keys.type('Wohn');
      await keys.press('Tab');
      await keys.type('0571 4711');
      await keys.press('Enter');
    };
    const rowsOf = async (need: string) =>
      (await product.rows('contacts', 'Kontakte')).filter((row) => row['Anliegen'] === need);
    await product.trigger('brief');
    const [brief] = await product.letters('leitung@quartier.example');
    await page.goto(`${/http:\S+\/erfassen\/\S+/.exec(brief?.text ?? '')?.[0]}/anliegen`);
    for (const [need, count] of [
      ['Die Bank fehlt', 'Ein Blatt in dieser Runde.'],
      ['Der Brunnen ist aus', '2 Blätter in dieser Runde.'],
    ] as const) {
      await type(need);
      await page.getByText(count).waitFor();
      // On a busy machine the row comes by the queue.
      await eventually(async () => expect(await rowsOf(need)).toHaveLength(1));
      const [row] = await rowsOf(need);
      expect(row).toMatchObject({ Weg: 'Papierformular', Thema: 'Wohnen', 'Rückmeldung an': '0571 4711' });
      expect(await page.locator('.saved__signs').innerText()).toBe(row?.['Zeichen']);
    }
    await expectAccessible(page);
    // The last sheet once more by mistake.
    await type('Der Brunnen ist aus');
    await page.getByText('Haben Sie dieses Blatt schon erfasst?').waitFor();
    await expectAccessible(page);
    expect(await rowsOf('Der Brunnen ist aus')).toHaveLength(1);
  });
});

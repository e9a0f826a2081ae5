import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { briefView } from '../../functions/brief/letter.ts';
import { compose } from '../../functions/mail/compose.ts';
import { busyWeek, paper } from '../functions/brief/weeks.ts';
import { eventually, startProduct, type Product } from '../support/product.ts';
import { browser, expectAccessible } from './browser.ts';

let product: Product;
const { page: open } = browser();
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

/** A telephone of our time, held in one hand, whose browser runs no scripts. */
const phone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false } as const;

/** Where the brief's own words end, in CSS pixels: below stands why it comes. */
async function heightOf(html: string): Promise<number> {
  const page = await open({ viewport: phone.viewport });
  await page.setContent(html);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.viewport.width);
  return (await page.locator('.foot').first().boundingBox())?.y ?? Infinity;
}

describe('The manager on a Monday, with the telephone', () => {
  it('reads the brief on one screen, also in the busiest week', async () => {
    const { content, mendings } = busyWeek();
    const busy = compose('brief', briefView(content, mendings, paper)).html;
    expect(await heightOf(busy)).toBeLessThanOrEqual(phone.viewport.height);
  });

  it('calls one provider after the other from the brief, and every answer is a row', async () => {
    await product.trigger('brief');
    const [brief] = await product.letters('leitung@quartier.example');
    expect(await heightOf(brief?.html ?? '')).toBeLessThanOrEqual(phone.viewport.height);

    const page = await open(phone);
    const rowsOf = async (title: string) =>
      (await product.rows('operations', 'Bestätigungen')).filter(
        (row) => row['Angebot'] === title && row['Von'] === 'Quartiersbüro',
      );
    const now = async (): Promise<string> => page.locator('.calls__title').innerText();
    /** Presses a button and expects the answer as a row, also when it comes by the queue on a busy machine. */
    const answer = async (button: string, noted: string): Promise<string> => {
      const title = await now();
      await page.getByRole('button', { name: button, exact: true }).click();
      await page.getByRole('heading', { name: 'Notiert' }).waitFor();
      await eventually(async () =>
        expect((await rowsOf(title)).at(-1)).toMatchObject({ Antwort: noted, Weg: 'Telefon' }),
      );
      return title;
    };
    const link = /http:\S+\/anrufen\/\S+/.exec(brief?.text ?? '')?.[0] ?? '';
    await page.goto(link);
    const dial = page.getByRole('link', { name: /anrufen$/ }).first();
    expect(await dial.getAttribute('href')).toMatch(/^tel:\d+$/);
    for (const button of await page.locator('.calls__answers .kern-btn').all())
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(60);

    const right = await answer('Stimmt noch', 'Stimmt noch');
    const missed = await answer('Nicht erreicht', 'Nicht erreicht');
    expect(await page.locator('main li').allInnerTexts()).toContainEqual(
      expect.stringMatching(new RegExp(`^${missed} am .* nicht erreicht$`)),
    );
    for (const step of ['goBack', 'goForward', 'reload'] as const) {
      await page[step]();
      await page.getByRole('heading', { name: 'Notiert' }).waitFor();
    }
    expect([(await rowsOf(right)).length, (await rowsOf(missed)).length]).toEqual([1, 1]);

    // Two calls were asked for. There is more for whoever has time.
    await page.getByText('Für heute war das alles.').waitFor();
    const callLater = () => page.getByRole('region', { name: 'Später' }).getByRole('link').first().click();
    await callLater();
    const ended = await answer('Beendet', 'Gibt es nicht mehr');
    await callLater();
    const changed = await now();
    await page.getByRole('link', { name: 'Hat sich geändert' }).click();
    await page.getByLabel('Wann ist geöffnet?').fill('Di 10–12 Uhr');
    await page.getByRole('button', { name: 'Weiter: Änderungen ansehen' }).click();
    await page.getByText('Di 10–12 Uhr').waitFor();
    await page.getByRole('button', { name: 'Änderungen senden' }).click();
    await page.getByRole('button', { name: 'Ja, alles andere stimmt' }).click();
    await eventually(async () =>
      expect((await rowsOf(changed)).map((row) => row['Antwort'])).toEqual([
        'Hat sich geändert',
        'Stimmt noch',
      ]),
    );
    expect(await page.locator('.calls__progress').innerText()).toContain('3 erledigt');
    const scripted = await open({ viewport: phone.viewport });
    await scripted.goto(link);
    await expectAccessible(scripted);
    const proposed = (await product.rows('directory', 'Änderungen')).map((row) => [
      row['Angebot'],
      row['Feld'],
      row['Neu'],
      row['Entscheidung'],
    ]);
    expect(proposed).toEqual([
      [ended, 'Status', 'beendet', ''],
      [changed, 'Öffnungszeiten', 'Di 10–12 Uhr', ''],
    ]);
  });
});

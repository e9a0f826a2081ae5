import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { berlinDate, addDays } from '../../functions/platform/time.ts';
import { translator } from '../../functions/words/locale.ts';
import { eventually, startProduct, type Product } from '../support/product.ts';
import { browser, expectAccessible } from './browser.ts';

const PARTNER = 'gudrun.leser@gemeinde.example';
const MANAGER = 'leitung@quartier.example';
/** The button under each form. */
const CHECK = 'Weiter: Angaben prüfen';

let product: Product;
const { page: open } = browser();
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const site = (path: string): string => product.addresses.site + path;

/** The Monday after today, and the one after that: schedule times at seven in Berlin. */
function mondays(): [string, string] {
  let day = addDays(berlinDate(new Date()), 1);
  while (new Date(`${day}T00:00:00Z`).getUTCDay() !== 1) day = addDays(day, 1);
  return [`${day}T07:00`, `${addDays(day, 7)}T07:00`];
}

/** Presses a form's button: what follows is the page of answers, or the one after it. */
async function press(page: Page, name: string): Promise<void> {
  await page.locator('main').getByRole('button', { name, exact: true }).click();
  await page.waitForLoadState();
}

/** Fills in and sends the form that registers an offer. */
async function registerOffer(page: Page, title: string): Promise<void> {
  await page.goto(site('/angebot-melden'));
  await page.locator('[name=title]').fill(title);
  await page.locator('[name=organisation]').fill('Teekanne e. V.');
  await page.locator('[name=summary]').fill('Tee, Kekse und Gespräche für alle, die Lust haben.');
  await page.locator('[name=topics][value=gemeinschaft]').check();
  await page.locator('[name=access][value=offen]').check();
  await page.locator('[name=cost][value=frei]').check();
  await press(page, CHECK);
  await press(page, 'Angebot melden');
}

/** Sets the status of an offer on the desk. */
function setStatus(page: Page, title: string, status: string): Promise<void> {
  return enter(page, 'Angebote', ['Angebot', title], ['Status', status]);
}

/** Types into a cell of a row on the desk, as the manager does: find the row, go to the cell, F2, type, Enter. */
async function enter(
  page: Page,
  tab: string,
  [column, found]: [string, string],
  [wanted, value]: [string, string],
): Promise<void> {
  await page.goto(product.addresses.workbench);
  const ready = page.locator('main[data-ready="true"]');
  await ready.waitFor();
  await page.getByRole('button', { name: tab, exact: true }).click();
  await page.getByRole('gridcell', { name: wanted, exact: true }).waitFor();
  await page.keyboard.press('Control+F');
  const find = page.getByRole('textbox', { name: 'Suchen' });
  await find.fill(found);
  await page.getByRole('gridcell', { name: found, exact: true }).waitFor();
  await find.press('Escape');
  const header = (await product.cells('directory', tab))[0] ?? [];
  const steps = header.indexOf(wanted) - header.indexOf(column);
  for (let i = 0; i < steps; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(value);
  await page.keyboard.press('Enter');
  await eventually(async () => {
    const row = (await product.rows('directory', tab)).find((one) => one[column] === found);
    expect(row?.[wanted]).toBe(value);
  });
}

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('A resident %s', (how, javaScriptEnabled) => {
  it('writes to the office; it stands in Kontakte as typed, once', async () => {
    const page = await open({ javaScriptEnabled, viewport: { width: 360, height: 740 } });
    const need = `Die Laterne am Markt ist kaputt (${how}).\n=HYPERLINK("x") ist nur Text.`;
    await page.goto(site('/'));
    await page
      .getByRole('link', { name: /Anliegen senden/ })
      .first()
      .click();
    await page.locator('[name=need]').fill(need);
    await page.locator('[name=reach]').fill('0221 4710 12');
    await press(page, CHECK);
    // A slip shows here: back to that question, with every word still there.
    await press(page, 'Ändern Wie erreichen wir Sie?');
    expect(await page.locator('[name=need]').inputValue()).toBe(need);
    const reach = page.locator('[name=reach]');
    expect(await reach.evaluate((field) => field === document.activeElement)).toBe(true);
    await reach.fill('0221 4710 123');
    await press(page, CHECK);
    expect((await product.rows('contacts', 'Kontakte')).filter((one) => one['Anliegen'] === need)).toEqual(
      [],
    );
    await press(page, 'Anliegen senden');
    expect(page.url()).toMatch(site(javaScriptEnabled ? '/kontakt/angekommen/' : '/kontakt'));
    const received = await page.locator('main').innerText();
    const row = (await product.rows('contacts', 'Kontakte')).filter((one) => one['Anliegen'] === need);
    expect(row).toHaveLength(1);
    expect(row[0]).toMatchObject({
      Weg: 'Online-Formular',
      Ergebnis: 'Offen',
      Anonym: 'Nein',
      'Rückmeldung an': '0221 4710 123',
    });
    expect(received).toContain(row[0]?.['Zeichen']);
    if (javaScriptEnabled) {
      // "Back" leads to an empty form, and from there one can come back to what was received, but not to what was written.
      await page.goBack();
      expect([page.url(), await page.locator('[name=need]').inputValue()]).toEqual([site('/kontakt'), '']);
      await page.goForward();
      const again = await page.locator('main').innerText();
      expect(again).toContain(row[0]?.['Zeichen']);
      expect(again).not.toContain('Laterne');
      await expectAccessible(page);
    } else {
      // The browser sends the same form again: still one row.
      await page.reload();
      expect(await page.locator('main').innerText()).toBe(received);
    }
    expect(
      (await product.rows('contacts', 'Kontakte')).filter((one) => one['Anliegen'] === need),
    ).toHaveLength(1);
  });

  it('writes in Arabic by keyboard alone; it stands in Kontakte with the language', async () => {
    const page = await open({ javaScriptEnabled });
    const t = translator('ar');
    const need = `المصعد معطل (${how})`;
    /** Presses Tab until something has the focus that a selector names. */
    const tabTo = async (selector: string): Promise<void> => {
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press('Tab');
        if (
          await page.locator(selector).evaluateAll((found) => found.includes(document.activeElement as never))
        )
          return;
      }
      throw new Error(`[journey] Tab never came to ${selector}.`);
    };
    await page.goto(site('/ar/'));
    await tabTo('main a[href="/ar/kontakt"]');
    await page.keyboard.press('Enter');
    await page.locator('[name=need]').waitFor();
    await tabTo('[name=need]');
    await page.keyboard.type(need);
    await tabTo('[name=reach]');
    await page.keyboard.type('0221 4710 124');
    await tabTo('main form button[type=submit]:not([name])');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: t('check.title') }).waitFor();
    await tabTo('[name=step][value=send]');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: t('contact.received.title') }).waitFor();
    const rows = (await product.rows('contacts', 'Kontakte')).filter((one) => one['Anliegen'] === need);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ Sprache: 'Arabisch', 'Rückmeldung an': '0221 4710 124' });
    expect(await page.locator('.reference__signs').innerText()).toBe(rows[0]?.['Zeichen']);
  });

  it('is told beside the field what is missing, and keeps what was typed', async () => {
    const page = await open({ javaScriptEnabled });
    await page.goto(site('/kontakt'));
    await page.locator('[name=reach]').fill('Erika Beispiel');
    await page.locator('main button[type=submit]').click();
    await page.waitForLoadState();
    expect(await page.locator('[name=reach]').inputValue()).toBe('Erika Beispiel');
    expect(await page.locator('[name=need]').getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('alert').getByRole('link').first().click();
    expect(new URL(page.url()).hash).toContain('need');
  });
});

describe('A resident whose tab closes while they write', () => {
  it('finds their words again on this device, until they are sent or deleted', async () => {
    const page = await open();
    const again = async (): Promise<Page> => {
      const tab = await page.context().newPage();
      await tab.goto(site('/kontakt'));
      return tab;
    };
    await page.goto(site('/kontakt'));
    await page.locator('[name=need]').fill('Der Fahrstuhl steckt fest.');
    await page.locator('[name=mainTopic]').selectOption('wohnen');
    await page.close();

    const second = await again();
    await second.getByText('Es steht wieder da').waitFor();
    expect(await second.locator('[name=need]').inputValue()).toBe('Der Fahrstuhl steckt fest.');
    expect(await second.locator('[name=mainTopic]').inputValue()).toBe('wohnen');
    expect(await second.evaluate(() => JSON.stringify(localStorage))).not.toContain('token');
    await expectAccessible(second);
    await second.getByRole('button', { name: 'Auf diesem Gerät löschen' }).first().click();
    expect(await second.locator('[name=need]').inputValue()).toBe('');
    expect(await second.evaluate(() => localStorage.length)).toBe(0);

    await second.locator('[name=need]').fill('Der Fahrstuhl steckt wieder fest.');
    await press(second, CHECK);
    await press(second, 'Anliegen senden');
    expect(await second.evaluate(() => localStorage.length)).toBe(0);
    const third = await again();
    expect(await third.locator('[name=need]').inputValue()).toBe('');
  });

  it('is asked a question only when its answer is used, and sees whom to call in a crisis', async () => {
    const page = await open();
    await page.goto(site('/kontakt'));
    const name = page.locator('[name=name]');
    expect(await name.isVisible()).toBe(false);
    await page.locator('[name=reach]').fill('0221 4710 123');
    expect(await name.isVisible()).toBe(true);
    await name.fill('Erika Beispiel');
    await page.locator('[name=reach]').fill('');
    await page.locator('[name=need]').focus();
    expect(await name.isVisible()).toBe(true); // what was typed is never hidden
    const police = page.locator('.emergency').getByRole('link', { name: '110', exact: true });
    expect(await police.isVisible()).toBe(false);
    await page.locator('[name=mainTopic]').selectOption('schutz');
    expect(await police.isVisible()).toBe(true);
    await expectAccessible(page);

    const plain = await open({ javaScriptEnabled: false });
    await plain.goto(site('/kontakt'));
    expect(await plain.locator('[name=name]').isVisible()).toBe(true);
    expect(await plain.getByText('Auf diesem Gerät löschen').first().isVisible()).toBe(false);
  });
});

describe.each(['light', 'dark'] as const)('A resident with %s colours of their own system', (colorScheme) => {
  it('sees which choice is taken, what is wrong, where the focus is and which page this is', async () => {
    const page = await open({ forcedColors: 'active', colorScheme });
    await page.goto(site('/kontakt'));
    await page.locator('main button[type=submit]').click();
    await page.getByRole('alert').waitFor();
    const radio = page.locator('main input[type=radio]').first();
    await radio.check();
    const seen = await page.evaluate(() => {
      const style = (selector: string, part?: string) =>
        getComputedStyle(document.querySelector(selector) as Element, part);
      const canvas = style('body').backgroundColor;
      const drawn = {
        choice: style('main input[type=radio]:checked', '::before').backgroundColor,
        icon: style('main .kern-error .kern-icon').backgroundColor,
        arrow: style('main .kern-form-input__select-wrapper', '::after').backgroundColor,
        focus: style('main input[type=radio]:focus').outlineColor,
        page: style('.nav__link[aria-current]').borderBottomColor,
      };
      return {
        invisible: Object.entries(drawn).flatMap(([what, colour]) => (colour === canvas ? what : [])),
        underOthers: style('.nav__link:not([aria-current])').borderBottomColor === canvas,
      };
    });
    expect(seen).toEqual({ invisible: [], underOthers: true });
  });
});

describe('An offer', () => {
  const title = 'Teestunde am Dienstag';
  const second = 'Keksbacken für Großeltern';
  const [monday, next] = mondays();

  it('comes in as new and shows nowhere until the manager publishes it on the desk', async () => {
    const resident = await open({ javaScriptEnabled: false });
    await registerOffer(resident, title);
    const offer = (await product.rows('directory', 'Angebote')).find((one) => one['Angebot'] === title);
    expect(offer).toMatchObject({ Status: 'neu', Anbieter: 'Teekanne e. V.', Zugang: 'Einfach kommen' });
    await resident.goto(site('/angebote'));
    expect(await resident.getByText(title).count()).toBe(0);

    const manager = await open({ viewport: { width: 1400, height: 900 } });
    await setStatus(manager, title, 'öffentlich');

    await eventually(async () => {
      await resident.goto(site('/angebote'));
      expect(await resident.getByText(title).count()).toBe(1);
    });
    await resident.getByRole('link', { name: title }).click();
    await resident.waitForLoadState();
    expect(await resident.locator('h1').innerText()).toBe(title);
  });

  it('reaches a partner who signed up and confirmed, in Monday’s letter, once', async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.goto(site('/rundbrief'));
    await page.locator('[name=email]').fill(PARTNER);
    await press(page, CHECK);
    await press(page, 'Zum Wochenbrief anmelden');

    const optIn = await eventually(async () => {
      const [letter] = await product.letters(PARTNER);
      expect(letter).toBeDefined();
      return letter;
    });
    const link = /http\S+\/rundbrief\/bestaetigen\/\S+/.exec(optIn?.text ?? '')?.[0] ?? '';
    // Mail scanners open links: that alone confirms nothing.
    await page.goto(link);
    expect((await product.trigger('digest', monday))['planned'] ?? 0).toBeGreaterThan(0);
    expect(await product.letters(PARTNER)).toHaveLength(1);

    await page.goto(link);
    await page.locator('main button[type=submit]').click();
    await page.waitForLoadState();
    await registerOffer(page, second);
    const manager = await open({ viewport: { width: 1400, height: 900 } });
    await setStatus(manager, second, 'öffentlich');

    await product.trigger('digest', next);
    const letters = await product.letters(PARTNER);
    expect(letters).toHaveLength(2);
    const [, letter] = letters;
    expect(letter?.text).toContain(second);
    expect(letter?.html).toContain(second);
    expect(letter?.headers.find(({ key }) => key === 'list-unsubscribe-post')?.value).toBe(
      'List-Unsubscribe=One-Click',
    );

    const before = (await product.letters()).length;
    await product.trigger('digest', next);
    expect((await product.letters()).length).toBe(before);
  });

  it('reaches nobody who left by one click', async () => {
    const letter = (await product.letters(PARTNER)).at(-1);
    const header = letter?.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
    const url = /<(https?:[^>]+)>/.exec(header)?.[1] ?? '';
    const answer = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      redirect: 'manual',
    });
    expect(answer.status).toBe(200);

    const page = await open({ javaScriptEnabled: false });
    await registerOffer(page, 'Kaffee nach dem Markt');
    const manager = await open({ viewport: { width: 1400, height: 900 } });
    await setStatus(manager, 'Kaffee nach dem Markt', 'öffentlich');
    const before = (await product.letters()).length;
    await product.trigger('digest', `${addDays(next.slice(0, 10), 7)}T07:00`);
    expect((await product.letters()).length).toBeGreaterThan(before);
    expect(await product.letters(PARTNER)).toHaveLength(2);
  });
});

describe('A provider who is asked', () => {
  const phone = '0571 4711 22';

  it('confirms from the mail, changes with a look at old and new, and the manager’s word makes it public', async () => {
    await product.trigger('freshness');
    const mail = (await product.letters()).find(({ subject }) => /Stimm.* noch\?/.test(subject ?? ''));
    const link = (answer: string): string =>
      new RegExp(`http\\S+/stimmt-noch/\\S+/${answer}`).exec(mail?.text ?? '')?.[0] ?? '';
    const page = await open({ viewport: { width: 360, height: 740 } });
    await page.goto(link('stimmt'));
    const title = await page.locator('main h2').first().innerText();
    await press(page, 'Ja, das stimmt noch');
    const said = (await product.rows('operations', 'Bestätigungen')).filter(
      (one) => one['Angebot'] === title,
    );
    expect(said.at(-1)).toMatchObject({ Antwort: 'Stimmt noch', Weg: 'E-Mail' });

    await page.goto(link('aendern'));
    const before = await page.locator('[name=phone]').inputValue();
    await page.locator('[name=phone]').fill(phone);
    await press(page, 'Weiter: Änderungen ansehen');
    const change = page.locator('main dl > div');
    expect((await change.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))).toEqual([
      `Telefon Bisher: ${before || 'nichts'} Neu: ${phone}`,
    ]);
    await expectAccessible(page);
    await press(page, 'Änderungen senden');
    expect(await page.locator('h1').innerText()).toBe('Danke, Ihre Änderungen sind da');

    const manager = await open({ viewport: { width: 1400, height: 900 } });
    await enter(manager, 'Änderungen', ['Neu', phone], ['Entscheidung', 'übernehmen']);
    await product.trigger('upkeep');
    await eventually(async () => {
      await page.goto(`${site('/angebote')}?q=${encodeURIComponent(title)}`);
      await page.getByRole('link', { name: title, exact: true }).click();
      expect(await page.locator('main').innerText()).toContain(phone);
    });
  });
});

describe('A survey', () => {
  it('brings its summary to the manager after ten answers and its closing date, once', async () => {
    const survey = (await product.rows('surveys', 'Umfragen')).find((one) => one['Status'] === 'freigegeben');
    const reference = survey?.['Zeichen'] ?? '';
    const title = survey?.['Umfrage'] ?? '';
    const tab = `Antworten ${reference}`;
    const before = (await product.rows('surveys', tab)).length;
    const address = site(`/umfrage/${reference}`);
    const posted: string[] = [];
    for (const javaScriptEnabled of [true, false]) {
      const page = await open({ javaScriptEnabled });
      page.on('request', (request) => posted.push(...(request.postData() ? [request.postData() ?? ''] : [])));
      await page.goto(address);
      for (const group of await page.locator('main fieldset').all())
        await group.locator('input').nth(posted.length).check();
      for (const field of await page.locator('main textarea').all())
        await field.fill(`Meine Meinung, JavaScript: ${javaScriptEnabled}`);
      await page.locator('main button[type=submit]').click();
      await page.waitForLoadState();
    }
    expect(posted).toHaveLength(2);
    // What eight more browsers would send: the same answers with the tokens of their own pages.
    for (let i = 0; i < 8; i++) {
      const token = /name="token" value="([^"]+)"/.exec(await (await fetch(address)).text())?.[1] ?? '';
      const body = new URLSearchParams(posted[i % 2]);
      body.set('token', token);
      expect((await fetch(address, { method: 'POST', body })).status).toBe(200);
    }
    const answers = await product.rows('surveys', tab);
    expect(answers).toHaveLength(before + 10);

    const closes = survey?.['Endet am'] ?? '';
    const [day, month, year] = closes.split('.');
    const after = `${addDays(`${year}-${month}-${day}`, 1)}T06:00`;
    await product.trigger('survey', after);
    const summaries = (await product.letters(MANAGER)).filter((letter) => letter.subject?.includes(title));
    expect(summaries).toHaveLength(1);
    expect(summaries[0]?.attachments.some((part) => part.mimeType === 'image/png')).toBe(true);
    expect(`${summaries[0]?.text}${summaries[0]?.html}`).not.toContain('Meine Meinung');
    await product.trigger('survey', after);
    expect((await product.letters(MANAGER)).filter((letter) => letter.subject?.includes(title))).toHaveLength(
      1,
    );
  });
});

it('wrote nothing of what people typed to its output', () => {
  expect(product.output()).not.toMatch(/Laterne|Fahrstuhl|Erika|gudrun\.leser|4710 123|Teestunde|Meinung/);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translator } from '../../functions/words/locale.ts';
import { flawsOf } from '../support/html.ts';
import { eventually, startProduct, type Product } from '../support/product.ts';
import { browser, expectAccessible } from './browser.ts';

/** Submissions within ten minutes before others must wait: more than the tests before the last one send. */
const CEILING = 16;

let product: Product;
const { page: open } = browser();
beforeAll(async () => {
  product = await startProduct({ env: { SUBMISSIONS_CEILING: String(CEILING) } });
});
afterAll(() => product.stop());

/** What a screen reader is told of a control. */
interface Node {
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly description?: { readonly value: string };
  readonly ignored: boolean;
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
}
const controls = /^(textbox|searchbox|combobox|radio|checkbox|button|link|spinbutton|Date|InputTime)$/;

/**
 * Opens pages on a screen of 320 px, which is one of 1280 px at 400 % (WCAG 2.2, 1.4.10), and judges what they show; no
 * proof of work is computed, so that what is sent is judged alike each time.
 */
async function visitor(options: Parameters<typeof open>[0] = {}) {
  const page = await open({ viewport: { width: 320, height: 740 }, reducedMotion: 'reduce', ...options });
  await page.route('**/assets/proof-*', (route) => route.abort());
  const devtools = await page.context().newCDPSession(page);
  let source: Promise<string> = Promise.resolve('');
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && Math.floor(response.status() / 100) !== 3)
      source = response.text();
  });
  return {
    page,
    go: async (path: string): Promise<void> => void (await page.goto(product.addresses.site + path)),
    /** Fills in fields of any kind by their names and presses a button: the form's own, or one of its steps. */
    send: async (answers: Record<string, string> = {}, step = ''): Promise<void> => {
      await page.evaluate((given) => {
        for (const [name, value] of Object.entries(given))
          for (const field of document.querySelectorAll<HTMLInputElement>(`main [name=${name}]`))
            if (field.type === 'radio' || field.type === 'checkbox') field.checked ||= field.value === value;
            else field.value = value;
      }, answers);
      await Promise.all([
        page.waitForEvent('domcontentloaded'),
        page.evaluate((name) => {
          const button = `main form button[type=submit]${name && `[value=${name}]:not([tabindex])`}`;
          document.querySelector<HTMLElement>(button)?.click();
        }, step),
      ]);
      await page.waitForLoadState();
    },
    /** Expects that all can use the page that is shown now. @param like names a state that axe has judged as well */
    good: async (state: string, like = ''): Promise<void> => {
      const seen = await page.evaluate(() => {
        const shown = [
          ...document.querySelectorAll<HTMLElement>('a, button, input, select, textarea, summary'),
        ]
          .filter((one) => one.tabIndex >= 0 && one.checkVisibility() && !one.matches('.skip, [type=hidden]'))
          .map((element) => ({ element, box: element.getBoundingClientRect() }));
        const moving = [...document.querySelectorAll('*')].filter((one) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
          return /[1-9]/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth';
        });
        return {
          wide: document.documentElement.scrollWidth > window.innerWidth,
          // A page's margin is 16 px: what reaches into it runs out of its box.
          out: shown.flatMap(({ element, box }) =>
            box.left < 12 || box.right > window.innerWidth - 12 ? [element.outerHTML] : [],
          ),
          leaps: shown.flatMap(({ element, box }, i) =>
            box.bottom <= (shown[i - 1]?.box.top ?? 0) ? [element.outerHTML] : [],
          ),
          tabbed: [...document.querySelectorAll<HTMLElement>('[tabindex]')].filter((one) => one.tabIndex > 0)
            .length,
          moving: moving.map((one) => one.outerHTML.slice(0, 80)),
        };
      });
      expect([state, seen]).toEqual([state, { wide: false, out: [], leaps: [], tabbed: 0, moving: [] }]);
      const { nodes } = (await devtools.send('Accessibility.getFullAXTree')) as unknown as { nodes: Node[] };
      const told = nodes.filter(({ role, ignored }) => !ignored && controls.test(role?.value ?? ''));
      const property = (node: Node, name: string) =>
        node.properties?.find((one) => one.name === name)?.value.value;
      expect(
        told.flatMap((node) => {
          const name = node.name?.value.trim() ?? '';
          if (name === '') return [`${state}: ${node.role?.value} has no name`];
          if (property(node, 'invalid') === 'true' && !node.description?.value)
            return [`${state}: ${name} does not say what is wrong`];
          return [];
        }),
      ).toEqual([]);
      expect([state, await flawsOf(await source)]).toEqual([state, []]);
      if (like === '') await expectAccessible(page);
    },
  };
}

const contact = { need: 'Der Spielplatz ist zu.', mainTopic: 'wohnen', reach: '0221 4710 123' };
const offer = {
  title: 'Tee',
  organisation: 'Treff',
  summary: 'Tee für alle.',
  topics: 'geld',
  access: 'offen',
  cost: 'frei',
};
const event = {
  title: 'Fest',
  kind: 'fest',
  organisation: 'Treff',
  date: '2099-06-01',
  start: '15:00',
  place: 'Wachplatz',
};

/** Whether all pages are judged. Two minutes are too long for each run of the tests: it takes one page of each build. */
const whole = process.env['SWEEP'] !== undefined;

const pages: readonly { readonly path: string; readonly like?: string }[] = [
  { path: '/' },
  { path: '/angebote?topics=gemeinschaft' },
  { path: '/nichts' },
];
const otherPages: typeof pages = [
  { path: '/angebote', like: '/angebote?topics=gemeinschaft' },
  { path: '/angebote?q=xyzzy' },
  { path: '/rundbrief/archiv' },
  { path: '/datenschutz' },
  { path: '/impressum', like: '/datenschutz' },
  { path: '/erfassen/alt', like: '/nichts' },
  { path: '/anrufen/alt', like: '/nichts' },
  { path: '/kontakt/papier' },
  { path: '/rundbrief/bestaetigen/alt' },
  { path: '/rundbrief/abmelden/alt', like: '/rundbrief/bestaetigen/alt' },
];

describe('Everybody can use', () => {
  it.each(whole ? [...pages, ...otherPages] : pages)('the page $path', async ({ path, like }) => {
    const { go, good } = await visitor();
    await go(path);
    await good(path, like);
  });

  it('an offer, also one with gaps', async () => {
    const { page, go, good } = await visitor();
    await go('/angebote');
    const offers = await page
      .locator('.card__link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    await go(offers[0] ?? '');
    await good('first offer');
    await go(offers.at(-1) ?? '');
    await good('last offer', 'first offer');
  });

  it.each([['/angebot-melden', offer] as const, ...(whole ? [['/termin-melden', event] as const] : [])])(
    'the form %s from empty to received',
    async (path, answers) => {
      const { go, send, good } = await visitor();
      await go(path);
      await good(path, 'the same with errors');
      await send();
      await good(`${path} wrong`);
      await send(answers);
      await good(`${path} check`, 'contact check');
      await send({}, 'send');
      await good(`${path} received`, 'contact received');
    },
  );

  it('the form that says what is not right about an offer', async () => {
    const { page, go, send, good } = await visitor();
    await go('/angebote');
    await go(`${await page.locator('.card__link').first().getAttribute('href')}/stimmt-nicht`);
    await send();
    await good('report wrong', 'contact wrong');
    await send({ text: 'Jetzt mittwochs.' });
    await good('report check', 'contact check');
  });

  it.runIf(whole)('the way into the letter and out of it', async () => {
    const { page, go, send, good } = await visitor();
    await go('/rundbrief');
    await good('sign-up', 'sign-up wrong');
    await send({ email: 'niemand' });
    await good('sign-up wrong');
    await send({ email: 'neu@verein.example' });
    await good('sign-up check');
    await send({}, 'send');
    await good('sign-up received', 'contact received');
    const text = await eventually(async () => {
      const [letter] = await product.letters('neu@verein.example');
      expect(letter?.text).toBeDefined();
      return letter?.text ?? '';
    });
    await page.goto(/http\S+\/rundbrief\/bestaetigen\/\S+/.exec(text)?.[0] ?? '');
    await good('confirm');
    await send();
    await good('confirmed', 'contact received');
  });

  it.runIf(whole)('the list of calls, from the first to an answer that is another', async () => {
    const { page, good } = await visitor();
    await product.trigger('brief');
    const [brief] = await product.letters('leitung@quartier.example');
    await page.goto(/http\S+\/anrufen\/\S+/.exec(brief?.text ?? '')?.[0] ?? '');
    await good('calls');
    for (const answer of ['Nicht erreicht', 'Beendet', 'Stimmt noch']) {
      await page.getByRole('button', { name: answer, exact: true }).click();
      await page.getByRole('heading', { name: 'Notiert' }).waitFor();
      await good(`calls ${answer}`, answer === 'Beendet' ? '' : 'calls Beendet');
    }
    await page.getByRole('link', { name: 'Hat sich geändert' }).click();
    await page.getByRole('heading', { name: 'Angebot ändern' }).waitFor();
    await good('calls form');
  });

  it.runIf(whole)('a survey', async () => {
    const { go, send, good } = await visitor();
    const surveys = await product.rows('surveys', 'Umfragen');
    const reference = surveys.find((one) => one['Status'] === 'freigegeben')?.['Zeichen'] ?? '';
    await go(`/umfrage/${reference}`);
    await good('survey', 'survey wrong');
    await send();
    await good('survey wrong');
  });

  it.each([
    ['ar', '/ar', 'dark'],
    ['uk', '/uk', 'light'],
  ] as const)('the contact form in %s, in each of its states', async (lang, prefix, colorScheme) => {
    const t = translator(lang);
    const { page, go, send, good } = await visitor({ colorScheme });
    const says = async (key: string, like = ''): Promise<void> => {
      expect(await page.locator('main').innerText()).toContain(t(key));
      await good(`${lang} ${key}`, like);
    };
    await go(`${prefix}/kontakt`);
    await says('contact.title', 'the same with errors');
    await send();
    await says('form.errorsTitle');
    await send({ ...contact, mainTopic: 'schutz' });
    await says('check.title');
    await send({ receiptTo: 'niemand' }, 'send');
    await says('form.errorsTitle', 'the form with errors');
    await send({ receiptTo: '', token: 'abgelaufen' }, 'send');
    await says('form.expired.title', 'wait');
    await send({ receiptTo: `${lang}@mail.example` }, 'send');
    await says('contact.received.title');
    await go(`${prefix}/kontakt`);
    await send({ need: 'http://a.example http://b.example http://c.example', website: 'x' });
    await send({}, 'send');
    await says('aside.title', 'contact received');
  });

  it.runIf(whole)('the page that asks to wait', async () => {
    const { page, go, send, good } = await visitor();
    await go('/ar/kontakt');
    const token = await page.locator('[name=token]').inputValue();
    await eventually(async () => {
      const body = new URLSearchParams({ token, need: `Anliegen ${Math.random()}`, step: 'send' });
      expect((await fetch(page.url(), { method: 'POST', body })).status).toBe(429);
    });
    await send(contact);
    await send({}, 'send');
    await page.getByText(translator('ar')('form.wait.title')).waitFor();
    await good('ar wait');
  });
});

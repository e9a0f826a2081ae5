import { changes } from '../../sheets-schema/changes.ts';
import { confirmations, type Confirmation } from '../../sheets-schema/confirmations.ts';
import { offers, type Offer } from '../../sheets-schema/offers.ts';
import type { NewRow } from '../../sheets-schema/tab.ts';
import { idOf } from '../platform/keys.ts';
import { append, type Words } from '../workbook/workbook.ts';
import type { House } from './house.ts';
import { receive } from './receive.ts';

/** An offer that somebody says something of. */
type About = Pick<Offer, 'title' | 'status'> & { readonly id: string };

/** When it is said. */
type Now = Pick<House, 'instant' | 'today'>;

/** Who says it, by a name that reveals nothing, and how we heard it. */
export interface Voice {
  readonly by: string;
  readonly way: NonNullable<Confirmation['way']>;
}

/** A row of *Bestätigungen*. */
export type AnswerRow = Confirmation & { readonly id: string };

/** A row of *Änderungen*. */
export type ChangeRow = NewRow<typeof changes> & { readonly id: string };

/** What was answered, once a day however often it is sent. */
export function answerRow(
  { id, title }: About,
  answer: Confirmation['answer'],
  { by, way }: Voice,
  { instant, today }: Now,
): AnswerRow {
  const key = idOf(`confirmation|${id}|${answer}|${by}|${today}`);
  return { offer: title, at: instant, answer, by, way, offerId: id, id: key };
}

/** A field that is to change, as its cells show it. */
type Proposed = Required<Pick<NewRow<typeof changes>, 'field' | 'old' | 'new'>>;

/** What the manager is to decide on, field by field, each once a day however often it is sent. */
export function changeRows(
  { id, title }: About,
  proposed: readonly Proposed[],
  by: string,
  { instant, today }: Now,
): ChangeRow[] {
  return proposed.map(({ field, old, new: value }) => ({
    offer: title,
    field,
    old,
    new: value,
    receivedAt: instant,
    offerId: id,
    id: idOf(`change|${id}|${field}|${value}|${by}|${today}`),
  }));
}

/** Another status, as a field that is to change. */
export function statusProposed(
  { status }: About,
  wanted: 'pausiert' | 'beendet',
  words: Pick<Words, 'label'>,
): Proposed {
  const field = offers.columns.status.label;
  return { field, old: words.label('status', status ?? ''), new: words.label('status', wanted) };
}

/** Makes what was said durable. @throws NotReceived when nothing took it */
export async function keepSaid(
  said: { readonly answers?: readonly AnswerRow[]; readonly changes?: readonly ChangeRow[] },
  { ports }: Pick<House, 'ports'>,
): Promise<void> {
  const { answers = [], changes: changed = [] } = said;
  const key = idOf([...answers, ...changed].map(({ id }) => id).join(' '));
  const rows = [
    ...answers.map((row) => append(confirmations, row)),
    ...changed.map((row) => append(changes, row)),
  ];
  if (rows.length > 0) await receive(rows, key, ports);
}

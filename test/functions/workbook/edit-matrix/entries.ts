import { contacts } from '../../../../sheets-schema/contacts.ts';
import { referenceOf } from '../../../../sheets-schema/ids.ts';
import { idOf } from '../../../../functions/platform/keys.ts';
import { append, type Append } from '../../../../functions/workbook/workbook.ts';

/** The entries that stand in *Kontakte* before anybody edits; each value occurs once and names its entry. */
export const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

const topics = {
  A: 'geld',
  B: 'amt',
  C: 'wohnen',
  D: 'gesundheit',
  E: 'alter',
  F: 'familie',
  G: 'arbeit',
} as const;

/** An entry's id. */
export function idOfEntry(letter: string): string {
  return idOf(`matrix|${letter}`);
}

/** What is sent for an entry: all that a contact must have, so that an untouched sheet has no finding. */
export function entry(letter: string): Append {
  const id = idOfEntry(letter);
  const at = letter.charCodeAt(0) - 64;
  return append(contacts, {
    date: `2026-11-0${at}`,
    channel: 'formular',
    with: 'selbst',
    first: 'unbekannt',
    anonymous: 'ja',
    duration: 'd15',
    mainTopic: topics[letter as keyof typeof topics],
    need: `need-${letter}`,
    outcome: 'offen',
    reach: `reach-${letter}`,
    name: `name-${letter}`,
    persons: 100 + at,
    state: `state-${letter}`,
    reference: referenceOf(id),
    id,
    submissionId: `submission-${letter}`,
    receivedAt: `2026-11-0${at}T10:00:00.000Z`,
  });
}

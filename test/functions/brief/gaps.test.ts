import { expect, it } from 'vitest';
import { gapsIn } from '../../../functions/brief/gaps.ts';
import type { Contact } from '../../../sheets-schema/contacts.ts';

const MONDAY = '2026-11-30';
const contact = (date: string, mainTopic: string | null, unmetReason: string | null) =>
  ({ date, mainTopic, unmetReason }) as Contact;
const told = (contacts: readonly Contact[]) =>
  gapsIn(contacts, MONDAY).map(({ topic, reason, contacts: own }) => [
    topic,
    reason,
    own.map(({ date }) => date),
  ]);

it('gaps are the topics with a reason, most contacts first, each with the reason noted most often', () => {
  expect(
    told([
      contact('2026-11-20', 'wohnen', 'voll'),
      contact('2026-11-10', 'geld', 'sprache'),
      contact('2026-11-12', 'geld', 'keinAngebot'),
      contact('2026-11-27', 'geld', 'keinAngebot'),
      contact('2026-11-28', 'geld', null),
      contact('2026-11-28', null, 'voll'),
    ]),
  ).toEqual([
    ['geld', 'keinAngebot', ['2026-11-27', '2026-11-12', '2026-11-10']],
    ['wohnen', 'voll', ['2026-11-20']],
  ]);
});

it('gaps are those of four weeks', () => {
  expect(
    told([
      contact('2026-11-02', 'geld', 'voll'),
      contact('2026-11-03', 'wohnen', 'voll'),
      contact('2026-12-01', 'arbeit', 'voll'),
    ]),
  ).toEqual([['wohnen', 'voll', ['2026-11-03']]]);
});

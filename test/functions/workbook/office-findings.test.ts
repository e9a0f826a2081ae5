import { describe, expect, it } from 'vitest';
import { providerFindings, textFindings } from '../../../functions/workbook/office-findings.ts';
import type { Finding } from '../../../functions/workbook/workbook.ts';
import type { Text } from '../../../sheets-schema/texts.ts';
import { offer, organisation } from '../digest/rows.ts';

const linkTo = () => null;
const gone = (tab: string): Finding => ({ code: 'TAB_MISSING', file: 'directory', tab, tabTitle: tab });

describe('the provider of a public offer', () => {
  const found = (
    named: string | null,
    state: { status?: 'neu'; findings?: Finding[]; none?: boolean } = {},
  ) =>
    providerFindings(
      {
        offers: [
          { ...offer('CHOR', { organisation: named, status: state.status ?? 'oeffentlich' }), row: 7 },
        ],
        organisations: state.none ? [] : [organisation('EINS', { shortName: 'VE' })],
        findings: state.findings ?? [],
      },
      linkTo,
    ).map(({ code, column, row }) => [code, column, row]);

  it('is a finding when it is not in Organisationen', () => {
    expect(found('Verein Zwei')).toEqual([['PROVIDER_UNKNOWN', 'organisation', 7]]);
  });

  it('is none when it is there, by its name or short name, however it was typed', () => {
    for (const name of ['Verein EINS', ' verein  eins', 've']) expect(found(name)).toEqual([]);
  });

  it('is none where nobody is named, the offer is not public, or the organisations cannot be seen', () => {
    expect(found(null)).toEqual([]);
    expect(found('Verein Zwei', { status: 'neu' })).toEqual([]);
    expect(found('Verein Zwei', { none: true })).toEqual([]);
    expect(found('Verein Zwei', { findings: [gone('organisations')] })).toEqual([]);
  });
});

describe('a text that letters and pages need', () => {
  const row = (key: string, text: string | null) =>
    ({ key, text, textSimple: null, limit: null, help: null, row: 3 }) satisfies Text & { row: number };
  const whole = ['greeting', 'signature', 'imprint', 'privacy'].map((key) => row(key, 'Text.'));
  const found = (texts: (Text & { row: number })[], findings: Finding[] = []) =>
    textFindings({ texts, findings }, linkTo).map(({ code, row: at }) => [code, at]);

  it('is a finding when it is empty, or its row is gone', () => {
    expect(found(whole)).toEqual([]);
    expect(found([...whole.slice(1), row('greeting', null)])).toEqual([['TEXT_EMPTY', 3]]);
    expect(found(whole.slice(1))).toEqual([['TEXT_EMPTY', undefined]]);
  });

  it('is none while nobody can see the texts', () => {
    expect(found([], [gone('texts')])).toEqual([]);
  });
});

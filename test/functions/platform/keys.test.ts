import { describe, expect, it } from 'vitest';
import { isId } from '../../../sheets-schema/ids.ts';
import { idOf, keysFrom, newKeyFile, randomId, rotated } from '../../../functions/platform/keys.ts';

const now = new Date('2026-11-23T09:00:00Z');
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);

describe('a token', () => {
  const keys = keysFrom(newKeyFile());
  const token = keys.token('confirm', 'A1', now, later(60));

  it('reads back for its purpose until it expires', () => {
    expect(keys.readToken('confirm', token, later(59))).toEqual({ ok: true, id: 'A1', issuedAt: now });
    expect(keys.readToken('confirm', token, later(61))).toEqual({ ok: false, why: 'expired' });
  });

  it('counts for no other purpose', () => {
    expect(keys.readToken('leave', token, now)).toEqual({ ok: false, why: 'invalid' });
  });

  it('never expires when it was made so', () => {
    expect(keys.readToken('leave', keys.token('leave', 'A1', now, null), later(1e9))).toMatchObject({
      ok: true,
    });
  });

  it('does not survive a change of any one sign', () => {
    for (let i = 0; i < token.length; i++) {
      const changed = token.slice(0, i) + (token[i] === 'x' ? 'y' : 'x') + token.slice(i + 1);
      expect(keys.readToken('confirm', changed, now)).toEqual({ ok: false, why: 'invalid' });
    }
  });

  it.each(['', '.', '....', 'a.b.c.k1.', 'a'.repeat(10_000)])(
    'is refused without a crash when it is rubbish',
    (rubbish) => {
      expect(keys.readToken('confirm', rubbish, now)).toEqual({ ok: false, why: 'invalid' });
    },
  );

  it('stays valid when a new key signs, and falls with the next', () => {
    const old = newKeyFile();
    const issued = keysFrom(old).token('leave', 'A1', now, null);
    const [second, third] = [rotated(old), rotated(rotated(old))];
    expect([second, third].map(({ signing }) => signing.map(({ id }) => id))).toEqual([
      ['k2', 'k1'],
      ['k3', 'k2'],
    ]);
    expect(keysFrom(second).readToken('leave', issued, now)).toMatchObject({ ok: true });
    expect(keysFrom(second).token('leave', 'A1', now, null)).toContain('.k2.');
    expect(keysFrom(third).readToken('leave', issued, now)).toMatchObject({ ok: false });
    expect(keysFrom(third).addressHmac('a@b.example')).toBe(keysFrom(old).addressHmac('a@b.example'));
  });
});

it('knows an address again whatever its case, and after the signing key changed', () => {
  const file = newKeyFile();
  const before = keysFrom(file).addressHmac('Anna@Example.example ');
  expect(
    keysFrom({ signing: newKeyFile().signing, address: file.address }).addressHmac('anna@example.example'),
  ).toBe(before);
});

it('makes ids that are ids: the same from the same text, others from others', () => {
  expect(isId(randomId())).toBe(true);
  expect(idOf('contact|1')).toBe(idOf('contact|1'));
  expect(idOf('contact|1')).not.toBe(idOf('contact|2'));
});

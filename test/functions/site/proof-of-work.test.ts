import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge } from 'altcha-lib/types';
import { describe, expect, it } from 'vitest';
import { keysFrom, newKeyFile } from '../../../functions/platform/keys.ts';
import { challengeFor, isProof } from '../../../functions/site/proof-of-work.ts';

const keys = keysFrom(newKeyFile());
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');

async function solved(submissionId: string) {
  const challenge = JSON.parse(challengeFor(submissionId, keys)) as Challenge;
  return { challenge, solution: await solveChallenge({ challenge, deriveKey }) };
}

describe('a proof of work', () => {
  it('counts for the submission that it was made for, and for no other', async () => {
    const answer = encoded(await solved('EINE'));
    expect(await isProof(answer, 'EINE', keys)).toBe(true);
    expect(await isProof(answer, 'ANDERE', keys)).toBe(false);
    expect(await isProof(answer, 'EINE', keysFrom(newKeyFile()))).toBe(false);
  });
  it('does not count when its task was made easier', async () => {
    const { challenge, solution } = await solved('EINE');
    const easier = { ...challenge, parameters: { ...challenge.parameters, cost: 1 } };
    expect(await isProof(encoded({ challenge: easier, solution }), 'EINE', keys)).toBe(false);
  });
  it('does not count when it was not worked for', async () => {
    const { challenge } = await solved('EINE');
    const solution = { counter: 0, derivedKey: '00'.repeat(32), time: 1 };
    expect(await isProof(encoded({ challenge, solution }), 'EINE', keys)).toBe(false);
  });
  it.each([
    '',
    'x',
    encoded(null),
    encoded({}),
    encoded({ challenge: { parameters: { data: { submission: 'EINE' } } } }),
    encoded({ challenge: { parameters: { data: { submission: 'EINE' }, cost: 1e12 }, signature: 1 } }),
    'A'.repeat(5000),
  ])('is no error when it is something else: %s', async (answer) => {
    expect(await isProof(answer, 'EINE', keys)).toBe(false);
  });
});

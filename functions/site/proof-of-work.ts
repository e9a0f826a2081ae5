import { createHmac, randomBytes } from 'node:crypto';
import type { VerifySolutionOptions } from 'altcha-lib/types';
import type { Keys } from '../platform/keys.ts';

/**
 * Rounds of one try (PBKDF2). A browser needs 256 tries on average, because the result has to begin with one zero byte:
 * half a million rounds, tenths of a second on a desk and some seconds on an old phone, while the person is typing.
 */
const COST = 2_000;

/** More characters than any answer of our script has. */
const LONGEST_ANSWER = 2_000;

/**
 * A small task for the browser's spare time, as ALTCHA describes it (altcha-lib 2.8, `createChallenge`): JSON with sorted
 * parameters and their signature. It is written here because the library would load WebCrypto for it with each form that
 * is shown (0.1 s of a cold start). It is good for one submission only, and for as long as that one's token.
 */
export function challengeFor(submissionId: string, keys: Pick<Keys, 'hmac'>): string {
  const parameters = {
    algorithm: 'PBKDF2/SHA-256',
    cost: COST,
    data: { submission: submissionId },
    keyLength: 32,
    keyPrefix: '00',
    nonce: randomBytes(16).toString('hex'),
    salt: randomBytes(16).toString('hex'),
  };
  const signature = createHmac('sha256', secretOf(keys)).update(JSON.stringify(parameters)).digest('hex');
  return JSON.stringify({ parameters, signature });
}

/** Whether an answer (base64 of challenge and solution) solves a task that we gave for this submission. */
export async function isProof(
  answer: string,
  submissionId: string,
  keys: Pick<Keys, 'hmac'>,
): Promise<boolean> {
  if (answer === '' || answer.length > LONGEST_ANSWER) return false;
  try {
    const { challenge, solution } = JSON.parse(Buffer.from(answer, 'base64').toString()) as Pick<
      VerifySolutionOptions,
      'challenge' | 'solution'
    >;
    if (challenge.parameters.data?.['submission'] !== submissionId) return false;
    const { verifySolution } = await import('altcha-lib');
    const { deriveKey } = await import('altcha-lib/algorithms/pbkdf2');
    const hmacSignatureSecret = secretOf(keys);
    return (await verifySolution({ challenge, solution, deriveKey, hmacSignatureSecret })).verified;
  } catch {
    return false; // not what our script sends
  }
}

function secretOf(keys: Pick<Keys, 'hmac'>): string {
  return keys.hmac('proof-of-work', '');
}

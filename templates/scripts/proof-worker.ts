import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { Challenge } from 'altcha-lib/types';

// Solves one challenge and answers its solution, or null when it takes too long.
addEventListener('message', ({ data }: MessageEvent<string>) => {
  void solveChallenge({ challenge: JSON.parse(data) as Challenge, deriveKey })
    .catch(() => null)
    .then((solution) => postMessage(solution));
});

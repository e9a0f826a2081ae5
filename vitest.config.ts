import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

/** Three kinds of test; CONTRIBUTING.md says what each may touch. */
export default defineConfig({
  test: {
    reporters: ['default', './test/support/plain-summary.ts'],
    env: { TZ: 'UTC' },
    // Much of the time goes into waiting for servers that are down, so more files than cores may run at once.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    // Never asserts on times: a busy machine may take long over a test that starts processes.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          isolate: false, // they touch nothing but values, and a process a file took three times as long
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.integration.test.ts', 'test/journeys/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          pool: 'threads', // a process a file costs a tenth more
          include: ['test/**/*.integration.test.ts'],
          globalSetup: ['test/support/office-folder.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 90_000,
          globalSetup: ['test/journeys/browser-setup.ts'],
        },
      },
    ],
  },
});

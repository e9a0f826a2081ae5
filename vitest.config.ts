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
    // Never asserts on times: these end what hangs. A busy machine may take minutes over a test that starts processes.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
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
          // A test file takes what others have loaded: it starts servers of its own, and functions follow the environment.
          isolate: false,
          pool: 'threads', // a process a file costs a tenth more
          include: ['test/**/*.integration.test.ts'],
          globalSetup: ['test/support/office-folder.ts'],
          setupFiles: ['test/support/own-environment.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          testTimeout: 300_000,
          globalSetup: ['test/journeys/browser-setup.ts'],
        },
      },
    ],
  },
});

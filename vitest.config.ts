import { defineConfig } from 'vitest/config';

/** Three kinds of test; CONTRIBUTING.md says what each may touch. */
export default defineConfig({
  test: {
    reporters: ['default', './test/support/plain-summary.ts'],
    env: { TZ: 'UTC' },
    // Much of the time goes into waiting for servers that are down, so more files than cores may run at once.
    maxWorkers: 4,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.integration.test.ts', 'test/journeys/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/**/*.integration.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 90_000,
          globalSetup: ['test/journeys/browser-setup.ts'],
        },
      },
    ],
  },
});

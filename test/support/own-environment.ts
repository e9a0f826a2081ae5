import { afterAll } from 'vitest';

// Test files that share a process follow each other: none shall meet the variables that another has set.
const before = { ...process.env };
afterAll(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
});

import { resultLine, table, type Bench } from './figures.ts';

/** All benches by name; each is loaded only when it runs. */
const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  'cold-start': async () => (await import('./cold-start.ts')).coldStart,
  sheets: async () => (await import('./sheets.ts')).sheets,
  intake: async () => (await import('./intake.ts')).intake,
  digest: async () => (await import('./digest.ts')).digest,
};

/** `npm run bench [-- NAME]`: runs one bench or all. */
async function main(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !Object.hasOwn(benches, name));
  if (unknown !== undefined) {
    throw new RangeError(
      `[bench] There is no bench "${unknown}". There is: ${Object.keys(benches).join(', ')}.`,
    );
  }
  for (const [name, load] of Object.entries(benches)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const bench = await load();
    const figures = await bench.measure();
    console.log(`${table(name, bench.what, figures)}\n`);
    console.log(resultLine(name, figures));
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof RangeError ? error.message : error);
  process.exit(1);
}

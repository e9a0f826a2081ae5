import { parseArgs } from 'node:util';
import { PortTaken } from './http.ts';
import { stateDirectory } from './state.ts';
import { startSystem } from './system.ts';

/** `npm start -- [--fresh] [--empty]`: the whole product on this machine. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      fresh: { type: 'boolean', default: false },
      empty: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(
      'npm start -- [--fresh] [--empty]\n  --fresh  begin anew (removes the state folder’s contents)\n  --empty  no demo data\n' +
        'Environment: PORT 8080, WORKBENCH_PORT 8081, SHEETS_PORT 8082, SMTP_PORT 2525, TASKS_PORT 8083, FUNCTIONS_PORT 8084, STATE_DIR .brueckenbauer',
    );
    return;
  }
  const system = await startSystem({
    state: stateDirectory(),
    ports: {
      site: portFrom('PORT', 8080),
      workbench: portFrom('WORKBENCH_PORT', 8081),
      sheets: portFrom('SHEETS_PORT', 8082),
      tasks: portFrom('TASKS_PORT', 8083),
      functions: portFrom('FUNCTIONS_PORT', 8084),
      smtp: portFrom('SMTP_PORT', 2525),
    },
    fresh: values.fresh,
    demo: !values.empty,
  });
  const { site, workbench, sheets, tasks, smtp } = system.addresses;
  console.log(`Brückenbauer läuft: ${site}`);
  console.log(`  Werkbank (Tabellen, Postfach, Uhr): ${workbench}`);
  console.log(`  Sheets-API: ${sheets}   Warteschlange: ${tasks}   SMTP: ${smtp}`);
  console.log('  Beenden: Strg-C');

  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      // What still hangs after a second and a half is cut off: the state is durable at every moment.
      setTimeout(() => process.exit(0), 1_500).unref();
      void system.close().finally(() => process.exit(0));
    });
  }
}

function portFrom(variable: string, usual: number): number {
  const text = process.env[variable];
  if (text === undefined || text === '') return usual;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new RangeError(`[main] ${variable} is no port. Give a number from 0 to 65535.`);
}

try {
  await main();
} catch (error) {
  const known =
    error instanceof PortTaken ||
    error instanceof RangeError ||
    (error instanceof TypeError && 'code' in error);
  console.error(known ? error.message : error);
  process.exit(1);
}

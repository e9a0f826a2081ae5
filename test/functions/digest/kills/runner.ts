import { runDigest } from '../../../../functions/digest/function.ts';
import { MONDAY, portsOf, type Addresses } from './neighbourhood.ts';

// One run as a process of its own, to be killed: `node runner.ts ADDRESSES`, these as JSON.
const io = portsOf(JSON.parse(process.argv[2] ?? '') as Addresses, { now: () => MONDAY });
await runDigest(MONDAY, io);
process.exit(0);

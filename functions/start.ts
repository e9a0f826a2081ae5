import { join } from 'node:path';
import { runCompiled } from './compiled.ts';
import { log } from './platform/log.ts';

// What the image starts: functions/serve.ts as bundled, with its code compiled when the image was built.
const script = runCompiled(join(import.meta.dirname, 'serve.cjs'));
if (script.cachedDataRejected !== false) log('WARNING', 'compiled code not used'); // it only starts more slowly

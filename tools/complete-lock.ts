import { readFileSync, writeFileSync } from 'node:fs';

// Completes package-lock.json. A registry mirror may lack the platform packages of other systems; npm then leaves them out
// of the lock file, and `npm ci` refuses it everywhere. Here they are entered by name, version and platform, which is what
// npm goes by; without a checksum, which only the registry that has them could give.

interface Entry {
  version?: string;
  optional?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'];

/** The entries that a lock file lacks: optional platform packages that are named, but not described. */
function missingEntries(packages: Readonly<Record<string, Entry>>): Record<string, Entry> {
  const missing: Record<string, Entry> = {};
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (`node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages) continue;
      const parts = (name.split('/').at(-1) ?? '').split('-');
      const os = SYSTEMS.filter((system) => parts.includes(system));
      const cpu = PROCESSORS.filter((processor) => parts.includes(processor));
      if (os.length === 0 || !/^\d+\.\d+\.\d+$/.test(version)) continue;
      const libc = parts.includes('musl') ? ['musl'] : parts.includes('gnu') ? ['glibc'] : [];
      missing[`node_modules/${name}`] = {
        version,
        ...(cpu.length > 0 && { cpu }),
        ...(dev && { dev }),
        ...(libc.length > 0 && os.includes('linux') && { libc }),
        optional: true,
        os,
      };
    }
  }
  return missing;
}

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Entry> };
const missing = missingEntries(lock.packages);
const all = Object.entries({ ...lock.packages, ...missing });
lock.packages = Object.fromEntries(all.toSorted(([a], [b]) => a.localeCompare(b, 'en')));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`package-lock.json: ${Object.keys(missing).length} platform packages entered.`);

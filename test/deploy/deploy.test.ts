import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  mkdtempSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { environmentFrom } from '../../functions/platform/environment.ts';
import { keysFrom, type KeyFile } from '../../functions/platform/keys.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SMTP_URL = 'smtps://amt:Geheim-4711@mail.office.example:465';
const SETTINGS = { PROJECT: 'bruecke-ost-1', DIRECTORY_ID: 'dir_1-A', SMTP_URL };

/** A copy of what deploy.sh needs, so that its build lands elsewhere; `commands` holds those that it finds first, as functions. */
let folder: string;
/** A plan's output, and what a first deployment did and left behind: made once, as each costs seconds. */
let plan: string;
let first: Ended;
let second: Ended;
let left: string;

beforeAll(() => {
  makeFolder();
  plan = deploy(['--plan'], SETTINGS).output;
  first = deployed();
  left = mkdtempSync(join(tmpdir(), 'deployed-'));
  cpSync(join(folder, 'state'), left, { recursive: true });
  second = deployed();
  rmSync(folder, { recursive: true });
});

afterAll(() => rmSync(left, { recursive: true }));

beforeEach(makeFolder);

afterEach(() => rmSync(folder, { recursive: true }));

function makeFolder(): void {
  folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  mkdirSync(join(folder, 'state'));
  mkdirSync(join(folder, 'functions'));
  copyFileSync(join(ROOT, 'deploy.sh'), join(folder, 'deploy.sh'));
  copyFileSync(join(ROOT, 'functions/index.ts'), join(folder, 'functions/index.ts'));
  for (const name of ['functions/platform', 'sheets-schema', 'node_modules'])
    symlinkSync(join(ROOT, name), join(folder, name));
  for (const name of ['calls', 'things']) writeFileSync(join(folder, 'state', name), '');
  copyFileSync(join(ROOT, 'test/deploy/fake-gcloud.sh'), join(folder, 'commands'));
  command(
    'npm',
    `echo "npm $*" >>"$FAKE/calls"; mkdir -p dist/app; echo \${FAKE_DIGEST:-d1} >dist/app.digest`,
  );
  command('curl', 'printf 200');
  command('sleep', ':');
}

/** Puts the folder into the state that the first deployment left behind. */
function afterFirst(): void {
  cpSync(left, join(folder, 'state'), { recursive: true });
}

function command(name: string, body: string): void {
  appendFileSync(join(folder, 'commands'), `${name}() (\n${body}\n)\n`);
}

interface Ended {
  readonly status: number | null;
  readonly output: string;
  /** The gcloud and npm calls of this run. */
  readonly calls: readonly string[];
}

function deploy(args: readonly string[], variables: Readonly<Record<string, string>>, input = ''): Ended {
  writeFileSync(join(folder, 'state/calls'), '');
  const ended = spawnSync('bash', [join(folder, 'deploy.sh'), ...args], {
    env: {
      PATH: '/usr/bin:/bin',
      BASH_ENV: join(folder, 'commands'),
      FAKE: join(folder, 'state'),
      ...variables,
    },
    input,
    encoding: 'utf8',
  });
  return {
    status: ended.status,
    output: ended.stdout + ended.stderr,
    calls: readFileSync(join(folder, 'state/calls'), 'utf8').split('\n').filter(Boolean),
  };
}

/** A deployment that worked. */
function deployed(variables: Readonly<Record<string, string>> = {}, args: readonly string[] = []): Ended {
  const ended = deploy(args, { ...SETTINGS, ...variables });
  expect(ended.status, ended.output).toBe(0);
  return ended;
}

/** What a plan deploys: for each service its flags, environment and secrets. */
function plannedServices(): { name: string; line: string; variables: Record<string, string> }[] {
  return plan
    .split('\n')
    .filter((line) => line.startsWith('gcloud run deploy '))
    .map((line) => {
      const set = /'--set-env-vars=\^\|\^([^']*)'/.exec(line)?.[1] ?? '';
      const secrets = /--set-secrets=(\S+)/.exec(line)?.[1] ?? '';
      const given = [...set.split('|'), ...secrets.split(',').filter((pair) => !pair.startsWith('/'))];
      return {
        name: line.split(' ')[3] ?? '',
        line,
        variables: Object.fromEntries(
          given.map((pair) => /^(\w+)=(.*)$/.exec(pair)?.slice(1) ?? []),
        ) as Record<string, string>,
      };
    });
}

function flag(line: string, name: string): string {
  return new RegExp(`--${name}=(\\S+)`).exec(line)?.[1] ?? '';
}

const exported = [
  ...readFileSync(join(ROOT, 'functions/index.ts'), 'utf8').matchAll(/^export \{ (\w+) \}/gm),
].map((match) => match[1] ?? '');

describe('deploy.sh and the code agree', () => {
  it('deploys every function that functions/index.ts exports, and no other', () => {
    expect(exported.length).toBeGreaterThan(0);
    expect(
      plannedServices()
        .map((service) => service.name)
        .toSorted(),
    ).toEqual(exported.toSorted());
  });

  it('refuses to deploy when a function has no row, before it calls Google', () => {
    writeFileSync(join(folder, 'functions/index.ts'), "export { site } from './site/function.ts';\n");
    const { status, output, calls } = deploy([], SETTINGS);
    expect(status).toBe(1);
    expect(output).toContain('functions/index.ts exports (site)');
    expect(calls).toEqual([]);
  });

  it('gives every function all settings that environment.ts asks for, and none that it does not know', () => {
    const source = readFileSync(join(ROOT, 'functions/platform/environment.ts'), 'utf8');
    const known = [...source.matchAll(/^ {2}([A-Z_]+): /gm)].map((match) => match[1]);
    for (const { name, variables } of plannedServices()) {
      const { FUNCTION_TARGET, NODE_ENV, ...settings } = variables;
      expect([FUNCTION_TARGET, NODE_ENV]).toEqual([name, 'production']);
      expect(() => environmentFrom({ ...settings, SMTP_URL })).not.toThrow();
      expect(Object.keys(settings).filter((key) => !known.includes(key))).toEqual([]);
    }
  });

  it('mounts the signing keys where SIGNING_KEYS_FILE points', () => {
    for (const { line, variables } of plannedServices())
      expect(line).toContain(`--set-secrets=${variables['SIGNING_KEYS_FILE']}=signing-keys:latest`);
  });

  it('gives the mail server only to functions that send letters', () => {
    const sending = plannedServices().filter(({ line }) => line.includes('SMTP_URL=smtp-url:'));
    expect(sending.map((service) => service.name).toSorted()).toEqual([
      'brief',
      'digest',
      'freshness',
      'post',
      'survey',
      'upkeep',
    ]);
  });

  it('lets only the site be called by strangers', () => {
    const open = plannedServices().filter(({ line }) => line.includes('--no-invoker-iam-check'));
    expect(open.map((service) => service.name)).toEqual(['site']);
  });

  it('stays within the 60 writes a minute that Google grants each account', () => {
    const writes = new Map<string, number>();
    for (const { line, variables } of plannedServices()) {
      const account = flag(line, 'service-account');
      const most = Number(flag(line, 'max-instances')) * Number(variables['WRITES_PER_MINUTE']);
      writes.set(account, (writes.get(account) ?? 0) + most);
    }
    expect([...writes.keys()].map((account) => account.split('@')[0])).toEqual(['intake', 'letters']);
    expect(Math.max(...writes.values())).toBeLessThanOrEqual(60);
  });

  it('schedules only functions that a schedule may call, at hours that exist every day', () => {
    const jobs = plan.split('\n').filter((line) => line.startsWith('gcloud scheduler jobs create http '));
    const called = new Set(jobs.map((line) => /--uri=https:\/\/(\w+)-/.exec(line)?.[1] ?? ''));
    const scheduled = exported.filter((name) => !['site', 'append', 'post'].includes(name));
    expect([...called].toSorted()).toEqual(scheduled.toSorted());
    for (const line of jobs) {
      const [, , hours = ''] = /--schedule=(\S+) (\S+) /.exec(line) ?? [];
      expect(hours).not.toMatch(/^(2|\*)$/);
      expect(line).toContain('--time-zone=Europe/Berlin');
      expect(flag(line, 'uri')).toBe(`${flag(line, 'oidc-token-audience')}/`);
    }
  });
});

describe('deploy.sh --plan', () => {
  it('calls nothing and shows no secret', () => {
    for (const name of ['gcloud', 'npm', 'curl']) command(name, 'echo "$*" >>"$FAKE/calls"; exit 9');
    for (const args of [['--plan'], ['--plan', '--teardown']]) {
      const { status, output, calls } = deploy(args, SETTINGS);
      expect(status).toBe(0);
      expect(calls).toEqual([]);
      expect(output).not.toContain('Geheim-4711');
    }
  });

  it('needs neither gcloud nor a setting: what is not set stands there under its name', () => {
    rmSync(join(folder, 'commands'));
    const { status, output } = deploy(['--plan'], {});
    expect(status).toBe(0);
    expect(output).toContain('DIRECTORY_ID=DIRECTORY_ID');
  });

  it('prints commands that a shell reads back as the ones a deployment runs', () => {
    const lines = plan.split('\n').filter((line) => /^(gcloud|npm) /.test(line));
    const planned = spawnSync('bash', ['-s'], {
      input: lines.map((line) => `printf '%s\\n' "$(printf '%s ' ${line})"`).join('\n'),
      encoding: 'utf8',
    }).stdout;
    const named = (text: string): string => text.replaceAll('4711', 'PROJECT_NUMBER').replace(/ +$/, '');
    const made = first.calls.filter((call) => / (create|deploy|enable) /.test(call));
    for (const call of made.filter((line) => !line.includes('sha256')))
      expect(planned.split('\n').map(named)).toContain(named(call));
  });
});

describe('deploy.sh', () => {
  it('creates everything at the first run, and nothing at the second', () => {
    const creates = / (create|submit|versions add) |--add-exclusion/;
    expect(first.output).toContain('Deployed: https://site-4711.europe-west3.run.app');
    expect(first.calls.filter((call) => creates.test(call)).length).toBeGreaterThan(15);
    expect(second.calls.filter((call) => creates.test(call))).toEqual([]);
  });

  it('deploys one image by its digest to every function', () => {
    const images = first.calls
      .filter((call) => call.startsWith('gcloud run deploy '))
      .map((call) => flag(call, 'image'));
    expect(images).toHaveLength(exported.length);
    expect([...new Set(images)]).toEqual([
      'europe-west3-docker.pkg.dev/bruecke-ost-1/brueckenbauer/app@sha256:abc',
    ]);
  });

  it('builds again when the code has changed or when told to, and adds a mail secret only when its value changed', () => {
    const builds = ({ calls }: Ended): number =>
      calls.filter((call) => call.includes('builds submit')).length;
    expect([builds(first), builds(second)]).toEqual([1, 0]);
    afterFirst();
    const changed = deployed({
      FAKE_DIGEST: 'd2',
      SMTP_URL: 'smtps://amt:neu@mail.office.example:465',
    });
    expect(builds(changed)).toBe(1);
    expect(changed.calls.filter((call) => call.includes('versions add'))).toEqual([
      'gcloud secrets versions add smtp-url --data-file=-',
    ]);
    const service = changed.calls.find((call) => call.startsWith('gcloud run deploy post '));
    expect(service).toContain('SMTP_URL=smtp-url:2');
    // Without a value the version that is there is kept.
    expect(builds(deployed({ FAKE_DIGEST: 'd2', SMTP_URL: '' }, ['--rebuild']))).toBe(1);
  });

  it('makes signing keys once, and keeps the mail server as it was given', () => {
    afterFirst();
    const keys = JSON.parse(readFileSync(join(folder, 'state/signing-keys.1'), 'utf8')) as KeyFile;
    expect(() => keysFrom(keys)).not.toThrow();
    expect(readFileSync(join(folder, 'state/smtp-url.1'), 'utf8')).toBe(SMTP_URL);
  });

  it('lets a new key sign when asked to; the one before counts on, and that of addresses stays', () => {
    afterFirst();
    const keys = (version: number) =>
      JSON.parse(readFileSync(join(folder, `state/signing-keys.${version}`), 'utf8')) as KeyFile;
    const { calls, output } = deployed({}, ['--rotate-keys']);
    expect(keys(2)).toEqual({ ...keys(1), signing: [expect.anything(), ...keys(1).signing] });
    expect(calls.some((call) => call.startsWith('gcloud run deploy site '))).toBe(true);
    for (const secret of [keys(2).address, ...keys(2).signing.map(({ secret: one }) => one)])
      expect(`${calls.join('\n')}${output}`).not.toContain(secret);
  });

  it('leaves the keys as they are when they cannot be read to be rotated', () => {
    afterFirst();
    const denied = { ...SETTINGS, FAKE_DENIED: 'secrets versions access' };
    const { status, calls } = deploy(['--rotate-keys'], { ...denied, SMTP_URL: '' });
    expect(status).toBe(1);
    expect(calls.filter((call) => call.includes('versions add'))).toEqual([]);
  });

  it('never passes a secret as an argument or prints it', () => {
    const { calls, output } = first;
    expect(`${calls.join('\n')}${output}`).not.toContain('Geheim-4711');
  });

  it.each(['secrets describe signing-keys', 'secrets versions list signing-keys'])(
    'makes no new keys when Google does not answer "%s"',
    (denied) => {
      afterFirst();
      const { status, calls } = deploy([], { ...SETTINGS, FAKE_DENIED: denied });
      expect(status).toBe(1);
      expect(calls.filter((call) => call.includes('versions add'))).toEqual([]);
    },
  );

  it('prints the two addresses to share the spreadsheets with', () => {
    const { output } = first;
    expect(output).toContain('intake@bruecke-ost-1.iam.gserviceaccount.com\n');
    expect(output).toContain('letters@bruecke-ost-1.iam.gserviceaccount.com\n');
  });

  it('warns when a private function answers a stranger', () => {
    expect(first.output).toContain('append   200 instead of 403');
  });

  it.each([
    ['PROJECT', {}, 'Set PROJECT'],
    ['DIRECTORY_ID', { PROJECT: 'bruecke-ost-1' }, 'Set DIRECTORY_ID'],
    ['a mail server', { ...SETTINGS, SMTP_URL: '' }, 'Set SMTP_URL'],
    ['an open port', { ...SETTINGS, SMTP_URL: 'smtp://mail.office.example:25' }, 'Use 465'],
    ['a fitting project id', { ...SETTINGS, PROJECT: 'Brücke; rm -rf /' }, 'not a project id'],
    ['billing', { ...SETTINGS, FAKE_BILLING: 'False' }, 'has no billing account'],
  ])('says what to do without %s', (_what, variables, remedy) => {
    const { status, output } = deploy([], variables);
    expect(status).toBe(1);
    expect(output).toContain(remedy);
  });
});

describe('deploy.sh --teardown', () => {
  const teardown = ['--teardown', '--project', 'bruecke-ost-1'];
  const removes = / (delete|purge|pause|destroy) /;

  it('removes nothing without the project id typed', () => {
    afterFirst();
    const { status, output, calls } = deploy(teardown, {}, 'bruecke-ost-2\n');
    expect(status).toBe(1);
    expect(output).toContain('Nothing was removed');
    expect(calls.filter((call) => removes.test(call))).toEqual([]);
  });

  it('removes services, jobs and images, and keeps keys, accounts and the queue', () => {
    afterFirst();
    const { status, calls } = deploy(teardown, {}, 'bruecke-ost-1\n');
    expect(status).toBe(0);
    const removed = calls
      .filter((call) => removes.test(call))
      .map((call) => call.split(' ').slice(1, 4).join(' '));
    expect(new Set(removed)).toEqual(
      new Set([
        'scheduler jobs delete',
        'run services delete',
        'tasks queues pause',
        'artifacts repositories delete',
      ]),
    );
  });

  it('leaves the queue’s functions running while submissions wait in it', () => {
    afterFirst();
    const { status, calls } = deploy(teardown, { FAKE_WAITING: 'tasks/1' }, 'bruecke-ost-1\n');
    expect(status).toBe(1);
    expect(calls.filter((call) => call.includes('run services delete'))).toEqual([
      'gcloud run services delete site --region=europe-west3',
    ]);
  });
});

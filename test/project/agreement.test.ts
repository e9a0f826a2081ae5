import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { doubtNames, doubts } from '../../local/sheets/doubts.ts';
import { assumptions } from '../local/sheets/contract/probes.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const folders = (path: string): string[] =>
  readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

describe('ARCHITECTURE.md', () => {
  const map = read('ARCHITECTURE.md');
  const ignored = ['node_modules', 'dist', 'coverage'];

  it('names every folder of the house', () => {
    const house = folders('.').filter((name) => !name.startsWith('.') && !ignored.includes(name));
    expect(house.filter((name) => !map.includes(`\`${name}/\``))).toEqual([]);
  });

  it('names every folder of functions/', () => {
    expect(folders('functions').filter((name) => !map.includes(`\`functions/${name}/\``))).toEqual([]);
  });

  it('names no path that is not there', () => {
    const paths = [
      ...map.matchAll(/`((?:functions|sheets-schema|templates|local|test|tools|docs|bench)\/[\w./-]*)`/g),
    ];
    expect(paths.map((match) => match[1] ?? '').filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('the pages for newcomers', () => {
  it('name only scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const pages = [
      'README.md',
      'LIESMICH.md',
      'CONTRIBUTING.md',
      'ARCHITECTURE.md',
      ...globSync('docs/*.md', { cwd: root }),
    ];
    const named = pages.flatMap((page) =>
      [...read(page).matchAll(/npm run ([\w:]+)/g)].map((match) => match[1] ?? ''),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('link only to files that exist', () => {
    const broken = ['README.md', 'LIESMICH.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md'].flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
        .map((match) => match[1] ?? '')
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${page}: ${path}`),
    );
    expect(broken).toEqual([]);
  });
});

describe('the ground', () => {
  it('runs on the project’s own Node', () => {
    expect(process.versions.node.split('.')[0]).toBe('24');
  });

  it('has a lock file that names no registry', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved"/);
  });

  it('has a lock file that names every platform’s packages, so that it installs anywhere', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('pins every dependency to one version', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    const versions = Object.values({ ...dependencies, ...devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

describe('the templates', () => {
  const templates = globSync('templates/**/*.hbs', { cwd: root });

  it('escape every value', () => {
    expect(templates.length).toBeGreaterThan(5);
    // A page's frame takes in the page itself, which is escaped already.
    const raw = templates.filter((file) => /\{\{(\{|&)/.test(read(file).replaceAll('{{{body}}}', '')));
    expect(raw).toEqual([]);
  });

  it('quote every attribute that holds a value', () => {
    expect(templates.filter((file) => /=\{\{/.test(read(file)))).toEqual([]);
  });
});

describe('docs/assumptions.md', () => {
  const page = read('docs/assumptions.md').replaceAll(/\s+/g, ' ');
  const sections = page.split(/(?=### `)/).slice(1);

  it('has each doubt in its order, with its question, its answers, the one taken, and the evidence', () => {
    expect(sections.map((section) => /`(\w+)`/.exec(section)?.[1])).toEqual(doubtNames);
    doubtNames.forEach((name, at) => {
      const { question, likely, evidence, yes, no } = doubts[name];
      const section = sections[at] ?? '';
      expect(section).toContain(`### \`${name}\` ${question} Taken: **${likely ? 'yes' : 'no'}**.`);
      expect(section).toContain(`- Evidence: ${evidence} - Contract test: `);
      expect(section).toMatch(/- Yes: .* Product: .* - No: .* Product: /);
      expect(section).toContain(`- Yes: ${yes} Product: `);
      expect(section).toContain(`- No: ${no} Product: `);
    });
  });

  it('has each assumption that has no switch', () => {
    const listed = [...page.slice(page.indexOf('## Assumed without')).matchAll(/\| `(\w+)` /g)];
    expect(listed.map((match) => match[1])).toEqual(Object.keys(assumptions));
  });
});

import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compiledMail, MAIL_TEMPLATES } from '../../../tools/build-mail.ts';

const read = (name: string): string => readFileSync(new URL(name, MAIL_TEMPLATES), 'utf8');
const letters = readdirSync(MAIL_TEMPLATES)
  .filter((name) => name.endsWith('.mjml'))
  .map((name) => name.replace('.mjml', ''));

describe('the letters’ templates', () => {
  it('are what their sources make; else run `node tools/build-mail.ts`', async () => {
    for (const [name, html] of await compiledMail()) expect(read(name)).toBe(html);
  });

  it.each(letters)('%s has a text twin', (name) => {
    expect(read(`${name}.text.hbs`).length).toBeGreaterThan(0);
  });

  it.each(letters)('%s loads nothing from afar and escapes all it is given', (name) => {
    const html = read(`${name}.html.hbs`);
    expect(html).not.toMatch(/\{\{\{|\{\{&/);
    expect(html).not.toMatch(/<(script|link|iframe|object)\b|@import|url\(/i);
    expect(html).not.toMatch(/\ssrc="(?!cid:)/);
    expect(html).not.toMatch(/href=(?!"\{\{safeUrl )/);
  });

  it.each(letters)('%s says its language, its main part, and that it can be dark', (name) => {
    const html = read(`${name}.html.hbs`);
    expect(html).toContain('<html lang="de"');
    expect(html).toContain('role="main"');
    expect(html).toContain('prefers-color-scheme: dark');
  });
});

import { describe, expect, it } from 'vitest';
import { german } from '../../../functions/words/locale.ts';
import { emergencyOf } from '../../../functions/web/emergency.ts';
import { markup, safeLink } from '../../../functions/web/markup.ts';
import { render } from '../../../functions/words/templates.ts';

/** The text as the partial shows it, without line breaks between tags. */
function shown(text: string): string {
  return render('pages/partials/markup', markup(text)).replace(/>\s+</g, '><').trim();
}

describe('markup', () => {
  it('makes paragraphs of blank lines and line breaks of single ones', () => {
    expect(shown('eins\nzwei\n\ndrei')).toBe('<p>eins<br>zwei</p><p>drei</p>');
  });
  it('makes lists of lines that begin with a dash', () => {
    expect(shown('Bitte mitbringen:\n- Ausweis\n- Bescheid\nDanke')).toBe(
      '<p>Bitte mitbringen:</p><ul class="list"><li>Ausweis</li><li>Bescheid</li></ul><p>Danke</p>',
    );
  });
  it('leaves a date at the beginning of a line as it is', () => {
    expect(shown('5. Mai Fest')).toBe('<p>5. Mai Fest</p>');
  });
  it('shows bold words, and a bold first line as a heading', () => {
    expect(shown('Das ist **wichtig** hier')).toBe('<p>Das ist <strong>wichtig</strong> hier</p>');
    expect(shown('**Ihre Rechte**\nSie dürfen fragen.')).toBe(
      '<h2 class="part-title">Ihre Rechte</h2><p>Sie dürfen fragen.</p>',
    );
  });
  it('links addresses, mail addresses and named targets', () => {
    expect(shown('Siehe https://a.example/b. Oder post@a.example, oder [hier](/kontakt)')).toBe(
      '<p>Siehe <a class="kern-link" href="https://a.example/b">https://a.example/b</a>. Oder <a class="kern-link" ' +
        'href="mailto:post@a.example">post@a.example</a>, oder <a class="kern-link" href="/kontakt">hier</a></p>',
    );
  });
  it('never lets HTML or script through', () => {
    expect(shown('<script>alert(1)</script> **<b>x</b>**')).toBe(
      '<p>&lt;script&gt;alert(1)&lt;/script&gt; <strong>&lt;b&gt;x&lt;/b&gt;</strong></p>',
    );
    expect(shown('[klick](javascript:alert)')).toBe('<p>[klick](javascript:alert)</p>');
    expect(shown('https://a.example/"onmouseover=x')).not.toContain('"onmouseover');
  });
});

describe('safeLink', () => {
  it.each(['https://a.example', 'mailto:a@b.example', 'tel:+49 30 1', '/kontakt'])('takes %s', (target) => {
    expect(safeLink(target)).toBe(target);
  });
  it('completes an address without its beginning', () => {
    expect(safeLink('www.a.example')).toBe('https://www.a.example');
  });
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:x',
    'data:text/html,x',
    '//b.example',
    'ftp://x.example',
    '/\\b.example',
  ])('refuses %s', (target) => {
    expect(safeLink(target)).toBeNull();
  });
});

describe('emergencyOf', () => {
  it('makes numbers that can be called of lines that end in one', () => {
    const { before, numbers } = emergencyOf(
      { text: 'In Gefahr:\nPolizei 110\nHilfetelefon: 116 016', inLanguage: true },
      german(),
    );
    expect(before).toHaveLength(1);
    expect(numbers).toEqual([
      { who: { text: 'Polizei', german: false }, number: '110', href: 'tel:110' },
      { who: { text: 'Hilfetelefon', german: false }, number: '116 016', href: 'tel:116016' },
    ]);
  });
});

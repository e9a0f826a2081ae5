import { describe, expect, it } from 'vitest';
import { formOf } from '../../bench/intake/browser.ts';

describe('a form, as a browser knows it,', () => {
  it('holds hidden fields, what was typed and chosen before, and the main button', () => {
    const form = formOf(`<form method="get" action="/suche"><input name="q" value=""></form>
      <form class="form" method="post" action="/kontakt" novalidate>
        <input type="hidden" name="token" value="a.b&amp;c">
        <textarea id="feld-need" name="need" rows="7">
Zeile &lt;eins&gt;
Zeile &#x27;zwei&#39;</textarea>
        <input id="x" name="reach" type="text" value="0571 &quot;1&quot;" aria-required="true">
        <select name="lang"><option value="">Bitte wählen</option><option value="de" selected>Deutsch</option><option value="tr">Türkisch</option></select>
        <input name="topics" type="checkbox" value="geld" checked><input name="topics" type="checkbox" value="amt">
        <input name="access" type="radio" value="offen">
        <button type="submit" name="step" value="change">Ändern</button>
        <button class="kern-btn kern-btn--primary" type="submit" name="step" value="send"><span>Senden</span></button>
      </form>`);
    expect(form?.action).toBe('/kontakt');
    expect(form?.fields).toEqual([
      ['token', 'a.b&c'],
      ['need', "Zeile <eins>\nZeile 'zwei'"],
      ['reach', '0571 "1"'],
      ['lang', 'de'],
      ['topics', 'geld'],
      ['step', 'send'],
    ]);
    expect(Object.fromEntries(form?.choices ?? [])).toEqual({
      lang: ['de', 'tr'],
      topics: ['geld', 'amt'],
      access: ['offen'],
    });
  });

  it('is none on a page that asks nothing', () => {
    expect(formOf('<main><form action="/angebote"><input name="q"></form></main>')).toBeNull();
  });
});

import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { Letter } from '../../../functions/mail/letter.ts';
import { smtpMailer } from '../../../functions/mail/mailer.ts';
import { openPostOffice } from './post-office.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const der = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url');

const letter: Letter = {
  to: { name: 'Jörg, Müller', address: 'joerg@verein.example' },
  from: { name: 'Quartier Obere Altstadt', address: 'brief@quartier.example' },
  replyTo: { name: 'Büro', address: 'buero@quartier.example' },
  subject: `Grüße aus dem Quartier: ${'Neues '.repeat(20)}`,
  text: 'Schöne  Grüße \n\n.\nEnde\n\n\n',
  html: '<p>Schöne Grüße</p>',
  messageId: 'fest@quartier.example',
  date: new Date('2026-11-30T06:00:00Z'),
  autoSubmitted: 'auto-generated',
  list: {
    unsubscribeUrl: `https://quartier.example/rundbrief/abmelden/${'t'.repeat(120)}`,
    id: 'wochenbrief.quartier.example',
  },
};

/** What a receiving mail server finds of the signature, with that key in the domain's DNS. */
async function verdict(source: string, key: KeyObject) {
  const p = key.export({ format: 'der', type: 'spki' }).toString('base64');
  const resolver = (domain: string) =>
    domain === 'brief._domainkey.quartier.example'
      ? Promise.resolve([[`v=DKIM1; k=rsa; p=${p}`]])
      : Promise.reject(new Error(`[dkim] Nobody asks for ${domain}.`));
  const { results } = await dkimVerify(source, { resolver, curTime: letter.date });
  return results[0];
}

/** The letter as it came over the wire. @param query what the server's address says */
async function sent(query: string): Promise<string> {
  const { url, taken, close } = await openPostOffice();
  const mailer = smtpMailer(`${url}${query}`);
  closing.push(close, () => mailer.close());
  expect(await mailer.send(letter)).toEqual({ state: 'sent' });
  return taken[0]?.source ?? '';
}

describe('a letter that is signed', () => {
  it('bears a signature of the sender’s domain that holds, over all that it says of leaving the list', async () => {
    const source = await sent(`&dkimSelector=brief&dkimKey=${der}`);
    const found = await verdict(source, publicKey);
    expect(found).toMatchObject({
      status: { result: 'pass', aligned: 'quartier.example' },
      signingDomain: 'quartier.example',
      selector: 'brief',
      algo: 'rsa-sha256',
    });
    expect(found?.signingHeaders?.keys.toLowerCase().split(': ')).toEqual(
      expect.arrayContaining(['from', 'reply-to', 'list-unsubscribe', 'list-unsubscribe-post', 'list-id']),
    );
  });

  it.each([
    ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click', 'List-Unsubscribe=Two-Clicks'],
    ['List-Unsubscribe', '/rundbrief/abmelden/', '/boese/'],
    ['Reply-To', 'buero@', 'boese@'],
    ['the text', 'Ende', 'Anfang'],
  ])('does not hold any more when somebody changes %s on the way', async (_what, from, to) => {
    const source = await sent(`&dkimSelector=brief&dkimKey=${der}`);
    expect(source).toContain(from);
    expect((await verdict(source.replace(from, to), publicKey))?.status.result).not.toBe('pass');
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
    expect((await verdict(source, other.publicKey))?.status.result).not.toBe('pass');
  });

  it('is left to the provider where the server’s address holds no key', async () => {
    expect(await sent('')).not.toMatch(/dkim-signature/i);
  });
});

describe('a key that is none', () => {
  const ed25519 = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
  it.each([
    ['&dkimSelector=brief', 'no key'],
    [`&dkimKey=${der}`, 'no selector'],
    ['&dkimSelector=brief&dkimKey=secret', 'no key at all'],
    [`&dkimSelector=brief&dkimKey=${ed25519.toString('base64url')}`, 'not RSA'],
  ])('is an error that says what to do and not the key: %s', async (query) => {
    const mailer = smtpMailer(`smtp://127.0.0.1:9?requireTLS=false${query}`);
    closing.push(() => mailer.close());
    const error = await mailer.send(letter).catch((thrown: unknown) => thrown as Error);
    expect(error).toMatchObject({ code: 'DKIM_KEY_UNREADABLE' });
    expect((error as Error).message).not.toContain('secret');
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runBrief } from '../../../functions/brief/function.ts';
import { runDigest } from '../../../functions/digest/function.ts';
import { smtpMailer } from '../../../functions/mail/mailer.ts';
import { idOf } from '../../../functions/platform/keys.ts';
import { runPost } from '../../../functions/post/function.ts';
import { runUpkeep } from '../../../functions/upkeep/function.ts';
import { consents } from '../../../sheets-schema/consents.ts';
import { deliveries } from '../../../sheets-schema/deliveries.ts';
import { partners } from '../../../sheets-schema/partners.ts';
import { startLetterOffice, type LetterOffice } from '../mail/letter-office.ts';
import { openRudeServer, type Script } from '../mail/rude-server.ts';
import { flat } from '../mail/twins.ts';

const MONDAY = new Date('2026-11-30T06:00:00Z');
const weekLater = (weeks: number) => new Date(MONDAY.getTime() + weeks * 7 * 86_400_000);

let desk: LetterOffice;
beforeEach(async () => {
  desk = await startLetterOffice();
});
afterEach(() => desk.close());

describe('a whole run against a server that misbehaves at every stage', () => {
  const once = (reply: string, before: number) => (before === 0 ? reply : null);
  const script: Script = (stage, { to, before }) => {
    const [name = ''] = to.split('@');
    switch (`${stage} ${name}`) {
      case 'greeting ':
        return before === 0 ? '421 4.3.2 too busy' : before === 1 ? 'drop' : null;
      case 'EHLO ':
        return before === 0 ? 'drop' : null;
      case 'RCPT unknown':
        return '550 5.1.1 no such user';
      case 'RCPT distrusted':
        return '550 5.7.1 we do not know you';
      case 'RCPT full':
        return '452 4.2.2 mailbox full';
      case 'RCPT grey':
        return once('451 4.7.1 come back in five minutes', before);
      case 'RCPT broken':
        return once('drop', before);
      case 'DATA later':
        return once('451 4.3.0 not now', before);
      case 'dot spam':
        return '554 5.7.1 looks like spam';
      case 'dot disk':
        return once('452 4.3.1 disk full', before);
      case 'dot closing':
        return once('421 4.3.2 going down', before);
      case 'dot lost':
        return 'drop';
      default:
        return null;
    }
  };

  it('brings each partner one letter, or says in Zustellungen why not', async () => {
    const names = ['anna', 'bert', 'unknown', 'distrusted', 'full', 'grey', 'broken', 'later'];
    names.push('spam', 'disk', 'closing', 'lost', 'cora', 'dirk');
    await desk.offer('Sprachcafé');
    await Promise.all(names.map((name) => desk.partner(`${name}@verein.example`)));
    const server = await openRudeServer(script, { pipelining: true });
    const mailer = smtpMailer(`${server.url}?requireTLS=false`);
    try {
      desk.watch.now = MONDAY;
      // The scheduler comes again while letters are put off.
      for (let runs = 0; runs < 3; runs += 1)
        await runDigest(MONDAY, { ...desk.io(), mailer }).catch(() => null);
    } finally {
      mailer.close();
      server.close();
    }
    const rows = await desk.rows(deliveries);
    const label = (key: keyof typeof deliveries.columns) => deliveries.columns[key].label;
    const fates = names.map((name) => {
      const own = rows.filter((row) => row[label('recipient')] === idOf(`${name}@verein.example`));
      const last = own.at(-1) ?? {};
      const taken = server.taken.filter((to) => to.startsWith(`${name}@`)).length;
      return [name, taken, last[label('state')], last[label('code')]];
    });
    expect(fates).toEqual([
      ['anna', 1, 'gesendet', ''],
      ['bert', 1, 'gesendet', ''],
      ['unknown', 0, 'gescheitert', 'SMTP_550 RCPT 5.1.1 (permanent)'],
      ['distrusted', 0, 'gescheitert', 'SMTP_550 RCPT 5.7.1 (permanent)'],
      ['full', 0, 'gescheitert', 'SMTP_452 RCPT 4.2.2'],
      ['grey', 1, 'gesendet', ''],
      ['broken', 1, 'gesendet', ''],
      ['later', 1, 'gesendet', ''],
      ['spam', 0, 'gescheitert', 'SMTP_554 DATA 5.7.1 (permanent)'],
      ['disk', 1, 'gesendet', ''],
      ['closing', 1, 'gesendet', ''],
      ['lost', 0, 'unklar', 'ECONNECTION'],
      ['cora', 1, 'gesendet', ''],
      ['dirk', 1, 'gesendet', ''],
    ]);
    expect(server.whole.filter((to) => to.startsWith('lost@'))).toHaveLength(1);
  });
});

describe('an address that is gone', () => {
  const gone = (address: string) => address === 'anna@verein.example';
  const sentTo = () => desk.post.taken.map(({ to }) => to).filter((to) => to.endsWith('@verein.example'));
  const state = async () => (await desk.rows(partners))[0]?.['Stand'];

  /** A week with news. */
  async function week(number: number): Promise<void> {
    desk.post.taken.length = 0;
    desk.watch.now = weekLater(number);
    await desk.offer(`Angebot ${number}`);
    await runDigest(desk.watch.now, desk.io());
  }
  async function upkeep(): Promise<void> {
    const environment = { SITE_URL: 'https://quartier.example', POST_URL: 'https://post.example' };
    const tasks = { add: () => Promise.reject(new Error('nothing to queue')) };
    await runUpkeep(desk.watch.now, { ...desk.io(), environment, tasks });
  }
  async function brief(): Promise<string> {
    await runBrief(desk.watch.now, desk.io());
    return flat(desk.post.taken.find(({ to }) => to === 'buero@quartier.example')?.email.text ?? '');
  }

  it('rests after two issues, says so to the manager, and comes back by her or by its reader', async () => {
    const anna = await desk.partner('anna@verein.example');
    await desk.partner('bert@verein.example');
    desk.post.manners.recipient = (address) =>
      gone(address) ? { code: 550, text: '5.1.1 <anna@verein.example> no such user' } : undefined;
    await week(0);
    await week(1);
    await week(2);
    expect((await desk.rows(deliveries)).filter((row) => row['Stand'] === 'gescheitert')).toHaveLength(2);
    expect(JSON.stringify(await desk.rows(deliveries))).not.toContain('anna@');
    await upkeep();
    expect(await state()).toBe('Der Brief ruht seit 07.12.2026: Die Adresse nimmt keine Post an');
    expect(await brief()).toContain(
      'Tabelle „Partner“, Spalte „E-Mail“, Zeile 2: Diese Adresse hat den Wochenbrief zweimal abgelehnt.',
    );

    // She asked on the telephone: the address is right, and the next letter tells all that was missed.
    desk.post.manners.recipient = () => undefined;
    await desk.type(partners, 'email', 'anna@verein.example', 'checkedOn', '15.12.2026');
    await upkeep();
    expect(await state()).toBe('bestätigt am 02.11.2026');
    await week(3);
    expect(sentTo()).toContain('anna@verein.example');
    const text = desk.post.taken.find(({ to }) => gone(to))?.email.text;
    for (const title of ['Angebot 1', 'Angebot 2', 'Angebot 3']) expect(text).toContain(`- ${title}\n`);

    // It is gone again, and this time its reader signs up anew.
    desk.post.manners.recipient = (address) =>
      gone(address) ? { code: 550, text: '5.1.1 no such user' } : undefined;
    await week(4);
    await week(5);
    await week(6);
    expect((await desk.rows(deliveries)).filter((row) => row['Stand'] === 'gescheitert')).toHaveLength(4);
    desk.post.manners.recipient = () => undefined;
    const proof = { addressHmac: desk.keys.addressHmac('anna@verein.example'), purpose: 'digest' };
    const requestedAt = desk.watch.now.toISOString();
    await desk.add(consents, { ...proof, id: idOf('again'), requestedAt });
    expect(await runPost({ kind: 'optIn', partner: anna }, desk.io())).toEqual({ outcome: 'sent' });
    await week(7);
    expect(sentTo()).toEqual(['bert@verein.example']); // asking alone brings nothing back
    const confirmedAt = desk.watch.now.toISOString();
    await desk.add(consents, { ...proof, id: idOf('again yes'), confirmedAt });
    await week(8);
    expect(sentTo().toSorted()).toEqual(['anna@verein.example', 'bert@verein.example']);
  });

  it('of which mails came back to the office gets none while its status says so', async () => {
    await desk.partner('anna@verein.example');
    await desk.partner('bert@verein.example');
    await desk.type(partners, 'email', 'anna@verein.example', 'status', 'unzustellbar');
    await week(0);
    expect(sentTo()).toEqual(['bert@verein.example']);
    await desk.type(partners, 'email', 'anna@verein.example', 'status', 'aktiv');
    await week(1);
    expect(sentTo().toSorted()).toEqual(['anna@verein.example', 'bert@verein.example']);
  });
});

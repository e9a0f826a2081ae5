import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runBrief } from '../../../functions/brief/function.ts';
import { runDigest } from '../../../functions/digest/function.ts';
import { mailOf } from '../../../functions/digest/ledger.ts';
import { begin, end } from '../../../functions/mail/ledger.ts';
import { smtpMailer } from '../../../functions/mail/mailer.ts';
import { readerKey } from '../../../functions/mail/reader.ts';
import { idOf } from '../../../functions/platform/keys.ts';
import { runPost } from '../../../functions/post/function.ts';
import { mondayOf } from '../../../functions/rules/issue.ts';
import { runUpkeep } from '../../../functions/upkeep/function.ts';
import { consents } from '../../../sheets-schema/consents.ts';
import { deliveries } from '../../../sheets-schema/deliveries.ts';
import { notices } from '../../../sheets-schema/notices.ts';
import { partners } from '../../../sheets-schema/partners.ts';
import { startLetterOffice, type LetterOffice } from '../mail/letter-office.ts';
import { openRudeServer, saying, type Move, type Script } from '../mail/rude-server.ts';

const MONDAY = new Date('2026-11-30T06:00:00Z');
const weekLater = (weeks: number) => new Date(MONDAY.getTime() + weeks * 7 * 86_400_000);

let desk: LetterOffice;
beforeEach(async () => {
  desk = await startLetterOffice();
});
afterEach(() => desk.close());

describe('a whole run against a server that misbehaves at every stage', () => {
  const once = (move: Move, before: number) => (before === 0 ? move : null);
  const script: Script = (stage, { to, before }) => {
    const [name = ''] = to.split('@');
    switch (`${stage} ${name}`) {
      case 'greeting ':
        return before === 0 ? saying('421 4.3.2 too busy') : before === 1 ? 'drop' : null;
      case 'EHLO ':
        return before === 0 ? 'drop' : null;
      case 'RCPT unknown':
        return saying('550 5.1.1 no such user');
      case 'RCPT distrusted':
        return saying('550 5.7.1 we do not know you');
      case 'RCPT full':
        return saying('452 4.2.2 mailbox full');
      case 'RCPT grey':
        return once(saying('451 4.7.1 come back in five minutes'), before);
      case 'RCPT broken':
        return once('drop', before);
      case 'DATA later':
        return once(saying('451 4.3.0 not now'), before);
      case 'dot spam':
        return saying('554 5.7.1 looks like spam');
      case 'dot disk':
        return once(saying('452 4.3.1 disk full'), before);
      case 'dot closing':
        return once(saying('421 4.3.2 going down'), before);
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
        await expect(runDigest(MONDAY, { ...desk.io(), mailer })).rejects.toMatchObject({
          code: 'MAIL_SERVER_REFUSES',
        });
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

describe('a server that takes nothing from us', () => {
  it.each([
    ['refuses the login', 'AUTH', saying('535 5.7.8 wrong password'), 'gescheitert'],
    ['hangs up after each letter', 'dot', 'drop' as const, 'unklar'],
  ])('and %s is asked for few letters; the next run brings what is left', async (_what, at, move, fate) => {
    const names = Array.from({ length: 32 }, (_, n) => `p${n}@verein.example`);
    await desk.offer('Sprachcafé');
    await Promise.all(names.map((name) => desk.partner(name)));
    desk.watch.now = MONDAY;
    let open = false;
    const server = await openRudeServer((stage) => (stage === at && !open ? move : null), {});
    const url = server.url.replace('smtp://', 'smtp://office:word@');
    const mailer = smtpMailer(`${url}?requireTLS=false`);
    const run = () => runDigest(MONDAY, { ...desk.io(), mailer });
    const ends = async () =>
      (await desk.rows(deliveries)).filter((row) => row['Stand'] === fate && row['Zweck'] === 'digest')
        .length;
    try {
      await expect(run()).rejects.toMatchObject({ code: 'MAIL_SERVER_REFUSES' });
      expect(await ends()).toBe(10);
      open = true;
      await run();
    } finally {
      mailer.close();
      server.close();
    }
    const taken = server.taken.filter((to) => to.endsWith('@verein.example'));
    expect(new Set(taken).size).toBe(fate === 'unklar' ? 22 : 32);
    expect(taken).toHaveLength(new Set(taken).size);
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
  /** What *Hinweise* say after the brief. */
  async function noted(): Promise<string[]> {
    await runBrief(desk.watch.now, desk.io());
    return (await desk.rows(notices)).map((row) => row[notices.columns.what.label] ?? '');
  }

  /** Two issues before, which Anna's address refused and Bert got. */
  async function afterTwoRefusals(): Promise<string> {
    const anna = await desk.partner('anna@verein.example');
    const bert = await desk.partner('bert@verein.example');
    for (const issue of ['2026-W47', '2026-W48'])
      for (const [address, partner] of [
        ['anna@verein.example', anna],
        ['bert@verein.example', bert],
      ] as const) {
        const mail = mailOf(issue, { key: readerKey(desk.keys, address), partner });
        const at = new Date(Date.parse(mondayOf(issue)) + 6 * 3_600_000);
        const sending = gone(address)
          ? ({ state: 'failed', code: 'SMTP_550 RCPT 5.1.1', permanent: true } as const)
          : ({ state: 'sent' } as const);
        await desk.workbook.append([begin(mail, 1, at, 'm'), end(mail, 1, at, 'm', sending)]);
      }
    return anna;
  }

  it('rests after two issues, and Stand and Hinweise say so', async () => {
    await desk.partner('anna@verein.example');
    await desk.partner('bert@verein.example');
    desk.post.manners.recipient = (address) =>
      gone(address) ? { code: 550, text: '5.1.1 <anna@verein.example> no such user' } : undefined;
    await week(0);
    await week(1);
    await week(2);
    const ledger = await desk.rows(deliveries);
    expect(ledger.filter((row) => row['Stand'] === 'gescheitert')).toHaveLength(2);
    expect(JSON.stringify(ledger)).not.toContain('anna@');
    await upkeep();
    expect(await state()).toBe('Der Brief ruht seit 07.12.2026: Die Adresse nimmt keine Post an');
    expect(await noted()).toContain(
      'Tabelle „Partner“, Spalte „E-Mail“, Zeile 2: Diese Adresse hat den Wochenbrief zweimal abgelehnt. Er ruht.',
    );
  });

  it('comes back when the manager has checked it, and the next letter tells all that was missed', async () => {
    await afterTwoRefusals();
    await week(0); // the first issue, which introduces
    await week(1);
    expect(sentTo()).toEqual(['bert@verein.example']);
    await desk.type(partners, 'email', 'anna@verein.example', 'checkedOn', '08.12.2026');
    await week(2);
    const text = desk.post.taken.find(({ to }) => gone(to))?.email.text;
    for (const title of ['Angebot 1', 'Angebot 2']) expect(text).toContain(`- ${title}\n`);
  });

  it('comes back when its reader signs up again and confirms, not by asking alone', async () => {
    const anna = await afterTwoRefusals();
    const proof = { addressHmac: desk.keys.addressHmac('anna@verein.example'), purpose: 'digest' };
    const requestedAt = '2026-11-29T09:00:00.000Z';
    await desk.add(consents, { ...proof, id: idOf('again'), requestedAt });
    expect(await runPost({ kind: 'optIn', partner: anna }, desk.io())).toEqual({ outcome: 'sent' });
    await week(0);
    expect(sentTo()).toEqual(['bert@verein.example']);
    await desk.add(consents, { ...proof, id: idOf('again yes'), confirmedAt: desk.watch.now.toISOString() });
    await week(1);
    expect(sentTo().toSorted()).toEqual(['anna@verein.example', 'bert@verein.example']);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runPost } from '../../../functions/post/function.ts';
import { idOf } from '../../../functions/platform/keys.ts';
import { consents } from '../../../sheets-schema/consents.ts';
import { deliveries } from '../../../sheets-schema/deliveries.ts';
import { referenceOf } from '../../../sheets-schema/ids.ts';
import { partners } from '../../../sheets-schema/partners.ts';
import { settings } from '../../../sheets-schema/settings.ts';
import { startLetterOffice, type LetterOffice } from '../mail/letter-office.ts';
import { expectTwins, linksIn } from '../mail/twins.ts';

let desk: LetterOffice;
beforeEach(async () => {
  desk = await startLetterOffice();
  desk.watch.now = new Date('2026-11-02T08:00:30Z'); // half a minute after the sign-up
});
afterEach(() => desk.close());

const send = (partner: string) => runPost({ kind: 'optIn', partner }, desk.io());
const asked = (address: string) =>
  desk.partner(address, { confirmed: false, values: { name: 'Böse http://x.example' } });

describe('the mail that asks for confirmation', () => {
  it('brings a link that works for seven days, and no word from the form', async () => {
    const id = await asked('anna@verein.example');
    expect(await send(id)).toEqual({ outcome: 'sent' });
    const [letter] = desk.post.taken;
    const { text = '', html = '', headers = [] } = letter?.email ?? {};
    const link = /https:\/\/quartier\.example\/rundbrief\/bestaetigen\/(\S+)/.exec(text)?.[1] ?? '';
    const until = new Date('2026-11-09T08:00:00Z');
    expect(desk.keys.readToken('confirm', link, until)).toMatchObject({ ok: true, id });
    expect(desk.keys.readToken('confirm', link, new Date(until.getTime() + 1000))).toMatchObject({
      why: 'expired',
    });
    expect(text).toContain('Der Link gilt bis 9. November 2026 um 09:00 Uhr.');
    const links = linksIn({ subject: '', text, html });
    expect(links.text).toEqual(links.html);
    expect(`${text}${html}`).not.toContain('x.example');
    expect(headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-replied');
    expect(headers.some(({ key }) => key === 'list-unsubscribe')).toBe(false);
  });

  it('goes out once, however often the task comes', async () => {
    const id = await asked('anna@verein.example');
    await send(id);
    expect(await send(id)).toEqual({ outcome: 'before' });
    expect(desk.post.taken).toHaveLength(1);
  });

  it('goes out again when somebody asks again', async () => {
    const id = await asked('anna@verein.example');
    await send(id);
    const addressHmac = desk.keys.addressHmac('anna@verein.example');
    const requestedAt = '2026-11-05T08:00:00.000Z';
    await desk.add(consents, { id: idOf('again'), addressHmac, purpose: 'digest', requestedAt });
    desk.watch.now = new Date('2026-11-05T08:00:10Z');
    expect(await send(id)).toEqual({ outcome: 'sent' });
    expect(desk.post.taken).toHaveLength(2);
  });

  it('waits in the queue while the sign-up is not in the sheet', async () => {
    await expect(send(idOf('nobody'))).rejects.toMatchObject({ code: 'PARTNER_NOT_YET' });
  });

  it('is not needed once confirmed, after leaving, or when the link would have ended', async () => {
    expect(await send(await desk.partner('yes@verein.example'))).toEqual({ outcome: 'confirmed' });
    const left = await desk.partner('left@verein.example');
    desk.watch.now = new Date('2026-11-02T10:00:00Z');
    await desk.leave('left@verein.example');
    expect(await send(left)).toEqual({ outcome: 'ended' });
    const late = await asked('late@verein.example');
    desk.watch.now = new Date('2026-11-09T08:00:00Z');
    expect(await send(late)).toEqual({ outcome: 'expired' });
    expect(desk.post.taken).toEqual([]);
  });

  it('comes back to the queue when the server defers it, and ends when it refuses for good', async () => {
    const id = await asked('anna@verein.example');
    desk.post.manners.recipient = () => ({ code: 451 });
    await expect(send(id)).rejects.toMatchObject({ code: 'MAIL_NOT_SENT' });
    desk.post.manners.recipient = () => ({ code: 550 });
    expect(await send(id)).toEqual({ outcome: 'failed' });
  });

  it('goes out again as the same message when nobody knows whether it arrived, three times at most', async () => {
    const id = await asked('anna@verein.example');
    desk.post.manners.data = () => 'take and hang up';
    for (let i = 0; i < 3; i++) await expect(send(id)).rejects.toMatchObject({ code: 'MAIL_NOT_SENT' });
    expect(await send(id)).toEqual({ outcome: 'givenUp' });
    const same = new Set(desk.post.taken.map(({ email }) => `${email.messageId} ${email.date}`));
    expect([desk.post.taken.length, same.size]).toEqual([3, 1]);
  });

  it('goes out once when the queue brings the task twice at once', async () => {
    const id = await asked('anna@verein.example');
    const both = await Promise.allSettled([send(id), send(id)]);
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(desk.post.taken).toHaveLength(1);
  });
});

describe('the mail that confirms a submission', () => {
  const submission = idOf('submission');
  const task = {
    kind: 'receipt',
    form: 'contact',
    submission,
    reference: referenceOf(submission),
    address: 'dora@example.org',
  };

  it('says that it came, the reference and what is next, and answers reach the manager', async () => {
    expect(await runPost(task, desk.io())).toEqual({ outcome: 'sent' });
    const { text = '', html = '', subject, to, replyTo, headers = [] } = desk.post.taken[0]?.email ?? {};
    expect(subject).toBe(`Ihr Anliegen ist angekommen: Zeichen ${referenceOf(submission)}`);
    expectTwins({ subject: '', text, html }, [
      referenceOf(submission),
      'Wir lesen Ihre Nachricht an einem der nächsten Arbeitstage.',
    ]);
    expect(to).toEqual([{ address: task.address, name: '' }]);
    expect(replyTo?.map(({ address }) => address)).toEqual(['buero@quartier.example']);
    expect(headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-replied');
    expect(headers.some(({ key }) => key === 'list-unsubscribe')).toBe(false);
  });

  it('goes out once for a submission, whatever the address, and as the same message when tried again', async () => {
    desk.post.manners.data = () => 'take and hang up';
    await expect(runPost(task, desk.io())).rejects.toMatchObject({ code: 'MAIL_NOT_SENT' });
    delete desk.post.manners.data;
    expect(await runPost(task, desk.io())).toEqual({ outcome: 'sent' });
    expect(new Set(desk.post.taken.map(({ email }) => email.messageId)).size).toBe(1);
    expect(await runPost({ ...task, address: 'other@example.org' }, desk.io())).toEqual({
      outcome: 'before',
    });
    expect(desk.post.taken).toHaveLength(2);
  });

  it('leaves the address nowhere in the sheets', async () => {
    await runPost(task, desk.io());
    const { deliveries: rows } = await desk.io().workbook.read(deliveries);
    expect(rows.map(({ purpose, recipient }) => [purpose, recipient])).toEqual([
      ['receipt', submission],
      ['receipt', submission],
    ]);
    expect(JSON.stringify(rows)).not.toContain('dora');
  });

  it.each([
    { form: 'subscription' },
    { submission: 'X' },
    { reference: 'Lesen Sie dies' },
    { address: 'a@b.example, c@d.example' },
  ])('is not sent for a task with %o', async (wrong) => {
    await expect(runPost({ ...task, ...wrong }, desk.io())).rejects.toMatchObject({ code: 'TASK_UNKNOWN' });
    expect(desk.post.taken).toEqual([]);
  });
});

describe('the mail that tells of a task that keeps failing', () => {
  const alarm = { kind: 'alarm', function: 'append', task: 'ab12', code: 'FILE_MISSING' };
  const tell = (more: object = {}) => runPost({ ...alarm, ...more }, desk.io());

  it('goes to manager and operator, once each, with codes only', async () => {
    await desk.type(settings, 'key', 'operator.email', 'value', 'technik@stadt.example');
    expect(await tell()).toEqual({ outcome: 'alarm', sent: 2 });
    expect(await tell()).toEqual({ outcome: 'alarm', sent: 0 });
    const to = desk.post.taken.map(({ email }) => email.to?.map(({ address }) => address).join());
    expect(to).toEqual(['buero@quartier.example', 'technik@stadt.example']);
    const { text = '', html = '', subject } = desk.post.taken[0]?.email ?? {};
    expect(subject).toBe('Bitte nachsehen: Eine Einsendung wartet');
    for (const words of [text, html]) expect(words).toContain('append, FILE_MISSING, Auftrag ab12');
    await tell({ task: 'cd34' });
    expect(desk.post.taken).toHaveLength(4);
  });

  it('goes to the manager alone while nobody else is named, and is refused with more than codes in it', async () => {
    expect(await tell()).toEqual({ outcome: 'alarm', sent: 1 });
    await expect(tell({ code: 'Frau Muster rief an' })).rejects.toMatchObject({ code: 'TASK_UNKNOWN' });
  });
});

describe('the mail with the link to a partner’s own page', () => {
  const hour = '2026-11-20T09:00:00.000Z';
  const ask = (address: string, at = hour) => runPost({ kind: 'partnerLink', address, hour: at }, desk.io());

  it('goes to the address in the sheet, however it was typed, and its link lives 35 days', async () => {
    const id = await desk.partner('anna@verein.example');
    expect(await ask('Anna@Verein.example')).toEqual({ outcome: 'sent' });
    const { text = '', html = '', to } = desk.post.taken[0]?.email ?? {};
    expect(to?.map(({ address }) => address)).toEqual(['anna@verein.example']);
    expectTwins({ subject: '', text, html }, ['Der Link gilt 35 Tage.']);
    const token = /https:\/\/quartier\.example\/rundbrief\/meine-seite\/(\S+)/.exec(text)?.[1] ?? '';
    const until = new Date('2026-12-25T09:00:00Z');
    expect(desk.keys.readToken('partner', token, until)).toMatchObject({ ok: true, id });
    expect(desk.keys.readToken('partner', token, new Date(until.getTime() + 1000))).toMatchObject({
      why: 'expired',
    });
  });

  it('goes out once an hour, and to who has left as well', async () => {
    await desk.partner('anna@verein.example');
    await desk.leave('anna@verein.example');
    expect(await ask('anna@verein.example')).toEqual({ outcome: 'sent' });
    expect(await ask('ANNA@verein.example')).toEqual({ outcome: 'before' });
    expect(await ask('anna@verein.example', '2026-11-20T10:00:00.000Z')).toEqual({ outcome: 'sent' });
    expect(desk.post.taken).toHaveLength(2);
  });

  it('goes to nobody who is not known, has not confirmed, or was typed in by the manager', async () => {
    await desk.partner('asked@verein.example', { confirmed: false });
    await desk.add(partners, { id: idOf('typed'), email: 'typed@verein.example', status: 'aktiv' });
    for (const address of ['nobody@verein.example', 'asked@verein.example', 'typed@verein.example'])
      expect(await ask(address)).toEqual({ outcome: 'unknown' });
    expect(desk.post.taken).toEqual([]);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import type { Letter } from '../../../functions/mail/letter.ts';
import { smtpMailer } from '../../../functions/mail/mailer.ts';
import { openPostOffice, type Manners } from './post-office.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function office(manners?: Manners) {
  const opened = await openPostOffice(manners);
  const mailer = smtpMailer(opened.url);
  closing.push(opened.close, () => mailer.close());
  return { ...opened, mailer };
}

function letter(more: Partial<Letter> = {}): Letter {
  return {
    to: { name: 'Jörg, Müller', address: 'joerg@verein.example' },
    from: { name: 'Quartier Obere Altstadt', address: 'brief@quartier.example' },
    replyTo: { name: 'Büro', address: 'buero@quartier.example' },
    subject: 'Grüße aus dem Quartier',
    text: 'Schöne Grüße\n',
    html: '<p>Schöne Grüße</p>',
    messageId: 'fest@quartier.example',
    date: new Date('2026-11-30T06:00:00Z'),
    autoSubmitted: 'auto-generated',
    ...more,
  };
}

describe('a letter that goes out', () => {
  it('reaches one recipient with both twins, the fixed Message-ID and date, and answers go to the manager', async () => {
    const { mailer, taken } = await office();
    expect(await mailer.send(letter())).toEqual({ state: 'sent' });
    expect(taken.map(({ to }) => to)).toEqual(['joerg@verein.example']);
    expect(taken[0]?.email).toMatchObject({
      subject: 'Grüße aus dem Quartier',
      text: expect.stringContaining('Schöne Grüße') as string,
      html: expect.stringContaining('<p>Schöne Grüße</p>') as string,
      messageId: '<fest@quartier.example>',
      date: '2026-11-30T06:00:00.000Z',
      to: [{ name: 'Jörg, Müller', address: 'joerg@verein.example' }],
      replyTo: [{ address: 'buero@quartier.example' }],
    });
  });

  it('bears the one-click headers of RFC 8058 when it belongs to a list, and only then', async () => {
    const { mailer, taken } = await office();
    const unsubscribeUrl = `https://quartier.example/rundbrief/abmelden/${'t'.repeat(90)}`;
    await mailer.send(letter({ list: { unsubscribeUrl, id: 'wochenbrief.quartier.example' } }));
    await mailer.send(letter({ messageId: 'zwei@quartier.example' }));
    const header = (index: number, key: string) =>
      taken[index]?.email.headers.find((one) => one.key === key)?.value;
    expect(header(0, 'list-unsubscribe')).toBe(`<${unsubscribeUrl}>`);
    expect(header(0, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(header(0, 'list-id')).toBe('"Quartier Obere Altstadt" <wochenbrief.quartier.example>');
    expect(header(0, 'auto-submitted')).toBe('auto-generated');
    expect(header(1, 'list-unsubscribe')).toBeUndefined();
    expect(header(1, 'list-unsubscribe-post')).toBeUndefined();
  });

  it('shows a picture from within the message', async () => {
    const { mailer, taken } = await office();
    const picture = { filename: 'a.png', contentType: 'image/png', content: Buffer.from('PNG'), cid: 'a@x' };
    await mailer.send(letter({ attachments: [picture] }));
    expect(taken[0]?.email.attachments).toMatchObject([{ contentId: '<a@x>', disposition: 'inline' }]);
  });
});

describe('a letter that does not go out', () => {
  it('is refused before the door for an address that a mailer could read as two', async () => {
    const { mailer, taken } = await office();
    const to = { name: null, address: 'joerg@verein.example, evil@x.example' };
    expect(await mailer.send(letter({ to }))).toEqual({
      state: 'failed',
      code: 'ADDRESS_INVALID',
      permanent: true,
    });
    expect(taken).toEqual([]);
  });

  it('is unclear when the line goes dead after the final dot, and the next one goes out', async () => {
    const { mailer, manners, taken } = await office({ data: () => 'take and hang up' });
    expect(await mailer.send(letter())).toMatchObject({ state: 'unclear' });
    manners.data = () => 'take';
    expect(await mailer.send(letter({ messageId: 'zwei@quartier.example' }))).toEqual({ state: 'sent' });
    expect(taken).toHaveLength(2);
  });

  it('has failed, not unclear, when nobody listens', async () => {
    const { mailer, close } = await office();
    await close();
    expect(await mailer.send(letter())).toEqual({ state: 'failed', code: 'ESOCKET', permanent: false });
  });
});

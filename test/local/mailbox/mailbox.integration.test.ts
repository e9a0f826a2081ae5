import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listMessages, readMessage } from '../../../local/mailbox/messages.ts';
import { startSmtp, type Smtp } from '../../../local/mailbox/smtp.ts';

const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

let smtp: Smtp;

beforeEach(async () => {
  smtp = await startSmtp({ port: 0, state: await mkdtemp(join(tmpdir(), 'mailbox-')) });
});
afterEach(() => smtp.close());

function letter(subject: string, more: SendMailOptions = {}): SendMailOptions {
  return {
    from: 'Büro <buero@quartier.example>',
    to: 'verein@partner.example',
    subject,
    text: 'Guten Tag',
    ...more,
  };
}

async function send(...letters: SendMailOptions[]): Promise<void> {
  const transport = createTransport(`${smtp.url}?pool=true`);
  for (const mail of letters) await transport.sendMail(mail);
  transport.close();
}

describe('the mailbox', () => {
  it('shows a letter as its recipient would get it: words, pictures, headers and envelope', async () => {
    await send(
      letter('Neues für Sie: Frühstück & mehr', {
        envelope: { from: 'bounce+7@quartier.example', to: ['verein@partner.example'] },
        html: '<p>Grüße</p><img src="cid:bridge">',
        list: { unsubscribe: 'https://quartier.example/abmelden/x' },
        attachments: [{ filename: 'brücke.gif', content: PIXEL, cid: 'bridge' }],
      }),
    );

    const [summary] = await listMessages(smtp.directory);
    expect(summary).toMatchObject({
      from: 'Büro <buero@quartier.example>',
      to: 'verein@partner.example',
      subject: 'Neues für Sie: Frühstück & mehr',
      envelope: { from: 'bounce+7@quartier.example', to: ['verein@partner.example'] },
    });

    const message = await readMessage(smtp.directory, summary!.id);
    expect(message?.text).toBe('Guten Tag\n');
    expect(message?.html).toContain('Grüße');
    expect(message?.headers).toContainEqual({
      name: 'List-Unsubscribe',
      value: '<https://quartier.example/abmelden/x>',
    });
    expect(message?.attachments).toMatchObject([
      { name: 'brücke.gif', type: 'image/gif', contentId: 'bridge' },
    ]);
    expect(Buffer.from(message!.attachments[0]!.content)).toEqual(PIXEL);
    expect(message?.source).toMatch(/^Content-Type: multipart\//m);
  });

  it('lists the newest first, also those that came within one millisecond', async () => {
    await send(...['one', 'two', 'three', 'four'].map((subject) => letter(subject)));

    const subjects = (await listMessages(smtp.directory)).map(({ subject }) => subject);
    expect(subjects).toEqual(['four', 'three', 'two', 'one']);
    expect(await listMessages(smtp.directory, { limit: 2 })).toHaveLength(2);
  });

  it('finds the letters to one address by the envelope, whatever the case', async () => {
    await send(letter('mine', { to: 'Eine@Partner.example' }), letter('other'));

    const found = await listMessages(smtp.directory, { to: 'eine@partner.example' });
    expect(found.map(({ subject }) => subject)).toEqual(['mine']);
  });

  it('reads the head of a letter whose headers are longer than one look', async () => {
    await send(letter('late', { headers: { 'A-Long-One': 'word '.repeat(8000) } }));

    expect((await listMessages(smtp.directory))[0]?.subject).toBe('late');
  });

  it('leaves no half-written file behind and keeps everything over a restart', async () => {
    await send(letter('kept'));
    const files = await readdir(smtp.directory);
    expect(files.map((name) => name.replace(/.*\./, '')).toSorted()).toEqual(['eml', 'json']);

    await smtp.close();
    smtp = await startSmtp({ port: 0, state: join(smtp.directory, '..') });
    await send(letter('after'));
    expect((await listMessages(smtp.directory)).map(({ subject }) => subject)).toEqual(['after', 'kept']);
  });

  it('refuses a letter larger than mail providers take, and keeps nothing of it', async () => {
    const huge = letter('huge', { attachments: [{ content: Buffer.alloc(26 * 1024 * 1024) }] });

    await expect(send(huge)).rejects.toMatchObject({ responseCode: 552 });
    expect(await listMessages(smtp.directory)).toEqual([]);
  });

  it('closes at once although a client keeps its connection open', async () => {
    const transport = createTransport(`${smtp.url}?pool=true`);
    await transport.sendMail(letter('open'));
    await smtp.close();
    await expect(createTransport(smtp.url).sendMail(letter('late'))).rejects.toMatchObject({
      code: 'ESOCKET',
    });
    transport.close();
  });

  it('says which variable chooses another port when its own is taken', async () => {
    await expect(startSmtp({ port: smtp.port, state: smtp.directory })).rejects.toMatchObject({
      code: 'PORT_TAKEN',
      message: expect.stringContaining('SMTP_PORT') as string,
    });
  });
});

describe('a mailbox folder', () => {
  it('is empty before the first letter', async () => {
    expect(await listMessages(join(smtp.directory, 'nowhere'))).toEqual([]);
  });

  it('opens nothing outside itself', async () => {
    expect(await readMessage(smtp.directory, '../tasks')).toBeUndefined();
    expect(await readMessage(smtp.directory, 'unknown')).toBeUndefined();
  });
});

import { readFileSync } from 'node:fs';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { CONNECTIONS } from '../../functions/mail/mailer.ts';
import { measured } from './measured.ts';

// nodemailer alone: `node peer.ts SMTP_URL LETTERS_FILE COUNT` sends letters in turn, so many, over as many connections as the
// product. The file holds them as JSON.
const [url, file = '', count] = process.argv.slice(2);
const own = ['auto-submitted', 'list-unsubscribe', 'list-unsubscribe-post', 'list-id'];
const letters = await Promise.all(
  (JSON.parse(readFileSync(file, 'utf8')) as string[]).map(async (letter) => {
    const { from, replyTo, subject, text, html, headers } = await PostalMime.parse(letter);
    return {
      from: { name: from?.name ?? '', address: from?.address ?? '' },
      replyTo: replyTo?.map(({ name, address }) => ({ name: name ?? '', address: address ?? '' })),
      subject,
      text,
      html,
      headers: headers.filter(({ key }) => own.includes(key)).map(({ key, value }) => ({ key, value })),
    };
  }),
);
const transport = createTransport({ url, pool: true, maxConnections: CONNECTIONS, requireTLS: false });
await measured(async () => {
  const numbers = Array.from({ length: Number(count) }, (_, at) => at).values();
  const lane = async (): Promise<void> => {
    for (const at of numbers) {
      const letter = letters[at % letters.length];
      const to = `partner${String(at).padStart(5, '0')}@verein.example`;
      await transport.sendMail({
        ...letter,
        envelope: { from: letter?.from.address ?? '', to: [to] },
        to,
        messageId: `<${at}@quartier.example>`,
      });
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
});

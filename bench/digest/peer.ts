import { readFileSync } from 'node:fs';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { CONNECTIONS } from '../../functions/mail/mailer.ts';
import { measured } from './measured.ts';

// nodemailer alone: `node peer.ts SMTP_URL LETTER_FILE COUNT` sends a letter so often, over as many connections as the product.
const [url, file = '', count] = process.argv.slice(2);
const { from, replyTo, subject, text, html, headers } = await PostalMime.parse(readFileSync(file));
const own = ['auto-submitted', 'list-unsubscribe', 'list-unsubscribe-post', 'list-id'];
const transport = createTransport({ url, pool: true, maxConnections: CONNECTIONS, requireTLS: false });
await measured(async () => {
  const numbers = Array.from({ length: Number(count) }, (_, at) => at).values();
  const lane = async (): Promise<void> => {
    for (const at of numbers) {
      const to = `partner${String(at).padStart(5, '0')}@verein.example`;
      await transport.sendMail({
        envelope: { from: from?.address ?? '', to: [to] },
        from: { name: from?.name ?? '', address: from?.address ?? '' },
        replyTo: replyTo?.map(({ name, address }) => ({ name: name ?? '', address: address ?? '' })),
        to,
        subject,
        text,
        html,
        headers: headers.filter(({ key }) => own.includes(key)).map(({ key, value }) => ({ key, value })),
        messageId: `<${at}@quartier.example>`,
      });
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
});

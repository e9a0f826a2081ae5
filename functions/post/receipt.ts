import { z } from 'zod';
import { isMailAddress } from '../../sheets-schema/addresses.ts';
import { isId } from '../../sheets-schema/ids.ts';
import type { Text } from '../../sheets-schema/texts.ts';
import type { MailView } from '../mail/compose.ts';
import { letterhead } from '../mail/letterhead.ts';
import type { Quartier } from '../platform/quartier.ts';
import { german } from '../words/locale.ts';

/** The task of confirming one submission; the address stands nowhere else. */
export const receiptTasks = z.object({
  kind: z.literal('receipt'),
  form: z.enum(['contact', 'offer', 'event', 'report']),
  /** The id of its row. */
  submission: z.string().refine(isId),
  reference: z.string().regex(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/),
  address: z.string().refine(isMailAddress),
});

export type ReceiptTask = z.output<typeof receiptTasks>;

/** What `templates/mail/receipt.*` show. */
export interface ReceiptView extends MailView {
  readonly came: string;
  readonly reference: string;
  readonly steps: readonly string[];
}

/**
 * The words of the mail: that it came, under which reference, what happens next. It holds nothing that was typed:
 * whoever typed the address may not be its reader, and a form must not become a way to write to others.
 */
export function receiptView(
  { form, reference }: ReceiptTask,
  { quartier, texts }: { quartier: Quartier; texts: readonly Text[] },
): ReceiptView {
  const t = german();
  const title = t(`${form}.received.title`);
  return {
    subject: t('receipt.subject', { title, reference }),
    title,
    subtitle: t('receipt.subtitle'),
    preview: t('receipt.preview', { reference }),
    head: letterhead(quartier, texts),
    why: t('receipt.why'),
    leaveUrl: null,
    partnerUrl: null,
    came: t('receipt.came', { quartier: quartier.name }),
    reference,
    steps: [t(`${form}.received.check`), t('receipt.more')],
  };
}

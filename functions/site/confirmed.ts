import { confirmations, type Confirmation } from '../../sheets-schema/confirmations.ts';
import { codeOf, log } from '../platform/log.ts';
import { isGone, type Workbook } from '../workbook/workbook.ts';

/** How old they may be, in milliseconds: they lie in another file, and Google counts each file that is read. */
const MAX_AGE_MS = 60_000;

/** Keeps the newest confirmations that could be read, for a minute; after that as long as no newer ones can be had. */
export class ConfirmationKeeper {
  readonly #workbook: Workbook;
  readonly #elapsed: () => number;
  #last: readonly Confirmation[] | null = null;
  #readAt = -Infinity;

  /** @param elapsed milliseconds from a fixed moment, never moved by anybody's clock */
  constructor(workbook: Workbook, elapsed: () => number = () => performance.now()) {
    this.#workbook = workbook;
    this.#elapsed = elapsed;
  }

  /** `null` while nobody can tell what was confirmed. */
  async current(): Promise<readonly Confirmation[] | null> {
    if (this.#elapsed() - this.#readAt < MAX_AGE_MS) return this.#last;
    this.#readAt = this.#elapsed();
    try {
      const read = await this.#workbook.read(confirmations);
      const lost = read.findings.some(isGone);
      if (!lost) this.#last = read.confirmations;
    } catch (error) {
      log('WARNING', 'confirmations not read', { function: 'site', code: codeOf(error) });
    }
    return this.#last;
  }
}

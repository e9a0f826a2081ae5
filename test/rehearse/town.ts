import { Agent } from 'node:http';
import { Browser, formsOf, type Entries, type Form, type Page } from '../../bench/intake/browser.ts';
import type { Desk } from './desk.ts';
import type { Done, Mailed } from './diary.ts';

/** A topic as forms and cells name it. */
export const TOPICS = [
  { key: 'geld', label: 'Geld und Existenz' },
  { key: 'wohnen', label: 'Wohnen' },
  { key: 'familie', label: 'Familie und Kinder' },
  { key: 'gemeinschaft', label: 'Begegnung und Freizeit' },
] as const;

/** Those who make offers. Half of them have an address for questions; the others are asked in the letter to their members. */
export const PROVIDERS = ['Verein A', 'Verein B', 'Verein C', 'Verein D', 'Verein E', 'Verein F'] as const;
const BY_MAIL: readonly string[] = PROVIDERS.slice(3);

/** The address to which questions about a provider's offers go, if they have one. */
export function keeperOf(provider: string): string | undefined {
  return BY_MAIL.includes(provider) ? `pflege.${provider.at(-1)?.toLowerCase()}@anbieter.example` : undefined;
}

/** The topics whose bits are set in a number from 0 up to 1, none and all included. */
export function topicsIn(share: number): (typeof TOPICS)[number][] {
  const bits = Math.floor(share * 2 ** TOPICS.length);
  return TOPICS.filter((_, at) => (bits >> at) % 2 === 1);
}

/** One of several by a number from 0 up to 1. */
export function pick<T>(all: readonly T[], share: number): T | undefined {
  return all[Math.floor(share * all.length)];
}

/** What everybody in town shares: the site, the mail, and the diary. */
export class Town {
  readonly desk: Desk;
  /** Every mail so far, oldest first. */
  readonly mails: Mailed[] = [];
  readonly #site: () => string;
  readonly #note: (done: Done) => void;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #counts = new Map<string, number>();

  constructor(desk: Desk, site: () => string, note: (done: Done) => void) {
    this.desk = desk;
    this.#site = site;
    this.#note = note;
  }

  /** A number of its own for each thing of a kind: what people write bears it. */
  next(kind: string): number {
    const number = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, number);
    return number;
  }

  /** Opens a page of the site, or the address in a mail. */
  async open(address: string): Promise<Page> {
    return await this.#browser().open(address.startsWith('/') ? this.#site() + address : address);
  }

  /** Fills in a form, confirms the page of answers, and returns the last page. @throws Error when that is no success */
  async send(form: Form | null | undefined, entries: Entries): Promise<Page> {
    if (!form) throw new Error('[rehearse] There is no such form on the page.');
    const page = await this.#browser().send(this.#site(), form, entries);
    if (page.status !== 200) throw new Error(`[rehearse] ${form.action} was answered ${page.status}.`);
    return page;
  }

  /** The form of a page whose address begins like that. @throws Error when there is none */
  async form(address: string, action: string): Promise<Form> {
    const { status, text } = await this.open(address);
    const form = formsOf(text).find((one) => one.action.startsWith(action));
    if (!form) throw new Error(`[rehearse] ${address} has no such form and was answered ${status}.`);
    return form;
  }

  /** One click in a mail program (RFC 8058). */
  async oneClick(url: string): Promise<number> {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    await answer.body?.cancel();
    return answer.status;
  }

  /** The newest mail to an address that holds a link below a path: that link. */
  linkIn(to: string, path: string): string | undefined {
    const link = new RegExp(`https?://\\S+${path}/[^\\s>]+`);
    return this.mails.findLast((mail) => mail.to === to && link.test(mail.text))?.text.match(link)?.[0];
  }

  /** Something that is done and was answered as such. */
  note(deed: Done['deed'], who = '', more: Partial<Pick<Done, 'cells' | 'tab'>> = {}): void {
    this.#note({ what: 'done', deed, who, cells: {}, ...more });
  }

  close(): void {
    this.#agent.destroy();
  }

  /** Everybody comes from another address, or the site would take them for a program. */
  #browser(): Browser {
    const at = this.next('visit');
    return new Browser(this.#agent, `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`);
  }
}

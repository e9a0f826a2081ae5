import { formsOf } from '../../bench/intake/browser.ts';
import { pick, PROVIDERS, topicsIn, type Town } from './town.ts';
import type { Act } from './plan.ts';

/** Links that mails hold, by the path below which they lie. */
const CONFIRM = '/rundbrief/bestaetigen';
const LEAVE = '/rundbrief/abmelden';
const OWN_PAGE = '/rundbrief/meine-seite';

/** Those who read the letter: what they do, they do by the forms and by the links in their mails. */
export class Partners {
  /** Addresses of those who read now, in the order in which they joined. */
  readonly readers: string[] = [];
  /** Those who left. */
  readonly former: string[] = [];
  readonly #town: Town;
  readonly #letMailArrive: () => Promise<void>;

  constructor(town: Town, letMailArrive: () => Promise<void>) {
    this.#town = town;
    this.#letMailArrive = letMailArrive;
  }

  /** Signs up, and confirms by the link in the mail, unless the mail stays unread. */
  async signUp({ a, b }: Act, isRead: boolean): Promise<void> {
    const number = this.#town.next('Partner');
    const address = `${isRead ? 'partner' : 'ungelesen'}.${number}@verein.example`;
    const topics = a < 0.4 ? [] : topicsIn((a - 0.4) / 0.6);
    // Some belong to an organisation whose offers are in the directory.
    const organisation = pick(PROVIDERS, 2 * b) ?? `Leserkreis ${number}`;
    await this.#ask(address, { name: `Frau ${number}`, organisation, topics: topics.map(({ key }) => key) });
    if (isRead) await this.#confirm(address);
  }

  /** Somebody who left comes back, or somebody who reads already signs up once more. */
  async signUpAgain({ a }: Act): Promise<void> {
    const address = pick([...this.former, ...this.readers], a);
    if (address === undefined) return;
    await this.#ask(address, {});
    if (this.former.includes(address)) await this.#confirm(address);
  }

  /** Other topics, on their own page. */
  async topics({ a, b }: Act): Promise<void> {
    const topics = topicsIn(b);
    await this.#wish(
      a,
      { topics: topics.map(({ key }) => key) },
      { 'Nur Themen': topics.map(({ label }) => label).join(', ') },
    );
  }

  async rhythm({ a, b }: Act): Promise<void> {
    const [key, label] = b < 0.6 ? ['monatlich', 'monatlich'] : ['woechentlich', 'wöchentlich'];
    await this.#wish(a, { rhythm: key }, { 'Wie oft': label });
  }

  /** Somebody lost the link to their own page, or never had one. */
  async lostLink({ a, b }: Act): Promise<void> {
    const address = b < 0.2 ? 'niemand@verein.example' : pick(this.readers, a);
    if (address !== undefined) await this.#askForLink(address);
  }

  /** Leaves by the letter's link and the button behind it, or by the mail program's own. */
  async leave({ a }: Act, byClick: boolean): Promise<void> {
    const address = pick(this.#readersWith(LEAVE), a);
    const url = address && this.#town.linkIn(address, LEAVE);
    if (!address || !url) return;
    if (byClick) {
      const { leaveUrl } =
        this.#town.mails.findLast(({ to, leaveUrl: its }) => to === address && its !== null) ?? {};
      if ((await this.#town.oneClick(leaveUrl ?? '')) !== 200)
        throw new Error('[rehearse] One click did not let a partner leave.');
    } else {
      const form = await this.#town.form(url, LEAVE);
      await this.#town.send(form, {});
    }
    this.#leaves(address);
  }

  /** Wants everything about them erased. */
  async erase({ a }: Act): Promise<void> {
    const address = pick(this.#readersWith(OWN_PAGE), a);
    if (address === undefined) return;
    const url = `${await this.#ownPage(address)}/loeschen`;
    await this.#town.send(await this.#town.form(url, OWN_PAGE), {});
    this.#leaves(address);
    this.former.pop(); // who had themselves erased does not come back
    this.#town.note('asked to be erased', address);
  }

  /** Opens every link of a mail, as the scanners of mail providers do. */
  async scan(text: string): Promise<void> {
    for (const [url] of text.matchAll(/https?:\/\/\S+/g)) await this.#town.open(url);
  }

  async #wish(
    share: number,
    entries: Readonly<Record<string, string | readonly string[]>>,
    cells: Readonly<Record<string, string>>,
  ): Promise<void> {
    const address = pick(this.#readersWith(OWN_PAGE), share);
    if (address === undefined) return;
    const form = await this.#town.form(await this.#ownPage(address), OWN_PAGE);
    await this.#town.send(form, entries);
    this.#town.note('wished', address, { cells });
  }

  async #ask(address: string, more: Readonly<Record<string, string | readonly string[]>>): Promise<void> {
    const { form } = await this.#town.open('/rundbrief');
    await this.#town.send(form, { email: address, ...more });
    this.#town.note('asked to join', address);
    await this.#letMailArrive();
  }

  async #askForLink(address: string): Promise<void> {
    const form = await this.#town.form('/rundbrief/mein-link', '/rundbrief/mein-link');
    await this.#town.send(form, { address });
    this.#town.note('asked for the link', address);
    await this.#letMailArrive();
  }

  /** The link to a reader's own page; a new one where the one in the newest letter has lived its time. */
  async #ownPage(address: string): Promise<string> {
    const link = (): string => this.#town.linkIn(address, OWN_PAGE) ?? '';
    if ((await this.#town.open(link())).status === 410) await this.#askForLink(address);
    return link();
  }

  async #confirm(address: string): Promise<void> {
    const form = await this.#town.form(this.#town.linkIn(address, CONFIRM) ?? '/', CONFIRM);
    await this.#town.send(form, {});
    this.#town.note('confirmed', address);
    this.readers.push(address);
    const before = this.former.indexOf(address);
    if (before >= 0) this.former.splice(before, 1);
  }

  #leaves(address: string): void {
    this.readers.splice(this.readers.indexOf(address), 1);
    this.former.push(address);
    this.#town.note('left', address);
  }

  #readersWith(path: string): string[] {
    return this.readers.filter((address) => this.#town.linkIn(address, path));
  }
}

/** Those who keep offers right, and answer the question whether they still are. */
export class Providers {
  readonly #town: Town;
  /** Links that were answered. */
  readonly #answered = new Set<string>();

  constructor(town: Town) {
    this.#town = town;
  }

  /** One of those who were asked and have not answered yet. */
  async answer({ a, b }: Act): Promise<void> {
    const asked = [...new Set(this.#town.mails.map(({ to }) => to))]
      .filter((to) => to.startsWith('pflege.'))
      .flatMap((to) => ({ to, url: this.#town.linkIn(to, '/stimmt-noch') ?? '' }))
      .filter(({ url }) => url !== '' && !this.#answered.has(url));
    const one = pick(asked, a);
    if (!one) return;
    this.#answered.add(one.url);
    const [, , token = ''] = new URL(one.url).pathname.split('/');
    const all = `/stimmt-noch/${token}`;
    const { status, text } = await this.#town.open(all);
    if (status === 410) return; // nothing of theirs is offered any more
    const form = formsOf(text).find(({ fields }) => fields.some(([name]) => name === 'offer'));
    const offer = form?.fields.find(([name]) => name === 'offer')?.[1] ?? '';
    if (b < 0.6) {
      await this.#town.send(form, {});
      this.#town.note('said still right', one.to, {
        tab: 'Bestätigungen',
        cells: { 'Kennung des Angebots': offer, Weg: 'E-Mail' },
      });
      return;
    }
    if (b < 0.85) {
      const to = `${all}/${offer}/aendern`;
      const hours = `${10 + this.#town.next('Zeit')} Uhr`;
      const { text: answers } = await this.#town.send(await this.#town.form(to, to), { hours });
      const shown = formsOf(answers).find(({ fields }) => fields.some(([name]) => name === 'shown'));
      if (shown) await this.#town.send(shown, {}); // a page that shows what is old and new
      this.#town.note('proposed a change', one.to, {
        tab: 'Änderungen',
        cells: { Feld: 'Öffnungszeiten', Neu: hours },
      });
      return;
    }
    const to = `${all}/${offer}/pausiert`;
    await this.#town.send(await this.#town.form(to, to), {});
    this.#town.note('proposed a change', one.to, {
      tab: 'Änderungen',
      cells: { 'Kennung des Angebots': offer, Neu: 'pausiert' },
    });
  }
}

import { keeperOf, pick, PROVIDERS, TOPICS, topicsIn, type Town } from './town.ts';
import type { Act } from './plan.ts';

/** The signs to read out over the telephone, which only the page has that says "received". */
const REFERENCE = /\b[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}\b/;

type Entries = Readonly<Record<string, string | readonly string[]>>;

/** Those who write by the public forms. */
export class Residents {
  readonly #town: Town;

  constructor(town: Town) {
    this.#town = town;
  }

  /** A matter for the office; most people bring the same one. */
  async ask({ a, b }: Act, how: 'once' | 'twice' | 'receipt'): Promise<void> {
    const need = `Anliegen ${this.#town.next('Anliegen')}`;
    const topic = pick([TOPICS[0], TOPICS[0], ...TOPICS], a);
    const reach = b < 0.5 ? `0571 ${Math.floor(b * 10_000)}` : '';
    const cells = { Anliegen: need, Thema: topic?.label ?? '', ...(reach && { 'Rückmeldung an': reach }) };
    const receiptTo = how === 'receipt' ? `${need.toLowerCase().replace(' ', '.')}@post.example` : '';
    const entries = { need, mainTopic: topic?.key ?? '', reach };
    await this.#send('/kontakt', entries, { tab: 'Kontakte', cells }, { receiptTo, twice: how === 'twice' });
  }

  async offer({ a, b }: Act): Promise<void> {
    const number = this.#town.next('Angebot');
    const title = `Angebot ${number} (1)`;
    const topics = topicsIn(a);
    const organisation = pick(PROVIDERS, b) ?? '';
    await this.#send(
      '/angebot-melden',
      {
        title,
        organisation,
        summary: `Satz ${number}.`,
        topics: topics.length > 0 ? topics.map(({ key }) => key) : [TOPICS[0].key],
        access: 'offen',
        cost: 'frei',
        hours: '9 Uhr',
        keepEmail: keeperOf(organisation) ?? '',
      },
      { tab: 'Angebote', cells: { Angebot: title, Anbieter: organisation } },
    );
  }

  async invite({ a }: Act, day: string): Promise<void> {
    const title = `Termin ${this.#town.next('Termin')}`;
    await this.#send(
      '/termin-melden',
      {
        title,
        kind: 'fest',
        organisation: 'Nachbarn',
        date: day,
        start: '15:00',
        place: 'Markt',
        topics: topicsIn(a).map(({ key }) => key),
      },
      { tab: 'Veranstaltungen', cells: { Veranstaltung: title } },
    );
  }

  /** Says that something about a public offer is not right any more. */
  async report({ a }: Act): Promise<void> {
    const { text } = await this.#town.open('/angebote');
    const path = pick([...new Set(text.match(/(?<=href=")\/angebote\/[\w-]+(?=")/g))].toSorted(), a);
    if (path === undefined) return; // nothing is public yet
    const report = `Meldung ${this.#town.next('Meldung')}`;
    await this.#send(
      `${path}/stimmt-nicht`,
      { text: report, field: 'zeiten' },
      { tab: 'Meldungen', cells: { Meldung: report } },
    );
  }

  async #send(
    path: string,
    entries: Entries,
    where: {
      readonly tab: 'Kontakte' | 'Angebote' | 'Veranstaltungen' | 'Meldungen';
      readonly cells: Readonly<Record<string, string>>;
    },
    { receiptTo = '', twice = false } = {},
  ): Promise<void> {
    const { form } = await this.#town.open(path);
    const send = () => this.#town.send(form, { ...entries, ...(receiptTo && { receiptTo }) });
    const pages = await Promise.all(twice ? [send(), send()] : [send()]);
    const references = new Set(pages.map(({ text }) => REFERENCE.exec(text.replace(/<[^>]*>/g, ' '))?.[0]));
    const [Zeichen] = references;
    if (Zeichen === undefined || references.size > 1)
      throw new Error(`[rehearse] ${path} did not say which reference the submission has.`);
    this.#town.note('sent a form', '', { tab: where.tab, cells: { ...where.cells, Zeichen } });
    if (receiptTo) this.#town.note('asked for a receipt', receiptTo, { cells: { Zeichen } });
  }
}

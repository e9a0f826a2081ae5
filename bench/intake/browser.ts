import { once } from 'node:events';
import { request, type Agent, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** What a page shows, as far as people who fill in forms care. */
export interface Page {
  readonly status: number;
  readonly text: string;
  /** The form that it asks to fill in or to confirm; null on a page without one. */
  readonly form: Form | null;
}

/** A form as a browser knows it: where it goes, and what is in its fields before anybody types. */
export interface Form {
  readonly action: string;
  /** Name and value of each field that would be sent now, the button pressed included. */
  readonly fields: readonly (readonly [string, string])[];
  /** What radios, check boxes and selects offer, by name. */
  readonly choices: ReadonlyMap<string, readonly string[]>;
}

/** What somebody enters, by a field's name: a text, which of the choices offered (from 0), or those that are ticked. */
export type Entries = Readonly<Record<string, string | number | readonly string[]>>;

/** Pages between a form that is sent and the last word about it: there is one that asks to check the answers. */
const STEPS = 3;

/** A person's browser at one of the sites; all browsers that share an agent share its connections. */
export class Browser {
  readonly #agent: Agent;
  readonly #address: string | undefined;

  /** @param address from which Google's front end would say that the person comes */
  constructor(agent: Agent, address?: string) {
    this.#agent = agent;
    this.#address = address;
  }

  /** Opens a page. @throws the connection's error */
  async open(url: string): Promise<Page> {
    return await this.#call(url, 'GET', '');
  }

  /**
   * Fills in a form and sends it; a page that asks whether that is right is confirmed.
   * @param site where the form goes, without a slash at the end: any site's form may go to any other
   * @returns the page with the last word
   * @throws the connection's error
   */
  async send(site: string, form: Form, entries: Entries): Promise<Page> {
    let page = await this.#post(site, form, entries);
    for (let step = 1; step < STEPS && page.status === 200 && page.form; step++)
      page = await this.#post(site, page.form, {});
    return page;
  }

  async #post(site: string, form: Form, entries: Entries): Promise<Page> {
    return await this.#call(site + form.action, 'POST', filledIn(form, entries).toString());
  }

  async #call(url: string, method: string, body: string): Promise<Page> {
    const call = request(url, {
      method,
      agent: this.#agent,
      headers: {
        ...(this.#address && { 'x-forwarded-for': this.#address }),
        ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }),
        'content-length': Buffer.byteLength(body),
      },
    });
    call.end(body);
    let response: IncomingMessage;
    try {
      [response] = (await once(call, 'response')) as [IncomingMessage];
    } catch (error) {
      // As browsers do: a connection that was closed while it was idle is opened anew.
      if (call.reusedSocket && (error as NodeJS.ErrnoException).code === 'ECONNRESET')
        return await this.#call(url, method, body);
      throw error;
    }
    const html = await text(response);
    const { location } = response.headers;
    if (response.statusCode === 303 && location) return await this.open(new URL(location, url).href);
    return { status: response.statusCode ?? 0, text: html, form: formOf(html) };
  }
}

/** The form that a page asks to fill in: the first that is posted with a token. */
export function formOf(html: string): Form | null {
  return formsOf(html).find(({ fields }) => fields.some(([name]) => name === 'token')) ?? null;
}

/** All forms of a page. */
export function formsOf(html: string): Form[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, attributes = '', inner = '']) =>
    fieldsOf(attributesOf(attributes)['action'] ?? '', inner),
  );
}

/** What is sent when somebody enters that and presses the button. Line ends are CRLF (HTML, "constructing the entry list"). */
function filledIn(form: Form, entries: Entries): URLSearchParams {
  const sent = new URLSearchParams();
  const append = (name: string, value: string): void => sent.append(name, value.replace(/\r\n?|\n/g, '\r\n'));
  for (const [name, value] of form.fields) if (!(name in entries)) append(name, value);
  for (const [name, entry] of Object.entries(entries)) {
    const choices = form.choices.get(name) ?? [];
    if (typeof entry === 'object') for (const ticked of entry) append(name, ticked);
    else append(name, typeof entry === 'string' ? entry : (choices[entry % choices.length] ?? ''));
  }
  return sent;
}

/** The class of a page's main button. */
const MAIN_BUTTON = /kern-btn--primary/;

function fieldsOf(action: string, html: string): Form {
  const fields: [string, string][] = [];
  const choices = new Map<string, string[]>();
  const offer = (name: string, value: string): void => {
    if (value !== '') choices.set(name, [...(choices.get(name) ?? []), value]);
  };
  let select = '';
  let button: [string, string] | undefined;
  let isMain = false;
  for (const [, tag = '', rest = '', content = ''] of html.matchAll(
    /<(input|select|option|textarea|button)\b([^>]*)>(?:(?<=<textarea\b[^>]*>)\n?(.*?)<\/textarea>)?/gs,
  )) {
    const { name = '', type = '', value = '', ...more } = attributesOf(rest);
    if (tag === 'select') select = name;
    if (tag === 'option') {
      offer(select, value);
      if ('selected' in more) fields.push([select, value]);
    }
    if (name === '' || 'disabled' in more) continue;
    if (tag === 'textarea') fields.push([name, unescaped(content)]);
    // People press the button that looks like the one to press; without one, the first.
    if (tag === 'button' && (!button || (!isMain && MAIN_BUTTON.test(rest)))) {
      isMain = MAIN_BUTTON.test(rest);
      button = [name, value];
    }
    if (tag !== 'input') continue;
    if (type === 'radio' || type === 'checkbox') {
      offer(name, value);
      if ('checked' in more) fields.push([name, value]);
    } else fields.push([name, value]);
  }
  return { action, fields: button ? [...fields, button] : fields, choices };
}

function attributesOf(tag: string): Record<string, string> {
  return Object.fromEntries(
    [...tag.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [
      name,
      unescaped(value),
    ]),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function unescaped(html: string): string {
  return html.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, word?: string) => {
      if (word !== undefined) return ENTITIES[word] ?? whole;
      return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    },
  );
}

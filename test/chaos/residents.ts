import type { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { Browser, type Form, type Page } from '../../bench/intake/browser.ts';
import { FORMS, written, type Visit } from './plan.ts';

/**
 * What a resident was told about something sent: that it arrived, that it did not, or nothing, because the connection broke
 * or no site listened.
 */
export type Told = 'received' | 'refused' | 'lost' | 'nobody there';

/** One text under its mark, and what its sender has seen of it. */
export interface Sent {
  readonly mark: string;
  readonly kind: keyof typeof FORMS;
  /** What must stand in the sheet, by header. */
  readonly cells: Readonly<Record<string, string>>;
  readonly told: Told[];
  /** The references that pages showed. */
  readonly references: Set<string>;
}

/** Where the residents' requests go, and how they come along. */
export interface Streets {
  readonly sites: readonly string[];
  readonly agent: Agent;
}

/** The signs to read out over the telephone, which only the page says that says "received". */
const REFERENCE = /\b[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}\b/;
/** Tries to open a form until somebody goes home. */
const OPENINGS = 20;

/** Carries out a visit. @returns what was sent in it, by text; nothing when no form could be opened */
export async function visit(plan: Visit, at: number, { sites, agent }: Streets): Promise<Sent[]> {
  const { path } = FORMS[plan.kind];
  const browser = new Browser(agent, `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`);
  let turn = 0;
  /** The site that the load balancer chooses; it leaves out one where nobody listens. */
  const balanced = async <T>(call: (site: string) => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries++) {
      try {
        return await call(sites[(plan.sites[turn++ % plan.sites.length] ?? 0) % sites.length] ?? '');
      } catch (error) {
        if (codeOf(error) !== 'ECONNREFUSED' || tries === OPENINGS) throw error;
        await wait(100);
      }
    }
  };

  const form = await opened(() => balanced((site) => browser.open(site + path)));
  if (!form) return [];
  await wait(plan.thinkMs);
  const sent: Sent[] = [];
  const begin = (version: 0 | 1): Sent => {
    const mark = plan.marks[version];
    const one: Sent = {
      mark,
      kind: plan.kind,
      cells: written(plan.kind, mark).cells,
      told: [],
      references: new Set(),
    };
    sent.push(one);
    return one;
  };
  const press = async (one: Sent, from: Form): Promise<{ told: Told; form: Form | null }> => {
    let page: Page;
    try {
      page = await balanced((site) => browser.send(site, from, written(plan.kind, one.mark).entries));
    } catch (error) {
      const told = codeOf(error) === 'ECONNREFUSED' ? 'nobody there' : 'lost';
      one.told.push(told);
      return { told, form: null };
    }
    const reference = page.form ? undefined : REFERENCE.exec(visible(page.text))?.[0];
    const told = page.status === 200 && reference !== undefined ? 'received' : 'refused';
    one.told.push(told);
    if (told === 'received' && reference !== undefined) one.references.add(reference);
    return { told, form: page.form };
  };
  /** Sends it until it is received or patience ends: the page that says "not stored" holds the form with every word. */
  const sendPatiently = async (one: Sent, first: Form): Promise<Told> => {
    let outcome = await press(one, first);
    for (let again = 0; outcome.told !== 'received' && again < plan.patience; again++) {
      await wait(200);
      outcome = await press(one, outcome.form ?? first);
    }
    return outcome.told;
  };

  const one = begin(0);
  const clicks = plan.doubleClick ? 2 : 1;
  const told = await Promise.all(Array.from({ length: clicks }, () => sendPatiently(one, form)));
  if (!told.includes('received')) return sent;
  if (plan.afterwards === 'reload') await press(one, form);
  if (plan.afterwards === 'change') await sendPatiently(begin(1), form);
  return sent;
}

async function opened(open: () => Promise<Page>): Promise<Form | null> {
  for (let tries = 0; tries < OPENINGS; tries++) {
    try {
      const page = await open();
      if (page.form) return page.form;
    } catch {
      // A site that died while it answered: people load the page anew.
    }
    await wait(200);
  }
  return null;
}

/** A page without its tags: addresses of files may look like a reference. */
function visible(html: string): string {
  return html.replace(/<[^>]*>/g, ' ');
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { runDigest } from '../../../../functions/digest/function.ts';
import { histories } from '../../../../functions/mail/ledger.ts';
import { idOf } from '../../../../functions/platform/keys.ts';
import type { Report } from '../../../../functions/platform/door.ts';
import { WorkbookError } from '../../../../functions/workbook/workbook.ts';
import { deliveries } from '../../../../sheets-schema/deliveries.ts';
import { startOffice, type Office } from '../../workbook/office.ts';
import { Gate } from './gate.ts';
import { openMailbox } from './mailbox.ts';
import { addressOf, ISSUE, keys, leave, MONDAY, PATIENT, portsOf, withPartners } from './neighbourhood.ts';
import { layWire, toGoogle, toMailServer } from './wire.ts';

/** Milliseconds by which a trial moves its clock. */
export const TEN_MINUTES = 600_000;

/** One Monday of an office of its own: runners come, die, wait, and what is left is judged. */
export class Trial {
  readonly partners: number;
  readonly office: Office;
  readonly mailbox: Awaited<ReturnType<typeof openMailbox>>;
  now = MONDAY;
  /** When partners left, by the letters that had been taken by then. */
  readonly #left = new Map<string, number>();
  readonly #open: { close(): unknown }[] = [];

  private constructor(partners: number, office: Office, mailbox: Awaited<ReturnType<typeof openMailbox>>) {
    this.partners = partners;
    this.office = office;
    this.mailbox = mailbox;
  }

  static async of(partners: number): Promise<Trial> {
    return new Trial(partners, await startOffice(fillOf(partners)), await openMailbox());
  }

  /** A runner in a process of its own, as far as Google and the mail server can tell. */
  async runner(gate: Gate = new Gate()): Promise<{ readonly gate: Gate; readonly report: Promise<Report> }> {
    const wire = await layWire(this.mailbox.port, gate, toMailServer);
    const io = portsOf(
      { sheets: this.office.url, directoryId: this.office.ids.directory, smtp: smtpAt(wire.port) },
      { now: () => this.now },
      gate,
    );
    this.#open.push(wire, io.mailer);
    const report = runDigest(MONDAY, io);
    report.catch(() => undefined); // whoever waits for it hears; a dead runner's is nobody's
    return { gate, report };
  }

  /** A runner that is a process of its own, which `kill -9` ends when it dies. Resolves when it has ended. */
  async process(gate: Gate): Promise<void> {
    const google = await layWire(Number(new URL(this.office.url).port), gate, toGoogle);
    const wire = await layWire(this.mailbox.port, gate, toMailServer);
    this.#open.push(google, wire);
    const addresses = {
      sheets: `http://127.0.0.1:${google.port}/`,
      directoryId: this.office.ids.directory,
      smtp: smtpAt(wire.port),
    };
    const program = join(import.meta.dirname, 'runner.ts');
    const child = spawn(process.execPath, [program, JSON.stringify(addresses)], { stdio: 'inherit' });
    gate.onDeath(() => child.kill('SIGKILL'));
    await once(child, 'exit');
  }

  /** A run that nobody disturbs, tried again as the scheduler does: a busy machine may keep Google's answers too long. */
  async run(): Promise<Report> {
    for (let tries = 1; ; tries++) {
      try {
        return await (
          await this.runner()
        ).report;
      } catch (error) {
        if (!(error instanceof WorkbookError) || tries === 5) throw error;
      }
    }
  }

  /** Waits until the mail server has heard the end of every line that broke. */
  async settled(): Promise<void> {
    while (this.mailbox.connections() > 0) await new Promise((resolve) => setTimeout(resolve, 1));
  }

  /** A partner leaves now. */
  async leave(partner: number): Promise<void> {
    await leave(this.office.open(PATIENT), addressOf(partner), this.now);
    this.#left.set(addressOf(partner), this.mailbox.letters.length);
  }

  /** What is not as it must be, in words; and how many are unclear. */
  async judge(mostUnclear: number): Promise<{ readonly wrong: readonly string[]; readonly unclear: number }> {
    const ledger = await this.office.open(PATIENT).read(deliveries);
    const known = histories(ledger.deliveries);
    const wrong: string[] = [];
    let unclear = 0;
    for (let at = 0; at < this.partners; at++) {
      const address = addressOf(at);
      const state = known.get(`digest|${ISSUE}|${idOf(keys.addressHmac(address))}`)?.state;
      const isUnclear = state === 'open' || state === 'unclear';
      const copies = this.mailbox.letters.filter((to) => to === address).length;
      const leftAt = this.#left.get(address);
      const afterLeaving = this.mailbox.letters.slice(leftAt).filter((to) => to === address).length;
      if (isUnclear) unclear++;
      if (copies > 1) wrong.push(`${address} has ${copies} letters`);
      if (copies === 0 && !isUnclear && leftAt === undefined)
        wrong.push(`${address} has none and is ${state}`);
      if (copies === 1 && !isUnclear && state !== 'sent') wrong.push(`${address} has one and is ${state}`);
      if (copies === 0 && state === 'sent') wrong.push(`${address} has none and is called sent`);
      if (leftAt !== undefined && afterLeaving > 0) wrong.push(`${address} left and was written to`);
    }
    if (unclear > mostUnclear) wrong.push(`${unclear} are unclear`);
    return { wrong, unclear };
  }

  async close(): Promise<void> {
    await Promise.all(this.#open.map((one) => one.close()));
    await Promise.all([this.mailbox.close(), this.office.close()]);
  }
}

function smtpAt(port: number): string {
  return `smtp://127.0.0.1:${port}?requireTLS=false`;
}

const fills = new Map<number, ReturnType<typeof withPartners>>();

function fillOf(partners: number): ReturnType<typeof withPartners> {
  const fill = fills.get(partners) ?? withPartners(partners);
  fills.set(partners, fill);
  return fill;
}

import { addDays, daysBetween, isoWeek } from '../../functions/platform/time.ts';
import { jobsOn } from './calendar.ts';
import type { Cells, Row } from './desk.ts';
import type { Diary, Done, Happening, Mailed, Ran } from './diary.ts';
import { Letters, type Fate } from './letters.ts';
import { MANAGER } from './manager.ts';
import type { Plan } from './plan.ts';
import { listed, numberIn, providersToAsk, reportsToTell } from './standing.ts';

/** What is to be said of a rehearsal. */
export interface Verdict {
  /** What must not be; a sentence each. */
  readonly wrong: readonly string[];
  /** By partner, then one for each week. */
  readonly fates: ReadonlyMap<string, readonly Fate[]>;
  readonly counts: Readonly<Record<string, number>>;
}

/** Findings that the brief may end with: what she fills in when she has dealt with a contact, her one reader who never agreed … */
const HERS = /^(Angabe fehlt: Kontakte, Dauer,|Ohne Zustimmung: Partner, Status, Zeile \d+:$)/;
/** … and, where she moved a column just before a row came, what is left of that row's first writing. */
const REST = /^Rest einer Einsendung:/;

/** The subject of the mail that tells of letters of which nobody knows whether they arrived. */
const DOUBT = /^Wochenbrief: .* unklar$/;

/** Days after which a sign-up that nobody confirmed is gone. */
const UNCONFIRMED_DAYS = 9;

/** The subject of a mail that asks a provider whether all is still right. */
const QUESTION = /^Stimm(t das|en Ihre \d+ Angebote) noch\?/;

const OPT_IN = /\/rundbrief\/bestaetigen\//;
const OWN_PAGE = /\/rundbrief\/meine-seite\//;

/** Judges a rehearsal by the mails, the cells and what people did; nothing of the product's code is asked. */
export function judge(plan: Plan, { happenings, end }: Diary): Verdict {
  const runs = happenings.flatMap((one) => (one.what === 'run' ? [one] : []));
  const done = happenings.flatMap((one) => (one.what === 'done' ? [one] : []));
  const singles = happenings.flatMap((one) => (one.what === 'mail' ? [one] : []));
  const mails = [...singles, ...runs.flatMap(mailsOf)];
  const letters = followed(plan, happenings);
  const wrong = [
    ...letters.wrong,
    ...wrongRuns(plan, runs),
    ...wrongQuestions(runs),
    ...wrongReports(runs),
    ...wrongSingles(happenings),
    ...wrongMessages(plan, mails, runs),
    ...wrongRows(done, end),
    ...wrongWishes(done, end, plan.to),
    ...wrongFindings(plan, runs),
  ];
  const fates = new Map(
    [...letters.readers.keys()].map((address): [string, Fate[]] => [
      address,
      plan.mondays.map((monday) => letters.fates.get(monday)?.get(address) ?? 'not yet'),
    ]),
  );
  const all = [...fates.values()].flat();
  if (!all.includes('letter')) wrong.push('nobody got a letter: the rehearsal shows nothing');
  const counts = {
    partners: fates.size,
    'letters to partners': all.filter((fate) => fate.startsWith('letter')).length,
    'news told': letters.told,
    'single mails': singles.length,
    'mails to providers': runs
      .filter(({ job }) => job === 'freshness')
      .flatMap(mailsOf)
      .filter(({ to }) => to !== MANAGER).length,
    'forms sent': done.filter(({ deed }) => deed === 'sent a form').length,
    unclear: all.filter((fate) => fate.endsWith('unclear')).length,
  };
  return { wrong, fates, counts };
}

/** The letters, followed through all that happened. */
function followed({ missed }: Plan, happenings: readonly Happening[]): Letters {
  const letters = new Letters();
  let lived = '';
  for (const one of happenings) {
    if (missed !== null && one.at >= missed && lived < missed) letters.missed(missed);
    lived = one.at;
    if (one.what === 'done' && one.deed === 'confirmed') letters.confirmed(one.who);
    if (one.what === 'done' && one.deed === 'left') letters.left(one.who);
    if (one.what === 'run' && one.job === 'digest') letters.run(one);
    if (one.what === 'run' && one.job === 'digest-again') letters.again(one);
  }
  return letters;
}

/** Every run that was due ended well, and nothing else ran; manager's mails came once each. */
function wrongRuns(plan: Plan, runs: readonly Ran[]): string[] {
  const wrong: string[] = [];
  const isMissed = (day: string): boolean =>
    plan.missed !== null && day >= plan.missed && day < addDays(plan.missed, 7);
  for (let day = addDays(plan.from, 1); day <= plan.to; day = addDays(day, 1))
    for (const { name, at } of isMissed(day) ? [] : jobsOn(day))
      if (name !== 'upkeep-hourly' && !runs.some(({ job, due }) => job === name && due === at))
        wrong.push(`${name} was due ${at} and did not run`);
  const briefed = new Set<string>();
  const doubted = new Set<string>();
  for (const run of runs) {
    const { job, due, tries } = run;
    const week = isoWeek(due.slice(0, 10));
    const mails = mailsOf(run).filter(({ subject }) => {
      // Of letters that a killed run left unclear she hears once.
      const isDoubt =
        DOUBT.test(subject) && runs.some((one) => wasKilled(one) && isoWeek(one.due.slice(0, 10)) === week);
      const isFirst = isDoubt && !doubted.has(week);
      if (isFirst) doubted.add(week);
      return !isFirst;
    });
    const last = tries.at(-1)?.answers ?? [];
    if (last.some((answer) => answer !== 200))
      wrong.push(`${job} of ${due} ended with ${last.join(' and ')} after ${tries.length} tries`);
    // On other mornings the brief only keeps Hinweise true.
    const isQuiet = job === 'brief' && briefed.has(week);
    if (job === 'brief') briefed.add(week);
    const subject = isQuiet
      ? undefined
      : { brief: /^Ihre Woche im Quartier/, 'digest-preview': /^Vorschau: / }[job];
    const hers = mails.filter(({ to }) => to === MANAGER);
    const messages = new Set(hers.map(({ messageId }) => messageId)).size;
    // What residents reported is judged with the reports.
    if (job !== 'freshness' && messages !== (subject ? 1 : 0))
      wrong.push(`${job} of ${due} sent the manager ${messages} mails`);
    for (const { subject: given } of hers)
      if (subject && !subject.test(given)) wrong.push(`${job} of ${due} sent the manager "${given}"`);
  }
  const killed = runs.filter(wasKilled).length;
  if (killed !== plan.crashes.length)
    wrong.push(`${plan.crashes.length} crashes were planned, and ${killed} took place`);
  return wrong;
}

/** Providers are asked when the ladder says so, in one mail, and never else. */
function wrongQuestions(runs: readonly Ran[]): string[] {
  const askedOn = new Map<string, string>();
  return runs
    .filter(({ job }) => job === 'freshness')
    .flatMap((run) => {
      const { due, tries } = run;
      const day = due.slice(0, 10);
      const expected = providersToAsk(tries[0]?.before ?? {}, day, askedOn);
      const asked = mailsOf(run)
        .filter(({ subject }) => QUESTION.test(subject))
        .map(({ to }) => to)
        .toSorted();
      for (const address of expected) askedOn.set(address, day);
      return expected.join() === asked.join()
        ? []
        : [
            `on ${day} ${asked.join(', ') || 'nobody'} was asked, and should have been: ${expected.join(', ') || 'nobody'}`,
          ];
    });
}

/** What residents report is told to the manager and the provider, each report once and in one mail a day. */
function wrongReports(runs: readonly Ran[]): string[] {
  const told = new Map<string, Set<string | number>>();
  return runs
    .filter(({ job }) => job === 'freshness')
    .flatMap((run) => {
      const day = run.due.slice(0, 10);
      const due = [...reportsToTell(run.tries[0]?.before ?? {}, day, MANAGER)].filter(([to, ids]) => {
        const known = told.get(to) ?? new Set();
        told.set(to, new Set([...known, ...ids]));
        return ids.some((id) => !known.has(id));
      });
      const expected = due.map(([to]) => to).toSorted();
      const given = mailsOf(run)
        .filter(({ subject }) => !QUESTION.test(subject))
        .map(({ to }) => to)
        .toSorted();
      return expected.join() === given.join()
        ? []
        : [
            `on ${day} reports were told to ${given.join(', ') || 'nobody'}, and should have been to: ${expected.join(', ') || 'nobody'}`,
          ];
    });
}

/** Single mails come once for what was done, and to nobody else. */
function wrongSingles(happenings: readonly Happening[]): string[] {
  const wrong: string[] = [];
  const agreed = new Set<string>();
  const known = new Set<string>();
  /** What is still to come, by address and kind. */
  const owed: { readonly to: string; readonly kind: string; readonly at: string }[] = [];
  for (const one of happenings) {
    if (one.what === 'mail') {
      const kind = OPT_IN.test(one.text) ? 'opt-in' : OWN_PAGE.test(one.text) ? 'link' : 'receipt';
      const at = owed.findIndex((debt) => debt.to === one.to && debt.kind === kind);
      if (at < 0) wrong.push(`${one.to} got a mail on ${one.at} that nobody asked for: "${one.subject}"`);
      else owed.splice(at, 1);
    }
    if (one.what !== 'done') continue;
    const { deed, who, at } = one;
    const owe = (kind: string): void => void owed.push({ to: who, kind, at });
    if (deed === 'asked to join' && !agreed.has(who)) owe('opt-in');
    if (deed === 'asked for the link' && known.has(who)) owe('link');
    if (deed === 'asked for a receipt') owe('receipt');
    if (deed === 'confirmed') known.add(who);
    if (deed === 'confirmed') agreed.add(who);
    if (deed === 'left') agreed.delete(who);
    if (deed === 'asked to be erased') known.delete(who);
  }
  return [...wrong, ...owed.map(({ to, kind, at }) => `${to} never got the ${kind} mail asked for on ${at}`)];
}

/** No message comes twice, but for those of a run that was killed: a brief of itself, a letter when the manager wants so. */
function wrongMessages(plan: Plan, mails: readonly Mailed[], runs: readonly Ran[]): string[] {
  const excused = new Set(
    runs
      .filter((run) => (run.job === 'brief' || run.job === 'digest') && wasKilled(run))
      .flatMap(mailsOf)
      .map(({ messageId }) => messageId),
  );
  return [...Map.groupBy(mails, ({ messageId }) => messageId)].flatMap(([id, same]) =>
    same.length > (excused.has(id) ? 2 : 1)
      ? [`${same[0]?.to} got "${same[0]?.subject}" ${same.length} times`]
      : [],
  );
}

/** What people sent and typed stands in its tab once. */
function wrongRows(done: readonly Done[], end: Cells): string[] {
  const wrong: string[] = [];
  for (const [tab, rows = []] of Object.entries(end)) {
    const ids = rows.flatMap((row) => row['id'] ?? []);
    if (new Set(ids).size < ids.length) wrong.push(`${tab}: two rows have one id`);
  }
  const tellsOf = (row: Row, { tab, cells }: Done): boolean =>
    Object.entries(cells).every(([header, value]) =>
      // Names of offers change; their numbers stay.
      tab === 'Angebote' && header !== 'Zeichen'
        ? header !== 'Angebot' || numberIn(row[header]) === numberIn(value)
        : String(row[header]) === value,
    );
  for (const [key, same] of Map.groupBy(
    done.filter(({ tab }) => tab !== undefined),
    ({ tab, cells }) => `${tab}: ${JSON.stringify(cells)}`,
  )) {
    const [first] = same;
    const found = (first?.tab ? (end[first.tab] ?? []) : []).filter((row) => first && tellsOf(row, first));
    if (found.length !== same.length)
      wrong.push(`${key} was done ${same.length} times and stands there ${found.length} times`);
    if (found.some((row) => row['id'] === undefined)) wrong.push(`${key} has no id`);
  }
  for (const row of end['Änderungen'] ?? [])
    if (row['Entscheidung'] !== undefined && row['Stand'] === undefined)
      wrong.push(`Änderungen: ${row['Feld']} of ${row['Angebot']} was decided, and nothing came of it`);
  for (const tab of Object.keys(end) as (keyof Cells)[])
    if (tab === 'Fehler' || tab.startsWith('Prüfen'))
      for (const row of end[tab] ?? []) wrong.push(`${tab}: ${String(row['Code'] ?? row['Warum'])}`);
  return wrong;
}

/** What partners asked for came true: the last of their wishes stands in their row, and who is gone is gone. */
function wrongWishes(done: readonly (Done & { readonly at: string })[], end: Cells, to: string): string[] {
  const wrong: string[] = [];
  const erased = new Set(done.filter(({ deed }) => deed === 'asked to be erased').map(({ who }) => who));
  const stayed = new Map(
    done.flatMap(({ deed, who }) => (deed === 'confirmed' || deed === 'left' ? [[who, deed]] : [])),
  );
  const wishes = new Map<string, string>();
  for (const { deed, who, cells } of done)
    if (deed === 'wished' && stayed.get(who) === 'confirmed')
      for (const [header, value] of Object.entries(cells)) wishes.set(`${who}|${header}`, value);
  const rowOf = (address: string): Row | undefined => end.Partner?.find((row) => row['E-Mail'] === address);
  for (const [wish, value] of wishes) {
    const [address = '', header = ''] = wish.split('|');
    const now = listed(rowOf(address)?.[header]).toSorted().join();
    if (now !== listed(value).toSorted().join())
      wrong.push(`${address} wanted ${header}: ${value}, and has: ${now}`);
  }
  for (const address of erased)
    for (const [tab, rows = []] of Object.entries(end))
      if (rows.some((row) => Object.values(row).includes(address)))
        wrong.push(`${tab} still names ${address}, who was to be erased`);
  const confirmed = new Set(done.filter(({ deed }) => deed === 'confirmed').map(({ who }) => who));
  const asked = new Map(
    done.filter(({ deed }) => deed === 'asked to join').map(({ who, at }) => [who, at.slice(0, 10)]),
  );
  for (const [address, day] of asked)
    if (!confirmed.has(address) && daysBetween(day, to) >= UNCONFIRMED_DAYS && rowOf(address))
      wrong.push(`${address} never confirmed, and is still there`);
  return wrong;
}

/** The last brief finds nothing wrong in the sheets but what the manager left open. */
function wrongFindings({ acts }: Plan, runs: readonly Ran[]): string[] {
  const isMoved = acts.some((act) => act.do === 'move');
  const last = runs.findLast((run) => run.job === 'brief' && mailsOf(run).length > 0);
  const [mail] = last ? mailsOf(last) : [];
  const [, found = ''] = (mail?.text ?? '').split('== Stimmt etwas nicht ==');
  const [own = ''] = found.split(/^== /m);
  return own
    .split(/^- /m)
    .slice(1)
    .map((finding) => finding.split(/\n {2}https?:/)[0]?.replace(/\s+/g, ' ') ?? '')
    .filter((finding) => !HERS.test(finding) && !(isMoved && REST.test(finding)))
    .map((finding) => `the last brief finds: ${finding}`);
}

function mailsOf({ tries }: Ran): Mailed[] {
  return tries.flatMap(({ mails }) => mails);
}

function wasKilled({ tries }: Ran): boolean {
  return tries.some(({ answers }) => answers.includes('killed'));
}

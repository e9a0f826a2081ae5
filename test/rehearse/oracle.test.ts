import { describe, expect, it } from 'vitest';
import { addDays, isoWeek } from '../../functions/platform/time.ts';
import { jobsOn, mondaysOf } from './calendar.ts';
import type { Cells, Row } from './desk.ts';
import type { Diary, Happening, Mailed, Ran, Try } from './diary.ts';
import { judge } from './oracle.ts';
import type { Plan } from './plan.ts';

const [FIRST = '', SECOND = ''] = mondaysOf(2, 0);
const plan: Plan = {
  seed: 0,
  mondays: [FIRST, SECOND],
  from: addDays(FIRST, -4),
  to: addDays(SECOND, 4),
  acts: [],
  crashes: [],
  doubled: [],
  missed: null,
};

const ANNA = 'anna@verein.example';
const BERND = 'bernd@verein.example';
const KEEPER = 'pflege.1@anbieter.example';
const MANAGER = 'leitung@quartier.example';

/** A day as a sheet holds it. */
const serial = (day: string): number =>
  (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;

let messages = 0;
const mail = (to: string, subject: string, text = '', list = false): Mailed => ({
  to,
  subject,
  text,
  messageId: `m${++messages}@quartier.example`,
  leaveUrl: list ? 'http://localhost/rundbrief/abmelden/x' : null,
});
const letter = (to: string, ...lines: string[]): Mailed => mail(to, 'Wochenbrief', lines.join('\n'), true);

const offer = (number: number, cells: Row = {}): Row => ({
  Angebot: `Angebot ${number} (1)`,
  Status: 'öffentlich',
  Themen: 'Wohnen',
  'Bestätigt am': serial(addDays(FIRST, -20)),
  Zeichen: `AAAA-000${number}`,
  id: `OFFER${number}`,
  ...cells,
});
const partner = (address: string, cells: Row = {}): Row => ({
  'E-Mail': address,
  Status: 'aktiv',
  id: `id of ${address}`,
  ...cells,
});
const ended = (address: string, issue: string, ...states: string[]): Row[] =>
  ['geplant', 'begonnen', ...states].map((state) => ({
    Zweck: 'digest',
    Ausgabe: issue,
    Empfänger: `id of ${address}`,
    Stand: state,
  }));

/** Two fair weeks: Anna reads all, Bernd about families; in the second week a second offer is new, and an old one is asked about. */
function fairDiary(): { happenings: Happening[]; end: Record<string, Row[]> } {
  const sent = { Anliegen: 'Anliegen 1', Zeichen: 'KKKK-0001' };
  const happenings: Happening[] = [
    {
      at: `${plan.from}T09:00`,
      what: 'done',
      deed: 'typed',
      who: '',
      tab: 'Angebote',
      cells: { Angebot: 'Angebot 1 (1)' },
    },
    { at: `${plan.from}T09:10`, what: 'done', deed: 'sent a form', who: '', tab: 'Kontakte', cells: sent },
    { at: `${plan.from}T09:10`, what: 'done', deed: 'asked for a receipt', who: 'x@post.example', cells: {} },
    { at: `${plan.from}T09:10`, what: 'mail', ...mail('x@post.example', 'Ihre Nachricht ist da') },
    ...[ANNA, BERND].flatMap((who): Happening[] => [
      { at: `${plan.from}T10:00`, what: 'done', deed: 'asked to join', who, cells: {} },
      {
        at: `${plan.from}T10:00`,
        what: 'mail',
        ...mail(who, 'Bitte bestätigen', 'http://localhost/rundbrief/bestaetigen/x'),
      },
      { at: `${plan.from}T10:01`, what: 'done', deed: 'confirmed', who, cells: {} },
    ]),
    { at: `${plan.from}T10:02`, what: 'done', deed: 'asked to join', who: 'nie@verein.example', cells: {} },
    {
      at: `${plan.from}T10:02`,
      what: 'mail',
      ...mail('nie@verein.example', 'Bitte bestätigen', 'http://localhost/rundbrief/bestaetigen/x'),
    },
    {
      at: `${plan.from}T10:03`,
      what: 'done',
      deed: 'wished',
      who: BERND,
      cells: { 'Nur Themen': 'Familie und Kinder' },
    },
  ];
  const Partner = [partner(ANNA), partner(BERND, { 'Nur Themen': 'Familie und Kinder' })];
  const asked = offer(3, {
    Status: 'öffentlich',
    'Pflege-E-Mail': KEEPER,
    'Bestätigt am': serial(addDays(SECOND, -150)),
  });
  const cells = (day: string): Cells => ({
    Angebote: [offer(1), ...(day > FIRST ? [offer(2)] : []), asked],
    Partner,
    Ausgaben: [FIRST, SECOND]
      .filter((monday) => monday < day)
      .map((monday) => ({ Ausgabe: isoWeek(monday) })),
  });
  const told = (day: string): Mailed[] =>
    day === FIRST
      ? [ANNA, BERND].map((who) => letter(who, 'Im Verzeichnis stehen zurzeit 2 Angebote.'))
      : [letter(ANNA, '== Neu im Quartier ==', '', '- Angebot 2 (1)', '  Verein 2')];
  const mailsOf = (job: string, day: string): Mailed[] => {
    const isFirstOfWeek = day === addDays(plan.from, 1) || isoWeek(addDays(day, -1)) !== isoWeek(day);
    if (job === 'brief') return isFirstOfWeek ? [mail(MANAGER, 'Ihre Woche im Quartier: heute')] : [];
    if (job === 'digest-preview') return [mail(MANAGER, 'Vorschau: Wochenbrief')];
    if (job === 'digest') return told(day);
    return job === 'freshness' && day === SECOND ? [mail(KEEPER, 'Stimmt das noch?')] : [];
  };
  for (let day = addDays(plan.from, 1); day <= plan.to; day = addDays(day, 1))
    for (const { name: job, at } of jobsOn(day)) {
      const before = cells(day);
      const Ausgaben = [...(before.Ausgaben ?? []), { Ausgabe: isoWeek(day) }];
      const tries = [{ before, answers: [200], mails: mailsOf(job, day) }];
      happenings.push({ at, what: 'run', job, due: at, tries, after: { ...before, Ausgaben } });
    }
  return {
    happenings,
    end: {
      Angebote: [offer(1)],
      Kontakte: [{ ...sent, id: 'K1' }],
      Partner,
      Fehler: [],
      'Prüfen (contacts)': [],
    },
  };
}

/** The same with something changed. */
function diary(change: (all: ReturnType<typeof fairDiary>) => void = () => undefined): Diary {
  const all = fairDiary();
  change(all);
  return all;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function run(all: ReturnType<typeof fairDiary>, job: string, day: string): Mutable<Happening & Ran> {
  const found = all.happenings.find(
    (one) => one.what === 'run' && one.job === job && one.due.startsWith(day),
  );
  if (found?.what !== 'run') throw new Error(`no ${job} on ${day}`);
  return found;
}

/** The only try of a run. */
function only(all: ReturnType<typeof fairDiary>, job: string, day: string): Mutable<Try> {
  const [first] = run(all, job, day).tries;
  if (!first) throw new Error(`no try of ${job} on ${day}`);
  return first;
}
const done = (
  at: string,
  deed: 'left' | 'asked to be erased' | 'wished' | 'asked for the link',
  who: string,
  cells = {},
): Happening => ({ at, what: 'done', deed, who, cells });

describe('the oracle of the rehearsal', () => {
  it('finds nothing wrong in two fair weeks, and says who got what', () => {
    const { wrong, fates, counts } = judge(plan, diary());
    expect(wrong).toEqual([]);
    expect([...fates]).toEqual([
      [ANNA, ['letter', 'letter']],
      [BERND, ['letter', 'nothing new']],
    ]);
    expect(counts).toMatchObject({ 'letters to partners': 3, 'news told': 1, 'mails to providers': 1 });
  });

  /** The first Monday's run is killed when Anna has her letter and Bernd has none. */
  const crashed: Plan = {
    ...plan,
    crashes: [{ job: 'digest', at: `${FIRST}T07:00`, write: 3, lands: false, a: 0, b: 0 }],
  };
  function killFirst(all: ReturnType<typeof fairDiary>): void {
    const monday = run(all, 'digest', FIRST);
    const { before, mails } = only(all, 'digest', FIRST);
    const Zustellungen = [ANNA, BERND].flatMap((who) => ended(who, isoWeek(FIRST)));
    monday.after = { ...monday.after, Zustellungen };
    monday.tries = [
      { before, mails: mails.slice(0, 1), answers: ['killed'] },
      { before: monday.after, mails: [], answers: [200] },
    ];
  }
  /** The manager wants unclear letters once more, and at nine they go out. */
  function sendAgain(all: ReturnType<typeof fairDiary>, ...readers: string[]): void {
    const [first] = only(all, 'digest', FIRST).mails;
    const again = only(all, 'digest-again', FIRST);
    const Ausgaben = [{ Ausgabe: isoWeek(FIRST), 'Unklare Briefe': 'noch einmal senden' }];
    again.before = { ...again.before, Ausgaben };
    again.mails = readers.map((to) => ({
      ...letter(to, 'Im Verzeichnis stehen zurzeit 2 Angebote.'),
      ...(to === first?.to && { messageId: first.messageId }),
    }));
  }
  const firstFates = (verdict: ReturnType<typeof judge>) =>
    [...verdict.fates.values()].map(([first]) => first);

  it('lets letters be unclear after a crash, also those that arrived', () => {
    const verdict = judge(crashed, diary(killFirst));
    expect(verdict.wrong).toEqual([]);
    expect(firstFates(verdict)).toEqual(['letter, unclear', 'unclear']);
  });

  it('lets them be sent once more where the manager wants so', () => {
    const verdict = judge(
      crashed,
      diary((all) => {
        killFirst(all);
        sendAgain(all, ANNA, BERND);
      }),
    );
    expect(verdict.wrong).toEqual([]);
    expect(firstFates(verdict)).toEqual(['letter, and again', 'letter']);
  });

  it('finds one that is not sent once more, and one that nobody wanted again', () => {
    const { wrong } = judge(
      crashed,
      diary((all) => {
        killFirst(all);
        sendAgain(all, ANNA);
        only(all, 'digest-again', SECOND).mails = [letter(BERND)];
      }),
    );
    expect(wrong.join('\n')).toMatch(/bernd.* got 0 letters once more/);
    expect(wrong.join('\n')).toMatch(/bernd.* got a letter once more, and nobody wanted that/);
  });

  it('lets a letter leave out what changed between its fixing and its sending', () => {
    const { wrong, fates } = judge(
      { ...plan, crashes: [{ job: 'digest', at: `${SECOND}T07:00`, write: 1, lands: true, a: 0, b: 0 }] },
      diary((all) => {
        const monday = run(all, 'digest', SECOND);
        const { before } = only(all, 'digest', SECOND);
        const changed = { ...monday.after, Angebote: [offer(1), offer(2, { Status: 'pausiert' })] };
        monday.tries = [
          { before, mails: [], answers: ['killed'] },
          { before: changed, mails: [], answers: [200] },
        ];
      }),
    );
    expect(wrong).toEqual([]);
    expect(fates.get(ANNA)).toEqual(['letter', 'nothing new']);
  });

  it.each<[string, (all: ReturnType<typeof fairDiary>) => void, RegExp]>([
    ['a letter that did not come', (all) => (only(all, 'digest', SECOND).mails = []), /anna.* got no letter/],
    [
      'a letter that came twice',
      (all) => (only(all, 'digest', FIRST).mails = [...only(all, 'digest', FIRST).mails, letter(BERND)]),
      /bernd.* got 2 letters/,
    ],
    [
      'a letter without a reason to write',
      (all) => (only(all, 'digest', SECOND).mails = [...only(all, 'digest', SECOND).mails, letter(BERND)]),
      /bernd.* in spite of: nothing new/,
    ],
    [
      'a letter to somebody who left',
      (all) => all.happenings.splice(10, 0, done(`${plan.from}T12:00`, 'left', ANNA)),
      /anna.* in spite of: left/,
    ],
    [
      'a letter to somebody whom the manager let pause',
      (all) =>
        (only(all, 'digest', SECOND).before = {
          ...only(all, 'digest', SECOND).before,
          Partner: [partner(ANNA, { Status: 'pausiert' })],
        }),
      /anna.* in spite of: paused/,
    ],
    [
      'a letter to somebody who never confirmed',
      (all) =>
        (only(all, 'digest', FIRST).mails = [
          ...only(all, 'digest', FIRST).mails,
          letter('nie@verein.example'),
        ]),
      /nie@.* never confirmed/,
    ],
    [
      'a letter that was held',
      (all) => {
        const second = only(all, 'digest', SECOND);
        second.before = {
          ...second.before,
          Vorschau: [{ Ausgabe: isoWeek(SECOND), 'Brief anhalten': 'anhalten' }],
        };
      },
      /was held, and went out/,
    ],
    [
      'news that is missing',
      (all) => (only(all, 'digest', SECOND).mails = [letter(ANNA)]),
      /anna.* was told as added/,
    ],
    [
      'news of what was never public',
      (all) => {
        const second = only(all, 'digest', SECOND);
        second.before = { ...second.before, Angebote: [offer(1), offer(2, { Status: 'neu' })] };
        second.before = {
          ...second.before,
          Veranstaltungen: [{ Veranstaltung: 'Termin 1', Status: 'öffentlich', Datum: serial(SECOND) }],
        };
      },
      /anna.* was told as added/,
    ],
    [
      'an end that is told to nobody',
      (all) => {
        const second = only(all, 'digest', SECOND);
        second.before = { ...second.before, Angebote: [offer(1, { Status: 'beendet' }), offer(2)] };
      },
      /anna.* was told as ended/,
    ],
    [
      'what the manager left out, and is told',
      (all) => {
        const second = only(all, 'digest', SECOND);
        const Vorschau = [
          { Ausgabe: isoWeek(SECOND) },
          { Ausgabe: isoWeek(SECOND), Kennung: 'OFFER2', Entscheidung: 'weglassen' },
        ];
        second.before = {
          ...second.before,
          Vorschau,
          Veranstaltungen: [{ Veranstaltung: 'Termin 1', Status: 'abgesagt', Datum: serial(SECOND) }],
        };
      },
      /anna.* was told as added/,
    ],
    [
      'another greeting than the manager’s',
      (all) => {
        const second = only(all, 'digest', SECOND);
        const Vorschau = [{ Ausgabe: isoWeek(SECOND), Gruß: 'Moin!', Entscheidung: 'sofort aufnehmen' }];
        second.before = { ...second.before, Vorschau };
      },
      /anna.* was not greeted/,
    ],
    [
      'a letter that is unclear without a crash',
      (all) =>
        (run(all, 'digest', FIRST).after = {
          ...run(all, 'digest', FIRST).after,
          Zustellungen: ended(ANNA, isoWeek(FIRST)),
        }),
      /1 letters are unclear/,
    ],
    ['an issue that is not fixed', (all) => (run(all, 'digest', FIRST).after = {}), /was not fixed/],
    [
      'a Monday without a brief',
      (all) => (only(all, 'brief', SECOND).mails = []),
      /brief of .* sent the manager 0 mails/,
    ],
    [
      'a second preview',
      (all) => {
        const saturday = only(all, 'digest-preview', addDays(FIRST, -2));
        saturday.mails = [...saturday.mails, mail(MANAGER, 'Vorschau: noch einmal')];
      },
      /digest-preview of .* sent the manager 2 mails/,
    ],
    [
      'a run that failed',
      (all) => (only(all, 'survey', SECOND).answers = [500, 500]),
      /survey of .* ended with 500/,
    ],
    [
      'a run that did not take place',
      (all) => all.happenings.splice(all.happenings.indexOf(run(all, 'survey', SECOND)), 1),
      /survey was due .* and did not run/,
    ],
    [
      'a crash that was not planned',
      (all) => (only(all, 'survey', SECOND).answers = ['killed']),
      /0 crashes were planned, and 1/,
    ],
    [
      'a provider who is asked too early',
      (all) => (only(all, 'freshness', addDays(FIRST, 1)).mails = [mail(KEEPER, 'Stimmt das noch?')]),
      /pflege\.1@.* was asked, and should have been: nobody/,
    ],
    [
      'a provider who is not asked',
      (all) => (only(all, 'freshness', SECOND).mails = []),
      /nobody was asked, and should have been: pflege\.1@/,
    ],
    [
      'a report that is not told',
      (all) => {
        const tuesday = only(all, 'freshness', addDays(FIRST, 1));
        tuesday.before = { ...tuesday.before, Meldungen: [{ Meldung: 'zu', id: 'R1' }] };
      },
      /reports were told to nobody, and should have been to: leitung@/,
    ],
    [
      'a report that is told again',
      (all) => {
        const Meldungen = [{ Meldung: 'zu', id: 'R1' }];
        for (const day of [FIRST, addDays(FIRST, 1)]) {
          const one = only(all, 'freshness', day);
          one.before = { ...one.before, Meldungen };
          one.mails = [mail(MANAGER, 'Eine neue Meldung zum Verzeichnis')];
        }
      },
      /reports were told to leitung@.*, and should have been to: nobody/,
    ],
    [
      'a mail that nobody asked for',
      (all) =>
        all.happenings.push({
          at: `${plan.to}T12:00`,
          what: 'mail',
          ...mail('fremd@post.example', 'Werbung'),
        }),
      /fremd@.* that nobody asked for/,
    ],
    [
      'a mail that does not come',
      (all) => all.happenings.push(done(`${plan.to}T12:00`, 'asked for the link', ANNA)),
      /anna.* never got the link mail/,
    ],
    [
      'one message twice',
      (all) => {
        const { mails } = only(all, 'brief', FIRST);
        only(all, 'brief', FIRST).mails = [...mails, ...mails];
      },
      /leitung@.* got "Ihre Woche.*" 2 times/,
    ],
    [
      'a form that is lost',
      (all) => (all.end['Kontakte'] = []),
      /Kontakte: .*Anliegen 1.* stands there 0 times/,
    ],
    [
      'a form that stands there twice',
      (all) => all.end['Kontakte']?.push({ Anliegen: 'Anliegen 1', Zeichen: 'KKKK-0001', id: 'K2' }),
      /Kontakte: .* stands there 2 times/,
    ],
    [
      'a row without an id',
      (all) => (all.end['Angebote'] = [{ Angebot: 'Angebot 1 (7)' }]),
      /Angebot 1.* has no id/,
    ],
    [
      'one id for two rows',
      (all) => all.end['Angebote']?.push(offer(2, { id: 'OFFER1' })),
      /Angebote: two rows have one id/,
    ],
    [
      'a decision of which nothing came',
      (all) =>
        (all.end['Änderungen'] = [
          { Angebot: 'Angebot 1', Feld: 'Öffnungszeiten', Entscheidung: 'übernehmen' },
        ]),
      /was decided, and nothing came of it/,
    ],
    ['something in Fehler', (all) => all.end['Fehler']?.push({ Code: 'GONE' }), /Fehler: GONE/],
    [
      'something in Prüfen',
      (all) => all.end['Prüfen (contacts)']?.push({ Warum: 'zu lang' }),
      /Prüfen \(contacts\): zu lang/,
    ],
    [
      'a finding',
      (all) => {
        const text =
          '== Stimmt etwas nicht ==\n\n- Nicht lesbar:\n  Angebote, Kosten, Zeile 3:\n  http://x\n';
        only(all, 'brief', SECOND).mails = [mail(MANAGER, 'Ihre Woche im Quartier: heute', text)];
      },
      /the last brief finds: Nicht lesbar: Angebote, Kosten, Zeile 3/,
    ],
    [
      'a wish that did not come true',
      (all) => (all.end['Partner'] = [partner(ANNA), partner(BERND)]),
      /bernd.* wanted Nur Themen: Familie und Kinder/,
    ],
    [
      'somebody who was to be erased',
      (all) => all.happenings.push(done(`${plan.to}T12:00`, 'asked to be erased', ANNA)),
      /Partner still names anna/,
    ],
    [
      'a sign-up that nobody confirmed and that stays',
      (all) => all.end['Partner']?.push(partner('nie@verein.example')),
      /nie@.* is still there/,
    ],
  ])('finds %s', (_what, change, sentence) => {
    const { wrong } = judge(plan, diary(change));
    expect(wrong.join('\n')).toMatch(sentence);
  });

  it('finds a rehearsal in which nothing happened', () => {
    expect(judge(plan, { happenings: [], end: {} }).wrong.join('\n')).toMatch(/nobody got a letter/);
  });
});

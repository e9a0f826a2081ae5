import { addDays } from '../../../functions/platform/time.ts';
import type { contacts } from '../../../sheets-schema/contacts.ts';
import { parentOf, type KeyOf } from '../../../sheets-schema/lists.ts';
import type { NewRow } from '../../../sheets-schema/tab.ts';
import { mainTopics, messages, needs, sideTopics } from '../needs.ts';
import { firstNames, lastNames } from '../people.ts';
import { phoneNumber } from '../random.ts';
import type { MeasureOf } from './office.ts';
import { organisationsByKey } from './organisations.ts';
import { daysAgo, grey, mailName, weekdayOf, type World } from './world.ts';

export type ContactRow = NewRow<typeof contacts> & { readonly date: string };
type Topic = KeyOf<'topic'>;

const COUNT = 300;
/** Came in by form during the last two weeks and wait for an answer. */
const OPEN_FORMS = 8;
/** Talks with offices and associations. */
const WITH_ACTORS = 24;

/** The rows of *Kontakte* of one year, oldest first. */
export function contactRows(world: World, measureOf: MeasureOf): ContactRow[] {
  const office = Array.from({ length: COUNT - OPEN_FORMS }, (_, at) =>
    at < WITH_ACTORS ? withActor(world, at, measureOf) : withResident(world, measureOf),
  );
  const forms = Array.from({ length: OPEN_FORMS }, (_, at) => byForm(world, at));
  return [...office, ...forms].toSorted((a, b) => a.date.localeCompare(b.date));
}

/** A working day within the year; the office became known, so later days are likelier. */
function someWorkday(world: World): string {
  const day = daysAgo(world, 1 + Math.floor(345 * world.random.next() ** 1.4));
  return addDays(day, -Math.max(0, weekdayOf(day) - 5));
}

function withResident(world: World, measureOf: MeasureOf): ContactRow {
  const { random } = world;
  const date = someWorkday(world);
  const channel = random.weighted({
    buero: 46,
    telefon: 20,
    mail: 6,
    formular: 6,
    strasse: 12,
    hausbesuch: 3,
    treff: 5,
    messenger: 1,
    brief: 1,
  });
  const written = channel === 'formular' ? random.pick(messages) : null;
  const mainTopic = written?.[0] ?? random.weighted(mainTopics as Record<Topic, number>);
  const noted = random.chance(0.75) ? random.pick(needs[mainTopic] ?? []) : undefined;
  const outcome = outcomeOf(world, date);
  return {
    date,
    channel,
    with: random.weighted({ selbst: 84, umfeld: 10, fachkraft: 6 }),
    first: random.weighted({ erst: 55, folge: 38, unbekannt: 7 }),
    persons: random.chance(0.12) ? random.between(2, 5) : 1,
    ...sender(world, random.chance(0.24)),
    mainTopic,
    topics: sideTopics.flatMap(([topic, chance]) =>
      topic !== mainTopic && random.chance(chance) ? topic : [],
    ),
    need: written?.[1] ?? noted,
    groups: groupsOf(world, mainTopic),
    ageBand: random.weighted({ u18: 2, a18: 9, a27: 24, a45: 23, a65: 22, a80: 8, unbekannt: 12 }),
    lang: random.weighted({ de: 72, ar: 6, tr: 5, uk: 5, ru: 4, en: 3, pl: 2, fa: 2, ro: 1 }),
    duration:
      channel === 'formular' ? undefined : random.weighted({ d5: 12, d15: 34, d30: 33, d60: 16, d61: 5 }),
    ...outcome,
    ...followed(world, date, mainTopic, outcome.outcome),
    goal: random.chance(0.3) ? measureOf('1.1') : undefined,
    livesIn: random.weighted({
      altstadt: 64,
      'innenstadt-nord': 10,
      innenstadt: 9,
      minden: 8,
      ausserhalb: 2,
      unbekannt: 7,
    }),
    ...grey(world, date, channel === 'formular' ? 'form' : 'hand'),
  };
}

const actorTalks: readonly (readonly [key: string, need: string, topic: Topic])[] = [
  ['koordinierung', 'Monatlicher Austausch: offene Fragen aus dem Quartier.', 'umfeld'],
  ['koordinierung', 'Beleuchtung am Durchgang zum Glockenhof erneut angefragt.', 'umfeld.sicherheit'],
  [
    'sozialbuero',
    'Wartezeiten bei Wohngeld, Vorschlag für feste Sprechzeiten im Quartier.',
    'geld.leistungen',
  ],
  ['lichtblick', 'Kurze Wege bei Pfändungen abgesprochen.', 'geld.schulden'],
  ['ursula', 'Saalzeiten für den Treff im Winter.', 'gemeinschaft.treff'],
  ['ankommen', 'Alle Kurse voll: Gespräch über eine Übergangsgruppe.', 'bildung.deutsch'],
  ['altstadtwohnen', 'Aushang des Wochenbriefs in den Treppenhäusern.', 'wohnen'],
  ['bezirksdienst', 'Gemeinsamer Rundgang am Abend vereinbart.', 'umfeld.sicherheit'],
];

function withActor(world: World, at: number, measureOf: MeasureOf): ContactRow {
  const { random } = world;
  const date = someWorkday(world);
  const [key, need, mainTopic] = actorTalks[at < 10 ? 0 : at % actorTalks.length] ?? random.pick(actorTalks);
  return {
    date,
    channel: random.weighted({ buero: 40, telefon: 40, mail: 15, treff: 5 }),
    with: 'akteur',
    first: 'folge',
    persons: random.between(1, 3),
    anonymous: 'nein',
    mainTopic,
    need,
    duration: random.weighted({ d15: 30, d30: 40, d60: 30 }),
    outcome: random.weighted({ information: 45, aufgenommen: 35, weitergegeben: 20 }),
    done: 'ja',
    doneAt: date,
    goal: key === 'koordinierung' ? measureOf('2.4') : undefined,
    livesIn: 'unbekannt',
    ...grey(world, date),
  };
}

function byForm(world: World, at: number): ContactRow {
  const { random } = world;
  const date = daysAgo(world, 1 + Math.floor((at * 13) / OPEN_FORMS));
  const [topic, need] = messages[at] ?? random.pick(messages);
  return {
    date,
    channel: 'formular',
    with: 'selbst',
    first: 'unbekannt',
    persons: 1,
    ...sender(world, at % 8 < 5),
    mainTopic: topic,
    need,
    lang: topic === 'bildung.deutsch' ? 'en' : 'de',
    outcome: 'offen',
    livesIn: random.chance(0.6) ? 'altstadt' : undefined,
    ...grey(world, date, 'form'),
  };
}

/** Who wrote, for those who want an answer; few tell their name. */
function sender(world: World, reachable: boolean) {
  if (!reachable) return { anonymous: 'ja' as const };
  const { random } = world;
  const name = `${random.pick(firstNames)} ${random.pick(lastNames)}`;
  return {
    anonymous: 'nein' as const,
    name: random.chance(0.45) ? name : undefined,
    reach: random.chance(0.5) ? `${mailName(name)}@post.example` : phoneNumber(random, 'mobile'),
  };
}

function groupsOf({ random }: World, topic: Topic): KeyOf<'group'>[] {
  const byTopic: Readonly<Record<string, KeyOf<'group'>>> = {
    geld: 'wenigGeld',
    alter: 'aeltere',
    familie: 'familien',
    ankommen: 'zugewandert',
    arbeit: 'arbeitsuchend',
  };
  const likely = byTopic[parentOf(topic) ?? topic];
  const other = random.weighted({
    aeltere: 20,
    familien: 16,
    alleinerziehend: 9,
    zugewandert: 14,
    alleinlebend: 14,
    behinderung: 6,
    pflegend: 5,
    jugend: 5,
    alle: 11,
  });
  return [...new Set([...(likely ? [likely] : []), ...(random.chance(0.6) ? [other] : [])])];
}

/** What came of the talk; what is only days old is often still open. */
function outcomeOf(world: World, date: string) {
  const { random } = world;
  const outcome =
    date > daysAgo(world, 12) && random.chance(0.5)
      ? 'offen'
      : random.weighted({
          geklaert: 20,
          information: 28,
          vermittelt: 26,
          begleitet: 9,
          aufgenommen: 5,
          weitergegeben: 4,
          abgebrochen: 3,
          nichtLoesbar: 5,
        });
  return {
    outcome,
    unmetReason:
      outcome === 'nichtLoesbar'
        ? random.weighted({
            keinAngebot: 25,
            voll: 30,
            voraussetzung: 12,
            kosten: 6,
            sprache: 8,
            zeiten: 6,
            digital: 8,
            weg: 3,
            vertrauen: 2,
          })
        : undefined,
  } as const;
}

function followed(world: World, date: string, topic: Topic, outcome: KeyOf<'outcome'>) {
  const { random } = world;
  const later = (low: number, high: number): string => addDays(date, random.between(low, high));
  if (outcome === 'vermittelt') {
    const recent = date > daysAgo(world, 30);
    const followUp = recent ? later(14, 35) : undefined;
    const closed = recent ? undefined : later(5, 28);
    return {
      referredTo: referralFor(world, topic),
      referralResult: recent
        ? ('offen' as const)
        : random.weighted({ angekommen: 58, warteliste: 14, abgelehnt: 6, nichtGenutzt: 10, unbekannt: 12 }),
      followUp,
      done: recent ? undefined : ('ja' as const),
      doneAt: closed,
    };
  }
  const open =
    outcome === 'offen' ||
    ((outcome === 'aufgenommen' || outcome === 'weitergegeben') && date > daysAgo(world, 60));
  return open ? { followUp: later(5, 21) } : { done: 'ja' as const, doneAt: date };
}

/** An organisation that deals with a topic, or with its larger one; else the general advice. */
function referralFor({ random }: World, topic: Topic): string | undefined {
  const all = [...organisationsByKey]
    .filter(([key]) => key !== 'brueckenhaus')
    .map(([, organisation]) => organisation);
  const top = parentOf(topic) ?? topic;
  const exact = all.filter(({ topics }) => topics.includes(topic));
  const near = all.filter(({ topics }) => topics.some((other) => (parentOf(other) ?? other) === top));
  const fit = exact.length > 0 ? exact : near;
  return fit.length > 0 ? random.pick(fit).name : organisationsByKey.get('handinhand')?.name;
}

/** What a letter says, as its reader takes it in: names by section. */
export interface Told {
  /** Offers that are only counted: of the first letter all there are, else those that came together with many. */
  readonly counted: number;
  readonly added: Listed;
  /** `Angebot 3: Name,Zeiten`, by its number. */
  readonly changed: Listed;
  readonly ended: Listed;
  readonly dates: Listed;
  readonly needs: Listed;
  readonly partners: Listed;
  /** The offers that the reader is asked to confirm. */
  readonly request: Listed;
}

/** Entries of a section, and of how many more it speaks. */
export interface Listed {
  readonly names: readonly string[];
  readonly more: number;
}

/** Reads the text of a letter. */
export function toldIn(text: string): Told {
  const sections = new Map(
    text.split(/^== /m).map((part) => [part.slice(0, part.indexOf(' ==')), part.split('\n')] as const),
  );
  const section = (heading: string, name = (lines: readonly string[]): string => firstOf(lines)): Listed => {
    const lines = sections.get(heading) ?? [];
    const starts = lines.flatMap((line, at) => (line.startsWith('- ') ? [at] : []));
    const more = /^und (ein|\d+) weitere/m.exec(lines.join('\n'))?.[1];
    return { names: starts.map((at) => name(lines.slice(at, at + 4))).toSorted(), more: numberOf(more) };
  };
  const count =
    /zurzeit (ein|\d+) Angebote?\.|(ein|\d+) Angebote? (?:ist|sind) neu/i.exec(text.replace(/\s+/g, ' ')) ??
    [];
  return {
    counted: numberOf(count[1] ?? count[2]),
    added: section('Neu im Quartier', (lines) => `Angebot ${/\d+/.exec(firstOf(lines))?.[0]}`),
    changed: section('Geändert', (lines) => {
      const fields = lines.map((line) => /^ {2}Geändert: (.*)$/.exec(line)?.[1]).find(Boolean);
      return `Angebot ${/\d+/.exec(firstOf(lines))?.[0]}: ${fields?.split(', ').toSorted().join()}`;
    }),
    ended: section('Beendet', (lines) => `Angebot ${/\d+/.exec(firstOf(lines))?.[0]}`),
    dates: section('Termine der nächsten 14 Tage'),
    needs: section('Was Menschen gerade brauchen'),
    partners: section('Neue Partner'),
    request: section('Stimmt noch alles?'),
  };
}

/** A section as it should be; of more than twelve entries, any twelve of them. */
export function listedFrom(all: readonly string[], given: Listed): Listed {
  const names = all.toSorted();
  if (names.length <= 12) return { names, more: 0 };
  return { names: given.names.filter((name) => names.includes(name)).slice(0, 12), more: names.length - 12 };
}

function firstOf([line = '']: readonly string[]): string {
  return line.replace(/^- /, '');
}

function numberOf(word: string | undefined): number {
  return word === undefined ? 0 : /^ein$/i.test(word) ? 1 : Number(word);
}

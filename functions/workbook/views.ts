/** A background for rows whose column holds a word of its list, or nothing (`null`). */
export interface RowColour {
  readonly column: string;
  readonly key: string | null;
  readonly colour: 'waiting' | 'done';
}

/** A named view for oneself: the rows whose column holds one of these words. */
export interface RowFilter {
  readonly title: string;
  readonly column: string;
  readonly keys: readonly string[];
}

/** What helps to see at a glance what waits, by tab key. Set up once with the tab; then it is the manager's. */
export const views: Readonly<
  Record<string, { readonly colours?: readonly RowColour[]; readonly filters?: readonly RowFilter[] }>
> = {
  offers: {
    colours: [
      { column: 'status', key: 'neu', colour: 'waiting' },
      { column: 'status', key: 'pausiert', colour: 'done' },
      { column: 'status', key: 'beendet', colour: 'done' },
      { column: 'status', key: 'abgelehnt', colour: 'done' },
    ],
    filters: [
      { title: 'Neu', column: 'status', keys: ['neu'] },
      { title: 'Öffentlich', column: 'status', keys: ['oeffentlich'] },
    ],
  },
  events: {
    colours: [
      { column: 'status', key: 'neu', colour: 'waiting' },
      { column: 'status', key: 'beendet', colour: 'done' },
    ],
    filters: [{ title: 'Neu', column: 'status', keys: ['neu'] }],
  },
  contacts: {
    colours: [{ column: 'outcome', key: 'offen', colour: 'waiting' }],
    filters: [{ title: 'Offen', column: 'outcome', keys: ['offen'] }],
  },
  changes: { colours: [{ column: 'decision', key: null, colour: 'waiting' }] },
  reports: { colours: [{ column: 'decision', key: null, colour: 'waiting' }] },
  partners: {
    colours: [{ column: 'status', key: 'abgemeldet', colour: 'done' }],
    filters: [{ title: 'Aktiv', column: 'status', keys: ['aktiv'] }],
  },
};

/** Soft backgrounds that keep black text readable. */
export const backgrounds = {
  waiting: { red: 1, green: 0.95, blue: 0.8 },
  done: { red: 0.95, green: 0.95, blue: 0.95 },
  machine: { red: 0.93, green: 0.93, blue: 0.94 },
  header: { red: 0.85, green: 0.92, blue: 0.93 },
} as const;

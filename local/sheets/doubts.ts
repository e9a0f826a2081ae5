/** A question about Google that no source settles. Both answers are built, so that a program can be tested under either. */
interface Doubt {
  question: string;
  /** What the server does in the world where the answer is yes, and where it is no. */
  yes: string;
  no: string;
  /** The answer taken where nothing else is said. */
  likely: boolean;
  /** What speaks for it, and how much that is worth. */
  evidence: string;
}

/**
 * Every doubt by its name. What a program does in either world, and the contract test that settles it at Google, stand
 * in docs/assumptions.md; a test compares names and answers.
 */
export const doubts = {
  sortTakesRowMetadata: {
    question: 'Does sortRange take the developer metadata of rows along?',
    yes: 'Metadata of a row goes where the cells of that row go.',
    no: 'Cells move, the metadata of rows stays.',
    likely: false,
    evidence:
      'The guide says that metadata follows inserted and moved rows; a sort moves cells, and none of it is named.',
  },
  copyKeepsMetadata: {
    question: 'Does a copied sheet (duplicateSheet, sheets.copyTo) bring its developer metadata along?',
    yes: 'The copy has the same keys and values under new ids, since an id is unique in its spreadsheet.',
    no: 'The copy has none.',
    likely: false,
    evidence: 'No source found.',
  },
  usedMetadataIdIsRefused: {
    question: 'Is createDeveloperMetadata with an id in use refused?',
    yes: '400, and with it the whole batch.',
    no: 'The metadata is created under another id, which the reply tells.',
    likely: true,
    evidence:
      'The reference calls the id unique in its spreadsheet and lets the caller choose it; what a second use does it does not say.',
  },
  maskReachesMetadata: {
    question:
      'Does a field mask bring the developer metadata of rows and columns when no ranges are asked for?',
    yes: 'columnMetadata and rowMetadata come with their developerMetadata.',
    no: 'They come without it; with ranges or data filters they have it.',
    likely: true,
    evidence:
      'Recorded for pixelSize (fields=sheets.data.columnMetadata without ranges), for developerMetadata not.',
  },
  appendedCellsInherit: {
    question: 'Do the cells of appendCells take format and validation from the row above?',
    yes: 'A cell that has neither takes both from the cell above it; what the request names is written over them.',
    no: 'They have what the request gives them and what stood there.',
    likely: false,
    evidence: 'The reference names no inheritance, while it does for insertDimension.',
  },
  validatedRowsAreData: {
    question: 'Does a row whose cells hold nothing but validation count as data for appendCells?',
    yes: 'New rows come after the last row with a validation rule.',
    no: 'New rows come after the last row with a value or formula.',
    likely: false,
    evidence:
      'The reference says "after the last row with data in a sheet". Reports of rows that land far down (n8n#9950) are of check boxes, which hold FALSE.',
  },
  umlautTitlesAreQuoted: {
    question: 'Do titles with letters outside ASCII come back quoted in ranges?',
    yes: "'Prüfen'!A1",
    no: 'Prüfen!A1',
    likely: true,
    evidence:
      "Recorded for Hangul and for an emoji with a space ('평가'!, '🌵 a'!); umlauts were never seen.",
  },
  validationRefusesWrites: {
    question: 'Does a strict validation rule refuse values that the API writes?',
    yes: '400 for a value that breaks the rule of its cell.',
    no: 'The value stands, and the rule beside it.',
    likely: false,
    evidence:
      'Several clients write such values and report no refusal (gogcli#29 of values.update); Apps Script throws. Nobody measured it.',
  },
  cutPasteTakesColumnMetadata: {
    question: 'Does cutPaste of whole columns take their developer metadata along?',
    yes: 'The metadata of a column that is cut from its first to its last row goes to the column it is pasted on.',
    no: 'Cells move, the metadata of columns stays.',
    likely: false,
    evidence: 'The guide names inserted and moved columns only.',
  },
  partMoveSplitsRanges: {
    question: 'Does a move of a part of a range (a filter, a protection, a name) take that part out of it?',
    yes: 'The range shrinks by the rows or columns that left, and grows where they arrive inside it.',
    no: 'The range stays where it stands.',
    likely: true,
    evidence: 'So do the references of formulas in the interface; of ranges no source says it.',
  },
  replacedTextStaysText: {
    question: 'Is a text still a text after findReplace?',
    yes: 'A text stays text, also where it now reads like a number.',
    no: 'What comes out is read as if a person had typed it.',
    likely: true,
    evidence: 'No source found.',
  },
  titlesIgnoreCase: {
    question: 'Does a title collide with one that differs in case only?',
    yes: '400: a sheet with that name exists.',
    no: 'Both are there; ranges find the one that is written alike.',
    likely: true,
    evidence: 'So does the interface. Recorded is only the refusal of an equal title.',
  },
  runningOnGrows: {
    question: 'Does the grid grow when values.update runs on from one cell past its end?',
    yes: 'The grid grows until the values have room.',
    no: '400: the range exceeds the grid limits.',
    likely: true,
    evidence: 'That values run on from one cell is recorded, though never past the end of a grid.',
  },
  commentStateIsTold: {
    question: 'Does every answer of batchUpdate say commentUpdateState?',
    yes: 'commentUpdateState: NO_UPDATES_REQUESTED.',
    no: 'The field is not there.',
    likely: true,
    evidence:
      'Measured in 2026-10 (nailegg/sensory-api-test); the recordings, which are older, do not have it.',
  },
} as const satisfies Record<string, Doubt>;

export type DoubtName = keyof typeof doubts;

/** One possible world: each doubt with its answer. */
export type Doubts = Record<DoubtName, boolean>;

export const doubtNames = Object.keys(doubts) as DoubtName[];

/** The world taken for the real one, with the answers given in place of its own. */
export function worldWith(answers: Partial<Doubts> = {}): Doubts {
  const likely = Object.fromEntries(doubtNames.map((name) => [name, doubts[name].likely]));
  return { ...(likely as Doubts), ...answers };
}

/**
 * Reads `name=yes` and `name=no` from a command line.
 * @throws Error for anything else, and for a name that is no doubt
 */
export function answersFrom(words: readonly string[]): Partial<Doubts> {
  return Object.fromEntries(
    words.map((word) => {
      const [, given = '', answer] = /^(\w+)=(yes|no)$/.exec(word) ?? [];
      const name = doubtNames.find((other) => other === given);
      if (!name) {
        throw new Error(
          `[sheets] "${word}" answers no doubt. Say name=yes or name=no; the names are ${doubtNames.join(', ')}.`,
        );
      }
      return [name, answer === 'yes'];
    }),
  );
}

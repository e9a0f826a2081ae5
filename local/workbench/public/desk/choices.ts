import type { Rule } from './look.ts';

/** What a cell may hold, from the sheet's data validation. */
export interface Choices {
  readonly options: readonly string[];
  /** Only an option may stand there; otherwise any text, and several options joined by ", ". */
  readonly strict: boolean;
}

/** The options that a rule itself names, or the range in which they stand; undefined for rules without options. */
export function optionsOf(rule: Rule): { options: readonly string[] } | { range: string } | undefined {
  const values = (rule.condition?.values ?? []).map(({ userEnteredValue = '' }) => userEnteredValue);
  switch (rule.condition?.type) {
    case 'BOOLEAN':
      return { options: ['TRUE', 'FALSE'] };
    case 'ONE_OF_LIST':
      return { options: values };
    case 'ONE_OF_RANGE':
      return values[0] === undefined ? undefined : { range: values[0].replace(/^=/, '') };
    default:
      return undefined;
  }
}

/**
 * The options that go with what is typed so far: those that begin with it first, then those that contain it.
 * In a column of free text only what follows the last comma counts, for the rest are options chosen before.
 */
export function matching({ options, strict }: Choices, typed: string): readonly string[] {
  const wanted = fold(strict ? typed : lastPart(typed));
  const begin = options.filter((option) => fold(option).startsWith(wanted));
  const contain = options.filter((option) => !begin.includes(option) && fold(option).includes(wanted));
  return [...begin, ...contain];
}

/** The cell's text after choosing an option: in a column of free text it takes the place of the last part. */
export function choose({ strict }: Choices, typed: string, option: string): string {
  const comma = typed.lastIndexOf(',');
  return strict || comma < 0 ? option : `${typed.slice(0, comma).trimEnd()}, ${option}`;
}

/** Whether a text may stand in the cell. Emptying is always allowed. */
export function allowed({ options, strict }: Choices, text: string): boolean {
  return !strict || text === '' || options.includes(text);
}

/** Whether a text is what the list offers; where it is not strict, several of its entries are too. */
export function listed({ options, strict }: Choices, text: string): boolean {
  if (text === '' || options.includes(text)) return true;
  return !strict && splits(text, options);
}

/** Whether a text is entries joined by ", "; an entry may hold a comma itself. */
function splits(text: string, options: readonly string[]): boolean {
  return options.some(
    (option) =>
      text === option || (text.startsWith(`${option}, `) && splits(text.slice(option.length + 2), options)),
  );
}

function lastPart(text: string): string {
  return text.slice(text.lastIndexOf(',') + 1).trim();
}

function fold(text: string): string {
  return text.trim().toLocaleLowerCase('de');
}

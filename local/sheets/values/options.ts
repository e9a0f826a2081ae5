import { badRequest, invalid } from '../errors.ts';
import type { MajorDimension } from './read-values.ts';
import type { RenderOptions } from './render.ts';

export type InputOption = 'RAW' | 'USER_ENTERED';

const enumType = 'type.googleapis.com/google.apps.sheets.v4';

function oneOf<T extends string>(
  given: string | null | undefined,
  names: readonly T[],
  fallback: T,
  field: string,
  type: string,
): T {
  if (given === null || given === undefined || given === '' || given.endsWith('_UNSPECIFIED'))
    return fallback;
  const name = names.find((other) => other === given);
  if (!name) throw badRequest(`Invalid value at '${field}' (${enumType}.${type}), "${given}"`, field);
  return name;
}

/** @throws 400 when the option is missing: every write must say how its input is meant */
export function inputOption(given: string | null | undefined): InputOption {
  const option = oneOf<InputOption | ''>(
    given,
    ['RAW', 'USER_ENTERED'],
    '',
    'value_input_option',
    'ValueInputOption',
  );
  if (option === '') throw invalid("'valueInputOption' is required but not specified");
  return option;
}

export function majorDimension(given: string | null | undefined): MajorDimension {
  return oneOf(given, ['ROWS', 'COLUMNS'], 'ROWS', 'major_dimension', 'Dimension');
}

/** The rendering asked for at a moment; formatted values and serial dates where nothing is said. */
export function renderOptions(
  value: string | null | undefined,
  dateTime: string | null | undefined,
  now: Date,
): RenderOptions {
  return {
    now,
    value: oneOf(
      value,
      ['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA'],
      'FORMATTED_VALUE',
      'value_render_option',
      'ValueRenderOption',
    ),
    dateTime: oneOf(
      dateTime,
      ['SERIAL_NUMBER', 'FORMATTED_STRING'],
      'SERIAL_NUMBER',
      'date_time_render_option',
      'DateTimeRenderOption',
    ),
  };
}

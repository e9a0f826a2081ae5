const SHOWN = {
  ERROR: '#ERROR!',
  DIVIDE_BY_ZERO: '#DIV/0!',
  VALUE: '#VALUE!',
  REF: '#REF!',
  NAME: '#NAME?',
  NUM: '#NUM!',
  N_A: '#N/A',
  NULL_VALUE: '#NULL!',
} as const;

/** A formula's error value. `type` is the API's ErrorType; `shown` what the cell shows (`#DIV/0!`). */
export class FormulaError {
  readonly type: keyof typeof SHOWN;
  readonly message: string;

  constructor(type: keyof typeof SHOWN, message: string) {
    this.type = type;
    this.message = message;
  }

  get shown(): string {
    return SHOWN[this.type];
  }
}

/** The error that a formula writes out, such as `#N/A`; of one unknown, a parse error. */
export function errorOf(shown: string): FormulaError {
  const type = (Object.keys(SHOWN) as (keyof typeof SHOWN)[]).find(
    (name) => SHOWN[name] === shown.toUpperCase(),
  );
  if (type === 'REF') return new FormulaError('REF', 'Reference does not exist.');
  return type ? new FormulaError(type, '') : parseError();
}

/** `#ERROR!` in Google's words. */
export function parseError(): FormulaError {
  return new FormulaError('ERROR', 'Formula parse error.');
}

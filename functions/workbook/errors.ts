import type { Tab } from '../../sheets-schema/tab.ts';
import { WorkbookError } from './workbook.ts';

/** A spreadsheet that cannot be opened: not named in *Einstellungen*, gone, or not shared with us. */
export class FileMissing extends WorkbookError {
  constructor(what: string, cause?: unknown) {
    super(
      'FILE_MISSING',
      `[workbook] ${what}: the spreadsheet cannot be opened. Put its link into "Einstellungen" and share it with the service account as editor.`,
      { cause, retryable: true },
    );
  }
}

/** A tab that set-up made is no longer there. */
export class TabMissing extends WorkbookError {
  constructor(tab: Tab, cause?: unknown) {
    super(
      'TAB_MISSING',
      `[workbook] The tab "${tab.title}" (${tab.file}) is gone. Undo its deletion in the sheet; until then nothing can be written there.`,
      { cause, retryable: true },
    );
  }
}

/** A column that a row needs is no longer there. */
export class ColumnMissing extends WorkbookError {
  constructor(tab: Tab, column: string) {
    super(
      'COLUMN_MISSING',
      `[workbook] Tab "${tab.title}" has lost its column "${tab.columns[column]?.label ?? column}". Undo its deletion in the sheet; until then rows for it wait.`,
      { retryable: true },
    );
  }
}

/** No answer, or one that does not say whether the write took place. */
export class Unreachable extends WorkbookError {
  constructor(what: string, ambiguous: boolean, cause: unknown) {
    super('UNREACHABLE', `[workbook] ${what}: the Sheets API gave no usable answer. Try again later.`, {
      cause,
      ambiguous,
      retryable: true,
    });
  }
}

/** The quota is used up: Google says so, or without a cause our own count of this process's share. */
export class QuotaUsedUp extends WorkbookError {
  constructor(what: string, cause: unknown) {
    super('QUOTA', `[workbook] ${what}: the quota of the Sheets API is used up. Try again in a minute.`, {
      cause,
      retryable: true,
    });
  }
}

/** Our account may not do this. */
export class AccessDenied extends WorkbookError {
  constructor(what: string, cause: unknown) {
    super(
      'ACCESS_DENIED',
      `[workbook] ${what}: access denied. Share the spreadsheet with the service account as editor.`,
      { cause, retryable: true },
    );
  }
}

/** Google refuses the request itself; the same request will be refused again. */
export class Refused extends WorkbookError {
  constructor(what: string, cause: unknown) {
    super(
      'REFUSED',
      `[workbook] ${what}: the Sheets API refuses the request. Look at the cause; trying again does not help.`,
      { cause },
    );
  }
}

/** Code wanted to change a cell that belongs to people. */
export class ChangeNotAllowed extends WorkbookError {
  constructor(tab: Tab, column: string) {
    super(
      'CHANGE_NOT_ALLOWED',
      `[workbook] Column "${column}" of tab "${tab.title}" belongs to people. Code may change its own columns there and blank personal ones.`,
    );
  }
}

/** Entries stand beside ids that were others': what was to be written there was not. */
export class RowsShuffled extends WorkbookError {
  constructor(tab: Tab) {
    super(
      'ROWS_SHUFFLED',
      `[workbook] Rows of tab "${tab.title}" were sorted without their ids, so nothing is written into them. Undo the sort in the sheet, or restore the version before it.`,
      { retryable: true },
    );
  }
}

/** The sheet was sorted or edited under every try of a careful write. */
export class RowsMoved extends WorkbookError {
  constructor(tab: Tab) {
    super(
      'ROWS_MOVED',
      `[workbook] Rows of tab "${tab.title}" moved during every try to write into them. Try again when nobody sorts.`,
      { retryable: true },
    );
  }
}

/** A careful write hit a row of somebody else, and what stood there could not be told for sure. */
export class CellNotRestored extends WorkbookError {
  constructor(tab: Tab, column: string, row: number) {
    super(
      'CELL_NOT_RESTORED',
      `[workbook] Row ${row}, column "${column}" of tab "${tab.title}" was overwritten and could not be put back. Restore it from the version history.`,
    );
  }
}

import { addConditionalFormatRule } from './add-conditional-format-rule.ts';
import { addFilterView } from './add-filter-view.ts';
import { addProtectedRange } from './add-protected-range.ts';
import { addSheet } from './add-sheet.ts';
import { appendCells } from './append-cells.ts';
import { appendDimension } from './append-dimension.ts';
import { copyPaste } from './copy-paste.ts';
import { createDeveloperMetadata } from './create-developer-metadata.ts';
import { cutPaste } from './cut-paste.ts';
import { deleteConditionalFormatRule } from './delete-conditional-format-rule.ts';
import { deleteDeveloperMetadata } from './delete-developer-metadata.ts';
import { deleteDimension } from './delete-dimension.ts';
import { deleteFilterView } from './delete-filter-view.ts';
import { deleteProtectedRange } from './delete-protected-range.ts';
import { deleteSheet } from './delete-sheet.ts';
import { duplicateSheet } from './duplicate-sheet.ts';
import { findReplace } from './find-replace.ts';
import { insertDimension } from './insert-dimension.ts';
import { moveDimension } from './move-dimension.ts';
import { repeatCell } from './repeat-cell.ts';
import type { RequestKind } from './request-kind.ts';
import { setDataValidation } from './set-data-validation.ts';
import { sortRange } from './sort-range.ts';
import { updateCells } from './update-cells.ts';
import { updateDeveloperMetadata } from './update-developer-metadata.ts';
import { updateDimensionProperties } from './update-dimension-properties.ts';
import { updateSheetProperties } from './update-sheet-properties.ts';
import { updateSpreadsheetProperties } from './update-spreadsheet-properties.ts';

/** Every kind of batchUpdate request this server carries out; any other of Google's is refused with 501. */
export const requestKinds: readonly RequestKind[] = [
  addConditionalFormatRule,
  addFilterView,
  addProtectedRange,
  addSheet,
  appendCells,
  appendDimension,
  copyPaste,
  createDeveloperMetadata,
  cutPaste,
  deleteConditionalFormatRule,
  deleteDeveloperMetadata,
  deleteDimension,
  deleteFilterView,
  deleteProtectedRange,
  deleteSheet,
  duplicateSheet,
  findReplace,
  insertDimension,
  moveDimension,
  repeatCell,
  setDataValidation,
  sortRange,
  updateCells,
  updateDeveloperMetadata,
  updateDimensionProperties,
  updateSheetProperties,
  updateSpreadsheetProperties,
];

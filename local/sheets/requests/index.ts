import { addConditionalFormatRule } from './add-conditional-format-rule.ts';
import { addDimensionGroup } from './add-dimension-group.ts';
import { addFilterView } from './add-filter-view.ts';
import { addNamedRange } from './add-named-range.ts';
import { addProtectedRange } from './add-protected-range.ts';
import { addSheet } from './add-sheet.ts';
import { addTable } from './add-table.ts';
import { appendCells } from './append-cells.ts';
import { appendDimension } from './append-dimension.ts';
import { autoResizeDimensions } from './auto-resize-dimensions.ts';
import { clearBasicFilter } from './clear-basic-filter.ts';
import { copyPaste } from './copy-paste.ts';
import { createDeveloperMetadata } from './create-developer-metadata.ts';
import { cutPaste } from './cut-paste.ts';
import { deleteConditionalFormatRule } from './delete-conditional-format-rule.ts';
import { deleteDeveloperMetadata } from './delete-developer-metadata.ts';
import { deleteDimensionGroup } from './delete-dimension-group.ts';
import { deleteDimension } from './delete-dimension.ts';
import { deleteDuplicates } from './delete-duplicates.ts';
import { deleteFilterView } from './delete-filter-view.ts';
import { deleteNamedRange } from './delete-named-range.ts';
import { deleteProtectedRange } from './delete-protected-range.ts';
import { deleteRange } from './delete-range.ts';
import { deleteSheet } from './delete-sheet.ts';
import { deleteTable } from './delete-table.ts';
import { duplicateSheet } from './duplicate-sheet.ts';
import { findReplace } from './find-replace.ts';
import { insertDimension } from './insert-dimension.ts';
import { insertRange } from './insert-range.ts';
import { mergeCells } from './merge-cells.ts';
import { moveDimension } from './move-dimension.ts';
import { randomizeRange } from './randomize-range.ts';
import { repeatCell } from './repeat-cell.ts';
import type { RequestKind } from './request-kind.ts';
import { setBasicFilter } from './set-basic-filter.ts';
import { setDataValidation } from './set-data-validation.ts';
import { sortRange } from './sort-range.ts';
import { textToColumns } from './text-to-columns.ts';
import { trimWhitespace } from './trim-whitespace.ts';
import { unmergeCells } from './unmerge-cells.ts';
import { updateCells } from './update-cells.ts';
import { updateConditionalFormatRule } from './update-conditional-format-rule.ts';
import { updateDeveloperMetadata } from './update-developer-metadata.ts';
import { updateDimensionProperties } from './update-dimension-properties.ts';
import { updateFilterView } from './update-filter-view.ts';
import { updateNamedRange } from './update-named-range.ts';
import { updateProtectedRange } from './update-protected-range.ts';
import { updateSheetProperties } from './update-sheet-properties.ts';
import { updateSpreadsheetProperties } from './update-spreadsheet-properties.ts';
import { updateTable } from './update-table.ts';

/** Every kind of batchUpdate request this server carries out; any other of Google's is refused with 501. */
export const requestKinds: readonly RequestKind[] = [
  addConditionalFormatRule,
  addDimensionGroup,
  addFilterView,
  addNamedRange,
  addProtectedRange,
  addSheet,
  addTable,
  appendCells,
  appendDimension,
  autoResizeDimensions,
  clearBasicFilter,
  copyPaste,
  createDeveloperMetadata,
  cutPaste,
  deleteConditionalFormatRule,
  deleteDeveloperMetadata,
  deleteDimensionGroup,
  deleteDimension,
  deleteDuplicates,
  deleteFilterView,
  deleteNamedRange,
  deleteProtectedRange,
  deleteRange,
  deleteSheet,
  deleteTable,
  duplicateSheet,
  findReplace,
  insertDimension,
  insertRange,
  mergeCells,
  moveDimension,
  randomizeRange,
  repeatCell,
  setBasicFilter,
  setDataValidation,
  sortRange,
  textToColumns,
  trimWhitespace,
  unmergeCells,
  updateCells,
  updateConditionalFormatRule,
  updateDeveloperMetadata,
  updateDimensionProperties,
  updateFilterView,
  updateNamedRange,
  updateProtectedRange,
  updateSheetProperties,
  updateSpreadsheetProperties,
  updateTable,
];

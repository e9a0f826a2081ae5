import { batchUpdate } from './batch-update.ts';
import { create } from './create.ts';
import { developerMetadataGet } from './developer-metadata-get.ts';
import { developerMetadataSearch } from './developer-metadata-search.ts';
import { get } from './get.ts';
import { getByDataFilter } from './get-by-data-filter.ts';
import type { Method } from './method.ts';
import { sheetsCopyTo } from './sheets-copy-to.ts';
import { valuesAppend } from './values-append.ts';
import { valuesBatchClear } from './values-batch-clear.ts';
import { valuesBatchClearByDataFilter } from './values-batch-clear-by-data-filter.ts';
import { valuesBatchGet } from './values-batch-get.ts';
import { valuesBatchGetByDataFilter } from './values-batch-get-by-data-filter.ts';
import { valuesBatchUpdate } from './values-batch-update.ts';
import { valuesBatchUpdateByDataFilter } from './values-batch-update-by-data-filter.ts';
import { valuesClear } from './values-clear.ts';
import { valuesGet } from './values-get.ts';
import { valuesUpdate } from './values-update.ts';

/** Every method this server carries out; any other path is refused with 501. */
export const methods: readonly Method[] = [
  create,
  get,
  getByDataFilter,
  batchUpdate,
  developerMetadataGet,
  developerMetadataSearch,
  sheetsCopyTo,
  valuesAppend,
  valuesClear,
  valuesGet,
  valuesUpdate,
  valuesBatchClear,
  valuesBatchClearByDataFilter,
  valuesBatchGet,
  valuesBatchGetByDataFilter,
  valuesBatchUpdate,
  valuesBatchUpdateByDataFilter,
];

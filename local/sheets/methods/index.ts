import { batchUpdate } from './batch-update.ts';
import { create } from './create.ts';
import { developerMetadataGet } from './developer-metadata-get.ts';
import { developerMetadataSearch } from './developer-metadata-search.ts';
import { get } from './get.ts';
import type { Method } from './method.ts';
import { valuesAppend } from './values-append.ts';
import { valuesBatchClear } from './values-batch-clear.ts';
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
  batchUpdate,
  developerMetadataGet,
  developerMetadataSearch,
  valuesAppend,
  valuesClear,
  valuesGet,
  valuesUpdate,
  valuesBatchClear,
  valuesBatchGet,
  valuesBatchGetByDataFilter,
  valuesBatchUpdate,
  valuesBatchUpdateByDataFilter,
];

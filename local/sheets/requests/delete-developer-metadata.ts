import { invalid } from '../errors.ts';
import { matchMetadata } from '../grid/data-filter.ts';
import { shownMetadata } from '../grid/metadata.ts';
import { requestKind } from './request-kind.ts';

/** Deletes all metadata that the filter selects and tells what it was. */
export const deleteDeveloperMetadata = requestKind('deleteDeveloperMetadata', ({ dataFilter }, { book }) => {
  if (!dataFilter) throw invalid('A data filter must be specified.');
  const chosen = new Set(matchMetadata(book, dataFilter).map((entry) => entry.metadataId));
  if (chosen.size === 0) return {};
  const info = book.change();
  const deleted = info.metadata.filter((entry) => chosen.has(entry.metadataId));
  info.metadata = info.metadata.filter((entry) => !chosen.has(entry.metadataId));
  return { deletedDeveloperMetadata: deleted.map(shownMetadata) };
});

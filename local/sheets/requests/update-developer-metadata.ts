import { invalid } from '../errors.ts';
import { matchMetadata } from '../grid/data-filter.ts';
import { checkMetadataSize, type MetadataEntry, placeOf, shownMetadata } from '../grid/metadata.ts';
import { requestKind, requiredMask } from './request-kind.ts';

/** Changes key, value, location or visibility of all metadata that the filters select. */
export const updateDeveloperMetadata = requestKind(
  'updateDeveloperMetadata',
  ({ dataFilters = [], developerMetadata = {}, fields }, { book }) => {
    const mask = requiredMask(fields, 'DeveloperMetadata');
    const has = (name: string): boolean => mask.has(name) || mask.has('*');
    if (mask.has('metadataId')) throw invalid('The id of developer metadata cannot be changed.');
    const chosen = new Set(
      dataFilters.flatMap((filter) => matchMetadata(book, filter)).map((entry) => entry.metadataId),
    );
    const { metadataKey, metadataValue, visibility, location } = developerMetadata;
    if (has('metadataKey') && !metadataKey) throw invalid('Developer metadata must have a key.');
    const changes: Partial<MetadataEntry> = {
      ...(has('metadataKey') && metadataKey ? { metadataKey } : {}),
      ...(has('metadataValue') ? { metadataValue: metadataValue ?? '' } : {}),
      ...(has('visibility') && (visibility === 'DOCUMENT' || visibility === 'PROJECT') ? { visibility } : {}),
      ...(has('location') && location ? { place: placeOf(book, location) } : {}),
    };
    const info = book.change();
    info.metadata = info.metadata.map((entry) =>
      chosen.has(entry.metadataId) ? { ...entry, ...changes } : entry,
    );
    checkMetadataSize(book);
    const changed = info.metadata.filter((entry) => chosen.has(entry.metadataId)).map(shownMetadata);
    return changed.length > 0 ? { developerMetadata: changed } : {};
  },
);

import { invalid } from '../errors.ts';
import { checkMetadataSize, placeOf, shownMetadata } from '../grid/metadata.ts';
import { requestKind } from './request-kind.ts';

/** Creates developer metadata; the caller may choose its id, and an id in use is refused (assumed, see the docs). */
export const createDeveloperMetadata = requestKind(
  'createDeveloperMetadata',
  ({ developerMetadata }, { book }) => {
    const { metadataId, metadataKey, metadataValue, location, visibility } = developerMetadata ?? {};
    if (!metadataKey) throw invalid('Developer metadata must have a key.');
    if (visibility !== 'DOCUMENT' && visibility !== 'PROJECT') {
      throw invalid('Developer metadata must have a visibility.');
    }
    if (metadataId !== undefined && metadataId <= 0) throw invalid('Developer metadata id must be positive.');
    if (book.info.metadata.some((other) => other.metadataId === metadataId)) {
      throw invalid(`Developer metadata with id ${metadataId} already exists.`);
    }
    const entry = {
      metadataId: metadataId ?? book.freshId(),
      metadataKey,
      ...(metadataValue === undefined ? {} : { metadataValue }),
      visibility,
      place: placeOf(book, location),
    } as const;
    book.change().metadata.push(entry);
    checkMetadataSize(book);
    return { developerMetadata: shownMetadata(entry) };
  },
);

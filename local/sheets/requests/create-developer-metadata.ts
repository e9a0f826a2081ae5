import { invalid } from '../errors.ts';
import { checkMetadataSize, placeOf, shownMetadata } from '../grid/metadata.ts';
import { requestKind } from './request-kind.ts';

/** Creates developer metadata; the caller may choose its id. Whether an id in use is refused is a doubt. */
export const createDeveloperMetadata = requestKind(
  'createDeveloperMetadata',
  ({ developerMetadata }, { book }) => {
    const { metadataId, metadataKey, metadataValue, location, visibility } = developerMetadata ?? {};
    if (!metadataKey) throw invalid('Developer metadata must have a key.');
    if (visibility !== 'DOCUMENT' && visibility !== 'PROJECT') {
      throw invalid('Developer metadata must have a visibility.');
    }
    if (metadataId !== undefined && metadataId <= 0) throw invalid('Developer metadata id must be positive.');
    const used = book.info.metadata.some((other) => other.metadataId === metadataId);
    if (used && book.doubts.usedMetadataIdIsRefused) {
      throw invalid(`Developer metadata with id ${metadataId} already exists.`);
    }
    const entry = {
      metadataId: used ? book.freshId() : (metadataId ?? book.freshId()),
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

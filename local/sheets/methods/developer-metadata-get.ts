import { notFound } from '../errors.ts';
import { shownMetadata } from '../grid/metadata.ts';
import { bookOf, type Method } from './method.ts';

/** Tells one piece of developer metadata by its id. */
export const developerMetadataGet: Method = {
  name: 'spreadsheets.developerMetadata.get',
  verb: 'GET',
  path: /^\/(?<id>[^/:]+)\/developerMetadata\/(?<metadataId>\d+)$/,
  query: [],
  answer: 'DeveloperMetadata',
  access: 'read',
  run(call) {
    const id = Number(call.path['metadataId']);
    const entry = bookOf(call).info.metadata.find((other) => other.metadataId === id);
    if (!entry) throw notFound();
    return shownMetadata(entry);
  },
};

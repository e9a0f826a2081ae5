import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { matchMetadata } from '../grid/data-filter.ts';
import { shownMetadata } from '../grid/metadata.ts';
import type { Given } from '../wire/given.ts';
import { bookOf, type Method } from './method.ts';

type Body = Given<sheets_v4.Schema$SearchDeveloperMetadataRequest>;

/** Tells all developer metadata that any of the filters selects, and which filters did. */
export const developerMetadataSearch: Method = {
  name: 'spreadsheets.developerMetadata.search',
  verb: 'POST',
  path: /^\/(?<id>[^/:]+)\/developerMetadata:search$/,
  query: [],
  body: 'SearchDeveloperMetadataRequest',
  answer: 'SearchDeveloperMetadataResponse',
  access: 'read',
  run(call) {
    const book = bookOf(call);
    const matches = ((call.body as Body).dataFilters ?? []).map((filter) => ({
      filter,
      found: new Set(matchMetadata(book, filter)),
    }));
    const matched = book.info.metadata.flatMap((entry) => {
      const dataFilters = matches.filter(({ found }) => found.has(entry)).map(({ filter }) => filter);
      return dataFilters.length > 0 ? [{ developerMetadata: shownMetadata(entry), dataFilters }] : [];
    });
    return matched.length > 0 ? { matchedDeveloperMetadata: matched } : {};
  },
};

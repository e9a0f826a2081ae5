import type { Tab } from '../../sheets-schema/tab.ts';
import { byMetadata, type Api } from './api.ts';
import {
  contentsFrom,
  contentsMetadata,
  contentsText,
  isWatched,
  shuffledRows,
  type Contents,
} from './shuffle.ts';
import type { RawTab } from './snapshot.ts';
import type { FileWriter } from './writer.ts';

/** How old what is known of a tab's contents may be. */
const AGE_MS = 5 * 60_000;

const NONE: Contents = new Map();

interface Remembered {
  /** As the metadata holds it; null where there is none. */
  readonly text: string | null;
  readonly contents: Contents;
  readonly readAt: number;
}

/** What the tabs' own metadata remember of which content stood beside which id: read every five minutes, written by `upkeep`. */
export class ContentsMemory {
  readonly #api: Api;
  readonly #clock: () => Date;
  readonly #tabs = new Map<string, Remembered>();

  constructor(api: Api, clock: () => Date) {
    this.#api = api;
    this.#clock = clock;
  }

  /** What was read last, without asking. */
  known(spreadsheetId: string, tab: Tab): Contents {
    return this.#tabs.get(nameOf(spreadsheetId, tab))?.contents ?? NONE;
  }

  /** What is remembered of tabs of one file, by tab key: one read when that of any is old, else none. */
  async of(
    spreadsheetId: string,
    tabs: readonly Tab[],
    deadline: number,
  ): Promise<ReadonlyMap<string, Contents>> {
    const now = this.#clock().getTime();
    const watched = tabs.filter(isWatched);
    const old = watched.filter((tab) => {
      const readAt = this.#tabs.get(nameOf(spreadsheetId, tab))?.readAt;
      return readAt === undefined || Math.abs(now - readAt) >= AGE_MS;
    });
    if (old.length > 0) {
      const ids = old.map((tab) => contentsMetadata(tab).id);
      const found = await this.#api.metadata(spreadsheetId, byMetadata(ids), deadline);
      const texts = new Map(found.map(({ metadataId, metadataValue }) => [metadataId, metadataValue ?? '']));
      for (const tab of old) this.#keep(spreadsheetId, tab, texts.get(contentsMetadata(tab).id) ?? null);
    }
    return new Map(watched.map((tab) => [tab.key, this.known(spreadsheetId, tab)]));
  }

  /**
   * Remembers what stands beside which id now: one write where that has changed. Of a tab that was sorted without its
   * ids what was known stays known, until the sort is undone or the ids are gone.
   */
  async remember(writer: FileWriter, tab: Tab, sheet: RawTab, deadline: number): Promise<void> {
    const { spreadsheetId } = writer;
    const before = this.#tabs.get(nameOf(spreadsheetId, tab));
    const text = contentsText(tab, sheet);
    if (text === (before?.text ?? '') || shuffledRows(tab, sheet, before?.contents ?? NONE).size > 0) return;
    const place = await writer.place(tab, deadline);
    if (!place) return;
    const { name, id } = contentsMetadata(tab);
    const request =
      before && before.text !== null
        ? {
            updateDeveloperMetadata: {
              dataFilters: [{ developerMetadataLookup: { metadataId: id } }],
              developerMetadata: { metadataValue: text },
              fields: 'metadataValue',
            },
          }
        : {
            createDeveloperMetadata: {
              developerMetadata: {
                metadataId: id,
                metadataKey: name,
                metadataValue: text,
                location: { sheetId: place.sheetId },
                visibility: 'DOCUMENT',
              },
            },
          };
    this.#tabs.delete(nameOf(spreadsheetId, tab)); // after a failure it is asked for anew
    await this.#api.write(spreadsheetId, { requests: [request] }, 'spreadsheetId', deadline);
    this.#keep(spreadsheetId, tab, text);
  }

  #keep(spreadsheetId: string, tab: Tab, text: string | null): void {
    const readAt = this.#clock().getTime();
    this.#tabs.set(nameOf(spreadsheetId, tab), { text, contents: contentsFrom(text ?? ''), readAt });
  }
}

function nameOf(spreadsheetId: string, tab: Tab): string {
  return `${spreadsheetId} ${tab.key}`;
}

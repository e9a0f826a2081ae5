import { AxeBuilder } from '@axe-core/playwright';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, expect, inject } from 'vitest';

/** Opens pages of the shared browser; what a test opens is closed after it: a desk that is left open goes on asking. */
export function browser(): { page: (options?: BrowserContextOptions) => Promise<Page> } {
  let connected: Promise<Browser> | undefined;
  const opened: BrowserContext[] = [];
  afterEach(async () => void (await Promise.all(opened.splice(0).map((context) => context.close()))));
  afterAll(async () => (await connected)?.close());
  return {
    async page(options = {}) {
      connected ??= chromium.connect(inject('browserAddress'));
      const context = await (
        await connected
      ).newContext({ locale: 'de-DE', timezoneId: 'Europe/Berlin', ...options });
      opened.push(context);
      context.setDefaultTimeout(60_000); // ends what hangs
      return context.newPage();
    },
  };
}

/** Expects that axe finds no violation of WCAG 2.2 A and AA on a page. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .setLegacyMode() // in one pass, half as long: only frames of other origins need more, and we have none
    .analyze();
  expect(
    violations.map(
      ({ id, nodes }) => `${page.url()} ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
    ),
  ).toEqual([]);
}

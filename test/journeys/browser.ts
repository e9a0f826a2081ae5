import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, expect, inject } from 'vitest';

/** Opens pages of the shared browser; what is opened is closed after the file's tests. */
export function browser(): { page: (options?: BrowserContextOptions) => Promise<Page> } {
  let connected: Promise<Browser> | undefined;
  afterAll(async () => (await connected)?.close());
  return {
    async page(options = {}) {
      connected ??= chromium.connect(inject('browserAddress'));
      const context = await (
        await connected
      ).newContext({ locale: 'de-DE', timezoneId: 'Europe/Berlin', ...options });
      context.setDefaultTimeout(15_000);
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

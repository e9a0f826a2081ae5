import { describe, expect, it } from 'vitest';
import { CatalogueKeeper, type Catalogue } from '../../../functions/site/catalogue.ts';

const some = { offers: [] } as unknown as Catalogue;

describe('the catalogue that is kept', () => {
  it('is read once for requests at the same time, and again only when it is old', async () => {
    let readings = 0;
    const keeper = new CatalogueKeeper(async () => {
      readings++;
      return Promise.resolve(some);
    });
    expect(keeper.last).toBeNull();
    await Promise.all([keeper.current(), keeper.current()]);
    await keeper.current();
    expect(readings).toBe(1);
    expect(keeper.last).toBe(some);
  });
  it('says that there is none while nothing could be read, without asking again at once', async () => {
    let readings = 0;
    const keeper = new CatalogueKeeper(() => {
      readings++;
      return Promise.reject(new Error('down'));
    });
    await expect(keeper.current()).rejects.toMatchObject({ code: 'NO_CATALOGUE' });
    await expect(keeper.current()).rejects.toMatchObject({ code: 'NO_CATALOGUE' });
    expect(await keeper.currentOrNull()).toBeNull();
    expect(readings).toBe(1);
  });
});

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
  it('is read anew after five seconds, and stays up when that fails', async () => {
    let now = 0;
    let reading = (): Promise<Catalogue> => Promise.resolve(some);
    const keeper = new CatalogueKeeper(
      () => reading(),
      () => now,
    );
    await keeper.current();
    const newer = { offers: [] } as unknown as Catalogue;
    reading = () => Promise.resolve(newer);
    now = 4_999;
    expect(await keeper.current()).toBe(some);
    now = 5_000;
    expect(await keeper.current()).toBe(newer);
    reading = () => Promise.reject(new Error('down'));
    now = 60_000;
    expect(await keeper.current()).toBe(newer);
  });
  it('keeps the last offers up while their tab cannot be read', async () => {
    let now = 0;
    let offers: Catalogue['offers'] = [];
    const keeper = new CatalogueKeeper(
      () => Promise.resolve({ offers } as unknown as Catalogue),
      () => now,
    );
    await keeper.current();
    offers = null;
    now = 10_000;
    expect((await keeper.current()).offers).toEqual([]);
  });
});

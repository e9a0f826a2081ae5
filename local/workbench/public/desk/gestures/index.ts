export * from './cells.ts';
export * from './filters.ts';
export * from './gesture.ts';
export * from './rows-and-columns.ts';
export * from './sheets.ts';

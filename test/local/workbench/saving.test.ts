import { describe, expect, it } from 'vitest';
import { startSaving, type SavingState } from '../../../local/workbench/public/desk/saving.ts';

describe('edits on their way to the sheet', () => {
  it('go one after the other, in the order they were made', async () => {
    const order: string[] = [];
    const saving = startSaving(
      () => undefined,
      () => undefined,
    );
    let release = (): void => undefined;
    const first = saving.add(async () => {
      await new Promise<void>((resolve) => void (release = resolve));
      order.push('first');
    });
    const second = saving.add(async () => void order.push('second'));
    await Promise.resolve();
    expect(saving.busy()).toBe(true);
    release();
    await Promise.all([first, second]);
    expect({ order, busy: saving.busy() }).toEqual({ order: ['first', 'second'], busy: false });
  });

  it('say so when one was refused, and carry on with the next', async () => {
    const states: SavingState[] = [];
    const errors: string[] = [];
    const saving = startSaving(
      (state) => states.push(state),
      ({ message }) => errors.push(message),
    );
    await saving.add(() => Promise.reject(new Error('protected')));
    await saving.add(() => Promise.resolve());
    expect({ states, errors }).toEqual({
      states: ['saving', 'unsaved', 'saving', 'saved'],
      errors: ['protected'],
    });
  });
});

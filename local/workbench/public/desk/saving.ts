/** How things stand between the grid and the sheet. */
export type SavingState = 'saved' | 'saving' | 'unsaved';

/** Carries out a person's edits one after the other, in the order they were made. */
export interface Saving {
  /** Puts an edit into the line. A refusal is shown and the line goes on. */
  add(act: () => Promise<void>): Promise<void>;
  /** Whether an edit is still on its way. */
  busy(): boolean;
}

/** Starts an empty line. `show` is told each change of state, `failed` each refusal. */
export function startSaving(show: (state: SavingState) => void, failed: (error: Error) => void): Saving {
  let line = Promise.resolve();
  let waiting = 0;
  const carryOut = async (before: Promise<void>, act: () => Promise<void>): Promise<void> => {
    await before;
    let state: SavingState = 'saved';
    try {
      await act();
    } catch (error) {
      state = 'unsaved';
      failed(error as Error);
    }
    waiting -= 1;
    if (waiting === 0 || state === 'unsaved') show(state);
  };
  return {
    busy: () => waiting > 0,
    add: (act) => {
      waiting += 1;
      show('saving');
      line = carryOut(line, act);
      return line;
    },
  };
}

/** How long a person waits for what a link in a letter needs to know, in milliseconds. */
export const LINK_PATIENCE_MS = 4_000;

/** Something did not answer in time; it may still happen. */
export class Late extends Error {
  readonly code = 'LATE';
}

/**
 * Waits no longer than that for some work; what comes later is let go.
 * @throws Late when it takes too long, else what the work throws
 */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Late('[site] No answer in time. Try again later.')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined); // its end was given up
  }
}

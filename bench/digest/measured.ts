/** How long something took, and the most memory that the process had in RAM, as its last line of output. */
export interface Measured {
  readonly ms: number;
  readonly peakMb: number;
}

/** Does it, tells the bench and ends the process. */
export async function measured(act: () => Promise<void>): Promise<never> {
  const began = performance.now();
  await act();
  const ms = performance.now() - began;
  console.log(JSON.stringify({ ms, peakMb: process.resourceUsage().maxRSS / 1024 } satisfies Measured));
  process.exit(0);
}

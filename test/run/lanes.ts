/**
 * Takes jobs in order, as many side by side as there are lanes. Results come as they are ready.
 *
 * @param finished called once for each job, never twice at the same moment
 */
export async function inLanes<Answer>(
  lanes: number,
  jobs: readonly (() => Promise<Answer>)[],
  finished: (answer: Answer) => void,
): Promise<void> {
  const waiting = jobs.values()
  const lane = async (): Promise<void> => {
    for (const job of waiting) finished(await job())
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

/** What the writers' process and the killer's agree on. */

export const writerCount = 8
/** What the writers tell whoever started them, at each change. */
export type Told = {
  /** Writers with everything filled in, waiting for the word. */
  readonly waiting: number
  readonly accepted: number
  /** What came instead of an answer, and how often: a status, or a broken connection's code. */
  readonly refusals: Readonly<Record<string, number>>
}

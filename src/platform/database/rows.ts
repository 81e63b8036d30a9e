/** What queries give, read as the code knows it. */

/** A row of a query that is kept apart from where it is run: `RowOf<ReturnType<typeof meetingRows>>`. */
export type RowOf<Query extends { executeTakeFirstOrThrow(): Promise<unknown> }> = Awaited<
  ReturnType<Query['executeTakeFirstOrThrow']>
>

/** A word of ours out of a text column. @throws when the database has one that the code does not know */
export function oneOf<Word extends string>(words: readonly Word[], text: string): Word {
  const found = words.find((word) => word === text)
  if (found === undefined) throw new Error(`the database has a word that the code does not know: ${text}`)
  return found
}

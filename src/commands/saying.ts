/** How every command speaks: words for people, or one JSON object with --json. */

export function say(words: string): void {
  process.stdout.write(`${words}\n`)
}

/** Prints the object when --json was given, the words otherwise. */
export function answer(json: boolean | undefined, object: object, words: string): void {
  say(json === true ? JSON.stringify(object) : words)
}

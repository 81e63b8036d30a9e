/** Names of files as they are shown and downloaded: what a sender called them is never used as a path. */

const maxCharacters = 100
/** Windows keeps these for devices, whatever ending follows. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** The last part of whatever path was sent, without characters that hide or redirect; undefined when nothing is left. */
export function safeFileName(claimed: string): string | undefined {
  const last = claimed.split(/[/\\]/).at(-1) ?? ''
  // Controls, and the marks that turn the direction of writing: "cod.exe" must not read "exe.doc".
  const clean = last
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\uFFFD:*?"<>|]/gu, '')
    .trim()
    .replace(/^\.+/, '')
  const ending = endingOf(clean)
  const stem = (ending === '' ? clean : clean.slice(0, -ending.length - 1)).trim()
  if (stem === '') return undefined
  const short = Array.from(stem)
    .slice(0, maxCharacters - ending.length - 1)
    .join('')
  const named = deviceName.test(short.split('.', 1)[0] ?? '') ? `_${short}` : short
  return ending === '' ? named : `${named}.${ending}`
}

/** In lower case and without its dot; empty when there is none. */
export function endingOf(name: string): string {
  return /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
}

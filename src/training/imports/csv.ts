/** Rows as a text that spreadsheets open. What would be a formula there is text, since others' words stand in it. */

export function csvOf(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  // The mark tells spreadsheets that it is UTF-8.
  return `\uFEFF${[headings, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}

/** Source: OWASP, CSV injection: a cell that begins with one of these is worked out when the file is opened. */
export function csvCell(text: string): string {
  const flat = text.replace(/[\r\n\t]+/gu, ' ')
  const harmless = /^[=+\-@|]/u.test(flat.trimStart()) ? `'${flat}` : flat
  return `"${harmless.replaceAll('"', '""')}"`
}

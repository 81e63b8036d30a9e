/**
 * An address inside this service (path and query), or undefined. Every address to go to that came in from outside passes here,
 * so that nobody is sent elsewhere by a link they trusted: no scheme, no host, no backslash or control character
 * that a browser would read as one.
 */
export function localPath(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.length > 1_000) return undefined
  if (!/^\/(?![/\\])[!-[\]-~]*$/.test(text)) return undefined
  const here = 'https://causeway.invalid'
  if (!URL.canParse(text, here)) return undefined
  const url = new URL(text, here)
  // A path that dots bring to "//host" is no path of ours either.
  if (url.origin !== here || url.pathname.startsWith('//')) return undefined
  return url.pathname + url.search
}

/** A request that is turned away before any room sees it. The status is answered by the page for it; the reason goes to the log alone. */
export function turnAway(statusCode: 400 | 403 | 405 | 413 | 414 | 415 | 429 | 503, reason: string): Error {
  return Object.assign(new Error(reason), { statusCode })
}

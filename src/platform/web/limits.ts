/** How much one request may ask of us. Numbers from the reliability bar: IN-05 (sizes), AV-01 (time), AV-02 and AV-03 (counts). */

export const sizes = {
  formBytes: 256 * 1024,
  uploadBytes: 20 * 1024 * 1024,
  fields: 200,
  fieldBytes: 64 * 1024,
  fieldNameBytes: 200,
  files: 10,
  headerBytes: 16 * 1024,
  addressBytes: 2 * 1024,
} as const

export const times = {
  /** A whole request, headers and body, must have arrived by then. */
  requestMs: 15_000,
  headersMs: 10_000,
  checkConnectionsMs: 5_000,
  /** An answer must have been taken by then: someone who reads a byte a second holds nothing. */
  answerMs: 20_000,
  /** Downloads are larger and may be fetched over a slow line. */
  downloadMs: 120_000,
  keepAliveMs: 5_000,
  /** Longer than a proxy keeps its own side open, so that it never writes into a connection we are closing. */
  keepAliveBehindProxyMs: 72_000,
} as const

export const counts = {
  connections: 2_000,
  /** Uploads are held in memory while they are read; more than this many at once are asked to come back. */
  uploadsAtOnce: 8,
  /** A person who works fast makes some 60 requests a minute. */
  perSessionAMinute: 1_200,
  /** A whole council may come from one address. */
  perAddressAMinute: 12_000,
} as const

/**
 * What the writers know for certain, in a file of their own: a line before a referral is sent and a line after each answer, each on the
 * disk before they go on. It is read when everything is over and compared with what the service kept.
 *
 *   sent ──303 to the receipt──▶ accepted ──receipt read──▶ acknowledged (with its reference)
 *    │ ▲
 *    │ └──sent again, with the same form token──┐
 *    └──no answer, or 5xx──▶ unknown ───────────┘        any ──the service knows nothing of the draft──▶ gone
 */
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { z } from 'zod'

const Line = z.object({
  /** Milliseconds since 1970, with a fraction: the killer's clock is the same machine's. */
  at: z.number(),
  marker: z.string(),
  what: z.enum(['sent', 'accepted', 'acknowledged', 'unknown', 'gone']),
  reference: z.string().optional(),
  /** For unknown: the status that was answered, or what the connection said. */
  because: z.string().optional(),
})
type Line = z.infer<typeof Line>

export type Ledger = { write(line: Omit<Line, 'at'>): void; close(): void }

export function openLedger(path: string): Ledger {
  const file = openSync(path, 'a', 0o600)
  return {
    write(line) {
      writeSync(file, `${JSON.stringify({ at: now(), ...line })}\n`)
      fsyncSync(file)
    },
    close() {
      closeSync(file)
    },
  }
}

export function now(): number {
  return performance.timeOrigin + performance.now()
}

/** One referral as its writer lived through it. */
export type Attempt = {
  readonly marker: string
  readonly firstSentAt: number
  /** When the answer came that said it is received. */
  readonly acceptedAt: number | undefined
  readonly reference: string | undefined
  /** When the service said that it knew nothing of the draft. */
  readonly goneAt: number | undefined
  /** Times at which its outcome became unknown, and why. */
  readonly unknowns: readonly { readonly at: number; readonly because: string }[]
}

export function readLedger(path: string): Attempt[] {
  const byMarker = new Map<string, Line[]>()
  for (const text of readFileSync(path, 'utf8').split('\n')) {
    if (text === '') continue
    const line = Line.parse(JSON.parse(text))
    byMarker.set(line.marker, [...(byMarker.get(line.marker) ?? []), line])
  }
  return [...byMarker].map(([marker, lines]) => attemptOf(marker, lines))
}

function attemptOf(marker: string, lines: readonly Line[]): Attempt {
  const first = (what: Line['what']): Line | undefined => lines.find((line) => line.what === what)
  return {
    marker,
    firstSentAt: first('sent')?.at ?? Number.POSITIVE_INFINITY,
    acceptedAt: first('accepted')?.at,
    reference: first('acknowledged')?.reference,
    goneAt: first('gone')?.at,
    unknowns: lines.flatMap((line) => (line.what === 'unknown' ? [{ at: line.at, because: line.because ?? '' }] : [])),
  }
}

/** Shares of kills with something in flight, and how much that was. */
export function inFlight(attempts: readonly Attempt[], kills: readonly { readonly at: number }[]) {
  const counts = kills.map((kill) => inFlightAt(attempts, kill.at).length)
  return {
    share: counts.length === 0 ? 0 : counts.filter((count) => count > 0).length / counts.length,
    least: Math.min(...counts),
    most: Math.max(...counts),
    whole: counts.reduce((sum, count) => sum + count, 0),
  }
}

/** Referrals that were sent and not answered at that moment: what a kill then could tear apart. */
function inFlightAt(attempts: readonly Attempt[], at: number): Attempt[] {
  return attempts.filter(
    ({ firstSentAt, acceptedAt, goneAt }) => firstSentAt <= at && (acceptedAt ?? goneAt ?? at) >= at,
  )
}

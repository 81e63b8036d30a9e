/**
 * A program of its own: eight people who file referrals at once, each in a browser of their own, and write down what they were told. It
 * kills nobody and knows nothing of kills. Each fills in a few referrals, waits for the word, and sends them one after the other.
 *
 *   node test/failure/writers.ts ORIGIN LEDGER NAME REFERRALS_AT_A_TIME
 *
 * NAME makes the markers of this run its own. It hears `send` and `stop`, and tells how many wait and how many were accepted.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { openLedger } from './ledger.ts'
import { isReceived, prepare, referenceOn, type Prepared } from './public-referral.ts'
import { writerCount, type Told } from './told.ts'
import { aVisitor, type Answer, type Visitor } from './visitor.ts'

const [origin = '', ledgerPath = '', runName = '', atATime = '1'] = process.argv.slice(2)
/** Nobody presses the button faster. */
const againAfterMs = 250

const ledger = openLedger(ledgerPath)
const refusals = new Map<string, number>()
let accepted = 0
let stopping = false
let numbered = 0
let letGo: (() => void)[] = []

process.on('message', (word) => {
  if (word === 'stop') stopping = true
  const going = letGo
  letGo = []
  for (const go of going) go()
})

// Whoever started us is gone.
process.once('disconnect', () => process.exit())

await Promise.all(Array.from({ length: writerCount }, write))
ledger.close()
process.disconnect()

async function write(): Promise<void> {
  for (;;) {
    const filled: { visitor: Visitor; prepared: Prepared }[] = []
    while (filled.length < Number(atATime) && !isStopping()) {
      const visitor = aVisitor(origin)
      numbered += 1
      const marker = `${runName}-${numbered}`
      try {
        filled.push({ visitor, prepared: await prepare(visitor, marker, patiently) })
      } catch (error) {
        // What it had taken page by page, it no longer knows.
        ledger.write({ marker, what: 'gone', because: error instanceof Error ? error.message : String(error) })
      }
    }
    if (isStopping()) return
    await untilToldToSend()
    for (const { visitor, prepared } of filled) await send(visitor, prepared)
  }
}

/** Sends it until the service says what became of it: the same form with the same token each time. */
async function send(visitor: Visitor, { marker, address, fields }: Prepared): Promise<void> {
  for (;;) {
    ledger.write({ marker, what: 'sent' })
    const answer = await visitor.post(address, fields).catch(asNoAnswer)
    if (isReceived(answer)) break
    if (!isUnknown(answer)) {
      ledger.write({ marker, what: 'gone', because: `${answer.status} ${answer.location ?? ''}` })
      return
    }
    ledger.write({ marker, what: 'unknown', because: reasonOf(answer) })
    count(answer)
    await pause(againAfterMs)
  }
  ledger.write({ marker, what: 'accepted' })
  accepted += 1
  tell()
  const receipt = await patiently(() => visitor.get(address.replace(/submission$/, 'receipt')))
  const reference = referenceOn(receipt)
  if (reference === undefined) ledger.write({ marker, what: 'gone', because: `${receipt.status} at the receipt` })
  else ledger.write({ marker, what: 'acknowledged', reference })
}

async function patiently(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await ask().catch(asNoAnswer)
    if (!isUnknown(answer)) return answer
    count(answer)
    await pause(againAfterMs)
  }
}

/** No answer at all, or one that says "try again": nobody knows whether it was saved. */
function isUnknown(answer: Answer): boolean {
  return answer.status === 0 || answer.status >= 500 || answer.status === 429
}

function asNoAnswer(error: unknown): Answer {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
  return { status: 0, location: undefined, text: code }
}

function reasonOf(answer: Answer): string {
  return answer.status === 0 ? answer.text : String(answer.status)
}

function count(answer: Answer): void {
  const reason = reasonOf(answer)
  refusals.set(reason, (refusals.get(reason) ?? 0) + 1)
}

async function untilToldToSend(): Promise<void> {
  await new Promise<void>((resolve) => {
    letGo.push(resolve)
    tell()
  })
}

function tell(): void {
  const told: Told = { waiting: letGo.length, accepted, refusals: Object.fromEntries(refusals) }
  process.send?.(told)
}

function isStopping(): boolean {
  return stopping
}

/**
 * `npm run test:failure`: kills the application and PostgreSQL again and again while eight writers in another process file referrals, and
 * compares what they were promised with what is there. Then the same with a server that promises less, to show that a loss would be seen.
 * What it measures and what it cannot show: docs/failure-tests.md.
 *
 * Options, each with a number: --application-kills, --postgres-kills, --connection-kills, --control-kills, --seed.
 */
import { parseArgs } from 'node:util'
import { killing, type Course } from './killing.ts'
import { inFlight } from './ledger.ts'
import { aService } from './running-causeway.ts'
import type { Verdict } from './verdict.ts'

const { values } = parseArgs({
  options: {
    'application-kills': { type: 'string', default: '20' },
    'postgres-kills': { type: 'string', default: '20' },
    'connection-kills': { type: 'string', default: '5' },
    'control-kills': { type: 'string', default: '12' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const seed = Number(values.seed)
const mostReadyMs = 10_000

let passed = 0
let failed = 0
const service = await aService()
try {
  say(`seed ${seed}`)
  await service.start()
  await service.addArea()

  const course = await killing(service, {
    name: `Kept${seed}`,
    seed,
    kills: [
      ...times(Number(values['application-kills']), 'application' as const),
      ...times(Number(values['postgres-kills']), 'postmaster' as const),
      ...times(Number(values['connection-kills']), 'connection' as const),
    ],
    referralsAtATime: 4,
    say,
  })
  report(course)
  check('no acknowledged referral is lost', course.verdict.lost)
  check('no referral is there twice, and no reference was given twice', course.verdict.doubled)
  check('each is there under the reference that was told', course.verdict.confused)
  check('each is there whole: person, answers, referrer, case, first entry and audit', course.verdict.torn)
  check('each can be read, with its key from the key store', course.verdict.unreadable)
  check('no page that was saved on the way is lost', course.verdict.gone)
  check(
    'at more than nine kills of ten something was in flight',
    inFlight(course.attempts, course.kills).share > 0.9 ? [] : ['too few'],
  )
  check(
    `ready again within ${mostReadyMs / 1000} seconds after every kill`,
    course.kills
      .filter((kill) => kill.readyAfterMs > mostReadyMs)
      .map((kill) => `${kill.what} ${seconds(kill.readyAfterMs)}`),
  )
  check('nobody was told of a fault of ours: only "try again" and broken connections', faults(course))
  const audit = await service.command('audit', 'verify', '--json')
  check('the audit verifies', audit.code === 0 ? [] : [audit.output])

  if (Number(values['control-kills']) > 0) {
    await service.beside(async (_installation, owner) => {
      await owner.query('alter system set synchronous_commit = off')
      await owner.query("alter system set wal_writer_delay = '10s'")
      await owner.query('select pg_reload_conf()')
    })
    const control = await killing(service, {
      name: `Control${seed}`,
      seed,
      kills: times(Number(values['control-kills']), 'everything' as const),
      referralsAtATime: 4,
      say,
    })
    say('Control, synchronous_commit = off:')
    report(control)
    const seen = control.verdict.lost.length + control.verdict.doubled.length
    check('a server that promises less is found out', seen > 0 ? [] : ['nothing was lost'])
    await service.stop()
    const refused = await service.command('serve')
    check('and is refused at the next start', refused.code === 1 ? [] : [refused.output])
  } else await service.stop()
} catch (error) {
  failed += 1
  say(`✖ broken off: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
} finally {
  await service.remove()
}
say(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

function report({ attempts, kills, verdict, refusals }: Course): void {
  const flying = inFlight(attempts, kills)
  say(`${kills.length} kills, ${verdict.acknowledged} referrals acknowledged: ${countsOf(verdict)}`)
  say(
    `in flight at ${Math.round(flying.share * 100)} % of the kills, from ${flying.least} to ${flying.most} at once, ${flying.whole} in all; ` +
      `${verdict.unknown.outcomes} outcomes unknown to the writer, of which ${verdict.unknown.saved} had been saved`,
  )
  for (const [what, of] of Map.groupBy(kills, (kill) => kill.what)) {
    const ready = of.map((kill) => kill.readyAfterMs).sort((a, b) => a - b)
    say(
      `${of.length} × ${what}: ready after ${seconds(ready[Math.floor(ready.length / 2)] ?? 0)} (median), ${seconds(ready.at(-1) ?? 0)} (worst)`,
    )
  }
  say(
    `instead of an answer: ${
      Object.entries(refusals)
        .map(([reason, count]) => `${count} × ${reason}`)
        .join(', ') || 'nothing'
    }`,
  )
}

function countsOf({ lost, doubled, confused, torn, unreadable, gone }: Verdict): string {
  return `${lost.length} lost, ${doubled.length} doubled, ${confused.length} under another reference, ${torn.length} torn, ${unreadable.length} unreadable, ${gone.length} given up by the service`
}

/** A page that says "something went wrong" where "try again" is the truth. */
function faults({ refusals }: Course): string[] {
  return Object.keys(refusals).filter((reason) => /^\d+$/.test(reason) && reason !== '503')
}

function check(name: string, wrong: readonly string[]): void {
  if (wrong.length === 0) passed += 1
  else failed += 1
  say(wrong.length === 0 ? `✔ ${name}` : `✖ ${name}: ${wrong.slice(0, 20).join(', ')}`)
}

function times<What>(count: number, what: What): What[] {
  return Array.from({ length: count }, () => what)
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/**
 * `npm run test:crowd`: twenty people on the same thirty cases for five minutes, over HTTP. Options, each with a number: --people, --cases,
 * --seconds, --seed. Ends with `N passed, N failed` like the tests.
 */
import { parseArgs } from 'node:util'
import { aHouse } from '../house.ts'
import { crowdOf } from './crowd.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '20' },
    cases: { type: 'string', default: '30' },
    seconds: { type: 'string', default: '300' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
process.env['TZ'] = 'UTC'
const ending: (() => unknown)[] = []
const house = await aHouse({ after: (end: () => unknown) => void ending.push(end) })
try {
  say(`seed ${values.seed}`)
  const found = await crowdOf(house, {
    people: Number(values.people),
    cases: Number(values.cases),
    seed: Number(values.seed),
    until: { ms: Number(values.seconds) * 1_000 },
  })
  const { sent, taken, clashes, refused, sentTwice } = found
  say(
    `${sent} forms sent, ${sentTwice} of them twice at once: ${taken} steps taken, ${clashes} told that somebody was faster, ${refused} refused by the rules`,
  )
  const checks = [
    ['no step that was promised is lost', found.lost],
    ['no step is there twice', found.doubled],
    ['no step is there that nobody asked for', found.unasked],
    ['every journal is without a gap', found.torn],
    ['every request was answered, and every list is what its journal adds up to', found.broken],
    ['somebody was told that a colleague was faster', clashes > 0 ? [] : ['nobody was']],
  ] as const
  for (const [what, amiss] of checks)
    say(`${amiss.length === 0 ? '✔' : '✖'} ${what}${amiss.length === 0 ? '' : `: ${amiss.slice(0, 10).join(', ')}`}`)
  const failed = checks.filter(([, amiss]) => amiss.length > 0).length
  say(`${checks.length - failed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
} finally {
  for (const end of ending.toReversed()) await end()
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

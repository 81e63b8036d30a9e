import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { documentPurposes } from '#reference/document-purposes.ts'
import { aDay, aMonth, lastDay } from './day-or-month.ts'
import { coverTable } from './documents/document.ts'
import {
  currentStage,
  doneOn,
  isOpen,
  isYetToCome,
  moveStage,
  outcomes,
  outcomesFor,
  record,
  stageState,
  takeOff,
  wasNewest,
  type Route,
  type Said,
  type Stage,
  type Version,
} from './route.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const today = day('2018-06-01')
const first: Version = { number: 1, datedOn: day('2017-09-01') }
const second: Version = { number: 2, datedOn: day('2017-10-05') }

function stage(
  position: number,
  purpose: Stage['purpose'],
  bodies: readonly string[],
  plannedOn?: Stage['plannedOn'],
): Stage {
  return { id: `stage ${position}`, position, purpose, bodies, plannedOn, said: [] }
}

/** The route of the seed's cover table. */
const thurrock: Route = [
  stage(1, 'draft', ['Working group'], aDay(day('2017-09-20'))),
  stage(2, 'approval', ['PREVENT delivery group'], aDay(day('2017-09-28'))),
  stage(3, 'information', ['CSP Executive'], aMonth(2017, 11)),
  stage(4, 'sign_off', ['CSP Strategic Board'], aMonth(2018, 3)),
  stage(5, 'information_and_action', [
    'Directors Board',
    'Cabinet',
    'LSCB',
    'Adult Safeguarding Board',
    'Health & Well Being Board',
  ]),
]

const said = (bodyId: string, seenOn: string, more: Partial<Said> = {}): Said => ({
  bodyId,
  version: 1,
  seenOn: aDay(day(seenOn)),
  outcome: 'agreed',
  asked: '',
  askedBy: '',
  ...more,
})

function at(route: Route, position: number): Stage {
  return route.find((one) => one.position === position) ?? assert.fail(`no stage ${position}`)
}

function withSaid(route: Route, position: number, ...all: readonly Said[]): Route {
  return route.map((one) => (one.position === position ? { ...one, said: [...one.said, ...all] } : one))
}

function refusalOf(route: Route, position: number, what: Said, versions: readonly Version[] = [first]) {
  const outcome = record(route, versions, at(route, position), what, today)
  return outcome.ok ? undefined : outcome.reason
}

test('the cover table is the seed’s: dates as papers write them, and an empty cell where none is known', () => {
  assert.deepEqual(
    coverTable(thurrock, (name) => name).map(({ date, status, bodies }) => [date, status, bodies.join(' ')]),
    [
      ['20/9/17', 'Draft', 'Working group'],
      ['28/9/17', 'Approval', 'PREVENT delivery group'],
      ['Nov 17', 'Information', 'CSP Executive'],
      ['Mar 18', 'Sign off', 'CSP Strategic Board'],
      ['', 'Information and Action', 'Directors Board Cabinet LSCB Adult Safeguarding Board Health & Well Being Board'],
    ],
  )
})

test('the cover table has the day on which a stage was done in place of the day it was planned for', () => {
  const moved = withSaid(thurrock, 1, said('Working group', '2017-09-22', { outcome: 'noted' }))
  assert.equal(coverTable(moved, (name) => name)[0]?.date, '22/9/17')
})

test('a later stage waits for the earlier one', () => {
  assert.equal(refusalOf(thurrock, 2, said('PREVENT delivery group', '2017-09-28')), 'earlier stage is open')
  const drafted = withSaid(thurrock, 1, said('Working group', '2017-09-20'))
  assert.equal(refusalOf(drafted, 2, said('PREVENT delivery group', '2017-09-28')), undefined)
})

test('a stage for information runs ahead, and what comes after it still waits for it', () => {
  const noted = said('CSP Executive', '2017-09-10', { outcome: 'noted' })
  assert.equal(refusalOf(thurrock, 3, noted), undefined)
  const approved = withSaid(
    withSaid(thurrock, 1, said('Working group', '2017-09-20')),
    2,
    said('PREVENT delivery group', '2017-09-28'),
  )
  assert.equal(refusalOf(approved, 4, said('CSP Strategic Board', '2018-03-01')), 'earlier stage is open')
})

test('a document that is returned comes back in a newer version, and no stage after it is taken until then', () => {
  const drafted = withSaid(thurrock, 1, said('Working group', '2017-09-20'))
  const back = said('PREVENT delivery group', '2017-09-28', { outcome: 'returned', asked: 'Say who leads.' })
  assert.equal(refusalOf(drafted, 2, { ...back, asked: '' }), 'nothing asked')
  const returned = withSaid(drafted, 2, back)
  assert.equal(stageState(at(returned, 2)), 'returned')
  assert.equal(currentStage(returned)?.position, 2)
  assert.equal(refusalOf(returned, 4, said('CSP Strategic Board', '2018-03-01')), 'earlier stage is open')
  assert.equal(refusalOf(returned, 2, said('PREVENT delivery group', '2017-10-12')), 'needs a newer version')
  const again = said('PREVENT delivery group', '2017-10-12', { version: 2 })
  assert.equal(refusalOf(returned, 2, again, [first, second]), undefined)
  assert.equal(stageState(at(withSaid(returned, 2, again), 2)), 'done')
})

test('a body sees the version that is the newest on that day; in a month, on some day of it', () => {
  const both = [first, second]
  assert.equal(wasNewest(both, first, aDay(day('2017-10-04'))), true)
  assert.equal(wasNewest(both, first, aDay(day('2017-10-05'))), false)
  assert.equal(wasNewest(both, second, aDay(day('2017-10-04'))), false)
  assert.equal(wasNewest(both, first, aMonth(2017, 10)), true)
  assert.equal(wasNewest(both, second, aMonth(2017, 10)), true)
  assert.equal(wasNewest(both, first, aMonth(2017, 11)), false)
  assert.equal(refusalOf(thurrock, 1, said('Working group', '2017-09-20', { version: 9 })), 'no such version')
})

test('nothing is recorded before it happened, nor before what came before it', () => {
  assert.equal(refusalOf(thurrock, 1, said('Working group', '2018-06-02')), 'in the future')
  const drafted = withSaid(thurrock, 1, said('Working group', '2017-09-20'))
  assert.equal(refusalOf(drafted, 2, said('PREVENT delivery group', '2017-09-19')), 'before an earlier stage')
})

test('a stage before several bodies is done when the last has seen it', () => {
  const [five] = [at(thurrock, 5)]
  const some = { ...five, said: [said('Cabinet', '2018-04-02'), said('LSCB', '2018-04-09')] }
  assert.equal(stageState(some), 'partly seen')
  assert.equal(doneOn(some), undefined)
  const all = { ...five, said: five.bodies.map((body, place) => said(body, `2018-04-0${place + 1}`)) }
  assert.equal(doneOn(all)?.on.toString(), '2018-04-05')
})

test('a stage that is to come goes elsewhere on the route or off it, but not before one that happened', () => {
  const drafted = withSaid(thurrock, 1, said('Working group', '2017-09-20'))
  const order = (route: Route) => route.map(({ id }) => id.replace('stage ', '')).join(' ')
  const moved = moveStage(drafted, at(drafted, 4), 'stage 1')
  assert.equal(moved.ok && order(moved.value), '1 4 2 3 5')
  assert.deepEqual(moved.ok && moved.value.map(({ position }) => position), [1, 2, 3, 4, 5])
  assert.deepEqual(moveStage(drafted, at(drafted, 4), undefined), { ok: false, reason: 'before one that happened' })
  for (const refused of [moveStage(drafted, at(drafted, 1), 'stage 5'), takeOff(drafted, at(drafted, 1))])
    assert.deepEqual(refused, { ok: false, reason: 'has happened' })
  const shorter = takeOff(drafted, at(drafted, 3))
  assert.equal(shorter.ok && order(shorter.value), '1 2 4 5')
})

// ── always, whatever is sent and in whatever order ──

const bodies = ['a', 'b', 'c']
const anyRoute: fc.Arbitrary<Route> = fc
  .array(
    fc.record({
      purpose: fc.constantFrom(...documentPurposes.map(({ code }) => code)),
      bodies: fc.uniqueArray(fc.constantFrom(...bodies), { minLength: 1 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((stages) => stages.map((one, place) => stage(place + 1, one.purpose, one.bodies)))
const anyVersions = fc
  .array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 5 })
  .map((ages) =>
    ages
      .toSorted((one, other) => one - other)
      .map((age, place) => ({ number: place + 1, datedOn: first.datedOn.add({ days: age }) })),
  )
const anySaid: fc.Arbitrary<{ position: number; said: Said }> = fc.record({
  position: fc.integer({ min: 1, max: 6 }),
  said: fc.record({
    bodyId: fc.constantFrom(...bodies),
    version: fc.integer({ min: 1, max: 6 }),
    seenOn: fc.tuple(fc.integer({ min: 0, max: 320 }), fc.boolean()).map(([days, whole]) => {
      const on = first.datedOn.add({ days })
      return whole ? aDay(on) : aMonth(on.year, on.month)
    }),
    outcome: fc.constantFrom(...outcomes),
    asked: fc.constantFrom('', 'More of it.'),
    askedBy: fc.constant(''),
  }),
})

/** Sends everything to the rule in turn and keeps what it lets through. */
function walk(route: Route, versions: readonly Version[], sent: readonly { position: number; said: Said }[]): Route {
  return sent.reduce<Route>((so, { position, said: one }) => {
    const here = so.find((stage) => stage.position === position)
    if (here === undefined) return so
    return record(so, versions, here, one, today).ok ? withSaid(so, position, one) : so
  }, route)
}

test('whatever is sent, no stage but one for information has been touched behind an open one', () => {
  fc.assert(
    fc.property(anyRoute, anyVersions, fc.array(anySaid, { maxLength: 40 }), (route, versions, sent) => {
      const after = walk(route, versions, sent)
      const open = after.findIndex((one) => stageState(one) !== 'done')
      for (const later of open < 0 ? [] : after.slice(open + 1))
        assert.ok(later.purpose === 'information' || later.said.length === 0)
    }),
  )
})

test('whatever is sent, a stage is done only when each of its bodies let it pass, in a version that was there', () => {
  fc.assert(
    fc.property(anyRoute, anyVersions, fc.array(anySaid, { maxLength: 40 }), (route, versions, sent) => {
      for (const one of walk(route, versions, sent)) {
        for (const what of one.said) {
          assert.ok(outcomesFor(one.purpose).includes(what.outcome))
          const seen = versions.find(({ number }) => number === what.version) ?? assert.fail('no such version')
          assert.ok(Temporal.PlainDate.compare(seen.datedOn, lastDay(what.seenOn)) <= 0)
        }
        if (stageState(one) !== 'done') continue
        for (const body of one.bodies)
          assert.notEqual(one.said.findLast(({ bodyId }) => bodyId === body)?.outcome ?? 'returned', 'returned')
      }
    }),
  )
})

test('whatever is sent, a body that returned a version sees a newer one next', () => {
  fc.assert(
    fc.property(anyRoute, anyVersions, fc.array(anySaid, { maxLength: 60 }), (route, versions, sent) => {
      for (const one of walk(route, versions, sent))
        for (const body of one.bodies) {
          const seen = one.said.filter(({ bodyId }) => bodyId === body)
          for (const [place, what] of seen.entries()) {
            const before = seen[place - 1]
            if (before !== undefined) assert.ok(before.outcome === 'returned' && what.version > before.version)
          }
        }
    }),
  )
})

test('there is always a next stage, or the route is at its end', () => {
  fc.assert(
    fc.property(anyRoute, anyVersions, fc.array(anySaid, { maxLength: 40 }), (route, versions, sent) => {
      const after = walk(route, versions, sent)
      const next = currentStage(after)
      if (next === undefined) assert.ok(after.every((one) => stageState(one) === 'done'))
      else assert.ok(isOpen(after, next))
    }),
  )
})

// ── and however it is replanned meanwhile ──

type Act =
  | { readonly does: 'say'; readonly position: number; readonly said: Said }
  | { readonly does: 'move'; readonly which: number; readonly behind: number }
  | { readonly does: 'take off'; readonly which: number }
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  anySaid.map((one): Act => ({ does: 'say', ...one })),
  fc
    .record({ which: fc.nat({ max: 5 }), behind: fc.integer({ min: -1, max: 5 }) })
    .map((one): Act => ({ does: 'move', ...one })),
  fc.nat({ max: 5 }).map((which): Act => ({ does: 'take off', which })),
)

/** Says, moves and takes off in turn, as far as the rule lets; tells every step of it. */
function replanned(route: Route, versions: readonly Version[], acts: readonly Act[]): readonly Route[] {
  const steps = [route]
  for (const act of acts) {
    const now = steps.at(-1) ?? route
    if (act.does === 'say') {
      steps.push(walk(now, versions, [act]))
      continue
    }
    const stage = now[act.which]
    if (stage === undefined) continue
    const next = act.does === 'move' ? moveStage(now, stage, now[act.behind]?.id) : takeOff(now, stage)
    if (next.ok) steps.push(next.value)
  }
  return steps
}

test('however a route is replanned, what happened stays, in its order, and nothing open comes before it', () => {
  fc.assert(
    fc.property(anyRoute, anyVersions, fc.array(anyAct, { maxLength: 40 }), (route, versions, acts) => {
      const steps = replanned(route, versions, acts)
      for (const [place, now] of steps.entries()) {
        const happened = (one: Route) => one.filter((stage) => !isYetToCome(stage))
        const before = happened(steps[place - 1] ?? [])
        const kept = happened(now).filter(({ id }) => before.some((one) => one.id === id))
        assert.deepEqual(
          kept.map(({ id }) => id),
          before.map(({ id }) => id),
        )
        for (const [index, was] of before.entries())
          assert.deepEqual(kept[index]?.said.slice(0, was.said.length), was.said)
        const open = now.findIndex((one) => stageState(one) !== 'done')
        for (const later of open < 0 ? [] : now.slice(open + 1))
          assert.ok(later.purpose === 'information' || isYetToCome(later))
        assert.ok(now.every((one, index) => index === 0 || (now[index - 1]?.position ?? 0) < one.position))
      }
    }),
  )
})

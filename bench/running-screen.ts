/**
 * What the running screen of a panel meeting costs with 200 cases on the panel and 20 members active, beside what it costs with one person and ten cases.
 * Both stand in one run, on databases of their own, and are measured in turn: what else the machine does falls on both.
 *
 * Two readings, and each has the same limit. How long an answer takes while everybody is at work: what a person feels, with the waiting for others in it.
 * And what one answer costs while nobody else asks: statements, time of our process and of the database on the processor, size of the page; waiting has
 * no part in these.
 *
 * `node bench/running-screen.ts [rounds]`, 6 unless told. Exits with 1 when a limit is missed.
 */
import { readFileSync } from 'node:fs'
import { after } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import { listAgenda } from '#panel/agenda/store.ts'
import { addContribution } from '#panel/pack/contributions.ts'
import { addEdition } from '#panel/pack/store.ts'
import type { Role } from '#reference/roles.ts'
import { backstage } from '../src/demonstration/backstage.ts'
import { addPeople } from '../test/crowd/people.ts'
import { aCaller, openForm } from '../test/hostile/caller.ts'
import { aHouse, type House } from '../test/house.ts'
import { aMeetingToday, type OnAgenda } from '../test/meeting-in-house.ts'
import { copyCases } from '../test/more-cases.ts'
import { statementsOf } from '../test/statements.ts'
import { newHelper, typedIn, type Asked, type Attending, type Person } from './at-a-meeting.ts'
import { average, middle, percentile, printFigures, say, type Figure } from './figures.ts'

const rounds = Number(process.argv[2] ?? 6)
const limit = 3
const eachRound = 12

/** Half of them take notes of an item each, half read: nobody else may open the running screen. */
const crowd: readonly Role[] = ['panel member', 'case officer', 'panel member', 'deputy chair']

/** What is asked for, in the words of the table; the last two are read beside the running screen. */
const kinds = ['Overview', 'One item', 'Kept as typed', 'Asked for news', 'Meeting page', 'Pack'] as const
type Kind = (typeof kinds)[number]

type Situation = {
  readonly house: House
  readonly noteTaker: Person
  readonly others: readonly Attending[]
  /** What is asked for of a kind, for the time that it is asked for it. */
  ask(kind: Kind): Asked
}

type Measured = {
  readonly underWay: number[]
  readonly statements: number[]
  readonly ours: number[]
  readonly databases: number[]
  readonly bytes: number[]
}

const measuring = newHelper()
const attending = newHelper()
await measure()
measuring.leave()
attending.leave()
process.exit()

async function measure(): Promise<void> {
  say('A panel of ten cases, and one of 200 …')
  const few = await aSituation({ cases: 10, copies: 0, members: 0, address: 1 })
  const many = await aSituation({ cases: 200, copies: 9, members: 20, address: 2 })
  const [ofFew, ofMany] = [newMeasures(), newMeasures()]
  let [answers, turnedAway] = [0, 0]
  const began = performance.now()
  // The first round warms both up and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    const counts = round > 0
    for (const [situation, measures] of [
      [few, ofFew],
      [many, ofMany],
    ] as const) {
      const into = counts ? measures : newMeasures()
      await whatItCosts(situation, into)
      const told = await howLongItTakes(situation, into)
      answers += told.answers
      turnedAway += told.turnedAway
    }
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  say(`Measured in ${seconds} s; the twenty were given ${answers.toLocaleString('en-GB')} answers meanwhile.\n`)
  printFigures([
    ...kinds.flatMap((kind) => compared(kind, ofFew[kind], ofMany[kind])),
    { what: 'Asked to come back in a moment', value: String(turnedAway), limit: 'nobody', met: turnedAway === 0 },
  ])
}

function newMeasures(): Record<Kind, Measured> {
  const none = (): Measured => ({ underWay: [], statements: [], ours: [], databases: [], bytes: [] })
  return {
    Overview: none(),
    'One item': none(),
    'Kept as typed': none(),
    'Asked for news': none(),
    'Meeting page': none(),
    Pack: none(),
  }
}

/** Nobody else asks for anything. */
async function whatItCosts(situation: Situation, measures: Record<Kind, Measured>): Promise<void> {
  for (const kind of kinds) {
    const all = Array.from({ length: eachRound }, () => situation.ask(kind))
    const database = await onProcessor(situation.house)
    const cpu = process.cpuUsage()
    const statements = await statementsOf(async () => {
      const answered = await measuring.ask(situation.noteTaker, all)
      for (const { status } of answered) if (status !== 200) throw new Error(`${status} for: ${kind}`)
      measures[kind].bytes.push(middle(answered.map(({ bytes }) => bytes)))
    })
    const { user, system } = process.cpuUsage(cpu)
    measures[kind].statements.push(statements / eachRound)
    measures[kind].ours.push((user + system) / 1000 / eachRound)
    measures[kind].databases.push(since(database, await onProcessor(situation.house)) / eachRound)
  }
}

/** While everybody does what people do at a meeting. @returns what they were given meanwhile */
async function howLongItTakes(
  situation: Situation,
  measures: Record<Kind, Measured>,
): Promise<{ readonly answers: number; readonly turnedAway: number }> {
  await attending.attend(situation.others)
  // Until all of them have come.
  await pause(situation.others.length > 0 ? 9_000 : 500)
  let toComeBack = 0
  for (const kind of kinds) {
    for (let time = 0; time < eachRound; time += 1) {
      const [answered] = await measuring.ask(situation.noteTaker, [situation.ask(kind)])
      if (answered?.status === 503) toComeBack += 1
      else if (answered?.status !== 200) throw new Error(`${answered?.status ?? 'nothing'} for: ${kind}`)
      else measures[kind].underWay.push(answered.milliseconds)
      await pause(50)
    }
  }
  const { answers, turnedAway } = await attending.rest()
  const wrong = turnedAway.filter((told) => !told.startsWith('503'))
  if (wrong.length > 0) throw new Error(`went wrong: ${wrong.slice(0, 3).join(', ')}`)
  return { answers, turnedAway: turnedAway.length + toComeBack }
}

function compared(kind: Kind, few: Measured, many: Measured): readonly Figure[] {
  const told = (what: string, unit: string, reading: (measured: Measured) => number): Figure & { ratio: number } => {
    const [one, other] = [reading(few), reading(many)]
    const figures = [one, other].map((value) => (unit === '' ? value.toFixed(0) : value.toFixed(1))).join(' → ')
    const ratio = other / one
    return { what: `${kind}: ${what}`, value: `${ratio.toFixed(2)} ×  (${figures} ${unit})`, ratio }
  }
  // The limit is the running screen's; what is read beside it holds everything that is on the agenda.
  const isRunning = kind !== 'Meeting page' && kind !== 'Pack'
  const judged = (...asked: Parameters<typeof told>): Figure => {
    const figure = told(...asked)
    return isRunning ? { ...figure, limit: `at most ${limit} ×`, met: figure.ratio <= limit } : figure
  }
  return [
    judged('answered, median', 'ms', ({ underWay }) => middle(underWay)),
    judged('answered, on average', 'ms', ({ underWay }) => average(underWay)),
    // The slowest few of so many waited for somebody else's page: told, since one of them more or less is chance.
    told('answered, 95 in 100', 'ms', ({ underWay }) => percentile(underWay, 95)),
    judged('statements', '', ({ statements }) => middle(statements)),
    judged('our process', 'ms', ({ ours }) => middle(ours)),
    judged('database', 'ms', ({ databases }) => middle(databases)),
    judged('size', 'kB', ({ bytes }) => middle(bytes) / 1024),
  ]
}

/** @param address the second part of everybody's address, so that a limit by address is met as it is in a council */
async function aSituation({
  cases,
  copies,
  members,
  address,
}: {
  readonly cases: number
  /** Of each case that has come all its way; the screens that are opened are of those. */
  readonly copies: number
  readonly members: number
  readonly address: number
}): Promise<Situation> {
  const house = await aHouse({ after })
  const names = await addPeople(house, members, crowd)
  const meeting = await aMeetingToday(house, anAgenda(cases / (copies + 1)))
  await copyCases(house, copies)
  await giveOutThePack(house, meeting.meetingId)
  const cora = await aCaller(house.app, house.origin, 'Cora Coordinator')

  const screens = Object.values(meeting.items)
  const pages = [meeting.address, `${meeting.address}/pack`]
  const others: Attending[] = []
  for (const [place, name] of names.entries()) {
    const caller = await aCaller(house.app, house.origin, name)
    const takesNotes = crowd[place % crowd.length] !== 'panel member'
    const from = Math.floor((place * screens.length) / names.length)
    others.push({
      origin: house.origin,
      cookie: caller.cookie(),
      from: `127.${address}.0.${place + 2}`,
      screens: takesNotes ? [...screens.slice(from), ...screens.slice(0, from)] : [],
      pages,
    })
  }
  // In the middle of the meeting.
  const screen = screens[Math.floor(screens.length / 2)] ?? ''
  const form = await openForm(cora, screen, screen)
  const csrf = form.fields.find(([field]) => field === '_csrf')?.[1] ?? ''
  await house.test.owner.query('analyze')
  return {
    house,
    noteTaker: { origin: house.origin, cookie: cora.cookie(), from: `127.${address}.0.1` },
    others,
    ask: asking({ meeting: meeting.address, screen, csrf }),
  }
}

/** Two in ten come before the panel for the first time; the others are in support and looked at by the month. */
function anAgenda(cases: number): Readonly<Record<string, OnAgenda>> {
  return Object.fromEntries(
    Array.from({ length: cases }, (_, place) => [
      `case ${place}`,
      place % 5 === 0 ? { path: 'listed', purpose: 'first discussion' } : { path: 'monitored', purpose: 'monitoring' },
    ]),
  )
}

/** With what one agency wrote on every item. */
async function giveOutThePack({ test, accounts }: House, meetingId: string): Promise<void> {
  const mina = accounts.get('Mina Member') ?? ''
  const cora = accounts.get('Cora Coordinator') ?? ''
  const facts =
    'Known to the school nurse since last autumn. Seen four times; the last was three weeks ago. No further contact is arranged.'
  const opinion = 'We would offer a further meeting with the family before anything else is tried.'
  const today = Temporal.Now.plainDateISO('Europe/London')
  await backstage(test.ownerConnection, test.vault, today, async (stage) => {
    const { trx, vault } = stage
    await stage.as(mina, async () => {
      for (const item of await listAgenda(trx, meetingId))
        if (item.about.kind !== 'standing')
          await addContribution(trx, vault, item, 0, { facts, opinion, marking: 'official_sensitive', late: false })
    })
    await stage.as(cora, () => addEdition(trx, meetingId))
  })
}

function asking({ meeting, screen, csrf }: Readonly<Record<'meeting' | 'screen' | 'csrf', string>>) {
  let kept = 0
  return (kind: Kind): Asked => {
    switch (kind) {
      case 'Overview':
        return { method: 'GET', path: `${meeting}/running` }
      case 'One item':
        return { method: 'GET', path: screen }
      case 'Kept as typed': {
        const value = JSON.stringify(`What was considered, as it stood at the ${kept}th time: a sentence or two.`)
        const body = typedIn(csrf, value, kept)
        kept += 1
        return { method: 'POST', path: `${screen}/typed`, body }
      }
      case 'Asked for news':
        return { method: 'GET', path: `${screen}/typed?known=${kept}` }
      case 'Meeting page':
        return { method: 'GET', path: meeting }
      case 'Pack':
        return { method: 'GET', path: `${meeting}/pack` }
    }
  }
}

type OnProcessor = ReadonlyMap<number, number>

/** How long each process of PostgreSQL that answers a house was on the processor so far, in milliseconds. Linux alone tells. */
async function onProcessor({ test }: House): Promise<OnProcessor> {
  const { rows } = await test.owner.query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = any ($1) and pid <> pg_backend_pid()',
    [[test.connection.database, test.keysConnection.database]],
  )
  return new Map(rows.map(({ pid }) => [pid, Number(schedule(pid).split(' ')[0]) / 1e6]))
}

function schedule(pid: number): string {
  return readFileSync(`/proc/${pid}/schedstat`, 'utf8')
}

function since(before: OnProcessor, now: OnProcessor): number {
  return [...now].reduce((sum, [pid, milliseconds]) => sum + milliseconds - (before.get(pid) ?? 0), 0)
}

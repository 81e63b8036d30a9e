/**
 * A year and more of one case with a moved clock: a young person is referred in January 2025, comes of age in support, and is reviewed twice.
 * Every night between two steps the jobs of the night are run, twice, and every fifth night ended midway before that. What they raised and sent,
 * and what every clock said, is compared with days worked out by hand from the rules (bank holidays of England and Wales included).
 */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { checkCasesJob } from '#cases/checks/check-cases-job.ts'
import { deadlines } from '#cases/clocks.ts'
import { watchConsentJob } from '#cases/consent/watch-job.ts'
import { remindAgenciesJob } from '#cases/information/remind-job.ts'
import { findCase } from '#cases/store.ts'
import { fixedClock } from '#platform/clock.ts'
import { arrive, type Database } from '#platform/database/database.ts'
import type { JobDefinition } from '#platform/jobs/jobs.ts'
import { readConfig } from '../../src/config.ts'
import { backstage, type Backstage } from '../../src/demonstration/backstage.ts'
import { chance } from '../../src/demonstration/chance.ts'
import { inventReferrals } from '../../src/demonstration/generate.ts'
import { inventCase } from '../../src/demonstration/invented-case.ts'
import { stories } from '../../src/demonstration/stories.ts'
import { mailOf } from '../../src/jobs.ts'
import { castOf } from '../cases-in-house.ts'
import { aHouse } from '../house.ts'

const house = await aHouse({ after })
const { owner, database, vault, ownerConnection } = house.test
const config = readConfig({})
const mail = mailOf(config, { vault })
const jobs: readonly JobDefinition[] = [
  watchConsentJob(),
  checkCasesJob(),
  remindAgenciesJob({ baseUrl: config.baseUrl, queueMail: (trx, letter) => mail.queue(trx, letter) }),
]

const receivedOn = Temporal.PlainDate.from('2025-01-06')
const bornOn = Temporal.PlainDate.from('2007-05-20')

/** The last morning looked at. */
const endsOn = Temporal.PlainDate.from('2026-10-30')

test(
  'a year of a case: tasks, reminders and due dates come as the rules say, each once',
  { timeout: 400_000 },
  async () => {
    const today = Temporal.Now.plainDateISO('Europe/London')
    // The School has nobody who would be written to.
    await owner.query('delete from accounts.holding where account_id = $1', [house.accounts.get('Pia Primary')])
    const [referral, unanswered] = inventReferrals(5, 2, today)
    const [story] = stories
    assert.ok(referral && unanswered && story)
    const person = { ...referral.person, birth: { known: 'date' as const, on: bornOn } }
    const cast = await castOf(house)
    const calendar = aCalendar()

    const clocks = await backstage(ownerConnection, vault, today, async (stage) => {
      // Beside it, a case whose request nobody answers: its partner is reminded, once before the day and once after.
      await inventCase(stage, cast, chance(2), unanswered, story, 'information overdue', receivedOn)
      const caseId = await inventCase(
        withNights(stage, calendar),
        cast,
        chance(1),
        { ...referral, person },
        story,
        'reviews extended',
        receivedOn,
      )
      await calendar.reach(stage, endsOn)
      return await stage.as(cast.coordinator, async () => {
        const actor = await arrive(stage.trx)
        const file = actor && (await findCase(stage.trx, caseId, actor))
        assert.ok(file)
        return deadlines(file.entries, file.settings, endsOn).map(
          ({ clock, startedOn, dueOn, state }) => `${clock}: ${startedOn.toString()} to ${dueOn.toString()}, ${state}`,
        )
      })
    })
    assert.deepEqual(calendar.happened, happened)
    assert.deepEqual(clocks, clocksOfTheCase)
    assert.equal(calendar.nights, 661, 'every night from 8 January 2025 to 30 October 2026')
  },
)

/** What is new each morning. Invented cases have no lead, so the check of a night finds one beyond its arrival on which something is due. */
const leaderless = 'finding: nobody leads it'
const happened = [
  // The gateway's clock runs until the decision on the 10th.
  `2025-01-08: ${leaderless}`,
  `2025-01-11: cleared, ${leaderless}`,
  // Partners are asked on the 13th, and their answers taken in on the 16th.
  `2025-01-14: ${leaderless}`,
  // The other case: asked on the 13th, due on Monday the 20th, reminded a working day before and after. Health has
  // one contact, who gets one letter each time; the School has none, and the check of the night says so to the coordinator.
  '2025-01-17: letter 1',
  '2025-01-17: reminder before the day to Health',
  '2025-01-17: reminder before the day to School',
  `2025-01-17: cleared, ${leaderless}`,
  '2025-01-21: letter 2',
  '2025-01-21: reminder after the day to Health',
  '2025-01-21: reminder after the day to School',
  // The section 36 decision is due from the 22nd; from then on something is, until consent stands.
  `2025-01-23: ${leaderless}`,
  `2025-02-18: cleared, ${leaderless}`,
  // Support starts on the 20th: monitoring and reassessment run until the exit on 11 June.
  `2025-02-21: ${leaderless}`,
  // 60 days before the 18th birthday on 20 May 2025.
  '2025-03-21: task: coming of age, due 2025-05-20',
  `2025-06-12: cleared, ${leaderless}`,
]

/** Working days after the day of the trigger; Good Friday is 18 April 2025, and months end on the same day of the month. */
const clocksOfTheCase = [
  'acknowledge: 2025-01-06 to 2025-01-07, met on time',
  'gateway: 2025-01-06 to 2025-01-13, met on time',
  'notify local authority: 2025-01-10 to 2025-01-10, met on time',
  'information return: 2025-01-13 to 2025-01-20, met on time',
  'section 36: 2025-01-22 to 2025-01-29, met on time',
  'first panel: 2025-01-27 to 2025-02-24, met on time',
  'panel pack: 2025-01-28 to 2025-01-31, stopped',
  'final plan: 2025-02-07 to 2025-02-21, met on time',
  'consent attempt: 2025-02-12 to 2025-02-26, met on time',
  'monitoring: 2025-02-20 to 2025-03-20, met on time',
  'reassessment: 2025-02-20 to 2025-05-20, met on time',
  'risk review: 2025-02-21 to 2025-05-20, met late',
  'monitoring: 2025-03-18 to 2025-04-18, met on time',
  'monitoring: 2025-04-15 to 2025-05-15, met late',
  'monitoring: 2025-05-16 to 2025-06-16, stopped',
  'reassessment: 2025-05-16 to 2025-08-16, stopped',
  'review at 6 months: 2025-06-11 to 2025-12-11, met on time',
  'review at 12 months: 2025-06-11 to 2026-06-11, met on time',
  'retention: 2025-06-11 to 2031-06-11, stopped',
  // Ten working days over Christmas: 25, 26 December do not count.
  'file 6-month review: 2025-12-09 to 2025-12-23, met on time',
  'review at 24 months: 2025-06-11 to 2027-06-11, running',
  'file 12-month review: 2026-06-09 to 2026-06-23, overdue',
  'retention: 2026-06-09 to 2032-06-09, running',
]

type Calendar = {
  nights: number
  /** What was new in the morning, with its day. */
  readonly happened: string[]
  /** Runs the nights up to that day, on what has been committed. */
  reach(stage: Backstage, day: Temporal.PlainDate): Promise<void>
}

function aCalendar(): Calendar {
  let last: Temporal.PlainDate | undefined
  let seen: readonly string[] = []
  const calendar: Calendar = {
    nights: 0,
    happened: [],
    async reach(stage, day) {
      // An arrival is received today and dated back, so the nights begin with the first step after it.
      last ??= day
      if (Temporal.PlainDate.compare(day, last) <= 0) return
      await sql`commit`.execute(stage.trx)
      while (Temporal.PlainDate.compare(last, day) < 0) {
        last = last.add({ days: 1 })
        calendar.nights += 1
        await theNight(last, calendar.nights % 5 === 0)
        const now = await whatThereIs()
        for (const row of now) if (!seen.includes(row)) calendar.happened.push(`${last.toString()}: ${row}`)
        for (const row of seen)
          if (!now.includes(row) && row.startsWith('finding'))
            calendar.happened.push(`${last.toString()}: cleared, ${row}`)
        assert.equal(new Set(now).size, now.length, `something is there twice on ${last.toString()}: ${now.join('; ')}`)
        seen = now
      }
      await sql`begin`.execute(stage.trx)
    },
  }
  return calendar
}

/** The same stage, on which the nights between two steps pass. */
function withNights(stage: Backstage, calendar: Calendar): Backstage {
  return {
    ...stage,
    async step(caseId, name, by, on, taking) {
      await calendar.reach(stage, on)
      return await stage.step(caseId, name, by, on, taking)
    },
  }
}

async function theNight(day: Temporal.PlainDate, endedMidway: boolean): Promise<void> {
  for (const job of jobs) {
    if (endedMidway) await run(job, day, failingAtOnce(database)).catch(onlyEndedMidway)
    await run(job, day, database)
    await run(job, day, database)
  }
}

async function run(job: JobDefinition, day: Temporal.PlainDate, on: Database): Promise<void> {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const clock = fixedClock(`${day.toString()}T06:40:00Z`)
  await job.work({}, { database: on, clock, stopping: new AbortController().signal, log })
}

const midway = 'ended midway'

/** The same database, whose service dies at the end of its first transaction that wrote, before it has committed. */
function failingAtOnce(whole: Database): Database {
  return {
    ...whole,
    asService: (service, work) =>
      whole.asService(service, async (trx) => {
        const done = await work(trx)
        const { rows } = await sql<{
          wrote: boolean
        }>`select pg_current_xact_id_if_assigned() is not null as wrote`.execute(trx)
        if (rows[0]?.wrote === true) throw new Error(midway)
        return done
      }),
  }
}

function onlyEndedMidway(error: unknown): void {
  if (!(error instanceof Error && error.message === midway)) throw error
}

/** Tasks, reminders, letters and findings there are, each in words. */
async function whatThereIs(): Promise<readonly string[]> {
  const { rows } = await owner.query<{ what: string }>(
    `
    select format('task: %s, due %s', kind, due_on) as what from cases.consent_task
    union all
    select format('reminder %s the day to %s', m.kind, a.name)
      from cases.information_reminder m
      join cases.information_request r on r.id = m.request_id
      join accounts.agency a on a.id = r.agency_id
    union all
    select format('letter %s', count(*)) from platform.outbox having count(*) > 0
    union all
    select format('finding: %s', f.kind)
      from cases.finding f
      join cases.case_file c on c.id = f.case_id
      join people.person p on p.id = c.person_id
     where f.cleared_at is null and p.born_on = $1
    order by 1`,
    [bornOn.toString()],
  )
  return rows.map(({ what }) => what)
}

/** The duty on the work page: what is late, due or waits for an answer, for whoever keeps it; and for a reviewer the samples that wait. */
import { Temporal } from 'temporal-polyfill'
import { dueState, type WorkRow, type WorkSource } from '#cases/my-work.ts'
import { findSettings } from '#cases/store.ts'
import { areasAs } from '#platform/database/actor.ts'
import type { Trx } from '#platform/database/database.ts'
import { formatDay } from '#platform/day-and-time.ts'
import { governanceEditors } from '#reference/roles.ts'
import { labelOf } from '#reference/code-list.ts'
import { enquiryTopics } from '#reference/duty-work.ts'
import { listEnquiries } from './advice/store.ts'
import { stateOf as statementState } from './assurance/statement.ts'
import { listStatements } from './assurance/store.ts'
import { agreementState, isBound } from './authorities/authority.ts'
import { addressOf as authorityAddress } from './authorities/pages.ts'
import { listAuthorities } from './authorities/store.ts'
import { addressOf as sampleAddress } from './dip-sample/pages.ts'
import { sampleState } from './dip-sample/sample.ts'
import { listSamples } from './dip-sample/store.ts'
import { listItems } from './items/store.ts'
import { listSelfAssessments } from './self-assessment/store.ts'
import { addressOf as checkAddress } from './venue-checks/pages.ts'
import { listChecks } from './venue-checks/store.ts'
import { stateOf as checkState } from './venue-checks/venue-check.ts'
import { yearOf, yearWords } from './year.ts'

const atMost = 50
/** Days ahead for which what is due is shown. */
const ahead = 31

export const dutyWork: WorkSource = async (trx, actor, today) => {
  const areas = areasAs(actor, ...governanceEditors)
  const reviews = areasAs(actor, 'independent reviewer').length > 0
  if (areas.length === 0 && !reviews) return undefined
  const due: Due[] = reviews ? await samplesToReview(trx, actor.accountId, today) : []
  for (const areaId of areas) due.push(...(await dutyDue(trx, areaId, today)))
  return {
    heading: 'The duty',
    nothing: 'Nothing of the duty is late, due this month or waiting for an answer.',
    rows: due
      .filter(({ dueOn }) => today.until(dueOn).days <= ahead)
      .toSorted((one, other) => Temporal.PlainDate.compare(one.dueOn, other.dueOn))
      .slice(0, atMost)
      .map((one): WorkRow => ({ ...one, state: dueState(one.dueOn, today) })),
  }
}

type Due = Pick<WorkRow, 'what' | 'href' | 'about'> & { readonly dueOn: Temporal.PlainDate }

async function dutyDue(trx: Trx, areaId: string, today: Temporal.PlainDate): Promise<readonly Due[]> {
  const limits = await findSettings(trx, areaId)
  return [
    ...(await agreementsEnding(trx, areaId, today, limits.agreementEndsWarning)),
    ...(await itemsToReview(trx, areaId)),
    ...(await enquiriesWaiting(trx, areaId)),
    ...(await checksWaiting(trx, areaId)),
    ...(await yearlyPapers(trx, areaId, today, limits)),
  ]
}

async function agreementsEnding(
  trx: Trx,
  areaId: string,
  today: Temporal.PlainDate,
  warnDays: number,
): Promise<readonly Due[]> {
  return (await listAuthorities(trx)).flatMap((one) => {
    const { agreement } = one
    const ends = ['ends soon', 'lapsed'].includes(agreementState(agreement, today, warnDays))
    return one.areaId === areaId && isBound(one, today) && ends && agreement.until !== undefined
      ? [
          {
            what: `Agreement with ${one.name}`,
            href: authorityAddress(one),
            about: `Its last day is ${formatDay(agreement.until)}`,
            dueOn: agreement.until,
          },
        ]
      : []
  })
}

async function itemsToReview(trx: Trx, areaId: string): Promise<readonly Due[]> {
  return (await listItems(trx))
    .filter((one) => one.areaId === areaId && one.endedOn === undefined)
    .map(({ title, owner, reviewOn }) => ({
      what: `Look at ${title} again`,
      href: '/duty/items',
      about: owner,
      dueOn: reviewOn,
    }))
}

async function enquiriesWaiting(trx: Trx, areaId: string): Promise<readonly Due[]> {
  return (await listEnquiries(trx))
    .filter((one) => one.areaId === areaId && one.answered === undefined)
    .map(({ id, topic, agency, dueOn }) => ({
      what: 'Answer an enquiry',
      href: `/duty/advice/${id}`,
      about: [labelOf(enquiryTopics, topic), agency ?? ''].filter((words) => words !== '').join(' · '),
      dueOn,
    }))
}

/** To be decided before the event; an appeal, too. */
async function checksWaiting(trx: Trx, areaId: string): Promise<readonly Due[]> {
  return (await listChecks(trx)).flatMap((whole) => {
    const { check } = whole
    const state = checkState(whole)
    if (check.areaId !== areaId || state === 'decided' || state === 'decided on appeal') return []
    const what = { 'to check': 'Check an event', 'to decide': 'Decide on an event', appealed: 'Decide on an appeal' }[
      state
    ]
    return [{ what, href: checkAddress(check), about: `${check.event} · ${check.hirer}`, dueOn: check.eventOn }]
  })
}

/** The statement of the year that has ended, and this year's self-assessment of the partnership. */
async function yearlyPapers(
  trx: Trx,
  areaId: string,
  today: Temporal.PlainDate,
  limits: { readonly assuranceSignedWithin: number; readonly selfAssessmentEvery: number },
): Promise<readonly Due[]> {
  const year = yearOf(today) - 1
  const statements = (await listStatements(trx)).filter((one) => one.areaId === areaId && one.fromYear === year)
  const isSigned = statements.some((one) => ['signed', 'submitted'].includes(statementState(one)))
  const assessed = (await listSelfAssessments(trx))
    .filter((one) => one.areaId === areaId && one.agency === undefined)
    .flatMap(({ submitted }) => submitted?.at.toZonedDateTimeISO('Europe/London').toPlainDate() ?? [])
    .toSorted((one, other) => Temporal.PlainDate.compare(other, one))[0]
  const yearEnds = Temporal.PlainDate.from({ year: year + 1, month: 3, day: 31 })
  return [
    ...(isSigned
      ? []
      : [
          {
            what: `Channel assurance statement ${yearWords(year)}`,
            href: statements[0] === undefined ? '/duty/assurance' : `/duty/assurance/${statements[0].id}`,
            about: statements[0] === undefined ? 'It has not been begun' : `It is ${statementState(statements[0])}`,
            dueOn: yearEnds.add({ months: limits.assuranceSignedWithin }),
          },
        ]),
    ...(assessed === undefined
      ? []
      : [
          {
            what: 'Self-assessment of the partnership',
            href: '/duty/self-assessments',
            about: `The last one was submitted on ${formatDay(assessed)}`,
            dueOn: assessed.add({ months: limits.selfAssessmentEvery }),
          },
        ]),
  ]
}

async function samplesToReview(trx: Trx, accountId: string, today: Temporal.PlainDate): Promise<Due[]> {
  return (await listSamples(trx))
    .filter((one) => one.reviewer.id === accountId && sampleState(one, today) === 'being reviewed')
    .map((one) => ({
      what: 'Review a dip sample',
      href: sampleAddress(one),
      about: one.size === 1 ? '1 case' : `${one.size} cases`,
      dueOn: one.sightUntil,
    }))
}

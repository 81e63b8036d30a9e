/** The duty in a town of the tests: something of every kind for addresses to name, made by those who would make it. */
import { Temporal } from 'temporal-polyfill'
import { backstage, type Backstage } from '../src/demonstration/backstage.ts'
import { addStatement, findWhole as findStatement, sign, state } from '#duty/assurance/store.ts'
import { addAuthority } from '#duty/authorities/store.ts'
import { addItem } from '#duty/items/store.ts'
import { addCheck, addDecision, addFinding } from '#duty/venue-checks/store.ts'
import { addEnquiry } from '#duty/advice/store.ts'
import { addSample, listDrawable } from '#duty/dip-sample/store.ts'
import { addSelfAssessment, answer, submit } from '#duty/self-assessment/store.ts'
import { yearOf } from '#duty/year.ts'
import { assuranceFrameworkOf } from '#reference/assurance-controls.ts'
import { schemeOf } from '#reference/self-assessment-schemes.ts'
import type { TestDatabase } from './database.ts'

export type DutyIds = {
  readonly authorityId: string
  /** Of the partnership, answered by the coordinator and not submitted: one to work on, one to submit. */
  readonly draftId: string
  readonly toSubmitId: string
  /** Of the partnership a year ago, submitted by the chair. */
  readonly submittedId: string
  readonly benchmark: 'training'
  /** Stated and unsigned: one to state, one to sign. */
  readonly statementId: string
  readonly toSignId: string
  /** Signed by both, and not submitted. */
  readonly signedId: string
  readonly control: 'consent'
  /** Of at most three cases; empty where the town has no case. */
  readonly sampleId: string
  readonly position: '1'
  /** Asked by Health. */
  readonly enquiryId: string
  readonly itemId: string
  /** Declined by the chair: one to look at and appeal against; one to decide. */
  readonly checkId: string
  readonly toDecideId: string
}

export type DutyPeople = {
  readonly areaId: string
  readonly coordinator: string
  readonly chair: string
  /** Signs as director. */
  readonly boardMember: string
  readonly reviewer: string
  readonly agency: (name: string) => string
}

/** By role, and agencies by the names that towns give them. */
export async function dutyInTown(
  { ownerConnection, vault }: Pick<TestDatabase, 'ownerConnection' | 'vault'>,
  of: DutyPeople,
): Promise<DutyIds> {
  const today = Temporal.Now.plainDateISO('Europe/London')
  return await backstage(ownerConnection, vault, today, async (stage) => ({
    authorityId: await stage.as(of.coordinator, () => anAuthority(stage, of)),
    ...(await assessments(stage, of)),
    ...(await statements(stage, of)),
    ...(await work(stage, of)),
    sampleId: await stage.as(of.coordinator, () => aSample(stage, of)),
    benchmark: 'training',
    control: 'consent',
    position: '1',
  }))
}

/** What the parameters of an address name. */
export function dutyIdsFor(path: string, ids: DutyIds): Readonly<Record<string, string>> {
  return { ...ids, assessmentId: path.endsWith('/review') ? ids.submittedId : ids.draftId }
}

async function anAuthority({ trx }: Backstage, { areaId, agency }: DutyPeople): Promise<string> {
  const id = await addAuthority(trx, {
    areaId,
    schedule: 6,
    kind: 'nhs_ft',
    name: 'Marshes Foundation Trust',
    functions: '',
    boundFrom: Temporal.PlainDate.from('2015-07-01'),
    boundUntil: undefined,
    agencyId: agency('Health'),
    contact: { name: 'Roisin Yarrowfold', post: 'Named nurse', email: 'prevent@marshes.example' },
    agreementFrom: undefined,
    agreementUntil: undefined,
  })
  return made(id)
}

async function assessments(stage: Backstage, { areaId, coordinator, chair }: DutyPeople) {
  const fromYear = yearOf(stage.today)
  const answered = async (scheme: string, year: number): Promise<string> => {
    const id = made(await addSelfAssessment(stage.trx, { areaId, agencyId: undefined, scheme, fromYear: year }))
    for (const { code } of schemeOf(scheme).benchmarks)
      await answer(
        stage.trx,
        { id, areaId },
        { benchmark: code, score: scheme === '2024-eight' ? '3' : 'amber', words: 'In place, not yet looked at.' },
        0,
      )
    return id
  }
  const drafts = await stage.as(coordinator, async () => ({
    draftId: await answered('2024-eight', fromYear),
    toSubmitId: await answered('2018-ten', fromYear),
  }))
  const submittedId = await stage.as(chair, async () => {
    const id = await answered('2024-eight', fromYear - 1)
    if (!(await submit(stage.trx, id, 'Most of it is in place.'))) throw new Error('it was not submitted')
    return id
  })
  return { ...drafts, submittedId }
}

async function statements(stage: Backstage, { areaId, coordinator, chair, boardMember }: DutyPeople) {
  const { trx } = stage
  const fromYear = yearOf(stage.today)
  const framework = 'channel-2021'
  const stated = async (year: number): Promise<string> => {
    const id = made(await addStatement(trx, { areaId, fromYear: year, edition: 1, framework }))
    for (const { code } of assuranceFrameworkOf(framework).controls)
      await state(trx, { id, areaId }, { control: code, rating: 'met', words: 'It is in place.' }, 0)
    return id
  }
  const ids = await stage.as(coordinator, async () => ({
    statementId: await stated(fromYear),
    toSignId: await stated(fromYear - 1),
    signedId: await stated(fromYear - 3),
  }))
  const signed = async (by: string, post: 'chair' | 'director'): Promise<void> =>
    stage.as(by, async () => {
      const whole = await findStatement(trx, ids.signedId)
      if (whole !== undefined) await sign(trx, whole.statement, post)
    })
  await signed(chair, 'chair')
  await signed(boardMember, 'director')
  return ids
}

async function work(stage: Backstage, { areaId, coordinator, chair, agency }: DutyPeople) {
  const { trx, today } = stage
  const event = {
    areaId,
    venue: 'Riverside Hall',
    hirer: 'Estuary Debating Society',
    theme: 'Whether the sea wall should stand',
    speakers: 'As announced on its poster',
    audience: 'Everybody',
    publicity: 'A poster',
    ticketed: 'open',
    equality: 'given',
    eventOn: today.add({ days: 20 }),
  } as const
  const made = await stage.as(coordinator, async () => {
    const question = 'Which course should new staff take first?'
    const dueOn = today.add({ days: 7 })
    const asked = { areaId, agencyId: agency('Health'), setting: 'school', topic: 'training', question, dueOn } as const
    const enquiryId = await addEnquiry(trx, asked)
    const itemId = await addItem(trx, areaId, {
      kind: 'it-filtering',
      title: 'Filtering of public computers',
      owner: 'Head of ICT',
      policy: 'The national list is loaded every night.',
      reviewOn: today.add({ days: 90 }),
      endedOn: undefined,
    })
    const checkId = await addCheck(trx, { ...event, event: 'An evening on the sea wall' })
    const toDecideId = await addCheck(trx, { ...event, event: 'A second evening' })
    for (const id of [checkId, toDecideId])
      await addFinding(trx, { id, areaId }, { looked: 'website', words: 'Nothing stands against it.' })
    return { enquiryId, itemId, checkId, toDecideId }
  })
  await stage.as(chair, () =>
    addDecision(
      trx,
      { id: made.checkId, areaId },
      {
        stage: 'first',
        outcome: 'declined',
        reasons: 'The hall is too small for what is announced.',
        conditions: '',
        freeSpeech: 'The society can speak elsewhere in the town on the same day.',
      },
      undefined,
    ),
  )
  return made
}

async function aSample({ trx, today }: Backstage, { areaId, reviewer }: DutyPeople): Promise<string> {
  const period = { from: today.subtract({ years: 2 }), until: today }
  const drawable = await listDrawable(trx, areaId, period)
  if (drawable.length === 0) return ''
  return await addSample(trx, {
    areaId,
    how: 'by date',
    openedFrom: period.from,
    openedUntil: period.until,
    seed: '0123456789abcdef',
    population: drawable.length,
    checklist: 'record-2023',
    reviewer,
    sightUntil: today.add({ days: 14 }),
    cases: drawable.slice(0, 3),
  })
}

function made(id: string | undefined): string {
  if (id === undefined) throw new Error('it is there already')
  return id
}

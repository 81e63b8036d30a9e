/** Walks the written cases of the demonstration: each referral arrives, then every step its data tells, by the people named there. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { newId } from '#platform/database/ids.ts'
import { addIdentityDecision } from '#people/store.ts'
import { factorCodes } from '#cases/assessment/form.ts'
import { saveAssessment } from '#cases/assessment/store.ts'
import { addReply, addRequest, findRequestToAnswer, markTakenIn } from '#cases/information/store.ts'
import { birthInWords, fullName } from '#cases/person-words.ts'
import type { CaseFile } from '#cases/store.ts'
import { addItem, markDecided } from '#panel/agenda/store.ts'
import { nationalReferral } from '#referrals/forms/national-referral.ts'
import { publicReferral } from '#referrals/forms/public-referral.ts'
import { submissionOf } from '#referrals/submission.ts'
import { vaf2012Framework } from '#reference/assessment-frameworks.ts'
import { addWorkingDays } from '#reference/working-days.ts'
import type { AccountKey } from './accounts.ts'
import type { AgencyKey } from './agencies.ts'
import type { Backstage } from './backstage.ts'
import type { DemonstrationAssessment, DemonstrationReferral, DemonstrationStep } from './case-types.ts'
import { journeyStep, type Ids } from './journey-facts.ts'
import { demonstrationMeetings, type MeetingKey } from './meetings.ts'
import { writePlan } from './written-plan.ts'
import { replyNote, writtenNote } from './notes.ts'
import { nationalAnswers, publicAnswers } from './referral-answers.ts'

export type Town = {
  readonly areaId: string
  readonly account: (key: AccountKey) => string
  readonly agency: (key: AgencyKey) => string
}

type Known = { readonly caseId: string; readonly personId: string }
type Meetings = ReadonlyMap<MeetingKey, { readonly id: string; readonly heldOn: Temporal.PlainDate }>

/** Brings every referral to where its data leads. @returns how many cases there are */
export async function walkWrittenCases(
  stage: Backstage,
  town: Town,
  referrals: readonly DemonstrationReferral[],
): Promise<number> {
  const meetings = await arrangeMeetings(stage, town)
  const known = new Map<string, Known>()
  for (const referral of referrals) {
    const { referrer } = referral
    const form = referral.channel === 'professional' ? nationalReferral : publicReferral
    const receipt = await stage.receive(
      submissionOf({
        form,
        channel: referral.channel,
        answers: referral.channel === 'professional' ? nationalAnswers(referral) : publicAnswers(referral),
        language: 'en',
        areaId: town.areaId,
        agencyId: referrer?.agency === undefined ? undefined : town.agency(referrer.agency),
        documents: [],
        formToken: newId(),
        today: stage.today,
      }),
      referral.receivedOn,
    )
    for (const [place, written] of referral.cases.entries()) {
      const caseId = found(receipt.caseIds[place], written.key)
      const row = await stage.trx
        .selectFrom('cases.case_file')
        .select('person_id')
        .where('id', '=', caseId)
        .executeTakeFirstOrThrow()
      known.set(written.key, { caseId, personId: row.person_id })
      await walk(stage, { town, meetings, known, caseId }, written.steps)
    }
  }
  return known.size
}

type Walk = {
  readonly town: Town
  readonly meetings: Meetings
  readonly known: ReadonlyMap<string, Known>
  readonly caseId: string
}

async function walk(stage: Backstage, way: Walk, steps: readonly DemonstrationStep[]): Promise<void> {
  const requests = new Map<string, string>()
  const needs = new Map<string, string>()
  const planId = newId()
  let assessmentId = newId()
  const ids: Ids = {
    account: way.town.account,
    agency: way.town.agency,
    caseFile: (key) => found(way.known.get(key), key).caseId,
    person: (key) => found(way.known.get(key), key).personId,
    meeting: (key) => found(way.meetings.get(key), key),
    request: (key) => {
      const id = requests.get(key) ?? newId()
      requests.set(key, id)
      return id
    },
    assessment: () => assessmentId,
    plan: () => planId,
    planNeed: (key) => {
      const id = needs.get(key) ?? newId()
      needs.set(key, id)
      return id
    },
  }
  for (const step of steps) {
    // Each version has an id of its own; to agree is to agree the newest.
    if (step.step === 'record assessment') assessmentId = newId()
    await oneStep(stage, way, ids, step)
  }
}

async function oneStep(stage: Backstage, way: Walk, ids: Ids, step: DemonstrationStep): Promise<void> {
  // What must be there before the caseworker takes it in.
  if (step.step === 'record reply') await partnerAnswers(stage, ids, step)
  const { facts, reasonGiven, decisionMode } = journeyStep(step, ids)
  const by = way.town.account(step.by)
  const file = await stage.step(way.caseId, step.step, by, step.on, {
    // takeStep reads the facts by the step's own schema.
    facts,
    reasonGiven,
    ...(decisionMode === undefined ? {} : { decisionMode }),
    ...(step.reason === undefined
      ? {}
      : { written: writtenNote(step.reason, step.step === 'panel decision' ? step : {}) }),
  })
  await stage.as(by, () => alongside(stage, way, ids, step, file))
}

/** The rows that stand beside an entry of the journal. */
async function alongside(
  stage: Backstage,
  way: Walk,
  ids: Ids,
  step: DemonstrationStep,
  file: CaseFile,
): Promise<void> {
  const { trx, vault } = stage
  // Every other step is its entry alone.
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- most steps have no row beside them
  switch (step.step) {
    case 'request information':
      await addRequest(trx, vault, {
        id: ids.request(step.request),
        areaId: file.row.areaId,
        caseId: file.row.id,
        personId: file.person.id,
        agencyId: ids.agency(step.agency),
        askedOn: step.on,
        dueOn: addWorkingDays(step.on, file.settings.informationReturnWithin),
        basis: 's38_cooperation',
        marking: 'official_sensitive',
        words: {
          name: fullName(file.person),
          born: birthInWords(file.person.birth),
          questions: step.questions,
          why: step.reason,
          mayTell: step.mayBeTold,
        },
      })
      return
    case 'record reply':
      await markTakenIn(trx, ids.request(step.request))
      return
    case 'record assessment':
      await saveAssessment({ trx, file, vault, today: step.on }, assessmentAnswers(step.assessment, step.on), {
        id: ids.assessment(),
        framework: { ...vaf2012Framework, id: undefined },
      })
      return
    case 'draft support plan':
      await writePlan(stage, file, step.plan, {
        on: step.on,
        ids: {
          version: ids.plan(),
          need: (key) => ids.planNeed(key),
          // Keys of this demonstration, by the type of its plans.
          agency: (key) => ids.agency(key as AgencyKey),
          account: (key) => ids.account(key as AccountKey),
        },
      })
      return
    case 'list for panel':
      await addItem(trx, {
        areaId: file.row.areaId,
        meetingId: ids.meeting(step.meeting).id,
        caseId: file.row.id,
        purpose: file.state.deferrals > 0 ? 'deferred discussion' : 'first discussion',
      })
      return
    case 'panel decision':
      await markDecided(trx, ids.meeting(step.meeting).id, file.row.id)
      return
    case 'restrict case':
      for (const key of step.named) {
        await trx
          .insertInto('cases.named_account')
          .values({
            area_id: file.row.areaId,
            case_id: file.row.id,
            account_id: way.town.account(key),
            why: 'Needed for this case',
          })
          .execute()
      }
      return
    case 'declare same person': {
      const id = newId()
      await addIdentityDecision(trx, {
        id,
        areaId: file.row.areaId,
        personId: file.person.id,
        otherPersonId: ids.person(step.otherCase),
        answer: step.answer,
        reasonSealed: await vault.seal(
          file.person.id,
          { table: 'people.identity_decision', column: 'reason_sealed', row: id },
          step.reason,
        ),
      })
      return
    }
    default:
      return
  }
}

async function partnerAnswers(
  stage: Backstage,
  ids: Ids,
  step: DemonstrationStep & { step: 'record reply' },
): Promise<void> {
  await stage.as(ids.account(step.repliedBy), async () => {
    const request = found(await findRequestToAnswer(stage.trx, ids.request(step.request)), step.request)
    await addReply(stage.trx, stage.vault, {
      request,
      kind: step.reply,
      tellPerson: step.tellPerson,
      notToldBecause: step.tellPerson === 'may be told' ? undefined : (step.notToldBecause ?? 'third party'),
      seenBy: step.seenBy ?? 'panel too',
      sourceOn: step.on,
      marking: 'official_sensitive',
      kept: replyNote(step),
      formToken: newId(),
      today: step.on,
    })
  })
}

function assessmentAnswers(assessment: DemonstrationAssessment, on: Temporal.PlainDate) {
  const present = Object.entries(assessment.present).map(
    ([code, { evidence, source }]) => [code.toLowerCase(), `${evidence} (${source})`] as const,
  )
  return {
    ...Object.fromEntries(factorCodes.map((code) => [code.toLowerCase(), 'not_known'])),
    ...Object.fromEntries(assessment.notPresent.map((code) => [code.toLowerCase(), 'not_present'])),
    ...Object.fromEntries(
      present.flatMap(([code, evidence]) => [
        [code, 'present'],
        [`${code}Evidence`, evidence],
      ]),
    ),
    sources: (assessment.sources ?? usualSources).map(({ what, kind, daysBefore }) => ({
      what,
      kind,
      on: on.subtract({ days: daysBefore }).toString(),
    })),
    protective: assessment.protective,
    summary: assessment.summary,
    changed: assessment.changed ?? 'This is the first assessment.',
    needs: assessment.needs.join('\n'),
  }
}

const usualSources: NonNullable<DemonstrationAssessment['sources']> = [
  { what: 'What partners answered', kind: 'fact', daysBefore: 5 },
  { what: 'What the case officer makes of a visit', kind: 'opinion', daysBefore: 3 },
]

/** Past meetings with who came, coming ones with who is asked; packs as they were sent. */
async function arrangeMeetings(stage: Backstage, town: Town): Promise<Meetings> {
  const arranged = new Map<MeetingKey, { id: string; heldOn: Temporal.PlainDate }>()
  for (const meeting of demonstrationMeetings(stage.today)) {
    const id = newId()
    await stage.as(town.account('coordinator'), async () => {
      await stage.trx
        .insertInto('panel.meeting')
        .values({
          id,
          area_id: town.areaId,
          held_on: meeting.heldOn,
          starts_at: meeting.startsAt,
          place: meeting.place,
          pack_published_at:
            meeting.packSentOn === undefined
              ? null
              : sql<Temporal.Instant>`${meeting.packSentOn.toString()}::date + time '12:00'`,
        })
        .execute()
      await stage.trx
        .insertInto('panel.invitation')
        .values(
          meeting.invited.map((invitee) => ({
            area_id: town.areaId,
            meeting_id: id,
            account_id: town.account(invitee.account),
            capacity: invitee.capacity,
            present: invitee.present ?? null,
          })),
        )
        .execute()
    })
    arranged.set(meeting.key, { id, heldOn: meeting.heldOn })
  }
  return arranged
}

function found<Found>(value: Found | undefined, key: string): Found {
  if (value === undefined) throw new Error(`the demonstration has no ${key}`)
  return value
}

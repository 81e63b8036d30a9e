/** Support that was commissioned for an invented case, and what became of its sessions: told by working days since support started. */
import { Temporal } from 'temporal-polyfill'
import { newId } from '#platform/database/ids.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { keep } from '#platform/forms/kept.ts'
import { longText } from '#platform/forms/questions.ts'
import { listActions } from '#cases/plan/store.ts'
import { fullName, initials } from '#cases/person-words.ts'
import {
  addCommission,
  addEvent,
  endCommission,
  findCommission,
  markSeen,
  type NewEvent,
} from '#cases/sessions/store.ts'
import type { CaseFile } from '#cases/store.ts'
import type { FactsOf } from '#cases/journey.ts'
import type { CommissionEnd, WhoToldOfIt, WhyNotHeld } from '#reference/commissions.ts'
import { addWorkingDays } from '#reference/working-days.ts'
import { redate, type Backstage } from './backstage.ts'
import { writtenNote } from './notes.ts'

type Report = { readonly worked: string; readonly engaged: string; readonly progress: string; readonly worry?: string }

type Told = { readonly on: number; readonly number: number; readonly by?: 'coordinator' } & (
  | { readonly kind: 'booked'; readonly forDay: number }
  | { readonly kind: 'held' }
  | { readonly kind: 'not held'; readonly why: WhyNotHeld; readonly toldBy: WhoToldOfIt }
  | { readonly kind: 'reported'; readonly report: Report; readonly tellNow?: true }
)

export type SessionsStory = {
  readonly supportType: FactsOf<'commission support'>['supportType']
  readonly approval: FactsOf<'commission support'>['approval']
  readonly sessionsAgreed: number
  /** Working days that the agreed time lasts. */
  readonly lasts: number
  readonly work: string
  readonly communication: string
  readonly told: readonly Told[]
  /** The working day on which a panel saw what there was until then. */
  readonly seenOn?: number
  readonly endedOn?: number
}

/** The invented past ends today: what a story tells of later has not happened. */
function isPast(stage: Backstage, on: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(on, stage.today) <= 0
}

export type SessionsCast = {
  readonly coordinator: string
  readonly chair: string
  /** The account that gives the support, and its agency; without it the coordinator writes everything down. */
  readonly provider: { readonly account: string; readonly agencyId: string } | undefined
}

/** Commissions support on the day it started, and tells what became of it. @returns the commission's id */
export async function inventSessions(
  stage: Backstage,
  cast: SessionsCast,
  caseId: string,
  startedOn: Temporal.PlainDate,
  story: SessionsStory,
): Promise<string> {
  const id = newId()
  const day = (count: number): Temporal.PlainDate => addWorkingDays(startedOn, count)
  const agreed = { fromOn: startedOn, untilOn: day(story.lasts) }
  const file = await stage.step(caseId, 'commission support', cast.coordinator, startedOn, {
    facts: {
      commissionId: id,
      supportType: story.supportType,
      provider: cast.provider === undefined ? 'outside' : 'partner',
      ...(cast.provider === undefined ? {} : { agencyId: cast.provider.agencyId }),
      approval: story.approval,
      indemnified: story.approval === 'approved',
      sessionsAgreed: story.sessionsAgreed,
      fromOn: agreed.fromOn.toString(),
      untilOn: agreed.untilOn.toString(),
    },
    reasonGiven: false,
  })
  await stage.as(cast.coordinator, async () => {
    const [action] = await listActions({ trx: stage.trx, file, vault: stage.vault })
    await addCommission(stage.trx, stage.vault, file, {
      id,
      provider:
        cast.provider === undefined
          ? { name: 'Foreshore Careers' }
          : { agencyId: cast.provider.agencyId, account: cast.provider.account },
      initials: initials(file.person),
      planActionId: action?.id,
      supportType: story.supportType,
      approval: story.approval,
      indemnified: story.approval === 'approved',
      sessionsAgreed: story.sessionsAgreed,
      ...agreed,
      brief: { name: fullName(file.person), work: story.work, communication: story.communication },
    })
  })
  await redate(stage.trx, 'cases.commission', id, { made_on: startedOn, made_at: startedOn })
  for (const told of story.told) if (isPast(stage, day(told.on))) await tell(stage, cast, id, day, told)
  if (story.seenOn !== undefined) await seen(stage, cast, file, day(story.seenOn))
  if (story.endedOn !== undefined)
    await endSessions(stage, cast, file, { commissionId: id, on: day(story.endedOn), ...allGiven })
  return id
}

async function tell(
  stage: Backstage,
  cast: SessionsCast,
  commissionId: string,
  day: (count: number) => Temporal.PlainDate,
  told: Told,
): Promise<void> {
  const by = told.by === 'coordinator' ? cast.coordinator : (cast.provider?.account ?? cast.coordinator)
  const eventId = await stage.as(by, async () => {
    const commission = await findCommission(stage.trx, commissionId)
    if (commission === undefined) throw new Error('an invented commission is gone')
    const added = await addEvent(stage.trx, stage.vault, commission, eventOf(told, day))
    if (!added.ok) throw new Error('an invented session was written down twice')
    return added.value
  })
  await redate(stage.trx, 'cases.session_event', eventId, { recorded_at: day(told.on) })
}

function eventOf(told: Told, day: (count: number) => Temporal.PlainDate): NewEvent {
  const { number } = told
  switch (told.kind) {
    case 'booked':
      return { number, kind: 'booked', on: day(told.forDay) }
    case 'held':
      return { number, kind: 'held', on: day(told.on) }
    case 'not held':
      return { number, kind: 'not held', on: day(told.on), why: told.why, toldBy: told.toldBy }
    case 'reported':
      return {
        number,
        kind: 'reported',
        on: day(told.on),
        tellNow: told.tellNow ?? false,
        marking: 'official_sensitive',
        written: reportNote(told.report),
      }
  }
}

async function seen(stage: Backstage, { chair }: SessionsCast, file: CaseFile, on: Temporal.PlainDate): Promise<void> {
  const meeting = await stage.trx
    .selectFrom('panel.meeting')
    .select('id')
    .where('area_id', '=', file.row.areaId)
    .where('held_on', '<=', stage.today)
    .orderBy('held_on', 'desc')
    .executeTakeFirst()
  if (meeting !== undefined) await seenAt(stage, chair, file, meeting.id, on)
}

/** The panel has seen, at that day's meeting, what was recorded until then. */
export async function seenAt(
  stage: Backstage,
  chair: string,
  file: CaseFile,
  meetingId: string,
  on: Temporal.PlainDate,
): Promise<void> {
  await stage.as(chair, () => markSeen(stage.trx, file, meetingId, on))
  for (const { id } of await stage.trx
    .selectFrom('cases.session_seen')
    .select('id')
    .where('case_id', '=', file.row.id)
    .where('meeting_id', '=', meetingId)
    .execute())
    await redate(stage.trx, 'cases.session_seen', id, { seen_at: on })
}

export type SessionsEnd = {
  readonly commissionId: string
  readonly on: Temporal.PlainDate
  readonly cause: CommissionEnd
  readonly why: string
}

const allGiven = { cause: 'all_held', why: 'What was agreed has been given, and the reports are in.' } as const

export async function endSessions(
  stage: Backstage,
  { coordinator }: Pick<SessionsCast, 'coordinator'>,
  file: CaseFile,
  { commissionId, on, cause, why }: SessionsEnd,
): Promise<void> {
  await stage.step(file.row.id, 'end commission', coordinator, on, {
    facts: { commissionId, cause },
    written: writtenNote(why),
  })
  await stage.as(coordinator, () => endCommission(stage.trx, file, commissionId, cause))
  await redate(stage.trx, 'cases.commission_end', commissionId, { ended_on: on, ended_at: on }, 'commission_id')
}

const words = (id: string, label: string) =>
  longText({ id, label: { en: label }, name: { en: label.toLowerCase() }, optional: true, sensitivity: 'narrative' })

const reportForm = defineForm({
  id: 'session-report-note',
  version: '1',
  title: { en: 'Report of the session' },
  pages: [
    page({
      id: 'report',
      title: { en: 'Report of the session' },
      questions: [
        words('worked', 'What did you work on?'),
        words('engaged', 'How did the person take part?'),
        words('progress', 'How does it stand with the objective?'),
        words('worry', 'Is there anything that worries you?'),
      ],
    }),
  ],
})

function reportNote(report: Report): string {
  return JSON.stringify(keep(reportForm, report, 'en'))
}

// ── what became of them ───────────────────────────────────────────────────────────────────────

const first: Report = {
  worked: 'Who I am and who I am not. What they like, which is engines, and what they would rather not talk about.',
  engaged:
    'Came ten minutes early and said little for the first half. Asked at the end whether there would be tea next time.',
  progress: 'Too early to say. We agreed on the library, on Thursdays.',
}
const second: Report = {
  worked:
    'Went through one of the videos together, stopping where they wanted. Where the pictures come from, and who pays.',
  engaged: 'Argued well. Twice said “I had not thought of that”, once “you would say that”.',
  progress: 'Can say what the maker of a video wants from whoever watches it. Does not yet do so unasked.',
}
const third: Report = {
  worked: 'What they would miss if they left the group, which is being asked how the day was.',
  engaged: 'Open, and tired. Brought up the uncle without being asked.',
  progress: 'Has answered one of the old friends. That is theirs to go on with.',
}

/** Seven bought, one held, and nothing since: what nobody noticed, in the case behind the Amess review. */
export const sevenBoughtOneHeld: SessionsStory = {
  supportType: 'ideology',
  approval: 'approved',
  sessionsAgreed: 7,
  lasts: 60,
  work: 'Talk about what they have been told online, at their pace, and where to find people who know better.',
  communication: 'Prefers to walk rather than sit. Not before ten in the morning.',
  told: [
    { on: 1, kind: 'booked', number: 1, forDay: 4 },
    { on: 4, kind: 'held', number: 1 },
    { on: 6, kind: 'reported', number: 1, report: first },
    { on: 6, kind: 'booked', number: 2, forDay: 11 },
    { on: 11, kind: 'not held', number: 2, why: 'provider_cancelled', toldBy: 'provider' },
  ],
}

/** As it should be: held, reported, seen, and the next one booked. */
export const asAgreed: SessionsStory = {
  supportType: 'mentoring',
  approval: 'not needed',
  sessionsAgreed: 6,
  lasts: 80,
  work: 'Be somebody to talk to who is not family, once a week, and help them back to the club.',
  communication: 'Hears better on the left. Texts are answered, calls are not.',
  told: [
    { on: 1, kind: 'booked', number: 1, forDay: 3 },
    { on: 3, kind: 'held', number: 1 },
    { on: 4, kind: 'reported', number: 1, report: first },
    { on: 4, kind: 'booked', number: 2, forDay: 8 },
    { on: 8, kind: 'not held', number: 2, why: 'person_did_not_come', toldBy: 'family' },
    { on: 9, kind: 'booked', number: 2, forDay: 13 },
    { on: 13, kind: 'held', number: 2 },
    { on: 15, kind: 'reported', number: 2, report: second },
    { on: 15, kind: 'booked', number: 3, forDay: 18 },
    { on: 18, kind: 'held', number: 3 },
    { on: 20, kind: 'reported', number: 3, report: third },
  ],
  seenOn: 21,
}

/** Once a fortnight, as agreed, until the last one: it was lost to illness and not held again. */
export const allButOneHeld: SessionsStory = {
  supportType: 'mentoring',
  approval: 'not needed',
  sessionsAgreed: 7,
  lasts: 90,
  work: 'Be somebody to talk to who is not family, once a fortnight, and ask how they sleep.',
  communication: 'Prefers a text to a call. Likes to meet at the library.',
  told: [
    ...[first, second, third, second, third, third].flatMap((report, place): readonly Told[] => {
      const [number, start] = [place + 1, place * 10]
      return [
        { on: start + 1, kind: 'booked', number, forDay: start + 5 },
        { on: start + 5, kind: 'held', number },
        { on: start + 7, kind: 'reported', number, report },
      ]
    }),
    { on: 58, kind: 'booked', number: 7, forDay: 64 },
    { on: 64, kind: 'not held', number: 7, why: 'provider_cancelled', toldBy: 'provider' },
  ],
}

/** A report that has not come, a day of which nobody has said anything, and a worry. */
export const silentSince: SessionsStory = {
  supportType: 'youth_work',
  approval: 'not needed',
  sessionsAgreed: 5,
  lasts: 50,
  work: 'Bring them to the workshop on Saturdays, and stay the first time.',
  communication: 'Speaks Welsh at home and likes to be asked in it.',
  told: [
    { on: 2, kind: 'booked', number: 1, forDay: 5 },
    { on: 5, kind: 'held', number: 1 },
    {
      on: 6,
      kind: 'reported',
      number: 1,
      tellNow: true,
      report: {
        ...second,
        worry: 'Somebody waited for them outside in a car, and they did not want to be seen with me.',
      },
    },
    { on: 6, kind: 'booked', number: 2, forDay: 10 },
    { on: 10, kind: 'held', number: 2 },
    { on: 10, kind: 'booked', number: 3, forDay: 15 },
  ],
}

/** By somebody without an account; given, reported and ended. */
export const givenAndEnded: SessionsStory = {
  supportType: 'careers',
  approval: 'not needed',
  sessionsAgreed: 2,
  lasts: 30,
  work: 'Find out what they are good at, and where somebody would pay for it.',
  communication: 'Reads slowly; bring forms along.',
  told: [
    { on: 1, kind: 'booked', number: 1, forDay: 5, by: 'coordinator' },
    { on: 5, kind: 'held', number: 1, by: 'coordinator' },
    { on: 7, kind: 'reported', number: 1, report: first, by: 'coordinator' },
    { on: 7, kind: 'booked', number: 2, forDay: 12, by: 'coordinator' },
    { on: 12, kind: 'held', number: 2, by: 'coordinator' },
    { on: 13, kind: 'reported', number: 2, report: third, by: 'coordinator' },
  ],
  endedOn: 16,
}

/**
 * The annual report of the demonstration: of the year that ended last, written by the coordinator over figures drawn from the invented records,
 * seen by the bodies of its route, changed as one of them asked, and frozen again; the chair of the panel, who had no hand in it, has released
 * its public edition. Its words are invented.
 */
import type { Temporal } from 'temporal-polyfill'
import { aDay } from '#boards/day-or-month.ts'
import { addOutcome, findRoute, listVersions } from '#boards/documents/store.ts'
import { listMemberships } from '#boards/bodies/store.ts'
import { addMeeting, recordAttendance } from '#boards/meetings/store.ts'
import { freeze } from '#boards/reports/freeze.ts'
import { yearsOffered, type ReportYear } from '#boards/reports/report.ts'
import { draftSections, type ReportSource } from '#boards/reports/sources.ts'
import {
  addRelease,
  addReport,
  changeSection,
  drawSections,
  findFrozen,
  findReport,
  listSections,
} from '#boards/reports/store.ts'
import type { Said } from '#boards/route.ts'
import type { Trx } from '#platform/database/database.ts'
import { redate, type Backstage } from './backstage.ts'
import { bodyOf, type BodyKey } from './boards.ts'

export type ReportCast = {
  readonly areaId: string
  readonly writer: string
  readonly releaser: string
  readonly bodies: ReadonlyMap<BodyKey, string>
}

/** What the coordinator wrote; a section that is not here stays as it was drafted. */
const written: Readonly<Record<string, string>> = {
  introduction: `This report says what the Prevent partnership in Thurrock did in the year, what it found hard, and what it means to do next.

Prevent is about people whom somebody could draw into terrorism. Most of what we do is early and ordinary: a teacher who knows whom to ask, a hall that knows who rents it, a young person who is listened to.

Three things stand out:

- Every front door now uses one referral pathway, and the national form.
- Schools, housing and health each sent more staff to training than in the year before.
- The Prevent Board met in every quarter, and most of its members came each time.`,
  timeliness: `Each number counts deadlines of the partnership, or invitations to its panel; none counts people. Where there were too few to tell, nothing is told.

Acknowledging a referral is quick nearly every time. Partners’ replies take longer than we want around school holidays; from this year each partner has named a second person who answers.`,
  meetings: `The Prevent Board owns the strategy. It heard at each meeting how every action of the delivery plan stood, and asked the lead agency where one was late.`,
  actions: `An action that a board takes on has a name and a date. The board looks at each until it is closed.`,
  'next-year': `In the year ahead we mean to:

- visit every community hall that has not yet read the venue guidance
- ask young people whether the help they were offered was any use
- draw up the strategy that follows the present one, and ask residents about it.

Anyone who is worried about someone can say so on the council’s website. Nobody gets into trouble for asking.`,
}

const askedFor = 'Say plainly what residents can do if they are worried about somebody.'

export async function inventReport(
  stage: Backstage,
  { areaId, writer, releaser, bodies }: ReportCast,
  sources: readonly ReportSource[],
): Promise<string> {
  const { trx, today } = stage
  const ago = (days: number) => today.subtract({ days })
  const report = await stage.as(writer, async () => {
    const report = await begun(trx, areaId, today)
    await meetInQuarters(trx, areaId, bodyOf(bodies, 'prevent'), report.year)
    const drawnOn = ago(60)
    await drawSections(trx, report, await draftSections(trx, sources, { areaId, year: report.year, today: drawnOn }))
    await redate(trx, 'boards.report_section', report.id, { drawn_at: drawnOn }, 'report_id')
    await write(trx, report, { ...written, 'next-year': written['next-year']?.replace(/\n\nAnyone[^]*$/, '') ?? '' })
    return report
  })

  const to = (key: BodyKey) => bodyOf(bodies, key)
  const say = async (versionId: string, position: number, body: BodyKey, daysAgo: number, said: Partial<Said>) => {
    const documentId = (await findFrozen(trx, report.id, versionId))?.documentId ?? ''
    const stageId = (await findRoute(trx, documentId)).find((one) => one.position === position)?.id
    const seen = (await listVersions(trx, documentId)).at(-1)
    if (stageId === undefined || seen === undefined) throw new Error('the invented report is not on its route')
    await addOutcome(trx, { areaId }, stageId, {
      bodyId: to(body),
      seenOn: aDay(ago(daysAgo)),
      outcome: 'agreed',
      asked: '',
      askedBy: '',
      ...said,
      versionId: seen.id,
    })
  }

  const second = await stage.as(writer, async () => {
    const first = await freeze(trx, report, {
      today: ago(55),
      changes: 'First version',
      stages: [
        { purpose: 'approval', bodies: [to('prevent')] },
        { purpose: 'sign_off', bodies: [to('csp')] },
        { purpose: 'information', bodies: [to('scrutiny'), to('health')] },
      ],
    })
    await say(first.id, 1, 'prevent', 48, {
      outcome: 'agreed with changes',
      asked: askedFor,
      askedBy: 'Roisin Yarrowfold',
    })
    await write(trx, report, { 'next-year': written['next-year'] ?? '' })
    const second = await freeze(trx, report, {
      today: ago(40),
      changes: 'What residents can do, as the Prevent Board asked.',
      stages: [],
    })
    await say(second.id, 2, 'csp', 33, {})
    await say(second.id, 3, 'scrutiny', 20, { outcome: 'noted' })
    return second
  })
  await stage.as(releaser, async () => {
    const release = await addRelease(trx, report, second.id)
    if (release === undefined) throw new Error('the invented report was released before')
    await redate(trx, 'boards.report_release', release, { released_at: ago(30) })
  })
  return report.id
}

async function begun(trx: Trx, areaId: string, today: Temporal.PlainDate) {
  const [, ended] = yearsOffered(today)
  const id = ended === undefined ? undefined : await addReport(trx, areaId, ended)
  const report = id === undefined ? undefined : await findReport(trx, id)
  if (report === undefined) throw new Error('the invented report was not begun')
  return report
}

/** The last quarter's meeting is among those of the boards. */
async function meetInQuarters(trx: Trx, areaId: string, bodyId: string, { from }: ReportYear): Promise<void> {
  const members = (await listMemberships(trx, bodyId)).filter(({ untilOn }) => untilOn === undefined)
  for (const [place, months] of [2, 5, 8].entries()) {
    const heldOn = from.add({ months, days: 9 + place })
    const id = await addMeeting(trx, { areaId, bodyId, heldOn, startsAt: '14:00', place: 'Committee room 2' })
    if (id === undefined) continue
    await recordAttendance(
      trx,
      { id, areaId },
      members.map((member, at) => ({ membershipId: member.id, presence: came(at, place) })),
    )
  }
}

function came(member: number, meeting: number) {
  if ((member + 2 * meeting) % 7 === 4) return 'apologies' as const
  return (member * 2 + meeting) % 9 === 5 ? ('deputy' as const) : ('present' as const)
}

async function write(
  trx: Trx,
  report: { readonly id: string },
  words: Readonly<Record<string, string>>,
): Promise<void> {
  for (const { key, heading, version } of await listSections(trx, report.id)) {
    const text = words[key]
    if (text !== undefined) await changeSection(trx, report, { key, seen: version }, { heading, text })
  }
}

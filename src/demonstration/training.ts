/**
 * The training of the invented Thurrock: the usual courses, staff of its agencies, and what they took. Unlike the Thurrock of 2021, of which
 * "nobody could tell who completed the course", this one can tell – and is not finished.
 */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import type { TrainingCourse, TrainingRole, TrainingSetting } from '#reference/training.ts'
import { addUsualCourses } from '#training/courses/national.ts'
import { listCourses } from '#training/courses/store.ts'
import { addCompletion, addExemption, addPerson } from '#training/people/store.ts'
import { chance, type Chance } from './chance.ts'
import { boysNames, girlsNames, inventSurname } from './invented-names.ts'

export type StaffOf = {
  readonly agencyId: string
  readonly mailDomain: string
  readonly people: number
  readonly setting: TrainingSetting
  /** The share of them who took their courses. */
  readonly keen: number
}

/** Somebody who signs in: their own training shows on their own page. */
export type Colleague = {
  readonly agencyId: string
  readonly name: string
  readonly email: string
  readonly role: TrainingRole
  readonly setting: TrainingSetting
  /** Months ago on which they took what their role asks; undefined where they have not. */
  readonly tookMonthsAgo: number | undefined
}

export type TrainingWanted = {
  readonly areaId: string
  readonly staff: readonly StaffOf[]
  readonly colleagues: readonly Colleague[]
  readonly today: Temporal.PlainDate
}

export async function inventTraining(trx: Trx, { areaId, staff, colleagues, today }: TrainingWanted): Promise<void> {
  await addUsualCourses(trx, areaId, today.subtract({ months: 20 }))
  const courses = new Map((await listCourses(trx, areaId)).map(({ id, code }) => [code, id]))
  const by = chance(2017)
  const take = async (
    personId: string,
    course: TrainingCourse,
    on: Temporal.PlainDate,
    how: 'imported' | 'verified',
  ) => {
    const courseId = courses.get(course)
    if (courseId === undefined) return
    const certificate = `PV-${by.between(100_000, 999_999)}`
    await addCompletion(trx, { id: personId, areaId }, { courseId, completedOn: on, certificate, evidence: how })
  }
  for (const agency of staff)
    for (let number = 1; number <= agency.people; number += 1) {
      const role = roleIn(agency.setting, number, by)
      const name = `${by.oneOf(by.happens(0.5) ? girlsNames : boysNames)} ${inventSurname(by)}`
      const personId = await addPerson(
        trx,
        { areaId, agencyId: agency.agencyId },
        {
          name,
          email: `${name.toLowerCase().replaceAll(' ', '.')}.${number}@${agency.mailDomain}`,
          staffNumber: `${10_000 + number}`,
          role,
          setting: agency.setting,
          startedOn: today.subtract({ months: by.between(0, 60) }),
          leftOn: undefined,
        },
      )
      if (personId === undefined) continue
      for (const course of coursesOf(role, agency.setting))
        if (by.happens(agency.keen))
          await take(personId, course, today.subtract({ days: by.between(5, 780) }), 'imported')
      const courseId = courses.get('gov_awareness')
      if (number === agency.people && courseId !== undefined)
        await addExemption(
          trx,
          { id: personId, areaId },
          {
            courseId,
            fromOn: today.subtract({ months: 2 }),
            untilOn: today.add({ months: 6 }),
            reason: 'On long leave',
          },
        )
    }
  for (const colleague of colleagues) {
    const personId = await addPerson(
      trx,
      { areaId, agencyId: colleague.agencyId },
      {
        ...colleague,
        staffNumber: undefined,
        startedOn: today.subtract({ months: 30 }),
        leftOn: undefined,
      },
    )
    if (personId === undefined || colleague.tookMonthsAgo === undefined) continue
    const on = today.subtract({ months: colleague.tookMonthsAgo })
    for (const course of coursesOf(colleague.role, colleague.setting)) await take(personId, course, on, 'verified')
  }
}

function roleIn(setting: TrainingSetting, number: number, by: Chance): TrainingRole {
  if (number === 1) return setting === 'school' || setting === 'further_education' ? 'dsl' : 'spoc'
  if (number === 2) return 'manager'
  return by.weighted([
    ['frontline', 7],
    ['office', 2],
    ['champion', 1],
  ])
}

function coursesOf(role: TrainingRole, setting: TrainingSetting): readonly TrainingCourse[] {
  const awareness = setting === 'health_clinical' ? 'nhs_l3_5' : setting === 'school' ? 'wrap' : 'gov_awareness'
  const further = furtherCourses[role]
  return further === undefined ? [awareness] : [awareness, further]
}

/** What a role asks besides awareness. */
const furtherCourses: Partial<Record<TrainingRole, TrainingCourse>> = {
  dsl: 'gov_referrals',
  spoc: 'gov_referrals',
  champion: 'gov_referrals',
  panel_member: 'gov_channel_pmap',
  channel_chair: 'panel_chair',
  channel_deputy: 'panel_chair',
}

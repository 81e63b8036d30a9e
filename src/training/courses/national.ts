/** What an area begins with: the national list of courses, what counts as what, and whom each is usually asked of. Its own to change afterwards. */
import { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { courseDefaults, equivalences, trainingCourses, usualAudiences } from '#reference/training.ts'
import { addCourse, addRequirements, type NewRequirement } from './store.ts'

/** @returns how many courses were added: none where an area has a course already */
export async function addUsualCourses(trx: Trx, areaId: string, today: Temporal.PlainDate): Promise<number> {
  const ids = new Map<string, string>()
  for (const { code, label, validFrom } of inOrder()) {
    const id = await addCourse(trx, {
      areaId,
      code,
      name: label.en,
      ...courseDefaults(code),
      fromOn: Temporal.PlainDate.from(validFrom),
      untilOn: undefined,
      countsAs: equivalences.flatMap(([taken, countsAs]) => (taken === code ? idsOf(ids, countsAs) : [])),
    })
    if (id !== undefined) ids.set(code, id)
  }
  const requirements = usualAudiences.flatMap(
    ({ course, role = '', agencyKind = '', setting = '', withinDays, why }): readonly NewRequirement[] =>
      idsOf(ids, course).map((courseId) => ({
        areaId,
        courseId,
        role,
        agencyKind,
        setting,
        withinDays,
        why,
        fromOn: today,
      })),
  )
  await addRequirements(trx, requirements)
  return ids.size
}

/** A course that others count as comes before them, so that they can name it. */
function inOrder() {
  const depth = (code: string): number => {
    const below = equivalences.filter(([taken]) => taken === code).map(([, countsAs]) => depth(countsAs))
    return below.length === 0 ? 0 : 1 + Math.max(...below)
  }
  return trainingCourses.toSorted((one, other) => depth(one.code) - depth(other.code))
}

function idsOf(ids: ReadonlyMap<string, string>, code: string): readonly string[] {
  const id = ids.get(code)
  return id === undefined ? [] : [id]
}

/** What the pages of courses and of the needs analysis show. */
import type { Temporal } from 'temporal-polyfill'
import type { Area } from '#platform/forms/area-question.ts'
import type { Need } from '../coverage/store.ts'
import { audienceWords, isTakenOn, withinWords, type Course, type Requirement } from './course.ts'

export function coursesPage(area: Area, courses: readonly Course[], mayKeep: boolean, today: Temporal.PlainDate) {
  const names = new Map(courses.map(({ id, name }) => [id, name]))
  return {
    name: area.name,
    courses: courses.map((course) => ({
      name: course.name,
      months: `${course.validityMonths} months`,
      grace: course.graceDays === 0 ? 'None' : `${course.graceDays} days`,
      countsAs: course.countsAs.map((id) => names.get(id) ?? ''),
      isOver: !isTakenOn(course, today),
      change: mayKeep ? `/training/courses/${course.id}` : undefined,
      require: mayKeep ? `/training/courses/${course.id}/new-requirement` : undefined,
    })),
  }
}

/** @param needs people by requirement's audience: who they are counted from the register, as it stands today */
export function needsPage(
  area: Area,
  requirements: readonly Requirement[],
  needs: ReadonlyMap<string, Need>,
  mayKeep: boolean,
) {
  const courses = [...new Map(requirements.map(({ courseId, course }) => [courseId, course])).entries()]
  return {
    name: area.name,
    courses: courses.map(([courseId, name]) => ({
      name,
      require: mayKeep ? `/training/courses/${courseId}/new-requirement` : undefined,
      requirements: requirements
        .filter((one) => one.courseId === courseId)
        .map((one) => ({
          audience: audienceWords(one),
          within: withinWords(one.withinDays),
          why: one.why,
          people: peopleWords(needs.get(one.id)),
          toDo: toDoWords(needs.get(one.id)),
          fromOn: one.fromOn,
          untilOn: one.untilOn,
          change: mayKeep ? `/training/requirements/${one.id}` : undefined,
        })),
    })),
  }
}

/** Nobody is not nought: an audience without people says so. */
function peopleWords(need: Need | undefined): string {
  return need === undefined || need.people === 0 ? 'Nobody yet' : String(need.people)
}

function toDoWords(need: Need | undefined): string {
  if (need === undefined || need.people === 0) return '–'
  return need.people === need.inDate ? 'All in date' : `${need.people - need.inDate} not in date`
}

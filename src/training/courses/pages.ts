/** What the pages of courses and of the needs analysis show. */
import type { Temporal } from 'temporal-polyfill'
import type { Area } from '#platform/forms/area-question.ts'
import { fewest } from '#reference/disclosure.ts'
import type { Need } from '../coverage/store.ts'
import { audienceWords, isTakenOn, withinWords, type Course, type Requirement } from './course.ts'

export function coursesPage(area: Area, courses: readonly Course[], mayKeep: boolean, today: Temporal.PlainDate) {
  const names = new Map(courses.map(({ id, name }) => [id, name]))
  return {
    name: area.name,
    courses: courses.map((course) => ({
      name: course.name,
      months: monthsWords(course.validityMonths),
      grace: course.graceDays === 0 ? 'None' : daysWords(course.graceDays),
      countsAs: course.countsAs.map((id) => names.get(id) ?? ''),
      isOver: !isTakenOn(course, today),
      change: mayKeep ? `/training/courses/${course.id}` : undefined,
      require: mayKeep ? `/training/courses/${course.id}/new-requirement` : undefined,
    })),
  }
}

/**
 * How many of an audience are not in date is for whoever keeps the register: audiences overlap, so that what is left of two could be somebody.
 * Whoever governs has the page of coverage.
 *
 * @param needs people by requirement's audience, counted from the register as it stands today
 */
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
          people: peopleWords(needs.get(one.id), mayKeep),
          notInDate: mayKeep ? notInDateWords(needs.get(one.id)) : undefined,
          fromOn: one.fromOn,
          untilOn: one.untilOn,
          change: mayKeep ? `/training/requirements/${one.id}` : undefined,
        })),
    })),
  }
}

/** Nobody is not nought: an audience without people says so. Few people in a role could be somebody. */
function peopleWords(need: Need | undefined, mayKeep: boolean): string {
  if (need === undefined || need.people === 0) return 'Nobody yet'
  return mayKeep || need.people >= fewest ? String(need.people) : `Fewer than ${fewest}`
}

function notInDateWords(need: Need | undefined): string {
  if (need === undefined || need.people === 0) return 'Nobody yet'
  return need.people === need.inDate ? 'None: all are in date' : String(need.people - need.inDate)
}

function monthsWords(months: number): string {
  return `${months} ${months === 1 ? 'month' : 'months'}`
}

function daysWords(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'}`
}

/** What is asked of a course and of whom it is asked. */
import { Temporal } from 'temporal-polyfill'
import { agencyKinds } from '#accounts/agency-kinds.ts'
import { dayIn, listIn, numberIn, textIn, wholeNumberCheck } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaQuestion, type Area } from '#platform/forms/area-question.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { checkboxes, date, longText, select, text } from '#platform/forms/questions.ts'
import { trainingRoles, trainingSettings } from '#reference/training.ts'
import type { Course, Requirement } from './course.ts'
import type { CourseToKeep, NewRequirement } from './store.ts'

const any = 'any'

export function usualForm(areas: readonly Area[]) {
  return form('usual-courses', [
    page({
      id: 'usual-courses',
      title: { en: 'Begin with the national courses' },
      intro: [
        { en: 'This adds the courses of the national list, what counts as what, and whom each is usually asked of.' },
        {
          en: 'How many months a course is in date, how long grace runs and by when people need it are starting points that nobody has confirmed. Look at each and change what your partnership has agreed.',
        },
      ],
      questions: [...areaQuestion(areas)],
    }),
  ])
}

export function courseForm(title: string, areas: readonly Area[], others: readonly Pick<Course, 'id' | 'name'>[]) {
  return form('course', [
    page({
      id: 'course',
      title: { en: title },
      questions: [
        ...areaQuestion(areas),
        text({
          id: 'name',
          label: { en: 'Name of the course' },
          name: { en: 'the name of the course' },
          maxLength: 120,
        }),
        text({
          id: 'validityMonths',
          label: { en: 'For how many months is it in date?' },
          name: { en: 'for how many months it is in date' },
          hint: { en: 'Counted from the day it was completed. 24 is usual, but no guidance sets a number.' },
          width: 5,
        }),
        text({
          id: 'graceDays',
          label: { en: 'How many days of grace are there after that?' },
          name: { en: 'how many days of grace there are' },
          hint: { en: 'In these days people are due to take it again; after them they are overdue. Enter 0 for none.' },
          width: 5,
        }),
        date({
          id: 'fromOn',
          label: { en: 'What is the first day on which it can be taken?' },
          name: { en: 'the first day on which it can be taken' },
        }),
        date({
          id: 'untilOn',
          label: { en: 'What is the last day on which it can be taken?' },
          name: { en: 'the last day on which it can be taken' },
          hint: { en: 'Leave it empty while it is offered. Whoever took it by then is in date until it lapses.' },
          optional: true,
        }),
        ...(others.length === 0
          ? []
          : [
              checkboxes({
                id: 'countsAs',
                label: { en: 'Which other courses does it count as?' },
                name: { en: 'what it counts as' },
                hint: {
                  en: 'Whoever takes this course then needs none of those you select, for as long as this one is in date.',
                },
                options: others.map(({ id, name }) => ({ code: id, label: { en: name } })),
                optional: true,
              }),
            ]),
      ],
      checks: [
        wholeNumberCheck(
          'validityMonths',
          120,
          'The months for which it is in date must be a whole number from 1 to 120',
        ),
        {
          reads: ['graceDays'],
          at: 'graceDays',
          message: { en: 'The days of grace must be a whole number from 0 to 365' },
          wrong: (answers: AnyAnswers) => {
            const days = numberIn(answers, 'graceDays')
            return days === undefined || days > 365
          },
        },
        {
          reads: ['fromOn', 'untilOn'],
          at: 'untilOn',
          message: { en: 'The last day on which it can be taken must not be before the first' },
          wrong: (answers: AnyAnswers) => isAfter(dayIn(answers, 'fromOn'), dayIn(answers, 'untilOn')),
        },
      ],
    }),
  ])
}

export function courseIn(answers: AnyAnswers): CourseToKeep {
  const fromOn = dayIn(answers, 'fromOn')
  if (fromOn === undefined) throw new Error('the form let through a course without its first day')
  return {
    name: textIn(answers, 'name'),
    validityMonths: numberIn(answers, 'validityMonths') ?? 1,
    graceDays: numberIn(answers, 'graceDays') ?? 0,
    fromOn,
    untilOn: dayIn(answers, 'untilOn'),
    countsAs: listIn(answers, 'countsAs'),
  }
}

export function courseAnswers(course: Course): AnyAnswers {
  return {
    name: course.name,
    validityMonths: String(course.validityMonths),
    graceDays: String(course.graceDays),
    fromOn: course.fromOn.toString(),
    ...(course.untilOn === undefined ? {} : { untilOn: course.untilOn.toString() }),
    ...(course.countsAs.length === 0 ? {} : { countsAs: course.countsAs }),
  }
}

const within = text({
  id: 'withinDays',
  label: { en: 'Within how many days of starting do they need it?' },
  name: { en: 'within how many days' },
  hint: { en: 'Enter 0 if they need it before their first day, such as before they first sit on a panel.' },
  width: 5,
})
const why = longText({
  id: 'why',
  label: { en: 'Why do they need it?' },
  name: { en: 'why they need it' },
  hint: { en: 'Everyone who needs the course can read this.' },
  maxLength: 500,
  rows: 3,
})
const withinCheck = {
  reads: ['withinDays'],
  at: 'withinDays',
  message: { en: 'The number of days must be a whole number from 0 to 730' },
  wrong: (answers: AnyAnswers) => {
    const days = numberIn(answers, 'withinDays')
    return days === undefined || days > 730
  },
}

export function newRequirementForm({ name }: Pick<Course, 'name'>) {
  return form('requirement', [
    page({
      id: 'requirement',
      title: { en: `Say who needs “${name}”` },
      questions: [
        select({
          id: 'role',
          label: { en: 'Who needs it: people in which role?' },
          name: { en: 'the role' },
          options: [{ code: any, label: { en: 'Any role' } }, ...optionsOf(trainingRoles)],
        }),
        select({
          id: 'agencyKind',
          label: { en: 'At which kind of agency?' },
          name: { en: 'the kind of agency' },
          options: [
            { code: any, label: { en: 'Any kind of agency' } },
            ...Object.entries(agencyKinds).map(([code, label]) => ({ code, label: { en: label } })),
          ],
        }),
        select({
          id: 'setting',
          label: { en: 'Working in which setting?' },
          name: { en: 'the setting' },
          options: [{ code: any, label: { en: 'Any setting' } }, ...optionsOf(trainingSettings)],
        }),
        within,
        why,
        date({
          id: 'fromOn',
          label: { en: 'From which day do they need it?' },
          name: { en: 'the day from which they need it' },
          hint: { en: 'For people who started before this day, the days are counted from it.' },
        }),
      ],
      checks: [withinCheck],
    }),
  ])
}

/** Who is asked stays as it was recorded: another audience is another requirement. */
export function requirementForm(title: string) {
  return form('requirement-change', [
    page({
      id: 'requirement',
      title: { en: title },
      questions: [
        within,
        why,
        date({
          id: 'untilOn',
          label: { en: 'What is the last day on which they need it?' },
          name: { en: 'the last day on which they need it' },
          hint: { en: 'Leave it empty while it goes on.' },
          optional: true,
        }),
      ],
      checks: [withinCheck],
    }),
  ])
}

export function newRequirementIn(answers: AnyAnswers, course: Pick<Course, 'id' | 'areaId'>): NewRequirement {
  const fromOn = dayIn(answers, 'fromOn')
  if (fromOn === undefined) throw new Error('the form let through a requirement without its first day')
  const chosen = (question: string) => {
    const code = textIn(answers, question)
    return code === any ? '' : code
  }
  return {
    areaId: course.areaId,
    courseId: course.id,
    role: chosen('role'),
    agencyKind: chosen('agencyKind'),
    setting: chosen('setting'),
    withinDays: numberIn(answers, 'withinDays') ?? 0,
    why: textIn(answers, 'why'),
    fromOn,
  }
}

export function requirementIn(answers: AnyAnswers): Pick<Requirement, 'withinDays' | 'why' | 'untilOn'> {
  return {
    withinDays: numberIn(answers, 'withinDays') ?? 0,
    why: textIn(answers, 'why'),
    untilOn: dayIn(answers, 'untilOn'),
  }
}

export function requirementAnswers(requirement: Requirement): AnyAnswers {
  return {
    withinDays: String(requirement.withinDays),
    why: requirement.why,
    ...(requirement.untilOn === undefined ? {} : { untilOn: requirement.untilOn.toString() }),
  }
}

function optionsOf(list: readonly { readonly code: string; readonly label: { readonly en: string } }[]) {
  return list.map(({ code, label }) => ({ code, label: { en: label.en } }))
}

function isAfter(from: Temporal.PlainDate | undefined, until: Temporal.PlainDate | undefined): boolean {
  return from !== undefined && until !== undefined && Temporal.PlainDate.compare(from, until) > 0
}

function form<const Pages extends Parameters<typeof defineForm>[0]['pages']>(id: string, pages: Pages) {
  return defineForm({ id, version: '1', title: { en: 'Training' }, pages })
}

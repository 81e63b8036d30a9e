/** What is asked of somebody in training, of what they completed and of what they are exempt from. */
import { Temporal } from 'temporal-polyfill'
import { dayIn, textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { defineForm, page, type Page } from '#platform/forms/define-form.ts'
import { date, longText, radios, select, text } from '#platform/forms/questions.ts'
import { trainingRoles, trainingSettings } from '#reference/training.ts'
import { isTakenOn, type Course } from '../courses/course.ts'
import { evidenceNames, type Completion, type Evidence, type Person } from './person.ts'
import type { NewCompletion, PersonToKeep } from './store.ts'

export type AgencyChoice = { readonly id: string; readonly name: string }

/** @param agencies to choose from; none where it is known */
export function personForm(title: string, agencies: readonly AgencyChoice[]) {
  return form({
    id: 'person',
    title: { en: title },
    questions: [
      ...(agencies.length === 0
        ? []
        : [
            select({
              id: 'agency',
              label: { en: 'Which agency do they work for?' },
              name: { en: 'the agency' },
              options: agencies.map(({ id, name }) => ({ code: id, label: { en: name } })),
            }),
          ]),
      text({ id: 'personName', label: { en: 'Full name' }, name: { en: 'their full name' }, maxLength: 120 }),
      text({
        id: 'email',
        label: { en: 'Work email address' },
        name: { en: 'their work email address' },
        hint: {
          en: 'Enter this, their staff number or both. Without one of them nobody could be matched with a file.',
        },
        as: 'email',
        optional: true,
      }),
      text({
        id: 'staffNumber',
        label: { en: 'Staff number' },
        name: { en: 'their staff number' },
        hint: { en: 'As their agency writes it' },
        maxLength: 40,
        optional: true,
        width: 10,
      }),
      select({
        id: 'role',
        label: { en: 'What is their role?' },
        name: { en: 'their role' },
        options: trainingRoles.map(({ code, label }) => ({ code, label: { en: label.en } })),
      }),
      select({
        id: 'setting',
        label: { en: 'Where do they work?' },
        name: { en: 'where they work' },
        options: trainingSettings.map(({ code, label }) => ({ code, label: { en: label.en } })),
      }),
      date({
        id: 'startedOn',
        label: { en: 'When did they start in this role?' },
        name: { en: 'the day they started' },
      }),
      date({
        id: 'leftOn',
        label: { en: 'When did they leave?' },
        name: { en: 'the day they left' },
        optional: true,
      }),
    ],
    checks: [
      {
        reads: [],
        at: 'email',
        message: { en: 'Enter their work email address or their staff number' },
        wrong: (answers: AnyAnswers) => textIn(answers, 'email') === '' && textIn(answers, 'staffNumber') === '',
      },
      {
        reads: ['startedOn', 'leftOn'],
        at: 'leftOn',
        message: { en: 'The day they left must not be before the day they started' },
        wrong: (answers: AnyAnswers) => {
          const [from, until] = [dayIn(answers, 'startedOn'), dayIn(answers, 'leftOn')]
          return from !== undefined && until !== undefined && Temporal.PlainDate.compare(from, until) > 0
        },
      },
    ],
  })
}

export function personIn(answers: AnyAnswers): PersonToKeep {
  const startedOn = dayIn(answers, 'startedOn')
  if (startedOn === undefined) throw new Error('the form let through a person without the day they started')
  return {
    name: textIn(answers, 'personName'),
    email: textIn(answers, 'email').toLowerCase() || undefined,
    staffNumber: textIn(answers, 'staffNumber').trim() || undefined,
    role: textIn(answers, 'role'),
    setting: textIn(answers, 'setting'),
    startedOn,
    leftOn: dayIn(answers, 'leftOn'),
  }
}

export function personAnswers(person: Person): AnyAnswers {
  return {
    personName: person.name,
    ...(person.email === undefined ? {} : { email: person.email }),
    ...(person.staffNumber === undefined ? {} : { staffNumber: person.staffNumber }),
    role: person.role,
    setting: person.setting,
    startedOn: person.startedOn.toString(),
    ...(person.leftOn === undefined ? {} : { leftOn: person.leftOn.toString() }),
  }
}

/** @param mayVerify whether the writer may say that they have seen the certificate */
export function completionForm(person: Person, courses: readonly Course[], mayVerify: boolean) {
  return form({
    id: 'completion',
    title: { en: `Record a completed course: ${person.name}` },
    questions: [
      courseQuestion(courses),
      date({
        id: 'completedOn',
        label: { en: 'When did they complete it?' },
        name: { en: 'the day they completed it' },
        range: 'today or past',
      }),
      text({
        id: 'certificate',
        label: { en: 'Certificate or reference number' },
        name: { en: 'the certificate or reference number' },
        maxLength: 80,
        optional: true,
      }),
      radios({
        id: 'evidence',
        label: { en: 'How do you know?' },
        name: { en: 'how you know' },
        options: [
          { code: 'self-declared', label: { en: 'They or their agency said so' } },
          ...(mayVerify ? [{ code: 'verified', label: { en: 'I have seen the certificate' } }] : []),
        ],
      }),
    ],
  })
}

export function completionIn(answers: AnyAnswers): NewCompletion {
  const completedOn = dayIn(answers, 'completedOn')
  if (completedOn === undefined) throw new Error('the form let through a completion without its day')
  const evidence: Evidence = textIn(answers, 'evidence') === 'verified' ? 'verified' : 'self-declared'
  return {
    courseId: textIn(answers, 'course'),
    completedOn,
    certificate: textIn(answers, 'certificate').trim(),
    evidence,
  }
}

/** @returns what is wrong with the day, of a course that could not be taken then or of somebody's leave to the future */
export function wrongDay(course: Course | undefined, completedOn: Temporal.PlainDate): string | undefined {
  if (course === undefined || isTakenOn(course, completedOn)) return undefined
  return 'The course could not be taken on that day'
}

export function correctionForm(completion: Completion) {
  return form({
    id: 'correction',
    title: { en: `Set aside a completed course: ${completion.course}` },
    intro: [
      {
        en: `Do this if it was recorded by mistake. It stays in the record with your reason, and no longer counts. If another one is right, record that afterwards. How we know of this one: ${evidenceNames[completion.evidence].toLowerCase()}.`,
      },
    ],
    questions: [
      longText({
        id: 'reason',
        label: { en: 'Why does it not count?' },
        name: { en: 'why it does not count' },
        maxLength: 500,
        rows: 3,
      }),
    ],
  })
}

export function exemptionForm(person: Person, courses: readonly Course[]) {
  return form({
    id: 'exemption',
    title: { en: `Exempt from a course for now: ${person.name}` },
    questions: [
      courseQuestion(courses),
      date({ id: 'fromOn', label: { en: 'From which day?' }, name: { en: 'the first day' } }),
      date({
        id: 'untilOn',
        label: { en: 'Until which day?' },
        name: { en: 'the last day' },
        hint: { en: 'A year at most. Somebody then looks at it again' },
      }),
      longText({
        id: 'reason',
        label: { en: 'Why?' },
        name: { en: 'the reason' },
        hint: { en: 'Such as long leave. Write nothing about their health.' },
        maxLength: 500,
        rows: 3,
      }),
    ],
    checks: [
      {
        reads: ['fromOn', 'untilOn'],
        at: 'untilOn',
        message: { en: 'The last day must be after the first, and within a year of it' },
        wrong: (answers: AnyAnswers) => {
          const [from, until] = [dayIn(answers, 'fromOn'), dayIn(answers, 'untilOn')]
          if (from === undefined || until === undefined) return false
          const days = from.until(until).days
          return days < 0 || days > 366
        },
      },
    ],
  })
}

export function exemptionIn(answers: AnyAnswers) {
  const [fromOn, untilOn] = [dayIn(answers, 'fromOn'), dayIn(answers, 'untilOn')]
  if (fromOn === undefined || untilOn === undefined)
    throw new Error('the form let through an exemption without its days')
  return { courseId: textIn(answers, 'course'), fromOn, untilOn, reason: textIn(answers, 'reason') }
}

export function courseQuestion(courses: readonly Course[]) {
  return select({
    id: 'course',
    label: { en: 'Which course?' },
    name: { en: 'the course' },
    options:
      courses.length === 0
        ? [{ code: 'none', label: { en: 'No course has been added yet' } }]
        : courses.map(({ id, name }) => ({ code: id, label: { en: name } })),
  })
}

function form(one: Page) {
  return defineForm({ id: one.id, version: '1', title: { en: 'Training' }, pages: [page(one)] })
}

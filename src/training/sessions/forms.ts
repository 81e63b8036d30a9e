/** What is asked of a session: when and where it is, how many may come, and why one is not held. */
import { dayIn, numberIn, textIn, wholeNumberCheck } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { defineForm, page, type Page } from '#platform/forms/define-form.ts'
import { date, longText, select, text } from '#platform/forms/questions.ts'
import { isTime, timeCheck, timeIn, timeQuestion } from '#platform/forms/time-of-day.ts'
import { sessionAddress, whenWords, type Session } from './session.ts'
import type { NewSession, SessionToKeep } from './store.ts'

const everybody = 'everybody'

export type CourseChoice = { readonly id: string; readonly areaId: string; readonly name: string }
export type AgencyChoice = { readonly id: string; readonly areaId: string; readonly name: string }

/** @param agencies whose people alone it may be for; none where it is for those of the writer's own agency */
export function newSessionForm(courses: readonly CourseChoice[], agencies: readonly AgencyChoice[]) {
  return form({
    id: 'session',
    title: { en: 'Arrange a training session' },
    questions: [
      select({
        id: 'course',
        label: { en: 'Which course is given?' },
        name: { en: 'the course' },
        options:
          courses.length === 0
            ? [{ code: 'none', label: { en: 'No course has been added yet' } }]
            : courses.map(({ id, name }) => ({ code: id, label: { en: name } })),
      }),
      ...(agencies.length === 0
        ? []
        : [
            select({
              id: 'mayCome',
              label: { en: 'Who may come?' },
              name: { en: 'who may come' },
              options: [
                { code: everybody, label: { en: 'People of every agency' } },
                ...agencies.map(({ id, name }) => ({ code: id, label: { en: `People of ${name} only` } })),
              ],
            }),
          ]),
      ...sessionQuestions(),
    ],
    checks: sessionChecks,
  })
}

/** Which course it is and who may come stay: people have booked on that. */
export function sessionForm(session: Session) {
  return form({
    id: 'session',
    title: { en: `Change the session: ${session.course}` },
    intro: [{ en: 'People who are booked or wait are told by email when the day, a time or the place changes.' }],
    questions: sessionQuestions(),
    checks: sessionChecks,
  })
}

export function cancellationForm(session: Session) {
  return form({
    id: 'cancellation',
    title: { en: `Cancel the session: ${session.course}` },
    intro: [
      { en: `${whenWords(session)}. Everybody who is booked or waits is told by email that it is cancelled.` },
      { en: 'It cannot be undone. If it is held on another day, change the session instead.' },
    ],
    questions: [
      longText({
        id: 'reason',
        label: { en: 'Why is it cancelled?' },
        name: { en: 'why it is cancelled' },
        hint: { en: 'Shown to those who had booked. Nothing about anybody’s health.' },
        maxLength: 500,
        rows: 3,
      }),
    ],
  })
}

export function sessionIn(answers: AnyAnswers): SessionToKeep {
  const [heldOn, capacity] = [dayIn(answers, 'heldOn'), numberIn(answers, 'capacity')]
  if (heldOn === undefined || capacity === undefined)
    throw new Error('the form let through a session without its day or its places')
  return {
    heldOn,
    startsAt: timeIn(answers, 'startsAt'),
    endsAt: timeIn(answers, 'endsAt'),
    place: textIn(answers, 'place').trim(),
    link: textIn(answers, 'link').trim(),
    capacity,
    trainer: textIn(answers, 'trainer').trim(),
  }
}

/** @param own the agency of whoever arranges only for their own people */
export function newSessionIn(
  answers: AnyAnswers,
  courses: readonly CourseChoice[],
  own: string | undefined,
): NewSession | undefined {
  const course = courses.find(({ id }) => id === textIn(answers, 'course'))
  if (course === undefined) return undefined
  const chosen = textIn(answers, 'mayCome')
  const agencyId = own ?? (chosen === everybody ? undefined : chosen)
  return { ...sessionIn(answers), courseId: course.id, areaId: course.areaId, agencyId }
}

export function sessionAnswers(session: Session): AnyAnswers {
  return {
    heldOn: session.heldOn.toString(),
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    ...(session.place === '' ? {} : { place: session.place }),
    ...(session.link === '' ? {} : { link: session.link }),
    capacity: String(session.capacity),
    trainer: session.trainer,
  }
}

/** A form of one page about a session. */
export function form(one: Page) {
  return defineForm({ id: one.id, version: '1', title: { en: 'Training' }, pages: [page(one)] })
}

/** Where a form about a session leads back to. */
export function backTo({ id }: Pick<Session, 'id'>): { readonly back: string } {
  return { back: sessionAddress(id) }
}

function sessionQuestions() {
  return [
    date({ id: 'heldOn', label: { en: 'On which day?' }, name: { en: 'the day' }, range: 'today or future' }),
    timeQuestion('startsAt', 'When does it start?', 'when it starts'),
    timeQuestion('endsAt', 'When does it end?', 'when it ends', 'For example, 12:30pm or 4pm'),
    text({
      id: 'place',
      label: { en: 'Where is it?' },
      name: { en: 'where it is' },
      hint: { en: 'Say where it is, give a link, or both' },
      maxLength: 200,
      optional: true,
    }),
    text({
      id: 'link',
      label: { en: 'Link for those who join online' },
      name: { en: 'the link' },
      hint: { en: 'It begins with https:// and is shown to whoever may come' },
      maxLength: 500,
      optional: true,
    }),
    text({
      id: 'capacity',
      label: { en: 'How many people may come?' },
      name: { en: 'how many people may come' },
      hint: { en: 'When all places are taken, others wait in the order in which they asked' },
      width: 5,
    }),
    text({
      id: 'trainer',
      label: { en: 'Which organisation gives it?' },
      name: { en: 'the organisation that gives it' },
      hint: { en: 'The organisation, not the name of the trainer' },
      maxLength: 120,
    }),
  ] as const
}

const sessionChecks: NonNullable<Page['checks']> = [
  timeCheck('startsAt', 'When it starts must be a time, like 9:30am or 2pm'),
  timeCheck('endsAt', 'When it ends must be a time, like 12.30 or 16.00'),
  {
    reads: ['startsAt', 'endsAt'],
    at: 'endsAt',
    message: { en: 'It must end after it starts' },
    wrong: (answers: AnyAnswers) =>
      isTime(textIn(answers, 'startsAt')) &&
      isTime(textIn(answers, 'endsAt')) &&
      timeIn(answers, 'endsAt') <= timeIn(answers, 'startsAt'),
  },
  {
    reads: [],
    at: 'place',
    message: { en: 'Enter where it is, or a link' },
    wrong: (answers: AnyAnswers) => textIn(answers, 'place').trim() === '' && textIn(answers, 'link').trim() === '',
  },
  {
    reads: [],
    at: 'link',
    message: { en: 'The link must be a whole address that begins with https://' },
    wrong: (answers: AnyAnswers) => !/^(https:\/\/\S+)?$/.test(textIn(answers, 'link').trim()),
  },
  wholeNumberCheck('capacity', 1000, 'How many people may come must be a whole number from 1 to 1,000'),
]

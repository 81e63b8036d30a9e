/** What is asked of somebody who books places, or gives one up. */
import { listIn, textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { checkboxes, longText } from '#platform/forms/questions.ts'
import type { Bookable, Booking, Known } from './bookings-store.ts'
import { form } from './forms.ts'
import { placesWords, whenWords, type Places, type Session } from './session.ts'

/** @param due people to choose from: those who need the course and do not have it in date */
export function bookingForm(session: Session, places: Places, due: readonly Bookable[], isEveryAgency: boolean) {
  return form({
    id: 'bookings',
    title: { en: `Book people on: ${session.course}` },
    intro: [
      { en: `${whenWords(session)}. Places: ${placesWords(session.capacity, places)}.` },
      { en: 'Whoever finds no place goes on the waiting list, and is told by email when one is free.' },
    ],
    questions: [
      ...(due.length === 0
        ? []
        : [
            checkboxes({
              id: 'due',
              label: { en: 'People who are due or overdue for this course' },
              name: { en: 'whom to book' },
              options: due.map(({ id, name, agency, isOverdue }) => ({
                code: id,
                label: { en: isEveryAgency ? `${name}, ${agency}` : name },
                hint: { en: isOverdue ? 'Overdue' : 'Due' },
              })),
              optional: true,
            }),
          ]),
      longText({
        id: 'others',
        label: { en: due.length === 0 ? 'People to book' : 'Others' },
        name: { en: 'whom to book' },
        hint: { en: 'Email addresses or staff numbers from the register, one on each line' },
        maxLength: 4000,
        rows: 4,
        optional: true,
      }),
    ],
    checks: [
      {
        reads: [],
        at: 'others',
        message: { en: due.length === 0 ? 'Enter whom to book' : 'Select or enter whom to book' },
        wrong: (answers: AnyAnswers) => listIn(answers, 'due').length === 0 && linesIn(answers).length === 0,
      },
    ],
  })
}

/** E-mail addresses and staff numbers, each once. */
export function linesIn(answers: AnyAnswers): readonly string[] {
  const lines = textIn(answers, 'others').split(/[\n,;]/)
  return [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ''))]
}

/** Whom the lines name. @returns their ids, or what is wrong in words */
export function namedBy(lines: readonly string[], people: readonly Known[]): { ids: string[]; wrong?: string } {
  const found = lines.map((line) => ({
    line,
    people: people.filter(({ email, staffNumber }) => email === line.toLowerCase() || staffNumber === line),
  }))
  const unknown = found.filter((one) => one.people.length === 0).map(({ line }) => line)
  const several = found.filter((one) => one.people.length > 1).map(({ line }) => line)
  const ids = [...new Set(found.flatMap((one) => one.people.map(({ id }) => id)))]
  if (unknown.length > 0)
    return { ids, wrong: `Not in the register, or not somebody who may come: ${unknown.join(', ')}` }
  if (several.length > 0)
    return { ids, wrong: `Several people have this number; enter their email address: ${several.join(', ')}` }
  return { ids }
}

export function ownBookingForm(session: Session, places: Places) {
  const isFull = places.booked >= session.capacity
  return form({
    id: 'own-booking',
    title: { en: isFull ? `Join the waiting list: ${session.course}` : `Book a place: ${session.course}` },
    intro: [
      { en: `${whenWords(session)}.` },
      {
        en: isFull
          ? 'All places are taken. You will be told by email when one is free for you.'
          : 'You will be told by email if the session changes or is cancelled.',
      },
    ],
    questions: [],
  })
}

export function withdrawalForm(session: Session, booking: Booking, isOwn: boolean) {
  const what = booking.state === 'booked' ? 'place' : 'place on the waiting list'
  return form({
    id: 'withdrawal',
    title: { en: isOwn ? `Give up your ${what}` : `Give up the ${what} of ${booking.person}` },
    intro: [
      { en: `${session.course}, ${whenWords(session)}.` },
      ...(booking.state === 'booked' ? [{ en: 'The place goes to whoever has waited longest.' }] : []),
    ],
    questions: [],
  })
}

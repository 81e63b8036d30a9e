/** What is asked of whoever says who came to a session. */
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { radios, text } from '#platform/forms/questions.ts'
import { isPresence, presenceNames, presences, type Attendee, type Said } from './attendance.ts'
import { form } from './forms.ts'
import { whenWords, type Session } from './session.ts'

const notSaid = 'not-said'

/** @param own ids of the writer's own rows: that they came themselves is for somebody else to say */
export function attendanceForm(session: Session, attendees: readonly Attendee[], own: readonly string[]) {
  return form({
    id: 'attendance',
    title: { en: `Who came: ${session.course}` },
    intro: [
      { en: `${whenWords(session)}.` },
      { en: 'Whoever came has completed the course on that day. Put right later, the completion goes again.' },
      ...(attendees.some(({ personId }) => own.includes(personId))
        ? [{ en: 'That you came yourself is for somebody else to say.' }]
        : []),
      ...(attendees.length === 0 ? [{ en: 'Nobody had a place. Add whoever came from the session’s page.' }] : []),
    ],
    questions: attendees.map(({ personId, name, agency, presence, wasBooked }) =>
      radios({
        id: questionOf(personId),
        label: { en: name },
        name: { en: `whether ${name} came` },
        hint: { en: wasBooked ? agency : `${agency}, without a booking` },
        options: [
          ...presences
            .filter((one) => one !== 'attended' || !own.includes(personId))
            .map((code) => ({ code, label: { en: presenceNames[code] } })),
          ...(presence === undefined ? [{ code: notSaid, label: { en: 'Not said yet' } }] : []),
        ],
      }),
    ),
  })
}

export function attendanceIn(answers: AnyAnswers, attendees: readonly Attendee[]): readonly Said[] {
  return attendees.flatMap(({ personId }) => {
    const presence = textIn(answers, questionOf(personId))
    return isPresence(presence) ? [{ personId, presence }] : []
  })
}

export function attendanceAnswers(attendees: readonly Attendee[]): AnyAnswers {
  return Object.fromEntries(attendees.map(({ personId, presence }) => [questionOf(personId), presence ?? notSaid]))
}

export function cameTooForm(session: Session) {
  return form({
    id: 'came-too',
    title: { en: `Somebody who came without a booking: ${session.course}` },
    intro: [{ en: `${whenWords(session)}. They have then completed the course on that day.` }],
    questions: [
      text({
        id: 'who',
        label: { en: 'Work email address or staff number' },
        name: { en: 'their work email address or staff number' },
        hint: { en: 'As it stands in the register. Whoever is not in it is added to the people in training first.' },
        maxLength: 254,
        width: 20,
      }),
    ],
  })
}

/** A question's id begins with a letter and has no hyphen. */
function questionOf(personId: string): string {
  return `person${personId.replaceAll('-', '')}`
}

/** The forms of a meeting itself: when, where and of what kind it is, and why it is not held. */
import { dayIn, textIn } from '#platform/forms/answer-in.ts'
import { areaQuestion, type Area } from '#platform/forms/area-question.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { date, longText, radios, text } from '#platform/forms/questions.ts'
import { timeCheck, timeIn, timeQuestion } from '#platform/forms/time-of-day.ts'
import type { Meeting } from './meeting.ts'
import type { MeetingChange } from './store.ts'

const version = '2'

const whenAndWhere = [
  date({ id: 'heldOn', label: { en: 'Date' }, name: { en: 'the date' }, range: 'today or future' }),
  timeQuestion('startsAt', 'Starts at', 'the time it starts'),
  text({
    id: 'place',
    label: { en: 'Place or link' },
    name: { en: 'the place' },
    hint: { en: 'Calendars show it: name no person' },
    maxLength: 200,
    optional: true,
  }),
  radios({
    id: 'kind',
    label: { en: 'What kind of meeting is it?' },
    name: { en: 'what kind of meeting it is' },
    options: [
      { code: 'ordinary', label: { en: 'Ordinary' } },
      {
        code: 'emergency',
        label: { en: 'Emergency' },
        hint: { en: 'Between two ordinary ones, for what cannot wait' },
      },
    ],
  }),
] as const

const checks = [timeCheck('startsAt', 'Starts at must be a time, like 9:30am or 2pm')]

export function newMeetingForm(areas: readonly Area[]) {
  return defineForm({
    id: 'panel-meeting',
    version,
    title: { en: 'Arrange a meeting' },
    pages: [
      page({
        id: 'panel-meeting',
        title: { en: 'Arrange a panel meeting' },
        intro: [
          {
            en: 'Whoever holds a seat on the panel is invited and told by a letter that says the day and nothing else. While no seat is filled, the chair, the deputy, the case officers and every panel member of the area are.',
          },
        ],
        questions: [...areaQuestion(areas), ...whenAndWhere],
        checks,
      }),
    ],
  })
}

export function changeForm() {
  return defineForm({
    id: 'panel-meeting-change',
    version,
    title: { en: 'Change a meeting' },
    pages: [
      page({
        id: 'panel-meeting-change',
        title: { en: 'Change a panel meeting' },
        intro: [{ en: 'Everybody who is invited is told that it has changed, and calendars follow.' }],
        questions: whenAndWhere,
        checks,
      }),
    ],
  })
}

export function cancelForm() {
  return defineForm({
    id: 'panel-meeting-cancellation',
    version,
    title: { en: 'Cancel a meeting' },
    pages: [
      page({
        id: 'panel-meeting-cancellation',
        title: { en: 'Cancel a panel meeting' },
        intro: [
          {
            en: 'The meeting stays on record with the reason. Everybody who is invited is told, and every case that it lists is to be listed again.',
          },
        ],
        questions: [
          longText({
            id: 'reason',
            label: { en: 'Why is it cancelled?' },
            name: { en: 'why it is cancelled' },
            hint: { en: 'Name no person in a case' },
            maxLength: 1000,
            rows: 3,
          }),
        ],
      }),
    ],
  })
}

export function meetingIn(answers: AnyAnswers): MeetingChange {
  const heldOn = dayIn(answers, 'heldOn')
  if (heldOn === undefined) throw new Error('the form let through a meeting without its day')
  return {
    heldOn,
    startsAt: timeIn(answers, 'startsAt'),
    place: textIn(answers, 'place'),
    kind: textIn(answers, 'kind') === 'emergency' ? 'emergency' : 'ordinary',
  }
}

export function meetingAnswers({ heldOn, startsAt, place, kind }: MeetingChange): AnyAnswers {
  return { heldOn: heldOn.toString(), startsAt, kind, ...(place === '' ? {} : { place }) }
}

export function standingMeeting(meeting: Meeting) {
  return { what: 'this meeting', ...meeting, answers: meetingAnswers(meeting) }
}

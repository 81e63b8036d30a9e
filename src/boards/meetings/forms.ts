/** The forms of a meeting: when it is, what is on its agenda, who came, what it decided and what was taken on. Behind sign-in, so in English. */
import type { Temporal } from 'temporal-polyfill'
import { dayIn, textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { date, longText, radios, select, text } from '#platform/forms/questions.ts'
import { timeCheck, timeIn, timeQuestion } from '#platform/forms/time-of-day.ts'
import { codesOn, hasCode } from '#reference/code-list.ts'
import { documentPurposes, type DocumentPurpose } from '#reference/document-purposes.ts'
import type { Membership } from '../bodies/body.ts'
import {
  minutesStates,
  nextStates,
  presenceNames,
  presences,
  ways,
  type Action,
  type AgendaItem,
  type Meeting,
  type Minutes,
  type MinutesState,
  type Presence,
  type Way,
} from './meeting.ts'
import type { NewItem, VersionChoice } from './agenda-store.ts'
import type { ActionChange, MeetingChange, NewAction, NewDecision } from './store.ts'

const version = '1'
const none = 'none'

/** A form of one page in this room. */
function form<const Questions extends Parameters<typeof page>[0]['questions']>(
  id: string,
  title: string,
  questions: Questions,
  more: Pick<Parameters<typeof page>[0], 'intro' | 'checks'> = {},
) {
  return defineForm({
    id,
    version,
    title: { en: 'Boards' },
    pages: [page({ id, title: { en: title }, questions, ...more })],
  })
}

export function meetingForm(title: string) {
  return form(
    'meeting',
    title,
    [
      date({ id: 'heldOn', label: { en: 'Date of the meeting' }, name: { en: 'the date of the meeting' } }),
      timeQuestion('startsAt', 'Starts at', 'the time it starts'),
      text({ id: 'place', label: { en: 'Place' }, name: { en: 'the place' }, maxLength: 200, optional: true }),
    ],
    {
      checks: [timeCheck('startsAt', 'Starts at must be a time, like 9:30am or 2pm')],
    },
  )
}

export function meetingIn(answers: AnyAnswers): MeetingChange {
  return {
    heldOn: theDay(answers, 'heldOn'),
    startsAt: timeIn(answers, 'startsAt'),
    place: textIn(answers, 'place'),
  }
}

export function meetingAnswers({ heldOn, startsAt, place }: Meeting): AnyAnswers {
  return { heldOn: heldOn.toString(), startsAt, ...(place === '' ? {} : { place }) }
}

/** @param papers the newest version of each document */
export function itemForm(title: string, papers: readonly VersionChoice[], today: Temporal.PlainDate) {
  return form('agenda-item', title, [
    radios({
      id: 'kind',
      label: { en: 'What is it?' },
      name: { en: 'what it is' },
      options: [
        { code: 'paper', label: { en: 'A paper' } },
        { code: 'standing', label: { en: 'A standing item' }, hint: { en: 'It comes again at the next meeting' } },
        { code: 'other', label: { en: 'Something else' } },
      ],
    }),
    select({
      id: 'paper',
      label: { en: 'Which document?' },
      name: { en: 'the document' },
      showIf: { question: 'kind', is: ['paper'] },
      options:
        papers.length === 0
          ? [{ code: none, label: { en: 'No document has a version yet' } }]
          : papers.map(({ id, title: name, number }) => ({ code: id, label: { en: `${name}, version ${number}` } })),
    }),
    select({
      id: 'purpose',
      label: { en: 'Why does it come?' },
      name: { en: 'why it comes' },
      showIf: { question: 'kind', is: ['paper'] },
      options: codesOn(documentPurposes, today).map(({ code, label }) => ({ code, label })),
    }),
    text({
      id: 'title',
      label: { en: 'What is it called on the agenda?' },
      name: { en: 'what it is called' },
      hint: { en: 'Name no person in a case' },
      maxLength: 200,
    }),
    text({
      id: 'presenter',
      label: { en: 'Who presents it?' },
      name: { en: 'who presents it' },
      maxLength: 200,
      optional: true,
    }),
  ])
}

/** Undefined: a paper was chosen where there is none. */
export function itemIn(answers: AnyAnswers): NewItem | undefined {
  const common = { title: textIn(answers, 'title'), presenter: textIn(answers, 'presenter') }
  const kind = textIn(answers, 'kind')
  if (kind !== 'paper') return { ...common, kind: kind === 'standing' ? 'standing' : 'other' }
  const versionId = textIn(answers, 'paper')
  return versionId === none ? undefined : { ...common, kind, versionId, purpose: purposeIn(textIn(answers, 'purpose')) }
}

/** A question for each member; its id is the membership's, as a question may be called. */
export function attendanceForm(title: string, members: readonly Membership[]) {
  return form(
    'attendance',
    title,
    members.map((member) =>
      radios({
        id: questionOf(member),
        label: { en: `${member.name}, ${member.agency}` },
        name: { en: `whether ${member.name} came` },
        ...(member.deputy === '' ? {} : { hint: { en: `${member.deputy} comes in their place` } }),
        options: presences.map((presence) => ({ code: presence, label: { en: presenceNames[presence] } })),
      }),
    ),
  )
}

export function attendanceIn(answers: AnyAnswers, members: readonly Membership[]) {
  return members.flatMap((member): { membershipId: string; presence: Presence }[] => {
    const presence = presences.find((one) => one === textIn(answers, questionOf(member)))
    return presence === undefined ? [] : [{ membershipId: member.id, presence }]
  })
}

export function attendanceAnswers(
  came: readonly { readonly membershipId: string; readonly presence: Presence }[],
): AnyAnswers {
  return Object.fromEntries(came.map(({ membershipId, presence }) => [questionOf({ id: membershipId }), presence]))
}

/** Where something about all of them is said. */
export function firstQuestion(members: readonly Membership[]): string {
  const [first] = members
  return first === undefined ? 'members' : questionOf(first)
}

function questionOf({ id }: Pick<Membership, 'id'>): string {
  return `m${id.replaceAll('-', '')}`
}

const wayLabels: Record<Way, string> = {
  'agreed by all': 'Agreed by all',
  'by vote': 'By a vote',
  'by the chair': 'By the chair',
}

export function decisionForm(title: string, items: readonly AgendaItem[]) {
  return form('decision', title, [
    select({
      id: 'item',
      label: { en: 'On which item?' },
      name: { en: 'the item' },
      options: [
        { code: none, label: { en: 'None of the items' } },
        ...items.map(({ id, position, title: name }) => ({ code: id, label: { en: `${position}. ${name}` } })),
      ],
    }),
    longText({
      id: 'decision',
      label: { en: 'What was decided?' },
      name: { en: 'what was decided' },
      maxLength: 4000,
      rows: 3,
    }),
    longText({ id: 'reason', label: { en: 'Why?' }, name: { en: 'the reasons' }, maxLength: 4000, rows: 4 }),
    radios({
      id: 'reached',
      label: { en: 'How was it reached?' },
      name: { en: 'how it was reached' },
      options: ways.map((way) => ({ code: way, label: { en: wayLabels[way] } })),
    }),
  ])
}

export function decisionIn(answers: AnyAnswers): NewDecision {
  const item = textIn(answers, 'item')
  const reached = ways.find((way) => way === textIn(answers, 'reached'))
  if (reached === undefined) throw new Error('the form let through a decision without how it was reached')
  return {
    itemId: item === none ? undefined : item,
    decision: textIn(answers, 'decision'),
    reasons: textIn(answers, 'reason'),
    reached,
  }
}

const owner = text({ id: 'owner', label: { en: 'Who does it?' }, name: { en: 'who does it' }, maxLength: 200 })
const dueOn = date({ id: 'dueOn', label: { en: 'By when?' }, name: { en: 'the day it is due' } })

export function newActionForm(title: string) {
  return form('new-action', title, [
    longText({
      id: 'what',
      label: { en: 'What is to be done?' },
      name: { en: 'what is to be done' },
      maxLength: 2000,
      rows: 3,
    }),
    owner,
    dueOn,
  ])
}

export function newActionIn(answers: AnyAnswers): NewAction {
  return { what: textIn(answers, 'what'), owner: textIn(answers, 'owner'), dueOn: theDay(answers, 'dueOn') }
}

export function actionForm(action: Action) {
  return form(
    'action',
    'Change or close an action',
    [
      owner,
      dueOn,
      date({
        id: 'closedOn',
        label: { en: 'When was it closed?' },
        name: { en: 'when it was closed' },
        hint: { en: 'Leave it empty while it is open.' },
        range: 'today or past',
        optional: true,
      }),
      longText({
        id: 'outcome',
        label: { en: 'What came of it?' },
        name: { en: 'what came of it' },
        hint: { en: 'Needed when it is closed' },
        maxLength: 2000,
        rows: 3,
        optional: true,
      }),
    ],
    { intro: [{ en: action.what }] },
  )
}

export function actionIn(answers: AnyAnswers): ActionChange {
  return {
    owner: textIn(answers, 'owner'),
    dueOn: theDay(answers, 'dueOn'),
    closedOn: dayIn(answers, 'closedOn'),
    outcome: textIn(answers, 'outcome'),
  }
}

export function actionAnswers({ owner, dueOn, closedOn, outcome }: Action): AnyAnswers {
  return {
    owner,
    dueOn: dueOn.toString(),
    ...(closedOn === undefined ? {} : { closedOn: closedOn.toString() }),
    ...(outcome === '' ? {} : { outcome }),
  }
}

const stateLabels: Record<MinutesState, string> = {
  draft: 'A draft',
  agreed: 'Agreed by the body',
  locked: 'Locked: nobody changes them any more',
}

export function minutesForm(title: string, minutes: Minutes | undefined) {
  return form(
    'minutes',
    title,
    [
      longText({
        id: 'text',
        label: { en: 'What was said?' },
        name: { en: 'what was said' },
        maxLength: 20_000,
        rows: 20,
      }),
      ...(minutes === undefined || minutes.state === 'locked'
        ? []
        : [
            radios({
              id: 'state',
              label: { en: 'How far are they?' },
              name: { en: 'how far they are' },
              options: nextStates(minutes.state).map((state) => ({ code: state, label: { en: stateLabels[state] } })),
            }),
          ]),
    ],
    {
      intro: [
        { en: 'Who came, decisions and actions are put into the minutes by themselves. Name no person in a case.' },
      ],
    },
  )
}

export function minutesIn(answers: AnyAnswers): { readonly text: string; readonly state: MinutesState } {
  return {
    text: textIn(answers, 'text'),
    state: minutesStates.find((one) => one === textIn(answers, 'state')) ?? 'draft',
  }
}

export function escalationForm(body: string) {
  return form('escalation', `Put something before ${body}`, [
    longText({
      id: 'what',
      label: { en: 'What must it look at?' },
      name: { en: 'what it must look at' },
      hint: { en: 'It lands on the next agenda. Name no person in a case.' },
      maxLength: 500,
      rows: 3,
    }),
  ])
}

function theDay(answers: AnyAnswers, question: string): Temporal.PlainDate {
  const day = dayIn(answers, question)
  if (day === undefined) throw new Error(`the form let through no ${question}`)
  return day
}

function purposeIn(code: string): DocumentPurpose {
  if (!hasCode(documentPurposes, code)) throw new Error('the form let through a purpose that it did not offer')
  return code
}

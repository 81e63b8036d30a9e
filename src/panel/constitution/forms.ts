/** The forms of what a panel is: its terms, its seats and who sits there. Behind sign-in, so in English. */
import type { Temporal } from 'temporal-polyfill'
import { dayIn, listIn, numberIn, textIn } from '#platform/forms/answer-in.ts'
import { areaQuestion, type Area } from '#platform/forms/area-question.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { checkboxes, date, longText, radios, select, text } from '#platform/forms/questions.ts'
import { codesOn, hasCode, type CodeList } from '#reference/code-list.ts'
import { panelServices, quorumServices, seatRoles, type PanelService, type SeatRole } from '#reference/panel-seats.ts'
import { seatInWords, type Seat, type SeatPart, type SeatPerson, type Terms } from './constitution.ts'
import type { MayCome } from '../meetings/invitation-store.ts'

const version = '1'
const agencyAlone = 'agency'

function form<const Questions extends Parameters<typeof page>[0]['questions']>(
  id: string,
  title: string,
  questions: Questions,
  more: Pick<Parameters<typeof page>[0], 'intro' | 'checks'> = {},
) {
  return defineForm({
    id,
    version,
    title: { en: 'Channel panel' },
    pages: [page({ id, title: { en: title }, questions, ...more })],
  })
}

const options = (list: CodeList, day: Temporal.PlainDate) =>
  codesOn(list, day).map(({ code, label }) => ({ code, label }))

export function termsForm(areas: readonly Area[], today: Temporal.PlainDate) {
  return form(
    'panel-terms',
    'Agree terms of reference',
    [
      ...areaQuestion(areas),
      longText({
        id: 'body',
        label: { en: 'Terms of reference' },
        name: { en: 'the terms of reference' },
        hint: { en: 'Board members read them too. Name no person in a case.' },
        maxLength: 20_000,
        rows: 16,
      }),
      longText({
        id: 'complaints',
        label: { en: 'How somebody can complain about the panel' },
        name: { en: 'how somebody can complain' },
        maxLength: 2000,
        rows: 3,
        optional: true,
      }),
      checkboxes({
        id: 'services',
        label: { en: 'Who must be present, beyond what the Act asks for?' },
        name: { en: 'who must be present' },
        hint: {
          en: 'The Act asks for the council’s chair or deputy, and police of the area where the person lives. While somebody you tick here is missing, the panel can record no decision.',
        },
        options: options(quorumServices, today),
        optional: true,
      }),
      text({
        id: 'agencies',
        label: { en: 'At least how many agencies must be present?' },
        name: { en: 'how many agencies must be present' },
        hint: { en: 'Leave it empty if the panel has not set a number' },
        width: 5,
        optional: true,
      }),
      date({
        id: 'agreedOn',
        label: { en: 'Agreed on' },
        name: { en: 'the day they were agreed' },
        range: 'today or past',
      }),
      date({
        id: 'reviewOn',
        label: { en: 'To be looked at again on' },
        name: { en: 'the day of review' },
        range: 'today or future',
      }),
    ],
    {
      checks: [
        {
          reads: ['agencies'],
          at: 'agencies',
          message: { en: 'How many agencies must be present must be a whole number from 2 to 30' },
          wrong: (answers: AnyAnswers) => {
            if (textIn(answers, 'agencies').trim() === '') return false
            const number = numberIn(answers, 'agencies')
            return number === undefined || number < 2 || number > 30
          },
        },
      ],
    },
  )
}

export function termsIn(answers: AnyAnswers, areaId: string): Omit<Terms, 'id' | 'number'> {
  return {
    areaId,
    body: textIn(answers, 'body'),
    complaints: textIn(answers, 'complaints'),
    agreedOn: theDay(answers, 'agreedOn'),
    reviewOn: theDay(answers, 'reviewOn'),
    quorum: {
      services: listIn(answers, 'services').filter((code) => hasCode(quorumServices, code)),
      agencies: numberIn(answers, 'agencies'),
    },
  }
}

/** What the next version is likely to say: all but its days. */
export function termsAnswers({ body, complaints, quorum }: Terms): AnyAnswers {
  return {
    body,
    ...(complaints === '' ? {} : { complaints }),
    ...(quorum.services.length === 0 ? {} : { services: [...quorum.services] }),
    ...(quorum.agencies === undefined ? {} : { agencies: String(quorum.agencies) }),
  }
}

export type AgencyChoice = {
  readonly id: string
  readonly areaId: string
  readonly name: string
  readonly kind: string
}

export function newSeatForm(agencies: readonly AgencyChoice[], today: Temporal.PlainDate) {
  return form('panel-seat', 'Add a seat to the panel', [
    select({
      id: 'agency',
      label: { en: 'Which agency’s seat is it?' },
      name: { en: 'the agency' },
      options: agencies.map(({ id, name }) => ({ code: id, label: { en: name } })),
    }),
    radios({
      id: 'role',
      label: { en: 'In which role?' },
      name: { en: 'the role' },
      options: options(seatRoles, today),
    }),
    speaksFor(today),
    date({ id: 'fromOn', label: { en: 'From' }, name: { en: 'the day it begins' } }),
  ])
}

export function newSeatIn(answers: AnyAnswers) {
  return {
    agencyId: textIn(answers, 'agency'),
    role: roleIn(textIn(answers, 'role')),
    speaksFor: serviceIn(answers),
    fromOn: theDay(answers, 'fromOn'),
  }
}

export function seatForm(seat: Seat, today: Temporal.PlainDate) {
  return form(
    'panel-seat-change',
    'Change a seat on the panel',
    [
      speaksFor(today),
      date({
        id: 'untilOn',
        label: { en: 'Until' },
        name: { en: 'its last day' },
        hint: { en: 'Leave it empty while the seat stands.' },
        optional: true,
      }),
    ],
    { intro: [{ en: `${seat.agency}: ${seatInWords(seat)}. Another role or agency is another seat.` }] },
  )
}

export function seatChangeIn(answers: AnyAnswers): Pick<Seat, 'speaksFor' | 'untilOn'> {
  return { speaksFor: serviceIn(answers), untilOn: dayIn(answers, 'untilOn') }
}

export function seatAnswers({ speaksFor: service, untilOn }: Seat): AnyAnswers {
  return { speaksFor: service ?? agencyAlone, ...(untilOn === undefined ? {} : { untilOn: untilOn.toString() }) }
}

function speaksFor(today: Temporal.PlainDate) {
  return select({
    id: 'speaksFor',
    label: { en: 'For which service does it speak?' },
    name: { en: 'the service' },
    hint: { en: 'The quorum counts it. A council may have several seats, each for a service.' },
    options: [
      { code: agencyAlone, label: { en: 'For its agency, no service in particular' } },
      ...options(panelServices, today),
    ],
  })
}

export function seatPersonForm(seat: Seat, people: readonly MayCome[]) {
  return form(
    'panel-seat-person',
    'Say who sits there',
    [
      select({
        id: 'account',
        label: { en: 'Who?' },
        name: { en: 'who sits there' },
        hint: { en: 'Those who have a role on the panel. An administrator gives it.' },
        options:
          people.length === 0
            ? [{ code: 'none', label: { en: 'Nobody has a role on the panel yet' } }]
            : people.map(({ accountId, name, agency }) => ({ code: accountId, label: { en: `${name}, ${agency}` } })),
      }),
      radios({
        id: 'part',
        label: { en: 'Do they hold the seat, or come in the holder’s place?' },
        name: { en: 'whether they hold the seat' },
        options: [
          { code: 'holder', label: { en: 'They hold the seat' } },
          { code: 'deputy', label: { en: 'They come in the holder’s place' } },
        ],
      }),
      date({ id: 'fromOn', label: { en: 'From' }, name: { en: 'the day they begin' } }),
    ],
    { intro: [{ en: `${seat.agency}: ${seatInWords(seat)}` }] },
  )
}

export function seatPersonIn(answers: AnyAnswers) {
  const part: SeatPart = textIn(answers, 'part') === 'holder' ? 'holder' : 'deputy'
  return { accountId: textIn(answers, 'account'), part, fromOn: theDay(answers, 'fromOn') }
}

export function endForm(person: SeatPerson) {
  return form('panel-seat-end', `When does ${person.name} leave the seat?`, [
    date({ id: 'untilOn', label: { en: 'Last day' }, name: { en: 'the last day' } }),
  ])
}

export function lastDayIn(answers: AnyAnswers): Temporal.PlainDate {
  return theDay(answers, 'untilOn')
}

function theDay(answers: AnyAnswers, question: string): Temporal.PlainDate {
  const day = dayIn(answers, question)
  if (day === undefined) throw new Error(`the form let through no ${question}`)
  return day
}

function roleIn(code: string): SeatRole {
  if (!hasCode(seatRoles, code)) throw new Error('the form let through a role that it did not offer')
  return code
}

function serviceIn(answers: AnyAnswers): PanelService | undefined {
  const code = textIn(answers, 'speaksFor')
  return hasCode(panelServices, code) ? code : undefined
}

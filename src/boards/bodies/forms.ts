/** The forms of a body: itself, somebody who sits on it, and to whom it reports. Behind sign-in, so in English. */
import type { Temporal } from 'temporal-polyfill'
import { dayIn, numberIn, textIn, wholeNumberCheck } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaQuestion, type Area } from '#platform/forms/area-question.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { date, longText, radios, select, text } from '#platform/forms/questions.ts'
import { bodyKinds } from '#reference/bodies.ts'
import { codesOn, hasCode } from '#reference/code-list.ts'
import {
  membershipRoleNames,
  membershipRoles,
  type Body,
  type Membership,
  type MembershipRole,
  type ReportingLine,
} from './body.ts'
import type { BodyChange, Choice, MembershipChange, ReportingLineChange } from './store.ts'

const version = '1'
/** A list of people always has something to choose. */
const nobody = 'nobody'

export function bodyForm(
  title: string,
  today: Temporal.PlainDate,
  { areas, change }: { areas: readonly Area[]; change: boolean },
) {
  return defineForm({
    id: 'body',
    version,
    title: { en: 'Boards' },
    pages: [
      page({
        id: 'body',
        title: { en: title },
        checks: [wholeNumberCheck('everyMonths', 24, 'Number of months must be a whole number from 1 to 24')],
        questions: [
          ...areaQuestion(areas),
          text({ id: 'name', label: { en: 'Name' }, name: { en: 'the body’s name' }, maxLength: 200 }),
          select({
            id: 'kind',
            label: { en: 'Kind of body' },
            name: { en: 'the kind of body' },
            options: codesOn(bodyKinds, today).map(({ code, label }) => ({ code, label })),
          }),
          longText({
            id: 'terms',
            label: { en: 'Terms of reference' },
            name: { en: 'terms of reference' },
            hint: { en: 'What it is for and what it decides' },
            maxLength: 8000,
            rows: 8,
            optional: true,
          }),
          text({
            id: 'everyMonths',
            label: { en: 'How many months from one meeting to the next?' },
            name: { en: 'the number of months' },
            hint: {
              en: 'A whole number, such as 3 for a meeting each quarter. Leave it empty if it meets when it is called.',
            },
            width: 5,
            optional: true,
          }),
          ...(change
            ? [
                date({
                  id: 'endedOn',
                  label: { en: 'Last day, if it has come to an end' },
                  name: { en: 'last day' },
                  hint: { en: 'Its meetings and decisions are kept' },
                  optional: true,
                }),
              ]
            : []),
        ],
      }),
    ],
  })
}

export function bodyIn(answers: AnyAnswers): BodyChange {
  const kind = textIn(answers, 'kind')
  if (!hasCode(bodyKinds, kind)) throw new Error('the form let through a kind that it did not offer')
  return {
    kind,
    name: textIn(answers, 'name'),
    terms: textIn(answers, 'terms'),
    meetsEveryMonths: numberIn(answers, 'everyMonths'),
    endedOn: dayIn(answers, 'endedOn'),
  }
}

export function bodyAnswers(body: Body): AnyAnswers {
  return given({
    name: body.name,
    kind: body.kind,
    terms: body.terms,
    everyMonths: body.meetsEveryMonths?.toString(),
    endedOn: body.endedOn?.toString(),
  })
}

const post = text({
  id: 'post',
  label: { en: 'Post' },
  name: { en: 'the post' },
  hint: { en: 'Such as “Assistant director, head of housing”' },
  maxLength: 200,
  optional: true,
})

const deputy = text({
  id: 'deputy',
  label: { en: 'Who comes in their place?' },
  name: { en: 'who comes in their place' },
  maxLength: 200,
  optional: true,
})

/** @param people with an account in the area */
export function newMemberForm(body: string, agencies: readonly Choice[], people: readonly Choice[]) {
  return defineForm({
    id: 'member',
    version,
    title: { en: 'Boards' },
    pages: [
      page({
        id: 'member',
        title: { en: `Add a member of ${body}` },
        questions: [
          text({ id: 'name', label: { en: 'Name' }, name: { en: 'the member’s name' }, maxLength: 200 }),
          post,
          select({
            id: 'agency',
            label: { en: 'For which agency?' },
            name: { en: 'the agency' },
            options: agencies.map(({ id, name }) => ({ code: id, label: { en: name } })),
          }),
          radios({
            id: 'role',
            label: { en: 'Role' },
            name: { en: 'the role' },
            options: membershipRoles.map((role) => ({ code: role, label: { en: membershipRoleNames[role] } })),
          }),
          select({
            id: 'account',
            label: { en: 'Their account here, if they have one' },
            name: { en: 'the account, or that there is none' },
            options: [
              { code: nobody, label: { en: 'No account' } },
              ...people.map(({ id, name }) => ({ code: id, label: { en: name } })),
            ],
          }),
          deputy,
          date({ id: 'fromOn', label: { en: 'First day' }, name: { en: 'the first day' } }),
        ],
      }),
    ],
  })
}

export function newMemberIn(answers: AnyAnswers) {
  const account = textIn(answers, 'account')
  const fromOn = dayIn(answers, 'fromOn')
  if (fromOn === undefined) throw new Error('the form let through a membership without its first day')
  return {
    agencyId: textIn(answers, 'agency'),
    name: textIn(answers, 'name'),
    post: textIn(answers, 'post'),
    role: roleIn(textIn(answers, 'role')),
    accountId: account === nobody ? undefined : account,
    deputy: textIn(answers, 'deputy'),
    fromOn,
    untilOn: undefined,
  }
}

export function memberForm(member: Membership, body: string) {
  return defineForm({
    id: 'membership',
    version,
    title: { en: 'Boards' },
    pages: [
      page({
        id: 'membership',
        title: { en: `${member.name} on ${body}` },
        intro: [
          {
            en: `${membershipRoleNames[member.role]} for ${member.agency}. A membership ends on a day; it is never removed.`,
          },
        ],
        questions: [
          post,
          deputy,
          date({
            id: 'untilOn',
            label: { en: 'Last day' },
            name: { en: 'last day' },
            optional: true,
          }),
        ],
      }),
    ],
  })
}

export function memberIn(answers: AnyAnswers): MembershipChange {
  return { post: textIn(answers, 'post'), deputy: textIn(answers, 'deputy'), untilOn: dayIn(answers, 'untilOn') }
}

export function memberAnswers({ post, deputy, untilOn }: Membership): AnyAnswers {
  return given({ post, deputy, untilOn: untilOn?.toString() })
}

const duty = [
  text({
    id: 'everyMonths',
    label: { en: 'Every how many months?' },
    name: { en: 'the number of months' },
    hint: { en: 'Such as 12 for a report each year. Leave it empty if it reports as its work goes on.' },
    width: 5,
    optional: true,
  }),
  text({
    id: 'owner',
    label: { en: 'Who sees that it is given?' },
    name: { en: 'who sees that it is given' },
    maxLength: 200,
    optional: true,
  }),
  date({
    id: 'countsFrom',
    label: { en: 'The months count from' },
    name: { en: 'the day from which the months count' },
    hint: { en: 'The day of the last report, or the day on which this was agreed.' },
  }),
] as const

const cycleCheck = wholeNumberCheck('everyMonths', 60, 'Number of months must be a whole number from 1 to 60')

export function newLineForm(body: string, others: readonly Choice[]) {
  return defineForm({
    id: 'new-reporting-line',
    version,
    title: { en: 'Boards' },
    pages: [
      page({
        id: 'new-reporting-line',
        title: { en: `Say to whom ${body} reports` },
        checks: [cycleCheck],
        questions: [
          select({
            id: 'to',
            label: { en: 'Reports to' },
            name: { en: 'the body it reports to' },
            // A form cannot offer a choice of nothing; this one is refused when it is sent.
            options:
              others.length === 0
                ? [{ code: nobody, label: { en: 'There is no other body yet' } }]
                : others.map(({ id, name }) => ({ code: id, label: { en: name } })),
          }),
          text({
            id: 'what',
            label: { en: 'What does it report?' },
            name: { en: 'what it reports' },
            hint: { en: 'Such as “Progress against the strategy” or “Annual report on Prevent”' },
            maxLength: 200,
          }),
          ...duty,
        ],
      }),
    ],
  })
}

export function lineForm(line: ReportingLine, from: string, to: string) {
  return defineForm({
    id: 'reporting-line',
    version,
    title: { en: 'Boards' },
    pages: [
      page({
        id: 'reporting-line',
        title: { en: `${from} reports to ${to}` },
        intro: [{ en: `It reports: ${line.what}.` }],
        checks: [cycleCheck],
        questions: [
          ...duty,
          date({
            id: 'endedOn',
            label: { en: 'Last day, if it no longer reports this' },
            name: { en: 'last day' },
            optional: true,
          }),
        ],
      }),
    ],
  })
}

export function lineIn(answers: AnyAnswers): ReportingLineChange {
  const countsFrom = dayIn(answers, 'countsFrom')
  if (countsFrom === undefined) throw new Error('the form let through a duty without the day it counts from')
  return {
    everyMonths: numberIn(answers, 'everyMonths'),
    owner: textIn(answers, 'owner'),
    countsFrom,
    endedOn: dayIn(answers, 'endedOn'),
  }
}

export function lineAnswers({ everyMonths, owner, countsFrom, endedOn }: ReportingLine): AnyAnswers {
  return given({
    everyMonths: everyMonths?.toString(),
    owner,
    countsFrom: countsFrom.toString(),
    endedOn: endedOn?.toString(),
  })
}

/** Only what there is: an answer that was left open is none. */
function given(answers: Readonly<Record<string, string | undefined>>): AnyAnswers {
  return Object.fromEntries(
    Object.entries(answers).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  )
}

function roleIn(code: string): MembershipRole {
  const role = membershipRoles.find((one) => one === code)
  if (role === undefined) throw new Error('the form let through a role that it did not offer')
  return role
}

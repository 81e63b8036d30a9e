/** The forms of an authority or partner. */
import type { Temporal } from 'temporal-polyfill'
import { dayIn, textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaQuestion, type Area } from '#platform/forms/area-question.ts'
import { date, longText, radios, select, text } from '#platform/forms/questions.ts'
import { codesOn } from '#reference/code-list.ts'
import { panelPartners, specifiedAuthorities } from '#reference/duty-bodies.ts'
import { onePage } from '../standing.ts'
import { scheduleNames, type Authority, type Schedule } from './authority.ts'
import type { AuthorityChange } from './store.ts'

const none = 'none'

type Asked = {
  readonly schedule: Schedule
  readonly agencies: readonly { readonly id: string; readonly name: string }[]
  readonly today: Temporal.PlainDate
}

export function scheduleForm(areas: readonly Area[]) {
  return onePage('new-authority', 'Add an authority or a partner of the panel', [
    ...areaQuestion(areas),
    radios({
      id: 'schedule',
      label: { en: 'What is it under the Act?' },
      name: { en: 'what it is under the Act' },
      options: [
        {
          code: '6',
          label: { en: scheduleNames[6] },
          hint: { en: 'It must have due regard to the duty (section 26)' },
        },
        { code: '7', label: { en: scheduleNames[7] }, hint: { en: 'It must co-operate with the panel (section 38)' } },
      ],
    }),
    text({ id: 'name', label: { en: 'Name' }, name: { en: 'the name' }, maxLength: 200 }),
    date({
      id: 'boundFrom',
      label: { en: 'Since when has it been bound?' },
      name: { en: 'since when' },
      hint: { en: 'The first day on which the Act applied to it in this area' },
    }),
    select({
      id: 'kind6',
      label: { en: 'Kind of authority' },
      name: { en: 'the kind of authority' },
      options: kindsOn(6, undefined),
      showIf: { question: 'schedule', is: ['6'] },
    }),
    select({
      id: 'kind7',
      label: { en: 'Kind of partner' },
      name: { en: 'the kind of partner' },
      options: kindsOn(7, undefined),
      showIf: { question: 'schedule', is: ['7'] },
    }),
  ])
}

/** What a new one begins with; everything else is filled in on its page. */
export function newAuthorityIn(answers: AnyAnswers): AuthorityChange & { readonly schedule: Schedule } {
  const schedule = textIn(answers, 'schedule') === '6' ? 6 : 7
  return {
    schedule,
    kind: textIn(answers, schedule === 6 ? 'kind6' : 'kind7'),
    name: textIn(answers, 'name'),
    functions: '',
    boundFrom: theDay(answers, 'boundFrom'),
    boundUntil: undefined,
    agencyId: undefined,
    contact: { name: '', post: '', email: '' },
    agreementFrom: undefined,
    agreementUntil: undefined,
  }
}

export function authorityForm(title: string, { schedule, agencies, today }: Asked) {
  return onePage(
    'authority',
    title,
    [
      text({ id: 'name', label: { en: 'Name' }, name: { en: 'the name' }, maxLength: 200 }),
      select({
        id: 'kind',
        label: { en: schedule === 6 ? 'Kind of authority' : 'Kind of partner' },
        name: { en: 'the kind' },
        options: kindsOn(schedule, today),
      }),
      longText({
        id: 'functions',
        label: { en: 'For which of its functions is it bound?' },
        name: { en: 'the functions' },
        hint: { en: 'Leave it empty if it is bound in everything it does' },
        maxLength: 1000,
        rows: 2,
        optional: true,
      }),
      date({ id: 'boundFrom', label: { en: 'Since when has it been bound?' }, name: { en: 'since when' } }),
      date({
        id: 'boundUntil',
        label: { en: 'What was its last day?' },
        name: { en: 'the last day' },
        optional: true,
      }),
      text({
        id: 'contactName',
        label: { en: 'Name of the contact' },
        name: { en: 'the contact' },
        hint: { en: 'Who leads on the duty there. Do not enter anybody in a case' },
        maxLength: 200,
        optional: true,
      }),
      text({
        id: 'contactPost',
        label: { en: 'Job title of the contact' },
        name: { en: 'the job title of the contact' },
        maxLength: 200,
        optional: true,
      }),
      text({
        id: 'contactEmail',
        label: { en: 'Email address of the contact' },
        name: { en: 'the email address of the contact' },
        as: 'email',
        optional: true,
      }),
      select({
        id: 'agency',
        label: { en: 'Agency in Causeway' },
        name: { en: 'the agency' },
        hint: { en: 'The agency under which its people sign in. Its information-sharing agreement then counts here' },
        options: [
          { code: none, label: { en: 'Its people do not sign in' } },
          ...agencies.map(({ id, name }) => ({ code: id, label: { en: name } })),
        ],
      }),
      date({
        id: 'agreementFrom',
        label: { en: 'First day of its information-sharing agreement' },
        name: { en: 'the first day of the agreement' },
        hint: { en: 'Enter this only if its people do not sign in' },
        optional: true,
      }),
      date({
        id: 'agreementUntil',
        label: { en: 'Last day of its information-sharing agreement' },
        name: { en: 'the last day of the agreement' },
        optional: true,
      }),
    ],
    {
      checks: [
        {
          reads: ['boundFrom', 'boundUntil'],
          at: 'boundUntil',
          message: { en: 'The last day must not be before the first' },
          wrong: (answers: AnyAnswers) => textIn(answers, 'boundUntil') < textIn(answers, 'boundFrom'),
        },
        {
          reads: ['agreementFrom', 'agreementUntil'],
          at: 'agreementUntil',
          message: { en: 'The last day of the agreement must not be before its first' },
          wrong: (answers: AnyAnswers) => textIn(answers, 'agreementUntil') < textIn(answers, 'agreementFrom'),
        },
      ],
    },
  )
}

export function authorityIn(answers: AnyAnswers): AuthorityChange {
  const agency = textIn(answers, 'agency')
  const linked = agency !== none
  return {
    kind: textIn(answers, 'kind'),
    name: textIn(answers, 'name'),
    functions: textIn(answers, 'functions'),
    boundFrom: theDay(answers, 'boundFrom'),
    boundUntil: dayIn(answers, 'boundUntil'),
    agencyId: linked ? agency : undefined,
    contact: {
      name: textIn(answers, 'contactName'),
      post: textIn(answers, 'contactPost'),
      email: textIn(answers, 'contactEmail'),
    },
    agreementFrom: linked ? undefined : dayIn(answers, 'agreementFrom'),
    agreementUntil: linked ? undefined : dayIn(answers, 'agreementUntil'),
  }
}

export function authorityAnswers(authority: Authority): AnyAnswers {
  const { contact, agreement } = authority
  const own = authority.agency === undefined ? agreement : undefined
  const answers = {
    name: authority.name,
    kind: authority.kind,
    functions: authority.functions,
    boundFrom: authority.boundFrom.toString(),
    boundUntil: authority.boundUntil?.toString() ?? '',
    contactName: contact.name,
    contactPost: contact.post,
    contactEmail: contact.email,
    agency: authority.agency?.id ?? none,
    agreementFrom: own?.from?.toString() ?? '',
    agreementUntil: own?.until?.toString() ?? '',
  }
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== ''))
}

/** Without a day: all that were ever on the list. */
function kindsOn(schedule: Schedule, day: Temporal.PlainDate | undefined) {
  const list = schedule === 6 ? specifiedAuthorities : panelPartners
  return (day === undefined ? list : codesOn(list, day)).map(({ code, label }) => ({ code, label }))
}

function theDay(answers: AnyAnswers, question: string): Temporal.PlainDate {
  const day = dayIn(answers, question)
  if (day === undefined) throw new Error(`the form let ${question} through without a date`)
  return day
}

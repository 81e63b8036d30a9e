/** The administrator's forms, made for the areas and agencies at hand. Behind sign-in, so in English. */
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { date, radios, select, text } from '#platform/forms/questions.ts'
import { agencyKinds, isAgencyKind } from '../agency-kinds.ts'
import { isRole, roleNames, roles, roleSights, rolesForTwo, type Role } from '../roles.ts'
import type { Account, AccountChange, Agency, AgencyChange } from './store.ts'

export type Area = { readonly id: string; readonly name: string }

const version = '1'
const longestName = 200

const agreementInOrder = {
  reads: ['agreementFrom', 'agreementUntil'],
  at: 'agreementUntil',
  message: { en: 'Last day of the agreement must be on or after its first day' },
  wrong: (answers: AnyAnswers) => textOf(answers['agreementUntil']) < textOf(answers['agreementFrom']),
}

/** @param areas where it may be; one is not asked about */
export function agencyForm(title: string, areas: readonly Area[]) {
  return defineForm({
    id: 'agency',
    version,
    title: { en: 'Agencies' },
    pages: [
      page({
        id: 'agency',
        title: { en: title },
        checks: [agreementInOrder],
        questions: [
          ...areaQuestion(areas),
          text({ id: 'name', label: { en: 'Name' }, name: { en: 'the agency’s name' }, maxLength: longestName }),
          select({
            id: 'kind',
            label: { en: 'Kind of agency' },
            name: { en: 'the kind of agency' },
            options: Object.entries(agencyKinds).map(([code, label]) => ({
              code: code.replaceAll(' ', '-'),
              label: { en: label },
            })),
          }),
          date({
            id: 'agreementFrom',
            label: { en: 'First day of the information-sharing agreement (optional)' },
            name: { en: 'first day of the agreement' },
            hint: { en: 'Nobody of an agency opens a case without a current agreement' },
            optional: true,
          }),
          date({
            id: 'agreementUntil',
            label: { en: 'Last day of the information-sharing agreement (optional)' },
            name: { en: 'last day of the agreement' },
            optional: true,
          }),
        ],
      }),
    ],
  })
}

export function agencyAnswers(agency: Agency): AnyAnswers {
  return {
    name: agency.name,
    kind: agency.kind.replaceAll(' ', '-'),
    ...(agency.agreementFrom && { agreementFrom: agency.agreementFrom.toString() }),
    ...(agency.agreementUntil && { agreementUntil: agency.agreementUntil.toString() }),
  }
}

export function agencyChange(answers: AnyAnswers): AgencyChange {
  const kind = textOf(answers['kind']).replaceAll('-', ' ')
  if (!isAgencyKind(kind)) throw new Error('a kind that the form does not offer')
  return {
    name: textOf(answers['name']),
    kind,
    agreementFrom: dayOf(answers['agreementFrom']),
    agreementUntil: dayOf(answers['agreementUntil']),
  }
}

const nameAndJob = [
  text({ id: 'name', label: { en: 'Name' }, name: { en: 'their name' }, maxLength: longestName }),
  text({
    id: 'jobTitle',
    label: { en: 'Job title (optional)' },
    name: { en: 'their job title' },
    maxLength: longestName,
    optional: true,
  }),
] as const

const trainingAndLanguage = [
  date({
    id: 'trainingUntil',
    label: { en: 'Channel training is current until (optional)' },
    name: { en: 'the day their Channel training is current until' },
    hint: { en: 'Nobody opens a case without current Channel training' },
    optional: true,
  }),
  radios({
    id: 'language',
    label: { en: 'Language for emails' },
    name: { en: 'a language for emails' },
    options: [
      { code: 'en', label: { en: 'English' } },
      { code: 'cy', label: { en: 'Welsh' } },
    ],
  }),
] as const

function agencyQuestion(agencies: readonly Agency[]) {
  const manyAreas = new Set(agencies.map((agency) => agency.areaId)).size > 1
  return select({
    id: 'agency',
    label: { en: 'Agency' },
    name: { en: 'their agency' },
    options: agencies.map((agency) => ({
      code: agency.id,
      label: { en: manyAreas ? `${agency.name}, ${agency.areaName}` : agency.name },
    })),
  })
}

export function newAccountForm(agencies: readonly Agency[]) {
  return defineForm({
    id: 'new-account',
    version,
    title: { en: 'Accounts' },
    pages: [
      page({
        id: 'account',
        title: { en: 'Add somebody' },
        intro: [
          { en: 'We will send them an invitation. They choose their own password, which nobody else ever sees.' },
        ],
        questions: [
          ...nameAndJob,
          text({
            id: 'email',
            label: { en: 'Work email address' },
            name: { en: 'their work email address' },
            hint: { en: 'One that only they read. It cannot be changed later' },
            as: 'email',
          }),
          agencyQuestion(agencies),
          ...trainingAndLanguage,
        ],
      }),
    ],
  })
}

/** Agencies of the account's own area: nobody moves to another area, since what they decided stays there. */
export function accountForm(agencies: readonly Agency[]) {
  return defineForm({
    id: 'account',
    version,
    title: { en: 'Accounts' },
    pages: [
      page({
        id: 'account',
        title: { en: 'Change details' },
        questions: [...nameAndJob, agencyQuestion(agencies), ...trainingAndLanguage],
      }),
    ],
  })
}

export function accountAnswers(account: Account): AnyAnswers {
  return {
    name: account.name,
    ...(account.jobTitle !== '' && { jobTitle: account.jobTitle }),
    agency: account.agencyId,
    language: account.language,
    ...(account.trainingUntil && { trainingUntil: account.trainingUntil.toString() }),
  }
}

export function accountChange(answers: AnyAnswers): AccountChange {
  return {
    name: textOf(answers['name']),
    jobTitle: textOf(answers['jobTitle']),
    agencyId: textOf(answers['agency']),
    language: answers['language'] === 'cy' ? 'cy' : 'en',
    trainingUntil: dayOf(answers['trainingUntil']),
  }
}

export function roleForm(areas: readonly Area[], who: string) {
  return defineForm({
    id: 'role',
    version,
    title: { en: 'Accounts' },
    pages: [
      page({
        id: 'role',
        title: { en: `Give ${who} a role` },
        intro: [
          { en: 'Give the least that their work needs. Roles marked * are confirmed by a second administrator.' },
        ],
        questions: [
          ...areaQuestion(areas),
          radios({
            id: 'role',
            label: { en: 'Role' },
            name: { en: 'a role' },
            options: roles.map((role) => ({
              code: role.replaceAll(' ', '-'),
              label: { en: rolesForTwo.includes(role) ? `${roleNames[role]} *` : roleNames[role] },
              hint: { en: roleSights[role] },
            })),
          }),
          date({
            id: 'untilOn',
            label: { en: 'Last day (optional)' },
            name: { en: 'the last day' },
            range: 'today or future',
            optional: true,
          }),
        ],
      }),
    ],
  })
}

/** @param areas those of the form; the only one where the form did not ask */
export function roleAnswers(
  answers: AnyAnswers,
  areas: readonly Area[],
): { role: Role; areaId: string; untilOn: string | null } {
  const role = textOf(answers['role']).replaceAll('-', ' ')
  if (!isRole(role)) throw new Error('a role that the form does not offer')
  return { role, areaId: areaOf(answers, areas), untilOn: dayOf(answers['untilOn']) }
}

export function areaOf(answers: AnyAnswers, areas: readonly Area[]): string {
  const [only, ...others] = areas
  if (only !== undefined && others.length === 0) return only.id
  return textOf(answers['area'])
}

function areaQuestion(areas: readonly Area[]) {
  if (areas.length < 2) return []
  return [
    select({
      id: 'area',
      label: { en: 'Area' },
      name: { en: 'an area' },
      options: areas.map(({ id, name }) => ({ code: id, label: { en: name } })),
    }),
  ]
}

function textOf(answer: AnyAnswers[string]): string {
  return typeof answer === 'string' ? answer : ''
}

function dayOf(answer: AnyAnswers[string]): string | null {
  return typeof answer === 'string' ? answer : null
}

/** What the pages of authorities and partners show. */
import type { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import {
  agreementState,
  isBound,
  kindName,
  scheduleNames,
  type AgreementState,
  type Authority,
  type Schedule,
} from './authority.ts'

const agreementTags: Record<AgreementState, { readonly text: string; readonly colour: string }> = {
  none: { text: 'None', colour: 'grey' },
  'not begun': { text: 'Not begun', colour: 'blue' },
  'in force': { text: 'In force', colour: 'green' },
  'ends soon': { text: 'Ends soon', colour: 'yellow' },
  lapsed: { text: 'Lapsed', colour: 'red' },
}

export function authorityTables(authorities: readonly Authority[], today: Temporal.PlainDate, warnDays: number) {
  const bound = authorities.filter((one) => isBound(one, today))
  return [
    ofSchedule(6, 'Specified authorities', 'No specified authority has been added yet.'),
    ofSchedule(7, 'Partners of the panel', 'No partner has been added yet.'),
    ...(bound.length === authorities.length
      ? []
      : [
          tableOf(
            'Not bound today',
            '',
            authorities.filter((one) => !isBound(one, today)),
          ),
        ]),
  ]

  function ofSchedule(schedule: Schedule, caption: string, nothing: string) {
    return tableOf(
      caption,
      nothing,
      bound.filter((one) => one.schedule === schedule),
    )
  }

  function tableOf(caption: string, nothing: string, some: readonly Authority[]) {
    return {
      caption,
      nothing,
      headings: ['Name', 'Kind', 'Contact', 'Agreement'],
      rows: some.map((one) => ({
        href: addressOf(one),
        cells: [
          one.name,
          kindName(one),
          contactWords(one) || 'Not known',
          { tag: agreementTags[agreementState(one.agreement, today, warnDays)] },
        ],
      })),
    }
  }
}

export function authorityRows(authority: Authority, today: Temporal.PlainDate, warnDays: number) {
  const { agreement } = authority
  const state = agreementTags[agreementState(agreement, today, warnDays)].text
  const dates =
    agreement.from === undefined || agreement.until === undefined
      ? ''
      : `: ${formatDay(agreement.from)} to ${formatDay(agreement.until)}`
  return [
    row('Under the Act', scheduleNames[authority.schedule]),
    row('Kind', kindName(authority)),
    row('Bound for', authority.functions || 'All its functions'),
    row('Since', formatDay(authority.boundFrom)),
    ...(authority.boundUntil === undefined ? [] : [row('Until', formatDay(authority.boundUntil))]),
    row('Contact', contactWords(authority) || 'Nobody is named'),
    ...(authority.contact.email === '' ? [] : [row('Email', authority.contact.email)]),
    row('Agency in Causeway', authority.agency?.name ?? 'Its people do not sign in'),
    row('Information-sharing agreement', `${state}${dates}`),
  ]
}

export function addressOf({ id }: Pick<Authority, 'id'>): string {
  return `/duty/authorities/${id}`
}

function contactWords({ contact: { name, post } }: Authority): string {
  return [name, post].filter((words) => words !== '').join(', ')
}

function row(key: string, value: string) {
  return { key: { text: key }, value: { text: value } }
}

/** What the pages of venue checks show. */
import { formatDay, formatDayAndTime } from '#platform/day-and-time.ts'
import { labelOf } from '#reference/code-list.ts'
import { venueLooks, venueOutcomes } from '#reference/duty-work.ts'
import { equalityNames, ticketedNames } from './forms.ts'
import {
  decideRefusal,
  expiresOn,
  standing,
  stateOf,
  type CheckState,
  type Decision,
  type VenueCheck,
  type WholeCheck,
} from './venue-check.ts'

const stateTags: Record<CheckState, { readonly text: string; readonly colour: string }> = {
  'to check': { text: 'To check', colour: 'blue' },
  'to decide': { text: 'To decide', colour: 'blue' },
  decided: { text: 'Decided', colour: 'green' },
  appealed: { text: 'Appealed', colour: 'yellow' },
  'decided on appeal': { text: 'Decided on appeal', colour: 'green' },
}

export function addressOf({ id }: Pick<VenueCheck, 'id'>): string {
  return `/duty/venue-checks/${id}`
}

export function listTable(checks: readonly WholeCheck[]) {
  return {
    caption: 'Venue and speaker checks',
    hidden: true,
    nothing: 'No check has been asked for.',
    headings: ['Event', 'Hirer', 'Venue', 'On', 'State', 'Decision'],
    rows: checks.map((whole) => {
      const { check } = whole
      const decision = standing(whole)
      return {
        href: addressOf(check),
        cells: [
          check.event,
          check.hirer,
          check.venue,
          formatDay(check.eventOn),
          { tag: stateTags[stateOf(whole)] },
          decision === undefined ? 'Not decided yet' : labelOf(venueOutcomes, decision.outcome),
        ],
      }
    }),
  }
}

export function checkPage(whole: WholeCheck, reader: string, months: number) {
  const { check, findings, decisions, appeal } = whole
  const state = stateOf(whole)
  const address = addressOf(check)
  return {
    heading: check.event,
    state: stateTags[state],
    expires: `It will be deleted on ${formatDay(expiresOn(check, months))}.`,
    rows: [
      row('Venue', check.venue),
      row('Hirer', check.hirer),
      row('Date of the event', formatDay(check.eventOn)),
      row('What it is about', check.theme),
      row('Speakers announced', check.speakers || 'Nobody'),
      row('Who it is for', check.audience),
      row('How it is advertised', check.publicity || 'It is not known how'),
      row('Who can come', ticketedNames[check.ticketed]),
      row('Equality commitment', equalityNames[check.equality]),
    ],
    findings: {
      caption: 'What was checked',
      nothing: 'Nothing has been checked yet.',
      headings: ['What', 'What was found', 'By'],
      rows: findings.map(({ looked, words, by }) => ({ cells: [labelOf(venueLooks, looked), words, by] })),
    },
    decisions: decisions.map(decisionView),
    appeal: appeal && { on: formatDay(appeal.receivedOn), grounds: appeal.grounds },
    acts: [
      ...(decideRefusal(whole, reader) === undefined
        ? [{ text: state === 'appealed' ? 'Decide on the appeal' : 'Decide', href: `${address}/decision`, first: true }]
        : []),
      ...(state === 'decided' ? [{ text: 'Record an appeal', href: `${address}/appeal` }] : []),
      ...(decisions.length === 0
        ? [{ text: 'Record a check', href: `${address}/findings/new`, first: state === 'to check' }]
        : []),
    ],
  }
}

function decisionView(decision: Decision) {
  return {
    heading: decision.stage === 'appeal' ? 'Decision on appeal' : 'Decision',
    rows: [
      row('Outcome', labelOf(venueOutcomes, decision.outcome)),
      ...(decision.conditions === '' ? [] : [row('Conditions', decision.conditions)]),
      row('Why', decision.reasons),
      row('How free speech was weighed', decision.freeSpeech),
      row('By', `${decision.by}, ${formatDayAndTime(decision.at)}`),
    ],
  }
}

function row(key: string, value: string) {
  return { key: { text: key }, value: { text: value } }
}

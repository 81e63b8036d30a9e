/**
 * Schemes by which an authority measures itself against the duty, as dated data: benchmarks, what each asks for, what good looks like, and the
 * scores that may be given. A self-assessment keeps the scheme it was made under. What is not read in a published text is marked so
 * (process.md 4.3, all wording [U]; the count of the ten [S61], the eight sections [S25a]). Scores are words in an order, never added up.
 */
import { isOn, type Status } from './code-list.ts'
import type { Temporal } from 'temporal-polyfill'

export type Score = {
  readonly code: string
  readonly label: string
  /** What stands in a square of the drawing. */
  readonly mark: string
  /** How it looks there: from what must be mended to what is beyond. */
  readonly tone: 'poor' | 'middling' | 'good' | 'beyond'
}

export type SchemeBenchmark = {
  /** Lower case and hyphens: the end of its address. */
  readonly code: string
  readonly label: string
  readonly requirement: string
  readonly good: string
}

export type Scheme = {
  readonly code: string
  readonly title: string
  readonly validFrom: string
  readonly validTo: string | null
  readonly source: string
  readonly status: Status
  /** From the least. */
  readonly scores: readonly Score[]
  readonly benchmarks: readonly SchemeBenchmark[]
}

const redAmberGreen: readonly Score[] = [
  { code: 'red', label: 'Red: not in place', mark: 'R', tone: 'poor' },
  { code: 'amber', label: 'Amber: partly in place', mark: 'A', tone: 'middling' },
  { code: 'green', label: 'Green: in place', mark: 'G', tone: 'good' },
]

/** "Meets the duty" in the middle and "exceeds" above; the others say no more than their place. All are to be confirmed, as the title says. */
const oneToFive: readonly Score[] = [
  { code: '1', label: '1: the lowest', mark: '1', tone: 'poor' },
  { code: '2', label: '2', mark: '2', tone: 'middling' },
  { code: '3', label: '3: meets the duty', mark: '3', tone: 'good' },
  { code: '4', label: '4: exceeds the duty', mark: '4', tone: 'beyond' },
  { code: '5', label: '5: the highest', mark: '5', tone: 'beyond' },
]

export const schemes: readonly Scheme[] = [
  {
    code: '2018-ten',
    title: 'The 10 benchmarks of 2018, scored red, amber or green',
    validFrom: '2018-01-01',
    validTo: null,
    source: 'S61, S61a; names in the order of S72',
    status: 'unverified',
    scores: redAmberGreen,
    benchmarks: [
      {
        code: 'risk-assessment',
        label: '1. Local risk assessment',
        requirement: 'The authority knows the local risk of people being drawn into terrorism.',
        good: 'A risk assessment drawn from the counter-terrorism local profile, refreshed every year and used by all partners.',
      },
      {
        code: 'partnership-group',
        label: '2. Multi-agency group',
        requirement: 'A multi-agency group oversees Prevent.',
        good: 'A senior chair, the right members in the room, and clear terms of reference.',
      },
      {
        code: 'partnership-plan',
        label: '3. Partnership plan',
        requirement: 'A plan answers the local risk.',
        good: 'Every priority risk has an action with its owner, date and measure.',
      },
      {
        code: 'referral-process',
        label: '4. Referral process',
        requirement: 'There is an agreed way to refer somebody who may need support.',
        good: 'One published way in, known in every sector, with feedback to whoever refers.',
      },
      {
        code: 'channel-panel',
        label: '5. Channel panel',
        requirement: 'A Channel panel exists and meets its statutory functions.',
        good: 'Statutory members, a trained chair, cases taken in time and reviewed.',
      },
      {
        code: 'problem-solving',
        label: '6. Problem-solving process',
        requirement: 'Influences and places that draw people in are disrupted.',
        good: 'Partners meet about places and groups that worry them, and what they do is followed up.',
      },
      {
        code: 'training',
        label: '7. Training',
        requirement: 'Staff who need it are trained.',
        good: 'A needs analysis by role, and somebody who can tell who has completed what.',
      },
      {
        code: 'venue-hire-and-it',
        label: '8. Venue hire and IT',
        requirement: 'Council venues and networks are no platform for extremists.',
        good: 'A policy for venues and speakers that is used, and filtering that is looked after.',
      },
      {
        code: 'engagement',
        label: '9. Community engagement',
        requirement: 'Communities and civil society are engaged.',
        good: 'Regular dialogue, critics too, and answers to what was said.',
      },
      {
        code: 'communications',
        label: '10. Communications',
        requirement: 'The work is explained.',
        good: 'A plan for communications that says what Prevent is and what it is not.',
      },
    ],
  },
  {
    code: '2024-eight',
    title: 'The 8 benchmarks of 2024, scored 1 to 5 (what each score means is to be confirmed)',
    validFrom: '2024-02-12',
    validTo: null,
    source: 'S25a, process.md 4.3',
    status: 'unverified',
    scores: oneToFive,
    benchmarks: [
      {
        code: 'partnership-group',
        label: '1. Multi-agency partnership group',
        requirement: 'A multi-agency partnership group oversees Prevent in the area.',
        good: 'Senior chair; the right members attend; links to the safeguarding boards; clear terms; it oversees plan and risk.',
      },
      {
        code: 'risk-assessment',
        label: '2. Local risk assessment process',
        requirement: 'Local risk is assessed.',
        good: 'Annual; draws on the counter-terrorism local profile and local data; agreed by the group; used by all partners.',
      },
      {
        code: 'partnership-plan',
        label: '3. Partnership plan',
        requirement: 'A partnership plan answers the risk.',
        good: 'Every priority risk has actions, owners, dates and measures; it is reviewed; the council has a plan of its own.',
      },
      {
        code: 'referral-pathway',
        label: '4. Referral pathway',
        requirement: 'There is an agreed way to refer.',
        good: 'Published; one form; known by all sectors; hand-off to safeguarding; feedback; audited.',
      },
      {
        code: 'channel-panel',
        label: '5. Channel panel',
        requirement: 'A Channel panel meets its statutory functions.',
        good: 'Statutory membership; trained chair and deputy; timely cases; consent; reviews; assurance statement.',
      },
      {
        code: 'training',
        label: '6. Training programme',
        requirement: 'A training programme serves staff and partners.',
        good: 'Needs analysis by role; refresh; coverage; quality.',
      },
      {
        code: 'permissive-environments',
        label: '7. Reducing permissive environments',
        requirement: 'Places, networks and money are no help to extremists.',
        good: 'Policy for venue hire and speakers; IT filtering; checks of procurement and grants; problem solving.',
      },
      {
        code: 'communications',
        label: '8. Communications and engagement',
        requirement: 'The work is explained, and communities are engaged.',
        good: 'A plan; trusted local voices; work with civil society; critics heard; feedback of tension.',
      },
    ],
  },
]

export function schemesOn(day: Temporal.PlainDate): readonly Scheme[] {
  return schemes.filter((scheme) => isOn(scheme, day))
}

/** An unknown code is a bug, never a blank on a page. */
export function schemeOf(code: string): Scheme {
  const scheme = schemes.find((one) => one.code === code)
  if (scheme === undefined) throw new Error(`no such scheme of self-assessment: ${code}`)
  return scheme
}

/**
 * Control areas of the Channel annual assurance statement, as dated data. That the return is a table of control areas, each with a statement and a
 * self-rating, is read [S60]; the list itself is not, so ours follows sections 36 to 41 of the Act and is to be confirmed (process.md 4.6 and 12).
 */
import type { Status } from './code-list.ts'

export type Control = {
  /** Lower case and hyphens: the end of its address. */
  readonly code: string
  readonly label: string
  /** What is asked to be stated. */
  readonly asks: string
}

export type AssuranceFramework = {
  readonly code: string
  readonly title: string
  readonly validFrom: string
  readonly validTo: string | null
  readonly source: string
  readonly status: Status
  readonly ratings: readonly { readonly code: string; readonly label: string; readonly colour: string }[]
  readonly controls: readonly Control[]
}

export const assuranceFrameworks: readonly AssuranceFramework[] = [
  {
    code: 'channel-2021',
    title: 'Channel assurance statement (control areas to be confirmed)',
    validFrom: '2020-04-01',
    validTo: null,
    source: 'S60, process.md 4.6; CTSA 2015 ss36–41',
    status: 'unverified',
    ratings: [
      { code: 'met', label: 'Met', colour: 'green' },
      { code: 'partly', label: 'Partly met', colour: 'yellow' },
      { code: 'not-met', label: 'Not met', colour: 'red' },
    ],
    controls: [
      {
        code: 'panel-and-members',
        label: 'Panel and its members',
        asks: 'A panel exists; the authority and the police are represented at every meeting (sections 36 and 37).',
      },
      {
        code: 'chair-and-deputy',
        label: 'Chair and deputy',
        asks: 'Chair and deputy are senior, trained, and apart from those who work the cases.',
      },
      {
        code: 'referral-and-gateway',
        label: 'Referrals and the decision under section 36',
        asks: 'Referrals are looked at in time, and reasonable grounds are recorded with reasons (section 36(3)).',
      },
      {
        code: 'co-operation',
        label: 'Co-operation of partners',
        asks: 'Partners answer what they are asked, in time (section 38).',
      },
      {
        code: 'assessment',
        label: 'Assessment',
        asks: 'Each case is assessed in the framework in force, and again at intervals while support goes on.',
      },
      {
        code: 'consent',
        label: 'Consent',
        asks: 'Support begins with the necessary consent, and stops when it is withdrawn (sections 36(4) and 41).',
      },
      {
        code: 'support-plan',
        label: 'Support plan',
        asks: 'A plan says how consent is asked for, what support is given, by whom and when (section 36(5)).',
      },
      {
        code: 'not-adopted',
        label: 'Where no support is given',
        asks: 'Referral to health or social care is considered and recorded (section 36(6)).',
      },
      {
        code: 'reviews-and-exit',
        label: 'Reviews and exit',
        asks: 'Support is kept under review, and cases are looked at again 6 and 12 months after they close.',
      },
      {
        code: 'records-and-sharing',
        label: 'Records and sharing',
        asks: 'Decisions have recorded reasons; what is shared is shared lawfully and is kept no longer than it should be.',
      },
    ],
  },
]

/** An unknown code is a bug, never a blank on a page. */
export function assuranceFrameworkOf(code: string): AssuranceFramework {
  const framework = assuranceFrameworks.find((one) => one.code === code)
  if (framework === undefined) throw new Error(`no such framework of assurance: ${code}`)
  return framework
}

/** The guidance a decision was made under, by date. A case keeps the version of its day, and the word that version uses. */
import { Temporal } from 'temporal-polyfill'
import { isOn, type Status } from './code-list.ts'

export type GuidanceVersion = {
  readonly code: string
  readonly title: string
  readonly validFrom: string
  readonly validTo: string | null
  /** Statutory guidance: the panel must have regard to it (CTSA 2015 s36(7), s38(6)). */
  readonly statutory: boolean
  readonly word: 'vulnerable' | 'susceptible'
  readonly source: string
  readonly status: Status
}

/** Channel guidance, oldest first, without a gap (process.md 1.5). */
export const channelGuidance = [
  {
    code: 'channel-2012',
    title: 'Channel: a guide for local partnerships (October 2012)',
    validFrom: '2012-10-01',
    validTo: '2015-04-11',
    statutory: false,
    word: 'vulnerable',
    source: 'S12, S13',
    status: 'verified',
  },
  {
    code: 'channel-2015',
    title: 'Channel duty guidance: protecting vulnerable people from being drawn into terrorism (2015)',
    validFrom: '2015-04-12',
    validTo: '2020-11-01',
    statutory: true,
    word: 'vulnerable',
    // The year was read; the day is that on which the duty began and wants confirming.
    source: 'S23',
    status: 'unverified',
  },
  {
    code: 'channel-2020',
    title: 'Channel duty guidance: protecting people vulnerable to being drawn into terrorism (2020)',
    validFrom: '2020-11-02',
    validTo: '2023-10-08',
    statutory: true,
    word: 'vulnerable',
    source: 'S20 para 1, S22',
    status: 'verified',
  },
  {
    code: 'channel-2023',
    title: 'Channel duty guidance: protecting people susceptible to radicalisation (2023)',
    validFrom: '2023-10-09',
    validTo: null,
    statutory: true,
    word: 'susceptible',
    source: 'S26, S20',
    status: 'verified',
  },
] as const satisfies readonly GuidanceVersion[]

export type ChannelGuidanceCode = (typeof channelGuidance)[number]['code']

/** The Prevent duty guidance (CTSA 2015 s29), to which a self-assessment is tied. */
export const preventDutyGuidance = [
  {
    code: 'duty-2015',
    title: 'Prevent duty guidance: England and Wales (2015, revised 16 July 2015)',
    validFrom: '2015-03-12',
    validTo: '2023-12-30',
    statutory: true,
    word: 'vulnerable',
    source: 'S21',
    status: 'verified',
  },
  {
    code: 'duty-2023',
    title: 'Prevent duty guidance: England and Wales (2023)',
    validFrom: '2023-12-31',
    validTo: null,
    statutory: true,
    word: 'susceptible',
    source: 'S24, S21',
    status: 'verified',
  },
] as const satisfies readonly GuidanceVersion[]

/** The Channel guidance in force on a day. Throws for a day before October 2012: no record of ours is older. */
export function channelGuidanceOn(day: Temporal.PlainDate): (typeof channelGuidance)[number] {
  const version = channelGuidance.find((candidate) => isOn(candidate, day))
  if (!version) throw new Error(`No Channel guidance is known for ${day.toString()}`)
  return version
}

/**
 * The word of a guidance version, for labels alone: the Act itself says "vulnerable" throughout.
 * @param code a version of channelGuidance, as kept with a step
 */
export function terminology(code: string): { readonly adjective: string; readonly noun: string } {
  const version = channelGuidance.find((candidate) => candidate.code === code)
  if (!version) throw new Error(`No such Channel guidance: ${code}`)
  return version.word === 'vulnerable'
    ? { adjective: 'vulnerable', noun: 'vulnerability' }
    : { adjective: 'susceptible', noun: 'susceptibility' }
}

/**
 * The national threat level as it was published, from the day on which the first was, and what each level means. Until 23 July 2019 it was that
 * of international terrorism; since then one level is for all terrorism. An area that learns of a change before this list does adds it by hand.
 */
import { codeList, type CodeOf, type Status } from './code-list.ts'

/** From the lowest up. Source: codelists.md 10, the words of 2019. */
export const threatLevels = codeList(
  { validFrom: '2006-08-01', validTo: null, source: 'T-threat', status: 'verified' },
  [
    { code: 'low', label: { en: 'Low' }, definition: 'an attack is highly unlikely' },
    { code: 'moderate', label: { en: 'Moderate' }, definition: 'an attack is possible, but not likely' },
    { code: 'substantial', label: { en: 'Substantial' }, definition: 'an attack is likely' },
    { code: 'severe', label: { en: 'Severe' }, definition: 'an attack is highly likely' },
    { code: 'critical', label: { en: 'Critical' }, definition: 'an attack is highly likely in the near future' },
  ],
)
export type ThreatLevel = CodeOf<typeof threatLevels>

export type PublishedLevel = {
  readonly level: ThreatLevel
  /** The first day of it, ISO. */
  readonly from: string
  readonly source: string
  readonly status: Status
}

const untilJuly2009 = 'Home Secretary’s statement of 20 July 2009, as reported by Infologue; BBC News, 22 January 2010'

/** The earliest first. Where sources differ by a day, the note says so. */
export const publishedLevels: readonly PublishedLevel[] = [
  { level: 'severe', from: '2006-08-01', source: untilJuly2009, status: 'verified' },
  { level: 'critical', from: '2006-08-10', source: untilJuly2009, status: 'verified' },
  { level: 'severe', from: '2006-08-14', source: untilJuly2009, status: 'verified' },
  { level: 'critical', from: '2007-06-30', source: untilJuly2009, status: 'verified' },
  { level: 'severe', from: '2007-07-04', source: untilJuly2009, status: 'verified' },
  { level: 'substantial', from: '2009-07-20', source: untilJuly2009, status: 'verified' },
  { level: 'severe', from: '2010-01-22', source: 'BBC News, 22 January 2010', status: 'verified' },
  { level: 'substantial', from: '2011-07-11', source: 'The Guardian, 11 July 2011', status: 'verified' },
  {
    level: 'severe',
    from: '2014-08-29',
    source: 'Resilience First, on the levels from 2014 to 2019',
    status: 'verified',
  },
  {
    level: 'critical',
    from: '2017-05-23',
    source: 'After the attack of 22 May 2017 in Manchester; the day is not known for certain',
    status: 'unverified',
  },
  { level: 'severe', from: '2017-05-27', source: 'Wikipedia, UK Threat Levels, on 2017', status: 'verified' },
  { level: 'critical', from: '2017-09-15', source: 'Wikipedia, UK Threat Levels, on 2019', status: 'verified' },
  { level: 'severe', from: '2017-09-17', source: 'Wikipedia, UK Threat Levels, on 2019', status: 'verified' },
  { level: 'substantial', from: '2019-11-04', source: 'Wikipedia, UK Threat Levels, on 2019', status: 'verified' },
  {
    level: 'severe',
    from: '2020-11-03',
    source: 'A report of 8 February 2021 gives the month; the day is not known for certain',
    status: 'unverified',
  },
  {
    level: 'substantial',
    from: '2021-02-04',
    source:
      'Told to the Commons on Monday 8 February 2021, as lowered on the Thursday before it; another report gives the 8th',
    status: 'verified',
  },
  {
    level: 'severe',
    from: '2021-11-15',
    source: 'Written statement of 9 February 2022 gives the month; the day is not known for certain',
    status: 'unverified',
  },
  {
    level: 'substantial',
    from: '2022-02-09',
    source: 'Written statement of 9 February 2022, as reported',
    status: 'verified',
  },
  { level: 'severe', from: '2026-04-30', source: 'London Digest and others, 30 April 2026', status: 'verified' },
]

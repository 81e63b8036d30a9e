/** What stands over the parts of a minute, in English and in Welsh. What was said is not translated: it stands in the language it was written in. */
import type { MinuteState, Section } from './minute.ts'

export const headingLanguages = ['en', 'cy'] as const
export type HeadingLanguage = (typeof headingLanguages)[number]

export type MinuteHeadings = {
  readonly title: string
  readonly states: Readonly<Record<MinuteState, string>>
  readonly attendance: string
  readonly attendanceColumns: readonly [string, string, string, string]
  readonly conflicts: string
  readonly times: string
  readonly contributions: string
  readonly facts: string
  readonly opinion: string
  readonly late: string
  readonly sections: Readonly<Record<Section, string>>
  readonly actions: string
  readonly actionColumns: readonly [string, string, string]
  readonly addenda: string
  /** Said in the file, so that nobody takes the rest for a translation that is missing. */
  readonly onlyHeadings: string
}

export const minuteHeadings: Readonly<Record<HeadingLanguage, MinuteHeadings>> = {
  en: {
    title: 'Channel panel: minute of',
    states: { draft: 'Draft, not yet agreed', agreed: 'Agreed', locked: 'Agreed and locked' },
    attendance: 'Attendance',
    attendanceColumns: ['Name', 'Agency', 'Role', 'Attendance'],
    conflicts: 'Conflicts of interest',
    times: 'Discussed',
    contributions: 'Written beforehand by agencies',
    facts: 'Facts',
    opinion: 'Professional opinion',
    late: 'late',
    sections: {
      information: 'Information shared',
      options: 'Options considered and analysis',
      decision: 'Decision, and how it was reached',
      dissent: 'Dissent',
      reasons: 'Reasons',
      consent: 'Consent',
      riskOwner: 'Who owns the risk',
      nextReview: 'Next review',
    },
    actions: 'Actions',
    actionColumns: ['Action', 'Owner', 'By when'],
    addenda: 'Addenda',
    onlyHeadings: '',
  },
  cy: {
    title: 'Panel Channel: cofnod o',
    states: { draft: 'Drafft, heb ei gytuno eto', agreed: 'Cytunwyd', locked: 'Cytunwyd a chlowyd' },
    attendance: 'Presenoldeb',
    attendanceColumns: ['Enw', 'Asiantaeth', 'Rôl', 'Presenoldeb'],
    conflicts: 'Gwrthdaro buddiannau',
    times: 'Trafodwyd',
    contributions: 'Ysgrifennwyd ymlaen llaw gan asiantaethau',
    facts: 'Ffeithiau',
    opinion: 'Barn broffesiynol',
    late: 'yn hwyr',
    sections: {
      information: 'Gwybodaeth a rannwyd',
      options: 'Opsiynau a ystyriwyd a dadansoddiad',
      decision: 'Penderfyniad, a sut y daethpwyd iddo',
      dissent: 'Anghytundeb',
      reasons: 'Rhesymau',
      consent: 'Cydsyniad',
      riskOwner: 'Perchennog y risg',
      nextReview: 'Adolygiad nesaf',
    },
    actions: 'Camau gweithredu',
    actionColumns: ['Cam gweithredu', 'Perchennog', 'Erbyn pryd'],
    addenda: 'Atodiadau',
    onlyHeadings: 'Dim ond y penawdau sydd yn Gymraeg: mae’r hyn a ddywedwyd yn yr iaith y cafodd ei ysgrifennu ynddi.',
  },
}

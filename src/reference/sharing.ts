/** Asking partners, and passing on: bases, replies, markings. */
import { codeList, type CodeOf } from './code-list.ts'

const common = { validFrom: '2015-04-12', validTo: null } as const

export const informationReplies = codeList({ ...common, source: 'process.md 2.6', status: 'local' }, [
  { code: 'answered', label: { en: 'Answered' } },
  { code: 'nil_return', label: { en: 'Nothing held' }, definition: 'a nil return is a full reply' },
  { code: 'declined', label: { en: 'Declined, with a reason' }, definition: 's38 does not require every disclosure' },
  { code: 'partial', label: { en: 'Answered in part' } },
])
export type InformationReply = CodeOf<typeof informationReplies>

/** Why the person may not be told what an agency answered. */
export const notToldReasons = codeList({ ...common, source: 'process.md 2.6', status: 'local' }, [
  { code: 'third party', label: { en: 'It is about somebody else' } },
  { code: 'police', label: { en: 'It comes from police' } },
  { code: 'clinical', label: { en: 'It is clinical, and would harm their health' } },
  { code: 'other', label: { en: 'Another reason' } },
])
export type NotToldReason = CodeOf<typeof notToldReasons>

/** Who may see an agency's answer; the database holds it. */
export const replyReaders = codeList({ ...common, source: 'process.md 2.6', status: 'local' }, [
  { code: 'panel too', label: { en: 'Those who work on the case, and the panel when it discusses it' } },
  { code: 'case workers', label: { en: 'Those who work on the case and the chairs alone' } },
])
export type ReplyReader = CodeOf<typeof replyReaders>

/** Highest marking the service holds; anything above is refused. */
export const markings = codeList({ ...common, source: 'codelists.md 12', status: 'unverified' }, [
  { code: 'official', label: { en: 'OFFICIAL' } },
  { code: 'official_sensitive', label: { en: 'OFFICIAL-SENSITIVE' } },
])
export type Marking = CodeOf<typeof markings>

export const shareBases = codeList({ ...common, source: 'codelists.md 12', status: 'local' }, [
  {
    code: 's38_cooperation',
    label: { en: 'Co-operation with the panel' },
    definition: 'Counter-Terrorism and Security Act 2015, section 38, and the recipient’s own public task',
    source: 'CTSA 2015 s38',
  },
  { code: 'safeguarding_child', label: { en: 'Safeguarding a child' } },
  { code: 'safeguarding_adult', label: { en: 'Safeguarding an adult' } },
  { code: 'crime_prevention', label: { en: 'Preventing or detecting crime' } },
  { code: 'court_order', label: { en: 'Court order' } },
  { code: 'consent', label: { en: 'Consent to share' } },
  { code: 'other_statute', label: { en: 'Another Act, named in the reason' } },
])
export type ShareBasis = CodeOf<typeof shareBases>

/** Why somebody opens a case record, chosen once for a case and a session (Data Protection Act 2018 s62, our design). */
export const openingPurposes = codeList({ ...common, source: 'Data Protection Act 2018 s62', status: 'local' }, [
  { code: 'casework', label: { en: 'Working on the case' } },
  { code: 'panel_preparation', label: { en: 'Preparing for a panel meeting' } },
  { code: 'supervision', label: { en: 'Supervising or second reading' } },
  { code: 'statutory_return', label: { en: 'Preparing a statutory return' } },
  { code: 'rights_or_complaint', label: { en: 'Answering a rights request or a complaint' } },
  { code: 'audit', label: { en: 'Audit or independent review' } },
  { code: 'other', label: { en: 'Another purpose, said in words' } },
  { code: 'emergency', label: { en: 'An emergency, with a reason of its own' } },
])
export type OpeningPurpose = CodeOf<typeof openingPurposes>

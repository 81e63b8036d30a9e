/** Notes and the contact log: what kind of note, who was contacted and how. Codes only; what was said is narrative. */
import { codeList, type CodeOf } from './code-list.ts'

const common = { validFrom: '2015-04-12', validTo: null } as const

/** `correction` points at the note that it corrects; both stay to be read. */
export const noteKinds = codeList({ ...common, source: 'process.md 2.2 step 14', status: 'local' }, [
  { code: 'contact', label: { en: 'Contact' } },
  { code: 'supervision', label: { en: 'Supervision' } },
  { code: 'other', label: { en: 'Other note' } },
  { code: 'correction', label: { en: 'Correction' } },
])
export type NoteKind = CodeOf<typeof noteKinds>

export const contactedPeople = codeList({ ...common, source: 'process.md 2.2 step 14', status: 'local' }, [
  { code: 'person', label: { en: 'The person' } },
  { code: 'family', label: { en: 'Parent, guardian or family' } },
  { code: 'referrer', label: { en: 'The referrer' } },
  { code: 'professional', label: { en: 'Another professional' } },
  { code: 'provider', label: { en: 'A provider of support' } },
])
export type ContactedPerson = CodeOf<typeof contactedPeople>

export const contactMeans = codeList({ ...common, source: 'process.md 2.2 step 14', status: 'local' }, [
  { code: 'in_person', label: { en: 'In person' } },
  { code: 'telephone', label: { en: 'By telephone' } },
  { code: 'video', label: { en: 'By video call' } },
  { code: 'written', label: { en: 'By letter, email or message' } },
  { code: 'tried', label: { en: 'Tried, and not reached' } },
])
export type ContactMeans = CodeOf<typeof contactMeans>

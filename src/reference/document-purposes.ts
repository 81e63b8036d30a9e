/** Why a document goes before a body: the words of the cover table (codelists.md section 12). */
import { codeList, type CodeOf } from './code-list.ts'

const common = { validFrom: '2015-04-12', validTo: null, source: 'S70', status: 'verified' } as const

export const documentPurposes = codeList(common, [
  { code: 'draft', label: { en: 'Draft' } },
  { code: 'approval', label: { en: 'Approval' } },
  { code: 'information', label: { en: 'Information' } },
  { code: 'sign_off', label: { en: 'Sign off' } },
  { code: 'information_and_action', label: { en: 'Information and Action' } },
])
export type DocumentPurpose = CodeOf<typeof documentPurposes>

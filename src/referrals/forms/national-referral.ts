/**
 * The national referral form, for professionals. Headings: description of concerns; complex needs; other information; details of
 * the person and of the referrer (S15); prompts from the education guidance (S16). The field list is the widely used form and
 * is confirmed for headings only (process.md 2.4 [U]): a change is a new version here, and a case keeps the one it came on.
 */
import { defineForm } from '#platform/forms/define-form.ts'
import { concern, documents, emergency, referrer, telling } from './national-concern.ts'
import { equality, needs, people } from './national-people.ts'

export const nationalReferral = defineForm({
  id: 'national-referral',
  version: '2025.1',
  title: { en: 'Make a referral' },
  from: '2025-01-01',
  pages: [emergency, people, concern, needs, telling, equality, referrer, documents],
})

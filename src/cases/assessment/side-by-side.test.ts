import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keep, type Kept } from '#platform/forms/kept.ts'
import { vaf2012Framework } from '#reference/assessment-frameworks.ts'
import { assessmentForm } from './form.ts'
import { sideBySide } from './side-by-side.ts'

const form = assessmentForm(vaf2012Framework)
const written = (answers: Readonly<Record<string, string>>): Kept => keep(form, answers, 'en')

test('a heading whose word changed is said to be different, with both words', () => {
  const rows = sideBySide(
    written({ e01: 'present', e01Evidence: 'He said so.', summary: 'A hard term.' }),
    written({ e01: 'not_present', summary: 'A hard term.' }),
  )
  const [grievance] = rows.filter(({ question }) => question === 'Feelings of grievance and injustice')
  assert.equal(grievance?.standing, 'Different')
  assert.equal(grievance.older?.map(({ text }) => text).join(''), 'Present')
  assert.equal(grievance.newer?.map(({ text }) => text).join(''), 'Not present')
  const evidence = rows.find(({ question }) => question === 'Feelings of grievance and injustice: evidence')
  assert.equal(evidence?.standing, 'Only in the older one')
  assert.equal(rows.find(({ question }) => question === 'Summary')?.standing, 'The same in both')
})

test('a comparison says what differs in words, and counts nothing', () => {
  const rows = sideBySide(written({ e01: 'present', e01Evidence: 'So.' }), written({ e01: 'not_known' }))
  for (const { standing } of rows) assert.doesNotMatch(standing, /\d/)
  assert.deepEqual(Object.keys(rows[0] ?? {}).toSorted(), ['newer', 'older', 'question', 'standing'])
})

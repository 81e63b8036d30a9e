import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { keep, type Kept } from '#platform/forms/kept.ts'
import { vaf2012Framework } from '#reference/assessment-frameworks.ts'
import { assessmentForm } from './form.ts'
import { differences, sideBySide } from './side-by-side.ts'

const form = assessmentForm(vaf2012Framework)
const written = (answers: Readonly<Record<string, string>>): Kept => keep(form, answers, 'en')

test('what the older version says and the newer does not is marked, and the other way round', () => {
  assert.deepEqual(differences('He is in the chat.', 'He has left the chat.'), [
    { text: 'He', in: 'both' },
    { text: ' is in', in: 'older' },
    { text: ' has left', in: 'newer' },
    { text: ' the chat.', in: 'both' },
  ])
})

test('whatever the two texts, each can be read whole again from the marks', () => {
  const texts = fc
    .array(fc.constantFrom('he', 'has', 'left', 'the', 'chat', '\n', ' ', 'again.'))
    .map((words) => words.join(' '))
  fc.assert(
    fc.property(fc.oneof(texts, fc.string()), fc.oneof(texts, fc.string()), (older, newer) => {
      const runs = differences(older, newer)
      const without = (left: 'older' | 'newer') =>
        runs
          .filter((run) => run.in !== left)
          .map(({ text }) => text)
          .join('')
      assert.equal(without('newer'), older)
      assert.equal(without('older'), newer)
    }),
  )
})

test('very long texts are put against each other whole', () => {
  const long = (word: string) => Array.from({ length: 3000 }, () => word).join(' ')
  const runs = differences(long('one'), long('two'))
  assert.deepEqual(
    runs.map((run) => run.in),
    ['older', 'newer'],
  )
})

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

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { differences } from './differences.ts'

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

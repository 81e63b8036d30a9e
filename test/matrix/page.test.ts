import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pages } from './page.ts'

test('docs/access-matrix.md says what the matrix holds (node test/matrix/page.ts brings it up to date)', async () => {
  const { found, wanted } = await pages()
  assert.equal(found, wanted)
})

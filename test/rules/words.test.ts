/** Every word that a template or a handler asks for by a fixed key is there, in English and in Welsh. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { webWords, type Words } from '#platform/web/words.ts'
import { words } from '../../src/main.ts'
import { trackedTexts } from './tracked-files.ts'

const asked = trackedTexts()
  .filter(({ path }) => /^src\/.*\.(njk|ts)$/.test(path) && !path.endsWith('.test.ts'))
  .flatMap(({ path, text }) =>
    [...text.matchAll(/\bt\(\s*(['"])([a-z]\w*(?:\.\w+)+)\1/g)].map(([, , key]) => ({ path, key: key ?? '' })),
  )

for (const language of ['en', 'cy'] as const) {
  test(`no page lacks a word (${language})`, () => {
    assert.ok(asked.length > 100, 'there are words to look for')
    const lacking = asked.filter(
      ({ key }) => typeof wordAt({ ...webWords[language], ...words[language] }, key) !== 'string',
    )
    assert.deepEqual(lacking, [])
  })
}

function wordAt(all: Words, key: string): string | Words | undefined {
  return key
    .split('.')
    .reduce<string | Words | undefined>((found, part) => (typeof found === 'object' ? found[part] : undefined), all)
}

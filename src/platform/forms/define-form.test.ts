import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  defineForm,
  formInForce,
  page,
  sensitivityOf,
  type Answers,
  type CompleteAnswers,
  type Form,
} from './define-form.ts'
import { longText, radios, repeated, text, type Question } from './questions.ts'

const words = { label: { en: 'A question' }, name: { en: 'an answer' } }
const yesNo = radios({ id: 'agreed', ...words, options: [yes(), { code: 'no', label: { en: 'No' } }] })

test('a form whose questions contradict each other stops the program at its start', () => {
  const wrong: [string, readonly Question[]][] = [
    ['question id agreed, used twice', [yesNo, text({ id: 'agreed', ...words })]],
    ['question id born-on', [text({ id: 'born-on', ...words })]],
    ['question id constructor', [text({ id: 'constructor', ...words })]],
    ['question id action, which is a field of every form', [text({ id: 'action', ...words })]],
    ['a condition on agreed', [text({ id: 'why', ...words, showIf: { question: 'agreed', is: ['no'] } }), yesNo]],
    ['a condition on agreed', [yesNo, text({ id: 'why', ...words, showIf: { question: 'agreed', is: ['maybe'] } })]],
    [
      'a condition on agreed',
      [yesNo, text({ id: 'why', ...words, showIf: { question: 'agreed', is: ['not-known'] } })],
    ],
    ['choice, a choice of nothing', [radios({ id: 'choice', ...words, options: [] })]],
    [
      'the option not-known of choice',
      [radios({ id: 'choice', ...words, options: [{ ...yes(), code: 'not-known' }] })],
    ],
    ['the option yes of choice', [radios({ id: 'choice', ...words, options: [yes(), yes()] })]],
    ['repeated inside a repeated group', [rows([rows([text({ id: 'deep', ...words })])])]],
  ]
  for (const [what, questions] of wrong) {
    assert.throws(() => formOf(questions), { message: `Form a-form 1 is not well defined: ${what}` })
  }
})

test('a check may only read the questions of its own page', () => {
  const checked = page({
    id: 'one',
    title: { en: 'One' },
    questions: [yesNo],
    checks: [{ reads: ['elsewhere'], at: 'agreed', message: { en: '' }, wrong: () => true }],
  })
  assert.throws(
    () => defineForm({ id: 'a-form', version: '1', title: { en: '' }, pages: [checked] }),
    /a check of page one/,
  )
})

test('a code may be the words of a code list', () => {
  assert.ok(formOf([radios({ id: 'choice', ...words, options: [{ code: '999 called', label: { en: 'Yes' } }] })]))
})

test('the version in force is the one whose days include today', () => {
  const until2025: Form = { ...formOf([yesNo]), version: '2015', until: '2024-12-31' }
  const from2025: Form = { ...formOf([yesNo]), version: '2025', from: '2025-01-01' }
  assert.equal(formInForce([until2025, from2025], '2024-12-31')?.version, '2015')
  assert.equal(formInForce([until2025, from2025], '2025-01-01')?.version, '2025')
  assert.equal(formInForce([until2025], '2025-01-01'), undefined)
})

test('rows are as delicate as the most delicate question in them', () => {
  const plain = text({ id: 'school', ...words })
  assert.equal(sensitivityOf(rows([plain])), 'plain')
  assert.equal(sensitivityOf(rows([{ ...plain, sensitivity: 'special category' }])), 'special category')
  assert.equal(sensitivityOf(rows([plain, longText({ id: 'seen', ...words })])), 'narrative')
})

test('the type of the answers follows from the definition', () => {
  const form = defineForm({
    id: 'typed',
    version: '1',
    title: { en: 'Typed' },
    pages: [
      page({
        id: 'one',
        title: { en: 'One' },
        questions: [
          yesNo,
          text({ id: 'why', ...words, showIf: { question: 'agreed', is: ['no'] } }),
          text({ id: 'age', ...words, notKnown: true }),
          repeated({
            id: 'rows',
            ...words,
            item: { en: 'row' },
            of: [text({ id: 'inner', ...words, optional: true })],
          }),
        ],
      }),
    ],
  })
  assert.equal(form.pages[0].questions.length, 4)
  const draft: Answers<typeof form> = { agreed: 'yes' }
  const whole: CompleteAnswers<typeof form> = { agreed: 'no', age: { instead: 'not-known' }, rows: [{ inner: 'x' }] }
  const agreed: 'yes' | 'no' = whole.agreed
  const inner: string | undefined = whole.rows[0]?.inner
  // @ts-expect-error an option that the question does not have
  const wrongOption: Answers<typeof form> = { agreed: 'maybe' }
  // @ts-expect-error a required answer is missing
  const incomplete: CompleteAnswers<typeof form> = { agreed: 'yes' }
  // @ts-expect-error a setting that no question has
  const misspelt = () => text({ id: 'x', ...words, optinal: true })
  assert.deepEqual(
    [draft.agreed, agreed, inner, wrongOption.agreed, incomplete.agreed],
    ['yes', 'no', 'x', 'maybe', 'yes'],
  )
  assert.equal(misspelt().kind, 'text')
})

function yes() {
  return { code: 'yes', label: { en: 'Yes' } } as const
}

function rows(of: readonly Question[]) {
  return repeated({ id: 'rows', ...words, item: { en: 'row' }, of })
}

function formOf(questions: readonly Question[]): Form {
  return defineForm({
    id: 'a-form',
    version: '1',
    title: { en: 'A form' },
    pages: [{ id: 'one', title: { en: 'One' }, questions }],
  })
}

/** Whatever is sent to a form of every kind of question: it never fails, and what it takes it keeps unchanged. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import type { AnyAnswers } from './answers.ts'
import type { Page } from './define-form.ts'
import { everyKind } from './every-kind.test-form.ts'
import { answeredQuestions, fieldsOf } from './fields.ts'
import { answersKept, keep, openKept } from './kept.ts'
import { readPage } from './read-page.ts'
import { typedFromAnswers } from './typed-from-answers.ts'

const today = Temporal.PlainDate.from('2026-03-02')
const prototypeBefore = Object.getOwnPropertyNames(Object.prototype).join()
const pages = fc.constantFrom(...everyKind.pages).map((page): Page => page)
// So that the conditional page is asked.
const answers: AnyAnswers = { told: 'no-risk' }
const language = fc.constantFrom('en' as const, 'cy' as const)

const names = fc.oneof(
  fc.constantFrom('Seren Ŵyn', 'محمد عبد الله', '李小龙', '👩🏽‍🏫 Mo', 'O’Neill-Jones', 'می‌خواهم', 'Ôl'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
)
const anyText = fc.oneof(
  names,
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', ' ', '\u0000', '\ud800', '\u202e', 'x'.repeat(6000)),
)
const anyValue = fc.oneof(
  { weight: 6, arbitrary: anyText },
  { weight: 2, arbitrary: fc.array(anyText, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.anything({ withNullPrototype: true, maxDepth: 3 }) },
)
const oddKeys = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'action',
  'isAdmin',
  'children-99-child-surname',
  'person.__proto__',
)

test('no body makes reading fail or touches what all objects share', () => {
  const bodies = pages.chain((page) =>
    fc.tuple(
      fc.constant(page),
      fc.array(
        fc.tuple(fc.oneof({ weight: 20, arbitrary: fieldOf(page) }, { weight: 1, arbitrary: oddKeys }), anyValue),
        { maxLength: 25 },
      ),
    ),
  )
  fc.assert(
    fc.property(bodies, language, ([page, entries], lang) => {
      readBack(page, bodyOf(entries), lang)
    }),
    { numRuns: 10_000 },
  )
  assert.equal(Object.getOwnPropertyNames(Object.prototype).join(), prototypeBefore)
})

test('what is no form at all is read as an empty one', () => {
  fc.assert(
    fc.property(pages, fc.anything({ withNullPrototype: true }), (page, body) => {
      readBack(page, body, 'en')
    }),
    { numRuns: 2_000 },
  )
  assert.equal(Object.getOwnPropertyNames(Object.prototype).join(), prototypeBefore)
})

test('answers of every kind are kept unchanged, in any script', () => {
  let taken = 0
  fc.assert(
    fc.property(plausibleBodies(), language, ({ page, body }, lang) => {
      if (readBack(page, body, lang)) taken += 1
    }),
    { numRuns: 10_000 },
  )
  assert.ok(taken > 3_000, `only ${taken} were taken`)
})

/** Reads a body; what it takes must survive its record, and read the same when it is typed again. */
function readBack(page: Page, body: unknown, lang: 'en' | 'cy'): boolean {
  const read = readPage(everyKind, page, body, { language: lang, today, answers })
  if (!read.ok) {
    if (read.reason.why === 'wrong-answers') assert.ok(read.reason.errors.every((error) => error.message !== ''))
    return false
  }
  const kept = openKept(JSON.stringify(keep(everyKind, read.value, lang)))
  assert.deepEqual(answersKept(everyKind, kept), read.value)
  const again = readPage(everyKind, page, typedFromAnswers(page, read.value), { language: lang, today, answers })
  assert.deepEqual(again, read)
  return true
}

function fieldOf(page: Page): fc.Arbitrary<string> {
  return fc.constantFrom(
    ...answeredQuestions(page.questions).flatMap((question) => fieldsOf(question, '').map(([field]) => field)),
  )
}

function bodyOf(entries: readonly (readonly [string, unknown])[]): object {
  const body: object = Object.create(null) as object
  // Defined, not assigned: "__proto__" is then a key like any other, as a parsed form has it.
  for (const [key, value] of entries) Object.defineProperty(body, key, { value, enumerable: true, configurable: true })
  return body
}

function plausibleBodies(): fc.Arbitrary<{ readonly page: Page; readonly body: Record<string, unknown> }> {
  const [person, concern, background, risk] = everyKind.pages
  const instead = (field: string, code: string) => fc.constant({ [`${field}-instead`]: code })
  const day = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2026-03-01'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10).split('-'))
  const dateIn = (field: string) =>
    day.map(([year, month, date]) => ({ [`${field}-year`]: year, [`${field}-month`]: month, [`${field}-day`]: date }))
  const partial = fc.oneof(
    dateIn('bornOn'),
    fc.integer({ min: 1900, max: 2026 }).map((year) => ({ 'bornOn-year': String(year) })),
    fc.integer({ min: 0, max: 120 }).map((age) => ({ 'bornOn-age': String(age) })),
    instead('bornOn', 'not-known'),
  )
  const named = fc.oneof(
    fc.record(
      { 'person-forenames': names, 'person-surname': names, 'person-knownAs': names },
      { requiredKeys: ['person-surname'] },
    ),
    instead('person', 'not-known'),
  )
  const home = fc.record(
    { 'home-line1': names, 'home-town': names, 'home-postcode': fc.constantFrom('rm17 6sl', 'W1A 0AX', 'rm17') },
    { requiredKeys: [] },
  )
  const phone = fc.constantFrom({}, { phone: '+44 (0)1375 652652' }, { 'phone-instead': 'prefer-not-to-say' })
  const told = fc.constantFrom(
    { told: 'yes', response: 'Calm' },
    { told: 'no-risk', whyNot: 'Unsafe' },
    { told: 'no-yet', whyNot: 'Later', response: 'hidden' },
    { told: 'not-known' },
  )
  const story = fc.oneof(
    names,
    fc.tuple(names, names).map((lines) => lines.join('\r\n\r\n')),
  )
  const needs = fc.constantFrom(
    { needs: ['autism', 'adhd'], 'needs-saidBy': 'self' },
    { needs: 'other', 'needs-saidBy': 'referrer_description', otherNeed: 'Hearing' },
    { needs: 'not-asked' },
  )
  const child = fc.record({ forenames: names, atSchool: fc.constantFrom('yes', 'no'), school: names })
  const children = fc.oneof(
    instead('children', 'not-known'),
    fc.array(child, { minLength: 1, maxLength: 4 }).map((rows) =>
      Object.fromEntries(
        rows.flatMap((row, place) => [
          [`children-${place}-child-forenames`, row.forenames],
          [`children-${place}-atSchool`, row.atSchool],
          [`children-${place}-school`, row.school],
        ]),
      ),
    ),
  )
  const employer = fc.oneof(
    fc.constant({}),
    names.map((name) => ({ 'employer-name': name, 'employer-kind': 'school' })),
  )
  const sector = fc.constantFrom({ sector: 'health' }, { sector: 'prefer-not-to-say' })
  const together = (page: Page, ...parts: fc.Arbitrary<object>[]) =>
    fc.tuple(...parts).map((fields) => ({ page, body: Object.assign({}, ...fields) as Record<string, unknown> }))
  return fc.oneof(
    together(
      person,
      named,
      partial,
      home,
      fc.constant({ email: 'a@b.cymru' }),
      phone,
      fc.record({ nickname: names }, { requiredKeys: [] }),
    ),
    together(
      concern,
      told,
      dateIn('firstSeenOn'),
      story.map((text) => ({ concern: text })),
    ),
    together(background, needs, sector, employer, children),
    together(
      risk,
      story.map((text) => ({ risk: text })),
    ),
  )
}

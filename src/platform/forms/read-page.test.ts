import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import type { AnyAnswers } from './answers.ts'
import { findPage, type Page } from './define-form.ts'
import { everyKind } from './every-kind.test-form.ts'
import { readPage, type Reading } from './read-page.ts'

const today = Temporal.PlainDate.from('2026-03-02')

const person = {
  'person-forenames': 'Seren Haf',
  'person-surname': 'Ôl-Gŵyr',
  'bornOn-day': '29',
  'bornOn-month': 'Chwefror',
  'bornOn-year': '2008',
  'home-town': 'Grays',
  'home-postcode': 'rm176sl',
  email: 'tutor@school.example',
}

const concern = {
  concern: 'First line\r\nSecond line',
  told: 'yes',
  response: 'Calm',
  whyNot: '',
  'firstSeenOn-day': '1',
  'firstSeenOn-month': '3',
  'firstSeenOn-year': '2026',
  'lastSeenOn-day': '',
  'lastSeenOn-month': '',
  'lastSeenOn-year': '',
}

const background = {
  needs: ['autism', 'other'],
  'needs-saidBy': 'parent',
  otherNeed: 'Hearing',
  sector: 'prefer-not-to-say',
  'children-rows': '2',
  'children-0-child-forenames': 'محمد',
  'children-0-atSchool': 'no',
  'children-0-school': 'typed, then hidden',
  'children-1-child-forenames': '',
}

test('a page that is filled in becomes typed answers', () => {
  assert.deepEqual(accepted('person', person), {
    person: { forenames: 'Seren Haf', surname: 'Ôl-Gŵyr' },
    bornOn: { precision: 'day', date: '2008-02-29' },
    home: { town: 'Grays', postcode: 'RM17 6SL' },
    email: 'tutor@school.example',
  })
})

test('line breaks are kept, however the browser writes them', () => {
  assert.equal(accepted('concern', concern).concern, 'First line\nSecond line')
})

test('an empty page asks for each required answer, in page order and with a link to each', () => {
  assert.deepEqual(refused('concern', {}), [
    ['concern', 'Enter what worries you'],
    ['told', 'Select whether the person has been told'],
    ['firstSeenOn-day', 'Enter the date you first noticed'],
  ])
})

test('the same errors in Welsh', () => {
  const messages = refused('person', {}, { language: 'cy' }).map(([, message]) => message)
  assert.deepEqual(messages, ['Rhowch enw’r person', 'Rhowch y dyddiad geni', 'Rhowch eich cyfeiriad e-bost'])
})

test('the answer to a question that is hidden is not asked for and not kept', () => {
  const answers = accepted('concern', { ...concern, whyNot: 'typed before another option was chosen' })
  assert.equal('whyNot' in answers, false)
  assert.deepEqual(refused('concern', { ...concern, response: '' }), [['response', 'Enter how they responded']])
})

test('a conditional question in a row is met by the answers of its own row', () => {
  assert.deepEqual(accepted('background', background).children, [{ child: { forenames: 'محمد' }, atSchool: 'no' }])
})

test('an equality answer needs someone who said so, and keeps who did', () => {
  assert.deepEqual(accepted('background', background).needs, { value: ['autism', 'other'], saidBy: 'parent' })
  const errors = refused('background', { ...background, 'needs-saidBy': '' })
  assert.deepEqual(errors, [['needs-saidBy', 'Select who told us the person’s needs']])
})

test('not known, not asked and prefer not to say are three different answers', () => {
  const answered = (needs: string) => accepted('background', { ...background, needs }).needs
  assert.deepEqual(answered('not-known'), { instead: 'not-known' })
  assert.deepEqual(answered('not-asked'), { instead: 'not-asked' })
  assert.deepEqual(accepted('background', background).sector, { instead: 'prefer-not-to-say' })
  assert.deepEqual(accepted('person', { ...person, 'phone-instead': 'prefer-not-to-say' }).phone, {
    instead: 'prefer-not-to-say',
  })
})

test('an answer and “not known” together are refused', () => {
  assert.deepEqual(refused('person', { ...person, 'person-instead': 'not-known' }), [
    ['person-forenames', 'Give the person’s name or select ‘Not known’, not both'],
  ])
  assert.deepEqual(refused('background', { ...background, needs: ['autism', 'not-known'] }), [
    ['needs', 'Give the person’s needs or select ‘Not known’, not both'],
  ])
})

test('a stand-in that the question does not offer is refused', () => {
  assert.equal(refused('person', { ...person, 'person-instead': 'prefer-not-to-say' }).length, 1)
  assert.equal(refused('concern', { ...concern, told: 'not-asked' }).length, 1)
})

test('a check across answers runs while another answer is wrong', () => {
  const lastSeen = { 'lastSeenOn-day': '27', 'lastSeenOn-month': 'feb', 'lastSeenOn-year': '2026' }
  assert.deepEqual(refused('concern', { ...concern, ...lastSeen, concern: '' }), [
    ['concern', 'Enter what worries you'],
    ['lastSeenOn-day', 'The date you last saw it must be the same as or after the date you first noticed'],
  ])
})

test('a field the page does not have refuses the whole page', () => {
  for (const extra of ['isAdmin', 'children-4-child-surname', 'person-password', '__proto__', 'constructor']) {
    const body = Object.assign(Object.create(null) as Record<string, unknown>, person)
    Object.defineProperty(body, extra, { value: 'x', enumerable: true })
    const read = readPage(everyKind, pageOf('person'), body, { language: 'en', today })
    assert.deepEqual(read, { ok: false, reason: { why: 'unknown-keys' } }, extra)
  }
  assert.equal(Object.hasOwn(Object.prototype, 'x'), false)
})

test('lists, numbers and objects where one text belongs are refused with a message', () => {
  assert.deepEqual(refused('person', { ...person, email: ['a@b.example', 'c@d.example'] }), [
    ['email', 'Give only one answer for your email address'],
  ])
  assert.deepEqual(refused('concern', { ...concern, told: { $ne: '' } }), [
    ['told', 'Give only one answer for whether the person has been told'],
  ])
  assert.equal(refused('person', { ...person, 'bornOn-year': 2008 }).length, 1)
})

test('characters that cannot be kept or shown are refused; those of names in any script are not', () => {
  for (const bad of [
    'a\u0000b',
    'a\u001bb',
    'a\ud800',
    'a\u202eb',
    'a\u2066b',
    'a\u200bb',
    'a\nb',
    'a\u2028b',
    '\ufdd0',
  ]) {
    assert.deepEqual(
      refused('person', { ...person, 'person-surname': bad }),
      [['person-surname', 'Surname must not include hidden characters. Type it instead of pasting it']],
      JSON.stringify(bad),
    )
  }
  for (const good of ['Ffŷr-Ŵyn', 'عبد الله', 'می\u200cخواهم', '👩🏽\u200d🏫', 'O’Neill', '李', '𠮷野']) {
    assert.deepEqual(accepted('person', { ...person, 'person-surname': good }).person, {
      forenames: 'Seren Haf',
      surname: good,
    })
  }
})

test('a telephone number copied with invisible marks around it is read without them', () => {
  const answers = accepted('person', { ...person, phone: '\u202a+44 7700 900982\u202c' })
  assert.equal(answers.phone, '+44 7700 900982')
})

test('what was typed comes back with the errors', () => {
  const read = readPage(everyKind, pageOf('concern'), { ...concern, told: '' }, { language: 'en', today })
  assert.ok(!read.ok && read.reason.why === 'wrong-answers')
  assert.equal(read.reason.typed.response, 'Calm')
})

test('adding and removing a row checks nothing and loses nothing', () => {
  const rows = { 'children-rows': '2', 'children-0-child-surname': 'One', 'children-1-child-surname': 'Two' }
  assert.deepEqual(retyped({ ...rows, action: 'add:children' }), { ...rows, 'children-rows': '3' })
  assert.deepEqual(retyped({ ...rows, action: 'remove:children:0' }), {
    'children-rows': '1',
    'children-0-child-surname': 'Two',
  })
})

test('answers of other pages stay, and those no longer asked for go', () => {
  const risk = { told: 'no-risk', risk: 'They may run away' }
  assert.equal(accepted('concern', concern, { answers: risk }).risk, undefined)
  const still = accepted('concern', { ...concern, told: 'no-risk', whyNot: 'Unsafe' }, { answers: risk })
  assert.equal(still.risk, 'They may run away')
})

function pageOf(id: string): Page {
  const page = findPage(everyKind, id)
  assert.ok(page)
  return page
}

function accepted(page: string, body: unknown, reading: Partial<Reading> = {}): AnyAnswers {
  const read = readPage(everyKind, pageOf(page), body, { language: 'en', today, ...reading })
  assert.ok(read.ok, JSON.stringify(read))
  return read.value
}

function refused(page: string, body: unknown, reading: Partial<Reading> = {}): readonly (readonly [string, string])[] {
  const read = readPage(everyKind, pageOf(page), body, { language: 'en', today, ...reading })
  assert.ok(!read.ok && read.reason.why === 'wrong-answers', JSON.stringify(read))
  return read.reason.errors.map(({ control, message }) => [control, message])
}

function retyped(body: unknown) {
  const read = readPage(everyKind, pageOf('background'), body, { language: 'en', today })
  assert.ok(!read.ok && read.reason.why === 'rows-changed', JSON.stringify(read))
  return read.reason.typed
}

test('a field sent twice is refused also where its question is not asked', () => {
  const read = readPage(
    everyKind,
    pageOf('concern'),
    { ...concern, whyNot: ['one', 'two'] },
    {
      language: 'en',
      today,
    },
  )
  assert.deepEqual(read, { ok: false, reason: { why: 'unknown-keys' } })
})

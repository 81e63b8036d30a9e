import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answers } from './define-form.ts'
import { checkAnswers } from './check-answers.ts'
import { completeAnswers } from './complete.ts'
import { everyKind } from './every-kind.test-form.ts'
import { answersKept, keep, keptView, openKept, partOfKept } from './kept.ts'

const answers: Answers<typeof everyKind> = {
  person: { forenames: 'محمد', surname: 'Ŵyn 👩🏽‍🏫', knownAs: 'Mo' },
  bornOn: { precision: 'age', years: 15, on: '2026-03-02' },
  home: { line1: '1 High Street', postcode: 'RM17 6SL' },
  email: 'a@b.example',
  phone: { instead: 'prefer-not-to-say' },
  concern: 'First line\nSecond line',
  told: 'no-yet',
  whyNot: 'Not safe yet',
  firstSeenOn: '2026-02-28',
  needs: { value: ['autism', 'other'], saidBy: 'parent' },
  otherNeed: 'Hearing',
  sector: 'education',
  employer: { name: 'Ysgol y Bryn', kind: 'school' },
  children: [
    { child: { forenames: 'Seren' }, atSchool: 'yes', school: 'Ysgol y Bryn' },
    { child: { surname: 'Jones' }, atSchool: 'no' },
  ],
  evidence: [{ id: '1', name: 'essay.pdf', type: 'application/pdf', size: 9, sha256: 'ab' }],
}

test('a record keeps every answer unchanged, through its JSON', () => {
  const kept = openKept(JSON.stringify(keep(everyKind, answers, 'en')))
  assert.deepEqual(kept, keep(everyKind, answers, 'en'))
  assert.deepEqual(answersKept(everyKind, kept), answers)
})

test('a record says what was asked and what was answered, in the words of its time', () => {
  const rows = keptView(openKept(JSON.stringify(keep(everyKind, answers, 'en')))).flatMap((section) => section.rows)
  assert.deepEqual(
    rows.map(({ key, lines }) => [key, ...lines]),
    [
      ['What is the person’s name?', 'محمد Ŵyn 👩🏽‍🏫', 'Known as Mo'],
      ['When was the person born?', 'About 15 years old on 2 March 2026'],
      ['Where does the person live?', '1 High Street', 'RM17 6SL'],
      ['Email address', 'a@b.example'],
      ['Telephone number', 'Prefer not to say'],
      ['Nickname', 'No answer given'],
      ['What worries you?', 'First line', 'Second line'],
      ['Has the person been told?', 'No, not yet'],
      ['Why not?', 'Not safe yet'],
      ['When did you first notice?', '28 February 2026'],
      ['When did you last see it?', 'No answer given'],
      ['Does the person have any of these needs?', 'Autism', 'Another need', 'As told by: A parent or guardian'],
      ['Which need?', 'Hearing'],
      ['Which sector are you from?', 'Education'],
      ['Where do you work?', 'Ysgol y Bryn', 'School'],
      ['Child 1', 'Name: Seren', 'At school? Yes', 'Which school? Ysgol y Bryn'],
      ['Child 2', 'Name: Jones', 'At school? No'],
      ['Add files', 'essay.pdf'],
    ],
  )
})

test('a record made in Welsh is shown in Welsh', () => {
  const told = keep(everyKind, answers, 'cy').answers.find((answer) => answer.question === 'told')
  assert.deepEqual(told?.asked, 'A yw’r person wedi cael gwybod?')
  assert.deepEqual(told.shown, ['Nac ydy, ddim eto'])
})

test('a page that was not asked leaves nothing in the record', () => {
  assert.equal(
    keep(everyKind, answers, 'en').answers.some((answer) => answer.question === 'risk'),
    false,
  )
})

test('a record tells which answers are to be sealed', () => {
  const sealed = partOfKept(keep(everyKind, answers, 'en'), (answer) => answer.sensitivity !== 'plain')
  assert.deepEqual(
    sealed.answers.map(({ question, sensitivity }) => [question, sensitivity]),
    [
      ['concern', 'narrative'],
      ['needs', 'special category'],
    ],
  )
})

test('a record of another version is not read as this one', () => {
  const older = { ...keep(everyKind, answers, 'en'), version: '0.9' }
  assert.throws(() => answersKept(everyKind, older), /every-kind 0\.9/)
  assert.equal(keptView(openKept(older)).length, 3)
})

test('what is no record is not opened as one', () => {
  for (const wrong of [
    '{}',
    '[]',
    'null',
    '{"form":"x"}',
    JSON.stringify({ ...keep(everyKind, answers, 'en'), extra: 1 }),
  ]) {
    assert.throws(() => openKept(wrong), wrong)
  }
})

test('the answers to be checked lead to where each is changed', () => {
  const sections = checkAnswers(everyKind, answers, { language: 'en', address: (page) => `/form/${page}` })
  const links = sections.flatMap((section) => section.rows.map((row) => row.change?.href))
  assert.equal(links[0], '/form/person#person-forenames')
  assert.equal(links.filter((href) => href === '/form/background#children-0-child-forenames').length, 2)
})

test('a form is complete when every required question that is asked has an answer', () => {
  assert.deepEqual(completeAnswers(everyKind, answers), { ok: true, value: answers })
  const withoutEmail = Object.fromEntries(Object.entries(answers).filter(([id]) => id !== 'email'))
  assert.deepEqual(completeAnswers(everyKind, withoutEmail), { ok: false, reason: ['person'] })
})

test('an answer that brings a further page is not complete without it', () => {
  assert.deepEqual(completeAnswers(everyKind, { ...answers, told: 'no-risk' }), { ok: false, reason: ['risk'] })
})

test('answers that no longer agree keep a form from being sent', () => {
  const disagreeing = { ...answers, lastSeenOn: '2026-02-01' }
  assert.deepEqual(completeAnswers(everyKind, disagreeing), { ok: false, reason: ['concern'] })
})

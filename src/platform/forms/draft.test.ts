import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { findPage, type Page } from './define-form.ts'
import {
  beginDraft,
  openDraft,
  packDraft,
  withPageDone,
  withPageFrom,
  withPageUnfinished,
  type Draft,
} from './draft.ts'
import { everyKind } from './every-kind.test-form.ts'
import { readPage } from './read-page.ts'
import { isReadyToSend, taskList, taskListView } from './task-list.ts'

type EveryDraft = Draft<typeof everyKind>

const today = Temporal.PlainDate.from('2026-03-02')
const person = { 'person-surname': 'Ŵyn', 'bornOn-age': '15', email: 'a@b.example' }
const concern = {
  concern: 'Worried',
  told: 'no-risk',
  whyNot: 'Unsafe',
  'firstSeenOn-day': '1',
  'firstSeenOn-month': '3',
  'firstSeenOn-year': '2026',
}
const begun = beginDraft(everyKind, 'en')

test('a draft survives being put away and opened again', () => {
  const draft = sent(sent(begun, 'person', person), 'concern', { ...concern, told: '' })
  const opened = openDraft([everyKind], packDraft(draft))
  assert.deepEqual(opened, { ok: true, value: { form: everyKind, draft } })
})

test('what was typed on a page that was wrong, or left, is kept as it was typed', () => {
  const wrong = sent(begun, 'person', { ...person, email: 'not an address' })
  assert.equal(wrong.unfinished['person']?.['email'], 'not an address')
  assert.deepEqual(wrong.answers, {})
  const left = sent(begun, 'person', { 'person-surname': 'half a na', action: 'save' })
  assert.equal(left.unfinished['person']?.['person-surname'], 'half a na')
})

test('a page that is put right takes the place of what was typed', () => {
  const right = sent(sent(begun, 'person', { ...person, email: '' }), 'person', person)
  assert.deepEqual(right.unfinished, {})
  assert.deepEqual(right.done, ['person'])
  assert.equal(right.answers.email, 'a@b.example')
})

test('a page done in another window is kept beside the one done here', () => {
  const there = sent(begun, 'person', person)
  const here = sent(begun, 'concern', concern)
  const merged = withPageFrom(there, here, everyKind, pageOf('concern'))
  assert.equal(merged.answers.email, 'a@b.example')
  assert.equal(merged.answers.concern, 'Worried')
  assert.deepEqual(merged.done, ['person', 'concern'])
  const unfinished = withPageFrom(there, sent(begun, 'concern', { concern: 'half' }), everyKind, pageOf('concern'))
  assert.equal(unfinished.unfinished['concern']?.['concern'], 'half')
  assert.deepEqual(unfinished.done, ['person'])
})

test('a draft of a version that was withdrawn is refused, with every word that was written in it', () => {
  const draft = sent(sent(begun, 'person', person), 'concern', { concern: 'Half a sent' })
  const opened = openDraft([{ ...everyKind, version: '2.0' }], packDraft(draft))
  assert.ok(!opened.ok)
  assert.equal(opened.reason.why, 'form-withdrawn')
  assert.ok(['Ŵyn', 'a@b.example', 'Half a sent'].every((text) => opened.reason.written.includes(text)))
})

test('a draft that was tampered with is not opened', () => {
  const packed = packDraft(sent(begun, 'person', person))
  for (const wrong of [
    packed.replace('"email":', '"admin":'),
    packed.replace('"precision":"age"', '"precision":"guess"'),
    packed.replace('{', '{"extra":1,'),
    'null',
  ]) {
    assert.throws(() => openDraft([everyKind], wrong), wrong)
  }
})

test('fields a page does not have are not taken from a draft', () => {
  const draft: EveryDraft = {
    ...begun,
    unfinished: { person: { nickname: 'Mo', isAdmin: 'yes' }, elsewhere: { a: 'b' } },
  }
  const opened = openDraft([everyKind], packDraft(draft))
  assert.ok(opened.ok)
  assert.deepEqual(opened.value.draft.unfinished, {})
})

test('the task list follows a form from its first page to its sending', () => {
  assert.deepEqual(statuses(begun), [
    ['person', 'not started yet'],
    ['concern', 'not started yet'],
    ['background', 'not started yet'],
    ['risk', 'cannot start yet'],
  ])
  const half = sent(sent(begun, 'person', person), 'concern', { concern: 'Half' })
  assert.deepEqual(statuses(half), [
    ['person', 'completed'],
    ['concern', 'in progress'],
    ['background', 'not started yet'],
    ['risk', 'cannot start yet'],
  ])
  const told = sent(half, 'concern', { ...concern, told: 'not-known' })
  assert.deepEqual(
    statuses(told).map(([page]) => page),
    ['person', 'concern', 'background'],
  )
  const risky = sent(half, 'concern', concern)
  assert.deepEqual(statuses(risky).at(-1), ['risk', 'not started yet'])
  const background = { needs: 'not-known', sector: 'education', 'children-instead': 'not-known' }
  const all = sent(sent(risky, 'background', background), 'risk', { risk: 'They may run' })
  assert.ok(isReadyToSend(taskList(everyKind, all, 'en')))
})

test('the form cannot be checked and sent before every page is complete, in either language', () => {
  const view = taskListView(everyKind, begun, {
    language: 'cy',
    address: (page) => `/x/${page}`,
    checkAddress: '/x/check',
  })
  assert.deepEqual(view.items.at(-1), {
    title: { text: 'Gwirio eich atebion a’u hanfon' },
    status: { text: 'Ni ellir dechrau eto', classes: 'govuk-task-list__status--cannot-start-yet' },
  })
  assert.deepEqual(view.items[0], {
    title: { text: 'Ynglŷn â’r person' },
    href: '/x/person',
    status: { tag: { text: 'Heb ddechrau eto', classes: 'govuk-tag--blue' } },
  })
})

/** What a room does with a page that was sent. */
function sent(draft: EveryDraft, pageId: string, body: unknown): EveryDraft {
  const page = pageOf(pageId)
  const read = readPage(everyKind, page, body, { language: 'en', today, answers: draft.answers })
  if (read.ok) return withPageDone(draft, page, read.value)
  assert.ok(read.reason.why !== 'unknown-keys')
  return withPageUnfinished(draft, page, read.reason)
}

function statuses(draft: EveryDraft): readonly (readonly [string, string])[] {
  return taskList(everyKind, draft, 'en').map(({ page, status }) => [page, status])
}

function pageOf(id: string): Page {
  const page = findPage(everyKind, id)
  assert.ok(page)
  return page
}

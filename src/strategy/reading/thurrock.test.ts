/** The strategy this service began from comes out whole. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { thurrockParts } from '../../demonstration/strategy/thurrock-strategy.ts'
import { assembled, everyProposal, piecesOf } from './pieces.ts'
import { draftOfFixture, texts } from './reading-for-tests.ts'

const draft = await draftOfFixture('thurrock-prevent-strategy-2017-2019.txt')

test('its title stands without the years', () => {
  assert.deepEqual(draft.title, { line: 3, text: 'Thurrock PREVENT Strategy' })
})

test('its period is read, and kept as written', () => {
  assert.deepEqual(draft.period, { line: 4, text: '2017/2019', asWritten: '2017/2019', from: 2017, to: 2019 })
})

test('it has 2 objectives', () => {
  assert.deepEqual(texts(draft.objectives), [
    "Promote, challenge and develop communities' capacity to challenge extremism through increased multi-agency working",
    'Ensure that we safeguard our children and vulnerable adults from exposure to extremism',
  ])
})

test('it has 6 means', () => {
  assert.deepEqual(texts(draft.means), [
    'Identifying local threats and monitoring',
    'Encouraging greater awareness and challenge within communities',
    'Supporting Cohesion and integration between different communities to foster positive relations',
    'Ensuring professionals have awareness and are able to act appropriately on concerns',
    'Safeguarding those that are vulnerable to extremism',
    'Delivering appropriate interventions',
  ])
})

test('it has 6 recommendations, each with its theme', () => {
  assert.deepEqual(
    draft.recommendations.map(({ theme }) => theme),
    [
      'Radicalisation',
      'Radicalisation',
      'Legislation and Prevent Referrals',
      'Community Referrals',
      'Syria Returnees',
      'Hate Crime',
    ],
  )
  assert.equal(
    draft.recommendations.at(-1)?.text,
    'Statutory partners should seek to foster dialogue and mutual understanding between community groups',
  )
})

test('a proposal says where it stood', () => {
  const [first] = draft.objectives
  assert.deepEqual(
    [first?.line, first?.marker, first?.under],
    [37, '1.', 'The strategic objectives of this strategy are:'],
  )
})

test('its cover table has 4 dated stages, each with its date as written', () => {
  assert.deepEqual(
    draft.route
      .slice(0, 4)
      .map(({ date, purpose, bodies }) => [date?.asWritten, purpose?.asWritten, purpose?.code, bodies[0]?.asWritten]),
    [
      ['20/9/17', 'Draft', 'draft', 'Working group'],
      ['28/9/17', 'Approval', 'approval', 'PREVENT delivery group'],
      ['Nov 17', 'Information', 'information', 'CSP Executive'],
      ['Mar 18', 'Sign off', 'sign_off', 'CSP Strategic Board'],
    ],
  )
})

test('a day is read as a day and a month as a month', () => {
  assert.deepEqual(
    draft.route.map(({ date }) =>
      date?.is === undefined ? undefined : 'day' in date.is ? date.is.day.toString() : date.is.month.toString(),
    ),
    ['2017-09-20', '2017-09-28', '2017-11', '2018-03', undefined],
  )
})

test('the last row of the cover has no date, and names 5 bodies for information and action', () => {
  const last = draft.route.at(-1)
  assert.equal(draft.route.length, 5)
  assert.equal(last?.date, undefined)
  assert.deepEqual(last?.purpose, { asWritten: 'Information and Action', code: 'information_and_action' })
  assert.deepEqual(last.bodies, [
    { asWritten: 'Directors Board', kind: 'directors_board' },
    { asWritten: 'Cabinet', kind: 'cabinet' },
    { asWritten: 'LSCB', kind: 'lscb' },
    { asWritten: 'Adult Safeguarding Board', kind: 'safeguarding_adults_board' },
    { asWritten: 'Health & Well Being Board', kind: 'health_wellbeing_board' },
  ])
})

test('it has 7 numbered sections', () => {
  assert.deepEqual(
    draft.sections.map(({ number, heading, kind }) => [number, heading, kind]),
    [
      ['1.0', 'National Context', 'context'],
      ['2.0', 'Purpose', 'purpose'],
      ['3.0', 'Counter Terrorism and the Security Act', 'law'],
      ['4.0', 'Governance', 'governance'],
      ['5.0', 'Local Context', 'local context'],
      ['6.0', 'Conclusion', 'conclusion'],
      ['7.0', 'Appendices', 'appendices'],
    ],
  )
})

test('it has 3 appendices, of which two have the same number', () => {
  assert.deepEqual(
    draft.appendices.map(({ number, title }) => [number, title]),
    [
      ['7.2', 'Delivery Plan'],
      ['7.2', 'Channel process'],
      ['7.3', 'Equality Impact assessment'],
    ],
  )
})

test('the paragraphs on the duty are those of the section about the law', () => {
  assert.deepEqual(
    draft.dutyParagraphs.map(({ line, under }) => [line, under]),
    [
      [57, '3.0 Counter Terrorism and the Security Act'],
      [58, '3.0 Counter Terrorism and the Security Act'],
      [61, '3.0 Counter Terrorism and the Security Act'],
    ],
  )
})

test('the objective that the conclusion repeats is text of the conclusion, and no third one', () => {
  assert.match(draft.sections[5]?.text.at(-1)?.text ?? '', /^The overarching objective is to develop/)
})

test('it makes the parts that the strategy has in the service, word for word', () => {
  assert.deepEqual(assembled(piecesOf(draft), everyProposal(draft)), thurrockParts)
})

test('nothing of it is left unread', () => {
  assert.deepEqual(draft.unread, [])
})

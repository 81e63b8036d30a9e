/** The end of support and what comes after the case: exit, reviews held and filed, reopening, the archive. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { defaultSettings } from '#reference/settings.ts'
import { deadlines, isLive } from './clocks.ts'
import { argued, ids, journal, journeysTo, line, nothingFound, present, refusalOf, then } from './journeys-for-tests.ts'
import { foldJournal, type FactsOf } from './journey.ts'
import { stagesOf, type Stage } from './journey/stages.ts'
import type { JournalEntry } from './journey/state.ts'

const after = (stage: Stage) => journal(...journeysTo[stage])

// ── monitoring ──

test('monitoring says in words whether the risk has changed', () => {
  const watched = (more: object) =>
    line('2026-05-20', 'record monitoring', { meetingId: ids.laterMeeting, present, result: 'continue', ...more })
  assert.equal(refusalOf(after('active'), watched({})), 'risk-change-needed')
  assert.equal(refusalOf(after('active'), watched({ riskChange: 'lessened' })), undefined)
})

// ── exit ──

const assessedAgain = then(
  after('active'),
  line('2026-06-01', 'record assessment', { assessmentId: ids.assessment, framework: 'VAF2012' }),
  line('2026-06-01', 'agree assessment', { assessmentId: ids.assessment, change: 'improved' }),
)
const exit = (more: Partial<FactsOf<'exit'>>) =>
  line(
    '2026-06-02',
    'exit',
    {
      meetingId: ids.laterMeeting,
      present,
      closureReason: 'x_no_concern',
      votes: { exit: 4 },
      ...argued,
      ...more,
    },
    { mode: 'unanimous' },
  )

test('support does not end until every need of the plan is answered: met, moved on, or accepted', () => {
  assert.equal(refusalOf(assessedAgain, exit({ needs: undefined })), 'need-unanswered')
  assert.equal(refusalOf(assessedAgain, exit({ needs: [] })), 'need-unanswered')
  const answer = (needId: string) => ({ needId, outcome: 'moved_on' as const })
  assert.equal(refusalOf(assessedAgain, exit({ needs: [answer(ids.need), answer(ids.need)] })), 'need-not-planned')
  assert.equal(refusalOf(assessedAgain, exit({ needs: [answer(ids.need), answer(ids.agency)] })), 'need-not-planned')
  for (const outcome of ['met', 'moved_on', 'accepted'] as const)
    assert.equal(refusalOf(assessedAgain, exit({ needs: [{ needId: ids.need, outcome }] })), undefined)
})

test('support ends only when somebody has counted the sessions that were agreed and held', () => {
  assert.equal(refusalOf(assessedAgain, exit({ sessions: undefined })), 'sessions-not-counted')
})

test('seven sessions bought and one held: support does not end without saying why', () => {
  const sessions = { agreed: 7, held: 1 }
  assert.equal(refusalOf(assessedAgain, exit({ sessions })), 'sessions-unexplained')
  assert.equal(refusalOf(assessedAgain, exit({ sessions, sessionsExplained: false })), 'sessions-unexplained')
  assert.equal(refusalOf(assessedAgain, exit({ sessions, sessionsExplained: true })), undefined)
})

test('the referring school is not left out: support ends with its view, or with why it could not be asked', () => {
  assert.equal(refusalOf(assessedAgain, exit({ referrerView: undefined })), 'referrer-left-out')
  for (const referrerView of ['given', 'no_answer', 'not_possible'] as const)
    assert.equal(refusalOf(assessedAgain, exit({ referrerView })), undefined)
})

test('police are told whenever support ends', () => {
  assert.equal(refusalOf(assessedAgain, exit({ policeTold: undefined })), 'police-not-told')
  assert.equal(refusalOf(assessedAgain, exit({ policeTold: false })), 'police-not-told')
})

test('an exit that leaves out any one thing it must say is refused, whichever it is', () => {
  const must = ['needs', 'sessions', 'referrerView', 'policeTold'] as const
  fc.assert(
    fc.property(fc.subarray([...must], { minLength: 1 }), (missing) => {
      const without = Object.fromEntries(missing.map((fact) => [fact, undefined]))
      assert.notEqual(refusalOf(assessedAgain, exit(without)), undefined)
    }),
  )
})

// ── reviews: held, and filed ──

const held12 = after('review_12m')

test('a 12-month review that was held and not filed is exactly that: held, with the filing still owed', () => {
  const filed6 = then(held12, line('2027-10-01', 'file review', { review: 6, filedIn: 'both' }))
  const state = foldJournal(filed6)
  assert.deepEqual(
    state.unfiledReviews.map(({ months, heldOn }) => [months, heldOn.toString()]),
    [[12, '2027-09-30']],
  )
  assert.equal(state.reviewedAtMonths, 12)
  assert.equal(clock(filed6, 'review at 12 months', '2027-11-30')?.state, 'met on time')
  assert.equal(clock(filed6, 'file 12-month review', '2027-10-14')?.state, 'due today')
  assert.equal(clock(filed6, 'file 12-month review', '2027-11-30')?.state, 'overdue')
})

test('a review that was never held owes no filing', () => {
  assert.equal(clock(after('closed_exited'), 'file 6-month review', '2027-11-30'), undefined)
  const file = line('2027-04-01', 'file review', { review: 6, filedIn: 'both' })
  assert.equal(refusalOf(after('closed_exited'), file), 'no-review-to-file')
})

test('a review is filed once, under its own number, and not before it was held', () => {
  const file = (on: string, review: 6 | 12 | 24) => line(on, 'file review', { review, filedIn: 'national_tracker' })
  assert.equal(refusalOf(held12, file('2027-10-01', 24)), 'review-not-held')
  assert.equal(refusalOf(held12, file('2027-09-29', 12)), 'filed-before-held')
  const filed = then(held12, file('2027-10-01', 12))
  assert.equal(refusalOf(filed, file('2027-10-02', 12)), 'review-not-held')
  assert.equal(clock(filed, 'file 12-month review', '2027-11-30')?.state, 'met on time')
})

test('a review that led to reopening is filed like any other', () => {
  const reopened = then(
    after('closed_exited'),
    line(
      '2027-03-30',
      'review at 6 months',
      {
        meetingId: ids.laterMeeting,
        present,
        checked: ['police'],
        concerns: 'some',
        result: 'reopen',
        votes: { reopen: 4 },
      },
      { mode: 'unanimous' },
    ),
  )
  assert.equal(foldJournal(reopened).stage, 'reopened')
  assert.equal(clock(reopened, 'file 6-month review', '2027-04-01')?.state, 'running')
  const file = line('2027-04-01', 'file review', { review: 6, filedIn: 'own_records' })
  assert.equal(refusalOf(reopened, file), undefined)
})

test('a review says what it looked at and what it found, and its result follows', () => {
  const review = (more: Partial<FactsOf<'review at 6 months'>>) =>
    line(
      '2027-03-30',
      'review at 6 months',
      {
        meetingId: ids.laterMeeting,
        present,
        ...nothingFound,
        result: 'no_concern',
        votes: { no_concern: 4 },
        ...more,
      },
      { mode: 'unanimous' },
    )
  const exited = after('closed_exited')
  assert.equal(refusalOf(exited, review({ checked: [] })), 'review-checks-needed')
  assert.equal(refusalOf(exited, review({ concerns: undefined })), 'review-concerns-needed')
  assert.equal(refusalOf(exited, review({ concerns: 'some' })), 'review-found-concerns')
  assert.equal(refusalOf(exited, review({})), undefined)
})

test('a journal from before reviews were filed apart still folds, with its reviews held and not filed', () => {
  const old = held12.map((entry) => {
    const { checked, concerns, ...facts } = entry.facts
    return checked === undefined && concerns === undefined ? entry : { ...entry, facts }
  })
  assert.deepEqual(
    foldJournal(old).unfiledReviews.map(({ months }) => months),
    [6, 12],
  )
})

// ── the archive, and coming back ──

test('a case that had support cannot be archived before its reviews are held and filed', () => {
  const archive = (entries: readonly JournalEntry[]) => refusalOf(entries, line('2028-06-01', 'archive', {}))
  assert.equal(archive(after('closed_exited')), 'wrong-stage')
  assert.equal(archive(after('review_6m')), 'wrong-stage')
  assert.equal(archive(after('review_ext')), 'reviews-not-over')
  assert.equal(archive(held12), 'review-not-filed')
  const filed = then(
    held12,
    line('2027-10-01', 'file review', { review: 6, filedIn: 'both' }),
    line('2027-10-01', 'file review', { review: 12, filedIn: 'both' }),
  )
  assert.equal(archive(filed), undefined)
})

test('extended reviews end with the one at 24 months', () => {
  const further = (atMonths: 12 | 18 | 24, on = '2028-09-30') =>
    line(
      on,
      'further review',
      {
        meetingId: ids.laterMeeting,
        present,
        ...nothingFound,
        result: 'no_concern',
        votes: { no_concern: 4 },
        atMonths,
      },
      { mode: 'unanimous' },
    )
  assert.equal(refusalOf(after('review_ext'), further(12)), 'review-held-before')
  const over = then(
    after('review_ext'),
    further(24),
    ...([6, 12, 24] as const).map((review) => line('2028-10-01', 'file review', { review, filedIn: 'both' })),
  )
  assert.equal(refusalOf(over, line('2028-10-02', 'archive', {})), undefined)
})

test('a case reopens from every closed stage, for each cause', () => {
  for (const stage of stagesOf('closed')) {
    for (const cause of ['new concern', 'correction', 'person asked'] as const) {
      const reopened = then(after(stage), line('2028-06-01', 'reopen', { cause }))
      assert.equal(foldJournal(reopened).stage, 'reopened', stage)
    }
  }
})

test('a record is not destroyed while it is held, nor by one person alone', () => {
  const destroy = (approvedBy: string) => line('2027-03-08', 'destroy record', { approvedBy, batch: ids.batch })
  const held = then(after('retention_review'), line('2027-03-08', 'place legal hold', { cause: 'court' }))
  assert.equal(refusalOf(held, destroy(ids.supervisor)), 'legal-hold')
  assert.equal(refusalOf(after('retention_review'), destroy(ids.governance)), 'approver-is-you')
})

// ── risk, and notes ──

const risk = (on: string, more: Partial<FactsOf<'record risk'>> = {}) =>
  line(on, 'record risk', {
    riskId: ids.risk,
    standing: 'held',
    toWhom: 'person',
    ownerAgency: ids.agency,
    reviewOn: '2026-08-03',
    ...more,
  })

test('a risk has an owner and a day, in the future, on which it is looked at again', () => {
  assert.equal(refusalOf(after('active'), risk('2026-06-01', { reviewOn: undefined })), 'risk-review-needed')
  assert.equal(refusalOf(after('active'), risk('2026-08-03')), 'risk-review-needed')
  const recorded = then(after('active'), risk('2026-06-01'))
  assert.equal(clock(recorded, 'risk review', '2026-08-04')?.state, 'overdue')
  const again = then(recorded, risk('2026-08-03', { reviewOn: '2026-10-01' }))
  assert.deepEqual(
    deadlines(again, defaultSettings, Temporal.PlainDate.from('2026-08-04'))
      .filter(({ clock: name }) => name === 'risk review')
      .map(({ state, dueOn }) => [state, dueOn.toString()]),
    [
      ['met on time', '2026-08-03'],
      ['running', '2026-10-01'],
    ],
  )
})

test('a risk that has ended is looked at no more, and only one that stands can end', () => {
  assert.equal(refusalOf(after('active'), risk('2026-06-01', { standing: 'ended' })), 'no-such-risk')
  const ended = then(
    after('active'),
    risk('2026-06-01'),
    risk('2026-06-01', { riskId: ids.otherRisk }),
    risk('2026-06-02', { standing: 'ended' }),
  )
  assert.deepEqual(
    foldJournal(ended).risks.map(({ riskId }) => riskId),
    [ids.otherRisk],
  )
  assert.equal(
    deadlines(ended, defaultSettings, Temporal.PlainDate.from('2026-06-03')).filter(
      (one) => one.clock === 'risk review' && isLive(one),
    ).length,
    1,
  )
})

test('only a panel with those whom the Act asks for gives a risk its word, and only with reasons', () => {
  const recorded = then(after('active'), risk('2026-06-01'))
  const word = (more: object = {}, reasonGiven = true) =>
    line(
      '2026-06-02',
      'agree risk word',
      { meetingId: ids.laterMeeting, present, riskId: ids.risk, word: 'medium', ...more },
      { reasonGiven },
    )
  assert.equal(refusalOf(after('active'), word()), 'no-risk-stands')
  assert.equal(refusalOf(recorded, word({ present: { chair: 'neither', homeForcePolice: true } })), 'no-chair-present')
  assert.equal(refusalOf(recorded, word({}, false)), 'reason-needed')
  assert.equal(refusalOf(recorded, word()), undefined)
})

test('a contact says who was contacted and how', () => {
  const contact = (more: object) => line('2026-06-01', 'add note', { kind: 'contact', ...more })
  assert.equal(refusalOf(after('active'), contact({ contacted: 'person' })), 'contact-incomplete')
  assert.equal(refusalOf(after('active'), contact({ contacted: 'person', how: 'telephone' })), undefined)
})

test('a correction points at a note of the case, and the note it corrects stays', () => {
  const noted = then(after('active'), line('2026-06-01', 'add note', { kind: 'other' }))
  const place = noted.length
  const correct = (corrects?: number) => line('2026-06-02', 'add note', { kind: 'correction', corrects })
  assert.equal(refusalOf(noted, correct()), 'no-such-note')
  assert.equal(refusalOf(noted, correct(1)), 'no-such-note')
  const corrected = then(noted, correct(place))
  assert.deepEqual(foldJournal(corrected).notes, [place, place + 1])
  assert.deepEqual(corrected[place - 1], noted[place - 1])
})

function clock(entries: readonly JournalEntry[], name: string, today: string) {
  return deadlines(entries, defaultSettings, Temporal.PlainDate.from(today)).findLast((one) => one.clock === name)
}

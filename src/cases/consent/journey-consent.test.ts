/** The steps of consent, as the journey has them: who is asked, what is an answer, what follows from a no. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import type { Birth } from '#people/birth.ts'
import { defaultSettings } from '#reference/settings.ts'
import { deadlines } from '../clocks.ts'
import {
  askingOf,
  ids,
  journal,
  journeysTo,
  line,
  ownConsent,
  parentsConsent,
  people,
  policeSaid,
  present,
  refusalOf,
  then,
} from '../journeys-for-tests.ts'
import { foldJournal, nextSteps, takeStep, type FactsOf } from '../journey.ts'
import type { Stage } from '../journey/stages.ts'
import type { JournalEntry } from '../journey/state.ts'

const after = (stage: Stage) => journal(...journeysTo[stage])
const planned = journal(...journeysTo.consent_sought).slice(0, -1)
const born = (iso: string): Birth => ({ known: 'date', on: Temporal.PlainDate.from(iso) })

function refusedOn(
  entries: readonly JournalEntry[],
  on: string,
  birth: Birth,
  step: 'seek consent' | 'ask for consent again' | 'start support' | 'resume support',
  facts: Readonly<Record<string, unknown>>,
) {
  const taken = takeStep(foldJournal(entries), step, {
    facts,
    reasonGiven: true,
    actor: { account: ids.coordinator, roles: ['coordinator'], named: true },
    at: Temporal.Instant.from(`${on}T12:00:00Z`),
    on: Temporal.PlainDate.from(on),
    birth,
  })
  return taken.ok ? undefined : taken.reason
}

const asked = (people: FactsOf<'seek consent'>['asked'], band: FactsOf<'seek consent'>['band']) => ({
  ...askingOf('adult', []),
  asked: people,
  band,
  ageFrom: 'birth date',
})

test('who must be asked follows from the birth date on record, whatever the form says', () => {
  const on = '2026-04-15'
  const ask = (birth: string, ...rest: Parameters<typeof asked>) =>
    refusedOn(planned, on, born(birth), 'seek consent', asked(...rest))
  assert.equal(ask('2008-04-16', ['person'], 'adult'), 'age-does-not-fit')
  assert.equal(ask('2008-04-16', ['person'], '16_17'), 'parent-not-asked')
  assert.equal(ask('2008-04-16', ['parent'], '16_17'), 'young-person-not-asked')
  assert.equal(ask('2008-04-16', ['parent', 'person'], '16_17'), undefined)
  assert.equal(ask('2008-04-15', ['person'], 'adult'), undefined)
  assert.equal(ask('2008-04-15', ['parent'], 'adult'), 'person-not-asked')
})

test('without a birth date whoever asks says how old the person is, and not that a record says so', () => {
  const ask = (more: object) =>
    refusedOn(planned, '2026-04-15', { known: 'nothing' }, 'seek consent', { ...asked(['person'], 'adult'), ...more })
  assert.equal(ask({}), 'age-does-not-fit')
  assert.equal(ask({ ageFrom: 'found out' }), undefined)
})

test('an asking without what was told, how and by whom is not recorded', () => {
  assert.equal(refusalOf(planned, line('2026-04-15', 'seek consent', { askedOf: 'person' })), 'facts-incomplete')
})

test('a yes from somebody who was not told everything is not consent', () => {
  const told = { ...askingOf('adult', ['person']), told: ['purpose', 'who'] as const }
  const sought = then(planned, line('2026-04-15', 'seek consent', { ...told, told: [...told.told] }))
  assert.equal(refusalOf(sought, line('2026-04-16', 'record consent', ownConsent('2027-04-16'))), 'not-told-everything')
})

test('a yes without the interpreter who was needed is not consent', () => {
  const sought = then(
    planned,
    line('2026-04-15', 'seek consent', { ...askingOf('adult', ['person']), interpreter: 'needed but missing' }),
  )
  const yes = line('2026-04-16', 'record consent', ownConsent('2027-04-16'))
  assert.equal(refusalOf(sought, yes), 'interpreter-was-needed')
  const again = then(sought, line('2026-04-16', 'ask for consent again', askingOf('adult', ['person'])))
  assert.equal(refusalOf(again, yes), undefined)
})

test('consent has a last day, and stops support once that has passed', () => {
  const sought = then(planned, line('2026-04-15', 'seek consent', askingOf('adult', ['person'])))
  assert.equal(
    refusalOf(sought, line('2026-04-16', 'record consent', ownConsent('2026-04-16'))),
    'consent-needs-a-last-day',
  )
  const yes = then(sought, line('2026-04-16', 'record consent', ownConsent('2026-07-31')))
  assert.equal(refusalOf(yes, line('2026-07-31', 'start support', {})), undefined)
  assert.equal(refusalOf(yes, line('2026-08-01', 'start support', {})), 'consent-past-its-day')
})

test('a parent’s consent needs to show that they hold parental responsibility', () => {
  const yes = parentsConsent('2027-04-20')
  const { responsibility, ...without } = yes
  assert.ok(responsibility)
  assert.equal(
    refusalOf(after('consent_sought'), line('2026-04-20', 'record consent', without)),
    'responsibility-not-shown',
  )
})

test('where parents disagree, or one is part of the concern, advice comes before consent is relied on', () => {
  const yes = (family: FactsOf<'record consent'>['family'], advice?: FactsOf<'record consent'>['advice']) =>
    refusalOf(
      after('consent_sought'),
      line('2026-04-20', 'record consent', { ...parentsConsent('2027-04-20'), family, ...(advice && { advice }) }),
    )
  assert.equal(yes(['parents_disagree']), 'advice-needed')
  assert.equal(yes(['parent_in_concern'], []), 'advice-needed')
  assert.equal(yes(['parents_disagree'], ['legal']), undefined)
  assert.equal(yes(['looked_after']), undefined)
})

test('a young person who can understand is asked, and a yes over their no waits for the chair', () => {
  const answer = (more: object) => line('2026-04-20', 'record consent', { ...parentsConsent('2027-04-20'), ...more })
  const sought = after('consent_sought')
  assert.equal(refusalOf(sought, answer({ ownView: undefined })), 'own-view-needed')
  assert.equal(refusalOf(sought, answer({ competent: undefined })), 'competence-needed')
  assert.equal(refusalOf(sought, answer({ ownView: 'not asked' })), 'young-person-not-asked')
  assert.equal(refusalOf(sought, answer({ ownView: 'not asked', competent: false })), undefined)

  const against = then(sought, answer({ ownView: 'does not agree' }))
  const start = line('2026-04-22', 'start support', {})
  assert.equal(refusalOf(against, start), 'young-person-disagrees')
  const decide = (decision: 'go on' | 'do not go on') =>
    line('2026-04-21', 'decide after young person disagrees', { decision })
  assert.equal(refusalOf(then(against, decide('go on')), start), undefined)
  assert.equal(refusalOf(then(against, decide('do not go on')), start), 'young-person-heard')
  assert.equal(refusalOf(sought, decide('go on')), 'young-person-does-not-disagree')
  assert.equal(refusalOf(against, { ...decide('go on'), reasonGiven: false }), 'reason-needed')
})

test('nobody counts as not reached after one unanswered call', () => {
  const silent = line('2026-05-20', 'record consent', { status: 'no_contact', age: 'under_18' })
  const attempt = (on: string) => line(on, 'record consent attempt', { how: 'telephone' })
  const once = then(after('consent_sought'), attempt('2026-05-01'))
  assert.equal(refusalOf(once, silent), 'attempts-too-few')
  assert.equal(refusalOf(then(once, attempt('2026-05-05'), attempt('2026-05-12')), silent), undefined)
})

// ── capacity, decision by decision ──

const lacks = (more: object = {}) =>
  line('2026-04-16', 'record capacity assessment', {
    decision: 'support',
    assessedOn: '2026-04-16',
    assessor: 'social_worker',
    outcome: 'lacks',
    fluctuates: true,
    decidedBy: 'not_yet',
    ...more,
  })
const adultAsked = then(planned, line('2026-04-15', 'seek consent', askingOf('adult', ['person'])))

test('capacity is assessed for this decision before anybody decides for an adult', () => {
  const unable = line('2026-04-17', 'record consent', { status: 'unable_capacity', age: 'adult' })
  assert.equal(refusalOf(adultAsked, unable), 'capacity-not-assessed')
  assert.equal(refusalOf(then(adultAsked, lacks({ decision: 'another' })), unable), 'capacity-not-assessed')
  assert.equal(refusalOf(then(adultAsked, lacks()), unable), undefined)
})

test('a best-interests decision stands in for consent only when somebody has made it', () => {
  const forThem = line('2026-04-20', 'record consent', {
    ...ownConsent('2027-04-20'),
    givenBy: 'deputy_best_interests',
  })
  assert.equal(refusalOf(adultAsked, forThem), 'capacity-not-assessed')
  assert.equal(refusalOf(then(adultAsked, lacks()), forThem), 'best-interests-not-decided')
  const early = lacks({ decidedBy: 'best_interests', decidedOn: '2026-04-10' })
  assert.equal(refusalOf(adultAsked, early), 'best-interests-day-wrong')
  const decided = { ...lacks({ decidedBy: 'best_interests', decidedOn: '2026-04-18' }), on: '2026-04-18' }
  assert.equal(refusalOf(then(adultAsked, decided), forThem), undefined)
})

test('capacity that came back lets the person answer themself again', () => {
  const yes = line('2026-05-20', 'record consent', ownConsent('2027-04-20'))
  const lacking = then(adultAsked, lacks())
  assert.equal(refusalOf(lacking, yes), 'capacity-says-otherwise')
  const back = { ...lacks({ outcome: 'has', assessedOn: '2026-05-19', decidedBy: undefined }), on: '2026-05-19' }
  assert.equal(refusalOf(then(lacking, back), yes), undefined)
})

// ── a no, and what follows ──

test('after a refusal the panel considers health and social care and police what remains, then the case may close', () => {
  const refused = then(adultAsked, line('2026-04-20', 'record consent', { status: 'refused', age: 'adult' }))
  const close = (closureReason: FactsOf<'close without consent'>['closureReason']) =>
    line('2026-05-06', 'close without consent', { closureReason, safeguardingHandOff: 'not_needed' })
  const care = line('2026-05-05', 'consider section 36(6)', {
    meetingId: ids.laterMeeting,
    present,
    considered: 'health',
  })
  assert.equal(refusalOf(refused, close('consent_refused')), 'care-not-considered')
  const considered = then(refused, care)
  assert.equal(refusalOf(considered, close('consent_refused')), 'police-not-considered')
  assert.equal(
    refusalOf(then(considered, policeSaid('2026-05-05', 'awaited')), close('consent_refused')),
    'police-not-considered',
  )
  const both = then(considered, policeSaid('2026-05-05'))
  assert.equal(refusalOf(both, close('consent_refused')), undefined)
  assert.equal(refusalOf(both, close('police_led_partnership')), 'not-what-police-said')
  assert.equal(refusalOf(both, close('not_contactable')), 'closure-reason-wrong')
  const led = then(considered, policeSaid('2026-05-05', 'police_led_partnership'))
  assert.equal(refusalOf(led, close('consent_refused')), 'not-what-police-said')
  assert.equal(foldJournal(then(led, close('police_led_partnership'))).stage, 'closed_plp')
})

const withdrawn = then(
  after('active'),
  line('2026-06-01', 'end consent', {
    status: 'withdrawn',
    withdrawnBy: 'parent',
    how: 'telephone',
    toldTo: ids.caseOfficer,
  }),
)

test('a withdrawal puts section 36(6) and the question to police on the list, with days', () => {
  const due = deadlines(withdrawn, defaultSettings, Temporal.PlainDate.from('2026-06-02'))
    .filter(({ state }) => state === 'running')
    .map(({ clock }) => clock)
  assert.ok(due.includes('care after consent'))
  assert.ok(due.includes('police after consent'))
  const offered = nextSteps(foldJournal(withdrawn), people.chair).filter(({ allowed }) => allowed)
  const names = offered.map(({ step }) => step)
  assert.ok(names.includes('consider section 36(6)'))
  assert.ok(names.includes('record police consideration'))
})

const considered = then(
  withdrawn,
  line('2026-06-10', 'consider section 36(6)', { meetingId: ids.laterMeeting, present, considered: 'social_care' }),
  policeSaid('2026-06-11'),
)
const closed = {
  closureReason: 'x_withdrew',
  safeguardingHandOff: 'made',
  needs: foldJournal(considered).planNeeds.map(({ needId }) => ({ needId, outcome: 'accepted' as const })),
  sessions: { agreed: 7, held: 1 },
  sessionsExplained: true,
  referrerView: 'given',
} as const
const closedOn = (facts: Partial<FactsOf<'close after consent ended'>>) =>
  line('2026-06-12', 'close after consent ended', { ...closed, ...facts })

test('after a withdrawal the case closes as one that had support, and its reviews follow', () => {
  const over = then(considered, closedOn({}))
  assert.equal(foldJournal(over).stage, 'closed_exited')
  assert.ok(foldJournal(over).runningClocks.includes('review at 6 months'))
})

test('who stops by their own choice leaves no need unanswered, no session unexplained and no referrer unasked', () => {
  assert.ok(closed.needs.length > 0)
  assert.equal(refusalOf(considered, closedOn({ needs: closed.needs.slice(1) })), 'need-unanswered')
  assert.equal(refusalOf(considered, closedOn({ needs: undefined })), 'need-unanswered')
  assert.equal(refusalOf(considered, closedOn({ sessionsExplained: undefined })), 'sessions-unexplained')
  assert.equal(refusalOf(considered, closedOn({ sessions: undefined })), 'sessions-not-counted')
  assert.equal(refusalOf(considered, closedOn({ referrerView: undefined })), 'referrer-left-out')
  assert.equal(refusalOf(considered, closedOn({})), undefined)
})

test('a new yes after a withdrawal lets support go on, and ends the questions it had raised', () => {
  const again = then(
    withdrawn,
    line('2026-06-02', 'ask for consent again', askingOf('12_15', ['person', 'parent'])),
    line('2026-06-03', 'record consent', parentsConsent('2027-06-03')),
  )
  assert.equal(refusalOf(again, line('2026-06-04', 'resume support', {})), undefined)
  assert.equal(foldJournal(again).runningClocks.includes('care after consent'), false)
  assert.equal(foldJournal(again).section36CarePath, undefined)
})

// ── turning 18 ──

test('from the 18th birthday support neither starts nor resumes on a parent’s consent', () => {
  const birth = born('2008-06-03')
  const yes = then(
    planned,
    line('2026-04-15', 'seek consent', askingOf('16_17', ['person', 'parent'])),
    line('2026-04-20', 'record consent', parentsConsent('2027-04-20')),
  )
  assert.equal(refusedOn(yes, '2026-06-02', birth, 'start support', {}), undefined)
  assert.equal(refusedOn(yes, '2026-06-03', birth, 'start support', {}), 'consent-came-of-age')

  const paused = then(
    yes,
    line('2026-05-01', 'start support', {}),
    line('2026-05-20', 'pause support', { cause: 'illness' }),
  )
  assert.equal(refusedOn(paused, '2026-06-03', birth, 'resume support', {}), 'consent-came-of-age')
  // A parent's answer to the old asking does not help, nor the young person's own to it: they are asked anew.
  const own = line('2026-06-03', 'record consent', ownConsent('2027-06-03'))
  assert.equal(refusalOf(paused, own), 'age-does-not-fit')
  const again = then(paused, line('2026-06-03', 'ask for consent again', askingOf('adult', ['person'])), own)
  assert.equal(refusedOn(again, '2026-06-03', birth, 'resume support', {}), undefined)
})

/** What a journal's panel decisions add to the panel's figures. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ids, journal, journeysTo, line, present, type Line } from '#cases/journeys-for-tests.ts'
import { planItems } from '#cases/journey/statutory-rules.ts'
import { shareWords, type Share } from '#reference/disclosure.ts'
import { countPanelDecisions } from './decisions.ts'

/** By measure: what the quarters add up to. */
function counted(...lines: readonly Line[]): Readonly<Record<string, string>> {
  const counts = new Map<string, Map<string, Share>>()
  countPanelDecisions(journal(...lines), (code) => {
    const its = counts.get(code) ?? new Map<string, Share>()
    counts.set(code, its)
    return its
  })
  return Object.fromEntries(
    [...counts].map(([code, its]) => [code, [...its].map(([on, share]) => `${on}: ${shareWords(share)}`).join('; ')]),
  )
}

const listedAgain = line('2026-04-08', 'list for panel', { meetingId: ids.laterMeeting, meetingOn: '2026-05-05' })
const deferral = { meetingId: ids.laterMeeting, present, decision: 'defer', actionAgency: ids.agency } as const

test('a case adopted at its first discussion is unanimous, not deferred, and decided soon', () => {
  assert.deepEqual(counted(...journeysTo.adopted), {
    'panel as the act asks': '2026-04-01: 1 of 1',
    'panel unanimous': '2026-04-01: 1 of 1',
    'panel deferred': '2026-04-01: 0 of 1',
    'panel decided soon': '2026-04-01: 1 of 1',
  })
})

test('a case put off is timed from when it was first listed, and dissent is counted as the votes have it', () => {
  const decided = line(
    '2026-05-05',
    'panel decision',
    {
      meetingId: ids.laterMeeting,
      present,
      decision: 'adopt',
      votes: { adopt: 2, not_adopt: 2 },
      planStates: [...planItems],
    },
    { mode: 'chair' },
  )
  assert.deepEqual(counted(...journeysTo.deferred, listedAgain, decided), {
    'panel as the act asks': '2026-04-01: 2 of 2',
    'panel unanimous': '2026-04-01: 1 of 2',
    'panel by chair': '2026-04-01: 1 of 1',
    'panel deferred': '2026-04-01: 1 of 2',
    'panel deferred again': '2026-04-01: 0 of 1',
    'panel decided soon': '2026-04-01: 0 of 1',
  })
})

test('a second deferral, which the chair extends, is told apart from the first', () => {
  const again = line(
    '2026-05-05',
    'panel decision',
    { ...deferral, votes: { defer: 4 }, actionDueOn: '2026-05-20', chairExtends: true },
    { mode: 'unanimous' },
  )
  const figures = counted(...journeysTo.deferred, listedAgain, again)
  assert.equal(figures['panel deferred again'], '2026-04-01: 1 of 2')
  assert.equal(figures['panel decided soon'], undefined)
})

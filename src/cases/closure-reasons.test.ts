/** Every reason that a case may be closed for can be come to by steps that are allowed, and is then what the case says. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { labelOf } from '#reference/code-list.ts'
import { closureReasons, exitReasons, type ClosureReason } from '#reference/decisions.ts'
import { argued, ids, journal, journeysTo, line, policeSaid, present, then, type Line } from './journeys-for-tests.ts'
import { foldJournal, type FactsOf } from './journey.ts'
import { isClosed, type Stage } from './journey/stages.ts'

const supervised = { supervisor: ids.supervisor, safeguardingHandOff: 'not_needed' } as const

type GatewayEnding = 'nfa' | 'signposted' | 'police_investigation' | 'police_led_partnership'
const gateway = (outcome: GatewayEnding, reason: ClosureReason): Ending => [
  'gateway',
  [line('2026-03-06', 'decide gateway', { outcome, closureReason: reason, ...supervised })],
]
const considered = (on: string) =>
  line(on, 'consider section 36(6)', { meetingId: ids.meeting, present, considered: 'social_care' })
const notAdopted = (reason: 'not_adopted_not_susceptible' | 'not_adopted_other_service'): Ending => [
  'not_adopted',
  [considered('2026-04-07'), line('2026-04-08', 'close after panel', { closureReason: reason })],
]
type ExitReason = FactsOf<'exit'>['closureReason']
const exitOn = (on: string, reason: ExitReason) =>
  line(
    on,
    'exit',
    { meetingId: ids.laterMeeting, present, closureReason: reason, votes: { exit: 5 }, ...argued },
    { mode: 'unanimous' },
  )
const assessedAgain = [
  line('2026-09-01', 'record assessment', { assessmentId: ids.assessment, framework: 'VAF2012' }),
  line('2026-09-01', 'agree assessment', { assessmentId: ids.assessment, change: 'improved' }),
]
const exit = (reason: ExitReason): Ending => ['active', [...assessedAgain, exitOn('2026-09-30', reason)]]

/** From a stage, by these steps. The type asks for a way whenever a reason is added. */
type Ending = readonly [from: Stage, lines: readonly Line[]]
const endings: Record<ClosureReason, Ending> = {
  nfa_no_concern: gateway('nfa', 'nfa_no_concern'),
  nfa_context: gateway('nfa', 'nfa_context'),
  nfa_misinformed: gateway('nfa', 'nfa_misinformed'),
  nfa_malicious: gateway('nfa', 'nfa_malicious'),
  nfa_insufficient: [
    'returned',
    [line('2026-03-20', 'close returned referral', { closureReason: 'nfa_insufficient', ...supervised })],
  ],
  signposted: gateway('signposted', 'signposted'),
  safeguarding_route: gateway('signposted', 'safeguarding_route'),
  police_investigation: gateway('police_investigation', 'police_investigation'),
  police_led_partnership: gateway('police_led_partnership', 'police_led_partnership'),
  duplicate: [
    'referral_received',
    [line('2026-03-03', 'mark duplicate', { closureReason: 'duplicate', openCase: ids.otherCase })],
  ],
  wrong_area: ['gateway', [line('2026-03-05', 'close for another reason', { closureReason: 'wrong_area' })]],
  deceased: ['panel_listed', [line('2026-03-20', 'close for another reason', { closureReason: 'deceased' })]],
  not_adopted_not_susceptible: notAdopted('not_adopted_not_susceptible'),
  not_adopted_other_service: notAdopted('not_adopted_other_service'),
  not_adopted_too_high_risk: [
    'panel_listed',
    [
      line(
        '2026-04-07',
        'panel decision',
        { meetingId: ids.meeting, present, decision: 'refer_to_police', votes: { refer_to_police: 5 } },
        { mode: 'unanimous' },
      ),
      considered('2026-04-07'),
      line('2026-04-08', 'close after panel', { closureReason: 'not_adopted_too_high_risk' }),
    ],
  ],
  consent_refused: [
    'consent_sought',
    [
      line('2026-04-20', 'record consent', { status: 'refused', age: 'under_18', ownView: 'agrees', competent: true }),
      considered('2026-05-05'),
      policeSaid('2026-05-05'),
      line('2026-05-05', 'close without consent', { closureReason: 'consent_refused', safeguardingHandOff: 'made' }),
    ],
  ],
  not_contactable: [
    'consent_sought',
    [
      ...['2026-04-17', '2026-04-21', '2026-04-24'].map((on) =>
        line(on, 'record consent attempt', { how: 'telephone' }),
      ),
      line('2026-04-28', 'record consent', { status: 'no_contact', age: 'under_18' }),
      considered('2026-05-05'),
      policeSaid('2026-05-05'),
      line('2026-05-05', 'close without consent', { closureReason: 'not_contactable', safeguardingHandOff: 'made' }),
    ],
  ],
  x_no_concern: exit('x_no_concern'),
  x_withdrew: [
    'active',
    [
      line('2026-06-01', 'end consent', { status: 'withdrawn', withdrawnBy: 'parent', how: 'telephone' }),
      considered('2026-06-09'),
      policeSaid('2026-06-09'),
      exitOn('2026-06-09', 'x_withdrew'),
    ],
  ],
  x_risk_up: exit('x_risk_up'),
  x_moved: exit('x_moved'),
  x_custody: exit('x_custody'),
  x_other_support: exit('x_other_support'),
  x_admin: exit('x_admin'),
}

for (const list of [closureReasons, exitReasons])
  for (const { code } of list)
    test(`a case can be closed as “${labelOf(list, code)}”`, () => {
      const [from, lines] = endings[code]
      const closed = foldJournal(then(journal(...journeysTo[from]), ...lines))
      assert.ok(isClosed(closed.stage), closed.stage)
      assert.equal(closed.closureReason, code)
    })

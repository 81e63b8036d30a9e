/** The lines of the process diagram: each with the transitions it stands for. See diagram-layout.ts for how to read it. */
import {
  archiveLine,
  beside,
  boxOf,
  isRail,
  railX,
  rails,
  reopenLine,
  returnX,
  reviewsX,
  rowY,
  spine,
  type Edge,
} from './diagram-layout.ts'
import { aside, box, centreOf, down, ends, middleOf } from './diagram-lines.ts'
import type { Stage } from './stages.ts'

const reopened = box('reopened')
const archived = box('archived')
const retentionReview = box('retention_review')
const retained = box('retained_until')
const destroyed = box('destroyed')

const theWayDown: readonly Edge[] = [
  down('referral_draft', 'referral_received', 'sent'),
  down('referral_received', 'gateway', 'police take it in'),
  down('gateway', 'info_gathering', 'progress'),
  down('info_gathering', 's36_pending', 'assessment agreed'),
  down('s36_pending', 'panel_listed', 'grounds · s36(3)'),
  down('panel_listed', 'adopted', 'adopt · s37(6)'),
  down('adopted', 'consent_sought', 'plan final · s36(5)'),
  down('consent_sought', 'active', 'consent · s41'),
  down('active', 'closed_exited', 'panel ends it'),
  down('closed_exited', 'review_6m', 'no concern'),
  down('review_6m', 'review_12m', 'no concern'),
]

const waiting: readonly Edge[] = [
  {
    pairs: [['referral_draft', 'deleted']],
    points: [
      [box('referral_draft').right, rowY(0)],
      [box('deleted').left, rowY(0)],
    ],
    heads: 'end',
  },
  aside('referral_received', 'returned', 30, 'both', 'incomplete'),
  aside('panel_listed', 'deferred', 30, 'both', 'defer'),
  aside('panel_listed', 'not_adopted', 84, 'end'),
  aside('active', 'paused', 30, 'both', 'pause'),
]

const endings: readonly Edge[] = [
  ends('referral_received', ['duplicate', 'closed_other']),
  ends('returned', ['closed_nfa', 'closed_other']),
  ends(
    'gateway',
    ['duplicate', 'closed_nfa', 'closed_signposted', 'closed_police', 'closed_plp', 'closed_other'],
    'does not go on',
  ),
  ends('info_gathering', ['transferred', 'closed_other']),
  ends('s36_pending', ['closed_nfa', 'closed_signposted', 'closed_plp', 'transferred', 'closed_other'], 'no grounds'),
  ends('panel_listed', ['transferred', 'closed_other']),
  ends('deferred', ['transferred', 'closed_other']),
  ends('not_adopted', ['closed_police', 'closed_plp', 'closed_not_adopted', 'closed_other']),
  ends('adopted', ['transferred', 'closed_other']),
  ends('consent_sought', ['closed_plp', 'closed_consent_refused', 'transferred', 'closed_other'], 'not given · s36(6)'),
  ends('active', ['closed_police', 'closed_plp', 'transferred', 'closed_other']),
  ends('paused', ['closed_police', 'closed_plp', 'transferred', 'closed_other']),
]

/** A case that comes from another area takes up where its own panel can go on from. */
const comesFromAnotherArea: readonly Edge[] = [
  {
    pairs: [['referral_draft', 'adopted']],
    points: [
      [spine.left, rowY(0)],
      [reviewsX, rowY(0)],
      [reviewsX, rowY(9)],
      [spine.left, rowY(9)],
    ],
    heads: 'end',
    words: { lines: ['from another area'], at: [reviewsX - 8, rowY(0) - 8], anchor: 'end' },
  },
  ...(['info_gathering', 'panel_listed'] as const).map((stage): Edge => {
    const y = centreOf(box(stage)) + 14
    return {
      pairs: [['referral_draft', stage]],
      points: [
        [reviewsX, y],
        [spine.left, y],
      ],
      heads: 'end',
      dots: [[reviewsX, y]],
    }
  }),
]

const reviewTurn = rowY(13) + 14
const afterSupport: readonly Edge[] = [
  {
    pairs: [['paused', 'closed_exited']],
    points: [
      [beside.middle, box('paused').bottom],
      [beside.middle, rowY(13) - 12],
      [spine.right, rowY(13) - 12],
    ],
    heads: 'end',
  },
  {
    pairs: [['closed_exited', 'review_ext']],
    points: [
      [spine.right, reviewTurn],
      [beside.middle, reviewTurn],
      [beside.middle, box('review_ext').top],
    ],
    heads: 'end',
    words: { lines: ['extended'], at: [beside.middle + 10, box('review_ext').top - 10] },
  },
  {
    pairs: [['review_6m', 'review_ext']],
    points: [
      [spine.right, rowY(14) + 14],
      [beside.middle, rowY(14) + 14],
    ],
    heads: 'none',
    dots: [[beside.middle, rowY(14) + 14]],
  },
  {
    pairs: [['closed_consent_refused', 'review_6m']],
    points: [
      [railX('closed_consent_refused'), rowY(14) - 12],
      [spine.right, rowY(14) - 12],
    ],
    heads: 'end',
    dots: [[railX('closed_consent_refused'), rowY(14) - 12]],
    words: { lines: ['s36(4)(e)'], at: [beside.middle + 12, rowY(14) - 20] },
  },
  {
    pairs: [['closed_consent_refused', 'review_ext']],
    points: [
      [railX('closed_consent_refused'), rowY(15)],
      [beside.right, rowY(15)],
    ],
    heads: 'end',
    dots: [[railX('closed_consent_refused'), rowY(15)]],
  },
]

const comesBack: readonly Edge[] = [
  {
    pairs: [['closed_exited', 'reopened']],
    points: [
      [spine.left, rowY(13)],
      [reviewsX, rowY(13)],
      [reviewsX, reopenLine],
    ],
    heads: 'none',
    dots: [[reviewsX, reopenLine]],
  },
  {
    pairs: [['review_6m', 'reopened']],
    points: [
      [spine.left, rowY(14)],
      [reviewsX, rowY(14)],
    ],
    heads: 'none',
    dots: [[reviewsX, rowY(14)]],
  },
  {
    pairs: ([...rails, 'review_12m', 'review_ext'] as const).map((from) => [from, 'reopened'] as const),
    points: [
      [railX('closed_other'), reopenLine],
      [reopened.right, reopenLine],
    ],
    heads: 'end',
    dots: [
      ...rails.map((rail) => [railX(rail), reopenLine] as const),
      [spine.middle, reopenLine],
      [beside.middle, reopenLine],
    ],
    words: { lines: ['new concerns, or a correction'], at: [spine.middle + 12, reopenLine - 9] },
  },
  {
    pairs: [['reopened', 'closed_other']],
    points: [
      [reopened.right, rowY(16) - 12],
      [railX('closed_other'), rowY(16) - 12],
    ],
    heads: 'none',
    dots: [[railX('closed_other'), rowY(16) - 12]],
  },
  {
    pairs: [['reopened', 'gateway']],
    points: [
      [reopened.right, reopened.top + 8],
      [returnX, reopened.top + 8],
      [returnX, rowY(3)],
      [spine.left, rowY(3)],
    ],
    heads: 'end',
  },
  ...(['info_gathering', 'panel_listed'] as const).map((stage): Edge => {
    const y = centreOf(box(stage))
    return {
      pairs: [['reopened', stage]],
      points: [
        [returnX, y],
        [spine.left, y],
      ],
      heads: 'end',
      dots: [[returnX, y]],
    }
  }),
]

const putAway: readonly Edge[] = [
  {
    pairs: [['review_12m', 'archived']],
    points: [
      [spine.middle, box('review_12m').bottom],
      [spine.middle, archived.top],
    ],
    heads: 'end',
  },
  {
    pairs: [['review_ext', 'archived']],
    points: [
      [beside.middle, box('review_ext').bottom],
      [beside.middle, archiveLine],
    ],
    heads: 'none',
    dots: [[beside.middle, archiveLine]],
  },
  {
    pairs: rails.map((rail) => [rail, 'archived'] as const),
    points: [
      [railX('closed_other'), archiveLine],
      [spine.middle, archiveLine],
    ],
    heads: 'none',
    dots: [...rails.map((rail) => [railX(rail), archiveLine] as const), [spine.middle, archiveLine]],
    words: { lines: ['nothing more is owed'], at: [spine.middle + 12, archiveLine - 9] },
  },
  {
    pairs: [['archived', 'retention_review']],
    points: [
      [archived.right, centreOf(archived)],
      [retentionReview.left, centreOf(archived)],
    ],
    heads: 'end',
    words: { lines: ['at its date'], at: [archived.right + 8, centreOf(archived) - 9] },
  },
  {
    pairs: [
      ['retention_review', 'retained_until'],
      ['retained_until', 'retention_review'],
    ],
    points: [
      [retentionReview.right, centreOf(archived)],
      [retained.left, centreOf(archived)],
    ],
    heads: 'both',
    words: { lines: ['kept'], at: [retentionReview.right + 26, centreOf(archived) - 9] },
  },
  {
    pairs: [['retention_review', 'destroyed']],
    points: [
      [middleOf(retentionReview), retentionReview.bottom],
      [middleOf(retentionReview), retentionReview.bottom + 24],
      [middleOf(destroyed), retentionReview.bottom + 24],
      [middleOf(destroyed), destroyed.bottom],
    ],
    heads: 'end',
    words: { lines: ['approved by someone else'], at: [middleOf(retentionReview) + 14, retentionReview.bottom + 18] },
  },
]

export const edges: readonly Edge[] = [
  ...endings,
  ...afterSupport,
  ...comesFromAnotherArea,
  ...comesBack,
  ...putAway,
  ...waiting,
  ...theWayDown,
]

/** Every pair of stages the diagram connects. */
export function drawnPairs(): readonly (readonly [from: Stage, to: Stage])[] {
  return edges.flatMap((edge) => edge.pairs)
}

/** Every stage the diagram shows, as a box or as a column. */
export function isDrawn(stage: Stage): boolean {
  return isRail(stage) || boxOf(stage) !== undefined
}

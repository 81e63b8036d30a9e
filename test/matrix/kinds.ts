/**
 * The words of the access matrix: who tries, in what circumstances, and of what kind a row is. expected.ts says with them who may do what.
 */
import { roles } from '#reference/roles.ts'

/** Two neighbouring areas, and a third that one officer serves besides the first. */
export const areas = ['here', 'there', 'beyond'] as const
export type Area = (typeof areas)[number]

/** People who are signed in. A role alone is held here, with agreement and training in order. */
export const people = [
  ...roles,
  'coordinator, named',
  'coordinator, in an emergency',
  'information governance, in an emergency',
  'panel member, named',
  'panel member, not invited',
  'case officer of two areas',
  'partner contact of another agency',
  'another referrer',
  'somebody without a role',
  'coordinator there',
  'channel chair there',
  'panel member there',
  'partner contact there',
  'information governance there',
  'administrator there',
] as const
export type Person = (typeof people)[number]

/**
 * Everybody else who reaches the database. No identity: the application without anybody's session (the worker of timed jobs works so).
 * owner, backup: the database's own roles for migrating and for backups.
 */
export const others = [
  'no identity',
  'an invented session',
  'visitor',
  'visitor with a cookie',
  'visitor who is signed in as the referrer',
  'mailer',
  'sealer',
  'clerk',
  'owner',
  'backup',
] as const
export type Actor = Person | (typeof others)[number]

export const actors: readonly Actor[] = [...people, ...others]

/** What may be amiss with somebody who is otherwise in order; each is tried with each of the fourteen roles. */
export const circumstances = [
  'in order',
  'agreement lapsed',
  'training lapsed',
  'role ended',
  'role not begun',
  'account disabled',
  'session ended',
  'session idle for 15 minutes',
  'second factor not yet given',
  'second factor of 6 minutes ago',
] as const
export type Circumstance = (typeof circumstances)[number]

type CaseFacts = {
  readonly area: Area
  readonly restricted?: true
  readonly closed?: true
  readonly referredBy?: Person
  readonly asked?: 'Health'
  /** Whoever stands too close to the person: they do not see it, whatever else would let them. compare.ts takes it from every rule. */
  readonly conflictOf?: readonly Person[]
}

/** Cases, by what matters about them. Everything that hangs on a case is of its kind. */
export const cases = {
  open: { area: 'here' },
  closed: { area: 'here', closed: true },
  'on the agenda': { area: 'here' },
  'on the agenda, conflict declared': { area: 'here' },
  'on the agenda, conflict declared at an earlier meeting': { area: 'here' },
  'on the agenda, pack not sent out': { area: 'here' },
  'on the agenda, but taken off': { area: 'here' },
  'on the agenda of others': { area: 'here' },
  'on the agenda, without identity': { area: 'here' },
  'on the agenda, limited identity': { area: 'here' },
  'on the agenda, named for Health': { area: 'here' },
  'on the agenda, named for the School': { area: 'here' },
  'discussed 30 days ago': { area: 'here' },
  'discussed 31 days ago': { area: 'here' },
  'sent by the referrer': { area: 'here', referredBy: 'referrer' },
  'sent by Health': { area: 'here', referredBy: 'somebody without a role' },
  'Health was asked': { area: 'here', asked: 'Health' },
  'Health was asked, then no longer': { area: 'here', asked: 'Health' },
  restricted: { area: 'here', restricted: true },
  'restricted, some are named': { area: 'here', restricted: true },
  'restricted, on the agenda': { area: 'here', restricted: true },
  'restricted, Health was asked': { area: 'here', restricted: true, asked: 'Health' },
  'restricted, of the person of an open case': { area: 'here', restricted: true },
  'conflict declared': {
    area: 'here',
    conflictOf: ['deputy chair', 'coordinator, named', 'case officer of two areas', 'independent reviewer'],
  },
  'conflict declared, and ended': { area: 'here' },
  'restricted, somebody named has a conflict': {
    area: 'here',
    restricted: true,
    conflictOf: ['coordinator, named', 'panel member, named'],
  },
  'opened in an emergency': { area: 'here' },
  'restricted, opened in an emergency': { area: 'here', restricted: true },
  'restricted, opened in an emergency an hour ago': { area: 'here', restricted: true },
  'restricted, opened in an emergency without a reason': { area: 'here', restricted: true },
  'restricted, opened in an emergency that was found wrong': { area: 'here', restricted: true },
  'restricted, opened in an emergency, conflict declared': {
    area: 'here',
    restricted: true,
    conflictOf: ['coordinator, in an emergency'],
  },
  'there: open': { area: 'there', asked: 'Health' },
  'there: on the agenda': { area: 'there' },
  'there: restricted': { area: 'there', restricted: true },
  'beyond: open': { area: 'beyond' },
} as const satisfies Record<string, CaseFacts>
export type CaseKind = keyof typeof cases

/** Whose answers are for those who work the case, and not for the panel. */
export const answeredForCaseWorkers: readonly CaseKind[] = ['discussed 30 days ago', 'restricted, some are named']

export const caseKinds = Object.keys(cases) as readonly CaseKind[]

/** Whether somebody has a conflict with the cases of a kind. */
export function hasConflict(kind: string, actor: Actor): boolean {
  const facts: Readonly<Record<string, CaseFacts>> = cases
  return facts[kind]?.conflictOf?.some((person) => person === actor) === true
}

export function casesWhere(wanted: (facts: CaseFacts) => boolean): readonly CaseKind[] {
  return caseKinds.filter((kind) => wanted(cases[kind]))
}

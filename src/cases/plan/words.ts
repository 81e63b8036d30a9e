/** How a version of the plan stands, in a sentence. */
import { formatDay } from '#platform/day-and-time.ts'
import type { PlanVersion } from './store.ts'

export function standingWords(version: PlanVersion, versions: readonly PlanVersion[]): string {
  const approved =
    version.approvedOn === undefined
      ? ''
      : `approved on ${formatDay(version.approvedOn)} by ${version.approvedBy ?? 'a colleague'}`
  switch (version.standing) {
    case 'draft': {
      const inForce = versions.find(({ standing }) => standing === 'approved')
      const begun = `A draft, begun on ${formatDay(version.begunOn)} by ${version.begunBy}`
      return inForce === undefined
        ? `${begun}.`
        : `${begun}. Until it is approved, version ${inForce.number} is in force.`
    }
    case 'approved':
      return `In force, ${approved}.`
    case 'replaced':
      return `No longer in force; ${approved}.`
    case 'left':
      return `A draft that was left, begun on ${formatDay(version.begunOn)} by ${version.begunBy}.`
  }
}

/** What the pages of the panel's terms and members show. */
import type { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import type { Area } from '#platform/forms/area-question.ts'
import { inOrder, seatInWords, stands, termsOn, type Seat, type SeatPerson, type Terms } from './constitution.ts'
import { quorumInWords } from './quorum.ts'

/** @param agreedBy areas whose terms the reader may agree */
export function termsPage(
  areas: readonly Area[],
  { terms, seats }: { readonly terms: readonly Terms[]; readonly seats: readonly Seat[] },
  today: Temporal.PlainDate,
  agreedBy: readonly string[],
  seesMembers: boolean,
) {
  return {
    heading: 'Terms of reference',
    panels: areas.map(({ id, name }) => {
      const versions = terms.filter(({ areaId }) => areaId === id)
      const current = termsOn(versions, today)
      return {
        area: name,
        current: current && termsShown(current, today),
        others: versions.filter((one) => one !== current).map((one) => termsShown(one, today)),
        seats: standingSeats(seats, id, today).map((seat) => ({ agency: seat.agency, role: seatInWords(seat) })),
      }
    }),
    mayAgree: agreedBy.length > 0,
    seesMembers,
  }
}

function termsShown(terms: Terms, today: Temporal.PlainDate) {
  return {
    ...terms,
    quorum: quorumInWords(terms.quorum),
    isOverdue: terms.reviewOn.until(today).sign > 0,
    toCome: today.until(terms.agreedOn).sign > 0,
  }
}

/** @param keptBy areas whose seats the reader keeps */
export function membersPage(
  areas: readonly Area[],
  { seats, people }: { readonly seats: readonly Seat[]; readonly people: readonly SeatPerson[] },
  today: Temporal.PlainDate,
  keptBy: readonly string[],
) {
  const row = (seat: Seat) => {
    const sitting = people.filter((person) => person.seatId === seat.id && !isOver(person, today))
    const kept = keptBy.includes(seat.areaId)
    const person = (one: SeatPerson) => ({
      name: one.name,
      end: kept ? `/panel/seat-people/${one.id}/end` : undefined,
      when: whenOf(one, today),
    })
    return {
      agency: seat.agency,
      role: seatInWords(seat),
      when: whenOf(seat, today),
      fromOn: seat.fromOn,
      untilOn: seat.untilOn,
      holders: sitting.filter(({ part }) => part === 'holder').map(person),
      deputies: sitting.filter(({ part }) => part === 'deputy').map(person),
      change: kept ? `/panel/seats/${seat.id}/change` : undefined,
      addPerson: kept ? `/panel/seats/${seat.id}/people/new` : undefined,
    }
  }
  const of = (area: Area) => inOrder(seats.filter(({ areaId }) => areaId === area.id))
  return {
    heading: 'Members of the panel',
    panels: areas.map((area) => ({
      area: area.name,
      seats: of(area)
        .filter((seat) => !isOver(seat, today))
        .map(row),
      earlier: of(area)
        .filter((seat) => isOver(seat, today))
        .map(row),
    })),
    mayKeep: keptBy.length > 0,
  }
}

function standingSeats(seats: readonly Seat[], areaId: string, today: Temporal.PlainDate): readonly Seat[] {
  return inOrder(seats.filter((seat) => seat.areaId === areaId && stands(seat, today)))
}

function isOver({ untilOn }: Pick<Seat, 'untilOn'>, today: Temporal.PlainDate): boolean {
  return untilOn !== undefined && today.until(untilOn).sign < 0
}

/** Said where it is not simply so: from a day to come, or until a day that is set. */
function whenOf({ fromOn, untilOn }: Pick<Seat, 'fromOn' | 'untilOn'>, today: Temporal.PlainDate): string {
  const begins = today.until(fromOn).sign > 0 ? [`from ${formatDay(fromOn)}`] : []
  const ends = untilOn === undefined ? [] : [`until ${formatDay(untilOn)}`]
  return [...begins, ...ends].join(' ')
}

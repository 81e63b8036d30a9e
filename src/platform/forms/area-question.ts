/** The areas in which somebody works: nearly always one, and then nobody is asked which. */
import { areasAs, type Actor } from '#platform/database/actor.ts'
import type { AnyAnswers } from './answers.ts'
import { select } from './questions.ts'

export type Area = { readonly id: string; readonly name: string }

/** Areas where the actor holds one of these roles today, by name. */
export function areasHeld(actor: Actor, roles: readonly string[]): readonly Area[] {
  return areasAs(actor, ...roles)
    .map((id) => ({ id, name: actor.holdings.find(({ areaId }) => areaId === id)?.areaName ?? '' }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** No question where there is one area only. */
export function areaQuestion(areas: readonly Area[]) {
  return areas.length < 2
    ? []
    : [
        select({
          id: 'area',
          label: { en: 'Area' },
          name: { en: 'the area' },
          options: areas.map(({ id, name }) => ({ code: id, label: { en: name } })),
        }),
      ]
}

/** @throws when the form let through an area that it did not offer */
export function areaChosen(answers: AnyAnswers, areas: readonly Area[]): string {
  const area = areas.length === 1 ? areas[0] : areas.find(({ id }) => id === answers['area'])
  if (area === undefined) throw new Error('no area was chosen')
  return area.id
}

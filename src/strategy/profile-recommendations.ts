/** What the threat profiles in force recommend, for the golden thread and the delivery plan. */
import { wayNames } from '#picture/profile/profile.ts'
import { listRecommendations } from '#picture/profile/store.ts'
import { labelOf } from '#reference/code-list.ts'
import { profileKinds } from '#reference/local-threat.ts'
import type { RecommendationSource } from './recommendations.ts'

/** That it is answered in the plan says the plan itself, once an action serves it. */
export const profileRecommendations: RecommendationSource = async (trx, areaId, today) => {
  const found = await listRecommendations(trx, areaId, today)
  return found.map(({ key, number, words, address, profile, answers }) => {
    const last = answers.at(-1)
    return {
      key,
      number,
      from: `${labelOf(profileKinds, profile.kind)}, ${profile.edition}`,
      words,
      address,
      ...(last === undefined || last.how === 'in the plan' ? {} : { answered: `${wayNames[last.how]}: ${last.words}` }),
    }
  })
}

/** Picking figures of the system itself as evidence: what is picked is kept as it stood on that day, until it is left out or picked anew. */
import type { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { formatDay } from '#platform/day-and-time.ts'
import { listIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { checkboxes } from '#platform/forms/questions.ts'
import type { Evidence, EvidenceSource } from '#records/evidence.ts'

/** As it stood on the day on which it was picked. */
export type Picked = Evidence & { readonly stoodOn: Temporal.PlainDate }

/** What may be picked, and what was picked already. */
export type Offered = { readonly now: readonly Evidence[]; readonly picked: readonly Picked[] }

/** Every figure that the rooms stand behind and the reader may see. */
export async function evidenceOf(
  trx: Trx,
  sources: readonly EvidenceSource[],
  on: Parameters<EvidenceSource>[1],
): Promise<readonly Evidence[]> {
  const found: Evidence[] = []
  for (const source of sources) found.push(...(await source(trx, on)))
  return found
}

/** No question where nothing can be picked. */
export function evidenceQuestion(offered: Offered) {
  const options = optionsOf(offered)
  return options.length === 0
    ? []
    : [
        checkboxes({
          id: 'evidence',
          label: { en: 'What evidence is there?' },
          name: { en: 'the evidence' },
          hint: { en: 'Figures that Causeway holds. Each is kept as it stands on the day you select it.' },
          options,
          optional: true,
        }),
      ]
}

/** Which figures come in, and the keys of those that go. */
export function chosenIn(answers: AnyAnswers, { now, picked }: Offered) {
  const chosen = new Set(listIn(answers, 'evidence'))
  const kept = new Set(picked.map(({ key }) => key))
  return {
    evidence: now.filter(({ key }) => chosen.has(codeOf(key)) && !kept.has(key)),
    leftOut: picked.map(({ key }) => key).filter((key) => !chosen.has(codeOf(key))),
  }
}

export function pickedAnswers({ picked }: Offered): AnyAnswers {
  return picked.length === 0 ? {} : { evidence: picked.map(({ key }) => codeOf(key)) }
}

export function pickedView({ label, says, address, stoodOn }: Picked) {
  return { label, says, href: address, on: formatDay(stoodOn) }
}

function optionsOf({ now, picked }: Offered) {
  const kept = new Set(picked.map(({ key }) => key))
  return [
    ...picked.map(({ key, label, says, stoodOn }) => ({
      code: codeOf(key),
      label: { en: label },
      hint: { en: `${says}, as it stood on ${formatDay(stoodOn)}` },
    })),
    ...now
      .filter(({ key }) => !kept.has(key))
      .map(({ key, label, says }) => ({ code: codeOf(key), label: { en: label }, hint: { en: says } })),
  ]
}

/** A key has a stroke, which no option of a form has. */
function codeOf(key: string): string {
  return key.replaceAll(/[^A-Za-z0-9_-]+/g, '.')
}

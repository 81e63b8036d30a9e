/** What the panel's decisions in one case's journal add to each measure. Coded facts alone: who, how and when, never what was said. */
import type { Temporal } from 'temporal-polyfill'
import { factsOf } from '#cases/journey.ts'
import type { JournalEntry } from '#cases/journey/state.ts'
import type { Share } from '#reference/disclosure.ts'
import { addTo } from '../deadlines-met.ts'
import { soonDays, type PanelMeasureCode } from './measures.ts'

type CountsOf = (code: PanelMeasureCode) => Map<string, Share>

/** @param entries a journal that can have come about */
export function countPanelDecisions(entries: readonly JournalEntry[], countsOf: CountsOf): void {
  let listedOn: Temporal.PlainDate | undefined
  let deferred = false
  for (const entry of entries) {
    if (entry.step === 'list for panel') listedOn ??= entry.onDate
    if (entry.step === 'reopen') [listedOn, deferred] = [undefined, false]
    const facts = factsOf(entry, 'panel decision')
    if (facts === undefined) continue
    const add = (code: PanelMeasureCode, isAbove: boolean) => {
      addTo(countsOf(code), entry.onDate, { numerator: isAbove ? 1 : 0, denominator: 1 })
    }
    const defers = facts.decision === 'defer'
    const isUnanimous = entry.decisionMode === 'unanimous'
    add('panel as the act asks', facts.present.chair !== 'neither' && facts.present.homeForcePolice)
    add('panel unanimous', isUnanimous)
    if (!isUnanimous) add('panel by chair', entry.decisionMode === 'chair')
    add('panel deferred', defers)
    if (defers) add('panel deferred again', deferred)
    else add('panel decided soon', listedOn !== undefined && listedOn.until(entry.onDate).days <= soonDays)
    if (defers) deferred = true
    else [listedOn, deferred] = [undefined, false]
  }
}

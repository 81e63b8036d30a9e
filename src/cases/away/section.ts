/** "Custody, probation and travel" on the page of a case: where the person is, who holds the case, and who was told, when and how. */
import { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import { awayCourses, awayHolders, awayPlaces, awayReturns, tellingMeans } from '#reference/away.ts'
import { labelOf } from '#reference/code-list.ts'
import type { SectionSource } from '../case-section.ts'
import { factsOf } from '../journey.ts'
import type { Showing } from '../steps/step-page.ts'
import { writtenAt } from '../written-records.ts'

type Told = { readonly on: string | undefined; readonly how: string | undefined }

const inWords = (day: string): string => formatDay(Temporal.PlainDate.from(day))

function toldWords(who: string, { on, how }: Told): readonly string[] {
  if (on === undefined || how === undefined) return []
  const means = how === 'they_told_us' ? 'they told us' : `told ${labelOf(tellingMeans, how).toLowerCase()}`
  return [`${who}: ${means}, ${inWords(on)}`]
}

export const awaySection: SectionSource = async (showing) => {
  const { file } = showing
  const rows = await awayRows(showing)
  if (rows.length === 0) return undefined
  return {
    id: 'custody-or-travel',
    heading: 'Custody, probation and travel',
    template: 'cases/away/views/section.njk',
    model: { goesOn: file.state.away !== undefined, rows },
  }
}

/** Each time away and each return, newest first, with who was told and what was written. */
export async function awayRows({ trx, vault, file }: Pick<Showing, 'trx' | 'vault' | 'file'>) {
  const entries = file.entries.filter(({ step }) => step === 'record custody or travel' || step === 'record return')
  if (entries.length === 0) return []
  const written = await writtenAt(trx, vault, file, entries)
  return entries.toReversed().map((entry) => {
    const began = factsOf(entry, 'record custody or travel')
    const ended = factsOf(entry, 'record return')
    const facts = began ?? ended
    return {
      what: began ? labelOf(awayPlaces, began.place) : labelOf(awayReturns, ended?.outcome ?? 'free'),
      on: inWords(began?.since ?? ended?.returnedOn ?? entry.onDate.toString()),
      told: [
        ...toldWords('Police', { on: facts?.policeToldOn, how: facts?.policeToldHow }),
        ...toldWords('Prison or probation service', { on: facts?.serviceToldOn, how: facts?.serviceToldHow }),
      ],
      held: began && labelOf(awayHolders, began.heldBy),
      course: began && labelOf(awayCourses, began.course),
      by: entry.takenByName,
      written: written.get(entry.id) ?? [],
    }
  })
}

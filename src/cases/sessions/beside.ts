/** Sessions bought and held, from their own record, beside what is decided on them: nobody types a count. */
import type { Beside, Showing } from '../steps/step-page.ts'
import { sessionTally } from './store.ts'
import { awaitingInWords, tallyInWords } from './words.ts'

export async function sessionsBeside({ trx, file, today }: Showing): Promise<readonly Beside[]> {
  const tally = await sessionTally(trx, file, today)
  const none = [{ key: 'Agreed and held', value: 'No support was commissioned from a provider.' }]
  const href = `/cases/${file.row.id}#support-given`
  const rows = [
    { key: 'Agreed and held', value: tallyInWords(tally), href },
    ...tally.awaiting
      .filter(({ forPanel }) => forPanel)
      .map((found) => ({ key: 'Look at', value: `${awaitingInWords(found)}.`, href })),
  ]
  return [{ heading: 'Sessions', rows: tally.agreed === 0 ? none : rows }]
}

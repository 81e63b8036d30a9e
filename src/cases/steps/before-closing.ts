/** What stands before closing a case: earlier records that nobody has considered, and a second reader who has not agreed. */
import { earlierRecords, meaningFor } from '../earlier-records.ts'
import { stagesAfter, type StepName } from '../journey.ts'
import { closingWaits, isRepeat } from '../journey/general-rules.ts'
import type { StepRefusal } from '../journey/refusals.ts'
import { isClosed } from '../journey/stages.ts'
import type { CaseState, SecondReading } from '../journey/state.ts'
import type { Beside, Showing } from './step-page.ts'

/** Why a step that only ends the case must wait; said before anybody fills in its form. */
export async function whyNotClosedYet(step: StepName, { trx, file }: Showing): Promise<StepRefusal | undefined> {
  const leadsTo = stagesAfter(step)
  const onlyEnds = leadsTo.length > 0 && leadsTo.every((stage) => isClosed(stage))
  if (!onlyEnds || isClosed(file.state.stage)) return undefined
  return closingWaits(file.state, meaningFor(await earlierRecords(trx, file)), file.reader.account)
}

/** The same beside a decision that may end the case or take it on: nothing when nothing stands in the way. */
export async function beforeClosing({ trx, file }: Showing): Promise<readonly Beside[]> {
  const records = await earlierRecords(trx, file)
  const earlier = meaningFor(records)
  const page = `/cases/${file.row.id}`
  const undecided = records.filter(({ decided, keptApart }) => decided === undefined && !keptApart)
  const rows = [
    ...undecided.map((record) => ({
      key: record.cases.map(({ reference }) => reference).join(', '),
      value: 'Say first whether this earlier record is the same person’s',
      href: `${page}/earlier-records`,
    })),
    ...(isRepeat(file.state, earlier)
      ? [{ key: 'Second reader', value: readingInWords(file.state), href: `${page}/second-reading-request` }]
      : []),
  ]
  return rows.length === 0 ? [] : [{ heading: 'Before it can be closed', rows }]
}

const answers: Readonly<Record<SecondReading['answer'], string>> = {
  asked: 'A colleague was asked and has not answered yet',
  agreed: 'A colleague has read it and agreed',
  objected: 'The colleague who read it objected',
}

export function readingInWords({ secondReading }: CaseState): string {
  return secondReading === undefined ? 'Ask a colleague to read it first' : answers[secondReading.answer]
}

/** What a decision rests on, in a few lines beside its form, each leading to where it can be read in full. */
import { latestAssessmentTitle } from '../assessment/latest.ts'
import { stateOf } from '../information/section.ts'
import { listRequestsOfCase } from '../information/store.ts'
import type { Beside, Showing } from './step-page.ts'

export async function knownBeside({ trx, file }: Showing): Promise<readonly Beside[]> {
  const assessment = await latestAssessmentTitle(trx, file)
  const requests = await listRequestsOfCase(trx, file.row.areaId, file.row.id)
  const page = `/cases/${file.row.id}`
  return [
    {
      heading: 'What you decide on',
      rows: [
        {
          key: 'The concern',
          value: 'The referral, in the referrer’s words',
          href: `${page}#concern`,
        },
        ...requests.map((request) => ({
          key: request.agencyName,
          value: stateOf(request),
          href: `${page}#information`,
        })),
        ...(requests.length > 0 ? [] : [{ key: 'Partners', value: 'No partner was asked' }]),
        assessment === undefined
          ? { key: 'Assessment', value: 'None is written' }
          : { key: 'Assessment', value: assessment, href: `${page}#assessment` },
      ],
    },
  ]
}

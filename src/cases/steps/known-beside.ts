/** What a decision rests on, in a few lines beside its form, each leading to where it can be read in full. */
import { latestAssessment } from '../assessment/latest.ts'
import { partnersAnswers } from '../information/section.ts'
import type { Beside, Showing } from './step-page.ts'

export async function knownBeside({ trx, vault, file }: Showing): Promise<readonly Beside[]> {
  const assessment = await latestAssessment(trx, vault, file)
  const answers = await partnersAnswers(trx, vault, file)
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
        ...answers.map(({ agency, state }) => ({ key: agency, value: state, href: `${page}#information` })),
        ...(answers.length > 0 ? [] : [{ key: 'Partners', value: 'No partner was asked' }]),
        assessment === undefined
          ? { key: 'Assessment', value: 'None is written' }
          : { key: 'Assessment', value: assessment.title, href: `${page}#assessment` },
      ],
    },
  ]
}

/** Recording a risk, and looking at one again: each time a version of its own, beside those before it. */
import { newId } from '#platform/database/ids.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { date, information, longText, radios, select, type Option } from '#platform/forms/questions.ts'
import { riskStandings, risksTo } from '#reference/risk.ts'
import { agenciesToAsk } from '../information/store.ts'
import { chosen, given, reason, written } from '../steps/parts.ts'
import type { Beside, Showing, StepPage } from '../steps/step-page.ts'
import { risksOf } from './risks.ts'

/** Said on every page about risk (process.md 2.10). */
export const terrorismStaysWithPolice =
  'The risk of terrorism stays with police at all times, whatever is recorded here. This is for the risks that the panel and its partners manage.'

const another = 'another'

export const riskRecord: StepPage = {
  step: 'record risk',
  address: 'risk',
  form: async (showing) => {
    const standing = (await risksOf(showing)).filter((risk) => risk.stands)
    return defineForm({
      id: 'risk',
      version: '1',
      title: { en: 'Record a risk' },
      pages: [
        page({
          id: 'risk',
          title: { en: 'Record a risk, or look at one again' },
          questions: [
            information({ id: 'police', text: [{ en: terrorismStaysWithPolice }] }),
            ...(standing.length > 0 ? whichRisk(standing.map(asOption)) : []),
            radios({
              id: 'toWhom',
              label: { en: 'To whom is it a risk?' },
              name: { en: 'to whom it is a risk' },
              options: risksTo.map(({ code, label }) => ({ code, label })),
            }),
            longText({
              id: 'description',
              label: { en: 'The risk, in words' },
              name: { en: 'the risk' },
              hint: { en: 'What could happen, to whom, and what makes it more or less likely' },
              maxLength: 4000,
              rows: 5,
              sensitivity: 'narrative',
            }),
            longText({
              id: 'controls',
              label: { en: 'What is done about it' },
              name: { en: 'what is done about it' },
              maxLength: 4000,
              rows: 4,
              sensitivity: 'narrative',
            }),
            select({
              id: 'owner',
              label: { en: 'Which agency answers for it?' },
              name: { en: 'the agency that answers for it' },
              options: await agenciesToAsk(showing.trx, showing.file.row.areaId),
            }),
            date({
              id: 'reviewOn',
              label: { en: 'When is it looked at again?' },
              name: { en: 'when it is looked at again' },
              range: 'future',
              ...(standing.length > 0 ? { showIf: { question: 'standing', is: ['held'] } } : {}),
            }),
            reason('What it rests on'),
          ],
        }),
      ],
    })
  },
  beside: risksBeside,
  facts: (answers) => {
    const which = chosen(answers, 'which')
    return {
      facts: given({
        riskId: which === undefined || which === another ? newId() : which,
        standing: chosen(answers, 'standing') ?? 'held',
        toWhom: chosen(answers, 'toWhom'),
        ownerAgency: chosen(answers, 'owner'),
        reviewOn: chosen(answers, 'reviewOn'),
      }),
      reasonGiven: written(answers),
    }
  },
  refusalAt: { 'risk-review-needed': 'reviewOn', 'no-such-risk': 'which', 'reason-needed': 'reason' },
}

function whichRisk(options: readonly Option[]) {
  return [
    radios({
      id: 'which',
      label: { en: 'Which risk?' },
      name: { en: 'which risk it is' },
      options: [...options, { code: another, label: { en: 'Another, not recorded before' } }],
    }),
    radios({
      id: 'standing',
      label: { en: 'Does it stand?' },
      name: { en: 'whether it stands' },
      options: riskStandings.map(({ code, label }) => ({ code, label })),
    }),
  ]
}

const asOption = ({ riskId, summary }: { readonly riskId: string; readonly summary: string }): Option => ({
  code: riskId,
  label: { en: summary },
})

/** What was last written of each risk that stands, to be read while writing the next version. */
async function risksBeside(showing: Showing): Promise<readonly Beside[]> {
  const risks = (await risksOf(showing)).filter((risk) => risk.stands)
  return risks.map((risk) => ({
    heading: risk.summary,
    rows: (risk.versions[0]?.written ?? []).flatMap((view) =>
      view.rows
        .filter((row) => row.key !== 'Which risk?')
        .map((row) => ({ key: row.key, value: row.lines.join('\n') })),
    ),
  }))
}

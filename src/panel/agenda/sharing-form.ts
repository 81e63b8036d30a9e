/** The form that says how much of a case is told to whom at a meeting. */
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { listIn, textIn } from '#platform/forms/answer-in.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { checkboxes, information, longText, radios } from '#platform/forms/questions.ts'
import { hasCode } from '#reference/code-list.ts'
import { sharingStages } from '#reference/decisions.ts'
import { nameOf, type AgendaItem } from './item.ts'
import type { InvitedAgency, Sharing } from './sharing.ts'

export type SharingAsked = {
  readonly item: AgendaItem
  /** The pack is out: from now on it is only widened. */
  readonly published: boolean
  readonly invited: readonly InvitedAgency[]
  /** Agencies that are told by name already. */
  readonly named: readonly string[]
}

export function sharingForm({ item, published, invited, named }: SharingAsked) {
  const from = published ? sharingStages.findIndex(({ code }) => code === item.stage) : 0
  const stages = sharingStages.slice(from)
  const toName = invited.filter(({ id }) => !published || !named.includes(id))
  const namedAlready = invited.filter(({ id }) => published && named.includes(id)).map(({ name }) => name)
  return defineForm({
    id: 'panel-item-sharing',
    version: '1',
    title: { en: 'Channel panel' },
    pages: [
      page({
        id: 'panel-item-sharing',
        title: { en: `Who is told what: ${nameOf(item)}` },
        intro: published
          ? [{ en: 'The pack is out. What members have been shown is not taken back: you can only tell more.' }]
          : [{ en: 'Once the pack is published you can only tell more, never less.' }],
        questions: [
          radios({
            id: 'stage',
            label: { en: 'How much is everybody told who is invited?' },
            name: { en: 'how much everybody is told' },
            options: stages.map(({ code, label, definition }) => ({
              code,
              label,
              ...(definition === undefined ? {} : { hint: { en: definition } }),
            })),
          }),
          ...(namedAlready.length > 0
            ? [information({ id: 'already', text: [{ en: `Told by name already: ${namedAlready.join(', ')}.` }] })]
            : []),
          ...(toName.length > 0 && stages.length > 1
            ? [
                checkboxes({
                  id: 'agencies',
                  label: { en: 'Which agencies need the case by name?' },
                  name: { en: 'which agencies need it' },
                  hint: { en: 'Their members read the case. The others are told no more than you chose above.' },
                  options: toName.map(({ id, name }) => ({ code: id, label: { en: name } })),
                  optional: true,
                  showIf: { question: 'stage', is: stages.map(({ code }) => code).filter((code) => code !== 'named') },
                }),
              ]
            : []),
          longText({
            id: 'brief',
            label: { en: 'What is said of it without identity' },
            name: { en: 'what is said of it' },
            hint: {
              en: 'Everybody who is invited reads this. Write it so that nobody can tell who it is: no name, school, street or employer.',
            },
            maxLength: 3000,
            rows: 6,
            optional: true,
            sensitivity: 'narrative',
          }),
        ],
      }),
    ],
  })
}

export function sharingIn(answers: AnyAnswers): Sharing {
  const stage = textIn(answers, 'stage')
  if (!hasCode(sharingStages, stage)) throw new Error(`no such stage of sharing: ${stage}`)
  return { stage, agencies: listIn(answers, 'agencies'), brief: textIn(answers, 'brief') }
}

export function sharingAnswers({ stage, agencies, brief }: Sharing): AnyAnswers {
  return { stage, agencies, ...(brief === '' ? {} : { brief }) }
}

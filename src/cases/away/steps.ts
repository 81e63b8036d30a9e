/** Custody, probation and stays abroad, and their end: what is asked, and the colleagues who are told that support must be paused. */
import { defineForm, page } from '#platform/forms/define-form.ts'
import { date, radios, text, type Option } from '#platform/forms/questions.ts'
import { awayCourses, awayHolders, awayPlaces, awayReturns, isCustody, tellingMeans } from '#reference/away.ts'
import { chosen, given, reason, written } from '../steps/parts.ts'
import type { StepPage } from '../steps/step-page.ts'
import { tellColleagues } from '../telling.ts'

const optionsOf = (list: readonly Option[]): Option[] => list.map(({ code, label }) => ({ code, label }))

const police = [
  text({
    id: 'policeTold',
    label: { en: 'Who in the police knows?' },
    name: { en: 'who in the police knows' },
    hint: { en: 'A name or a unit.' },
    maxLength: 200,
    sensitivity: 'narrative',
  }),
  date({
    id: 'policeToldOn',
    label: { en: 'When were police told?' },
    name: { en: 'the day police were told' },
    range: 'today or past',
  }),
  radios({
    id: 'policeToldHow',
    label: { en: 'How were police told?' },
    name: { en: 'how police were told' },
    options: optionsOf(tellingMeans),
  }),
]

/** Asked only where a prison or the probation service has the person, or will have them. */
function service<const Where extends { readonly question: string; readonly is: readonly [string, ...string[]] }>(
  showIf: Where,
) {
  return [
    text({
      id: 'serviceTold',
      label: { en: 'Who in the prison or probation service knows?' },
      name: { en: 'who in the prison or probation service knows' },
      hint: { en: 'A name or a team, for example the prison’s Prevent team or the probation officer.' },
      maxLength: 200,
      sensitivity: 'narrative',
      showIf,
    }),
    date({
      id: 'serviceToldOn',
      label: { en: 'When was the service told?' },
      name: { en: 'the day the service was told' },
      range: 'today or past',
      showIf,
    }),
    radios({
      id: 'serviceToldHow',
      label: { en: 'How was the service told?' },
      name: { en: 'how the service was told' },
      options: optionsOf(tellingMeans),
      showIf,
    }),
  ]
}

const toldIn = (answers: Parameters<StepPage['facts']>[0]) => ({
  policeToldOn: chosen(answers, 'policeToldOn'),
  policeToldHow: chosen(answers, 'policeToldHow'),
  serviceToldOn: chosen(answers, 'serviceToldOn'),
  serviceToldHow: chosen(answers, 'serviceToldHow'),
})

export const awayRecord: StepPage = {
  step: 'record custody or travel',
  address: 'custody-or-travel',
  form: () =>
    defineForm({
      id: 'custody-or-travel',
      version: '1',
      title: { en: 'Record custody, probation or a stay abroad' },
      pages: [
        page({
          id: 'custody-or-travel',
          title: { en: 'Record custody, probation or a stay abroad' },
          intro: [
            {
              en: 'Tell police first, and the prison or the probation service. While somebody is in custody or abroad, support waits, or the case is transferred to the panel where they are.',
            },
          ],
          questions: [
            radios({
              id: 'place',
              label: { en: 'Where are they now?' },
              name: { en: 'where they are now' },
              options: optionsOf(awayPlaces),
            }),
            text({
              id: 'where',
              label: { en: 'Which prison, service or country?' },
              name: { en: 'which prison, service or country' },
              maxLength: 200,
              sensitivity: 'narrative',
            }),
            date({
              id: 'since',
              label: { en: 'Since when?' },
              name: { en: 'the day it began' },
              range: 'today or past',
            }),
            ...police,
            ...service({
              question: 'place',
              is: ['remand', 'prison', 'young_offender_institution', 'secure_home', 'licence', 'community_order'],
            }),
            radios({
              id: 'heldBy',
              label: { en: 'Who holds the case now?' },
              name: { en: 'who holds the case now' },
              options: optionsOf(awayHolders),
            }),
            radios({
              id: 'course',
              label: { en: 'Does the case wait or go on?' },
              name: { en: 'whether the case waits or goes on' },
              options: optionsOf(awayCourses),
            }),
            reason('What is known, and what was agreed'),
          ],
        }),
      ],
    }),
  facts: (answers) => ({
    facts: given({
      place: chosen(answers, 'place'),
      since: chosen(answers, 'since'),
      ...toldIn(answers),
      heldBy: chosen(answers, 'heldBy'),
      course: chosen(answers, 'course'),
    }),
    reasonGiven: written(answers),
  }),
  // A case officer may record this, and may not pause support: whoever may is told that it must be.
  alongside: async ({ trx, file, mailing }, _answers, { facts }) => {
    if (mailing === undefined || file.state.stage !== 'active' || facts['course'] !== 'waits') return
    const about = { caseId: file.row.id, areaId: file.row.areaId, reference: file.row.reference }
    await tellColleagues(mailing, trx, about, ['coordinator', 'channel chair', 'deputy chair'])
  },
  refusalAt: {
    'in-the-future': 'since',
    'recorded-away': 'place',
    'service-not-told': 'serviceToldOn',
    'told-in-the-future': 'policeToldOn',
    'support-waits-while-away': 'course',
  },
}

export const awayReturn: StepPage = {
  step: 'record return',
  address: 'release',
  form: ({ file }) => {
    const custody = file.state.away !== undefined && isCustody(file.state.away.place)
    const outcomes = optionsOf(awayReturns.filter(({ code }) => custody || code !== 'licence'))
    return defineForm({
      id: 'return-from-away',
      version: '1',
      title: { en: 'Record release, the end of probation or a return' },
      pages: [
        page({
          id: 'return-from-away',
          title: { en: 'Record release, the end of probation or a return' },
          intro: [
            {
              en: 'Tell police first. Support that was paused does not start again by itself: resume it, with consent that still stands.',
            },
          ],
          questions: [
            radios({
              id: 'outcome',
              label: { en: 'How do they come back?' },
              name: { en: 'how they come back' },
              options: outcomes,
            }),
            date({
              id: 'returnedOn',
              label: { en: 'On which day?' },
              name: { en: 'the day of release or return' },
              range: 'today or past',
            }),
            ...police,
            ...(custody ? service({ question: 'outcome', is: ['licence'] }) : []),
            reason('What was agreed, and what follows'),
          ],
        }),
      ],
    })
  },
  facts: (answers) => ({
    facts: given({
      outcome: chosen(answers, 'outcome'),
      returnedOn: chosen(answers, 'returnedOn'),
      ...toldIn(answers),
    }),
    reasonGiven: written(answers),
  }),
  refusalAt: {
    'in-the-future': 'returnedOn',
    'back-before-away': 'returnedOn',
    'not-in-custody': 'outcome',
    'service-not-told': 'serviceToldOn',
    'told-in-the-future': 'policeToldOn',
  },
}

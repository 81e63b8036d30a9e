/** The police gateway. What is recorded is the outcome, the date and what police release: no intelligence (process.md 2.5). */
import { defineForm, page } from '#platform/forms/define-form.ts'
import { information, radios, select } from '#platform/forms/questions.ts'
import { closureReasons, gatewayOutcomes } from '#reference/decisions.ts'
import { markings } from '#reference/sharing.ts'
import { chosen, colleagues, given, reason, remark, safeguardingHandOff, supervisor, written } from './parts.ts'
import { beforeClosing } from './before-closing.ts'
import { openCases } from './receiving.ts'
import type { StepPage } from './step-page.ts'

export const gatewayStart: StepPage = {
  step: 'start gateway',
  address: 'gateway',
  form: () =>
    defineForm({
      id: 'gateway-start',
      version: '1',
      title: { en: 'Record that police have taken it in' },
      pages: [
        page({
          id: 'gateway-start',
          title: { en: 'Record that police have taken it in' },
          intro: [
            {
              en: 'Police check that looking into the concern cannot cut across other work. From today the gateway clock runs.',
            },
          ],
          questions: [remark()],
        }),
      ],
    }),
  facts: (answers) => ({ facts: {}, reasonGiven: written(answers) }),
}

/** Reasons that fit an outcome; the others are not offered, because the rules would refuse them. */
const reasonsByOutcome = {
  nfa: ['nfa_no_concern', 'nfa_context', 'nfa_misinformed', 'nfa_malicious', 'nfa_insufficient'],
  signposted: ['signposted', 'safeguarding_route'],
} as const

const optionsOf = (codes: readonly string[]) =>
  closureReasons.filter(({ code }) => codes.includes(code)).map(({ code, label }) => ({ code, label }))

/** Outcomes that leave only one reason to give. */
const onlyReason: Readonly<Record<string, string>> = {
  police_investigation: 'police_investigation',
  police_led_partnership: 'police_led_partnership',
  already_open: 'duplicate',
  transferred_force: 'wrong_area',
}

export const gatewayDecision: StepPage = {
  step: 'decide gateway',
  address: 'gateway-decision',
  form: async (showing) => {
    const others = await colleagues(showing.trx, showing.file)
    const open = await openCases(showing)
    const outcomes = gatewayOutcomes.filter(({ code }) => code !== 'already_open' || open.length > 0)
    const endings = outcomes.map(({ code }) => code).filter((code) => code !== 'continue')
    return defineForm({
      id: 'gateway-decision',
      version: '1',
      title: { en: 'Record the gateway decision' },
      pages: [
        page({
          id: 'gateway-decision',
          title: { en: 'Record the gateway decision' },
          questions: [
            information({
              id: 'noIntelligence',
              text: [
                {
                  en: 'Record only what police release. Do not enter police intelligence, or anything marked above OFFICIAL-SENSITIVE.',
                },
              ],
            }),
            radios({
              id: 'outcome',
              label: { en: 'What was the outcome?' },
              name: { en: 'the outcome' },
              options: outcomes.map(({ code, label }) => ({ code, label })),
            }),
            radios({
              id: 'nfaReason',
              label: { en: 'Why is no further action needed?' },
              name: { en: 'why no further action is needed' },
              options: optionsOf(reasonsByOutcome.nfa),
              showIf: { question: 'outcome', is: ['nfa'] },
            }),
            radios({
              id: 'signpostedReason',
              label: { en: 'Who has taken up the need?' },
              name: { en: 'who has taken up the need' },
              options: optionsOf(reasonsByOutcome.signposted),
              showIf: { question: 'outcome', is: ['signposted'] },
            }),
            ...(open.length === 0
              ? []
              : [
                  select({
                    id: 'openCase',
                    label: { en: 'Which open case is it?' },
                    name: { en: 'the open case' },
                    options: open,
                    showIf: { question: 'outcome', is: ['already_open'] },
                  }),
                ]),
            { ...supervisor(others), showIf: { question: 'outcome', is: endings } },
            { ...safeguardingHandOff, showIf: { question: 'outcome', is: endings } },
            reason('Reason that police release'),
            radios({
              id: 'marking',
              label: { en: 'Marking of this note' },
              name: { en: 'the marking' },
              options: markings.map(({ code, label }) => ({ code, label })),
            }),
          ],
        }),
      ],
    })
  },
  beside: beforeClosing,
  facts: (answers) => {
    const outcome = chosen(answers, 'outcome')
    return {
      facts: given({
        outcome,
        officerRole: 'case officer',
        marking: chosen(answers, 'marking'),
        closureReason: chosen(answers, 'nfaReason') ?? chosen(answers, 'signpostedReason') ?? onlyReason[outcome ?? ''],
        supervisor: chosen(answers, 'supervisor'),
        safeguardingHandOff: chosen(answers, 'safeguardingHandOff'),
        openCase: chosen(answers, 'openCase'),
      }),
      reasonGiven: written(answers),
    }
  },
  refusalAt: {
    'supervisor-needed': 'supervisor',
    'supervisor-is-you': 'supervisor',
    'hand-off-needed': 'safeguardingHandOff',
    'link-needed': 'openCase',
    'facts-incomplete': 'outcome',
  },
}

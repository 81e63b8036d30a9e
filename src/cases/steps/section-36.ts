/** Ending information gathering, and the section 36 decision: are there reasonable grounds to refer the person to the panel? */
import { defineForm, page } from '#platform/forms/define-form.ts'
import { information, radios } from '#platform/forms/questions.ts'
import { closureReasons, panelReferrers, section36Decisions } from '#reference/decisions.ts'
import { channelGuidanceOn, terminology } from '#reference/guidance.ts'
import { chosen, colleagues, given, reason, remark, safeguardingHandOff, supervisor, written } from './parts.ts'
import { knownBeside } from './known-beside.ts'
import { beforeClosing } from './before-closing.ts'
import type { StepPage } from './step-page.ts'

export const informationEnd: StepPage = {
  step: 'close information gathering',
  address: 'information-end',
  form: ({ file }) =>
    defineForm({
      id: 'information-end',
      version: '1',
      title: { en: 'End information gathering' },
      pages: [
        page({
          id: 'information-end',
          title: { en: 'End information gathering' },
          questions:
            file.state.openRequests.length === 0
              ? [remark()]
              : [
                  radios({
                    id: 'withoutReplies',
                    label: { en: 'Some partners have not answered. Do you go on without them?' },
                    name: { en: 'whether you go on without their answers' },
                    options: [
                      { code: 'yes', label: { en: 'Yes, and the reason is below' } },
                      { code: 'no', label: { en: 'No, wait for them' } },
                    ],
                  }),
                  reason('Why you go on without their answers'),
                ],
        }),
      ],
    }),
  facts: (answers) => ({
    facts: given({ withoutReplies: chosen(answers, 'withoutReplies') === 'yes' ? true : undefined }),
    reasonGiven: written(answers),
  }),
  refusalAt: { 'requests-open': 'withoutReplies' },
}

const noGrounds = ['no_further_action', 'signposted', 'police_led_partnership']
const nfaReasons = ['nfa_no_concern', 'nfa_context', 'nfa_misinformed', 'nfa_malicious', 'nfa_insufficient']
const optionsOf = (codes: readonly string[]) =>
  closureReasons.filter(({ code }) => codes.includes(code)).map(({ code, label }) => ({ code, label }))

export const section36Decision: StepPage = {
  step: 'decide section 36',
  address: 'section-36-decision',
  form: async ({ trx, file, today }) => {
    const others = await colleagues(trx, file)
    // The Act says "vulnerable"; guidance in force since 2023 says "susceptible" of the same thing.
    const { adjective } = terminology(channelGuidanceOn(today).code)
    return defineForm({
      id: 'section-36-decision',
      version: '1',
      title: { en: 'Record the section 36 decision' },
      pages: [
        page({
          id: 'section-36-decision',
          title: { en: 'Record the section 36 decision' },
          questions: [
            information({
              id: 'test',
              text: [
                {
                  en: `A person may be referred to the panel only where there are reasonable grounds to believe that they are vulnerable to being drawn into terrorism. Guidance calls this “${adjective}”.`,
                },
                { en: 'The assessment informs this decision. It does not make it.' },
              ],
            }),
            radios({
              id: 'decision',
              label: { en: 'What have you decided?' },
              name: { en: 'what you have decided' },
              options: section36Decisions.map(({ code, label }) => ({ code, label })),
            }),
            radios({
              id: 'next',
              label: { en: 'What follows?' },
              name: { en: 'what follows' },
              options: [
                { code: 'no_further_action', label: { en: 'No further action' } },
                { code: 'signposted', label: { en: 'Another service has taken up the need' } },
                { code: 'police_led_partnership', label: { en: 'Police-led partnership' } },
              ],
              showIf: { question: 'decision', is: ['grounds_no'] },
            }),
            radios({
              id: 'nfaReason',
              label: { en: 'If no further action: why?' },
              name: { en: 'why no further action is needed' },
              options: optionsOf(nfaReasons),
              showIf: { question: 'next', is: ['no_further_action'] },
            }),
            radios({
              id: 'signpostedReason',
              label: { en: 'If another service: which route?' },
              name: { en: 'which route' },
              options: optionsOf(['signposted', 'safeguarding_route']),
              showIf: { question: 'next', is: ['signposted'] },
            }),
            { ...supervisor(others), showIf: { question: 'next', is: noGrounds } },
            { ...safeguardingHandOff, showIf: { question: 'next', is: noGrounds } },
            radios({
              id: 'referredBy',
              label: { en: 'For whom do you decide?' },
              name: { en: 'for whom you decide' },
              options: panelReferrers.map(({ code, label }) => ({ code, label })),
            }),
            reason('Reasons: the grounds, or why there are none'),
          ],
        }),
      ],
    })
  },
  beside: async (showing) => [...(await knownBeside(showing)), ...(await beforeClosing(showing))],
  facts: (answers) => {
    const decision = chosen(answers, 'decision')
    const next = decision === 'grounds_yes' ? 'panel' : chosen(answers, 'next')
    return {
      facts: given({
        decision,
        next,
        referredBy: chosen(answers, 'referredBy'),
        closureReason:
          chosen(answers, 'nfaReason') ??
          chosen(answers, 'signpostedReason') ??
          (next === 'police_led_partnership' ? next : undefined),
        supervisor: chosen(answers, 'supervisor'),
        safeguardingHandOff: chosen(answers, 'safeguardingHandOff'),
      }),
      reasonGiven: written(answers),
    }
  },
  refusalAt: {
    'supervisor-needed': 'supervisor',
    'supervisor-is-you': 'supervisor',
    'hand-off-needed': 'safeguardingHandOff',
    'next-does-not-follow': 'next',
  },
}

/** Whether case access of panel roles follows the register: who would lose it is shown before it is switched. */
import { z } from 'zod'
import type { Temporal } from 'temporal-polyfill'
import { areasAs } from '#platform/database/actor.ts'
import { formatDay } from '#platform/day-and-time.ts'
import { NotFound } from '#platform/failures.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { addFormPage } from '#platform/forms/form-page.ts'
import { longText, radios } from '#platform/forms/questions.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { isRole, roleNames } from '#reference/roles.ts'
import { chairRemains, isInDate } from './rule.ts'
import * as store from './store.ts'

const AreaPath = z.object({ areaId: z.uuid() })

export function addAccessRoutes(app: App): void {
  addFormPage(app, {
    roles: ['coordinator'],
    address: '/training/case-access/:areaId',
    params: AreaPath,
    about: async (trx, { areaId }, { actor, today }) => {
      if (!areasAs(actor, 'coordinator').includes(areaId)) throw new NotFound()
      const [rule] = await store.listRules(trx, areaId)
      return { areaId, rule, today, holders: await store.listPanelTraining(trx, areaId) }
    },
    form: ({ holders, rule, today }) => accessForm(holders, rule, today),
    shown: () => ({ back: '/training', button: 'Save' }),
    act: async (trx, { areaId, holders, today }, answers, { requestId }) => {
      const follows = textIn(answers, 'follows') === 'yes'
      if (follows && !chairRemains(holders, today))
        return refuse({
          question: 'follows',
          message:
            'Nobody would be left to chair the panel: first record the course of the chair or of a deputy, and have it verified',
        })
      const id = await store.setRule(trx, areaId, follows, textIn(answers, 'reason'))
      await note(trx, {
        action: follows ? 'let case access follow training' : 'end that case access follows training',
        subject: { kind: 'training access rule', id },
        areaId,
        requestId,
      })
      return ok('/training')
    },
  })
}

function accessForm(
  holders: readonly store.PanelTraining[],
  rule: store.AccessRule | undefined,
  today: Temporal.PlainDate,
) {
  const without = holders.filter((holder) => !isInDate(holder, today))
  return defineForm({
    id: 'training-case-access',
    version: '1',
    title: { en: 'Training' },
    pages: [
      page({
        id: 'training-case-access',
        title: { en: 'Can panel members open cases without training?' },
        intro: [
          { en: ruleWords(rule) },
          {
            en: 'When access follows the training register, panel members can open cases only while their Channel panel course is in date or in grace; a chair or deputy needs the course for chairs. The course must have come from a file, or somebody must have seen the certificate. What people only say of themselves does not count.',
          },
          ...(without.length === 0
            ? [{ en: 'By the register, everybody who holds a panel role could open cases today.' }]
            : [
                { en: 'By the register, these people could not open cases today:' },
                ...without.map((holder) => ({ en: holderWords(holder) })),
              ]),
        ],
        questions: [
          radios({
            id: 'follows',
            label: { en: 'Should access to cases follow the training register?' },
            name: { en: 'whether access follows the register' },
            options: [
              { code: 'yes', label: { en: 'Yes' } },
              { code: 'no', label: { en: 'No: the date on each account counts' } },
            ],
          }),
          longText({ id: 'reason', label: { en: 'Why?' }, name: { en: 'the reason' }, maxLength: 500, rows: 3 }),
        ],
      }),
    ],
  })
}

function ruleWords(rule: store.AccessRule | undefined): string {
  if (rule === undefined)
    return 'Today access does not follow the training register. What counts is the date that an administrator entered on each account.'
  const what = rule.follows
    ? 'Today access follows the training register'
    : 'Today access does not follow the training register'
  return `${what}. ${rule.setBy} wrote: ${rule.reason}`
}

function holderWords({ name, role, untilOn }: store.PanelTraining): string {
  const words = isRole(role) ? roleNames[role] : role
  return `${name}, ${words}: ${untilOn === undefined ? 'no course that counts is in the register' : `in date, grace included, until ${formatDay(untilOn)}`}`
}

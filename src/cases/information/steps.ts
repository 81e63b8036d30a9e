/** Asking partners, taking in what they answered, withdrawing a request: the caseworker's side (CTSA 2015 s38, process.md 2.6). */
import { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { newId } from '#platform/database/ids.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { checkboxes, date, information, longText, radios } from '#platform/forms/questions.ts'
import { keptView, openKept } from '#platform/forms/kept.ts'
import { labelOf } from '#reference/code-list.ts'
import { informationReplies, markings, shareBases } from '#reference/sharing.ts'
import { addWorkingDays } from '#reference/working-days.ts'
import { stepOf, type FactsOf } from '../journey.ts'
import type { Facts } from '../journey/state.ts'
import { birthInWords, fullName } from '../person-words.ts'
import type { CaseFile } from '../store.ts'
import { chosen, given, reason, remark, written, several } from '../steps/parts.ts'
import type { Beside, Showing, StepPage } from '../steps/step-page.ts'
import { take } from '../take.ts'
import { limitsOf } from './limits.ts'
import {
  addRequest,
  agenciesToAsk,
  listReplies,
  listRequestsOfCase,
  markTakenIn,
  withdrawRequest,
  type InformationRequest,
} from './store.ts'

export const informationRequest: StepPage = {
  step: 'request information',
  address: 'information-request',
  form: async ({ trx, file, today }) =>
    defineForm({
      id: 'information-request',
      version: '2',
      title: { en: 'Ask partners for information' },
      pages: [
        page({
          id: 'information-request',
          title: { en: 'Ask partners for information' },
          intro: [
            {
              en: 'Ask only what you need. A partner sees the person’s name and date of birth and what you write here, and nothing else of the case.',
            },
          ],
          questions: [
            checkboxes({
              id: 'agencies',
              label: { en: 'Whom do you ask?' },
              name: { en: 'whom you ask' },
              hint: { en: 'Each agency gets a request of its own, and sees no other.' },
              options: await agenciesToAsk(trx, file.row.areaId),
            }),
            longText({
              id: 'questions',
              label: { en: 'What do you ask?' },
              name: { en: 'what you ask' },
              maxLength: 4000,
              sensitivity: 'narrative',
            }),
            {
              ...reason('Why it is needed and proportionate'),
              hint: { en: 'Necessity is stated for each request. The partner reads this.' },
            },
            date({
              id: 'dueOn',
              label: { en: 'When do you need the answer?' },
              name: { en: 'the date you need the answer' },
              hint: {
                en: `Leave it empty for the usual ${file.settings.informationReturnWithin} working days, by ${formatDay(usualDay(file, today))}.`,
              },
              range: 'today or future',
              optional: true,
            }),
            radios({
              id: 'basis',
              label: { en: 'On what basis?' },
              name: { en: 'the basis' },
              options: shareBases.map(({ code, label }) => ({ code, label })),
            }),
            longText({
              id: 'mayTell',
              label: { en: 'What may the person be told about this request?' },
              name: { en: 'what the person may be told' },
              maxLength: 1000,
              sensitivity: 'narrative',
            }),
            radios({
              id: 'marking',
              label: { en: 'Marking' },
              name: { en: 'the marking' },
              options: markings.map(({ code, label }) => ({ code, label })),
            }),
          ],
        }),
      ],
    }),
  facts: (answers) => ({ facts: requestOf(answers, several(answers, 'agencies')[0]), reasonGiven: written(answers) }),
  refusalAt: { 'due-before-asked': 'dueOn', 'facts-incomplete': 'agencies' },
  // The first agency's request is the step itself; each of the others is a step of its own, with a clock of its own, in the same transaction.
  alongside: async (showing, answers, taken) => {
    await storeRequest(showing, answers, taken.facts)
    let { after } = taken
    for (const agencyId of several(answers, 'agencies').slice(1)) {
      const { trx, vault, today } = showing
      const taking = {
        facts: stepOf('request information').records.parse(
          requestOf(answers, agencyId),
        ) as FactsOf<'request information'>,
        reasonGiven: true,
        on: today,
        writtenIn: taken.recordId,
      }
      const now = today.toZonedDateTime({ timeZone: 'Europe/London', plainTime: '23:59' }).toInstant()
      const next = await take(trx, after, 'request information', taking, { vault, now, today })
      if (!next.ok) throw new Error(`one of several requests was refused: ${next.reason}`)
      await storeRequest(showing, answers, next.value.facts)
      ;({ after } = next.value)
    }
  },
}

function requestOf(answers: AnyAnswers, agencyId: string | undefined): Readonly<Record<string, unknown>> {
  return given({
    requestId: newId(),
    agencyId,
    basis: chosen(answers, 'basis'),
    marking: chosen(answers, 'marking'),
    dueOn: chosen(answers, 'dueOn'),
  })
}

function usualDay(file: CaseFile, today: Temporal.PlainDate): Temporal.PlainDate {
  return addWorkingDays(today, file.settings.informationReturnWithin)
}

async function storeRequest({ trx, file, vault, today }: Showing, answers: AnyAnswers, facts: Facts): Promise<void> {
  const { dueOn } = facts
  await addRequest(trx, vault, {
    id: String(facts['requestId']),
    areaId: file.row.areaId,
    caseId: file.row.id,
    personId: file.person.id,
    agencyId: String(facts['agencyId']),
    askedOn: today,
    dueOn: typeof dueOn === 'string' ? Temporal.PlainDate.from(dueOn) : usualDay(file, today),
    basis: String(facts['basis']),
    marking: chosen(answers, 'marking') ?? 'official_sensitive',
    words: {
      name: fullName(file.person),
      born: birthInWords(file.person.birth),
      questions: chosen(answers, 'questions') ?? '',
      why: chosen(answers, 'reason') ?? '',
      mayTell: chosen(answers, 'mayTell') ?? '',
    },
  })
}

/** Requests that the journal still holds open and that a partner has answered. */
async function answered({ trx, file }: Showing): Promise<InformationRequest[]> {
  const open = new Set(file.state.openRequests.map((request) => request.requestId))
  return (await listRequestsOfCase(trx, file.row.areaId, file.row.id)).filter(
    (request) => open.has(request.id) && request.repliedOn !== undefined,
  )
}

export const informationReply: StepPage = {
  step: 'record reply',
  address: 'information-reply',
  waitsFor: async (showing) =>
    (await answered(showing)).length > 0 ? undefined : 'No partner has answered an open request yet.',
  form: async (showing) =>
    defineForm({
      id: 'information-reply',
      version: '1',
      title: { en: 'Take in a partner’s reply' },
      pages: [
        page({
          id: 'information-reply',
          title: { en: 'Take in a partner’s reply' },
          questions: [
            radios({
              id: 'reply',
              label: { en: 'Which reply do you take in?' },
              name: { en: 'the reply' },
              options: (await answered(showing)).map((request) => ({
                code: `${request.id}.${request.replyKind ?? ''}`,
                label: {
                  en: `${request.agencyName}: ${labelOf(informationReplies, request.replyKind ?? 'answered')}`,
                },
              })),
            }),
            remark('What it changes, if anything'),
          ],
        }),
      ],
    }),
  facts: (answers) => {
    const [requestId, reply] = (chosen(answers, 'reply') ?? '').split('.')
    return { facts: given({ requestId, reply }), reasonGiven: written(answers) }
  },
  alongside: async ({ trx }, _answers, { facts }) => {
    await markTakenIn(trx, String(facts['requestId']))
  },
  beside: async (showing) => {
    const { trx, file, vault } = showing
    const waiting = new Map((await answered(showing)).map((request) => [request.id, request]))
    const replies = await listReplies(trx, vault, {
      areaId: file.row.areaId,
      caseId: file.row.id,
      personId: file.person.id,
    })
    return replies.flatMap((reply): Beside[] => {
      const request = waiting.get(reply.requestId)
      if (request === undefined) return []
      const rows =
        reply.kept === undefined
          ? []
          : keptView(openKept(reply.kept)).flatMap((view) =>
              view.rows.map((row) => ({ key: row.key, value: row.lines.join('\n') })),
            )
      return [{ heading: `Reply of ${request.agencyName}`, rows: [...limitsOf(reply), ...rows] }]
    })
  },
}

export const withdrawnRequest: StepPage = {
  step: 'withdraw request',
  address: 'withdrawn-request',
  form: async ({ trx, file }) => {
    const open = new Set(file.state.openRequests.map((request) => request.requestId))
    const requests = (await listRequestsOfCase(trx, file.row.areaId, file.row.id)).filter((request) =>
      open.has(request.id),
    )
    return defineForm({
      id: 'withdrawn-request',
      version: '1',
      title: { en: 'Withdraw a request' },
      pages: [
        page({
          id: 'withdrawn-request',
          title: { en: 'Withdraw a request' },
          questions: [
            information({
              id: 'whenToWithdraw',
              text: [{ en: 'Withdraw a request when the answer is no longer needed. The partner no longer sees it.' }],
            }),
            radios({
              id: 'request',
              label: { en: 'Which request?' },
              name: { en: 'the request' },
              options: requests.map((request) => ({
                code: request.id,
                label: { en: `${request.agencyName}, asked on ${formatDay(request.askedOn)}` },
              })),
            }),
            reason(),
          ],
        }),
      ],
    })
  },
  facts: (answers) => ({ facts: given({ requestId: chosen(answers, 'request') }), reasonGiven: written(answers) }),
  alongside: async ({ trx }, _answers, { facts }) => {
    await withdrawRequest(trx, String(facts['requestId']))
  },
}

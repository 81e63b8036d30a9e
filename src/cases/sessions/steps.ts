/** Commissioning support, ending a commission, and answering a provider's worry: the organiser's side (CTSA 2015 s36(4)(b), process.md 2.9). */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { newId } from '#platform/database/ids.ts'
import { formatDay } from '#platform/day-and-time.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { defineForm, page } from '#platform/forms/define-form.ts'
import { keptView, openKept } from '#platform/forms/kept.ts'
import { date, information, longText, radios, select, text, type Option } from '#platform/forms/questions.ts'
import { labelOf } from '#reference/code-list.ts'
import { commissionEnds, providerApprovals } from '#reference/commissions.ts'
import { supportTypes } from '#reference/support-types.ts'
import { agenciesToAsk } from '../information/store.ts'
import { listActions } from '../plan/store.ts'
import { fullName, initials } from '../person-words.ts'
import { chosen, given, reason, remark, written } from '../steps/parts.ts'
import type { Beside, Showing, StepPage } from '../steps/step-page.ts'
import { tally } from './sessions.ts'
import {
  addCommission,
  endCommission,
  listCommissions,
  readWritten,
  type Commission,
  type WrittenEvent,
} from './store.ts'
import { tallyInWords } from './words.ts'

const outside = 'outside'

export const commissioned: StepPage = {
  step: 'commission support',
  address: 'commission',
  form: async (showing) =>
    defineForm({
      id: 'commission',
      version: '1',
      title: { en: 'Commission support from a provider' },
      pages: [
        page({
          id: 'commission',
          title: { en: 'Commission support from a provider' },
          intro: [
            {
              en: 'The provider sees nothing before support has started by consent, and is told at once when it stops. They never see the referral, the assessment or who else is involved.',
            },
          ],
          questions: [
            select({
              id: 'provider',
              label: { en: 'Who gives the support?' },
              name: { en: 'who gives the support' },
              hint: { en: 'Somebody with an account books and reports here. For anybody else, you write it down.' },
              options: await providers(showing.trx, showing.file.row.areaId),
            }),
            text({
              id: 'providerName',
              label: { en: 'Name of the provider' },
              name: { en: 'the name of the provider' },
              maxLength: 200,
              showIf: { question: 'provider', is: [outside] },
            }),
            ...(await plannedActions(showing)),
            select({
              id: 'supportType',
              label: { en: 'What kind of support is it?' },
              name: { en: 'the kind of support' },
              options: supportTypes.map(({ code, label }) => ({ code, label })),
            }),
            radios({
              id: 'approval',
              label: { en: 'Has the Home Office approved the provider?' },
              name: { en: 'whether the Home Office has approved the provider' },
              options: providerApprovals.map(({ code, label }) => ({ code, label })),
            }),
            radios({
              id: 'indemnified',
              label: { en: 'Is the provider indemnified under section 40?' },
              name: { en: 'whether the provider is indemnified' },
              options: [
                { code: 'yes', label: { en: 'Yes' } },
                { code: 'no', label: { en: 'No' } },
              ],
            }),
            text({
              id: 'sessionsAgreed',
              label: { en: 'How many sessions are agreed?' },
              name: { en: 'how many sessions are agreed' },
              width: 5,
              maxLength: 3,
            }),
            date({ id: 'fromOn', label: { en: 'From' }, name: { en: 'the first day' } }),
            date({ id: 'untilOn', label: { en: 'Until' }, name: { en: 'the last day' } }),
            longText({
              id: 'work',
              label: { en: 'What is the provider asked to do?' },
              name: { en: 'what the provider is asked to do' },
              hint: {
                en: 'The provider reads this. Say what the work is for, in words the person would recognise, and nothing of the concern.',
              },
              maxLength: 4000,
              sensitivity: 'narrative',
            }),
            longText({
              id: 'communication',
              label: { en: 'What helps when talking with the person?' },
              name: { en: 'what helps when talking with the person' },
              hint: { en: 'Language, interpreter, hearing, reading, times and places. The provider reads this.' },
              maxLength: 1000,
              rows: 3,
              sensitivity: 'narrative',
            }),
            remark('Anything else to remember. The provider does not read this'),
          ],
          checks: [
            {
              reads: ['sessionsAgreed'],
              at: 'sessionsAgreed',
              message: { en: 'How many sessions are agreed must be a number from 1 to 100' },
              wrong: ({ sessionsAgreed }) => countIn(sessionsAgreed) === undefined,
            },
          ],
        }),
      ],
    }),
  facts: async (answers, { trx, file }) => {
    const provider = await chosenProvider(trx, file.row.areaId, answers)
    return {
      facts: given({
        commissionId: newId(),
        supportType: chosen(answers, 'supportType'),
        provider: provider.agencyId === undefined ? 'outside' : 'partner',
        agencyId: provider.agencyId,
        planActionId: chosen(answers, 'planAction'),
        approval: chosen(answers, 'approval'),
        indemnified: chosen(answers, 'indemnified') === 'yes',
        sessionsAgreed: countIn(chosen(answers, 'sessionsAgreed')),
        fromOn: chosen(answers, 'fromOn'),
        untilOn: chosen(answers, 'untilOn'),
      }),
      reasonGiven: written(answers),
    }
  },
  alongside: async (showing, answers, { facts }) => {
    const { trx, file, vault } = showing
    const action = (await listActions(showing)).find(({ id }) => id === facts['planActionId'])
    await addCommission(trx, vault, file, {
      id: String(facts['commissionId']),
      provider: await chosenProvider(trx, file.row.areaId, answers),
      initials: initials(file.person),
      planActionId: action?.id,
      supportType: String(facts['supportType']),
      approval: String(facts['approval']),
      indemnified: facts['indemnified'] === true,
      sessionsAgreed: Number(facts['sessionsAgreed']),
      fromOn: Temporal.PlainDate.from(String(facts['fromOn'])),
      untilOn: Temporal.PlainDate.from(String(facts['untilOn'])),
      brief: {
        name: fullName(file.person),
        work: chosen(answers, 'work') ?? '',
        communication: chosen(answers, 'communication') ?? '',
        ...(action === undefined
          ? {}
          : {
              objective: action.objective,
              planned: `From ${formatDay(action.startOn)}; looked at again on ${formatDay(action.reviewOn)}`,
            }),
      },
    })
  },
  refusalAt: {
    'period-backwards': 'untilOn',
    'provider-not-approved': 'approval',
    'facts-incomplete': 'sessionsAgreed',
  },
}

/** Which action of the plan in force it serves; not asked where the plan has none, being from before actions stood apart. */
async function plannedActions(showing: Showing) {
  const actions = await listActions(showing)
  if (actions.length === 0) return []
  return [
    radios({
      id: 'planAction',
      label: { en: 'Which action of the support plan does it serve?' },
      name: { en: 'the action of the support plan' },
      hint: { en: 'The provider reads its objective and its dates.' },
      options: actions.map((action) => ({ code: action.id, label: { en: action.objective } })),
    }),
  ]
}

/** People with the role in the area, then agencies whose people have no account for it, then anybody else by name. */
async function providers(trx: Trx, areaId: string): Promise<readonly Option[]> {
  const people = await whoMayProvide(trx, areaId)
  const agencies = (await agenciesToAsk(trx, areaId)).filter(({ code }) => code !== 'nobody')
  return [
    ...people.map((person) => ({
      code: `account.${person.account_id}`,
      label: { en: `${person.name}, ${person.agency}` },
    })),
    ...agencies.map(({ code, label }) => ({
      code: `agency.${code}`,
      label: { en: `${label.en}, without an account` },
    })),
    { code: outside, label: { en: 'Somebody else' } },
  ]
}

type MayProvide = { account_id: string; name: string; agency_id: string; agency: string }

async function whoMayProvide(trx: Trx, areaId: string): Promise<readonly MayProvide[]> {
  const { rows } = await sql<MayProvide>`
    select account_id, name, agency_id, agency from cases.who_may_provide(${areaId}::uuid) order by name`.execute(trx)
  return rows
}

async function chosenProvider(
  trx: Trx,
  areaId: string,
  answers: AnyAnswers,
): Promise<{ agencyId?: string; name?: string; account?: string }> {
  const [kind, id] = (chosen(answers, 'provider') ?? '').split('.')
  if (kind === 'agency' && id !== undefined) return { agencyId: id }
  if (kind === 'account' && id !== undefined) {
    const person = (await whoMayProvide(trx, areaId)).find((candidate) => candidate.account_id === id)
    if (person === undefined) throw new Error('a provider was chosen who was not offered')
    return { agencyId: person.agency_id, account: id }
  }
  return { name: chosen(answers, 'providerName') ?? '' }
}

function countIn(typed: unknown): number | undefined {
  const count = typeof typed === 'string' && /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0
  return count >= 1 && count <= 100 ? count : undefined
}

// ── ending ────────────────────────────────────────────────────────────────────────────────────

export const commissionEnded: StepPage = {
  step: 'end commission',
  address: 'commission-end',
  form: async (showing) =>
    defineForm({
      id: 'commission-end',
      version: '1',
      title: { en: 'End a commission' },
      pages: [
        page({
          id: 'commission-end',
          title: { en: 'End a commission' },
          questions: [
            information({
              id: 'whatFollows',
              text: [
                {
                  en: 'The provider can write the last reports for some days, and then no longer sees it. If fewer sessions were held than agreed, the next panel meeting is told.',
                },
              ],
            }),
            radios({
              id: 'commission',
              label: { en: 'Which commission?' },
              name: { en: 'the commission' },
              options: (await goingOn(showing)).map((commission) => ({
                code: commission.id,
                label: { en: titleOf(commission) },
                hint: {
                  en: tallyInWords(tally(commission.terms, commission.events, showing.today)),
                },
              })),
            }),
            radios({
              id: 'cause',
              label: { en: 'Why does it end?' },
              name: { en: 'why it ends' },
              options: commissionEnds.map(({ code, label }) => ({ code, label })),
            }),
            reason(),
          ],
        }),
      ],
    }),
  facts: (answers) => ({
    facts: given({ commissionId: chosen(answers, 'commission'), cause: chosen(answers, 'cause') }),
    reasonGiven: written(answers),
  }),
  alongside: async ({ trx, file }, _answers, { facts }) => {
    await endCommission(trx, file, String(facts['commissionId']), String(facts['cause']))
  },
}

async function goingOn({ trx, file }: Showing): Promise<readonly Commission[]> {
  const open = new Set(file.state.commissions.filter(({ ended }) => !ended).map(({ commissionId }) => commissionId))
  const found = await listCommissions(trx, { areaId: file.row.areaId, caseId: file.row.id })
  return found.filter(({ id }) => open.has(id))
}

/** "Mentoring support by Lantern Mentoring, from 3 March 2026" */
export function titleOf({ supportType, providerName, terms }: Commission): string {
  const type = supportTypes.find(({ code }) => code === supportType)
  return `${type === undefined ? supportType : labelOf(supportTypes, type.code)} by ${providerName}, from ${formatDay(terms.fromOn)}`
}

// ── a provider's worry ────────────────────────────────────────────────────────────────────────

export const worryAnswered: StepPage = {
  step: 'answer provider’s worry',
  address: 'worry-answer',
  waitsFor: async (showing) =>
    (await openWorries(showing)).length > 0
      ? undefined
      : 'No provider waits for you to say what you did about a worry.',
  form: async (showing) =>
    defineForm({
      id: 'worry-answer',
      version: '1',
      title: { en: 'Say what you did about a provider’s worry' },
      pages: [
        page({
          id: 'worry-answer',
          title: { en: 'Say what you did about a provider’s worry' },
          questions: [
            radios({
              id: 'report',
              label: { en: 'Which report?' },
              name: { en: 'the report' },
              options: (await openWorries(showing)).map(({ event, commission }) => ({
                code: event.id,
                label: {
                  en: `Session ${event.number}, reported on ${formatDay(event.on)} by ${commission.providerName}`,
                },
              })),
            }),
            reason('What you did, and why'),
          ],
        }),
      ],
    }),
  facts: (answers) => ({ facts: given({ eventId: chosen(answers, 'report') }), reasonGiven: written(answers) }),
  beside: async (showing) => {
    const found: Beside[] = []
    for (const { event, commission, kept } of await openWorries(showing))
      found.push({
        heading: `Session ${event.number}, ${commission.providerName}`,
        rows:
          kept === undefined
            ? [{ key: 'Report', value: 'This can no longer be read' }]
            : keptView(openKept(kept)).flatMap((view) =>
                view.rows.map((row) => ({ key: row.key, value: row.lines.join('\n') })),
              ),
      })
    return found
  },
}

type Worry = { readonly commission: Commission; readonly event: WrittenEvent; readonly kept: string | undefined }

async function openWorries({ trx, file, vault }: Showing): Promise<readonly Worry[]> {
  const found = await listCommissions(trx, { areaId: file.row.areaId, caseId: file.row.id })
  const worries = found.flatMap((commission) =>
    worriesOf(commission, file.state.worriesAnswered).map((event) => ({ commission, event })),
  )
  const texts = await readWritten(
    vault,
    { personId: file.person.id },
    worries.map(({ event }) => event),
  )
  return worries.map((worry) => ({ ...worry, kept: texts.get(worry.event.id) }))
}

/** Reports with which the provider asked to be heard at once, and nobody has said yet what was done. */
export function worriesOf({ events }: Commission, answered: readonly string[]): readonly WrittenEvent[] {
  return events.filter((event) => event.tellNow && !answered.includes(event.id))
}

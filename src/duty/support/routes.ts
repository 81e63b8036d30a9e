/** Support for an authority that struggles, escalation of one that does not take it seriously, and directions under section 30. */
import type { Trx } from '#platform/database/database.ts'
import type { Temporal } from 'temporal-polyfill'
import { formatDay } from '#platform/day-and-time.ts'
import { dayIn, textIn } from '#platform/forms/answer-in.ts'
import { addFormPage } from '#platform/forms/form-page.ts'
import { date, longText, radios, select } from '#platform/forms/questions.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { note } from '#records/audit.ts'
import { governanceEditors } from '#reference/roles.ts'
import type { Authority } from '../authorities/authority.ts'
import { addressOf } from '../authorities/pages.ts'
import { AuthorityPath, type BesideAuthority } from '../authorities/routes.ts'
import { findAuthority } from '../authorities/store.ts'
import { kept, onePage } from '../standing.ts'
import { entryNames, writtenKinds } from './entry.ts'
import { addEntry, listEntries } from './store.ts'

type Body = { readonly id: string; readonly name: string }

/** The boards stand above this room, and are handed in. */
export type SupportNeed = {
  /** Bodies of an area that meet today. */
  readonly bodiesOf: (trx: Trx, areaId: string) => Promise<readonly Body[]>
  /** Puts something on a body's next agenda. */
  readonly escalate: (
    trx: Trx,
    escalation: {
      readonly areaId: string
      readonly toBodyId: string
      readonly what: string
      readonly address: string
    },
    today: Temporal.PlainDate,
  ) => Promise<string>
}

/** What the page of an authority shows of it. */
export const supportBeside: BesideAuthority = async (trx, authority) => ({
  acts: [
    { text: 'Record support or a direction', href: `${addressOf(authority)}/entries/new` },
    { text: 'Put this before a board', href: `${addressOf(authority)}/escalation` },
  ],
  tables: [
    {
      caption: 'Support, escalation and directions',
      nothing: 'Nothing has been recorded.',
      headings: ['What', 'On', 'Words', 'By'],
      rows: (await listEntries(trx, authority.id)).map(({ kind, on, words, by }) => ({
        cells: [entryNames[kind], formatDay(on), words, by],
      })),
    },
  ],
})

export function addSupportRoutes(app: App, need: SupportNeed): void {
  addFormPage(app, {
    roles: governanceEditors,
    address: '/duty/authorities/:authorityId/entries/new',
    params: AuthorityPath,
    about: async (trx, { authorityId }, { actor }) => kept(await findAuthority(trx, authorityId), actor),
    form: (authority) => entryForm(authority),
    shown: (authority) => ({ back: addressOf(authority), button: 'Record this' }),
    act: async (trx, authority, answers, { requestId, today }) => {
      const kind = writtenKinds.find((one) => one === textIn(answers, 'kind')) ?? 'support offered'
      await addEntry(trx, authority, { kind, on: dayIn(answers, 'on') ?? today, words: textIn(answers, 'words') })
      await noteOn(trx, authority, 'record entry of authority', requestId, { kind })
      return ok(addressOf(authority))
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/duty/authorities/:authorityId/escalation',
    params: AuthorityPath,
    about: async (trx, { authorityId }, { actor }) => {
      const authority = kept(await findAuthority(trx, authorityId), actor)
      return { authority, bodies: await need.bodiesOf(trx, authority.areaId) }
    },
    form: ({ authority, bodies }) => escalationForm(authority, bodies),
    shown: ({ authority }) => ({ back: addressOf(authority), button: 'Put it on the next agenda' }),
    act: async (trx, { authority, bodies }, answers, { requestId, today }) => {
      const body = bodies.find(({ id }) => id === textIn(answers, 'body'))
      if (body === undefined) return refuse({ question: 'body', message: 'Add the body first' })
      const words = textIn(answers, 'what')
      const { areaId } = authority
      const what = `${authority.name}: ${words}`
      await need.escalate(trx, { areaId, toBodyId: body.id, what, address: addressOf(authority) }, today)
      await addEntry(trx, authority, { kind: 'escalated', on: today, words: `To ${body.name}: ${words}` })
      await noteOn(trx, authority, 'escalate authority', requestId, { body: body.id })
      return ok(addressOf(authority))
    },
  })
}

function entryForm({ name }: Authority) {
  return onePage('authority-entry', `${name}: support or a direction`, [
    radios({
      id: 'kind',
      label: { en: 'What was done?' },
      name: { en: 'what was done' },
      options: writtenKinds.map((kind) => ({ code: kind, label: { en: entryNames[kind] } })),
    }),
    date({ id: 'on', label: { en: 'When was it?' }, name: { en: 'the day' }, range: 'today or past' }),
    longText({
      id: 'words',
      label: { en: 'What happened?' },
      name: { en: 'what happened' },
      hint: { en: 'For a direction, say what it says or what was answered. Do not name anybody in a case' },
      maxLength: 4000,
      rows: 5,
    }),
  ])
}

function escalationForm({ name }: Authority, bodies: readonly Body[]) {
  return onePage('authority-escalation', `Put ${name} before a board`, [
    select({
      id: 'body',
      label: { en: 'Which board?' },
      name: { en: 'the board' },
      options:
        bodies.length === 0
          ? [{ code: 'none', label: { en: 'There is no board yet' } }]
          : bodies.map((body) => ({ code: body.id, label: { en: body.name } })),
    }),
    longText({
      id: 'what',
      label: { en: 'What must it look at?' },
      name: { en: 'what it must look at' },
      hint: {
        en: 'It goes on the agenda of the next meeting, with a link back to this page. Do not name anybody in a case',
      },
      maxLength: 500,
      rows: 3,
    }),
  ])
}

async function noteOn(
  trx: Trx,
  { id, areaId }: Authority,
  action: string,
  requestId: string,
  details: Readonly<Record<string, string>>,
): Promise<void> {
  await note(trx, { action, subject: { kind: 'authority', id }, areaId, requestId, details })
}

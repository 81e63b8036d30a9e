/** Minutes of the panel, in the order in which they go: drafted, changed, drafted again in part, agreed, locked, corrected beneath. */
import { filledIn } from '../failure/page-forms.ts'
import { encoded, openForm, type Caller } from './caller.ts'
import type { Entry } from './entries.ts'
import type { Town } from './town.ts'

const as = 'Cass Chair'
const base = '/panel/meetings/:meetingId/minutes'

export const minutesEntries: readonly Entry[] = [
  {
    route: `${base}/drafts`,
    as,
    page: async (town, caller) => {
      const { meeting, item } = await heldWithDrafts(town, caller)
      await town.test.owner.query('delete from panel.minute where item_id = $1', [item])
      return `/panel/meetings/${meeting}/minutes`
    },
    action: /\/drafts$/,
    asksNothing: true,
    adds: { 'panel.minute': 1 },
  },
  {
    route: `${base}/:itemId/edit`,
    as,
    page: (town, caller) => pageOf(town, caller, 'edit'),
    answers: { options: 'A mentor, or nothing', riskOwner: 'The school' },
    asksNothing: true,
    adds: {},
  },
  {
    route: `${base}/:itemId/from-record`,
    as,
    page: async (town, caller) => {
      const edit = await pageOf(town, caller, 'edit')
      const form = await openForm(caller, edit, edit)
      await caller.post(edit, { body: encoded(filledIn(form, { riskOwner: 'The college', nextReview: 'In spring' })) })
      return await pageOf(town, caller, 'from-record')
    },
    answers: { parts: '*' },
    adds: {},
  },
  {
    route: `${base}/agreement`,
    as,
    page: async (town, caller) => `/panel/meetings/${(await heldWithDrafts(town, caller)).meeting}/minutes/agreement`,
    answers: { items: '*', meeting: 'none' },
    adds: {},
  },
  {
    route: `${base}/lock`,
    as,
    page: async (town, caller) => {
      const { meeting } = await heldWithDrafts(town, caller)
      await agreeAll(town)
      return `/panel/meetings/${meeting}/minutes/lock`
    },
    answers: { items: '*' },
    adds: {},
  },
  {
    route: `${base}/:itemId/addendum`,
    as,
    page: async (town, caller) => {
      const page = await pageOf(town, caller, 'addendum')
      await agreeAll(town)
      return page
    },
    answers: { words: 'Housing was there, too.' },
    adds: { 'panel.addendum': 1 },
  },
  {
    route: `${base}/general/edit`,
    as,
    page: (town, caller) => generalPage(town, caller, 'edit'),
    answers: { notes0: 'Everybody was welcomed.' },
    asksNothing: true,
    adds: {},
  },
  {
    route: `${base}/general/from-record`,
    as,
    page: async (town, caller) => {
      const edit = await generalPage(town, caller, 'edit')
      const form = await openForm(caller, edit, edit)
      await caller.post(edit, { body: encoded(filledIn(form, { notes0: 'Something that nobody said.' })) })
      return edit.replace(/edit$/, 'from-record')
    },
    answers: { parts: '*' },
    adds: {},
  },
  {
    route: `${base}/general/addendum`,
    as,
    page: async (town, caller) => {
      const page = await generalPage(town, caller, 'addendum')
      await agreeAll(town)
      return page
    },
    answers: { words: 'Housing was there, too.' },
    adds: { 'panel.general_addendum': 1 },
  },
]

async function pageOf(town: Town, caller: Caller, page: string): Promise<string> {
  const { meeting, item } = await heldWithDrafts(town, caller)
  return `/panel/meetings/${meeting}/minutes/${item}/${page}`
}

/** Anew as a draft: an earlier entry may have agreed or locked it. */
async function generalPage(town: Town, caller: Caller, page: string): Promise<string> {
  await town.test.owner.query('delete from panel.general_addendum')
  await town.test.owner.query('delete from panel.general_minute')
  const { meeting } = await heldWithDrafts(town, caller)
  return `/panel/meetings/${meeting}/minutes/general/${page}`
}

/** The last meeting that had a case on its agenda, with every minute drafted. */
async function heldWithDrafts({ test, cases }: Town, caller: Caller): Promise<{ meeting: string; item: string }> {
  const { rows } = await test.owner.query<{ meeting: string; item: string }>(
    `select item.meeting_id as meeting, item.id as item from panel.item join panel.meeting on meeting.id = item.meeting_id
      where item.case_id = $1 and meeting.held_on <= access.today() order by meeting.held_on desc limit 1`,
    [cases.get('in support')],
  )
  const [held] = rows
  if (held === undefined) throw new Error('the case was on no agenda')
  const list = `/panel/meetings/${held.meeting}/minutes`
  if ((await caller.get(list)).text.includes(`${list}/drafts`)) {
    const form = await openForm(caller, list, `${list}/drafts`)
    await caller.post(form.action, { body: encoded(form.fields) })
  }
  return held
}

async function agreeAll({ test }: Town): Promise<void> {
  await test.owner.query(`update panel.minute set state = 'agreed' where state = 'draft'`)
  await test.owner.query(`update panel.general_minute set state = 'agreed' where state = 'draft'`)
}

/** A house with the invented boards in it, and callers who keep, read or may not see them: for the tests of the room. */
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Trx } from '#platform/database/database.ts'
import { backstage } from '../src/demonstration/backstage.ts'
import { boardsInTown, type BoardIds } from './boards-in-town.ts'
import { filledIn, formTo } from './failure/page-forms.ts'
import { aCaller, encoded, type Caller } from './hostile/caller.ts'
import { aHouse, type House } from './house.ts'

type Answers = Parameters<typeof filledIn>[1]
type Sent = Awaited<ReturnType<Caller['post']>>

export type BoardsHouse = {
  readonly house: House
  readonly ids: BoardIds
  readonly cora: Caller
  readonly bo: Caller
  readonly olu: Caller
  /** Opens a page as somebody and sends its form filled in. */
  readonly send: (caller: Caller, page: string, answers: Answers, action?: string | RegExp) => Promise<Sent>
}

export async function boardsInHouse(t: TestContext): Promise<BoardsHouse> {
  const house = await aHouse(t)
  const { rows } = await house.test.owner.query<{ id: string; name: string }>('select id, name from accounts.agency')
  const ids = await boardsInTown(house.test, {
    areaId: house.areaId,
    by: house.accounts.get('Cora Coordinator') ?? assert.fail('no coordinator'),
    agency: (name) => rows.find((row) => row.name === name)?.id ?? assert.fail(name),
  })
  return {
    house,
    ids,
    cora: await aCaller(house.app, house.origin, 'Cora Coordinator'),
    bo: await aCaller(house.app, house.origin, 'Bo Board'),
    olu: await aCaller(house.app, house.origin, 'Olu Officer'),
    send: async (caller, page, answers, action = page) => {
      const form = formTo((await caller.get(page)).text, action)
      return await caller.post(form.action, { body: encoded(filledIn(form, answers)) })
    },
  }
}

/** SQL as somebody's session, with the application's rights and past every page: what the database itself says to it. */
export async function pastThePages(
  { test, accounts }: House,
  name: string,
  work: (trx: Trx) => Promise<unknown>,
): Promise<void> {
  await backstage(test.ownerConnection, test.vault, Temporal.Now.plainDateISO(), async (stage) => {
    const token = await stage.session(accounts.get(name) ?? assert.fail(name))
    await sql`select set_config('causeway.session', ${token}, true), set_config('role', 'causeway_app', true)`.execute(
      stage.trx,
    )
    await work(stage.trx)
  })
}

/** The words of a page, a space between them. */
export function plain(html: string): string {
  return html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
}

/** The three boxes of a date. */
export function dateBoxes(field: string, iso: string): Record<string, string> {
  const [year = '', month = '', day = ''] = iso.split('-')
  return { [`${field}-day`]: day, [`${field}-month`]: month, [`${field}-year`]: year }
}

/** A house with the invented work with communities in it, and callers who keep, read or may not see it: for the tests of the room. */
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { communitiesInTown, type CommunityIds } from './communities-in-town.ts'
import { filledIn, formTo } from './failure/page-forms.ts'
import { aCaller, encoded, type Caller } from './hostile/caller.ts'
import { aHouse, type House } from './house.ts'

type Answers = Parameters<typeof filledIn>[1]
type Sent = Awaited<ReturnType<Caller['post']>>

export type CommunitiesHouse = {
  readonly house: House
  readonly ids: CommunityIds
  /** Keeps the records. */
  readonly cora: Caller
  /** A board member reads them. */
  readonly bo: Caller
  /** A case officer sees none of it. */
  readonly olu: Caller
  /** Opens a page as somebody and sends its form filled in. */
  readonly send: (caller: Caller, page: string, answers: Answers) => Promise<Sent>
}

export async function communitiesInHouse(t: TestContext): Promise<CommunitiesHouse> {
  const house = await aHouse(t)
  const { rows } = await house.test.owner.query<{ id: string; name: string }>('select id, name from accounts.agency')
  const ids = await communitiesInTown(house.test, {
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
    send: async (caller, page, answers) => {
      const form = formTo((await caller.get(page)).text, page)
      return await caller.post(form.action, { body: encoded(filledIn(form, answers)) })
    },
  }
}

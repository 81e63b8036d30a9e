/** A house with the invented local picture in it, and callers who keep, report, read or may not see it: for the tests of the room. */
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { filledIn, formTo } from './failure/page-forms.ts'
import { aCaller, encoded, type Caller } from './hostile/caller.ts'
import { aHouse, type House } from './house.ts'
import { pictureInTown, type PictureIds } from './picture-in-town.ts'

type Answers = Parameters<typeof filledIn>[1]
type Sent = Awaited<ReturnType<Caller['post']>>

export type PictureHouse = {
  readonly house: House
  readonly ids: PictureIds
  readonly as: (name: string) => Promise<Caller>
  /** Opens a page as somebody and sends its form filled in. */
  readonly send: (caller: Caller, page: string, answers: Answers) => Promise<Sent>
}

export async function pictureInHouse(t: TestContext): Promise<PictureHouse> {
  const house = await aHouse(t)
  const account = (name: string): string => house.accounts.get(name) ?? assert.fail(name)
  const ids = await pictureInTown(house.test, {
    areaId: house.areaId,
    coordinator: account('Cora Coordinator'),
    partner: account('Pat Partner'),
  })
  return {
    house,
    ids,
    as: (name) => aCaller(house.app, house.origin, name),
    send: async (caller, page, answers) => {
      const form = formTo((await caller.get(page)).text, page)
      return await caller.post(form.action, { body: encoded(filledIn(form, answers)) })
    },
  }
}

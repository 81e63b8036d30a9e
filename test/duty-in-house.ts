/** A house with a town's duty in it, and callers who keep it, read it, or may not see it. */
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { dutyInTown, type DutyIds } from './duty-in-town.ts'
import { filledIn, formTo } from './failure/page-forms.ts'
import { aCaller, encoded, type Answer, type Caller } from './hostile/caller.ts'
import { aHouse, type House } from './house.ts'

type Answers = Parameters<typeof filledIn>[1]

export type DutyHouse = {
  readonly house: House
  readonly ids: DutyIds
  readonly cora: Caller
  readonly bo: Caller
  readonly olu: Caller
  /** Of Health. */
  readonly pat: Caller
  readonly callerNamed: (name: string) => Promise<Caller>
  /** Opens a page as somebody and sends its form filled in. @param opened the page as it was opened before */
  readonly send: (
    caller: Caller,
    page: string,
    answers: Answers,
    action?: string | RegExp,
    opened?: string,
  ) => Promise<Answer>
  readonly upload: (caller: Caller, page: string, field: string, file: string) => Promise<Answer>
}

export async function dutyInHouse(t: TestContext): Promise<DutyHouse> {
  const house = await aHouse(t)
  const { rows } = await house.test.owner.query<{ id: string; name: string }>('select id, name from accounts.agency')
  const account = (name: string) => house.accounts.get(name) ?? assert.fail(`no ${name}`)
  const ids = await dutyInTown(house.test, {
    areaId: house.areaId,
    coordinator: account('Cora Coordinator'),
    chair: account('Cass Chair'),
    boardMember: account('Bo Board'),
    reviewer: account('Ren Reviewer'),
    agency: (name) => rows.find((row) => row.name === name)?.id ?? assert.fail(name),
  })
  const callerNamed = (name: string) => aCaller(house.app, house.origin, name)
  return {
    house,
    ids,
    cora: await callerNamed('Cora Coordinator'),
    bo: await callerNamed('Bo Board'),
    olu: await callerNamed('Olu Officer'),
    pat: await callerNamed('Pat Partner'),
    callerNamed,
    send: async (caller, page, answers, action = page, opened) => {
      const form = formTo(opened ?? (await caller.get(page)).text, action)
      return await caller.post(form.action, { body: encoded(filledIn(form, answers)) })
    },
    upload: async (caller, page, field, file) => {
      const { fields } = formTo((await caller.get(page)).text, page)
      const boundary = 'causeway-test'
      const parts = fields
        .filter(([name]) => name !== field)
        .map(([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
      const sent = `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="register.csv"\r\ncontent-type: text/csv\r\n\r\n${file}\r\n--${boundary}--\r\n`
      return await caller.post(page, {
        body: parts.join('') + sent,
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      })
    },
  }
}

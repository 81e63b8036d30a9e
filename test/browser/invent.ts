/** Cases brought to where a journey in the browser begins, by the steps that people would take. */
import assert from 'node:assert/strict'
import { Temporal } from 'temporal-polyfill'
import { backstage } from '../../src/demonstration/backstage.ts'
import { chance } from '../../src/demonstration/chance.ts'
import type { InventedReferral } from '../../src/demonstration/generate.ts'
import { inventCase } from '../../src/demonstration/invented-case.ts'
import type { Path } from '../../src/demonstration/paths.ts'
import { stories } from '../../src/demonstration/stories.ts'
import type { House } from '../house.ts'

/** @returns the references, in the same order */
export async function invent(house: House, cases: readonly (readonly [InventedReferral, Path])[]): Promise<string[]> {
  const { test: db, areaId, accounts } = house
  const today = Temporal.Now.plainDateISO('Europe/London')
  const account = (name: string): string => accounts.get(name) ?? assert.fail(`no account of ${name}`)
  const agency = async (name: string): Promise<string> => {
    const { rows } = await db.owner.query<{ id: string }>('select id from accounts.agency where name = $1', [name])
    return rows[0]?.id ?? assert.fail(`no agency ${name}`)
  }
  const cast = {
    areaId,
    referrer: account('Robin Referrer'),
    coordinator: account('Cora Coordinator'),
    caseOfficer: account('Olu Officer'),
    supervisor: account('Sian Supervisor'),
    chair: account('Cass Chair'),
    partner: account('Pat Partner'),
    partnerAgencyId: await agency('Health'),
    otherAgencyId: await agency('School'),
  }
  const ids = await backstage(db.ownerConnection, db.vault, today, async (stage) => {
    const made: string[] = []
    for (const [place, [referral, path]] of cases.entries()) {
      const story = stories[place % stories.length]
      assert.ok(story)
      made.push(await inventCase(stage, cast, chance(place), referral, story, path))
    }
    return made
  })
  const { rows } = await db.owner.query<{ id: string; reference: string }>('select id, reference from cases.case_file')
  return ids.map((id) => rows.find((row) => row.id === id)?.reference ?? assert.fail(`no case ${id}`))
}

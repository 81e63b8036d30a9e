/** The people of a crowd: more of those who work cases, or sit on the panel, than a house has. */
import pg from 'pg'
import { Temporal } from 'temporal-polyfill'
import { newTotpSecret } from '#accounts/one-time-code.ts'
import { addAccountDirectly } from '#accounts/seeding.ts'
import type { Role } from '#reference/roles.ts'
import type { House } from '../house.ts'

const crowdRoles: readonly Role[] = ['coordinator', 'case officer', 'case officer', 'channel chair', 'deputy chair']

/**
 * @param roles taken in turn
 * @returns their names, by which they sign in
 */
export async function addPeople(house: House, howMany: number, roles = crowdRoles): Promise<readonly string[]> {
  const client = new pg.Client(house.test.ownerConnection)
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string; kind: string }>(
      "select id, kind from accounts.agency where area_id = $1 and kind in ('council', 'police', 'health')",
      [house.areaId],
    )
    const agency = (role: Role): string => rows.find(({ kind }) => kind === agencyOf(role))?.id ?? ''
    const today = Temporal.Now.plainDateISO('Europe/London')
    const names: string[] = []
    for (let place = 0; place < howMany; place += 1) {
      const role = roles[place % roles.length] ?? 'coordinator'
      const name = `Crowd ${String.fromCharCode(65 + Math.floor(place / 26), 65 + (place % 26))}`
      await addAccountDirectly(client, house.test.vault, {
        areaId: house.areaId,
        agencyId: agency(role),
        email: `crowd.${place}@thurrock.example`,
        name,
        channelTrainingUntil: today.add({ years: 1 }).toString(),
        roles: [{ role, fromOn: today.subtract({ years: 1 }).toString() }],
        password: { phc: '$argon2id$v=19$m=65536,t=3,p=1$bm90IGEgcGFzc3dvcmQ$bm90IGEgaGFzaCBvZiBhbnkgcGFzc3dvcmQ' },
        totpSecret: newTotpSecret(),
      })
      names.push(name)
    }
    return names
  } finally {
    await client.end()
  }
}

function agencyOf(role: Role): 'council' | 'police' | 'health' {
  if (role === 'case officer') return 'police'
  return role === 'panel member' ? 'health' : 'council'
}

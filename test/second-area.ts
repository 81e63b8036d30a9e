/** A neighbouring area in a house of tests, with those who take in a case there. */
import pg from 'pg'
import { Temporal } from 'temporal-polyfill'
import { addAccountDirectly, addAgencyDirectly, addAreaDirectly } from '#accounts/seeding.ts'
import { newTotpSecret } from '#accounts/one-time-code.ts'
import type { Role } from '#reference/roles.ts'
import type { House } from './house.ts'

const neighbours: readonly (readonly [string, Role])[] = [
  ['Nia Neighbour', 'coordinator'],
  ['Otis Opposite', 'case officer'],
  ['Una Upriver', 'channel chair'],
]

/** @returns the id of the area; its people sign in by their names */
export async function addSecondArea({ test }: House): Promise<string> {
  const client = new pg.Client(test.ownerConnection)
  await client.connect()
  const today = Temporal.Now.plainDateISO('Europe/London')
  try {
    const areaId = await addAreaDirectly(client, {
      code: 'E06000033',
      name: 'Southend-on-Sea',
      shortName: 'SOS',
      policeForce: 'Essex Police',
    })
    const agencyId = await addAgencyDirectly(client, {
      areaId,
      name: 'Southend Council',
      kind: 'council',
      agreementFrom: today.subtract({ years: 1 }).toString(),
      agreementUntil: today.add({ years: 1 }).toString(),
    })
    for (const [name, role] of neighbours)
      await addAccountDirectly(client, test.vault, {
        areaId,
        agencyId,
        email: `${name.toLowerCase().replace(' ', '.')}@southend.example`,
        name,
        channelTrainingUntil: today.add({ years: 1 }).toString(),
        roles: [{ role, fromOn: today.subtract({ years: 1 }).toString() }],
        password: { phc: '$argon2id$v=19$m=65536,t=3,p=1$bm90IGEgcGFzc3dvcmQ$bm90IGEgaGFzaCBvZiBhbnkgcGFzc3dvcmQ' },
        totpSecret: newTotpSecret(),
      })
    return areaId
  } finally {
    await client.end()
  }
}

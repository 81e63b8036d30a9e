/** The duty in a town of the tests: something of every kind for addresses to name, made by those who would make it. */
import { Temporal } from 'temporal-polyfill'
import { backstage } from '../src/demonstration/backstage.ts'
import { addAuthority } from '#duty/authorities/store.ts'
import type { TestDatabase } from './database.ts'

export type DutyIds = {
  readonly authorityId: string
}

/** @param of.account by role, in words of the town */
export async function dutyInTown(
  { ownerConnection, vault }: Pick<TestDatabase, 'ownerConnection' | 'vault'>,
  of: {
    readonly areaId: string
    readonly coordinator: string
    readonly agency: (name: string) => string
  },
): Promise<DutyIds> {
  const today = Temporal.Now.plainDateISO('Europe/London')
  return await backstage(ownerConnection, vault, today, async (stage) => {
    const { trx } = stage
    const { areaId } = of
    return await stage.as(of.coordinator, async () => {
      const authorityId = await addAuthority(trx, {
        areaId,
        schedule: 6,
        kind: 'nhs_ft',
        name: 'Marshes Foundation Trust',
        functions: '',
        boundFrom: Temporal.PlainDate.from('2015-07-01'),
        boundUntil: undefined,
        agencyId: of.agency('Health'),
        contact: { name: 'Roisin Yarrowfold', post: 'Named nurse', email: 'prevent@marshes.example' },
        agreementFrom: undefined,
        agreementUntil: undefined,
      })
      return { authorityId: made(authorityId) }
    })
  })
}

function made(id: string | undefined): string {
  if (id === undefined) throw new Error('it is there already')
  return id
}

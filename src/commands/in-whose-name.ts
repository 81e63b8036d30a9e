/** In whose name a command writes what needs an author, and for which area. */
import type { ListedAccount } from '#accounts/commands.ts'
import { Refusal } from '#platform/failures.ts'
import type { Role } from '#reference/roles.ts'

export type Keeper = { readonly email: string; readonly area: string; readonly role: Role }

export type Sought = {
  readonly area?: string | undefined
  readonly as?: string | undefined
  /** Who may, the likeliest first. */
  readonly roles: readonly Role[]
  /** What they keep, in a sentence: "the strategy". */
  readonly what: string
}

/** Whoever --as names, or the first who may in the area. @throws Refusal when there is nobody, or no saying which area */
export function keeperAmong(accounts: readonly ListedAccount[], { area, as, roles, what }: Sought): Keeper {
  const keepers = accounts.flatMap(({ email, roles: held, disabled }) =>
    roles
      .flatMap((role) =>
        held.flatMap((one) =>
          one.startsWith(`${role} in `) ? [{ email, area: one.slice(role.length + 4), role }] : [],
        ),
      )
      .filter((keeper) => !disabled && (area === undefined || keeper.area === area)),
  )
  const areas = new Set(keepers.map((keeper) => keeper.area))
  if (areas.size > 1 && as === undefined)
    throw new Refusal(
      `There are several areas: say which with --area, as ${[...areas].toSorted().slice(0, 3).join(' or ')}.`,
    )
  const mine = keepers.filter(({ email }) => as === undefined || email === as.trim().toLowerCase())
  const keeper = roles.flatMap((role) => mine.filter((one) => one.role === role))[0]
  if (keeper !== undefined) return keeper
  throw new Refusal(
    as === undefined
      ? `Nobody keeps ${what} of ${area ?? 'any area'} yet: a coordinator or chair needs an account.`
      : `${as} does not keep ${what} of ${area ?? 'any area'}.`,
  )
}

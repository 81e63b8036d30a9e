/**
 * Whether the reader may act on each case of a list. The rule is access.may_act_on_case, which the policies ask; PostgreSQL looks up anew for every row that it
 * is called for what the reader holds. Here that is looked up once, for all rows.
 */
import { sql, type RawBuilder } from 'kysely'

const areasAs = (...roles: readonly string[]) => sql`(select access.case_areas_as(variadic ${roles}::text[]))::uuid[]`

/** @param file the name that the query has given to cases.case_file */
export function mayActOnEach(file: string): RawBuilder<boolean> {
  const [area, restricted, id] = ['area_id', 'restricted', 'id'].map((column) => sql.ref(`${file}.${column}`))
  return sql<boolean>`(
    ((${area} = any (${areasAs('coordinator', 'case officer')})
       and (not ${restricted} or ${id} = any ((select access.cases_by_name())::uuid[])))
      or ${area} = any (${areasAs('channel chair', 'deputy chair')}))
    and not ${id} = any ((select access.conflicted_cases())::uuid[]))`
}

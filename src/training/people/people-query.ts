/** What the register may be asked for: whose people, how they stand, which page. */
import { z } from 'zod'

export const PeopleQuery = z.object({
  agency: z.uuid().or(z.literal('')).default(''),
  show: z.enum(['everyone', 'to do', 'overdue', 'in date', 'left']).catch('everyone').default('everyone'),
  page: z.coerce.number().int().min(1).max(2000).catch(1).default(1),
  area: z.uuid().optional(),
})
export type PeopleQuery = z.infer<typeof PeopleQuery>

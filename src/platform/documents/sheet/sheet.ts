/** What a table that others made says, as it passes between the process that reads it and ours: one JSON line for the head, one for each row. */
import { z } from 'zod'

export const SheetHead = z.object({
  /** Worksheets that were not read: hidden ones, and those after the first. */
  hiddenSheets: z.array(z.string()),
  otherSheets: z.array(z.string()),
  /** Where counting of days begins, should a date have come as a bare number; text files have none. */
  epoch: z.enum(['1900', '1904', 'none']),
})
export type SheetHead = z.infer<typeof SheetHead>

/** Its line in the file, from 1, and its cells as text: days as 2026-01-31, whatever the file's own form where it marks them as days. */
export const SheetRow = z.tuple([z.number().int(), z.array(z.string())])
export type SheetRow = z.infer<typeof SheetRow>

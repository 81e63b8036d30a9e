/** Journals as functions of the clerk hand them over: one JSON array a case, coded facts alone. */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

const Entry = z.object({
  id: z.uuid(),
  seq: z.int(),
  step: z.string(),
  takenBy: z.uuid().nullable(),
  takenAt: z.string().transform((text) => Temporal.Instant.from(text)),
  onDate: z.string().transform((text) => Temporal.PlainDate.from(text)),
  facts: z.record(z.string(), z.unknown()),
  reasonGiven: z.boolean(),
  decisionMode: z.enum(['unanimous', 'majority', 'chair']).nullable(),
  guidanceVersion: z.string(),
})

export const ClerkJournal = z.array(Entry)

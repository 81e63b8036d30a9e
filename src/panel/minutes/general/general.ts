/** The minute of a meeting itself (process.md 2.7): who came, and what was said at each standing item. Nothing in it is of a case, so nothing is sealed. */
import { z } from 'zod'
import { MinuteContent, type MinuteStanding } from '../minute.ts'

const text = z.string()

const ItemSaid = z.strictObject({
  itemId: z.uuid(),
  /** On the agenda: the numbers between are of cases, which have minutes of their own. */
  number: z.number().int().min(1),
  title: text,
  /** By the clock of the meeting, like 09:35; empty where the item was not timed. */
  began: text,
  ended: text,
  notes: text,
  decided: text,
  actions: MinuteContent.shape.actions,
})
export type ItemSaid = Readonly<z.infer<typeof ItemSaid>>

export const GeneralContent = z.strictObject({
  attendance: MinuteContent.shape.attendance,
  /** How many declared a conflict with something on the agenda, never with what. */
  conflicts: z.number().int().min(0),
  items: z.array(ItemSaid).readonly(),
})
export type GeneralContent = Readonly<z.infer<typeof GeneralContent>>

export type GeneralMinute = Omit<MinuteStanding, 'itemId'> & { readonly content: GeneralContent }

/** In addresses, and in the forms that agree and lock, where the minutes of cases have the id of their item. */
export const general = 'general'

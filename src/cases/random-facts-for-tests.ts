/** Facts made up from a step's own schema, for tests that take steps at random. A kind of schema it does not know is an error. */
import fc from 'fast-check'
import { z } from 'zod'
import { ids } from './journeys-for-tests.ts'

/** Days within the random walks' time. */
const someDay = fc.constantFrom(
  '2026-01-31',
  '2026-03-29',
  '2026-04-03',
  '2026-10-25',
  '2026-12-24',
  '2027-02-28',
  '2028-02-29',
)

export function factsFor(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodObject) return objectOf(schema.shape)
  if (schema instanceof z.ZodOptional) return fc.option(factsFor(schema.unwrap()), { nil: undefined, freq: 3 })
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options)
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values)
  if (schema instanceof z.ZodBoolean) return fc.boolean()
  if (schema instanceof z.ZodUUID) return fc.constantFrom(...Object.values(ids))
  if (schema instanceof z.ZodISODate) return someDay
  if (schema instanceof z.ZodNumber) return fc.integer({ min: 0, max: 4 })
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map(factsFor))
  if (schema instanceof z.ZodArray) return fc.uniqueArray(factsFor(schema.element), { maxLength: 6 })
  if (schema instanceof z.ZodRecord)
    return fc.dictionary(keysOf(schema.keyType), factsFor(schema.valueType), { maxKeys: 4 })
  throw new Error(`No random facts for a ${schema._zod.def.type}: the journal holds codes, ids, days and counts only`)
}

function objectOf(shape: Readonly<Record<string, z.core.$ZodType>>): fc.Arbitrary<unknown> {
  return fc
    .record(Object.fromEntries(Object.entries(shape).map(([name, part]) => [name, factsFor(part)])))
    .map((facts) => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)))
}

function keysOf(schema: z.core.$ZodType): fc.Arbitrary<string> {
  return factsFor(schema).map(String)
}

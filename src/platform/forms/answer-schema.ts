/**
 * The shape of stored answers, checked when they are opened again: a draft or a record is input like any other.
 * Question by question for answers of a form we have; by shape alone for a record whose form may be long gone.
 */
import { z } from 'zod'
import { insteadCodes, provenanceCodes, type Answer, type PlainAnswer } from './answers.ts'
import { insteadOf, type Answers, type Form } from './define-form.ts'
import { answeredQuestions } from './fields.ts'
import type { AnsweredQuestion, RepeatedQuestion } from './questions.ts'

const isoDay = z.iso.date()
const nameSchema = z.strictObject({
  forenames: z.string().exactOptional(),
  surname: z.string().exactOptional(),
  knownAs: z.string().exactOptional(),
})
const addressSchema = z.strictObject({
  line1: z.string().exactOptional(),
  line2: z.string().exactOptional(),
  town: z.string().exactOptional(),
  county: z.string().exactOptional(),
  postcode: z.string().exactOptional(),
})
const organisationSchema = z.strictObject({ name: z.string(), kind: z.string().exactOptional() })
const partialDateSchema = z.discriminatedUnion('precision', [
  z.strictObject({ precision: z.literal('day'), date: isoDay }),
  z.strictObject({ precision: z.literal('month'), year: z.int(), month: z.int().min(1).max(12) }),
  z.strictObject({ precision: z.literal('year'), year: z.int() }),
  z.strictObject({ precision: z.literal('age'), years: z.int().min(0), on: isoDay }),
])
const fileSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.int().min(0),
  sha256: z.string(),
})

const insteadSchema = z.strictObject({ instead: z.enum(insteadCodes) })
const saidBySchema = z.enum(provenanceCodes)

const oneAnswer: z.ZodType<PlainAnswer> = z.union([
  z.string(),
  z.array(z.string()),
  z.array(fileSchema),
  partialDateSchema,
  nameSchema,
  organisationSchema,
  addressSchema,
])
const oneAnswerOrInstead: z.ZodType<Answer> = z.union([
  insteadSchema,
  z.strictObject({ value: oneAnswer, saidBy: saidBySchema }),
  oneAnswer,
])

/** Any answer of any form: rows hold answers, but no further rows. */
export const anyAnswerSchema: z.ZodType<Answer> = z.union([
  oneAnswerOrInstead,
  z.array(z.record(z.string(), oneAnswerOrInstead)),
])

// Building a schema takes longer than using it: once for each form, for as long as the form itself lives.
const schemas = new WeakMap<Form, z.ZodType>()

/** Answers of this form, each optional: unknown questions, options and stand-ins are refused. */
export function answersSchema<Definition extends Form>(form: Definition): z.ZodType<Answers<Definition>> {
  const schema = schemas.get(form) ?? answersTo(form.pages.flatMap((page) => answeredQuestions(page.questions)))
  schemas.set(form, schema)
  // Built from the definition's own questions: the type the definition infers.
  return schema as z.ZodType<Answers<Definition>>
}

function answersTo(questions: readonly AnsweredQuestion[]) {
  return z.strictObject(
    Object.fromEntries(questions.map((question) => [question.id, schemaOf(question).exactOptional()])),
  )
}

function schemaOf(question: AnsweredQuestion): z.ZodType {
  const plain = plainSchemaOf(question)
  const value = question.provenance ? z.strictObject({ value: plain, saidBy: saidBySchema }) : plain
  const instead = insteadOf(question)
  return instead.length === 0 ? value : z.union([z.strictObject({ instead: z.enum(instead) }), value])
}

function plainSchemaOf(question: AnsweredQuestion): z.ZodType {
  switch (question.kind) {
    case 'text':
    case 'long text':
      return z.string().min(1)
    case 'date':
      return isoDay
    case 'partial date':
      return partialDateSchema
    case 'radios':
    case 'select':
      return codesOf(question.options)
    case 'checkboxes':
      return z.array(codesOf(question.options)).min(1)
    case 'name':
      return nameSchema
    case 'address':
      return addressSchema
    case 'organisation':
      return question.kinds
        ? z.strictObject({ name: z.string(), kind: codesOf(question.kinds) })
        : z.strictObject({ name: z.string() })
    case 'file':
      return z.array(fileSchema).min(1)
    case 'repeated':
      return z.array(rowSchema(question)).min(1)
  }
}

function rowSchema(question: RepeatedQuestion) {
  return answersTo(answeredQuestions(question.of))
}

function codesOf(options: readonly { readonly code: string }[]) {
  return z.enum(options.map((option) => option.code))
}

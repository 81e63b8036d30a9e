/** Every form of the partnership's work beside its cases, sent wrong. */
import { test } from 'node:test'
import { partnershipForms } from './entries.ts'
import { sendWrong } from './sent-wrong.ts'
import { aTown } from './town.ts'

test('forms of the partnership sent wrong are refused in plain words and store nothing; honest ones act once', async (t) =>
  sendWrong(t, await aTown(t), partnershipForms))

/** Every form of a case and of support, sent wrong. */
import { test } from 'node:test'
import { caseForms } from './entries.ts'
import { sendWrong } from './sent-wrong.ts'
import { aTown } from './town.ts'

test('forms of a case sent wrong are refused in plain words and store nothing; honest ones act once', async (t) =>
  sendWrong(t, await aTown(t), caseForms))

/** A program of its own, so that installing goes on beside the checks: says on standard output what is amiss, if anything. */
import { ensureChromium } from '../chromium.ts'
import { ensurePdfReader } from '../pdf-reader.ts'

for (const amiss of [ensureChromium(), ensurePdfReader()]) {
  if (amiss === undefined) continue
  process.stdout.write(`${amiss}\n`)
  process.exitCode = 1
}

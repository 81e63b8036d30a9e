/** A program of its own, so that installing goes on beside the checks: says on standard output what is amiss, if anything. */
import { ensureChromium } from '../chromium.ts'

const amiss = ensureChromium()
if (amiss !== undefined) {
  process.stdout.write(`${amiss}\n`)
  process.exitCode = 1
}

/**
 * From what PostgreSQL or the operating system said to the one line that helps an operator.
 */
import { Refusal } from '#platform/failures.ts'

/** The operating system's or PostgreSQL's code of an error (ENOENT, 28P01), if it has one. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** The refusal for an error met while starting; a refusal stays as it is. */
export function asRefusal(error: unknown, dataFolder: string): Refusal {
  if (error instanceof Refusal) return error
  const text = error instanceof Error ? error.message : String(error)
  return refusalFor(text, dataFolder, error)
}

/** The refusal for what a PostgreSQL program printed before it gave up. */
export function refusalFor(said: string, dataFolder: string, cause?: unknown): Refusal {
  return new Refusal(line(said, dataFolder), { cause })
}

function line(said: string, dataFolder: string): string {
  if (/no space left on device|ENOSPC|disk quota exceeded|EDQUOT/i.test(said)) return diskFullLine(dataFolder)
  if (/permission denied|operation not permitted|EACCES|EPERM/i.test(said)) {
    return `The embedded database in ${dataFolder} cannot be used: permission denied (${lastWords(said)}). Start Causeway as the user who owns it, or correct the owner.`
  }
  if (/read-only file system|EROFS/i.test(said)) {
    return `The embedded database in ${dataFolder} cannot be used: the disk is mounted read-only.`
  }
  return `The embedded database in ${dataFolder} did not start: ${lastWords(said)}`
}

export function diskFullLine(dataFolder: string): string {
  return `The disk is full: the embedded database in ${dataFolder} needs space to start. Nothing saved is lost; free some space and start again.`
}

/** The line in which the program says why, without time and process number. Where it marked none, the first: the rest explains it. */
function lastWords(said: string): string {
  // 'The database system is starting up' is what it told us while we waited, not why it ended.
  const lines = said.split('\n').filter((text) => text.trim() !== '' && !text.includes('the database system is '))
  const marked = lines.findLast((text) => /\b(FATAL|PANIC|error):/i.test(text)) ?? lines[0] ?? 'it gave no reason'
  return marked.replace(/^(.*?\b(FATAL|PANIC|ERROR|error)|postgres): +/, '').trim()
}

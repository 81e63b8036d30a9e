/** What came of one job, a check or a test file. A job that proves nothing (no test in it, skipped, broken off) has a failure, never a pass. */
export type Result = {
  /** As a colleague would name it: a file's path, or what is checked. */
  name: string
  passed: number
  failures: readonly Failure[]
  seconds: number
}

export type Failure = { name: string; detail: string }

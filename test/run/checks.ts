/** The checks that are programs of their own. Each passes whole or fails whole, with what it printed. */
import { spawn } from 'node:child_process'
import type { Result } from './result.ts'

export type Check = { name: string; command: readonly [program: string, ...args: string[]] }

/** Longest first, so that no lane is left with a long one at the end. */
export const checks: readonly Check[] = [
  // The cache does not know when a type that a file merely uses has changed; a fresh clone has no cache.
  {
    name: 'lint',
    command: [
      'eslint',
      '.',
      '--max-warnings=0',
      '--cache',
      '--cache-strategy=content',
      '--cache-location=node_modules/.cache/eslint/',
    ],
  },
  { name: 'types', command: ['tsc', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/tsc.json'] },
  { name: 'unused code and packages', command: ['knip', '--no-progress'] },
  { name: 'direction of imports', command: ['depcruise', 'src', 'test', '--config', '.dependency-cruiser.cjs'] },
  {
    name: 'format (npx prettier --write .)',
    command: ['prettier', '.', '--check', '--log-level=warn', '--cache', '--cache-strategy=content'],
  },
]

/** Installs the browser, and what reads PDF files, where there is none; a program of its own, so that it goes on beside the checks. */
export const programsThere: Check = {
  name: 'programs to test with',
  command: [process.execPath, 'test/run/prepare-programs.ts'],
}

/** Runs a program to its end. */
export async function runCheck({ name, command }: Check): Promise<Result> {
  const startedAt = performance.now()
  const { code, output } = await outputOf(command)
  const seconds = (performance.now() - startedAt) / 1000
  if (code === 0) return { name, passed: 1, failures: [], seconds }
  return { name, passed: 0, failures: [{ name, detail: output.trim() || `ended with ${code}` }], seconds }
}

async function outputOf([program, ...args]: Check['command']): Promise<{ code: number | string; output: string }> {
  return await new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.on('error', (error) => {
      resolve({ code: error.message, output })
    })
    child.on('close', (code, signal) => {
      resolve({ code: code ?? String(signal), output })
    })
  })
}

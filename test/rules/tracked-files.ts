/** The files of the repository, for rules that hold for each of them. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')

export type TrackedFile = { path: string; text: string }

/** Text files under version control; of an unpacked release, which has none, all files. */
export function trackedTexts(): TrackedFile[] {
  return trackedPaths()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'latin1') }))
    .filter(({ text }) => !text.slice(0, 8_000).includes('\0'))
    .map(({ path }) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

export function hasHistory(): boolean {
  return existsSync(join(root, '.git'))
}

function trackedPaths(): string[] {
  const paths = hasHistory()
    ? git('ls-files', '-z').split('\0')
    : readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
        .filter((path) => !/^(node_modules|var)\//.test(path))
  return paths.filter((path) => path !== '' && existsSync(join(root, path)))
}

export function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1024 * 1024 * 1024 })
}

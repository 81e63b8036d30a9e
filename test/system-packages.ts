/** Programs that tests need and npm does not bring: from the system's packages, where we may install them. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** As root on Debian and its kin. */
export function mayInstall(): boolean {
  return process.getuid?.() === 0 && isDebian()
}

/** @returns what went wrong; undefined when they are installed */
export function install(...packages: readonly string[]): string | undefined {
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', ...packages]]) {
    const { status, stdout, stderr, error } = spawnSync('apt-get', ['--quiet', ...args], {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    if (status !== 0) return `apt-get ${args.join(' ')}:\n${error?.message ?? `${stdout}${stderr}`}`
  }
  return undefined
}

function isDebian(): boolean {
  return existsSync('/etc/os-release') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))
}

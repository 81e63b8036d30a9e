/** Where Chromium is, for the journeys in a browser. On a bare Debian machine it comes from the system's packages. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const howTo =
  'There is no Chromium. Install it (Debian: apt-get install chromium fonts-liberation; elsewhere: npx playwright-core install chromium).'

/** The program; undefined when there is none yet. */
export function findChromium(): string | undefined {
  return [chromium.executablePath(), ...places].find((path) => existsSync(path))
}

/** As findChromium, where there must be one by now. */
export function chromiumPath(): string {
  const path = findChromium()
  if (path === undefined) throw new Error(howTo)
  return path
}

/**
 * Installs Chromium where there is none and we may: as root on Debian and its kin.
 *
 * @returns undefined when there is one, else a line that says what to do
 */
export function ensureChromium(): string | undefined {
  if (findChromium() !== undefined) return undefined
  if (process.getuid?.() !== 0 || !isDebian()) return howTo
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', 'chromium', 'fonts-liberation']]) {
    const { status, stdout, stderr, error } = spawnSync('apt-get', ['--quiet', ...args], {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    if (status !== 0) return `${howTo}\napt-get ${args.join(' ')}:\n${error?.message ?? `${stdout}${stderr}`}`
  }
  return findChromium() === undefined ? howTo : undefined
}

function isDebian(): boolean {
  return existsSync('/etc/os-release') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))
}

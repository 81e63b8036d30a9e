/** Where Chromium is, for the journeys in a browser. On a bare Debian machine it comes from the system's packages. */
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { install as installPackages, mayInstall } from './system-packages.ts'

/** Chromium without a window: the same pages with a quarter of the work for each new context (measured with six sign-ins). */
const shell = '/usr/bin/chromium-headless-shell'

const places = [
  shell,
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
 * Installs Chromium where we may, as root on Debian and its kin: the one without a window, or the usual one where that is not to be
 * had. Elsewhere, and without packages to install from, whatever Chromium is there will do.
 *
 * @returns undefined when there is one, else a line that says what to do
 */
export function ensureChromium(): string | undefined {
  if (existsSync(shell)) return undefined
  const amiss = mayInstall() ? install('chromium-headless-shell') : howTo
  if (amiss === undefined || findChromium() !== undefined) return undefined
  return mayInstall() ? install('chromium') : howTo
}

function install(packageName: string): string | undefined {
  const amiss = installPackages(packageName, 'fonts-liberation')
  if (amiss !== undefined) return `${howTo}\n${amiss}`
  return findChromium() === undefined ? howTo : undefined
}

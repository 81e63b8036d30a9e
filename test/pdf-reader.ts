/** What others read in a PDF file of ours: its words and its structure, by poppler, which is none of the libraries that make the file. */
import { execFileSync, spawnSync } from 'node:child_process'
import { install, mayInstall } from './system-packages.ts'

const howTo = 'There is no pdftotext and pdfinfo. Install them (Debian: apt-get install poppler-utils).'

/** @returns undefined when it is there, else a line that says what to do */
export function ensurePdfReader(): string | undefined {
  if (spawnSync('pdfinfo', ['-v']).error === undefined) return undefined
  const amiss = mayInstall() ? install('poppler-utils') : ''
  return amiss === undefined ? undefined : `${howTo}\n${amiss}`.trim()
}

/** In the order in which it was written. */
export function textOfPdf(pdf: Buffer): string {
  return read('pdftotext', ['-raw', '-', '-'], pdf)
}

/** Title, language and whether it is tagged, as `pdfinfo` prints them. */
export function infoOfPdf(pdf: Buffer): string {
  return read('pdfinfo', ['-'], pdf)
}

/** Headings, tables and paragraphs with their words, as `pdfinfo -struct-text` prints them. */
export function structureOfPdf(pdf: Buffer): string {
  return read('pdfinfo', ['-struct-text', '-'], pdf)
}

function read(program: string, args: readonly string[], pdf: Buffer): string {
  return execFileSync(program, args, { input: pdf, stdio: ['pipe', 'pipe', 'ignore'] }).toString()
}

/**
 * Frameworks of assessment as dated data: headings in groups, and the words that may be chosen for each. One is shipped. An authority that
 * is licensed to use another loads its headings from a file (cases/assessment/framework-file.ts); we ship no text that is not public.
 * A framework has no numbers: nothing in it can be added up, ranked or compared as more or less (process.md section 3).
 */
import { Temporal } from 'temporal-polyfill'
import { isOn } from './code-list.ts'
import { factorValues, vaf2012 } from './vaf2012.ts'

export type FrameworkHeading = { readonly code: string; readonly label: string; readonly help?: string | undefined }

export type FrameworkGroup = {
  readonly code: string
  readonly label: string
  readonly headings: readonly FrameworkHeading[]
}

/** A word that may be chosen for a heading, and whether it asks for evidence. */
export type FrameworkValue = { readonly code: string; readonly label: string; readonly evidence: boolean }

export type Framework = {
  /** "VAF2012". */
  readonly code: string
  readonly version: string
  readonly title: string
  /** First day on which an assessment may be begun under it. */
  readonly validFrom: string
  /** Last such day; null while there is none. */
  readonly validTo: string | null
  /** Who may use it, and on what terms. */
  readonly licence: string
  readonly values: readonly FrameworkValue[]
  readonly groups: readonly FrameworkGroup[]
}

export const vaf2012Framework: Framework = {
  code: vaf2012.code,
  version: '2012.1',
  title: vaf2012.title,
  validFrom: vaf2012.validFrom,
  validTo: vaf2012.validTo,
  licence: 'Published in the Channel guidance of 2012 and in public guides since; no licence is needed.',
  values: factorValues.map(({ code, label }) => ({ code, label, evidence: code === 'present' })),
  groups: vaf2012.dimensions.map(({ code, label, factors }) => ({
    code,
    label,
    headings: factors.map((factor) => ({ code: factor.code, label: factor.label })),
  })),
}

/** What everybody has, whatever their area has loaded. */
export const shippedFrameworks: readonly Framework[] = [vaf2012Framework]

/**
 * The framework of an assessment begun on a day: the one that the case has been assessed under, while it is in force, so that versions can
 * be read side by side; otherwise the one in force that came last.
 */
export function frameworkFor<One extends Framework>(
  frameworks: readonly One[],
  day: Temporal.PlainDate,
  before: Pick<Framework, 'code' | 'version'> | undefined,
): One {
  const inForce = frameworks
    .filter((framework) => isOn(framework, day))
    .toSorted((one, other) => Temporal.PlainDate.compare(other.validFrom, one.validFrom))
  const kept = inForce.find(({ code, version }) => code === before?.code && version === before.version)
  const chosen = kept ?? inForce[0]
  if (chosen === undefined) throw new Error(`no framework of assessment is in force on ${day.toString()}`)
  return chosen
}

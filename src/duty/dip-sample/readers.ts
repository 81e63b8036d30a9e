import { governanceEditors } from '#reference/roles.ts'

/** Those who draw samples, and those who review them. */
export const sampleReaders = [...governanceEditors, 'independent reviewer'] as const

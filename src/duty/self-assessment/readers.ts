import { governanceReaders } from '#reference/roles.ts'

/** Who comes to self-assessments at all; whose they see is the database's to say. */
export const assessmentReaders = [...governanceReaders, 'partner contact'] as const

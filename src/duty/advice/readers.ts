import { governanceEditors } from '#reference/roles.ts'

/** Those who give advice, and those who ask for their agency. */
export const adviceRoles = [...governanceEditors, 'partner contact'] as const

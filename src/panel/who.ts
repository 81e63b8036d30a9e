/** Who sees the panel's meetings, who arranges them, and who reads what the panel is. */
import { governanceReaders } from '#reference/roles.ts'

export const readers = ['coordinator', 'case officer', 'channel chair', 'deputy chair', 'panel member'] as const
export const organisers = ['coordinator', 'channel chair', 'deputy chair'] as const
/** Those who work its cases whatever meeting they are on, and take notes of what is said of them. */
export const caseworkers = [...organisers, 'case officer'] as const
/** Its terms and its roles are no secret among those who govern the partnership (process.md 7.3). */
export const termsReaders = [...governanceReaders, 'case officer', 'panel member'] as const

/** Who sees the panel's meetings, and who arranges them. */

export const readers = ['coordinator', 'case officer', 'channel chair', 'deputy chair', 'panel member'] as const
export const organisers = ['coordinator', 'channel chair', 'deputy chair'] as const
/** Those who work cases, and so take notes of what is said of them. */
export const noteTakers = ['coordinator', 'case officer', 'channel chair', 'deputy chair'] as const

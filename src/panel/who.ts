/** Who sees the panel's meetings, and who arranges them. */

export const readers = ['coordinator', 'case officer', 'channel chair', 'deputy chair', 'panel member'] as const
export const organisers = ['coordinator', 'channel chair', 'deputy chair'] as const

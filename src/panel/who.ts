/** Who sees the panel's meetings, who arranges them, and who works its cases whatever meeting they are on. */

export const readers = ['coordinator', 'case officer', 'channel chair', 'deputy chair', 'panel member'] as const
export const organisers = ['coordinator', 'channel chair', 'deputy chair'] as const
export const caseworkers = [...organisers, 'case officer'] as const

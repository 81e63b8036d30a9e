/** Which clocks run on a case: what starts them, what meets them, how long they allow, and where that comes from. */
export const clockNames = [
  'acknowledge',
  'gateway',
  'notify local authority',
  'information return',
  'section 36',
  'panel pack',
  'first panel',
  'deferred discussion',
  'section 36(6)',
  'final plan',
  'consent attempt',
  'monitoring',
  'reassessment',
  'transfer answer',
  'review at 6 months',
  'review at 12 months',
  'review at 24 months',
  'retention',
] as const

export type ClockName = (typeof clockNames)[number]

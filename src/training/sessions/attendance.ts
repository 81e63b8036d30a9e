/** Who came to a session. Attended makes the completion of its course on its day; put right, the completion goes again. */
export const presences = ['attended', 'absent', 'apologies'] as const
export type Presence = (typeof presences)[number]

export const presenceNames: Readonly<Record<Presence, string>> = {
  attended: 'Came',
  absent: 'Did not come',
  apologies: 'Sent apologies',
}

export function isPresence(text: string): text is Presence {
  return presences.some((presence) => presence === text)
}

/** Somebody who had a place or came without one. */
export type Attendee = {
  readonly personId: string
  readonly name: string
  readonly agency: string
  readonly email: string | undefined
  /** Undefined: nobody has said yet. */
  readonly presence: Presence | undefined
  readonly wasBooked: boolean
  /** They were sent a way to say what they thought. */
  readonly askedFeedback: boolean
}

export type Said = { readonly personId: string; readonly presence: Presence }

/** What differs from what was recorded. */
export function changesIn(attendees: readonly Attendee[], said: readonly Said[]): readonly Said[] {
  return said.filter(({ personId, presence }) =>
    attendees.some((attendee) => attendee.personId === personId && attendee.presence !== presence),
  )
}

/** Where a rule comes from: an Act's section, a paragraph of guidance, or our own design. */
export type Citation = {
  readonly document: string
  readonly place: string
}

export function cite(document: string, place: string): Citation {
  return { document, place }
}

const act = 'Counter-Terrorism and Security Act 2015'

/** A section of Part 5 of the Act: `section('36(6)')`. */
export function section(number: string): Citation {
  return cite(act, `section ${number}`)
}

/** A heading of the Channel duty guidance; paragraph numbers could not be read, so headings are given. */
export function guidance(heading: string): Citation {
  return cite('Channel duty guidance', `“${heading}”`)
}

/** A choice of this service where Act and guidance leave one. */
export function ourDesign(why: string): Citation {
  return cite('Causeway', why)
}

/** "Counter-Terrorism and Security Act 2015, section 36(6)" */
export function citationText(citation: Citation): string {
  return `${citation.document}, ${citation.place}`
}

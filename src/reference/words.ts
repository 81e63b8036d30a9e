/** A text in English and, where the public reads it, in Welsh. */
export type Words = { readonly en: string; readonly cy?: string }

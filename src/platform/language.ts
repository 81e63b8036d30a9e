/** What we write in: English, or Welsh where the reader chose it. */
export type Language = 'en' | 'cy'

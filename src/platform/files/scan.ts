/** What the virus scan says of a file: it looks before anybody can open one, where there is a scanner. */
export const scans = ['not scanned', 'clean', 'refused'] as const
export type Scan = (typeof scans)[number]

/** As the database has it; a word that it does not know is not "clean". */
export function scanIn(text: string): Scan {
  return scans.find((scan) => scan === text) ?? 'not scanned'
}

/** Whether a file may be given out. */
export function mayDownload(scan: Scan, { documentsAreScanned }: { readonly documentsAreScanned: boolean }): boolean {
  return scan === 'clean' || (scan === 'not scanned' && !documentsAreScanned)
}

/** For whoever wonders why there is no link, or whether to trust one. */
export function scanWords(scan: Scan, { documentsAreScanned }: { readonly documentsAreScanned: boolean }): string {
  switch (scan) {
    case 'clean':
      return 'checked for viruses'
    case 'refused':
      return 'the virus check refused it; it cannot be opened'
    case 'not scanned':
      return documentsAreScanned ? 'waiting for the virus check' : 'not checked for viruses'
  }
}

/** What must never be, in words: what each finding means, and how it is mended and by whom. */
export const findingKinds = {
  'nobody can move it': {
    heading: 'Cases that nobody can move',
    means:
      'Nobody in the area holds a role that may take the next step, with a current agreement and training, and may see the case.',
    mend: 'Ask an administrator to give somebody the role, or bring agreement and training up to date. The chair can name people on a restricted case.',
  },
  'nobody leads it': {
    heading: 'Cases that nobody leads',
    means: 'Something is due, and no colleague who works cases here is named as the lead.',
    mend: 'Name who leads the case.',
  },
  'nobody can answer for the partner': {
    heading: 'Requests that nobody can answer',
    means: 'The agency that was asked for information has no contact who can sign in and answer.',
    mend: 'Withdraw the request and ask another way, or ask an administrator to give the agency a contact.',
  },
  'two open cases for one person': {
    heading: 'Two open cases for one person',
    means: 'The same person has more than one open case, so that nobody sees the whole.',
    mend: 'Decide on the earlier record, and close one of the cases as a duplicate of the other.',
  },
  'the list differs from the journal': {
    heading: 'Cases whose entry in the lists is not up to date',
    means: 'The stage, the lead or the next date that lists show is not what the journal of the case adds up to.',
    mend: 'Bring the entry up to date. Nothing in the journal changes.',
  },
  'the journal cannot be read': {
    heading: 'Cases whose journal cannot have come about by taking steps',
    means: 'A fault or a damaged record. The case may not open.',
    mend: 'Report it as a fault, with the reference of the case.',
  },
} as const satisfies Record<string, { heading: string; means: string; mend: string }>

export type FindingKind = keyof typeof findingKinds

export function isFindingKind(text: string): text is FindingKind {
  return text in findingKinds
}

/**
 * The cases of a rehearsal. Nobody here exists: they are words in this file, and no row of a person, a case or a meeting is ever made of them. Each
 * practises one thing that a chair meets; the rules that judge it are the rules of real cases. Source: process.md 2.7, 7.3.
 */
import { guidance, section, type Citation } from '#reference/citations.ts'
import { deferredBefore, listed, supportEnded, type Told } from './invented-journals.ts'
import { education, health, housing, localPolice, otherPolice, probation, type Member } from './members.ts'

export type InventedCase = {
  /** The last part of its address, and its name where it is kept. */
  readonly key: string
  readonly purpose: string
  /** What it practises, for the summary. */
  readonly practises: string
  readonly story: string
  readonly shared: readonly { readonly by: Member; readonly words: string }[]
  /** How the room stands, as a chair hears it going round the table. */
  readonly room: string
  /** The votes as the room has them. */
  readonly votes: Readonly<Record<string, number>>
  readonly homeForce: string
  /** Police of the home force, who are not in the room and can join by link. */
  readonly mayJoin?: Member
  /** Who has a conflict that they mention, and nobody has declared. */
  readonly conflictOf?: Member
  readonly journal: readonly Told[]
  readonly lesson: { readonly words: string; readonly source: Citation }
}

const [here, there] = [localPolice.agency, otherPolice.agency]

export const inventedCases: readonly InventedCase[] = [
  {
    key: 'first-discussion',
    purpose: 'first discussion',
    practises: 'A first discussion, and what a support plan must state',
    story:
      'Rowan Elm is 17. A college tutor referred Rowan after weeks of talk about a group that wants “a war between us and them”. Rowan has told the tutor that the talk is the only place where anybody listens.',
    shared: [
      { by: education, words: 'Attendance fell to half since September. Rowan still comes to the tutor, and talks.' },
      {
        by: health,
        words: 'Known to nobody in mental health services. The general practice could see Rowan within two weeks.',
      },
      { by: localPolice, words: 'No investigation, and nothing that rules out support.' },
    ],
    room: 'All six would adopt: a mentor, and a place on a practical course.',
    votes: { adopt: 6 },
    homeForce: here,
    journal: listed,
    lesson: {
      words:
        'A plan must say that consent is to be asked for, what the support is, who provides it, and how and when. Without all four the panel has not adopted anything.',
      source: section('36(5)'),
    },
  },
  {
    key: 'deferred-before',
    purpose: 'deferred discussion',
    practises: 'A case that was deferred before',
    story:
      'Wren Birch is 24. Four weeks ago the panel waited for the college’s account of what Wren said in a seminar. It has not come: the lecturer is on leave until next week.',
    shared: [
      { by: education, words: 'The lecturer is back on Monday and has promised the account by Wednesday.' },
      { by: probation, words: 'Wren is not known to us.' },
    ],
    room: 'Four would wait once more for the college, two would adopt today on what is known.',
    votes: { defer: 4, adopt: 2 },
    homeForce: here,
    journal: deferredBefore,
    lesson: {
      words:
        'One deferral, with an action, an agency and a day. A second time only when the chair extends, and says why: a case that is put off is a person who waits.',
      source: guidance('Panel meetings'),
    },
  },
  {
    key: 'police-missing',
    purpose: 'first discussion',
    practises: 'Police of the place where the person lives are not there',
    story:
      'Teal Aspen is 31, works in Northmere and moved to Southmere in spring. Northmere Police sit at the table; Robin Thorn of Southmere Police has sent apologies and is at the telephone.',
    shared: [
      {
        by: health,
        words:
          'Teal was discharged in May and asked for help with sleep twice since. A community team would take a referral.',
      },
      { by: localPolice, words: 'Nothing since Teal moved. Southmere may know more.' },
    ],
    room: 'Nobody sees grounds for Channel support, Robin Thorn among them once asked; everybody sees somebody who needs health care. All seven would not adopt.',
    votes: { not_adopt: 7 },
    homeForce: there,
    mayJoin: otherPolice,
    journal: listed,
    lesson: {
      words:
        'Police of the area where the person lives must be there whenever that person is discussed, and the panel that does not adopt must consider health and social care.',
      source: section('37(3) and 36(6)'),
    },
  },
  {
    key: 'conflict',
    purpose: 'first discussion',
    practises: 'A member with a conflict',
    story:
      'Linden Oak is 15. Before anything is said, Kit Alder of Northmere Homes says: “I should mention that Linden’s mother is a close friend of mine. I do not mind staying.”',
    shared: [
      {
        by: education,
        words: 'Linden drew symbols on a desk and explained them gladly. A teacher has Linden’s trust.',
      },
      { by: localPolice, words: 'No investigation, and nothing that rules out support.' },
    ],
    room: 'Everybody who may stay would adopt, with a mentor at school.',
    votes: { adopt: 5 },
    homeForce: here,
    conflictOf: housing,
    journal: listed,
    lesson: {
      words:
        'Conflicts are asked for before an item is opened. Whoever has one is out of the room, sees nothing of the item from then on, and does not vote. The minute says so.',
      source: guidance('Panel meetings'),
    },
  },
  {
    key: 'no-majority',
    purpose: 'first discussion',
    practises: 'No majority: the chair decides',
    story:
      'Bay Hawthorn is 42 and has shared films of an attack with friends “to show what is coming”. The friends are worried. Bay says it is news.',
    shared: [
      { by: health, words: 'Bay asked for help with drinking last year and kept every appointment.' },
      { by: probation, words: 'A fine eight years ago, nothing since.' },
      { by: localPolice, words: 'The films are not illegal to hold. Nothing rules out support.' },
    ],
    room: 'Three would adopt, three would not. Nobody moves. They look at you.',
    votes: { adopt: 3, not_adopt: 3 },
    homeForce: here,
    journal: listed,
    lesson: {
      words:
        'A panel decides unanimously; if it cannot, by majority; if there is no majority, the chair decides. The votes are recorded as they were, and what those said who disagreed.',
      source: section('37(6)'),
    },
  },
  {
    key: 'six-month-review',
    purpose: 'review',
    practises: 'A review six months after support ended',
    story:
      'Hazel Lime, 20, left support six months ago with nothing left to worry about. The review has asked police, the college and the family.',
    shared: [
      { by: localPolice, words: 'Nothing since.' },
      { by: education, words: 'Passed the year. Has not been seen since term ended.' },
      { by: health, words: 'A sister called: Hazel is back with the old group, and has said goodbye to friends.' },
    ],
    room: 'Four would reopen the case, two would extend the reviews to 24 months and watch.',
    votes: { reopen: 4, extend_to_24m: 2 },
    homeForce: here,
    journal: supportEnded,
    lesson: {
      words:
        'A review says what it looked at and what it found. Where concerns were found, it ends neither the reviews nor the matter: reopen, or look longer.',
      source: guidance('Monitoring Channel support'),
    },
  },
]

export type CaseKey = string

export function inventedCase(key: CaseKey): InventedCase {
  const found = inventedCases.find((one) => one.key === key)
  if (found === undefined) throw new Error(`no such invented case: ${key}`)
  return found
}

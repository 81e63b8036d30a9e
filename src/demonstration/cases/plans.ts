/** Support plans of the demonstration: one approved, one in which a need still waits for its answer. */
import type { AccountKey } from '../accounts.ts'
import type { AgencyKey } from '../agencies.ts'
import type { WrittenPlan } from '../written-plan.ts'

type Plan = WrittenPlan<AgencyKey, AccountKey>

export const jaydensPlan: Plan = {
  words: {
    consentRequest:
      'The case officer and Mr Heronstead ask his mother, and Jayden himself, at home on a weekday after school, within ten working days of the panel, in words that he can take away.',
    natureOfSupport:
      'A mentor at school, a place in the county robotics club, a visit to an engineering workshop, and help to leave the chat safely.',
    provider:
      'Lantern Mentoring for the mentor; the education adviser for the club and the workshop; the case officer for leaving the chat.',
    howAndWhen: 'Twelve sessions with the mentor at school, weekly from the first week of term. The club on Saturdays.',
    strengths:
      'He told the truth at a cost. Mother, sister, Mr Heronstead, robots. His brother in the army writes every week.',
    family:
      'His mother is told each week how it goes, by the mentor and with Jayden there. His sister has a safety plan of her own.',
    communication: 'Shown rather than told. He reads well and hates the telephone; a message to his mother works.',
    contingency:
      'A session missed without a word: Mr Heronstead looks for him the same day and the case officer is told. Two: the coordinator rings his mother. A word from the chat, from anyone: police at once.',
    interventionProvider: 'no',
    interventionWhy:
      'He does not believe what the chat says, and is ashamed of having said it. A mentor is what he needs; the panel looks again if that changes.',
    informationSharing:
      'The mentor tells the case officer whether he came and anything that worries them. What police know of the chat is not shared. Jayden and his mother have seen this page.',
    exitCriteria:
      'Out of the chat for three months, at the club on most Saturdays, and somebody at school whom he would tell again.',
  },
  needs: [
    { key: 'out', title: 'A safe way out of the chat', decision: 'act' },
    { key: 'belonging', title: 'Belonging that is not the chat', decision: 'act' },
    {
      key: 'amends',
      title: 'To make some amends, if those concerned wish it',
      decision: 'do not act',
      reason:
        'The mosque was asked by the local officer and would rather not, for now. To press it would be for our sake, not theirs. Jayden knows, and may write a letter that is kept for them.',
    },
    { key: 'engineering', title: 'A path to engineering', decision: 'act' },
    { key: 'sleep', title: 'Sleep before school', decision: 'act' },
  ],
  actions: [
    {
      needs: ['out'],
      type: 'family',
      agency: 'saltings',
      provider: 'Mr Heronstead, with the case officer',
      owner: 'caseOfficer',
      objective: 'I can leave the chat and nobody comes for me or my sister',
    },
    {
      needs: ['belonging', 'sleep'],
      type: 'mentoring',
      provider: 'Lantern Mentoring',
      owner: 'coordinator',
      objective: 'I have somebody at school to talk to who knows all of it, so that I do not lie awake',
    },
    {
      needs: ['belonging', 'engineering'],
      type: 'pursuits',
      provider: 'County robotics club',
      owner: 'caseOfficer',
      objective: 'On Saturdays I build things with people who like building things',
    },
    {
      needs: ['engineering'],
      type: 'careers',
      agency: 'saltings',
      owner: 'coordinator',
      objective: 'I have seen how an engineer spends a day',
    },
  ],
}

/** Begun, and not yet whole: nobody has said who answers what she was told. */
export const hannahsPlan: Plan = {
  words: {
    consentRequest:
      'The council’s case officer asks her mother, and asks Hannah for her own agreement, at the college at a time that Hannah chooses; asked again of Hannah alone before her eighteenth birthday.',
    natureOfSupport:
      'Ten sessions with somebody who knows the texts, translation for the new arrivals’ charity, and her tutor’s help with the three friends.',
    provider: 'The intervention provider for the sessions; the college for the rest.',
    howAndWhen: 'Fortnightly until Easter, at the college.',
    strengths: 'A gift for languages, two friends who stayed, and a mother who does not shout.',
    family: 'Her mother is told of times and places. What is said in the sessions is Hannah’s.',
    communication: 'In writing first, so that she can choose her words.',
    contingency: 'If she does not come twice, her tutor asks her, and the case officer rings her mother. No one else.',
    interventionProvider: 'yes',
    interventionType: 'ip_theological',
    interventionWhy:
      'She was told that the texts say what he said. Somebody who has read them should be there when she asks.',
    informationSharing:
      'The provider reports to the coordinator after each session. The charity knows nothing of this.',
    exitCriteria: 'She signs her own name to work she is proud of, and has not answered him for three months.',
  },
  needs: [
    { key: 'name', title: 'Translation that she can sign with her own name', decision: 'act' },
    { key: 'friends', title: 'Her friends back', decision: 'act' },
    { key: 'answers', title: 'Someone who can answer what she was told', decision: 'not decided' },
  ],
  actions: [
    {
      needs: ['name'],
      type: 'careers',
      agency: 'estuary',
      provider: 'The charity for new arrivals',
      owner: 'councilCaseOfficer',
      objective: 'My own name stands on work that I am proud of',
    },
    {
      needs: ['friends'],
      type: 'education',
      agency: 'estuary',
      provider: 'Her tutor',
      owner: 'councilCaseOfficer',
      objective: 'I have said sorry to my friends and we have been out together',
    },
  ],
}

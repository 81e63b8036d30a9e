/** Just received, not yet taken in by police; returned as incomplete; returned and never completed. */
import type { ReferralDraft } from '../drafts.ts'

export const arriving: readonly ReferralDraft[] = [
  {
    ago: 0,
    knownFor: 3,
    sector: 'education',
    concern: 'D_violence',
    told: ['yes', 'I told Orla and her mother on the telephone. Both were upset and both said they wanted help.'],
    happened:
      'On Friday a maths teacher found drawings in the back of Orla’s exercise book that show the inside of a school with people lying down, and beside them the dates of two attacks abroad. Orla told her form tutor that she has watched videos about those attacks since the summer and cannot stop thinking about them. She has eaten lunch alone in the library for most of this term.',
    explanation:
      'A pupil at her last school was badly hurt in a road accident that Orla saw. The drawings may be about that.',
    view: 'I think she is frightened by what she has seen rather than drawn to it. I worry that without help she will go on watching it alone.',
    needs: ['mental_health', 'bullying'],
    needsInWords:
      'She joined us in September and has not settled. Two girls were spoken to in October for mocking her.',
    strengths: 'She talks openly to her form tutor, and she plays the cornet in the school band.',
    from: { account: 'academyContact', relationship: 'Safeguarding lead at her school' },
    people: [
      {
        key: 'orla-birchsong',
        forenames: 'Orla',
        surname: 'Birchsong',
        age: 13,
        gender: 'female',
        occupation: 'Saltings Academy, Year 9',
        ethnicity: ['W2', 'parent'],
        religion: ['christian', 'parent'],
        stage: 'referral_received',
        steps: [],
      },
    ],
  },
  {
    ago: 1,
    knownFor: 20,
    sector: 'community',
    concern: 'D_islamist',
    told: ['no_other', 'I am his shift manager and did not think it was mine to say.'],
    happened:
      'Kwame has worked with me for two years and is well liked. Since his brother’s funeral in the autumn he has been playing recordings in the break room in which a man says that those who fight abroad are the only honest people left. Last week he told a driver that “people here deserve what is coming”. The driver wrote it down the same evening.',
    explanation: 'He has not been himself since the funeral, and he is sleeping badly.',
    view: 'I do not believe he would hurt anyone. I am worried about who he has found to listen to while he grieves.',
    needs: ['mental_health', 'family'],
    strengths: 'His sister rings the warehouse when she cannot reach him. He trusts her.',
    from: {
      name: 'Carys Marlbridge',
      role: 'Shift manager',
      organisation: 'A warehouse in West Thurrock',
      mail: 'dockside-storage',
      relationship: 'Manager at work',
    },
    people: [
      {
        key: 'kwame-sedgequay',
        forenames: 'Kwame',
        surname: 'Sedgequay',
        age: 34,
        birth: 'estimated',
        gender: 'male',
        occupation: 'Warehouse operative, West Thurrock',
        stage: 'referral_received',
        steps: [],
      },
    ],
  },
  {
    ago: 2,
    knownFor: 9,
    sector: 'health',
    concern: 'D_erw',
    told: ['yes', 'I explained the referral at his appointment. He shrugged and said I should do what I had to.'],
    happened:
      'Ravi came to have a hand injury dressed and said he had hit a wall after an argument online. He has new tattoos of numbers on his forearm which he said “his lads” would understand, and he spoke of a group that trains in the woods at weekends. He said that he had been sober for a year and that the group were the reason.',
    explanation: 'The group may be no more than a fitness club. I did not ask what the numbers stand for.',
    view: 'The comradeship is plainly doing him good. I am uneasy about what else comes with it, and about how angry he was.',
    needs: ['substance', 'physical_health'],
    strengths: 'A year without alcohol, and a steady job in scaffolding.',
    from: {
      name: 'Imogen Wrenhurst',
      role: 'Practice nurse',
      organisation: 'Riverbank Surgery',
      mail: 'riverbank-surgery',
      relationship: 'Nurse at his surgery',
    },
    people: [
      {
        key: 'ravi-gorsewick',
        forenames: 'Ravi',
        surname: 'Gorsewick',
        age: 22,
        gender: 'male',
        occupation: 'Scaffolder',
        ethnicity: ['A1', 'self'],
        religion: ['none', 'self'],
        stage: 'referral_received',
        steps: [{ ago: 1, step: 'acknowledge', by: 'coordinator', how: 'email' }],
      },
    ],
  },
  {
    ago: 3,
    knownFor: 6,
    sector: 'education',
    concern: 'D_no_ideology',
    told: ['no_not_yet', 'We want to speak to her with her aunt present, and her aunt is away until Thursday.'],
    happened:
      'Zainab’s attendance has fallen from 96 to 58 in a hundred since half-term. A friend showed a tutor messages in which Zainab says that a man she met online is the only one who understands her and that he has asked her to keep a second phone. She gave no name. The tutor saw the phone but not what was on it.',
    explanation: 'This could be a relationship, or exploitation of another kind. Nothing yet says what the man wants.',
    view: 'I have referred her here as well as to children’s social care because he talks to her about “a purpose”. It may turn out to be none of your concern, and I would rather that you told me so.',
    needs: ['family'],
    needsInWords: 'She lives with an aunt after her mother moved abroad for work.',
    strengths: 'One close friend, who spoke up. She wants to be a vet.',
    agencies: 'Children’s social care: referred on the same day.',
    from: { account: 'collegeContact', relationship: 'Head of student services at her college' },
    people: [
      {
        key: 'zainab-larchpool',
        forenames: 'Zainab',
        surname: 'Larchpool',
        age: 16,
        gender: 'female',
        occupation: 'Estuary Reach College, animal care, first year',
        ethnicity: ['A3', 'self'],
        religion: ['muslim', 'self'],
        stage: 'referral_received',
        // Nobody has acknowledged it, and a working day is the limit.
        steps: [],
      },
    ],
  },
  {
    ago: 6,
    knownFor: 2,
    sector: 'community',
    concern: 'D_no_ideology',
    safeguarding: 'not needed',
    told: ['no_other', 'I do not know him well enough.'],
    happened:
      'A lad called Jay who comes to the park told my son’s friends that “something big” would happen and that they should remember him. The boys laughed about it. I heard it from my son two days later.',
    view: 'It was probably showing off. I could not sleep for thinking what if it was not.',
    needs: [],
    people: [
      {
        key: 'jay',
        forenames: 'Jay',
        surname: '',
        age: 15,
        birth: 'estimated',
        gender: 'not_known',
        stage: 'returned',
        steps: [
          { ago: 5, step: 'acknowledge', by: 'coordinator', how: 'not possible' },
          {
            ago: 4,
            step: 'return referral',
            by: 'coordinator',
            missing: ['person', 'referrer'],
            reason:
              'A first name, an age and a park are not enough to find anybody, and nobody may be looked for on so little. The referrer left no name. A note on the receipt page asks them to write again with where and when, and with anything that tells who Jay is. The ward’s neighbourhood officer was told that such a remark was heard, without a name.',
          },
        ],
      },
    ],
  },
  {
    ago: 9,
    knownFor: 14,
    sector: 'other',
    concern: 'D_unspecified',
    told: ['no_not_yet', 'I have not met him since I read the file.'],
    happened:
      'Denis applied to extend his leave to remain. His file holds a copy of a magazine cover and a note by an earlier caseworker that reads “query views”. There is nothing else, and the earlier caseworker has left.',
    view: 'I was told to pass on anything of this kind.',
    needs: ['immigration'],
    from: {
      name: 'Adrian Slatewick',
      role: 'Caseworker',
      organisation: 'A government department',
      mail: 'casework-office',
      relationship: 'Holds his file',
    },
    people: [
      {
        key: 'denis-copperlea',
        forenames: 'Denis',
        surname: 'Copperlea',
        age: 47,
        gender: 'male',
        stage: 'returned',
        steps: [
          { ago: 8, step: 'acknowledge', by: 'coordinator', how: 'email' },
          {
            ago: 7,
            step: 'return referral',
            by: 'coordinator',
            missing: ['concern', 'told'],
            reason:
              'The form says what is in a file, not what anybody is worried about. “Query views” is not a concern, and holding an opinion is not a ground for a referral. Returned with an offer to talk it through. If nothing was seen or heard, the referral should be withdrawn.',
          },
        ],
      },
    ],
  },
  {
    ago: 48,
    knownFor: 30,
    sector: 'community',
    concern: 'D_no_ideology',
    told: ['no_other', 'He would know it was me.'],
    happened:
      'The man upstairs, whose post says Viktor, has parcels delivered at night and never speaks to anybody. In June there was a smell like paint that lasted all weekend.',
    view: 'You read such things in the newspapers.',
    needs: [],
    people: [
      {
        key: 'viktor-marlstream',
        forenames: 'Viktor',
        surname: 'Marlstream',
        age: 29,
        birth: 'estimated',
        gender: 'male',
        stage: 'closed_nfa',
        steps: [
          { ago: 47, step: 'acknowledge', by: 'coordinator', how: 'not possible' },
          {
            ago: 46,
            step: 'return referral',
            by: 'coordinator',
            missing: ['concern', 'referrer'],
            reason:
              'Nothing here is about being drawn into terrorism: a neighbour keeps late hours, and there was a smell months ago. The referrer was asked, through the receipt page, whether there is more.',
          },
          {
            ago: 24,
            step: 'close returned referral',
            by: 'coordinator',
            closureReason: 'nfa_insufficient',
            supervisor: 'policeSupervisor',
            handOff: 'not_needed',
            reason:
              'No answer in more than four weeks, and no way to ask again. What was written gives no ground to look into anybody’s life. Detective sergeant Quillmere read it and agrees. The record is to be kept no longer than the shortest schedule allows.',
          },
        ],
      },
    ],
  },
]

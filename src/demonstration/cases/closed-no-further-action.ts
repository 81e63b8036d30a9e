/** Closed at the gateway because nothing more was needed from Prevent: most referrals end so. */
import { closedAtGateway, takenIn, type ReferralDraft } from '../drafts.ts'

export const closedNoFurtherAction: readonly ReferralDraft[] = [
  {
    ago: 31,
    knownFor: 2,
    sector: 'education',
    concern: 'D_erw',
    told: [
      'yes',
      'Tyler and his father were told at the gate. His father was angry with the school, then with the game.',
    ],
    happened:
      'Tyler raised his arm in a salute in the dinner queue and shouted a phrase in German. A lunchtime supervisor reported it. Asked why, he said that it is what the bad guys do in the game that everybody plays.',
    explanation: 'Three other boys in the queue said the same about the game.',
    view: 'I think that he had no idea what he was doing, but our policy is to refer.',
    needs: [],
    strengths: 'Popular, and mortified.',
    from: { account: 'referrer', relationship: 'Head of year' },
    people: [
      {
        key: 'tyler-hazelcombe',
        forenames: 'Tyler',
        surname: 'Hazelcombe',
        age: 12,
        gender: 'male',
        occupation: 'Saltings Academy, Year 8',
        religion: ['muslim', 'parent'],
        stage: 'closed_nfa',
        steps: closedAtGateway(31, {
          outcome: 'nfa',
          closureReason: 'nfa_context',
          handOff: 'not_needed',
          reason:
            'A twelve-year-old copied a villain from a game. The school has explained what the salute stands for, and he has written to the supervisor of his own accord. No sign of anything else. The school may wish to look at whether its policy needed a referral here.',
        }),
      },
    ],
  },
  {
    ago: 44,
    knownFor: 1,
    sector: 'education',
    concern: 'D_islamist',
    told: ['yes', 'Noor and her parents were told. They asked who had decided that her browsing was a concern.'],
    happened:
      'The school’s web filter flagged eleven searches on Noor’s account in one evening, for the name of an armed group, its flag and its leaders. The report goes to the safeguarding lead automatically.',
    explanation:
      'She takes history, and the searches were made between 18:10 and 18:50 on a day when homework was set.',
    view: 'I have not yet spoken to her teacher. The policy gives me one day.',
    needs: [],
    from: { account: 'academyContact', relationship: 'Safeguarding lead at her school' },
    people: [
      {
        key: 'noor-ambervale',
        forenames: 'Noor',
        surname: 'Ambervale',
        age: 15,
        gender: 'female',
        occupation: 'Saltings Academy, Year 11',
        ethnicity: ['A2', 'self'],
        religion: ['muslim', 'self'],
        stage: 'closed_nfa',
        steps: closedAtGateway(44, {
          outcome: 'nfa',
          closureReason: 'nfa_context',
          handOff: 'not_needed',
          reason:
            'Her history teacher set the homework: sources on a conflict of the last decade. Every page that she opened is on the reading list. The family are owed an apology and the school has agreed to give one. The filter’s one-day rule should let a member of staff ask first.',
        }),
      },
    ],
  },
  {
    ago: 67,
    knownFor: 3,
    sector: 'community',
    concern: 'D_erw',
    told: ['no_other', 'It did not seem my place.'],
    happened:
      'Arthur borrowed every book that we have about one army of the 1940s and asked for four more by name. He told a volunteer that the uniforms were “the finest ever made”. He comes in every Tuesday.',
    explanation: 'He may simply be interested in history.',
    view: 'I felt silly writing this, and then I felt that I should.',
    needs: [],
    from: {
      name: 'Florence Plovershaw',
      role: 'Volunteer',
      organisation: 'A community library',
      mail: 'community-library',
      relationship: 'Serves him at the library',
    },
    people: [
      {
        key: 'arthur-reedmount',
        forenames: 'Arthur',
        surname: 'Reedmount',
        age: 61,
        birth: 'estimated',
        gender: 'male',
        ethnicity: ['W1', 'self'],
        religion: ['christian', 'self'],
        stage: 'closed_nfa',
        steps: closedAtGateway(67, {
          outcome: 'nfa',
          closureReason: 'nfa_context',
          handOff: 'not_needed',
          reason:
            'He paints model soldiers and shows them at fairs; the library has hung a poster for one. Reading about history is not a concern. The volunteer was thanked and told, in general terms, what a referral is for.',
        }),
      },
    ],
  },
  {
    ago: 82,
    knownFor: 1,
    sector: 'education',
    concern: 'D_no_ideology',
    told: [
      'no_not_yet',
      'Her parents speak little English and an interpreter could not come until the following week.',
    ],
    happened:
      'Rania, who joined us three weeks ago, drew a tank and a house on fire and said a word that a teaching assistant took to mean “revenge”. She said it several times and pointed to herself.',
    explanation: 'The assistant has a few words of the language and is not certain of this one.',
    view: 'She may have seen terrible things. I would rather be told that I was wrong.',
    needs: ['immigration'],
    needsInWords: 'The family arrived in the summer.',
    strengths: 'She has made a friend, and she loves the class rabbit.',
    from: { account: 'primaryContact', relationship: 'Head teacher of her school' },
    people: [
      {
        key: 'rania-silverfold',
        forenames: 'Rania',
        surname: 'Silverfold',
        age: 9,
        gender: 'female',
        occupation: 'Marshlight Primary School, Year 5',
        ethnicity: ['O1', 'parent'],
        stage: 'closed_nfa',
        steps: closedAtGateway(82, {
          outcome: 'nfa',
          closureReason: 'nfa_no_concern',
          handOff: 'made',
          reason:
            'With an interpreter present Rania said the word again: it is “our street”. She drew what happened to her home. There is no radicalisation concern and there never was. The school nurse and the family support team have taken up what she has been through.',
        }),
      },
    ],
  },
  {
    ago: 103,
    knownFor: 6,
    sector: 'police',
    concern: 'D_multiple',
    told: ['yes', 'Told by the officer, with his mother present.'],
    happened:
      'Benjamin was among nine young people moved on from a car park where stickers for three quite different causes had been put up. He had a sheet of one kind in his pocket. He said that a man was handing them out and that he took one because it had a dragon on it.',
    view: 'He was cheerful and curious, and asked whether he could keep the dragon.',
    needs: [],
    from: {
      name: 'Jaspreet Mossthorn',
      role: 'Police community support officer',
      organisation: 'Essex Police',
      mail: 'essex-police',
      relationship: 'Spoke to him that evening',
    },
    people: [
      {
        key: 'benjamin-yewstrand',
        forenames: 'Benjamin',
        surname: 'Yewstrand',
        age: 16,
        gender: 'male',
        occupation: 'Estuary Reach College, catering',
        ethnicity: ['W1', 'self'],
        religion: ['none', 'self'],
        stage: 'closed_nfa',
        steps: closedAtGateway(103, {
          outcome: 'nfa',
          closureReason: 'nfa_no_concern',
          handOff: 'not_needed',
          reason:
            'He was given a sticker. Nothing that he said or did suggests an interest in any of the three causes, and neither college nor home has noticed anything. The stickers are being dealt with as such.',
        }),
      },
    ],
  },
  {
    ago: 58,
    knownFor: 11,
    sector: 'other',
    concern: 'D_islamist',
    told: ['no_other', 'We deal with accounts, not with people, and have no way to tell her.'],
    happened:
      'A payment account in the name of I. Plovershore sent four small sums to a fund that was later closed for passing money to fighters. The fund’s page had called itself a relief appeal for flood victims.',
    explanation: 'The name and the town are all that links the account to the person referred.',
    view: 'Passed on under our procedure.',
    needs: [],
    from: {
      name: 'Hubert Graniteweald',
      role: 'Payments officer',
      organisation: 'A payments company',
      mail: 'payments-office',
      relationship: 'None',
    },
    people: [
      {
        key: 'ifeoma-plovershore',
        forenames: 'Ifeoma',
        surname: 'Plovershore',
        age: 27,
        gender: 'female',
        occupation: 'Midwife',
        ethnicity: ['B2', 'self'],
        religion: ['christian', 'self'],
        stage: 'closed_nfa',
        steps: closedAtGateway(58, {
          outcome: 'nfa',
          closureReason: 'nfa_misinformed',
          handOff: 'not_needed',
          reason:
            'The account belongs to somebody else with the same initial who lives in another county. Ms Plovershore had no part in it. Sent in good faith on wrong facts. The record is to be reviewed for early deletion.',
        }),
      },
    ],
  },
  {
    ago: 90,
    knownFor: 4,
    sector: 'education',
    concern: 'D_erw',
    told: ['yes', 'Chidi was told by his tutor and asked to see the screenshot.'],
    happened:
      'A student sent us a screenshot of a group chat in which an account with Chidi’s name and picture praises a man convicted of murder at a place of worship. The student asked not to be named.',
    explanation: 'Accounts can be copied. The picture is one that the college itself published.',
    view: 'Nothing like Chidi as we know him.',
    needs: [],
    strengths: 'Student representative, and captain of the basketball team.',
    from: { account: 'collegeContact', relationship: 'Head of student services at his college' },
    people: [
      {
        key: 'chidi-alderquay',
        forenames: 'Chidi',
        surname: 'Alderquay',
        age: 20,
        gender: 'male',
        occupation: 'Estuary Reach College, access course',
        ethnicity: ['B2', 'self'],
        religion: ['christian', 'self'],
        stage: 'closed_nfa',
        steps: closedAtGateway(90, {
          outcome: 'nfa',
          closureReason: 'nfa_misinformed',
          handOff: 'made',
          reason:
            'The account was made two days before by somebody else, with Chidi’s picture. He is the one who was wronged. The college is dealing with it as bullying, the false account has been reported and taken down, and he has been told all of this.',
        }),
      },
    ],
  },
  {
    ago: 126,
    knownFor: 40,
    sector: 'community',
    concern: 'D_other',
    told: ['no_risk', 'She would come round.'],
    happened:
      'My neighbour Lilian has people in at all hours who are planning something against animal laboratories. I have heard it through the wall and I can give dates. She has a van.',
    view: 'She should be watched.',
    needs: [],
    from: {
      name: 'Terence Sedgewater',
      role: 'Neighbour',
      organisation: 'None',
      mail: 'home-post',
      relationship: 'Neighbour',
    },
    people: [
      {
        key: 'lilian-stonepetal',
        forenames: 'Lilian',
        surname: 'Stonepetal',
        age: 45,
        birth: 'estimated',
        gender: 'female',
        ethnicity: ['PNS', 'self'],
        stage: 'closed_nfa',
        steps: closedAtGateway(126, {
          outcome: 'nfa',
          closureReason: 'nfa_malicious',
          handOff: 'not_needed',
          reason:
            'Housing confirm a two-year dispute over a fence, and a letter in which the referrer says that he “will see to it that she is reported”. The dates given are the evenings of a choir. The referral is knowingly false. An apology is due to Ms Stonepetal and early deletion is proposed to the data protection officer.',
        }),
      },
    ],
  },
  {
    ago: 71,
    knownFor: 2,
    sector: 'health',
    concern: 'D_no_ideology',
    told: ['yes', 'He was told on the ward, and his wife was there.'],
    happened:
      'While confused after an operation Harjit shouted that he would “blow up the ward” and named a politician. He remembered nothing of it in the morning. A bank nurse who did not know him filled in the form.',
    explanation: 'He had a high fever and strong medicine. The ward doctor expected it to pass, and it did.',
    view: 'I did not feel able to leave it unreported.',
    needs: ['physical_health'],
    from: {
      name: 'Naomi Cedarweir',
      role: 'Staff nurse',
      organisation: 'A hospital ward',
      mail: 'hospital-ward',
      relationship: 'Nursed him for one night',
    },
    people: [
      {
        key: 'harjit-rowanfell',
        forenames: 'Harjit',
        surname: 'Rowanfell',
        age: 52,
        gender: 'male',
        ethnicity: ['A1', 'self'],
        religion: ['sikh', 'self'],
        stage: 'closed_other',
        steps: [
          ...takenIn(71),
          {
            ago: 68,
            step: 'close for another reason',
            by: 'coordinator',
            closureReason: 'deceased',
            reason:
              'The hospital told us that Mr Rowanfell died on Saturday of his illness. Nothing more is to be done. What was said in a fever should never have become a concern about him, and the review of this record is brought forward.',
          },
        ],
      },
    ],
  },
]

/** Closed at the gateway because another service, police or another area took it up. */
import { closedAtGateway, type ReferralDraft } from '../drafts.ts'

export const closedToOthers: readonly ReferralDraft[] = [
  {
    ago: 236,
    knownFor: 5,
    sector: 'education',
    concern: 'D_no_ideology',
    told: ['yes', 'Yusuf was told with both of his parents, who thanked the school.'],
    happened:
      'After a fight Yusuf wrote a list of six pupils under the heading “people who laughed”. He showed it to a teaching assistant himself. He said that he writes such lists to feel better and then tears them up.',
    explanation: 'The counsellor says that writing lists is something she suggested, though not of people.',
    view: 'I do not think that it is about any ideology. I think that he is very lonely.',
    needs: ['bullying', 'mental_health'],
    strengths: 'He chose to show it to somebody.',
    from: { account: 'academyContact', relationship: 'Safeguarding lead at his school' },
    people: [
      {
        key: 'yusuf-meadowrill',
        forenames: 'Yusuf Adam',
        surname: 'Meadowrill',
        age: 13,
        gender: 'male',
        occupation: 'Saltings Academy, Year 8',
        ethnicity: ['W9', 'parent'],
        stage: 'closed_signposted',
        steps: closedAtGateway(236, {
          outcome: 'signposted',
          closureReason: 'signposted',
          handOff: 'made',
          reason:
            'A need, and not one about radicalisation. Child and adolescent mental health services accepted him on the fourth working day and the school has begun work on the bullying. To be looked at again if anything is heard that ties the lists to wishes to cause harm.',
        }),
      },
    ],
  },
  {
    ago: 112,
    knownFor: 13,
    sector: 'education',
    concern: 'D_no_ideology',
    told: ['yes', 'Precious asked for help herself.'],
    happened:
      'Precious told her tutor that she has been talking to strangers on a forum about the end of the world and has given away her guitar and her coat. Her father died in May.',
    view: 'I am worried for her, not about her. A colleague thought that the forum should be looked at.',
    needs: ['mental_health', 'family', 'self_harm'],
    strengths: 'She asked for help.',
    from: { account: 'collegeContact', relationship: 'Head of student services at her college' },
    people: [
      {
        key: 'precious-galewing',
        forenames: 'Precious',
        surname: 'Galewing',
        age: 17,
        gender: 'female',
        occupation: 'Estuary Reach College, music',
        ethnicity: ['B2', 'self'],
        religion: ['christian', 'self'],
        stage: 'closed_signposted',
        steps: closedAtGateway(112, {
          outcome: 'signposted',
          closureReason: 'signposted',
          handOff: 'made',
          reason:
            'The crisis team saw her on the day of the referral and a bereavement service the week after. The forum is about prophecy and has no cause to recruit for. Nothing here is for Prevent.',
        }),
      },
    ],
  },
  {
    ago: 96,
    knownFor: 21,
    sector: 'education',
    concern: 'D_violence',
    told: ['yes', 'His mother was told and came to the school. Ethan was told in words and with a picture story.'],
    happened:
      'Ethan can recite the dates, places and numbers of casualties of many school attacks. He tells them to classmates at break, who complained. He also recites the details of railway accidents and shipwrecks, at the same length.',
    explanation: 'He is autistic, and facts are how he starts a conversation.',
    view: 'I see no wish to harm. I see a boy who does not notice that he is frightening people.',
    needs: ['disability'],
    strengths: 'A devoted mother and an astonishing memory.',
    from: { account: 'academyContact', relationship: 'Safeguarding lead at his school' },
    people: [
      {
        key: 'ethan-lichenmere',
        forenames: 'Ethan',
        surname: 'Lichenmere',
        age: 14,
        gender: 'male',
        occupation: 'Saltings Academy, Year 9',
        ethnicity: ['W1', 'parent'],
        stage: 'closed_signposted',
        steps: closedAtGateway(96, {
          outcome: 'signposted',
          closureReason: 'signposted',
          handOff: 'not_needed',
          reason:
            'An interest in facts, shared without judging the audience. The autism outreach teacher has taken it up and starts on Monday. He has joined the railway society, where his knowledge is welcome.',
        }),
      },
    ],
  },
  {
    ago: 140,
    knownFor: 7,
    sector: 'local_authority',
    concern: 'D_no_ideology',
    told: ['yes', 'Told at the housing office. He asked whether it would help him to get a flat.'],
    happened:
      'At the housing counter Samir said that he would set himself alight in the square if he had to spend another winter in his car. He has been there twelve times since July. He apologised to the officer before he left.',
    view: 'This is desperation about a roof. Our procedure says that any such words are to be referred.',
    needs: ['money_work_housing', 'mental_health'],
    from: {
      name: 'Jennifer Alderwharf',
      role: 'Housing options officer',
      organisation: 'Thurrock Council: Housing',
      mail: 'thurrock',
      relationship: 'Saw him at the counter',
    },
    people: [
      {
        key: 'samir-brookshell',
        forenames: 'Samir',
        surname: 'Brookshell',
        age: 24,
        gender: 'male',
        ethnicity: ['A2', 'self'],
        religion: ['muslim', 'self'],
        stage: 'closed_signposted',
        steps: closedAtGateway(140, {
          outcome: 'signposted',
          closureReason: 'signposted',
          handOff: 'made',
          reason:
            'He was placed in temporary accommodation on the third working day and the mental health outreach nurse has met him twice. There is no ideology and no group. A roof was the answer.',
        }),
      },
    ],
  },
  {
    ago: 77,
    knownFor: 10,
    sector: 'police',
    concern: 'D_no_ideology',
    told: ['yes', 'Daisy was told by the officer who found her. She did not answer.'],
    happened:
      'Daisy was found at a station forty miles from home with two older boys, a train ticket that she had not bought and a message on her phone telling her to “do it for the cause and say nothing”. She has been missing from home four times since September.',
    explanation: '“The cause” may be anything. The boys are known for other matters.',
    view: 'She is being used by somebody. I referred to both because of the wording.',
    needs: ['family', 'substance'],
    from: {
      name: 'Elijah Cloudweir',
      role: 'Missing persons officer',
      organisation: 'Essex Police',
      mail: 'essex-police',
      relationship: 'Brought her home',
    },
    people: [
      {
        key: 'daisy-cranelock',
        forenames: 'Daisy',
        surname: 'Cranelock',
        age: 13,
        gender: 'female',
        occupation: 'Saltings Academy, Year 9',
        ethnicity: ['W1', 'other_record'],
        religion: ['none', 'self'],
        stage: 'closed_signposted',
        steps: closedAtGateway(77, {
          outcome: 'signposted',
          closureReason: 'safeguarding_route',
          handOff: 'made',
          reason:
            'The message came from a line that sells drugs; the wording is theirs. Children’s social care hold a strategy discussion tomorrow, and Daisy has an exploitation worker. There is nothing ideological here and two plans would only get in each other’s way.',
        }),
      },
    ],
  },
  {
    ago: 118,
    knownFor: 34,
    sector: 'local_authority',
    concern: 'D_no_ideology',
    told: ['yes', 'Mr Flintglade was told on his doorstep.'],
    happened:
      'A gas engineer could not get into Raymond’s flat for newspapers, and reported a sign on the door saying that officials would be “met with force”. Mr Flintglade let me in without difficulty, made tea, and showed me four decades of cuttings. He has no heating.',
    view: 'The sign frightened the engineer. Having met him I am worried about the winter and little else.',
    needs: ['physical_health', 'money_work_housing'],
    strengths: 'Wry, hospitable, and a former union secretary whom many remember fondly.',
    from: { account: 'housingMember', relationship: 'Manages his tenancy' },
    people: [
      {
        key: 'raymond-flintglade',
        forenames: 'Raymond',
        surname: 'Flintglade',
        knownAs: 'Ray',
        age: 64,
        gender: 'male',
        ethnicity: ['W1', 'self'],
        religion: ['christian', 'self'],
        stage: 'closed_signposted',
        steps: closedAtGateway(118, {
          outcome: 'signposted',
          closureReason: 'safeguarding_route',
          handOff: 'made',
          reason:
            'Self-neglect and a cold flat. Adult social care have opened a safeguarding enquiry and the sign came down when the reason for it, a mistaken bailiff’s letter, was put right. No concern for Prevent.',
        }),
      },
    ],
  },
  {
    ago: 52,
    knownFor: 4,
    sector: 'education',
    concern: 'D_erw',
    told: ['no_risk', 'Police asked us not to.'],
    emergency: '999 called',
    happened:
      'A student reported that Wiktor had shown him, in a locked cabinet at home, things that he said were for “the day it starts”. The student described them exactly. I rang 999 and police were at the address within the hour.',
    view: 'I have known him for a year and would not have guessed.',
    needs: [],
    from: { account: 'collegeContact', relationship: 'Head of student services at his college' },
    people: [
      {
        key: 'wiktor-saltshore',
        forenames: 'Wiktor',
        surname: 'Saltshore',
        age: 18,
        gender: 'male',
        occupation: 'Estuary Reach College, electrical installation',
        ethnicity: ['W9', 'self'],
        religion: ['none', 'self'],
        stage: 'closed_police',
        steps: closedAtGateway(52, {
          outcome: 'police_investigation',
          closureReason: 'police_investigation',
          handOff: 'not_needed',
          reason:
            'Police are investigating. Nothing else may be released. The case here is closed. If the investigation ends and a need remains, a new referral is welcome.',
        }),
      },
    ],
  },
  {
    ago: 86,
    knownFor: 18,
    sector: 'hmpps',
    concern: 'D_islamist',
    told: ['yes', 'Told by his probation officer at their meeting.'],
    happened:
      'Ewan was released in the spring. In supervision he has twice refused to say with whom he spends his evenings, and he was seen with a man whom his licence forbids him to meet. He spoke of a debt that he has to pay “with more than money”.',
    view: 'I believe that he is afraid of these people. I also believe that he may do what they ask.',
    needs: ['court', 'money_work_housing'],
    strengths: 'His mother, and a forklift licence.',
    from: { account: 'probationMember', relationship: 'Supervises his licence' },
    people: [
      {
        key: 'ewan-quartzbeck',
        forenames: 'Ewan',
        surname: 'Quartzbeck',
        age: 26,
        gender: 'male',
        ethnicity: ['W1', 'self'],
        religion: ['none', 'self'],
        stage: 'closed_plp',
        steps: closedAtGateway(86, {
          outcome: 'police_led_partnership',
          closureReason: 'police_led_partnership',
          handOff: 'not_needed',
          reason:
            'Several agencies are needed and police will lead them; licence conditions make Channel the wrong place. The authority is asked for one thing: that housing keep an offer of a room outside the town open. The case here is closed.',
        }),
      },
    ],
  },
  {
    ago: 63,
    knownFor: 7,
    sector: 'friends_family',
    concern: 'D_no_ideology',
    told: ['yes', 'We told her as a family.'],
    happened:
      'Our niece Chloe stayed with us over the holidays. She slept in the day and was in a group call every night in which they dared each other to cut themselves and send a picture. When I took the laptop away she screamed that “they” would find us.',
    view: 'We do not know what this is. Somebody told us that you would.',
    needs: ['self_harm', 'mental_health'],
    strengths: 'She told my wife everything the next morning, and she is at home with her mother now.',
    from: {
      name: 'Simon Larchway',
      role: 'Uncle',
      organisation: 'Family',
      mail: 'family-post',
      relationship: 'Uncle',
    },
    people: [
      {
        key: 'chloe-tealstream',
        forenames: 'Chloe',
        surname: 'Tealstream',
        age: 16,
        gender: 'female',
        stage: 'closed_other',
        steps: closedAtGateway(63, {
          outcome: 'transferred_force',
          closureReason: 'wrong_area',
          handOff: 'made',
          reason:
            'She lives with her mother in another force’s area. That force and that council’s children’s services confirmed on the same day that they have it, and a doctor has seen her. The uncle and aunt were told to whom it has gone.',
        }),
      },
    ],
  },
]

/** Listed for the next panel, two more; and one that the last panel deferred until health has answered. */
import {
  asked,
  assessed,
  decidedByPanel,
  informationIsIn,
  lookedInto,
  replied,
  toPanel,
  type ReferralDraft,
} from '../drafts.ts'

const mayBeTold = 'That partners have been asked what they know, and which ones.'

export const listedAndDeferred: readonly ReferralDraft[] = [
  {
    ago: 29,
    knownFor: 21,
    sector: 'health',
    concern: 'D_incel',
    told: ['yes', 'Told by his doctor. He said: “fine, it is not as if anyone else is asking.”'],
    happened:
      'Nathan asked his doctor for a letter to say that he is ugly, so that he could post it. He described a forum on which men rate each other’s faces and on which three women in the town are named as “owing”. He went silent when he was asked whether he had written any of the names.',
    explanation: 'He has a facial difference from birth, and was treated cruelly for it at school.',
    view: 'There is a great deal of pain here. I am also thinking of the three women.',
    needs: ['mental_health', 'bullying', 'disability'],
    strengths: 'Came to the surgery by himself. He volunteers at a cats’ home.',
    from: {
      name: 'Kavita Lindenmere',
      role: 'General practitioner',
      organisation: 'Riverbank Surgery',
      mail: 'riverbank-surgery',
      relationship: 'His doctor',
    },
    people: [
      {
        key: 'nathan-otterreach',
        forenames: 'Nathan',
        surname: 'Otterreach',
        age: 21,
        gender: 'male',
        occupation: 'Volunteer; looking for work',
        ethnicity: ['W1', 'self'],
        stage: 'panel_listed',
        steps: [
          ...lookedInto(
            29,
            'Three women are named on a forum he uses. Police have spoken to them. To be looked into for his sake and theirs.',
            'councilCaseOfficer',
          ),
          ...asked(24, {
            agency: 'health',
            questions:
              'Without clinical detail: is help available for what he has been through, and how long would he wait?',
            reason: 'His doctor asks the same.',
            mayBeTold: 'Everything.',
          }),
          ...replied(21, {
            request: 'health',
            reply: 'answered',
            repliedBy: 'healthMember',
            facts: 'A service for people with facial differences could see him in three weeks if he agrees.',
            tellPerson: 'may be told',
          }),
          ...assessed(15, {
            present: {
              E01: {
                evidence: 'Seven years of cruelty at school, described by him and confirmed by his doctor.',
                source: 'Nathan; general practitioner',
              },
              E03: {
                evidence: '“They are horrible to me there too, but they are there.”',
                source: 'Nathan, case officer’s visit',
              },
              I15: {
                evidence: 'Women in general are “them”. Women at the cats’ home are “different, they are nice”.',
                source: 'Nathan, case officer’s visit',
              },
            },
            notPresent: ['E06', 'E10', 'I18', 'I19', 'C20', 'C21', 'C22'],
            protective:
              'Cats’ home, two afternoons a week. His doctor. He told the officer who had written the names, and it was not him.',
            summary:
              'A lonely man in a place that feeds on loneliness. Wants work and company. Speaks warmly of actual women he knows.',
            needs: ['Help with what was done to him', 'Work', 'Company that is not the forum'],
          }),
          ...informationIsIn(13),
          ...toPanel(
            11,
            'next',
            'There are reasonable grounds: the forum names women, rewards hatred of them, and is his main company. He is not known to have written any of it.',
          ),
        ],
      },
    ],
  },
  {
    ago: 30,
    knownFor: 10,
    sector: 'police',
    concern: 'D_left',
    told: [
      'yes',
      'Ivana was told with her mother. She asked whether the people in the van were in trouble because of her.',
    ],
    happened:
      'Ivana was found at night by the fence of a farm building with bolt cutters in her bag and a telephone number on her arm. The number belongs to an adult who, two years ago, was part of a group that burned a lorry. She said that she was told to wait for a van, and that it did not come.',
    explanation: 'She loves animals, and thought that she was going to let some out.',
    view: 'She was left alone at two in the morning by people who should know better.',
    needs: ['family'],
    strengths: 'Gentle, truthful, and furious at having been left.',
    from: {
      name: 'Elijah Cloudweir',
      role: 'Missing persons officer',
      organisation: 'Essex Police',
      mail: 'essex-police',
      relationship: 'Took her home',
    },
    people: [
      {
        key: 'ivana-cloverweald',
        forenames: 'Ivana',
        surname: 'Cloverweald',
        age: 15,
        gender: 'female',
        occupation: 'Saltings Academy, Year 11',
        ethnicity: ['W9', 'self'],
        stage: 'panel_listed',
        steps: [
          ...lookedInto(
            30,
            'Adults who have used fire are using a child. To look at what would keep her away from them, and not at her views about animals.',
          ),
          ...asked(
            25,
            {
              agency: 'saltings',
              questions: 'Who are her friends? How did she come by the number?',
              reason: 'Others may have it.',
              mayBeTold,
            },
            {
              agency: 'children',
              questions: 'Is the family known to you?',
              reason: 'She was out alone at night.',
              mayBeTold,
            },
          ),
          ...replied(
            21,
            {
              request: 'saltings',
              reply: 'answered',
              repliedBy: 'academyContact',
              facts:
                'The number was on a flyer at a fair. Two other pupils had it and have handed it in. She runs the school’s hedgehog project.',
              tellPerson: 'may be told',
            },
            {
              request: 'children',
              reply: 'answered',
              repliedBy: 'childrensMember',
              facts: 'Not known before. A worker has met the family twice; her mother sleeps downstairs at present.',
              tellPerson: 'may be told',
            },
          ),
          ...assessed(15, {
            present: {
              E12: {
                evidence: 'Told where to wait, what to bring and to tell nobody. She had met none of them.',
                source: 'Ivana, with her mother',
              },
              E05: { evidence: '“It was the best week of my life until it wasn’t.”', source: 'Ivana, with her mother' },
            },
            notPresent: ['E06', 'E10', 'I14', 'I16', 'I18', 'I19', 'C20', 'C22'],
            protective: 'Hedgehogs. Her mother. A clear sense that she was used.',
            summary: 'Caring about animals is not the concern; adults who send a child with bolt cutters are.',
            needs: ['A way to act on what she cares for', 'To know how such people work'],
          }),
          ...informationIsIn(13),
          ...toPanel(
            10,
            'next',
            'There are reasonable grounds: people with a history of arson gave a child a task at night, and may ask again.',
          ),
        ],
      },
    ],
  },
  {
    ago: 35,
    knownFor: 12,
    sector: 'local_authority',
    concern: 'D_islamist',
    told: ['yes', 'Finlay was told with his support worker, who checked that he had understood.'],
    happened:
      'Finlay told his support worker that a man he plays chess with online says he should “make the journey”. He has learned the names of four towns near a border by heart. He has a learning disability and asked the worker whether he would need a coat.',
    explanation: 'The journey may be part of a story that goes with the game.',
    view: 'He would do what a friend told him. I do not think that he knows what this friend means.',
    needs: ['disability', 'family'],
    strengths: 'Kind, and a strong chess player. His brother visits every week.',
    from: {
      name: 'Shanice Elderpool',
      role: 'Support worker',
      organisation: 'Thurrock Council: Adult social care',
      mail: 'thurrock',
      relationship: 'Supports him three days a week',
    },
    people: [
      {
        key: 'finlay-starlingpath',
        forenames: 'Finlay',
        surname: 'Starlingpath',
        age: 17,
        gender: 'male',
        occupation: 'Estuary Reach College, supported learning',
        ethnicity: ['W1', 'self'],
        religion: ['christian', 'self'],
        stage: 'deferred',
        steps: [
          ...lookedInto(35, 'Somebody whom he has not met gives him the names of places.'),
          ...asked(
            30,
            {
              agency: 'estuary',
              questions: 'How is he at college? Has he spoken of travel or of his chess partner?',
              reason: 'He spends four days a week there.',
              mayBeTold,
            },
            {
              agency: 'adults',
              questions: 'What support has he now, and what is planned for when he is 18?',
              reason: 'His birthday is in three months, and who may consent changes with it.',
              mayBeTold,
            },
          ),
          ...replied(
            26,
            {
              request: 'estuary',
              reply: 'answered',
              repliedBy: 'collegeContact',
              facts:
                'He asked a tutor for a map, and put a pin in each of the four towns. He is proud that he found them.',
              opinion: 'He thinks that it is part of the game.',
              tellPerson: 'may be told',
            },
            {
              request: 'adults',
              reply: 'answered',
              repliedBy: 'adultsMember',
              facts:
                'Three days a week, to go on after he is 18. No assessment of how he decides about such things has been made.',
              tellPerson: 'may be told',
            },
          ),
          ...assessed(21, {
            present: {
              E07: {
                evidence: 'Repeats the chess partner’s phrases and asks others what they mean.',
                source: 'Support worker; college',
              },
              E12: {
                evidence: 'Games are played only if he has learned the next name.',
                source: 'Finlay, with his support worker',
              },
            },
            notPresent: ['E01', 'E06', 'E08', 'I14', 'I15', 'I16', 'I17', 'I18', 'I19', 'C20', 'C21', 'C22'],
            protective: 'His brother, his support worker, chess. Asks when he does not understand.',
            summary: 'Being led, step by step, by a stranger. Does not share any aim.',
            needs: [
              'Chess with people he can see',
              'Somebody to ask what a journey would mean, chosen by him and his family',
              'Help to notice when he is being led',
            ],
          }),
          ...informationIsIn(19),
          ...toPanel(
            17,
            'last',
            'There are reasonable grounds: he is being led towards travel by a person unknown, and his disability makes him easy to lead.',
          ),
          ...decidedByPanel({
            meeting: 'last',
            decision: 'defer',
            mode: 'unanimous',
            votes: { defer: 8 },
            shared:
              'College (by letter): the map. Adult social care: no assessment of his understanding. Police: nothing further that may be released; ports have no concern. Health: not known to the learning disability service, which could see him within ten working days.',
            reason:
              'The panel wishes to offer support and cannot yet say in what form he could understand and accept it, nor who should ask. A specialist’s view is needed first. In the meantime his brother keeps his passport, by agreement with him.',
            actionAgency: 'health',
            actionWithin: 10,
          }),
        ],
      },
    ],
  },
]

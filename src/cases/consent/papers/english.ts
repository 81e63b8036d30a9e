/** Letters and information sheets about support, in English, by who reads them. */
import type { PaperWords } from './words.ts'

export const english: PaperWords = {
  reply: 'Your answer',
  yourName: 'Your name',
  signature: 'Signature',
  date: 'Date',
  contact: 'Questions? Write to [contact], or ask the person who gave you this.',
  regards: 'Yours sincerely',
  readers: {
    under_12: {
      sheetTitle: 'Help for you: what you can expect',
      sheet: [
        {
          heading: 'What is this about?',
          says: [
            'Some grown-ups would like to help you. It could be someone to talk to, help at school, or something you enjoy doing.',
            'You have not done anything wrong. You can say yes or no.',
          ],
        },
        {
          heading: 'Who helps?',
          says: [
            'A small group of people whose job it is to keep children safe. They come from the council, schools, health services and the police.',
          ],
        },
        {
          heading: 'Who is told?',
          says: [
            'Only the people who help you. They tell each other what they need to know to do it well.',
            'If somebody could be badly hurt, we have to tell the people who can stop it.',
          ],
        },
        {
          heading: 'Where is it written down?',
          says: ['[council] keeps it on a computer that only a few people can use.'],
        },
        {
          heading: 'Can I change my mind?',
          says: ['Yes, at any time. Tell us, or tell a grown-up you trust. Nobody will be cross.'],
        },
        {
          heading: 'What if I am not happy?',
          says: ['Tell us or a grown-up you trust. They can help you to complain.'],
        },
        {
          heading: 'One more thing',
          says: [
            'Saying yes is about getting help. If you say no, the help stops, but the council still has to keep a note that it offered.',
          ],
        },
      ],
      letterTitle: 'Would you like some help?',
      greeting: 'Dear [name]',
      letter: [
        'Some people would like to help you. We have asked a grown-up who looks after you, and we would like to know what you think too.',
        'You can say yes. You can say no. You can ask as many questions as you like first.',
        'Somebody will talk with you about it. You can have a grown-up you trust with you.',
      ],
      choices: ['I would like the help', 'I would not like the help', 'I want to talk about it first'],
    },
    '12_15': {
      sheetTitle: 'Support for you: what you need to know',
      sheet: [
        {
          heading: 'What is this about?',
          says: [
            'You are being offered support that is called Channel. It is meant to help you with what matters to you, for example school, work, family, feeling safe, or someone to talk things through with.',
            'It is not a punishment and you are not in trouble. You may say no.',
          ],
        },
        {
          heading: 'Who is involved?',
          says: [
            'A panel run by [council] plans the support. People from education, health, social care and the police sit on it. Some support is given by specialists from outside.',
            'Because you are under 18, a parent, a guardian, or the authority that looks after you is asked for consent. What you say yourself is written down and taken seriously.',
          ],
        },
        {
          heading: 'What is shared, and with whom?',
          says: [
            'The people on the panel, and whoever supports you, share what they need to do it well. Your school is told only what it needs.',
            'If somebody is in danger, we may have to share more. We tell you if we can.',
          ],
        },
        {
          heading: 'Where is it held?',
          says: [
            '[council] holds it on a secure system. Only people who work with you can look, and each look is recorded.',
          ],
        },
        {
          heading: 'Can I change my mind?',
          says: [
            'Yes, at any time and without giving a reason. Tell anyone who works with you, and the support stops.',
          ],
        },
        {
          heading: 'What if I am not happy?',
          says: [
            'Tell us, or ask someone you trust to. You can complain to [council], and after that to the Standards and Compliance Unit, which looks at complaints about Prevent.',
          ],
        },
        {
          heading: 'What your answer is about',
          says: [
            'Your answer is about receiving support. It is not the reason why the council keeps a record; the law asks it to. Saying no, or stopping, does not delete the record. You may ask to see it.',
          ],
        },
      ],
      letterTitle: 'An offer of support',
      greeting: 'Dear [name]',
      letter: [
        'We would like to offer you support. A parent, a guardian, or the authority that looks after you has been asked too, because you are under 18. We want to know what you think yourself.',
        'The sheet that comes with this letter says what support is, who is involved and what is shared. Read it, and ask us whatever you like.',
        'You may say yes or no. If you say no, nobody will hold it against you.',
      ],
      choices: ['I agree to the support', 'I do not agree to the support', 'I want to talk about it first'],
    },
    '16_17': {
      sheetTitle: 'Channel support: your choice',
      sheet: [
        {
          heading: 'What is this about?',
          says: [
            'You are being offered support under Channel. It is voluntary. It can be about education, work, health, housing, family, being online, or having someone independent to talk to.',
            'It is not a criminal matter and will not give you a criminal record. You may say no.',
          ],
        },
        {
          heading: 'Who is involved?',
          says: [
            'A panel chaired by [council], with people from education, health, social care, the police and others who can help.',
            'Until you are 18 the law asks a parent, a guardian, or the authority with parental responsibility for consent. We always ask you as well, and what you say is written down and taken seriously. From your 18th birthday the decision is yours alone and we ask you again.',
          ],
        },
        {
          heading: 'What is shared, and with whom?',
          says: [
            'Members of the panel and those who support you share what is needed for it, and no more.',
            'If somebody is at risk of serious harm, more may have to be shared. We tell you if we can.',
          ],
        },
        {
          heading: 'Where is it held?',
          says: [
            '[council] holds it on a secure system. Access is limited and recorded, and the record is deleted after a set time.',
          ],
        },
        {
          heading: 'Can I change my mind?',
          says: [
            'Yes, at any time and without giving a reason. Tell anyone who works with you, and the support stops.',
          ],
        },
        {
          heading: 'How do I complain?',
          says: [
            'Tell us, or complain to [council]. If that does not settle it, the Standards and Compliance Unit looks at complaints about how Prevent is carried out.',
          ],
        },
        {
          heading: 'What your consent is about',
          says: [
            'Consent is to receiving support. It is not the legal basis on which the council holds your record, so saying no or stopping does not erase it. You may ask to see it and to have mistakes put right.',
          ],
        },
      ],
      letterTitle: 'An offer of support',
      greeting: 'Dear [name]',
      letter: [
        'We would like to offer you support through the Channel panel. It is voluntary.',
        'Because you are under 18, a parent, a guardian, or the authority with parental responsibility is asked for consent. We are asking you as well, because it is about you.',
        'The information sheet says who is involved, what is shared, how to change your mind and how to complain. Please ask us whatever you want to know before you answer.',
      ],
      choices: ['I agree to the support', 'I do not agree to the support', 'I want to talk about it first'],
    },
    adult: {
      sheetTitle: 'Channel support: information for you',
      sheet: [
        {
          heading: 'What is this about?',
          says: [
            'You are being offered support under Channel, a voluntary programme. It can help with work, education, health, housing, relationships, being online, or having someone independent to talk to.',
            'It is not a criminal matter. You may say no, and you need give no reason.',
          ],
        },
        {
          heading: 'Who is involved?',
          says: [
            'A panel chaired by [council], with members from health, social care, housing, education, probation, the police and others, as far as they can help.',
          ],
        },
        {
          heading: 'What is shared, and with whom?',
          says: [
            'Members of the panel and those who support you share what is needed for it, and no more.',
            'Where somebody is at risk of serious harm, or the law requires it, more may have to be shared.',
          ],
        },
        {
          heading: 'Where is it held?',
          says: [
            '[council] holds it on a secure system. Access is limited and recorded, and the record is deleted after a set time.',
          ],
        },
        {
          heading: 'Can I change my mind?',
          says: [
            'Yes, at any time and without giving a reason. Tell anyone who works with you, and the support stops.',
          ],
        },
        {
          heading: 'How do I complain?',
          says: [
            'Tell us, or complain to [council]. If that does not settle it, the Standards and Compliance Unit looks at complaints about how Prevent is carried out.',
          ],
        },
        {
          heading: 'What your consent is about',
          says: [
            'Consent is to receiving support. It is not the legal basis on which the council holds your record, so refusing or withdrawing does not erase it. You may ask to see the record and to have mistakes put right.',
          ],
        },
      ],
      letterTitle: 'An offer of support',
      greeting: 'Dear [name]',
      letter: [
        'We would like to offer you support through the Channel panel. It is voluntary: you may accept it, refuse it, or stop it at any time.',
        'The information sheet says what it is, who is involved, what is shared, how to change your mind and how to complain. Please ask us whatever you want to know before you answer. If you would like an interpreter, or the information in another form, tell us.',
        'No answer is not taken as a yes.',
      ],
      choices: ['I consent to the support', 'I do not consent to the support', 'I want to talk about it first'],
    },
    parent: {
      sheetTitle: 'Channel support for your child: information for parents and guardians',
      sheet: [
        {
          heading: 'What is this about?',
          says: [
            'Your child is being offered support under Channel, a voluntary programme that protects children and young people. It can help with school, health, family, being online, or give them someone independent to talk to.',
            'It is not a criminal matter and is no judgement of you or your child. You may say no.',
          ],
        },
        {
          heading: 'Who is involved?',
          says: [
            'A panel chaired by [council], with members from education, health, children’s social care, the police and others, as far as they can help.',
            'Your child is asked what they think, and it is taken seriously. When they turn 18, your consent no longer counts and they decide for themself.',
          ],
        },
        {
          heading: 'What is shared, and with whom?',
          says: [
            'Members of the panel and those who support your child share what is needed for it, and no more.',
            'Where somebody is at risk of serious harm, or the law requires it, more may have to be shared.',
          ],
        },
        {
          heading: 'Where is it held?',
          says: [
            '[council] holds it on a secure system. Access is limited and recorded, and the record is deleted after a set time.',
          ],
        },
        {
          heading: 'Can I change my mind?',
          says: [
            'Yes, at any time and without giving a reason. Tell anyone who works with your child, and the support stops.',
          ],
        },
        {
          heading: 'How do I complain?',
          says: [
            'Tell us, or complain to [council]. If that does not settle it, the Standards and Compliance Unit looks at complaints about how Prevent is carried out.',
          ],
        },
        {
          heading: 'What your consent is about',
          says: [
            'Consent is to your child receiving support. It is not the legal basis on which the council holds the record, so refusing or withdrawing does not erase it.',
          ],
        },
      ],
      letterTitle: 'An offer of support for your child',
      greeting: 'Dear parent or guardian of [name]',
      letter: [
        'We would like to offer [name] support through the Channel panel. It is voluntary. Because [name] is under 18, we ask for the consent of someone who holds parental responsibility; please have something with you that shows it.',
        'We ask [name] as well what they think.',
        'The information sheet says what the support is, who is involved, what is shared, how to change your mind and how to complain. Please ask us whatever you want to know. No answer is not taken as a yes.',
      ],
      choices: ['I consent to the support', 'I do not consent to the support', 'I want to talk about it first'],
    },
  },
}

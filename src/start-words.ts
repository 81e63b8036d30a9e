/** The words of the public start page, English and Welsh. */
export const startWords = {
  en: {
    start: {
      title: 'Causeway',
      lead: 'People from the council, police, health, schools and other services work together here to keep people from being drawn into terrorism. Support is offered, and never forced.',
      publicTitle: 'If you are worried about someone',
      publicText:
        'A relative, a friend, a neighbour, a pupil: you can tell us, and you do not have to say who you are.',
      publicButton: 'Tell us',
      professionalTitle: 'If you work with someone you are worried about',
      professionalText: 'Use the national referral form. Talk to your safeguarding lead first.',
      professionalButton: 'Make a referral',
      partnerTitle: 'If you work in the partnership',
      signIn: 'Sign in',
      demonstration: 'Look around the demonstration',
      process: 'How the process works',
    },
  },
  cy: {
    start: {
      title: 'Causeway',
      lead: 'Mae pobl o’r cyngor, yr heddlu, iechyd, ysgolion a gwasanaethau eraill yn gweithio gyda’i gilydd yma i atal pobl rhag cael eu tynnu at derfysgaeth. Cynigir cymorth, ac ni chaiff ei orfodi byth.',
      publicTitle: 'Os ydych yn poeni am rywun',
      publicText:
        'Perthynas, ffrind, cymydog, disgybl: gallwch ddweud wrthym, ac nid oes rhaid i chi ddweud pwy ydych chi.',
      publicButton: 'Dywedwch wrthym',
      professionalTitle: 'Os ydych yn gweithio gyda rhywun rydych yn poeni amdano',
      professionalText: 'Defnyddiwch y ffurflen atgyfeirio genedlaethol. Siaradwch â’ch arweinydd diogelu yn gyntaf.',
      professionalButton: 'Gwneud atgyfeiriad',
      partnerTitle: 'Os ydych yn gweithio yn y bartneriaeth',
      signIn: 'Mewngofnodi',
      demonstration: 'Edrych o gwmpas yr arddangosiad',
      process: 'Sut mae’r broses yn gweithio',
    },
  },
} as const

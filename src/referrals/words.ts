/** The words of the referral pages, English and Welsh: the public reads them. */
export const referralWords = {
  en: {
    referrals: {
      publicTitle: 'Worried about someone',
      publicLead:
        'You can tell us if you are worried that someone is being drawn into extremism or terrorism. Most people we hear about need help with something else, and we help them find it.',
      publicWhat:
        'Telling us does not get anyone into trouble with the police. People who know about this look at what you say and decide whether help should be offered. Help is always a choice.',
      publicWho: 'You do not have to say who you are.',
      publicTime: 'It takes about 10 minutes.',
      emergencyTitle: 'If someone is in danger now',
      emergencyText: 'Call 999 if someone may be hurt, or someone is about to travel to a war zone.',
      start: 'Start now',
      area: 'Where does the person live?',
      areaMissing: 'Select where the person lives',
      left: { one: '1 part is left.', some: '{{count}} parts are left.', none: 'Every part is done.' },
      done: 'Completed',
      notDone: 'Not yet started',
      goCheck: 'Check your answers',
      remove: 'Delete this draft',
      kept: 'What you write is kept for 7 days on this device’s visit, and nobody else can read it until you send it.',
      declare: 'By sending this you say that it is true as far as you know.',
      send: 'Send',
      back: 'Back',
      change: 'Change',
      receivedTitle: 'We have received what you told us',
      yourReference: 'Your reference',
      yourCode: 'Your code',
      keepCode:
        'Write both down. With them you can ask whether it has been received, is being looked at, or is closed. We cannot tell you more, to protect everyone involved.',
      nextTitle: 'What happens next',
      nextText:
        'Someone reads it on the next working day at the latest. If you gave a way to reach you, we may ask you more.',
      progressTitle: 'Ask how far it has come',
      progressReference: 'Reference',
      progressCode: 'Code',
      progressAsk: 'Ask',
      progressUnknown: 'We do not know this reference and code together. Check them and try again.',
      progressMissing: 'Enter your code',
      state: { received: 'Received', 'being looked at': 'Being looked at', closed: 'Closed' },
      stateText: 'That is all we can say here, whatever was found.',
      clash:
        'This form was also saved from another window. What you typed here is below and has not been saved yet. Send it again to keep it.',
    },
  },
  cy: {
    referrals: {
      publicTitle: 'Poeni am rywun',
      publicLead:
        'Gallwch ddweud wrthym os ydych yn poeni bod rhywun yn cael ei dynnu at eithafiaeth neu derfysgaeth. Mae angen help gyda rhywbeth arall ar y rhan fwyaf o’r bobl rydym yn clywed amdanynt, ac rydym yn eu helpu i ddod o hyd iddo.',
      publicWhat:
        'Nid yw dweud wrthym yn achosi trafferth i neb gyda’r heddlu. Mae pobl sy’n gwybod am hyn yn edrych ar yr hyn a ddywedwch ac yn penderfynu a ddylid cynnig help. Dewis yw help bob amser.',
      publicWho: 'Nid oes rhaid i chi ddweud pwy ydych chi.',
      publicTime: 'Mae’n cymryd tua 10 munud.',
      emergencyTitle: 'Os oes rhywun mewn perygl nawr',
      emergencyText: 'Ffoniwch 999 os gallai rhywun gael niwed, neu os yw rhywun ar fin teithio i ardal ryfel.',
      start: 'Dechrau nawr',
      area: 'Ble mae’r person yn byw?',
      areaMissing: 'Dewiswch ble mae’r person yn byw',
      left: { one: 'Mae 1 rhan ar ôl.', some: 'Mae {{count}} rhan ar ôl.', none: 'Mae pob rhan wedi’i gwneud.' },
      done: 'Wedi’i gwblhau',
      notDone: 'Heb ddechrau eto',
      goCheck: 'Gwirio eich atebion',
      remove: 'Dileu’r drafft hwn',
      kept: 'Cedwir yr hyn a ysgrifennwch am 7 diwrnod ar gyfer yr ymweliad hwn, ac ni all neb arall ei ddarllen nes i chi ei anfon.',
      declare: 'Drwy anfon hwn rydych yn dweud ei fod yn wir hyd y gwyddoch.',
      send: 'Anfon',
      back: 'Yn ôl',
      change: 'Newid',
      receivedTitle: 'Rydym wedi derbyn yr hyn a ddywedoch wrthym',
      yourReference: 'Eich cyfeirnod',
      yourCode: 'Eich cod',
      keepCode:
        'Ysgrifennwch y ddau. Gyda nhw gallwch ofyn a yw wedi’i dderbyn, yn cael ei ystyried, neu wedi’i gau. Ni allwn ddweud mwy, er mwyn diogelu pawb.',
      nextTitle: 'Beth sy’n digwydd nesaf',
      nextText:
        'Bydd rhywun yn ei ddarllen ar y diwrnod gwaith nesaf fan bellaf. Os rhoesoch ffordd o gysylltu â chi, efallai y byddwn yn gofyn mwy.',
      progressTitle: 'Gofyn pa mor bell y mae wedi dod',
      progressReference: 'Cyfeirnod',
      progressCode: 'Cod',
      progressAsk: 'Gofyn',
      progressUnknown:
        'Nid ydym yn adnabod y cyfeirnod a’r cod hyn gyda’i gilydd. Gwiriwch nhw a rhowch gynnig arall arni.',
      progressMissing: 'Rhowch eich cod',
      state: { received: 'Wedi’i dderbyn', 'being looked at': 'Yn cael ei ystyried', closed: 'Wedi’i gau' },
      stateText: 'Dyna’r cyfan y gallwn ei ddweud yma, beth bynnag a ganfuwyd.',
      clash:
        'Cadwyd y ffurflen hon o ffenestr arall hefyd. Mae’r hyn a deipioch yma isod ac nid yw wedi’i gadw eto. Anfonwch ef eto i’w gadw.',
    },
  },
} as const

/** The words of the layout and of the pages this folder serves, in English and Welsh. Rooms bring their own. */
export type Words = { readonly [key: string]: string | Words }

export const webWords = {
  en: {
    web: {
      service: 'Causeway',
      skip: 'Skip to main content',
      skips: 'Skip or leave',
      menu: 'Menu',
      navigation: 'Main navigation',
      language: 'Language',
      phase: 'Alpha',
      phaseText: 'This is a new service.',
      demonstration: 'This is a demonstration. Every person and case in it is invented.',
      exit: 'Exit this page quickly',
      exitEmergency: 'Emergency',
      exitActivated: 'Loading.',
      exitTimedOut: 'Exit this page expired.',
      exitTwoMore: 'Shift, press 2 more times to exit.',
      exitOneMore: 'Shift, press 1 more time to exit.',
      support: 'Help and legal pages',
      accessibility: 'Accessibility',
      cookies: 'Cookies',
      privacy: 'Privacy',
      runBy: 'Run by {{organisation}}',
      problem: 'There is a problem',
      error: 'Error:',
      signOut: 'Sign out',
      madeAt: 'This page shows what was recorded on {{when}}.',
      errors: {
        '400': {
          heading: 'There is a problem with the address or the form',
          text: 'If you typed the web address, check it is correct. If you followed a link, go back and try again.',
        },
        '403': {
          heading: 'This page can no longer be sent',
          text: 'You may have signed in or out in another tab, or the page was open for a long time. Nothing was saved. Go back, reload the page and try again.',
        },
        '404': {
          heading: 'Page not found',
          text: 'If you typed the web address, check it is correct. If you pasted it, check you copied all of it. You may also need to ask for access.',
        },
        '405': {
          heading: 'This page cannot be used that way',
          text: 'Go back to the page you came from and use its links and buttons.',
        },
        '408': {
          heading: 'Your connection was too slow',
          text: 'What you sent did not arrive in time. Nothing was saved. Go back and try again.',
        },
        '413': {
          heading: 'What you sent is too large',
          text: 'Nothing was saved. Go back, shorten your answers or choose smaller files, and try again. Files can be up to 20 MB in all.',
        },
        '414': {
          heading: 'The web address is too long',
          text: 'Go back to the page you came from and use its links and buttons.',
        },
        '415': {
          heading: 'This kind of content is not accepted here',
          text: 'Nothing was saved. Go back to the page you came from and use its form.',
        },
        '422': {
          heading: 'There is a problem with your answers',
          text: 'Nothing was saved. Go back, check your answers and try again.',
        },
        '429': {
          heading: 'Too many requests',
          text: 'Many requests have come from you or your organisation in a short time. Wait a minute, then try again.',
        },
        '431': {
          heading: 'Your browser sent too much',
          text: 'Clear the cookies of this website in your browser, then try again.',
        },
        '500': {
          heading: 'Sorry, there is a problem with the service',
          text: 'What you were doing may not have been saved. Try again later.',
        },
        '503': {
          heading: 'Sorry, the service is unavailable',
          text: 'Nothing was saved. You will be able to use the service again soon. Wait a minute, then try again.',
        },
        unconfirmed: {
          heading: 'We could not confirm that your answers were saved',
          text: 'Go back and send the form again. If it was saved the first time, it will not be saved twice.',
        },
        reference: 'If you contact us about this, give the reference {{reference}}. It helps us find what went wrong.',
        contact: 'If you need help, email',
      },
    },
  },
  cy: {
    web: {
      service: 'Causeway',
      skip: 'Neidio i’r prif gynnwys',
      skips: 'Neidio neu adael',
      menu: 'Dewislen',
      navigation: 'Prif lywio',
      language: 'Iaith',
      phase: 'Alffa',
      phaseText: 'Gwasanaeth newydd yw hwn.',
      demonstration: 'Arddangosiad yw hwn. Mae pob person ac achos ynddo wedi’i ddyfeisio.',
      exit: 'Gadael y dudalen hon yn gyflym',
      exitEmergency: 'Argyfwng',
      exitActivated: 'Yn llwytho.',
      exitTimedOut: 'Mae’r botwm gadael y dudalen wedi dod i ben.',
      exitTwoMore: 'Shift, pwyswch 2 waith arall i adael.',
      exitOneMore: 'Shift, pwyswch 1 waith arall i adael.',
      support: 'Cymorth a thudalennau cyfreithiol',
      accessibility: 'Hygyrchedd',
      cookies: 'Cwcis',
      privacy: 'Preifatrwydd',
      runBy: 'Rhedir gan {{organisation}}',
      problem: 'Mae problem',
      error: 'Gwall:',
      signOut: 'Allgofnodi',
      madeAt: 'Mae’r dudalen hon yn dangos yr hyn a gofnodwyd ar {{when}}.',
      errors: {
        '400': {
          heading: 'Mae problem gyda’r cyfeiriad neu’r ffurflen',
          text: 'Os gwnaethoch deipio’r cyfeiriad gwe, gwiriwch ei fod yn gywir. Os gwnaethoch ddilyn dolen, ewch yn ôl a rhowch gynnig arall arni.',
        },
        '403': {
          heading: 'Ni ellir anfon y dudalen hon mwyach',
          text: 'Efallai eich bod wedi mewngofnodi neu allgofnodi mewn tab arall, neu fod y dudalen wedi bod ar agor am amser hir. Ni chafodd dim ei gadw. Ewch yn ôl, ail-lwythwch y dudalen a rhowch gynnig arall arni.',
        },
        '404': {
          heading: 'Heb ddod o hyd i’r dudalen',
          text: 'Os gwnaethoch deipio’r cyfeiriad gwe, gwiriwch ei fod yn gywir. Os gwnaethoch ei ludo, gwiriwch eich bod wedi copïo’r cyfan. Efallai y bydd angen i chi ofyn am fynediad hefyd.',
        },
        '405': {
          heading: 'Ni ellir defnyddio’r dudalen hon fel hynny',
          text: 'Ewch yn ôl i’r dudalen y daethoch ohoni a defnyddiwch ei dolenni a’i botymau.',
        },
        '408': {
          heading: 'Roedd eich cysylltiad yn rhy araf',
          text: 'Ni chyrhaeddodd yr hyn a anfonwyd mewn pryd. Ni chafodd dim ei gadw. Ewch yn ôl a rhowch gynnig arall arni.',
        },
        '413': {
          heading: 'Mae’r hyn a anfonwyd gennych yn rhy fawr',
          text: 'Ni chafodd dim ei gadw. Ewch yn ôl, byrhewch eich atebion neu dewiswch ffeiliau llai, a rhowch gynnig arall arni. Gall ffeiliau fod hyd at 20 MB gyda’i gilydd.',
        },
        '414': {
          heading: 'Mae’r cyfeiriad gwe yn rhy hir',
          text: 'Ewch yn ôl i’r dudalen y daethoch ohoni a defnyddiwch ei dolenni a’i botymau.',
        },
        '415': {
          heading: 'Ni dderbynnir y math hwn o gynnwys yma',
          text: 'Ni chafodd dim ei gadw. Ewch yn ôl i’r dudalen y daethoch ohoni a defnyddiwch ei ffurflen.',
        },
        '422': {
          heading: 'Mae problem gyda’ch atebion',
          text: 'Ni chafodd dim ei gadw. Ewch yn ôl, gwiriwch eich atebion a rhowch gynnig arall arni.',
        },
        '429': {
          heading: 'Gormod o geisiadau',
          text: 'Mae llawer o geisiadau wedi dod gennych chi neu’ch sefydliad mewn amser byr. Arhoswch funud, yna rhowch gynnig arall arni.',
        },
        '431': {
          heading: 'Anfonodd eich porwr ormod',
          text: 'Cliriwch gwcis y wefan hon yn eich porwr, yna rhowch gynnig arall arni.',
        },
        '500': {
          heading: 'Mae’n ddrwg gennym, mae problem gyda’r gwasanaeth',
          text: 'Efallai na chafodd yr hyn yr oeddech yn ei wneud ei gadw. Rhowch gynnig arall arni yn nes ymlaen.',
        },
        '503': {
          heading: 'Mae’n ddrwg gennym, nid yw’r gwasanaeth ar gael',
          text: 'Ni chafodd dim ei gadw. Byddwch yn gallu defnyddio’r gwasanaeth eto cyn bo hir. Arhoswch funud, yna rhowch gynnig arall arni.',
        },
        unconfirmed: {
          heading: 'Ni allem gadarnhau bod eich atebion wedi’u cadw',
          text: 'Ewch yn ôl ac anfonwch y ffurflen eto. Os cafodd ei chadw’r tro cyntaf, ni chaiff ei chadw ddwywaith.',
        },
        reference:
          'Os byddwch yn cysylltu â ni am hyn, rhowch y cyfeirnod {{reference}}. Mae’n ein helpu i ganfod beth aeth o’i le.',
        contact: 'Os oes angen help arnoch, e-bostiwch',
      },
    },
  },
} as const satisfies Record<'en' | 'cy', Words>

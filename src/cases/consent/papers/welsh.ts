/** Letters and information sheets about support, in Welsh. Awaiting a native reader's check (docs/consent-papers.md). */
import type { PaperWords } from './words.ts'

export const welsh: PaperWords = {
  reply: 'Eich ateb',
  yourName: 'Eich enw',
  signature: 'Llofnod',
  date: 'Dyddiad',
  contact: 'Cwestiynau? Ysgrifennwch at [contact], neu holwch y person a roddodd hwn i chi.',
  regards: 'Yn gywir',
  readers: {
    under_12: {
      sheetTitle: 'Help i ti: beth i’w ddisgwyl',
      sheet: [
        {
          heading: 'Am beth mae hyn?',
          says: [
            'Hoffai rhai oedolion dy helpu. Gallai fod yn rhywun i siarad â nhw, help yn yr ysgol, neu rywbeth rwyt ti’n mwynhau ei wneud.',
            'Dwyt ti ddim wedi gwneud dim o’i le. Cei di ddweud ie neu na.',
          ],
        },
        {
          heading: 'Pwy sy’n helpu?',
          says: [
            'Grŵp bach o bobl sy’n cadw plant yn ddiogel fel rhan o’u gwaith. Maen nhw’n dod o’r cyngor, ysgolion, y gwasanaethau iechyd a’r heddlu.',
          ],
        },
        {
          heading: 'Pwy sy’n cael gwybod?',
          says: [
            'Dim ond y bobl sy’n dy helpu. Maen nhw’n dweud wrth ei gilydd beth sydd angen iddyn nhw ei wybod.',
            'Os gallai rhywun gael niwed difrifol, rhaid i ni ddweud wrth y bobl sy’n gallu ei atal.',
          ],
        },
        {
          heading: 'Ble mae’n cael ei ysgrifennu?',
          says: ['Mae [council] yn ei gadw ar gyfrifiadur y mae ychydig o bobl yn unig yn gallu ei ddefnyddio.'],
        },
        {
          heading: 'Alla i newid fy meddwl?',
          says: ['Gelli, unrhyw bryd. Dyweda wrthon ni, neu wrth oedolyn rwyt ti’n ymddiried ynddo. Fydd neb yn flin.'],
        },
        {
          heading: 'Beth os nad ydw i’n hapus?',
          says: ['Dyweda wrthon ni neu wrth oedolyn rwyt ti’n ymddiried ynddo. Gallan nhw dy helpu i gwyno.'],
        },
        {
          heading: 'Un peth arall',
          says: [
            'Mae dweud ie yn golygu cael help. Os wyt ti’n dweud na, mae’r help yn stopio, ond rhaid i’r cyngor gadw nodyn ei fod wedi cynnig.',
          ],
        },
      ],
      letterTitle: 'Hoffet ti gael help?',
      greeting: 'Annwyl [name]',
      letter: [
        'Hoffai rhai pobl dy helpu. Rydyn ni wedi gofyn i oedolyn sy’n gofalu amdanat ti, a hoffen ni wybod beth rwyt ti’n ei feddwl hefyd.',
        'Cei di ddweud ie. Cei di ddweud na. Cei di ofyn faint fynni di o gwestiynau yn gyntaf.',
        'Bydd rhywun yn siarad â ti am y peth. Cei di gael oedolyn rwyt ti’n ymddiried ynddo gyda ti.',
      ],
      choices: ['Hoffwn i gael yr help', 'Hoffwn i ddim cael yr help', 'Rydw i eisiau siarad amdano yn gyntaf'],
    },
    '12_15': {
      sheetTitle: 'Cymorth i ti: beth mae angen i ti ei wybod',
      sheet: [
        {
          heading: 'Am beth mae hyn?',
          says: [
            'Rwyt ti’n cael cynnig cymorth o’r enw Channel. Ei bwrpas yw dy helpu gyda’r hyn sy’n bwysig i ti, er enghraifft yr ysgol, gwaith, teulu, teimlo’n ddiogel, neu rywun i drafod pethau gyda nhw.',
            'Nid cosb yw hyn a dwyt ti ddim mewn trwbl. Cei di ddweud na.',
          ],
        },
        {
          heading: 'Pwy sy’n rhan o hyn?',
          says: [
            'Panel sy’n cael ei redeg gan [council] sy’n cynllunio’r cymorth. Mae pobl o addysg, iechyd, gofal cymdeithasol a’r heddlu arno. Mae peth cymorth yn cael ei roi gan arbenigwyr o’r tu allan.',
            'Gan dy fod o dan 18 oed, gofynnir am gydsyniad rhiant, gwarcheidwad, neu’r awdurdod sy’n gofalu amdanat. Mae’r hyn rwyt ti’n ei ddweud dy hun yn cael ei ysgrifennu a’i gymryd o ddifrif.',
          ],
        },
        {
          heading: 'Beth sy’n cael ei rannu, a gyda phwy?',
          says: [
            'Mae pobl y panel, a phwy bynnag sy’n dy gefnogi, yn rhannu’r hyn sydd ei angen i wneud hynny’n dda. Dim ond yr hyn sydd ei angen mae dy ysgol yn ei glywed.',
            'Os yw rhywun mewn perygl, efallai bydd rhaid i ni rannu mwy. Byddwn ni’n dweud wrthyt ti os gallwn ni.',
          ],
        },
        {
          heading: 'Ble mae’n cael ei gadw?',
          says: [
            'Mae [council] yn ei gadw ar system ddiogel. Dim ond pobl sy’n gweithio gyda ti sy’n gallu edrych, ac mae pob edrychiad yn cael ei gofnodi.',
          ],
        },
        {
          heading: 'Alla i newid fy meddwl?',
          says: [
            'Gelli, unrhyw bryd a heb roi rheswm. Dyweda wrth unrhyw un sy’n gweithio gyda ti, ac mae’r cymorth yn stopio.',
          ],
        },
        {
          heading: 'Beth os nad ydw i’n hapus?',
          says: [
            'Dyweda wrthon ni, neu gofynna i rywun rwyt ti’n ymddiried ynddo wneud. Gelli di gwyno i [council], ac wedyn i’r Uned Safonau a Chydymffurfiaeth, sy’n edrych ar gwynion am Prevent.',
          ],
        },
        {
          heading: 'Am beth mae dy ateb',
          says: [
            'Mae dy ateb yn ymwneud â derbyn cymorth. Nid dyna’r rheswm pam mae’r cyngor yn cadw cofnod; y gyfraith sy’n gofyn hynny. Nid yw dweud na, neu stopio, yn dileu’r cofnod. Cei di ofyn am ei weld.',
          ],
        },
      ],
      letterTitle: 'Cynnig o gymorth',
      greeting: 'Annwyl [name]',
      letter: [
        'Hoffen ni gynnig cymorth i ti. Gofynnwyd hefyd i riant, gwarcheidwad, neu’r awdurdod sy’n gofalu amdanat, gan dy fod o dan 18 oed. Rydyn ni eisiau gwybod beth rwyt ti’n ei feddwl dy hun.',
        'Mae’r daflen sy’n dod gyda’r llythyr hwn yn dweud beth yw’r cymorth, pwy sy’n rhan ohono a beth sy’n cael ei rannu. Darllena hi, a gofynna beth bynnag rwyt ti eisiau.',
        'Cei di ddweud ie neu na. Os wyt ti’n dweud na, fydd neb yn dal hynny yn dy erbyn.',
      ],
      choices: [
        'Rydw i’n cytuno i’r cymorth',
        'Dydw i ddim yn cytuno i’r cymorth',
        'Rydw i eisiau siarad amdano yn gyntaf',
      ],
    },
    '16_17': {
      sheetTitle: 'Cymorth Channel: eich dewis chi',
      sheet: [
        {
          heading: 'Am beth mae hyn?',
          says: [
            'Rydych chi’n cael cynnig cymorth dan Channel. Mae’n wirfoddol. Gall ymwneud ag addysg, gwaith, iechyd, tai, teulu, bod ar-lein, neu gael rhywun annibynnol i siarad â nhw.',
            'Nid mater troseddol yw hyn ac ni fydd yn rhoi cofnod troseddol i chi. Cewch ddweud na.',
          ],
        },
        {
          heading: 'Pwy sy’n rhan o hyn?',
          says: [
            'Panel dan gadeiryddiaeth [council], gyda phobl o addysg, iechyd, gofal cymdeithasol, yr heddlu ac eraill sy’n gallu helpu.',
            'Nes eich bod yn 18 oed mae’r gyfraith yn gofyn am gydsyniad rhiant, gwarcheidwad, neu’r awdurdod sydd â chyfrifoldeb rhiant. Byddwn ni bob amser yn gofyn i chi hefyd, ac mae’r hyn a ddywedwch yn cael ei ysgrifennu a’i gymryd o ddifrif. O’ch pen-blwydd yn 18 oed, chi yn unig sy’n penderfynu, a byddwn yn gofyn i chi eto.',
          ],
        },
        {
          heading: 'Beth sy’n cael ei rannu, a gyda phwy?',
          says: [
            'Mae aelodau’r panel a’r rhai sy’n eich cefnogi yn rhannu’r hyn sydd ei angen, a dim mwy.',
            'Os yw rhywun mewn perygl o niwed difrifol, efallai y bydd rhaid rhannu mwy. Byddwn yn dweud wrthych os gallwn ni.',
          ],
        },
        {
          heading: 'Ble mae’n cael ei gadw?',
          says: [
            'Mae [council] yn ei gadw ar system ddiogel. Mae mynediad yn gyfyngedig ac yn cael ei gofnodi, ac mae’r cofnod yn cael ei ddileu ar ôl amser penodol.',
          ],
        },
        {
          heading: 'Alla i newid fy meddwl?',
          says: [
            'Gallwch, unrhyw bryd a heb roi rheswm. Dywedwch wrth unrhyw un sy’n gweithio gyda chi, ac mae’r cymorth yn stopio.',
          ],
        },
        {
          heading: 'Sut mae cwyno?',
          says: [
            'Dywedwch wrthym ni, neu cwynwch i [council]. Os nad yw hynny’n setlo’r mater, mae’r Uned Safonau a Chydymffurfiaeth yn edrych ar gwynion am y ffordd y mae Prevent yn cael ei weithredu.',
          ],
        },
        {
          heading: 'Am beth mae eich cydsyniad',
          says: [
            'Cydsyniad i dderbyn cymorth yw hwn. Nid dyna’r sail gyfreithiol y mae’r cyngor yn cadw eich cofnod arni, felly nid yw dweud na neu stopio yn ei ddileu. Cewch ofyn am ei weld ac am gywiro camgymeriadau.',
          ],
        },
      ],
      letterTitle: 'Cynnig o gymorth',
      greeting: 'Annwyl [name]',
      letter: [
        'Hoffem gynnig cymorth i chi drwy banel Channel. Mae’n wirfoddol.',
        'Gan eich bod o dan 18 oed, gofynnir am gydsyniad rhiant, gwarcheidwad, neu’r awdurdod sydd â chyfrifoldeb rhiant. Rydym yn gofyn i chi hefyd, gan ei fod amdanoch chi.',
        'Mae’r daflen wybodaeth yn dweud pwy sy’n rhan o hyn, beth sy’n cael ei rannu, sut i newid eich meddwl a sut i gwyno. Gofynnwch beth bynnag yr hoffech ei wybod cyn ateb.',
      ],
      choices: ['Rwy’n cytuno i’r cymorth', 'Nid wyf yn cytuno i’r cymorth', 'Rwyf am siarad amdano yn gyntaf'],
    },
    adult: {
      sheetTitle: 'Cymorth Channel: gwybodaeth i chi',
      sheet: [
        {
          heading: 'Am beth mae hyn?',
          says: [
            'Rydych chi’n cael cynnig cymorth dan Channel, rhaglen wirfoddol. Gall helpu gyda gwaith, addysg, iechyd, tai, perthnasoedd, bod ar-lein, neu gael rhywun annibynnol i siarad â nhw.',
            'Nid mater troseddol yw hyn. Cewch ddweud na, ac nid oes angen rhoi rheswm.',
          ],
        },
        {
          heading: 'Pwy sy’n rhan o hyn?',
          says: [
            'Panel dan gadeiryddiaeth [council], gydag aelodau o iechyd, gofal cymdeithasol, tai, addysg, y gwasanaeth prawf, yr heddlu ac eraill, i’r graddau y gallant helpu.',
          ],
        },
        {
          heading: 'Beth sy’n cael ei rannu, a gyda phwy?',
          says: [
            'Mae aelodau’r panel a’r rhai sy’n eich cefnogi yn rhannu’r hyn sydd ei angen, a dim mwy.',
            'Lle mae rhywun mewn perygl o niwed difrifol, neu lle mae’r gyfraith yn mynnu hynny, efallai y bydd rhaid rhannu mwy.',
          ],
        },
        {
          heading: 'Ble mae’n cael ei gadw?',
          says: [
            'Mae [council] yn ei gadw ar system ddiogel. Mae mynediad yn gyfyngedig ac yn cael ei gofnodi, ac mae’r cofnod yn cael ei ddileu ar ôl amser penodol.',
          ],
        },
        {
          heading: 'Alla i newid fy meddwl?',
          says: [
            'Gallwch, unrhyw bryd a heb roi rheswm. Dywedwch wrth unrhyw un sy’n gweithio gyda chi, ac mae’r cymorth yn stopio.',
          ],
        },
        {
          heading: 'Sut mae cwyno?',
          says: [
            'Dywedwch wrthym ni, neu cwynwch i [council]. Os nad yw hynny’n setlo’r mater, mae’r Uned Safonau a Chydymffurfiaeth yn edrych ar gwynion am y ffordd y mae Prevent yn cael ei weithredu.',
          ],
        },
        {
          heading: 'Am beth mae eich cydsyniad',
          says: [
            'Cydsyniad i dderbyn cymorth yw hwn. Nid dyna’r sail gyfreithiol y mae’r cyngor yn cadw eich cofnod arni, felly nid yw gwrthod neu dynnu’n ôl yn ei ddileu. Cewch ofyn am weld y cofnod ac am gywiro camgymeriadau.',
          ],
        },
      ],
      letterTitle: 'Cynnig o gymorth',
      greeting: 'Annwyl [name]',
      letter: [
        'Hoffem gynnig cymorth i chi drwy banel Channel. Mae’n wirfoddol: cewch ei dderbyn, ei wrthod, neu ei stopio unrhyw bryd.',
        'Mae’r daflen wybodaeth yn dweud beth ydyw, pwy sy’n rhan o hyn, beth sy’n cael ei rannu, sut i newid eich meddwl a sut i gwyno. Gofynnwch beth bynnag yr hoffech ei wybod cyn ateb. Os hoffech gael cyfieithydd, neu’r wybodaeth ar ffurf arall, dywedwch wrthym.',
        'Nid yw peidio ag ateb yn cael ei gymryd fel ie.',
      ],
      choices: ['Rwy’n cydsynio i’r cymorth', 'Nid wyf yn cydsynio i’r cymorth', 'Rwyf am siarad amdano yn gyntaf'],
    },
    parent: {
      sheetTitle: 'Cymorth Channel i’ch plentyn: gwybodaeth i rieni a gwarcheidwaid',
      sheet: [
        {
          heading: 'Am beth mae hyn?',
          says: [
            'Mae eich plentyn yn cael cynnig cymorth dan Channel, rhaglen wirfoddol sy’n diogelu plant a phobl ifanc. Gall helpu gyda’r ysgol, iechyd, teulu, bod ar-lein, neu roi rhywun annibynnol iddynt siarad â nhw.',
            'Nid mater troseddol yw hyn ac nid yw’n farn arnoch chi na’ch plentyn. Cewch ddweud na.',
          ],
        },
        {
          heading: 'Pwy sy’n rhan o hyn?',
          says: [
            'Panel dan gadeiryddiaeth [council], gydag aelodau o addysg, iechyd, gofal cymdeithasol plant, yr heddlu ac eraill, i’r graddau y gallant helpu.',
            'Gofynnir i’ch plentyn beth yw eu barn, ac mae’n cael ei chymryd o ddifrif. Pan fyddant yn 18 oed, nid yw eich cydsyniad yn cyfrif mwyach a nhw sy’n penderfynu.',
          ],
        },
        {
          heading: 'Beth sy’n cael ei rannu, a gyda phwy?',
          says: [
            'Mae aelodau’r panel a’r rhai sy’n cefnogi eich plentyn yn rhannu’r hyn sydd ei angen, a dim mwy.',
            'Lle mae rhywun mewn perygl o niwed difrifol, neu lle mae’r gyfraith yn mynnu hynny, efallai y bydd rhaid rhannu mwy.',
          ],
        },
        {
          heading: 'Ble mae’n cael ei gadw?',
          says: [
            'Mae [council] yn ei gadw ar system ddiogel. Mae mynediad yn gyfyngedig ac yn cael ei gofnodi, ac mae’r cofnod yn cael ei ddileu ar ôl amser penodol.',
          ],
        },
        {
          heading: 'Alla i newid fy meddwl?',
          says: [
            'Gallwch, unrhyw bryd a heb roi rheswm. Dywedwch wrth unrhyw un sy’n gweithio gyda’ch plentyn, ac mae’r cymorth yn stopio.',
          ],
        },
        {
          heading: 'Sut mae cwyno?',
          says: [
            'Dywedwch wrthym ni, neu cwynwch i [council]. Os nad yw hynny’n setlo’r mater, mae’r Uned Safonau a Chydymffurfiaeth yn edrych ar gwynion am y ffordd y mae Prevent yn cael ei weithredu.',
          ],
        },
        {
          heading: 'Am beth mae eich cydsyniad',
          says: [
            'Cydsyniad i’ch plentyn dderbyn cymorth yw hwn. Nid dyna’r sail gyfreithiol y mae’r cyngor yn cadw’r cofnod arni, felly nid yw gwrthod neu dynnu’n ôl yn ei ddileu.',
          ],
        },
      ],
      letterTitle: 'Cynnig o gymorth i’ch plentyn',
      greeting: 'Annwyl riant neu warcheidwad [name]',
      letter: [
        'Hoffem gynnig cymorth i [name] drwy banel Channel. Mae’n wirfoddol. Gan fod [name] o dan 18 oed, gofynnwn am gydsyniad rhywun sydd â chyfrifoldeb rhiant; dewch â rhywbeth sy’n dangos hynny os gwelwch yn dda.',
        'Rydym yn gofyn i [name] hefyd beth yw eu barn.',
        'Mae’r daflen wybodaeth yn dweud beth yw’r cymorth, pwy sy’n rhan o hyn, beth sy’n cael ei rannu, sut i newid eich meddwl a sut i gwyno. Gofynnwch beth bynnag yr hoffech ei wybod. Nid yw peidio ag ateb yn cael ei gymryd fel ie.',
      ],
      choices: ['Rwy’n cydsynio i’r cymorth', 'Nid wyf yn cydsynio i’r cymorth', 'Rwyf am siarad amdano yn gyntaf'],
    },
  },
}

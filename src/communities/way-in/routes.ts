/** The way in for residents: what Prevent is, the leaflet, and the list of leaflets that others publish. */
import { z } from 'zod'
import type { Trx } from '#platform/database/database.ts'
import { pdfType } from '#platform/documents/document.ts'
import { toPdf } from '#platform/documents/pdf.ts'
import { textIn } from '#platform/forms/answer-in.ts'
import type { AnyAnswers } from '#platform/forms/answers.ts'
import { areaChosen, areaQuestion, areasHeld, type Area } from '#platform/forms/area-question.ts'
import { addFormPage, type Circumstances } from '#platform/forms/form-page.ts'
import { radios, select, text } from '#platform/forms/questions.ts'
import { ok, refuse } from '#platform/outcome.ts'
import type { App } from '#platform/web/web.ts'
import { governanceEditors } from '#reference/roles.ts'
import { defaultSettings } from '#reference/settings.ts'
import { oneForm } from '../asking.ts'
import { noted, reading, theKept } from '../keeping.ts'
import { cell, home, pageView, template, type Cell } from '../page-view.ts'
import { listOpenSurveys, publicAddress } from '../survey/store.ts'
import { leafletIn, leafletPaper } from './leaflet.ts'
import { languageOf, leafletLanguages } from './languages.ts'
import * as store from './store.ts'

const visitor = { roles: 'anyone', personal: false } as const
const LeafletPath = z.object({ leafletId: z.uuid() })
const PdfPath = z.object({ language: z.enum(['en', 'cy']) })

export type WayInNeeds = { readonly organisation: string; readonly baseUrl: string }

export function addWayIn(app: App, needs: WayInNeeds): void {
  addPublicPages(app, needs)
  addLeafletList(app)
}

function addPublicPages(app: App, { organisation, baseUrl }: WayInNeeds): void {
  const address = `${new URL(baseUrl).host}/worried-about-someone`

  app.get('/about-prevent', { config: { ...visitor, bilingual: true } }, async (request, reply) => {
    const { language } = request
    const model = await request.asVisitor(async (trx) => ({
      leaflets: (await store.listForVisitors(trx)).map((one) => ({
        ...languageOf(one.language),
        ...one,
        href: one.address,
      })),
      surveys: (await listOpenSurveys(trx)).map(({ id, title, titleCy }) => ({
        title: language === 'cy' ? titleCy : title,
        href: publicAddress(id),
      })),
    }))
    return reply.page(`communities/way-in/views/about.${language}.njk`, { ...model, months: keptFor, quickExit: true })
  })

  app.get('/about-prevent/leaflet', { config: { ...visitor, bilingual: true } }, async (request, reply) => {
    const { title, parts } = leafletIn(request.language, organisation, address)
    return reply.page('communities/way-in/views/leaflet.njk', { heading: title, parts })
  })

  app.get<{ Params: z.infer<typeof PdfPath> }>(
    '/about-prevent/leaflet/:language/pdf',
    { config: { ...visitor, params: PdfPath } },
    async (request, reply) => {
      const { language } = request.params
      const bytes = await toPdf(leafletPaper(language, organisation, address))
      return reply.download({ name: language === 'en' ? 'leaflet.pdf' : 'taflen.pdf', type: pdfType, bytes })
    },
  )
}

/** As a rule: an area that has set its own says so itself. */
const keptFor = {
  nothing: defaultSettings.retainNotProgressed,
  passedOn: defaultSettings.retainSignposted,
  supported: defaultSettings.retainSupported,
}

function addLeafletList(app: App): void {
  app.get('/communities/leaflets', { config: reading }, async (request, reply) => {
    const model = await request.asActor(async (trx, actor) =>
      leafletsPage(await store.listStanding(trx), areasHeld(actor, governanceEditors).length > 0),
    )
    return reply.page(template, model)
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/new-leaflet',
    params: z.object({}),
    about: async (_trx, _params, { actor }) => areasHeld(actor, governanceEditors),
    form: leafletForm,
    shown: () => ({ back: '/communities/leaflets', button: 'Link the leaflet' }),
    act: async (trx, areas, answers, { requestId }) => {
      const areaId = areaChosen(answers, areas)
      const id = await store.addLeaflet(trx, areaId, {
        language: textIn(answers, 'language'),
        title: textIn(answers, 'title'),
        address: textIn(answers, 'link').trim(),
      })
      if (id === undefined) return refuse({ question: 'link', message: 'It is linked in that language already' })
      await noted(trx, 'link leaflet', { kind: 'leaflet', id }, areaId, requestId)
      return ok('/communities/leaflets')
    },
  })

  addFormPage(app, {
    roles: governanceEditors,
    address: '/communities/leaflets/:leafletId/withdrawal',
    params: LeafletPath,
    about: async (trx: Trx, { leafletId }: z.infer<typeof LeafletPath>, here: Circumstances) =>
      theKept(await store.findLeaflet(trx, leafletId), here),
    form: withdrawalForm,
    shown: () => ({ back: '/communities/leaflets', button: 'Go on' }),
    act: async (trx, leaflet, answers, { requestId }) => {
      if (textIn(answers, 'sure') === 'yes') {
        await store.withdrawLeaflet(trx, leaflet.id)
        await noted(trx, 'withdraw leaflet', { kind: 'leaflet', id: leaflet.id }, leaflet.areaId, requestId)
      }
      return ok('/communities/leaflets')
    },
  })
}

function leafletsPage(leaflets: readonly store.LinkedLeaflet[], mayKeep: boolean) {
  return pageView({
    heading: 'Leaflets',
    crumbs: [home],
    lead: 'Our own leaflet is in English and Welsh. In other languages it is linked where somebody publishes it who had it translated and checked.',
    buttons: [mayKeep ? { text: 'Link a leaflet', href: '/communities/new-leaflet' } : undefined],
    sections: [
      { links: [{ text: 'The page that residents see', href: '/about-prevent' }] },
      {
        tables: [
          {
            caption: 'Leaflets in other languages',
            headings: ['Leaflet', 'Language', ...(mayKeep ? ['Withdraw'] : [])],
            rows: leaflets.map((one): Cell[] => [
              cell(one.title, one.address),
              cell(languageOf(one.language).name),
              ...(mayKeep
                ? [{ text: 'Withdraw', href: `/communities/leaflets/${one.id}/withdrawal`, about: one.title }]
                : []),
            ]),
          },
        ],
        nothing: 'None is linked yet.',
      },
    ],
  })
}

function leafletForm(areas: readonly Area[]) {
  return oneForm(
    'leaflet',
    'Link a leaflet in another language',
    [
      ...areaQuestion(areas),
      select({
        id: 'language',
        label: { en: 'Which language?' },
        name: { en: 'the language' },
        options: leafletLanguages.map(({ code, name }) => ({ code, label: { en: name } })),
      }),
      text({
        id: 'title',
        label: { en: 'What is it called, in English?' },
        name: { en: 'what it is called' },
        maxLength: 120,
      }),
      text({
        id: 'link',
        label: { en: 'Where is it published?' },
        name: { en: 'where it is published' },
        hint: { en: 'Its address, beginning with https://' },
        maxLength: 500,
      }),
    ],
    {
      checks: [
        {
          reads: ['link'],
          at: 'link',
          message: { en: 'Where it is published must be an address that begins with https://' },
          wrong: (answers: AnyAnswers) => !isSafeAddress(textIn(answers, 'link').trim()),
        },
      ],
    },
  )
}

function withdrawalForm({ title }: store.LinkedLeaflet) {
  return oneForm('leaflet-withdrawal', `Withdraw the leaflet “${title}”`, [
    radios({
      id: 'sure',
      label: { en: 'Take the link off the public page?' },
      name: { en: 'whether to take it off' },
      options: [
        { code: 'yes', label: { en: 'Yes, take it off' } },
        { code: 'no', label: { en: 'No, leave it' } },
      ],
    }),
  ])
}

function isSafeAddress(address: string): boolean {
  return /^https:\/\/[^\s]+$/.test(address) && URL.canParse(address)
}

/** A room that asks every kind of question, in a real browser: as rooms use the form language, and as people meet it. */
import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { test, type TestContext } from 'node:test'
import type { FastifyReply } from 'fastify'
import type { Page as BrowserPage } from 'playwright-core'
import { z } from 'zod'
import { aBrowser, assertFits, assertSound, aVisit } from '../../../test/browser/browser.ts'
import { newId } from '../database/ids.ts'
import { NotFound } from '../failures.ts'
import type { Language } from '../language.ts'
import type { App } from '../web/web.ts'
import { aWeb } from '../web/web-for-tests.ts'
import { checkAnswersView } from './check-answers.ts'
import { completeAnswers } from './complete.ts'
import { isShown } from './conditions.ts'
import { findPage, type Page } from './define-form.ts'
import { beginDraft, withPageDone, withPageUnfinished, type Draft } from './draft.ts'
import { everyKind } from './every-kind.test-form.ts'
import { keep, keptView, openKept } from './kept.ts'
import { pageView } from './page-view.ts'
import { readPage, type FieldErrors } from './read-page.ts'
import { taskListView } from './task-list.ts'
import { acceptUploads } from './uploads.ts'

const PagePath = z.object({ pageId: z.string() })
type PagePath = { Params: z.infer<typeof PagePath> }
const address = (pageId: string) => `/form/${pageId}`
const open = { roles: 'anyone', personal: false, bilingual: true } as const

/** The room. Its one draft lies in memory; a real one lies in the database (draft-store.ts). */
function addRoom(app: App): void {
  let draft: Draft<typeof everyKind> = beginDraft(everyKind, 'en')
  let record = ''

  app.get('/form', { config: open }, async (request, reply) => {
    const view = taskListView(everyKind, draft, { language: request.language, address, checkAddress: '/check' })
    return reply.page('platform/forms/views/task-list.njk', { view })
  })

  app.get<PagePath>('/form/:pageId', { config: { ...open, params: PagePath } }, async (request, reply) => {
    return showPage(request.language, reply, pageAsked(request.params.pageId))
  })

  app.post<PagePath>(
    '/form/:pageId',
    { config: { ...open, params: PagePath, upload: true } },
    async (request, reply) => {
      const page = pageAsked(request.params.pageId)
      const { language } = request
      const uploads = await acceptUploads(page, request.uploads, newId)
      if (!uploads.ok) return reply.code(400).send('')
      const read = readPage(everyKind, page, request.body, {
        language,
        today: app.today(),
        answers: draft.answers,
        uploads: uploads.value,
      })
      if (read.ok) {
        draft = withPageDone(draft, page, read.value)
        return reply.redirect('/form', 303)
      }
      if (read.reason.why === 'unknown-keys') return reply.code(400).send('')
      draft = withPageUnfinished(draft, page, read.reason)
      if (read.reason.why === 'saved-for-later') return reply.redirect('/form', 303)
      if (read.reason.why === 'rows-changed') return showPage(language, reply, page)
      return showPage(language, reply.code(422), page, read.reason.errors)
    },
  )

  app.get('/check', { config: open }, async ({ language }, reply) => {
    const view = checkAnswersView(everyKind, draft.answers, {
      language,
      address,
      action: '/check',
      button: { en: 'Send', cy: 'Anfon' },
      back: '/form',
    })
    return reply.page('platform/forms/views/check-answers.njk', { view })
  })

  app.post('/check', { config: open }, async ({ language }, reply) => {
    const complete = completeAnswers(everyKind, draft.answers)
    if (!complete.ok) return reply.redirect(address(complete.reason[0] ?? ''), 303)
    record = JSON.stringify(keep(everyKind, complete.value, language))
    return reply.redirect('/record', 303)
  })

  app.get('/record', { config: open }, async (_request, reply) => reply.send(keptView(openKept(record))))

  function pageAsked(pageId: string): Page {
    const page = findPage(everyKind, pageId)
    if (page === undefined || !isShown(page, draft.answers)) throw new NotFound()
    return page
  }

  function showPage(language: Language, reply: FastifyReply, page: Page, errors: FieldErrors = []): FastifyReply {
    const typed = draft.unfinished[page.id]
    const view = pageView(everyKind, page, {
      language,
      answers: draft.answers,
      ...(typed && { typed }),
      errors,
      action: address(page.id),
      back: '/form',
      canSave: true,
    })
    return reply.page('platform/forms/views/form-page.njk', { view })
  }
}

for (const { javaScript, width } of [
  { javaScript: true, width: 1280 },
  { javaScript: false, width: 320 },
]) {
  test(`every kind of question is answered, checked and kept (${javaScript ? 'with' : 'without'} JavaScript, ${width} wide)`, async (t) => {
    const page = await visit(t, { javaScript, width })
    // Without scripts the page is the same, less what they add to it.
    const look = () => (javaScript ? assertSound(page, { javaScript }) : assertFits(page))

    await page.goto('/form/person')
    await look()
    await press(page, 'Continue')
    assert.equal(await page.getByRole('link', { name: 'Enter the person’s name' }).count(), 1)
    await look()
    await page.getByLabel('Surname').fill('Ŵyn عبد الله')
    await page.getByLabel('Or an approximate age in years').fill('15')
    await page.getByLabel('Email address').fill('tutor@school.example')
    await page.getByLabel('Prefer not to say: your telephone number').check()
    await press(page, 'Continue')

    await page.goto('/form/concern')
    await look()
    assert.equal(await page.getByLabel('How did they respond?').isVisible(), !javaScript)
    await page.getByLabel('What worries you?').fill('First line\n  second line')
    await page.getByLabel('Yes', { exact: true }).check()
    await page.getByLabel('How did they respond?').fill('Calmly')
    await press(page, 'Save and come back later')
    await look()
    await page.goto('/form/concern')
    assert.equal(await page.getByLabel('What worries you?').inputValue(), 'First line\n  second line')
    for (const [part, value] of [
      ['Day', '1'],
      ['Month', 'march'],
      ['Year', '2026'],
    ] as const) {
      await page.getByRole('group', { name: 'When did you first notice?' }).getByLabel(part).fill(value)
    }
    await press(page, 'Continue')

    await page.goto('/form/background')
    await page.getByLabel('Not asked').check()
    await page.getByLabel('Which sector are you from?').selectOption('health')
    await page.getByLabel('Forenames').fill('Seren')
    await page.getByRole('button', { name: 'Add another child' }).click()
    const second = page.getByRole('group', { name: 'Child 2', exact: true })
    await second.getByLabel('Forenames').fill('Mo')
    await second.getByLabel('Yes').check()
    await page
      .getByLabel('Add files')
      .setInputFiles({ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('Seen on Tuesday') })
    await press(page, 'Continue')
    assert.equal(await page.getByRole('link', { name: 'Select whether the child is at school' }).count(), 1)
    assert.equal(await page.getByText('note.txt').isVisible(), true)
    await look()
    await page.getByRole('button', { name: 'Remove child 1' }).click()
    await page.getByLabel('Which school?').fill('Ysgol y Bryn')
    await page.getByLabel('Forenames').press('Enter')

    await page.waitForURL('**/form')
    await page.getByRole('link', { name: 'Check your answers and send' }).click()
    await look()
    await press(page, 'Send')
    const record = await page.locator('body').innerText()
    for (const kept of [
      'Ŵyn عبد الله',
      'About 15 years old',
      'second line',
      'Name: Mo',
      'Which school? Ysgol y Bryn',
      'note.txt',
      'Not asked',
    ]) {
      assert.ok(record.includes(kept), kept)
    }
    assert.ok(!record.includes('Seren'))
  })
}

test('the form is in Welsh from its first page to its check', async (t) => {
  const page = await visit(t, { javaScript: true, width: 1280 })
  for (const path of ['/form?lang=cy', '/form/person', '/form/concern', '/form/background', '/check']) {
    await page.goto(path)
    assert.doesNotMatch(
      await page.locator('main').innerText(),
      /Continue|Not known|Enter|Select|Change|Optional|^or$/m,
      path,
    )
  }
  await page.goto('/form/person')
  await press(page, 'Parhau')
  await assertSound(page, { javaScript: true })
  assert.equal(await page.getByRole('heading', { name: 'Mae problem wedi codi' }).count(), 1)
})

async function visit(t: TestContext, how: { javaScript: boolean; width: number }): Promise<BrowserPage> {
  const browser = await aBrowser(t)
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const { app } = await aWeb(t, addRoom, { config: { baseUrl: origin } })
  await app.listen({ host: '127.0.0.1', port })
  return (await aVisit(browser, origin, how)).page
}

async function press(page: BrowserPage, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).last().click()
  await page.waitForLoadState()
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const at = server.address()
      server.close(() => {
        if (typeof at === 'object' && at !== null) resolve(at.port)
        else reject(new Error('no port'))
      })
    })
  })
}

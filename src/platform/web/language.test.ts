import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { aBrowser } from './browser-for-tests.ts'
import { translator } from './language.ts'
import { aWeb } from './web-for-tests.ts'
import { webWords } from './words.ts'

async function aServiceInTwoLanguages(t: TestContext) {
  const { app } = await aWeb(
    t,
    (app) => {
      app.get('/refer', { config: { roles: 'anyone', personal: false, bilingual: true } }, async (request) =>
        request.t('refer.heading', { name: 'Sam' }),
      )
      app.get('/english', { config: { roles: 'anyone', personal: false } }, async (request) =>
        request.t('refer.heading', { name: 'Sam' }),
      )
    },
    {
      words: {
        en: { refer: { heading: 'Worried about {{name}}?' } },
        cy: { refer: { heading: 'Poeni am {{name}}?' } },
      },
    },
  )
  return aBrowser(app)
}

test('a page in two languages is English until Welsh is chosen, and the choice is remembered', async (t) => {
  const browser = await aServiceInTwoLanguages(t)
  assert.equal((await browser.open('/refer')).body, 'Worried about Sam?')
  const chosen = await browser.open('/refer?lang=cy')
  assert.equal(chosen.body, 'Poeni am Sam?')
  assert.match(
    String(chosen.headers['set-cookie']),
    /^__Host-causeway-language=cy; Max-Age=31536000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  )
  assert.equal((await browser.open('/refer')).body, 'Poeni am Sam?')
  assert.equal((await browser.open('/refer?lang=en')).body, 'Worried about Sam?')
  assert.equal((await browser.open('/refer')).body, 'Worried about Sam?')
})

test('a page in English alone stays English, and knows no ?lang=', async (t) => {
  const browser = await aServiceInTwoLanguages(t)
  await browser.open('/refer?lang=cy')
  assert.equal((await browser.open('/english')).body, 'Worried about Sam?')
  assert.equal((await browser.open('/english?lang=cy')).statusCode, 400)
})

test('a language we do not have is a bad request', async (t) => {
  const browser = await aServiceInTwoLanguages(t)
  for (const wrong of ['fr', '', 'cy&lang=en', '__proto__']) {
    assert.equal((await browser.open(`/refer?lang=${wrong}`)).statusCode, 400, wrong)
  }
})

test('the toggle leads to the same page in the other language, and the page says which it is in', async (t) => {
  const { app } = await aWeb(t)
  const english = (await app.inject('/cookies')).body
  assert.match(english, /<html lang="en"/)
  assert.match(english, /href="\/cookies\?lang=cy"[^>]*lang="cy"/)
  const welsh = (await app.inject('/cookies?lang=cy')).body
  assert.match(welsh, /<html lang="cy"/)
  assert.match(welsh, /Cwcis – Causeway/)
  assert.match(welsh, /href="\/cookies\?lang=en"[^>]*lang="en"/)
})

test('a text that exists in one language alone stops the start', async (t) => {
  await assert.rejects(
    aWeb(t, undefined, { words: { en: { refer: { heading: 'x', hint: 'y' } }, cy: { refer: { heading: 'x' } } } }),
    /words in one language alone: refer\.hint/,
  )
  await assert.rejects(
    aWeb(t, undefined, { words: { en: {}, cy: { refer: { heading: 'x' } } } }),
    /words in one language alone: refer\.heading/,
  )
})

test('a key without words is a fault, not a page with a key on it', () => {
  const translate = translator(webWords)
  assert.equal(translate.cy('web.signOut'), 'Allgofnodi')
  assert.throws(() => translate.en('web.signOff'), /no words for "web.signOff"/)
})

/** What residents read and answer without signing in, and what those who govern learn of the answers. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { dateBoxes, plain } from '../../test/boards-in-house.ts'
import { communitiesInHouse } from '../../test/communities-in-house.ts'
import { filledIn, formTo } from '../../test/failure/page-forms.ts'
import { aCaller, encoded } from '../../test/hostile/caller.ts'

const today = Temporal.Now.plainDateISO('Europe/London')
const answers = { heardOf: 'yes', knowsHow: 'no', wouldTell: 'not sure', treatedFairly: 'yes', learnedFrom: 'news' }

test('the way in for residents', { timeout: 200_000 }, async (t) => {
  const { house, ids, cora, bo, olu, send } = await communitiesInHouse(t)
  const visitor = await aCaller(house.app, house.origin)
  const survey = `/awareness/${ids.surveyId}`

  const repliesOf = async (id: string) =>
    (
      await house.test.owner.query<Record<string, unknown>>(
        'select * from communities.survey_reply where survey_id = $1',
        [id],
      )
    ).rows

  await t.test('anybody reads what Prevent is, in English and in Welsh', async () => {
    const english = plain((await visitor.get('/about-prevent')).text)
    assert.match(english, /It is not a list of suspects/)
    assert.match(english, /It led to nothing 12 months/)
    assert.match(english, /the national reporting page/)
    assert.match(english, /Polski/)
    assert.match(english, /What do you know about Prevent\? Winter/)
    assert.doesNotMatch(english, /Summer/)
    const welsh = (await visitor.get('/about-prevent?lang=cy')).text
    assert.match(welsh, /<html lang="cy"/)
    assert.match(plain(welsh), /Nid rhestr o bobl dan amheuaeth ydyw/)
    assert.match(
      plain((await visitor.get('/about-prevent/leaflet?lang=en')).text),
      /you do not have to say who you are/,
    )
    for (const language of ['en', 'cy'])
      assert.ok((await visitor.get(`/about-prevent/leaflet/${language}/pdf`)).text.startsWith('%PDF-1.7'))
  })

  await t.test('a reply is kept of nobody, and a form that is sent twice counts once', async () => {
    const page = (await visitor.get(survey)).text
    const { rows: before } = await house.test.owner.query('select count(*)::int as events from records.audit_event')
    const { rows: tokens } = await house.test.owner.query('select count(*)::int as tokens from platform.form_token')
    const body = encoded(filledIn(formTo(page, survey), answers))
    for (const time of [1, 2]) {
      const sent = await visitor.post(survey, { body })
      assert.equal(sent.status, 303, String(time))
      assert.equal(sent.location, '/awareness/thanks')
    }
    const replies = await repliesOf(ids.surveyId)
    assert.equal(replies.length, 1)
    const names = Object.keys(replies[0] ?? {})
    assert.deepEqual(
      names.filter((name) => /_at$|_on$|_by$|token|session|address|account/.test(name)),
      [],
    )
    const after = await house.test.owner.query('select count(*)::int as events from records.audit_event')
    assert.deepEqual(after.rows, before)
    const left = await house.test.owner.query('select count(*)::int as tokens from platform.form_token')
    assert.deepEqual(left.rows, tokens)
  })

  await t.test('a question left out is asked for in the language of the page', async () => {
    const page = (await visitor.get(`${survey}?lang=cy`)).text
    const sent = await visitor.post(survey, { body: encoded(filledIn(formTo(page, survey), { heardOf: 'yes' })) })
    assert.equal(sent.status, 422)
    assert.match(plain(sent.text), /Dewiswch a ydych yn gwybod sut i ddweud wrth rywun/)
    await visitor.get(`${survey}?lang=en`)
  })

  await t.test('while it is open nobody learns what was answered, and how many only in steps of five', async () => {
    const words = plain((await bo.get(`/communities/surveys/${ids.surveyId}`)).text)
    assert.match(words, /Answered by Fewer than 5/)
    assert.match(words, /Answers are shown after the survey has closed/)
  })

  await t.test('once closed it tells counts, and none of one to four', async () => {
    const words = plain((await bo.get(`/communities/surveys/${ids.closedSurveyId}`)).text)
    assert.match(words, /Answered by 43/)
    assert.match(words, /From the council or the police Too few to show/)
    assert.doesNotMatch(words, / [1-4] (Before|Do you|Would|Where|No|Not sure)/)
  })

  await t.test(
    'a survey that few answered tells nothing when it is closed, and takes no answer after that',
    async () => {
      const page = (await visitor.get(survey)).text
      await send(cora, `/communities/surveys/${ids.surveyId}/closure`, { sure: 'yes' })
      assert.match(plain((await bo.get(`/communities/surveys/${ids.surveyId}`)).text), /Fewer than 5 people answered/)
      assert.equal((await visitor.get(survey)).status, 404)
      const late = await visitor.post(survey, { body: encoded(filledIn(formTo(page, survey), answers)) })
      assert.equal(late.status, 404)
      assert.equal((await repliesOf(ids.surveyId)).length, 1)
    },
  )

  await t.test('leaflets are linked by https alone, and withdrawn', async () => {
    const leaflet = { language: 'ro', title: 'Worried?', link: 'http://example.org/ro.pdf' }
    assert.match((await send(cora, '/communities/new-leaflet', leaflet)).text, /begins with https/)
    await send(cora, '/communities/new-leaflet', { ...leaflet, link: 'https://example.org/ro.pdf' })
    assert.match(plain((await visitor.get('/about-prevent')).text), /Română/)
    await send(cora, `/communities/leaflets/${ids.leafletId}/withdrawal`, { sure: 'yes' })
    assert.doesNotMatch(plain((await visitor.get('/about-prevent')).text), /Polski/)
  })

  await t.test('a board member opens no survey, and a case officer sees none', async () => {
    assert.equal((await bo.get('/communities/new-survey')).status, 404)
    assert.equal((await bo.get('/communities/new-leaflet')).status, 404)
    for (const page of ['/communities/surveys', `/communities/surveys/${ids.closedSurveyId}`, '/communities/leaflets'])
      assert.equal((await olu.get(page)).status, 404, page)
    const opened = { title: 'New', titleCy: 'Newydd', ...dateBoxes('opensOn', today.toString()) }
    const backwards = await send(cora, '/communities/new-survey', { ...opened, ...dateBoxes('untilOn', '2020-01-01') })
    assert.equal(backwards.status, 422)
  })
})

test('what is hidden of a survey is two counts or more, of together five or more', { timeout: 100_000 }, async (t) => {
  const { house, ids, bo } = await communitiesInHouse(t)
  const { owner } = house.test
  const tell = async (counts: readonly number[]): Promise<string> => {
    await owner.query('alter table communities.survey_reply disable trigger append_only')
    await owner.query('delete from communities.survey_reply where survey_id = $1', [ids.closedSurveyId])
    const choices = ['school or work', 'community', 'council', 'news', 'online', 'nowhere']
    for (const [place, count] of counts.entries())
      await owner.query(
        `insert into communities.survey_reply (reply_key, area_id, survey_id, heard_of, knows_how, would_tell, treated_fairly, learned_from)
         select sha256(uuid_send(gen_random_uuid())), area_id, id, 'yes', 'yes', 'yes', 'yes', $2
           from communities.survey, generate_series(1, $3) where id = $1`,
        [ids.closedSurveyId, choices[place], count],
      )
    const words = plain((await bo.get(`/communities/surveys/${ids.closedSurveyId}`)).text)
    const told = [
      'At school, college or work',
      'From a community or faith group',
      'From the council or the police',
      'In the news',
      'Online or on social media',
      'Nowhere yet',
    ]
    return told.map((label) => new RegExp(`${label} (Too few|\\d+)`).exec(words)?.[1] ?? '–').join(', ')
  }
  for (const [counts, told] of [
    [[10, 7, 5, 0, 0, 0], '10, 7, 5, 0, 0, 0'],
    // One that is few takes the next with it.
    [[20, 7, 3, 0, 0, 0], '20, Too few, Too few, 0, 0, 0'],
    // Two that are few, together fewer than five, take a third.
    [[20, 6, 2, 1, 0, 0], '20, Too few, Too few, Too few, 0, 0'],
    [[20, 9, 4, 3, 0, 0], '20, 9, Too few, Too few, 0, 0'],
    [[5, 0, 0, 0, 0, 0], '5, 0, 0, 0, 0, 0'],
    [[4, 0, 0, 0, 0, 0], '–, –, –, –, –, –'],
  ] as const)
    assert.equal(await tell(counts), told, counts.join())
})

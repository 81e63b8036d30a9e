/** The minute of a meeting itself, from its notes to its lock: and that nothing of any case comes into it, whatever is written of the cases beside it. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { filledIn, formTo } from '../../../../test/failure/page-forms.ts'
import { aCaller, encoded, openForm } from '../../../../test/hostile/caller.ts'
import { aHouse } from '../../../../test/house.ts'
import { aMeetingToday } from '../../../../test/meeting-in-house.ts'
import { pdfOf, said, sendForm } from '../../../../test/panel-in-house.ts'
import { infoOfPdf, textOfPdf } from '../../../../test/pdf-reader.ts'

const house = await aHouse({ after })
const meeting = await aMeetingToday(house, {
  watched: { path: 'monitored', purpose: 'monitoring' },
  conflicted: { path: 'monitored', purpose: 'monitoring' },
})
const { owner } = house.test
const cass = await aCaller(house.app, house.origin, 'Cass Chair')
const mina = await aCaller(house.app, house.origin, 'Mina Member')
const minutes = `${meeting.address}/minutes`
const itself = `${minutes}/general`

const { rows: standing } = await owner.query<{ id: string; title: string }>(
  'select id, title from panel.item where meeting_id = $1 and case_id is null order by position',
  [meeting.meetingId],
)
const screens = standing.map(({ id }) => `${meeting.address}/running/${id}`)
const [welcome = ''] = screens
const year = String(new Date().getUTCFullYear() + 1)

async function begin(screen: string) {
  const form = formTo((await cass.get(`${meeting.address}/running`)).text, screen)
  await cass.post(form.action, { body: encoded(form.fields) })
}

/** Keeps what is said, asks for an action, and ends a standing item. */
async function hold(screen: string, words: Readonly<Record<string, string>>, action: string) {
  const form = await openForm(cass, screen, screen)
  const agency = form.choices.get('newActionAgency')?.find((one) => one !== '') ?? ''
  const asked = {
    newActionWhat: action,
    newActionAgency: agency,
    'newActionDueOn-day': '1',
    'newActionDueOn-month': '3',
    'newActionDueOn-year': year,
  }
  const added = await cass.post(screen, { body: encoded(filledIn(form, { ...words, ...asked, does: 'act' })) })
  assert.equal(added.status, 303, added.text)
}

/** Words that stand nowhere but in a case, and what its file knows of the person. */
async function canaries(): Promise<readonly string[]> {
  const { rows } = await owner.query<{ words: string[] }>(
    `select array[f.reference, p.forenames, p.surname] as words
       from cases.case_file f join people.person p on p.id = f.person_id`,
  )
  return [...rows.flatMap(({ words }) => words), 'Kestrelshared', 'Kestreloptions', 'Kestrelreason', 'Kestrelaction']
}

test('it drafts itself when the last standing item ends, and holds no word of any case', async () => {
  for (const screen of Object.values(meeting.items)) {
    await begin(screen)
    await hold(
      screen,
      { recordOptions: 'Kestreloptions', sharedByOthers: 'Kestrelshared', reason: 'Kestrelreason' },
      'Kestrelaction',
    )
  }
  const form = await openForm(cass, meeting.items.conflicted, meeting.items.conflicted)
  const dee = house.accounts.get('Dee Deputy') ?? ''
  await cass.post(form.action, { body: encoded(filledIn(form, { does: 'conflict', conflictOf: dee })) })

  for (const screen of screens) {
    await begin(screen)
    if (screen === welcome)
      await hold(
        screen,
        { recordNotes: 'Everybody was welcomed.', recordDecided: 'To meet monthly.' },
        'Send the dates round',
      )
    assert.equal((await owner.query('select 1 from panel.general_minute')).rowCount, 0)
    await sendForm(cass, screen, screen, { does: 'end' })
  }
  const { rows } = await owner.query<{ content: string }>('select content::text as content from panel.general_minute')
  const page = said((await cass.get(itself)).text)
  const pdf = await pdfOf(cass, `${itself}/pdf`)
  const word = (await cass.download(`${itself}/docx`)).bytes
  const told = [rows[0]?.content ?? '', page, textOfPdf(pdf), await wordsOf(word)]
  for (const words of told) {
    for (const expected of [
      'Everybody was welcomed.',
      'To meet monthly.',
      'Send the dates round',
      'Welcome and apologies',
    ])
      assert.ok(words.includes(expected), `${expected} is missing of ${words.slice(0, 200)}`)
    for (const canary of await canaries()) assert.ok(!words.includes(canary), `${canary} is told`)
  }
  assert.match(infoOfPdf(pdf), /Tagged: +yes/)
  assert.match(page, /Dee Deputy, Council, declared a conflict with something on the agenda/)
})

test('a member reads it, is told that somebody had a conflict and not who, and may change nothing', async () => {
  const page = said((await mina.get(itself)).text)
  assert.match(page, /Everybody was welcomed\./)
  assert.match(page, /A member declared a conflict with something on the agenda/)
  assert.doesNotMatch(page, /Dee Deputy, Council, declared/)
  assert.match(said((await mina.get(minutes)).text), /The meeting itself/)
  for (const form of ['edit', 'from-record', 'addendum'])
    assert.equal((await mina.get(`${itself}/${form}`)).status, 404)
  for (const name of ['Pat Partner', 'Bo Board', 'Gwen Governance']) {
    const caller = await aCaller(house.app, house.origin, name)
    for (const address of [itself, `${itself}/pdf`]) assert.equal((await caller.get(address)).status, 404, name)
  }
})

test('a draft is changed, says where the record has become another, and is taken from it again', async () => {
  const mended = await sendForm(cass, `${itself}/edit`, /edit$/, { notes0: 'Everybody was made welcome.' })
  assert.equal(mended.status, 303)
  const page = said((await cass.get(itself)).text)
  assert.match(page, /The record says otherwise/)
  await sendForm(cass, `${itself}/from-record`, /from-record$/, { parts: [standing[0]?.id ?? ''] })
  const again = said((await cass.get(itself)).text)
  assert.match(again, /Everybody was welcomed\./)
  assert.doesNotMatch(again, /The record says otherwise/)
})

test('it is agreed and locked with the minutes of cases; then it stands, and what was typed with it', async () => {
  await signAlone('agreement', { items: ['general'], meeting: 'none' })
  assert.equal((await cass.get(`${itself}/edit`)).location, itself)
  const beneath = await sendForm(cass, `${itself}/addendum`, /addendum$/, { words: 'Housing was there, too.' })
  assert.equal(beneath.status, 303)
  await signAlone('lock', { items: ['general'] })
  const page = said((await cass.get(itself)).text)
  assert.match(page, /Agreed and locked/)
  assert.match(page, /Housing was there, too\./)
  assert.match(textOfPdf(await pdfOf(cass, `${itself}/pdf?headings=cy`)), /Yr hyn a ddywedwyd/)
  assert.equal((await cass.get(welcome)).location, itself)
  assert.equal((await cass.get(`${welcome}/typed`)).status, 404)
  await assert.rejects(
    owner.query(`update panel.standing_record set value = '"else"' where item_id = $1`, [standing[0]?.id]),
    /locked/,
  )
  await assert.rejects(owner.query(`update panel.general_minute set state = 'draft'`), /does not become/)
})

async function signAlone(page: string, answers: Readonly<Record<string, string | readonly string[]>>) {
  const signed = await sendForm(cass, `${minutes}/${page}`, new RegExp(`${page}$`), answers)
  assert.equal(signed.status, 303, said(signed.text))
}

async function wordsOf(docx: Buffer): Promise<string> {
  const { extractRawText } = (await import('mammoth')).default
  return (await extractRawText({ buffer: docx })).value
}

/** Frameworks of assessment as data: read from a file row by row, loaded by an administrator, kept by a case. And no number anywhere. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { aBrowser } from '#platform/web/browser-for-tests.ts'
import { newId } from '#platform/database/ids.ts'
import { answeredQuestions } from '#platform/forms/fields.ts'
import { readSmallSheet } from '#platform/documents/sheet/read-sheet.ts'
import { frameworkFor, vaf2012Framework, type Framework } from '#reference/assessment-frameworks.ts'
import { aTown } from '../../../test/access/town.ts'
import { assessmentForm, headingsOf } from './form.ts'
import { fileColumns, frameworkFile, maxFrameworkRows, readFrameworkRows } from './framework-file.ts'
import { factorWords } from './store.ts'

const small = [
  'kind,code,group,label,help',
  'value,seen,,Seen,evidence',
  'value,not_seen,,Not seen,',
  'group,A,,What is going on,',
  'heading,A1,A,"Friends, old and new","Who they are, and since when"',
].join('\r\n')

async function read(text: string) {
  const sheet = await readSmallSheet(Buffer.from(text), 'framework.csv', { mostRows: maxFrameworkRows })
  return readFrameworkRows(sheet.ok ? sheet.value.rows : assert.fail(sheet.reason.why))
}

async function problemsOf(text: string): Promise<readonly string[]> {
  const content = await read(text)
  return content.ok ? [] : content.reason.map(({ row, problem }) => `${row}: ${problem}`)
}

test('the shipped framework written as a file reads back as itself', async () => {
  const content = await read(frameworkFile(vaf2012Framework))
  assert.ok(content.ok)
  assert.deepEqual(headingsOf({ ...vaf2012Framework, ...content.value }), headingsOf(vaf2012Framework))
  assert.deepEqual(content.value.values, vaf2012Framework.values)
})

test('a row that is not understood is named with its number, and nothing is loaded', async () => {
  assert.deepEqual(await problemsOf(small), [])
  assert.deepEqual(await problemsOf(small.replace('heading,A1', 'heading,1')), [
    '5: The code of a heading is one to four capital letters, then digits',
  ])
  assert.deepEqual(await problemsOf(small.replace('A1,A,', 'A1,B,')), [
    '5: There is no group B above it',
    '0: There is no heading',
    '0: The group A has no heading',
  ])
  assert.deepEqual(await problemsOf(`${small}\r\n\r\nheading,A2,A`), ['7: The label is empty'])
  assert.deepEqual(await problemsOf(`${small}\r\nheading,A2,A,Two,help,more`), [
    '6: It has 6 cells where there are 5 columns',
  ])
  assert.deepEqual(await problemsOf(`${small}\r\nheading,A2,A,Two,${'help '.repeat(100)}`), [
    '6: The label is longer than 300 characters, or the help than 400',
  ])
  assert.deepEqual(await problemsOf(`${small}\r\nheading,A1,A,Again,`), ['6: The code A1 is used twice'])
  assert.deepEqual(await problemsOf(small.replace('kind,code', 'code,kind')), [
    '1: The first row must be: kind,code,group,label,help',
  ])
})

test('a framework that would score people is refused', async () => {
  assert.deepEqual(await problemsOf(small.replace('seen,,Seen', 'seen,,3 of 5')), [
    '2: A value has no number: an assessment is words, and nothing is added up',
  ])
  assert.deepEqual(await problemsOf(small.replace('value,seen', 'value,score1')), [
    '2: The code of a value is small letters and _, and no digit',
  ])
})

test('whatever is in a file, it is read or refused with its rows, and never half', () => {
  const cells = fc.oneof(
    fc.array(fc.string()),
    fc.constantFrom(...small.split('\r\n')).map((line) => line.split(',')),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), cells)), (rows) => {
      const content = readFrameworkRows([[1, [...fileColumns]], ...rows])
      if (content.ok) assert.ok(assessmentForm({ ...vaf2012Framework, ...content.value }))
      else assert.ok(content.reason.length > 0)
    }),
  )
})

test('no number stands in what an assessment keeps of its headings, whatever is chosen', () => {
  const framework = { ...vaf2012Framework, id: undefined }
  const choice = fc.constantFrom(...framework.values.map(({ code }) => code))
  fc.assert(
    fc.property(fc.array(choice, { minLength: 22, maxLength: 22 }), (words) => {
      const answers = Object.fromEntries(
        headingsOf(framework).map((code, place) => [code.toLowerCase(), words[place] ?? '']),
      )
      for (const word of Object.values(factorWords(framework, answers))) assert.doesNotMatch(word, /\d/)
    }),
  )
  for (const question of answeredQuestions(assessmentForm(framework).pages[0]?.questions ?? []))
    if ('options' in question)
      for (const { code, label } of question.options) assert.doesNotMatch(code + label.en, /\d/)
})

test('a case goes on with the framework it was assessed under; another begins with the newest in force', () => {
  const day = Temporal.PlainDate.from('2026-11-24')
  const newer: Framework = { ...vaf2012Framework, code: 'OTHER', version: '2', validFrom: '2026-01-01' }
  const coming: Framework = { ...newer, version: '3', validFrom: '2026-12-01' }
  const all = [vaf2012Framework, newer, coming]
  assert.equal(frameworkFor(all, day, undefined), newer)
  assert.equal(frameworkFor(all, day, vaf2012Framework), vaf2012Framework)
  assert.equal(frameworkFor(all, day, { code: 'OTHER', version: '1' }), newer)
  const ended = { ...vaf2012Framework, validTo: '2026-06-30' }
  assert.equal(frameworkFor([ended, newer], day, ended), newer)
})

test('an administrator loads a framework; assessments are then written under it', { timeout: 120_000 }, async (t) => {
  const town = await aTown(t)
  const account = (name: string) => town.people.get(name)?.account ?? assert.fail(name)
  const administrator = aBrowser(town.app, await town.session(account('administrator')))
  const caseId = town.cases.get('open') ?? assert.fail()

  const load = async (file: string, version = '1') => {
    await administrator.open('/admin/assessment-frameworks/new')
    const fields = {
      ...administrator.hidden(),
      title: 'Another framework',
      code: 'OTHER',
      version,
      'from-day': '1',
      'from-month': '1',
      'from-year': '2026',
      licence: 'Licensed to Thurrock until it says otherwise.',
    }
    return await town.app.inject({
      method: 'POST',
      url: '/admin/assessment-frameworks',
      cookies: Object.fromEntries(administrator.cookies),
      ...multipart(fields, file),
    })
  }
  const loaded = async () => {
    const { rows } = await town.test.owner.query<{ code: string; version: string }>(
      'select code, version from cases.assessment_framework order by version',
    )
    return rows
  }

  await t.test('the page offers to choose a list, and names nothing else', async () => {
    const { body } = await administrator.open('/admin/assessment-frameworks/new')
    assert.match(body, /accept="\.csv,\.xlsx"/)
    assert.doesNotMatch(body, /PNG/)
  })

  await t.test('a file with a wrong row is refused, every wrong row named, and nothing is loaded', async () => {
    const reply = await load(small.replace('value,seen', 'value,Seen').replace('A1,A', 'A1,Z'))
    assert.equal(reply.statusCode, 422)
    assert.match(reply.body, /Row 2: The code of a value is small letters/)
    assert.match(reply.body, /Row 5: There is no group Z above it/)
    assert.deepEqual(await loaded(), [])
  })

  await t.test('a file that is no text is refused in words', async () => {
    const reply = await load(`${small}\uFFFF\u0000`)
    assert.equal(reply.statusCode, 422)
    assert.match(reply.body, /The file is damaged, or is not what its name says/)
    const unended = await load(`${small}\r\nheading,A2,A,"Never ends`)
    assert.equal(unended.statusCode, 422)
    assert.match(unended.body, /A quotation mark opens in row 6 of the file and does not close/)
    assert.deepEqual(await loaded(), [])
  })

  await t.test('a right file is loaded once, and its version stays as it is', async () => {
    assert.equal((await load(small)).statusCode, 303)
    const again = await load(small.replace('Friends', 'Enemies'))
    assert.equal(again.statusCode, 422)
    assert.match(again.body, /What was loaded stays as it is/)
    assert.deepEqual(await loaded(), [{ code: 'OTHER', version: '1' }])
    const { rows } = await town.test.owner.query(
      "select details from records.audit_event where action = 'load assessment framework'",
    )
    assert.equal(rows.length, 1)
    await assert.rejects(town.test.owner.query("update cases.assessment_framework set title = 'x'"))
  })

  await t.test(
    'a case that has no assessment yet is assessed under it; its version is kept with what was written',
    async () => {
      const officer = aBrowser(town.app, await town.session(account('case officer')))
      await officer.open(`/cases/${caseId}/purpose`)
      await officer.send(`/cases/${caseId}/purpose`, { purpose: 'casework' })
      const page = await officer.open(`/cases/${caseId}/assessment`)
      assert.match(page.body, /Friends, old and new/)
      assert.doesNotMatch(page.body, /Feelings of grievance/)
      const saved = await officer.send(`/cases/${caseId}/assessment`, {
        a1: 'seen',
        a1Evidence: 'New ones since March.',
        'sources-0-what': 'The youth worker',
        'sources-0-kind': 'opinion',
        'sources-0-on-day': '1',
        'sources-0-on-month': '3',
        'sources-0-on-year': '2026',
        protective: 'A sister.',
        summary: 'A hard spring.',
        changed: 'The first.',
        needs: 'Somebody to talk to\n- Sleep',
      })
      assert.equal(saved.statusCode, 303)
      const { rows } = await town.test.owner.query(
        'select framework, framework_version, factors, (select count(*)::int from cases.assessed_need n where n.assessment_id = a.id) as needs from cases.assessment a where case_id = $1',
        [caseId],
      )
      assert.deepEqual(rows, [{ framework: 'OTHER', framework_version: '1', factors: { A1: 'seen' }, needs: 2 }])
      assert.match((await officer.open(`/cases/${caseId}`)).body, /OTHER, version 1\. Not agreed yet\./)
    },
  )

  await t.test('the database keeps no number among the words of an assessment', async () => {
    for (const factors of [{ A1: 3 }, { A1: 'score 3' }, { A1: ['seen'] }])
      await assert.rejects(
        town.test.owner.query(
          `insert into cases.assessment (id, area_id, case_id, number, framework, factors, sealed, written_by, on_date)
           select $1, area_id, case_id, 77, framework, $2, sealed, written_by, on_date from cases.assessment where case_id = $3`,
          [newId(), JSON.stringify(factors), caseId],
        ),
        /assessment_factors_are_words/,
      )
  })

  await t.test('two versions are read side by side', async () => {
    const officer = aBrowser(town.app, await town.session(account('case officer')))
    await officer.open(`/cases/${caseId}/purpose`)
    await officer.send(`/cases/${caseId}/purpose`, { purpose: 'casework' })
    assert.match((await officer.open(`/cases/${caseId}/assessments`)).body, /There are not two versions/)
    await officer.open(`/cases/${caseId}/assessment`)
    const saved = await officer.send(`/cases/${caseId}/assessment`, {
      a1: 'not_seen',
      'sources-0-what': 'The youth worker',
      'sources-0-kind': 'opinion',
      'sources-0-on-day': '1',
      'sources-0-on-month': '3',
      'sources-0-on-year': '2026',
      protective: 'A sister and a band.',
      summary: 'A hard spring.',
      changed: 'The band.',
      needs: 'Sleep',
    })
    assert.equal(saved.statusCode, 303)
    const { body } = await officer.open(`/cases/${caseId}/assessments`)
    assert.match(body, /<ins>.*put in: .* and a band\./)
    assert.match(body, /What is the same in both/)
    assert.equal((await officer.open(`/cases/${caseId}/assessments?older=9`)).statusCode, 404)
  })
})

/** A form with its file, as a browser sends it. */
function multipart(fields: Readonly<Record<string, string>>, file: string) {
  const boundary = 'a-boundary-of-the-test'
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const sent = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="framework.csv"\r\ncontent-type: text/csv\r\n\r\n${file}\r\n`
  return {
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'sec-fetch-site': 'same-origin',
      origin: 'null',
    },
    payload: `${parts.join('')}${sent}--${boundary}--\r\n`,
  }
}

/** What belongs to the service and to no case or account: settings, mail, form tokens, drafts of visitors, the audit's chain, the queue. */
import { accountId, areaId } from './seed-accounts.ts'
import { areas } from './kinds.ts'
import { bytesOf, cookie, idOf, type Put } from './rows.ts'
import { longAgo } from './times.ts'

export async function seedPlatform(put: Put): Promise<void> {
  for (const area of areas) await seedArea(put, area, areaId(area))
  await seedVisitors(put)
  await seedChain(put)
  await seedQueue(put)
}

async function seedArea(put: Put, area: string, area_id: string): Promise<void> {
  const set = { value: 5, reason: 'agreed', set_by: accountId('a colleague'), set_at: longAgo(1) }
  await put('platform.setting', area, { area_id, key: 'gateway', ...set })
  const framework = {
    code: 'OTHER',
    version: '1',
    title: 'Another framework',
    valid_from: '2026-01-01',
    licence: 'Ours',
  }
  await put('cases.assessment_framework', area, {
    id: idOf(`framework ${area}`),
    area_id,
    ...framework,
    content: {},
    loaded_by: accountId('a colleague'),
  })
  const mail = { id: idOf(`mail ${area}`), area_id, template: 'receipt', address_sealed: bytesOf('address') }
  await put('platform.outbox', area, mail)
  await put('referrals.reference_counter', area, { area_id, year: 2026, last: 1 })
  const act = { actor: accountId('a colleague'), area_id, action: 'change setting', subject_kind: 'setting' }
  await put('records.audit_event', `${area}: of no case`, { id: idOf(`event ${area}`), ...act })
}

async function seedVisitors(put: Put): Promise<void> {
  await put('platform.form_token', 'of today', { token: idOf('token of today'), holder: bytesOf('holder') })
  const old = { token: idOf('old token'), holder: bytesOf('holder'), claimed_at: longAgo(31) }
  await put('platform.form_token', 'older than 30 days', old)
  const asked = { area_id: areaId('here'), sealed: bytesOf('address'), subject_id: idOf('confirmation') }
  await put('referrals.email_confirmation', 'of today', { token_hash: bytesOf('link of today'), ...asked })
  const before = { token_hash: bytesOf('old link'), ...asked, asked_at: longAgo(8) }
  await put('referrals.email_confirmation', 'older than 7 days', before)
  for (const [kind, visitor, changedDaysAgo] of [
    ['of our cookie', cookie, 0],
    ['of another cookie', 'the cookie of another visitor', 0],
    ['of another cookie, older than 7 days', 'the cookie of an earlier visitor', 8],
  ] as const) {
    const draft = { id: idOf(`draft ${kind}`), form_id: 'public', form_version: '1', sealed: bytesOf('draft') }
    await put('platform.draft', kind, { ...draft, visitor_hash: bytesOf(visitor), updated_at: longAgo(changedDaysAgo) })
    await put('referrals.draft_document', kind, {
      id: draft.id,
      draft_id: draft.id,
      bytes: 32,
      sealed: bytesOf('document'),
    })
  }
}

async function seedChain(put: Put): Promise<void> {
  await put('records.audit_unsealed', 'all', { event_id: idOf('event here') })
  const link = { seq: 1, event_id: idOf('event there'), prev: bytesOf('start'), hash: bytesOf('first') }
  await put('records.audit_chain', 'all', link)
  const signed = { size: 1, head: bytesOf('first'), made_at: 'now', key_id: 'key', signature: bytesOf('signature') }
  await put('records.audit_checkpoint', 'all', signed)
}

/** jobs.version has its one row from the migrations; jobs.job_common is where the rows of jobs.job lie. */
async function seedQueue(put: Put): Promise<void> {
  const limits = {
    retry_limit: 2,
    retry_delay: 0,
    retry_backoff: false,
    expire_seconds: 900,
    retention_seconds: 900,
    deletion_seconds: 900,
  }
  const counts = {
    deferred_count: 0,
    blocked_count: 0,
    queued_count: 0,
    ready_count: 0,
    warning_queued: 0,
    active_count: 0,
    failed_count: 0,
  }
  const queue = { name: 'send mail', policy: 'standard', partition: false, table_name: 'job_common' }
  await put('jobs.queue', 'all', { ...queue, ...limits, ...counts })
  await put('jobs.job', 'all', { id: idOf('job'), name: queue.name })
  await put('jobs.schedule', 'all', { name: queue.name, key: '', cron: '* * * * *' })
  await put('jobs.subscription', 'all', { event: 'mail', name: queue.name })
  await put('jobs.bam', 'all', {
    id: idOf('bam'),
    name: 'index',
    version: 46,
    table_name: 'job_common',
    command: 'select 1',
  })
  await put('jobs.warning', 'all', { id: idOf('warning'), type: 'slow', message: 'slow' })
  const job = { child_name: queue.name, child_id: idOf('job'), parent_name: queue.name, parent_id: idOf('parent') }
  await put('jobs.job_dependency', 'all', job)
  const process = { host: 'host', pid: 1, version: '12', node_version: '24', heartbeat_seconds: 60 }
  const ways = { supervise: true, schedule: true, migrate: false, persist_queue_stats: false, persist_warnings: false }
  await put('jobs.instance', 'all', { id: idOf('instance'), ...process, ...ways })
}

/**
 * How the embedded server is set up: safe first (nothing is lost, nobody else gets in, no personal data in its log), then sized
 * for a small machine. Written anew at each start, so that a newer version of Causeway brings its newer settings.
 */
import { createHash } from 'node:crypto'

/** Names the socket file, `.s.PGSQL.5432`. There is no TCP port. */
export const port = 5432

/** Of the embedded cluster alone. Used to migrate and to look after the server, never to answer a request. */
export const superuser = 'causeway_superuser'

/** Every way in asks for a password by SCRAM. Everything else, TCP above all, has no line and is refused. */
export const hostBasedAccess = `# Written by Causeway at each start.
local  all          all  scram-sha-256
local  replication  all  scram-sha-256
`

/** The whole of postgresql.conf. Both paths are absolute. */
export function postgresqlConf({ dataFolder, socketFolder }: { dataFolder: string; socketFolder: string }): string {
  return `# Written by Causeway at each start. Lasting changes: alter system.
cluster_name = '${settingsMark(dataFolder)}'

# Nobody but us gets in.
listen_addresses = ''
port = ${port}
unix_socket_directories = '${socketFolder.replaceAll("'", "''")}'
unix_socket_permissions = 0700
password_encryption = 'scram-sha-256'

${fixedSettings}`
}

/**
 * Carried by a running server as its cluster_name, which also stands in the title of each of its processes: whose it is, and how
 * it is set up. An orphan with another mark was started by another version of Causeway and is started again rather than adopted.
 */
export function settingsMark(dataFolder: string): string {
  return `${folderMark(dataFolder)}${shortHash(fixedSettings + hostBasedAccess)}`
}

/** The part of the mark that every version of Causeway gives to servers on this folder. */
export function folderMark(dataFolder: string): string {
  return `causeway-${shortHash(dataFolder)}-`
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

const fixedSettings = `# What was saved is kept.
fsync = on
full_page_writes = on
synchronous_commit = on

# Two cores and little memory, one application.
max_connections = 100
shared_buffers = 128MB
effective_cache_size = 1GB
work_mem = 8MB
maintenance_work_mem = 64MB
max_wal_size = 512MB
max_worker_processes = 4
max_parallel_workers_per_gather = 1
max_logical_replication_workers = 0
random_page_cost = 1.1
jit = off
huge_pages = off

# One clock, one language.
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
default_text_search_config = 'pg_catalog.english'

# A statement, a parameter or a refused value may name a person: none of them is logged.
log_min_messages = warning
log_error_verbosity = terse
log_statement = 'none'
log_min_duration_statement = -1
log_min_error_statement = panic
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_checkpoints = off
log_connections = off
log_disconnections = off
log_line_prefix = '%m [%p] '
`

/**
 * Which way imports may point. A room imports only from floors below it, so that what is below can be understood, tested and
 * changed without what is above. Each rule says what to do instead; test/rules/imports.test.ts shows that each one bites.
 */

/** From the ground. Rooms that share a floor do not know each other, but for reference, which may use platform. */
const floors = [
  ['platform'],
  ['reference'],
  ['records'],
  ['accounts'],
  ['people'],
  ['referrals'],
  ['cases'],
  ['panel'],
  ['training', 'communities', 'picture', 'duty'],
  ['statistics'],
  ['boards'],
  ['strategy'],
  ['demonstration'],
]

const rooms = floors.flat()

/** Programs of tests may look at anything: they are not part of the house. */
const ofTests = '[.]test[.]ts$|-for-tests[.]ts$|/trial[.]ts$'

/** The one way of taking a step, written so that the rooms above hand it theirs. */
const stepPages = '^src/cases/steps/step-routes[.]ts$'

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const floorRules = rooms.map((room) => {
  const floor = floors.findIndex((there) => there.includes(room))
  const below = [...floors.slice(0, floor).flat(), room]
  // A demonstration fills a whole installation, as a command does.
  const opens = room === 'demonstration' ? '|^src/installation[.]ts$' : ''
  return {
    name: `floor-of-${room}`,
    comment: `${room} imports only from ${below.join(', ')}. Is something above to be told? Publish a query or a job, or take a function that main.ts passes in. Is something needed from above? Then it belongs further down.`,
    severity: 'error',
    from: { path: `^src/${room}/`, pathNot: ofTests },
    to: { path: '^src/', pathNot: `^src/(${below.join('|')})/${opens}` },
  }
})

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...floorRules,
    {
      name: 'a-room-nobody-knows',
      comment:
        'A new room gets its floor first: add it to the list in .dependency-cruiser.cjs and to docs/architecture.md.',
      severity: 'error',
      from: {},
      to: { path: '^src/[^/]+/', pathNot: `^src/(${rooms.join('|')}|commands|views)/` },
    },
    {
      name: 'no-circles',
      comment:
        'Two files that need each other are one subject, or share a third: move what both need into a file of its own. (Types alone may point back: they are gone when the program runs.)',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'routes-stay-in-their-room',
      comment:
        "A room's pages are its own: use the other room's store or rules by name, or link to its page. main.ts puts routes together.",
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: ofTests },
      to: {
        path: ['^src/.+[/-]routes[.]ts$', '^src/.+/views/'],
        pathNot: ['^src/($1|platform)/', stepPages],
      },
    },
    {
      name: 'rules-are-pure',
      comment:
        'What decides is a plain function of plain values, today included: read the file, the row or the time outside and pass it in.',
      severity: 'error',
      from: {
        path: [
          '^src/reference/',
          '^src/.+[/-]rules[.]ts$',
          '^src/cases/(journey|clocks|diagram)[.]ts$',
          '^src/cases/journey/',
          '^src/people/(matching|names|birth|name-[^/]+)[.]ts$',
        ],
        pathNot: ofTests,
      },
      to: {
        path: [
          '^(node:)?(assert|buffer|child_process|cluster|dgram|dns|events|fs|fs/promises|http|http2|https|inspector|module|net|os|path|perf_hooks|process|readline|stream|timers|timers/promises|tls|tty|v8|vm|worker_threads|zlib)$',
          '(^|/)node_modules/(pg|kysely|fastify|@fastify|nunjucks|nodemailer|pg-boss|pino)/',
          '^src/platform/(database|web|jobs|mail|files)/',
          '^src/.+[/-](store|routes)[.]ts$',
        ],
      },
    },
    {
      name: 'the-database-has-one-door',
      comment:
        'Only asActor, asVisitor and asService of platform/database reach the database: there PostgreSQL knows who asks. The few exceptions work as the owner, from the command line, and never answer a request. (The type of a client may be named anywhere.)',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          ofTests,
          '^src/platform/database/',
          // Opens the installation for every command.
          '^src/installation[.]ts$',
          // Make the first administrator; verify the audit as a whole; fill a demonstration.
          '^src/accounts/commands[.]ts$',
          '^src/records/seals/reading[.]ts$',
          '^src/demonstration/',
        ],
      },
      to: { path: '(^|/)node_modules/(pg|pg-pool|pg-cursor)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'a-name-says-what-is-in-it',
      comment:
        'utils, helpers, common, misc, manager, service could sit in any project. Look at what is in it, and call it that.',
      severity: 'error',
      from: {},
      to: { path: '^(src|test)/.*[/-](utils?|helpers?|common|misc|managers?|services?)[./]' },
    },
    {
      name: 'tests-stay-outside',
      comment: 'The program does not rest on its tests: what both need belongs to the program.',
      severity: 'error',
      from: { path: '^src/', pathNot: ofTests },
      to: { path: ['^test/', ofTests] },
    },
    {
      name: 'only-what-is-installed',
      comment: 'The import leads nowhere: a misspelt path, or a package that package.json does not name.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-tools-in-the-program',
      comment: 'A package of devDependencies is not there in production: move it to dependencies, or do without.',
      severity: 'error',
      from: { path: '^src/', pathNot: ofTests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Runs in the browser, where addresses are those of the web.
    exclude: { path: '^src/platform/web/assets/' },
    // Types too: a floor that only names a type of a floor above still cannot be understood without it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
  },
}

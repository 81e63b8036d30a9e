/**
 * What the type checker cannot see. A rule is here because it has caught something, or because what it forbids would be a breach;
 * its message says what to do instead. test/rules/lint.test.ts shows that our own rules bite.
 */
import tseslint from 'typescript-eslint'
import assembledSql from './test/rules/assembled-sql.mjs'

/** Tests and what serves them alone, wherever they lie. */
const tests = ['test/**/*.ts', 'bench/**/*.ts', 'src/**/*.test.ts', 'src/**/*-for-tests.ts', 'src/**/trial.ts']

const guessable = {
  object: 'Math',
  property: 'random',
  message: 'Use node:crypto: ids, tokens and samples must not be guessable.',
}

const clock =
  'Take the time from the clock that is handed in (platform/clock.ts), so that tests and the demonstration can set it.'

const environment =
  'Read the environment in src/config.ts alone, by readConfig(process.env): what may be set is checked there, by name.'

export default tseslint.config(
  { ignores: ['node_modules', 'var', 'src/platform/database/schema.ts'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { causeway: { rules: { 'assembled-sql': assembledSql } } },
    rules: {
      // node:test's describe and test answer promises that the runner itself awaits.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {
              from: 'package',
              package: 'node:test',
              name: ['test', 'suite', 'describe', 'it', 'before', 'after', 'beforeEach', 'afterEach'],
            },
          ],
        },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Fastify handlers are async by contract even where nothing is awaited.
      '@typescript-eslint/require-await': 'off',
      // Our names and words are split into characters on purpose, after normalisation; an emoji that falls apart does no harm there.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // There are no enums here (erasableSyntaxOnly), and types are compared by their shape: both together take a fifth of the time.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'no-restricted-properties': ['error', guessable],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: tests,
    rules: {
      'causeway/assembled-sql': 'error',
      'no-console': 'error',
      'no-restricted-properties': ['error', guessable, { object: 'Date', property: 'now', message: clock }],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: clock },
        { selector: 'MemberExpression[object.name="Temporal"][property.name="Now"]', message: clock },
        {
          selector:
            'MemberExpression[object.name="process"][property.name="env"]:not(CallExpression[callee.name="readConfig"] > MemberExpression)',
          message: environment,
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'node:process', message: environment },
            { name: 'process', message: environment },
          ],
        },
      ],
    },
  },
  // The clock itself.
  { files: ['src/platform/clock.ts'], rules: { 'no-restricted-syntax': 'off' } },
  // Looks after processes and files of this machine, whose times are the machine's.
  {
    files: ['src/platform/database/embedded/*.ts'],
    rules: { 'no-restricted-syntax': 'off', 'no-restricted-properties': 'off' },
  },
  // Statements that take no parameter (alter role in PostgreSQL's single-user mode), from the secret's own alphabet.
  { files: ['src/platform/database/embedded/cluster.ts'], rules: { 'causeway/assembled-sql': 'off' } },
  // Migrations are SQL of our own, run as they are.
  { files: ['src/platform/database/migrate.ts'], rules: { 'causeway/assembled-sql': 'off' } },
  // A verifier must read to the byte what the sealer read: both share the columns as text.
  { files: ['src/records/seals/*.ts'], rules: { 'causeway/assembled-sql': 'off' } },
)

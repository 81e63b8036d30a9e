/** Whether a page is written as HTML asks, as far as a program can tell. */
import { HtmlValidate, StaticConfigLoader } from 'html-validate'

const checker = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended'],
    rules: {
      // White space is the template's, and costs nothing once compressed.
      'no-trailing-whitespace': 'off',
      // Checkboxes of one question share its name.
      'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button'] }],
      // GOV.UK Frontend: a link drawn as a button tells so by its role; a notification banner is a named region.
      'prefer-native-element': ['error', { exclude: ['button', 'region'] }],
      // Advice for search engines, which these pages are kept from; GOV.UK has the title repeat the page's question.
      'long-title': 'off',
      // All we load is our own; an integrity hash guards what comes from elsewhere.
      'require-sri': 'off',
    },
  }),
)

/** What GOV.UK Frontend writes itself and html-validate does not know better of. */
const accepted: readonly { rule: string; message: RegExp }[] = [
  // Its password input switches to text when shown, and then the attribute counts.
  { rule: 'input-attributes', message: /"autocapitalize" is not allowed on <input type="password">/ },
  // Its date input says what a fieldset is already, for an older screen reader.
  { rule: 'no-redundant-role', message: /^Redundant role "group" on <fieldset>$/ },
]

/** @returns one line for each thing wrong, with where it stands */
export async function problemsOfHtml(html: string): Promise<string[]> {
  const report = await checker.validateString(html)
  return report.results
    .flatMap(({ messages }) => messages)
    .filter(({ ruleId, message }) => !accepted.some((known) => known.rule === ruleId && known.message.test(message)))
    .map(({ line, column, ruleId, message, selector }) => `${line}:${column} ${ruleId}: ${message} (${selector ?? ''})`)
}

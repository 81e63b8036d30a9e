/** Whether a page is valid HTML, by rules that leave the ways of GOV.UK Frontend's own markup alone. */
import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // How the GOV.UK components write attributes and space.
    'no-trailing-whitespace': 'off',
    'attr-quotes': 'off',
    'attribute-boolean-style': 'off',
    'void-style': 'off',
    'long-title': 'off',
    // The quick exit is a link that works without JavaScript; its component draws it as a button and takes a role, no other element.
    'prefer-native-element': ['error', { exclude: ['button', 'region'] }],
    // The menu button of the service navigation, for browsers that do not know "hidden".
    'hidden-focusable': 'off',
  },
})

/** What is wrong with a page: line, rule and message of each fault. */
export async function htmlFaults(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`))
}

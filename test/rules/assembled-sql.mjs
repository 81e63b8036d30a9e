/**
 * A lint rule: SQL is not put together from text. What varies goes in as a parameter ($1, or ${…} in Kysely's sql tag), which the
 * server never reads as SQL. Allowed are texts that the program itself holds (constants whose every value the compiler knows) and
 * what pg has escaped, since a name or a utility statement takes no parameter.
 */

/** How our statements begin. "Select the date" begins differently, on purpose: prose has a capital, SQL has none or all. */
const statement =
  /^\s*(select|insert into|delete from|update \S+ set|create|alter|drop|grant|revoke|truncate|copy|set|with \w+ as|SELECT|INSERT INTO|DELETE FROM|UPDATE \S+ SET|CREATE|ALTER|DROP|GRANT|REVOKE|TRUNCATE)\s/

const escapes = new Set(['escapeIdentifier', 'escapeLiteral'])

/** @type {import('eslint').Rule.RuleModule} */
export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      assembled:
        "SQL put together from text: pass the value as a parameter ($1, or ${…} in Kysely's sql tag); for a name use sql.ref, sql.table or pg.escapeIdentifier.",
      raw: 'sql.{{name}} puts text into a statement unescaped: use ${…} for a value, sql.ref or sql.table for a name.',
    },
  },
  create(context) {
    const { sourceCode } = context
    return {
      TemplateLiteral(node) {
        if (node.parent.type === 'TaggedTemplateExpression' || node.expressions.length === 0) return
        if (!statement.test(node.quasis[0].value.raw) && !isQueried(node)) return
        if (!node.expressions.every(isHarmless)) context.report({ node, messageId: 'assembled' })
      },
      BinaryExpression(node) {
        if (node.operator !== '+' || node.left.type !== 'Literal' || !statement.test(String(node.left.value))) return
        if (!isHarmless(node.right)) context.report({ node, messageId: 'assembled' })
      },
      'CallExpression[callee.object.name="sql"][callee.property.name=/^(raw|lit)$/]'(node) {
        if (node.arguments.every(isHarmless)) return
        context.report({ node, messageId: 'raw', data: { name: node.callee.property.name } })
      },
    }

    /** Handed straight to a client: SQL, however it begins. */
    function isQueried(node) {
      const call = node.parent
      return call.type === 'CallExpression' && call.callee.property?.name === 'query' && call.arguments[0] === node
    }

    function isHarmless(node) {
      return isEscape(node) || isEscape(initialValue(node)) || isKnownText(node)
    }

    function isEscape(node) {
      return node?.type === 'CallExpression' && escapes.has(node.callee.property?.name ?? node.callee.name)
    }

    /** What a constant was given where it was declared. */
    function initialValue(node) {
      if (node.type !== 'Identifier') return undefined
      for (let scope = sourceCode.getScope(node); scope; scope = scope.upper) {
        const definition = scope.set.get(node.name)?.defs[0]
        if (definition) return definition.parent?.kind === 'const' ? definition.node.init : undefined
      }
      return undefined
    }

    function isKnownText(node) {
      const type = sourceCode.parserServices.getTypeAtLocation(node)
      return (type.isUnion() ? type.types : [type]).every((one) => one.isLiteral())
    }
  },
}

/** What a rule answers: a value, or a coded reason the page has words for. Rules never throw for a refusal. */
export type Outcome<Value, Reason> = { readonly ok: true; readonly value: Value } | Refused<Reason>

export type Refused<Reason> = { readonly ok: false; readonly reason: Reason }

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

export function refuse<Reason>(reason: Reason): Refused<Reason> {
  return { ok: false, reason }
}

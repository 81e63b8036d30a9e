/**
 * The few ways in which a request or a command ends other than well. Thrown where they arise, answered in one place
 * (platform/web for requests, cli.ts for commands). Refusals by the rules are no failures: they are values (outcome.ts).
 */

/** Nobody is signed in, or the session has ended. The web asks for sign-in and comes back. */
export class SignInNeeded extends Error {
  override readonly name = 'SignInNeeded'
}

/** Missing, or not theirs to see: the two are never told apart. */
export class NotFound extends Error {
  override readonly name = 'NotFound'
}

/** Something we stand on is away (database, audit, key store): try again later. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable'
}

/** The database could not promise that the change is kept (a commit that was not confirmed). The page says so; the form may be sent again. */
export class Unconfirmed extends Error {
  override readonly name = 'Unconfirmed'
}

/** A command or a start that cannot go on, with the one line that an operator reads. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}

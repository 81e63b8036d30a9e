/** What the sign-in pages accept. Messages are keys of words.ts. A password is taken exactly as typed. */
import { z } from 'zod'
import { localPath } from '#platform/web/local-path.ts'

/** Where to go after signing in: an address of ours, or nothing. */
export const NextQuery = z.object({ next: z.string().max(1_000).optional() })

const next = z.unknown().transform((value) => localPath(value))

export const SignInForm = z.object({
  email: z
    .string({ error: 'accounts.enterEmail' })
    .max(320, { error: 'accounts.emailFormat' })
    .transform((typed) => typed.trim().toLowerCase())
    .pipe(
      z
        .string()
        .min(1, { error: 'accounts.enterEmail' })
        .regex(/^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u, { error: 'accounts.emailFormat' }),
    ),
  password: z
    .string({ error: 'accounts.enterPassword' })
    .min(1, { error: 'accounts.enterPassword' })
    .max(2_000, { error: 'accounts.passwordLong' }),
})

export const CodeForm = z.object({
  code: z
    .string({ error: 'accounts.enterCode' })
    .max(100, { error: 'accounts.codeFormat' })
    .transform((typed) => typed.replace(/\s/g, ''))
    .pipe(
      z
        .string()
        .min(1, { error: 'accounts.enterCode' })
        .regex(/^\d{6}$/, { error: 'accounts.codeFormat' }),
    ),
})

export const RecoveryForm = z.object({
  code: z
    .string({ error: 'accounts.enterRecoveryCode' })
    .trim()
    .min(1, { error: 'accounts.enterRecoveryCode' })
    .max(100, { error: 'accounts.recoveryCodeWrong' }),
})

export const ForgottenForm = SignInForm.pick({ email: true })

export const NewPasswordForm = z.object({
  password: z.string({ error: 'accounts.password.missing' }).max(2_000, { error: 'accounts.passwordLong' }),
})

/** The address to go on to, from a form's hidden field. */
export function nextOf(body: unknown): string | undefined {
  return z.object({ next }).safeParse(body).data?.next
}

export const linkParams = z.object({ token: z.string().regex(/^[\w-]{43}$/) })

/** What was typed into a field, to be put back into a page that asks again. */
export function textTyped(body: unknown, field: string): string {
  return z.object({ [field]: z.string() }).safeParse(body).data?.[field] ?? ''
}

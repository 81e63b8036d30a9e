// Adds comfort to pages that work without it. Loaded as a module, by nonce.
import { initAll } from './govuk-frontend.min.js'

initAll()
if (document.querySelector('[data-kept-at], [data-minutes-since]') !== null) await import('./kept-as-typed.js')

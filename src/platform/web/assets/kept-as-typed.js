// Keeps what is typed into a form marked data-kept-at every few seconds, and brings what colleagues have typed into the same form. The form works without
// it. Nothing is stored in the browser: what could not be kept stays in its field and is sent again.

const everyMs = 3_000
// Asking must not keep somebody signed in who has gone away: after this long without a key or a click it stops until the next.
const idleMs = 5 * 60_000

for (const form of document.querySelectorAll('form[data-kept-at]')) keepAsTyped(form)
for (const element of document.querySelectorAll('[data-minutes-since]')) countMinutes(element)

function keepAsTyped(form) {
  const address = form.dataset.keptAt
  const status = form.querySelector('[data-kept-status]')
  const seenField = form.elements.namedItem('seen')
  const seen = JSON.parse(seenField.value)
  const kept = new Map()
  const clashing = new Set()
  let sum
  let lastTouched = Date.now()
  let isBusy = false
  let isSent = false
  // As the page came: what was typed before this script was there, or brought back by the browser, is still to be kept.
  for (const field of fieldNames(form)) kept.set(field, textOf(valueAsItCame(form, field)))

  for (const happening of ['input', 'change', 'keydown', 'pointerdown']) {
    form.addEventListener(happening, () => {
      lastTouched = Date.now()
    })
  }
  form.addEventListener('submit', () => {
    seenField.value = JSON.stringify(seen)
    // What the form brings is kept with it; sent again afterwards it would undo what the form did.
    isSent = true
  })
  addEventListener('pagehide', () => {
    if (isSent) return
    for (const field of changedFields()) void send(field, { keepalive: true }).catch(() => undefined)
  })
  const timer = setInterval(() => void round(), everyMs)

  async function round() {
    if (isBusy || isSent || Date.now() - lastTouched > idleMs) return
    isBusy = true
    try {
      for (const field of changedFields()) await keep(field)
      await bring()
    } catch {
      say('Not kept: there is no connection. What you typed stays here and is kept when there is one.')
    } finally {
      isBusy = false
    }
  }

  function changedFields() {
    return [...fieldNames(form)].filter(
      (field) => !clashing.has(field) && textOf(valueOf(form, field)) !== kept.get(field),
    )
  }

  async function keep(field) {
    const sent = textOf(valueOf(form, field))
    const reply = await send(field, {})
    if (reply.status === 409) {
      const theirs = await reply.json()
      clashing.add(field)
      showClash(field, theirs)
    } else if (reply.ok) {
      seen[field] = (await reply.json()).version
      kept.set(field, sent)
      say(`Kept at ${new Date().toLocaleTimeString('en-GB')}`)
    } else notKept(reply)
  }

  function send(field, options) {
    return fetch(address, {
      method: 'POST',
      redirect: 'manual',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({
        _csrf: form.elements.namedItem('_csrf').value,
        field,
        value: JSON.stringify(valueOf(form, field)),
        seen: String(seen[field] ?? 0),
      }),
      ...options,
    })
  }

  async function bring() {
    const reply = await fetch(sum === undefined ? address : `${address}?known=${sum}`, {
      redirect: 'manual',
      headers: { accept: 'application/json' },
    })
    if (!reply.ok) {
      notKept(reply)
      return
    }
    const news = await reply.json()
    sum = news.sum
    const changed = new Set(changedFields())
    for (const one of news.fields ?? []) {
      if (one.version === seen[one.field] || changed.has(one.field) || clashing.has(one.field)) continue
      if (form.elements.namedItem(one.field) === null) continue
      setValue(form, one.field, one.value)
      seen[one.field] = one.version
      kept.set(one.field, textOf(valueOf(form, one.field)))
      showWho(one.field, one.by)
    }
  }

  function notKept({ type, status }) {
    // A way elsewhere: to sign in, or to say what for.
    if (type === 'opaqueredirect')
      say('Not kept: you are signed out. Sign in again in another tab. What you typed stays here and is kept then.')
    else if (status === 404)
      say('Not kept: this can no longer be changed by you. Copy what you typed, and open the page again.')
    else say('Not kept: the service could not keep it. What you typed stays here, and it is tried again.')
  }

  function say(words) {
    if (status !== null && status.textContent !== words) status.textContent = words
  }

  function showWho(field, by) {
    const element = beside(field, 'who')
    element.className = 'govuk-hint'
    element.textContent = `Last written by ${by}`
  }

  function showClash(field, theirs) {
    const box = beside(field, 'clash')
    box.className = 'govuk-inset-text causeway-as-typed'
    box.setAttribute('role', 'alert')
    box.replaceChildren(
      document.createTextNode(`${theirs.by} has written here meanwhile: ${[theirs.value].flat().join(', ')} `),
      choice('Take theirs', () => {
        setValue(form, field, theirs.value)
      }),
      choice('Keep mine', () => undefined),
    )
    function choice(words, chosen) {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'govuk-button govuk-button--secondary govuk-!-margin-right-2 govuk-!-margin-bottom-0'
      button.textContent = words
      button.addEventListener('click', () => {
        chosen()
        seen[field] = theirs.version
        kept.set(field, textOf(theirs.value))
        clashing.delete(field)
        box.remove()
      })
      return button
    }
  }

  function beside(field, what) {
    const id = `${field}-${what}`
    const found = document.getElementById(id)
    if (found !== null) return found
    const element = document.createElement('div')
    element.id = id
    const control = form.elements.namedItem(field)
    const first = control instanceof RadioNodeList ? control[0] : control
    const group = first.closest('.govuk-form-group') ?? first.parentElement
    group.append(element)
    return element
  }

  addEventListener('pagehide', () => clearInterval(timer))
}

function fieldNames(form) {
  const names = new Set()
  for (const { name, type } of form.elements) {
    if (name !== '' && !['hidden', 'submit', 'button'].includes(type) && name !== 'conflictOf') names.add(name)
  }
  return names
}

function valueOf(form, field) {
  const controls = [...form.elements].filter(({ name }) => name === field)
  const [first] = controls
  if (first.type === 'checkbox') return controls.filter(({ checked }) => checked).map(({ value }) => value)
  if (first.type === 'radio') return controls.find(({ checked }) => checked)?.value ?? ''
  return first.value
}

function valueAsItCame(form, field) {
  const controls = [...form.elements].filter(({ name }) => name === field)
  const [first] = controls
  if (first.type === 'checkbox') return controls.filter((one) => one.defaultChecked).map(({ value }) => value)
  if (first.type === 'radio') return controls.find((one) => one.defaultChecked)?.value ?? ''
  if (first.tagName === 'SELECT')
    return ([...first.options].find((one) => one.defaultSelected) ?? first.options[0])?.value ?? ''
  return first.defaultValue
}

function setValue(form, field, value) {
  for (const control of [...form.elements].filter(({ name }) => name === field)) {
    if (control.type === 'checkbox' || control.type === 'radio') {
      const isChosen = [value].flat().includes(control.value)
      // A click, so that what stands beneath the option opens.
      if (control.checked !== isChosen) control.click()
    } else control.value = String(value)
  }
}

function textOf(value) {
  return JSON.stringify(value)
}

function countMinutes(element) {
  const since = Date.parse(element.dataset.minutesSince)
  setInterval(() => {
    element.textContent = String(Math.max(0, Math.floor((Date.now() - since) / 60_000)))
  }, 10_000)
}

/**
 * The page's only script. All text is there without it: it narrows the matrix down, opens what a link leads into, and
 * gives the page the title of the chosen language. It makes no markup, and asks nothing of the network.
 */
export const script = `'use strict'
{
  const form = document.getElementById('filter')
  const field = document.getElementById('filter-text')
  const count = document.getElementById('filter-count')
  const groups = [...document.querySelectorAll('.group')].map(view => ({
    view, rows: [...view.querySelectorAll('tbody tr')].map(row => ({ row, text: undefined })),
  }))
  const chosen = name => [...form.querySelectorAll('input[name=' + name + ']:checked')].map(({ value }) => value)
  const textOf = entry => (entry.text ??= entry.row.textContent.toLowerCase())
  const fits = (entry, wanted, verdicts, levels) => {
    const has = name => entry.row.classList.contains(name)
    return (verdicts.length === 0 || verdicts.some(has)) && (levels.length === 0 || levels.some(has)) &&
      (wanted === '' || textOf(entry).includes(wanted))
  }
  const narrow = () => {
    const wanted = field.value.trim().toLowerCase()
    const verdicts = chosen('verdict'), levels = chosen('level')
    let shown = 0
    for (const { view, rows } of groups) {
      let left = 0
      for (const entry of rows) {
        const isShown = fits(entry, wanted, verdicts, levels)
        if (entry.row.hidden === isShown) entry.row.hidden = !isShown
        if (isShown) left += 1
      }
      view.hidden = left === 0
      shown += left
    }
    count.textContent = String(shown)
  }
  const remember = () => {
    const state = new URLSearchParams()
    if (field.value) state.set('q', field.value)
    for (const name of ['verdict', 'level']) for (const value of chosen(name)) state.append(name, value)
    const text = String(state)
    history.replaceState(null, '', text ? '#?' + text : location.pathname + location.search)
  }
  const recall = () => {
    const state = new URLSearchParams(location.hash.slice(2))
    field.value = state.get('q') ?? ''
    for (const box of form.querySelectorAll('input[type=checkbox]')) box.checked = state.getAll(box.name).includes(box.value)
  }
  const reveal = () => {
    if (location.hash.startsWith('#?')) { recall(); narrow(); return }
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (!target) return
    if (target.closest('[hidden]')) { form.reset(); narrow() }
    for (let part = target; part; part = part.parentElement) if (part.tagName === 'DETAILS') part.open = true
    target.scrollIntoView()
  }
  const speak = () => {
    const language = document.querySelector('input[name=language]:checked')?.value
    if (!language) return
    document.title = document.body.dataset['title' + language[0].toUpperCase() + language[1]] ?? document.title
  }
  form.hidden = false
  form.addEventListener('submit', event => event.preventDefault())
  form.addEventListener('input', () => { narrow(); remember() })
  form.addEventListener('reset', () => setTimeout(() => { narrow(); remember() }))
  for (const choice of document.querySelectorAll('input[name=language]')) choice.addEventListener('change', speak)
  addEventListener('hashchange', reveal)
  addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA)$/.test(event.target.tagName)) return
    event.preventDefault()
    field.focus()
  })
  speak()
  reveal()
}
`

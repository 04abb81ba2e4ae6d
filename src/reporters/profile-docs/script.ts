/** Narrows the list of requirements down. Without it the list is whole; it makes no markup and asks nothing of the network. */
export const script = `'use strict'
{
  const form = document.getElementById('filter')
  const [text, role, module] = ['filter-text', 'filter-role', 'filter-module'].map(id => document.getElementById(id))
  const count = document.getElementById('filter-count')
  const groups = [...document.querySelectorAll('.group')].map(view => ({
    view, rows: [...view.querySelectorAll('tbody tr')].map(row => ({ row, said: undefined })),
  }))
  const narrow = () => {
    const wanted = text.value.trim().toLowerCase()
    const levels = [...form.querySelectorAll('input[name=level]:checked')].map(({ value }) => value)
    let shown = 0
    for (const { view, rows } of groups) {
      let left = 0
      for (const entry of rows) {
        const { row } = entry
        const fits = (module.value === '' || view.dataset.module === module.value) &&
          (role.value === '' || row.dataset.roles.split(' ').includes(role.value)) &&
          (levels.length === 0 || levels.some(level => row.classList.contains(level))) &&
          (wanted === '' || (entry.said ??= row.textContent.toLowerCase()).includes(wanted))
        if (row.hidden === fits) row.hidden = !fits
        if (fits) left += 1
      }
      view.hidden = left === 0
      shown += left
    }
    count.textContent = String(shown)
  }
  form.hidden = false
  form.addEventListener('submit', event => event.preventDefault())
  form.addEventListener('input', narrow)
  form.addEventListener('reset', () => setTimeout(narrow))
  narrow()
}
`

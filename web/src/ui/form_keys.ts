// Enter walks through the boxes of a form, down to its main button. Draws nothing, imports nothing.

/** True where Enter has no meaning of its own. */
export function moves_on(target: HTMLElement): boolean {
  if (target.tagName !== 'INPUT') return false
  // A choice takes Enter for itself; a day has taken what it wanted of it before.
  if (target.getAttribute('role') === 'combobox') return !!target.closest('.date-field')
  return (target as HTMLInputElement).type !== 'submit'
}

export function focus_next(form: Element | null, from: HTMLElement): void {
  const all = [
    ...(form?.querySelectorAll<HTMLElement>('input, textarea, button[type=submit]') ?? []),
  ]
  const able = all.filter((one) => !(one as HTMLInputElement).disabled)
  able[able.indexOf(from) + 1]?.focus()
}

// Copies words so that they can be sent on. Browsers give the clipboard to secure addresses only; in
// an office network without TLS the old way does. Refuses where neither is possible.
export async function copy_text(text: string): Promise<void> {
  if (isSecureContext) {
    await navigator.clipboard.writeText(text)
    return
  }
  const before = document.activeElement
  const box = document.createElement('textarea')
  box.value = text
  box.style.position = 'fixed'
  document.body.append(box)
  box.select()
  const copied = document.execCommand('copy')
  box.remove()
  if (before instanceof HTMLElement) before.focus()
  if (!copied) throw new Error('no clipboard')
}

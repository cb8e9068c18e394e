/** Copies a text; refuses where the browser does not let pages copy. */
export function copy_text(text: string): Promise<void> {
  return navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))
}

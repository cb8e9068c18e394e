// Words as people write them in one box. Draws nothing.

/** Between commas of any kind or lines; each once. Spaces stay inside: "serial fault". */
export function words_in(text: string): string[] {
  const words = text.split(/[、,，;；\n]+/u).map((word) => word.trim())
  return [...new Set(words.filter(Boolean))]
}

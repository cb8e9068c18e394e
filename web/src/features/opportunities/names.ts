/** "甲公司，乙 公司、甲公司" → 甲公司, 乙 公司. */
export function names_in(text: string): string[] {
  const names = text.split(/[,，、;；\n]/u).map((name) => name.trim())
  return [...new Set(names.filter(Boolean))]
}

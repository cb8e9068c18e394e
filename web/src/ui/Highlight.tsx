import type { ReactNode } from 'react'

/** Text with the parts the server says matched. Spans are [start, end) in UTF-16 units. */
export function Highlight({ text, spans = [] }: { text: string; spans?: [number, number][] }) {
  const parts: ReactNode[] = []
  let at = 0
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (start < at || end <= start || end > text.length) continue
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>)
    at = end
  }
  parts.push(text.slice(at))
  return <>{parts}</>
}

// A section's name with how much there is of it.
import { count_text } from './model'

export function Titled({ text, count }: { text: string; count: number }) {
  return (
    <>
      {text} <span className="card-count num">{count_text(count)}</span>
    </>
  )
}

// How many pieces of each line: shared by shipping and returning. Enter goes to the next line.
import type { KeyboardEvent, ReactNode } from 'react'
import { goes_on, sends } from '@/lib/keys'
import { useText } from './i18n'
import type { OrderLine } from './model'

/** Typed text by line id. */
export type Amounts = Record<string, string>

interface LineAmountsProps {
  lines: OrderLine[]
  amounts: Amounts
  problems: Map<string, string>
  /** Grey facts under a line's name. */
  facts: (line: OrderLine) => ReactNode
  onChange: (amounts: Amounts) => void
  /** Ctrl+Enter. */
  onEnd: () => void
}

const input_id = (line: OrderLine | undefined) => `amount-${line?.id ?? ''}`

export function LineAmounts(props: LineAmountsProps) {
  const { lines, amounts, problems, facts, onChange, onEnd } = props
  const t = useText()
  const on_key = (at: number) => (event: KeyboardEvent) => {
    if (sends(event)) onEnd()
    else if (goes_on(event)) document.getElementById(input_id(lines[at + 1]))?.focus()
    else return
    event.preventDefault()
  }
  return (
    <ul className="line-amounts">
      {lines.map((line, at) => {
        const problem = problems.get(line.id)
        return (
          <li key={line.id} className={problem ? 'field-bad' : ''}>
            <label htmlFor={input_id(line)}>
              <span>
                {line.product_name} <span className="num muted">{line.product_code}</span>
              </span>
              <span className="meta">{facts(line)}</span>
              {problem ? (
                <span id={`${input_id(line)}-note`} className="field-error">
                  {problem}
                </span>
              ) : null}
            </label>
            <input
              id={input_id(line)}
              className="control num"
              inputMode="numeric"
              aria-label={`${t('quantity')} ${line.product_name}`}
              aria-invalid={problem ? true : undefined}
              aria-describedby={problem ? `${input_id(line)}-note` : undefined}
              value={amounts[line.id] ?? ''}
              onChange={(event) => {
                onChange({ ...amounts, [line.id]: event.target.value })
              }}
              onFocus={(event) => {
                event.target.select()
              }}
              onKeyDown={on_key(at)}
            />
          </li>
        )
      })}
    </ul>
  )
}

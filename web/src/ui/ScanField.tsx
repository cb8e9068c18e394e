// Where a scanner types a code and Enter. The field keeps the focus for the next scan; what came of each
// stands below, and what was in vain is said loudly. Scans are taken one after the other: none is lost
// while an answer is on its way.
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { goes_on } from '@/lib/keys'
import './scan_field.css'

export interface Scanned {
  text: string
  in_vain?: boolean
}

interface ScanFieldProps {
  label: string
  /** Stands below until something was scanned. */
  hint?: string
  onScan: (code: string) => Scanned | Promise<Scanned>
}

const said_of = (error: unknown): Scanned => ({
  text: error instanceof Error ? error.message : String(error),
  in_vain: true,
})

export function ScanField({ label, hint = '', onScan }: ScanFieldProps) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const latest = useRef(onScan)
  const queue = useRef(Promise.resolve())
  const [code, set_code] = useState('')
  const [said, set_said] = useState<Scanned | null>(null)
  useLayoutEffect(() => {
    latest.current = onScan
  })
  // A window takes the focus as it opens: this asks for it afterwards.
  useEffect(() => {
    field.current?.focus()
  }, [])
  const on_key = (event: KeyboardEvent) => {
    if (!goes_on(event)) return
    event.preventDefault()
    event.stopPropagation()
    const typed = code.trim()
    set_code('')
    if (!typed) return
    queue.current = queue.current.then(async () => {
      set_said(await Promise.resolve(latest.current(typed)).catch(said_of))
    })
  }
  return (
    <div className="scan-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={field}
        data-autofocus
        className="control num"
        autoComplete="off"
        autoCapitalize="off"
        enterKeyHint="next"
        value={code}
        onChange={(event) => {
          set_code(event.target.value)
        }}
        onKeyDown={on_key}
      />
      <p
        className={said?.in_vain ? 'scan-said scan-in-vain' : 'scan-said'}
        role={said?.in_vain ? 'alert' : 'status'}
      >
        {said?.text ?? hint}
      </p>
    </div>
  )
}

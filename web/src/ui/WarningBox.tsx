import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import './form.css'

interface WarningBoxProps {
  /** What one is warned of … */
  text: ReactNode
  /** … and what one says by ticking it. */
  agreement: string
  ticked: boolean
  onTicked: (on: boolean) => void
  /** What helps to decide. */
  children?: ReactNode
}

/** A warning that is read and ticked by itself before the work goes on. */
export function WarningBox({ text, agreement, ticked, onTicked, children }: WarningBoxProps) {
  return (
    <div className="callout callout-amber form-warning">
      <TriangleAlert size={16} aria-hidden />
      <div>
        <p>{text}</p>
        {children}
        <label className="row">
          <input
            type="checkbox"
            checked={ticked}
            onChange={(event) => {
              onTicked(event.target.checked)
            }}
          />
          <span className="strong">{agreement}</span>
        </label>
      </div>
    </div>
  )
}

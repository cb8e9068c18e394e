import './progress.css'
import type { Tone } from './Tag'

interface ProgressProps {
  /** Spoken name of what is measured. */
  label: string
  /** Part done, 0 … 1 (more is drawn full). */
  ratio: number
  /** Where one should be by now, 0 … 1. */
  pace?: number | null
  pace_label?: string
  tone?: Tone
  thin?: boolean
}

/** A bar with, where a pace is known, the mark of where one should be by now. */
export function Progress({ label, ratio, pace, pace_label, tone = 'act', thin }: ProgressProps) {
  const share = (value: number) => `${Math.min(100, Math.max(0, value * 100))}%`
  return (
    <div
      className={`progress progress-${tone}${thin ? ' progress-thin' : ''}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(Math.min(1, Math.max(0, ratio)) * 100)}
    >
      <i style={{ width: share(ratio) }} />
      {pace === undefined || pace === null ? null : (
        <b style={{ insetInlineStart: share(pace) }} title={pace_label} />
      )}
    </div>
  )
}

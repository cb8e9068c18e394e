import './progress.css'
import type { Tone } from './Tag'

interface SparklineProps {
  /** Spoken summary: the finding, not the numbers. */
  label: string
  values: number[]
  kind?: 'line' | 'bars'
  tone?: Tone
  height?: number
}

const colors: Record<Tone, string> = {
  grey: 'var(--grey-solid)',
  act: 'var(--act-fill)',
  red: 'var(--red-solid)',
  amber: 'var(--amber-solid)',
  green: 'var(--green-solid)',
  blue: 'var(--blue-solid)',
}

/** A word-sized chart without axes; bars start at zero, the last bar is the current period. */
export function Sparkline({
  label,
  values,
  kind = 'line',
  tone = 'act',
  height = 36,
}: SparklineProps) {
  const top = Math.max(...values, 1)
  const width = 100
  if (kind === 'bars') {
    const step = width / Math.max(1, values.length)
    return (
      <svg
        className="spark spark-bars"
        style={{ height }}
        viewBox={`0 0 ${width} 40`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {values.map((value, index) => {
          const high = Math.max(1, (Math.max(0, value) / top) * 40)
          const x = index * step + step * 0.12
          return <rect key={index} x={x} y={40 - high} width={step * 0.76} height={high} rx={1} />
        })}
      </svg>
    )
  }
  const low = Math.min(...values)
  const span = top - low || 1
  const points = values.map((value, index) => {
    const x = (index / Math.max(1, values.length - 1)) * width
    return `${x.toFixed(2)},${(36 - ((value - low) / span) * 32).toFixed(2)}`
  })
  const line = `M${points.join('L')}`
  return (
    <svg
      className="spark spark-line"
      style={{ height }}
      viewBox={`0 0 ${width} 40`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path d={`${line}L${width},40L0,40Z`} fill={colors[tone]} />
      <path
        d={line}
        fill="none"
        stroke={colors[tone]}
        strokeWidth={1.6}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}

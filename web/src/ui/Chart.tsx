import { ChartColumn, Table2 } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useT } from '@/i18n'
import { useShownTheme } from '@/lib/theme'
import { Button } from './Button'
import { Card } from './Card'
import { chart_frame, over_frame, read_chart_colors, type ChartColors } from './chart_colors'
import { Empty, ErrorState, Skeleton } from './States'
import './chart.css'

export interface ChartTable {
  columns: string[]
  rows: ReactNode[][]
}

export interface ChartProps {
  /** The finding in one sentence, computed: "比进度线少 ¥8 万". */
  title: string
  /** ECharts options over the shared frame. */
  option: (colors: ChartColors) => Record<string, unknown>
  /** The same numbers as a table. */
  table: ChartTable
  height?: number
  loading?: boolean
  error?: unknown
  onRetry?: () => void
  /** Drill down: series name and category or index clicked. */
  onPick?: (picked: { series: string; name: string; index: number }) => void
}

/** A chart in a card: headline, drawing, and the same numbers as a table. */
export function Chart(props: ChartProps) {
  const { title, table, height = 240, loading, error, onRetry } = props
  const t = useT()
  const [as_table, set_as_table] = useState(false)
  const body = () => {
    if (loading) return <Skeleton lines={6} height={24} />
    if (error) return <ErrorState error={error} onRetry={onRetry} />
    if (!table.rows.length) return <Empty title={t('chart.empty')} />
    return as_table ? <Numbers table={table} /> : <Drawing {...props} height={height} />
  }
  return (
    <Card
      title={title}
      extra={
        <Button
          kind="quiet"
          size="small"
          icon={as_table ? ChartColumn : Table2}
          aria-pressed={as_table}
          onClick={() => {
            set_as_table(!as_table)
          }}
        >
          <span className="chart-switch">{t(as_table ? 'chart.chart' : 'chart.table')}</span>
        </Button>
      }
    >
      <div style={{ minHeight: height }}>{body()}</div>
    </Card>
  )
}

function Numbers({ table }: { table: ChartTable }) {
  return (
    <table className="chart-table">
      <thead>
        <tr>
          {table.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, place) => (
              <td key={place} className="num">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Engine = typeof import('./chart_engine')
type Picked = { seriesName?: string; name?: string; dataIndex?: number }

function Drawing({ title, option, height, onPick }: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const theme = useShownTheme()
  const [engine, set_engine] = useState<Engine | null>(null)
  const chart = useRef<ReturnType<Engine['draw']> | null>(null)
  const latest = useRef(onPick)
  useEffect(() => {
    latest.current = onPick
  })
  useEffect(() => {
    let current = true
    void import('./chart_engine').then((found) => {
      if (current) set_engine(found)
    })
    return () => {
      current = false
    }
  }, [])
  useEffect(() => {
    const element = box.current
    if (!engine || !element) return
    const drawn = engine.draw(element)
    chart.current = drawn
    drawn.on('click', (event) => {
      const { seriesName = '', name = '', dataIndex = 0 } = event as Picked
      latest.current?.({ series: seriesName, name, index: dataIndex })
    })
    const watcher = new ResizeObserver(() => {
      drawn.resize()
    })
    watcher.observe(element)
    return () => {
      watcher.disconnect()
      drawn.dispose()
      chart.current = null
    }
  }, [engine])
  useEffect(() => {
    const colors = read_chart_colors()
    chart.current?.setOption(over_frame(chart_frame(colors), option(colors)), true)
  }, [engine, option, theme])
  return <div ref={box} className="chart" style={{ height }} role="img" aria-label={title} />
}

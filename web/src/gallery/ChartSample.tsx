import { useState } from 'react'
import { Card } from '@/ui/Card'
import { Chart } from '@/ui/Chart'
import type { ChartColors } from '@/ui/chart_colors'
import { Page } from '@/ui/Page'
import { Sparkline } from '@/ui/Sparkline'
import { Tabs } from '@/ui/Tabs'
import { Tag } from '@/ui/Tag'
import './gallery.css'

const days = Array.from({ length: 24 }, (_, index) => index + 1)
const sums = days.map((day) => Math.round(day * 13.6 + Math.sin(day) * 9))

const by_day = (colors: ChartColors) => ({
  xAxis: { type: 'category', data: days },
  yAxis: { type: 'value', name: '万元', max: 500 },
  series: [
    {
      name: '累计',
      type: 'line',
      data: sums,
      showSymbol: false,
      lineStyle: { width: 3 },
      areaStyle: { opacity: 0.08 },
      markLine: {
        symbol: 'none',
        lineStyle: { color: colors.ink2, type: 'dashed' },
        label: { formatter: '目标', position: 'insideEndTop', color: colors.ink2 },
        data: [{ yAxis: 420 }],
      },
    },
  ],
})

const stages = ['线索', '已接触', '已报价', '谈判中', '成交']
const counts = [428, 296, 164, 87, 52]

const funnel = (colors: ChartColors) => ({
  tooltip: { trigger: 'item' },
  xAxis: { type: 'value', show: false },
  yAxis: { type: 'category', data: stages, inverse: true },
  series: [
    {
      type: 'bar',
      data: counts.map((value, index) =>
        index === 3 ? { value, itemStyle: { color: colors.amber } } : value,
      ),
      barWidth: 22,
      itemStyle: { borderRadius: 4 },
      label: { show: true, position: 'right', color: colors.ink },
    },
  ],
})

export default function ChartSample() {
  const [span, set_span] = useState('month')
  const [picked, set_picked] = useState('')
  return (
    <Page
      title="看板"
      subtitle="华东销售一组 · 11 月 1–24 日"
      actions={
        <Tabs
          label="期间"
          value={span}
          onChange={set_span}
          items={[
            { key: 'month', label: '本月' },
            { key: 'quarter', label: '本季' },
          ]}
        />
      }
    >
      <div className="sample-tiles">
        {['成交额', '订单数', '成交率', '按时率'].map((name, index) => (
          <Card key={name} title={name} extra={<Tag tone="amber">目标 {index + 3}5%</Tag>}>
            <p className="sample-figure num">{index === 0 ? '¥328万' : `${index + 3}1.8%`}</p>
            <Sparkline
              label={name}
              tone={index === 2 ? 'red' : 'green'}
              values={days.map((day) => day + 6 * Math.sin(day * (index + 1)))}
            />
          </Card>
        ))}
      </div>
      <div className="sample-charts">
        <Chart
          title="本月累计成交，比进度线少 ¥8 万"
          option={by_day}
          table={{ columns: ['日', '累计（万元）'], rows: days.map((day, i) => [day, sums[i]]) }}
        />
        <Chart
          title="「已报价→谈判中」流失最多，只有 53% 往下走"
          option={funnel}
          table={{ columns: ['阶段', '客户'], rows: stages.map((one, i) => [one, counts[i]]) }}
          onPick={(one) => {
            set_picked(one.name)
          }}
        />
      </div>
      <p className="muted" role="status">
        {picked}
      </p>
    </Page>
  )
}

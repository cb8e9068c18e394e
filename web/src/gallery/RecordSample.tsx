import { useParams } from '@tanstack/react-router'
import { FileText, Headset, MessageCircle, Phone, Plus, ShoppingCart } from 'lucide-react'
import { useState } from 'react'
import { server_now } from '@/lib/clock'
import { useRecord } from '@/lib/use_record'
import type { Row } from '@/lib/api_types'
import { Button, IconButton } from '@/ui/Button'
import { Card, CardRow, FactList } from '@/ui/Card'
import { Clock } from '@/ui/Clock'
import { Dialog } from '@/ui/Dialog'
import { Money } from '@/ui/Money'
import { Progress } from '@/ui/Progress'
import { RecordPage } from '@/ui/RecordPage'
import { Sparkline } from '@/ui/Sparkline'
import { Loaded } from '@/ui/States'
import { Tabs } from '@/ui/Tabs'
import { Grade, StatusDot, Tag } from '@/ui/Tag'
import { Timeline, type TimelineItem } from '@/ui/Timeline'

const day_ms = 86_400_000

function story(): TimelineItem[] {
  const now = server_now()
  return [
    {
      id: '1',
      at: now - 3_600_000,
      icon: Phone,
      title: '电话跟进',
      who: '沈青',
      text: '客户说预算月底批下来，先把现货清单发过去；交期最迟下周二。',
    },
    {
      id: '2',
      at: now - 2 * day_ms,
      icon: ShoppingCart,
      tone: 'green',
      title: '下单',
      link: <a href="/orders">SO-2611-0373</a>,
      who: '陆远',
      value: <Money minor={8_320_000} />,
    },
    {
      id: '3',
      at: now - 8 * day_ms,
      icon: MessageCircle,
      title: '微信沟通',
      who: '许宁',
      text: '发了替代型号对照表。',
    },
    {
      id: '4',
      at: now - 14 * day_ms,
      icon: FileText,
      tone: 'act',
      title: '发送报价',
      link: <a href="/orders">Q2611-087</a>,
      who: '沈青',
      value: <Money minor={830_000} />,
    },
  ]
}

export default function RecordSample() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<Row & { name: string; grade: string }>('customer', '/customers', id)
  const [tab, set_tab] = useState('all')
  const [asking, set_asking] = useState(false)
  const [items] = useState(story)
  const [due_at] = useState(() => server_now() + 6_717_000)
  return (
    <Loaded query={record} lines={8}>
      {(customer) => (
        <RecordPage
          entity="customer"
          list_path="/customers"
          title={customer.name}
          mark={<Grade value={customer.grade} />}
          facts={[
            'KH10004',
            <StatusDot key="s" tone="amber">
              谈判中
            </StatusDot>,
            '许宁',
            '最近联系 12 天前',
          ]}
          allowed={customer.actions}
          actions={[
            {
              key: 'create_order',
              label: '新建订单',
              icon: Plus,
              onRun: () => {
                set_asking(true)
              },
            },
            { key: 'create_ticket', label: '新建客诉', icon: Headset, onRun: () => undefined },
            { key: 'merge', label: '合并', kind: 'danger', onRun: () => undefined },
          ]}
          left={<Details />}
          right={<Open due_at={due_at} />}
        >
          <Card>
            <div className="stack">
              <div>
                <Tabs
                  label="类型"
                  value={tab}
                  onChange={set_tab}
                  items={[
                    { key: 'all', label: '全部' },
                    { key: 'talk', label: '沟通' },
                    { key: 'order', label: '订单报价' },
                  ]}
                />
              </div>
              <Timeline items={items} />
            </div>
          </Card>
          <Dialog
            open={asking}
            title="新建订单"
            onClose={() => {
              set_asking(false)
            }}
            footer={
              <Button
                kind="primary"
                onClick={() => {
                  set_asking(false)
                }}
              >
                好
              </Button>
            }
          >
            <p>给这位客户新建订单。</p>
          </Dialog>
        </RecordPage>
      )}
    </Loaded>
  )
}

function Details() {
  return (
    <Card title="资料">
      <div className="stack">
        <FactList
          facts={[
            { label: '行业', value: '包装印刷' },
            { label: '地区', value: '厦门' },
            { label: '地址', value: '厦门市高新区创业路 21 号 3 幢' },
            { label: '今年成交', value: <Money minor={8_483_000} /> },
            {
              label: '信用占用',
              value: (
                <>
                  <Money minor={3_665_000} /> / <Money minor={9_000_000} />
                  <Progress label="信用占用" ratio={0.41} />
                </>
              ),
            },
          ]}
        />
        <Sparkline
          kind="bars"
          height={50}
          label="近 12 个月成交"
          values={[50, 18, 25, 32, 39, 46, 14, 22, 29, 37, 43, 50]}
        />
      </div>
    </Card>
  )
}

function Open({ due_at }: { due_at: number }) {
  return (
    <Card title="未结事项" count={2} inset="rows">
      <CardRow
        title="伺服电机到货外壳破损"
        note="TS-2611-029 · S2"
        value={<Clock due_at={due_at} warn_at={0} />}
      />
      <CardRow
        title={
          <>
            SO-2611-0412 <Tag tone="act">待二次确认</Tag>
          </>
        }
        note="12 行 · 明天装车"
        action={
          <>
            <Button size="small">确认</Button>
            <IconButton icon={Phone} label="电话" framed />
          </>
        }
      />
    </Card>
  )
}

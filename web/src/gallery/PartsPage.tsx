import { AlarmClock, Phone, SquarePen } from 'lucide-react'
import { useEffect, useState } from 'react'
import { ApiProblem } from '@/lib/api'
import { set_badges } from '@/lib/badges'
import { server_now } from '@/lib/clock'
import { Button, IconButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { Clock } from '@/ui/Clock'
import { ConflictDialog } from '@/ui/ConflictDialog'
import { Money } from '@/ui/Money'
import { Page } from '@/ui/Page'
import { Progress } from '@/ui/Progress'
import { StatusBar } from '@/ui/RecordPage'
import { Empty, ErrorState, NoPermission, Skeleton } from '@/ui/States'
import { Grade, Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import './gallery.css'

const refusal = new ApiProblem({
  status: 503,
  code: 'queue.full',
  detail: '服务器正忙，没有保存。',
  reference: 'r-7f3a91',
})

export default function PartsPage() {
  const [conflict, set_conflict] = useState(false)
  const [due_at] = useState(() => server_now() + 2_000_000)
  useEffect(() => {
    set_badges({ today: { count: 7 }, tickets: { count: 2, urgent: true }, orders: { count: 4 } })
  }, [])
  return (
    <Page title="早上好，晓青" subtitle="先看 3 件快超时的客诉，再跟进 7 位客户。">
      <div className="sample-goals card">
        {['成交额', '跟进', '新客户', '报价'].map((name, index) => (
          <div key={name}>
            <div className="row">
              <span className="muted">{name}</span>
              <span className="push">
                <Tag tone={index === 1 ? 'amber' : 'green'}>
                  {index === 1 ? '落后进度' : '领先进度'}
                </Tag>
              </span>
            </div>
            <p className="sample-figure num">
              {index === 0 ? <Money minor={8_640_000} /> : index + 3}
              <small> / {index === 0 ? <Money minor={15_000_000} /> : 9}</small>
            </p>
            <Progress label={name} ratio={0.3 + index * 0.2} pace={0.42 + index * 0.05} />
          </div>
        ))}
      </div>
      <div className="sample-split">
        <Card
          title="今天跟进"
          count={2}
          inset="rows"
          extra={<span className="meta">J/K 选择</span>}
        >
          {[0, 1].map((index) => (
            <CardRow
              key={index}
              active={index === 1}
              lead={<Grade value={index ? 'B' : 'A'} />}
              title={
                <>
                  厦门中晟 <Tag tone={index ? 'amber' : 'red'}>{index ? '重要' : '紧急'}</Tag>
                </>
              }
              note="吴思 · 报价发出 3 天未回"
              value={<Clock due_at={due_at - index * 3_000_000} warn_at={0} />}
              action={
                <>
                  <IconButton icon={Phone} label="电话" framed />
                  <IconButton icon={SquarePen} label="记录" framed />
                  <IconButton icon={AlarmClock} label="改期" framed />
                </>
              }
            />
          ))}
        </Card>
        <Card title="动作">
          <div className="row row-wrap">
            <Button
              kind="primary"
              onClick={() => toast.done('已完成：昆山联创', () => Promise.resolve())}
            >
              完成
            </Button>
            <Button kind="danger" onClick={() => toast.error('没有保存成功', refusal)}>
              出错
            </Button>
            <Button
              onClick={() => {
                set_conflict(true)
              }}
            >
              冲突
            </Button>
            <Button disabled>不可用</Button>
            <Button busy>保存</Button>
            <Button kind="quiet">次要</Button>
            <Button size="small">小</Button>
          </div>
        </Card>
      </div>
      <StatusBar
        steps={[
          { key: '1', label: '草稿', state: 'done' },
          { key: '2', label: '待客户确认', state: 'now' },
          { key: '3', label: '已确认', state: 'later' },
          { key: '4', label: '已发货', state: 'later' },
        ]}
      />
      <States />
      {conflict ? (
        <ConflictDialog
          entity="customer"
          mine={{ name: '厦门中晟包装', stage: 'won' }}
          theirs={{ id: '1', version: 4, name: '厦门中晟包装材料有限公司', stage: 'talks' }}
          onClose={() => {
            set_conflict(false)
          }}
          onKeep={() => {
            set_conflict(false)
          }}
        />
      ) : null}
    </Page>
  )
}

function States() {
  return (
    <div className="sample-split">
      <Card title="空">
        <Empty action={<Button>新建</Button>} />
      </Card>
      <Card title="出错">
        <ErrorState error={refusal} onRetry={() => undefined} />
      </Card>
      <Card title="无权限">
        <NoPermission />
      </Card>
      <Card title="载入">
        <Skeleton lines={6} />
      </Card>
    </div>
  )
}

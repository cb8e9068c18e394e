// One product that is short: who waits and when it is their turn, what comes in, what could stand
// in. A customer's choice is written down here and done at once.
import { useParams } from '@tanstack/react-router'
import { Boxes } from 'lucide-react'
import { useState } from 'react'
import { useLocale } from '@/i18n'
import { format_price } from '@/lib/format'
import { useUser } from '@/lib/session'
import { Button } from '@/ui/Button'
import { Card, CardRow, FactList } from '@/ui/Card'
import { ClaimSource, Differences } from '@/ui/Grounds'
import { Link, useGo } from '@/ui/Link'
import { DateText, Money, Price, Quantity } from '@/ui/Money'
import { RecordPage } from '@/ui/RecordPage'
import { Empty, Loaded } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { ChooseDialog } from './ChooseDialog'
import { useText } from './i18n'
import { is_late, useShortage, type ShortageView, type Substitute, type WaitingLine } from './model'

export default function ShortagePage() {
  const { id = '' } = useParams({ strict: false })
  return (
    <Loaded query={useShortage(id)} lines={8}>
      {(shortage) => <Body shortage={shortage} />}
    </Loaded>
  )
}

function Body({ shortage }: { shortage: ShortageView }) {
  const t = useText()
  const go = useGo()
  const [line, set_line] = useState<WaitingLine | null>(null)
  return (
    <RecordPage
      entity="shortage"
      list_path="/shortages"
      title={shortage.name}
      facts={[
        <span key="code" className="num">
          {shortage.code}
        </span>,
        <span key="lacking">
          {t('lacking')} <Quantity value={shortage.lacking} unit={shortage.unit} />
        </span>,
      ]}
      allowed={[]}
      actions={[
        {
          key: 'stock',
          label: t('stock'),
          icon: Boxes,
          always: true,
          onRun: () => {
            go(`/stock/${shortage.product_id}`)
          },
        },
      ]}
      left={<Numbers shortage={shortage} />}
    >
      <Waiting shortage={shortage} onChoose={set_line} />
      <Substitutes items={shortage.substitutes} />
      {line ? (
        <ChooseDialog
          shortage={shortage}
          line={line}
          onClose={() => {
            set_line(null)
          }}
        />
      ) : null}
    </RecordPage>
  )
}

function Numbers({ shortage }: { shortage: ShortageView }) {
  const t = useText()
  return (
    <>
      <Card>
        <FactList
          facts={[
            { label: t('revenue'), value: <Money minor={shortage.revenue_minor} /> },
            { label: t('available'), value: <Quantity value={shortage.available} /> },
            { label: t('incoming'), value: <Quantity value={shortage.incoming} /> },
            {
              label: t('covered'),
              value: shortage.covered_on ? <DateText on={shortage.covered_on} /> : t('unknown'),
            },
          ]}
        />
      </Card>
      <Card title={t('coming')} inset="rows">
        {shortage.coming.length ? (
          shortage.coming.map((one, index) => (
            <CardRow
              key={`${one.expected_on} ${String(index)}`}
              title={<DateText on={one.expected_on} />}
              value={<Quantity value={one.quantity} unit={shortage.unit} />}
            />
          ))
        ) : (
          <Empty title={t('no_coming')} />
        )}
      </Card>
    </>
  )
}

interface WaitingProps {
  shortage: ShortageView
  onChoose: (line: WaitingLine) => void
}

function Waiting({ shortage, onChoose }: WaitingProps) {
  const t = useText()
  return (
    <Card title={t('waiting')} count={shortage.lines.length} inset="rows">
      {shortage.lines.length ? (
        shortage.lines.map((line) => (
          <WaitingRow key={line.order_line_id} {...{ line, onChoose }} unit={shortage.unit} />
        ))
      ) : (
        <Empty title={t('no_lines')} />
      )}
      {shortage.others_count > 0 ? (
        <CardRow
          title={<span className="muted">{t('others', { count: shortage.others_count })}</span>}
        />
      ) : null}
    </Card>
  )
}

interface WaitingRowProps {
  line: WaitingLine
  unit: string
  onChoose: (line: WaitingLine) => void
}

function WaitingRow({ line, unit, onChoose }: WaitingRowProps) {
  const t = useText()
  const last = line.choices[0]
  return (
    <CardRow
      title={
        <>
          <Link to={`/orders/${line.order_id}`} className="strong">
            {line.customer_name}
          </Link>
          {is_late(line) ? <Tag tone="red">{t('late')}</Tag> : null}
          {last ? <Tag tone="act">{t(`kind_${last.kind}`)}</Tag> : null}
        </>
      }
      note={[
        line.order_number,
        line.promised_on ? t('promised_on', { on: line.promised_on }) : t('no_promise'),
        line.served_on ? t('served_on', { on: line.served_on }) : t('unknown'),
        line.owner_name,
        last?.told_on ? t('told', { on: last.told_on }) : '',
      ]
        .filter(Boolean)
        .join(' · ')}
      value={<Quantity value={line.quantity} unit={unit} />}
      action={
        line.actions.includes('choose') ? (
          <Button
            size="small"
            onClick={() => {
              onChoose(line)
            }}
          >
            {t('choose')}
          </Button>
        ) : null
      }
    />
  )
}

function Substitutes({ items }: { items: Substitute[] }) {
  const t = useText()
  return (
    <Card title={t('substitutes')} inset="rows">
      {items.length ? (
        items.map((one) => (
          <CardRow
            key={one.product_id}
            title={<Link to={`/products/${one.product_id}`}>{one.name}</Link>}
            note={
              <>
                <span className="num">{one.code}</span> · {t('available')}{' '}
                <Quantity value={one.available} unit={one.unit} /> ·{' '}
                <Difference e4={one.difference_e4} />
                {one.words ? ` · ${one.words}` : ''} <ClaimSource of={one} />
              </>
            }
            below={one.differences.length ? <Differences of={one} /> : null}
            value={<Price e4={one.list_price_e4} />}
          />
        ))
      ) : (
        <Empty title={t('no_substitutes')} />
      )}
    </Card>
  )
}

function Difference({ e4 }: { e4: number }) {
  const t = useText()
  const locale = useLocale()
  const { org } = useUser()
  if (e4 === 0) return <>{t('same_price')}</>
  const price = format_price(Math.abs(e4), org.currency, locale)
  return <>{t(e4 > 0 ? 'dearer' : 'cheaper', { price })}</>
}

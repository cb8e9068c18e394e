// The orders or quotes that stand under a contract, and choosing them among the customer's.
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/lib/api'
import { useMeta } from '@/lib/meta'
import { useWrite } from '@/lib/use_write'
import { Button } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { FormDialog } from '@/ui/FormDialog'
import { Link } from '@/ui/Link'
import { DateText, Money } from '@/ui/Money'
import { Loaded } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { usePapers, type Choice, type Contract, type PaperKind } from './model'

const field_of = { order: 'order_ids', quote: 'quote_ids' } as const

export function PapersUnder({ one, kind }: { one: Contract; kind: PaperKind }) {
  const t = useText()
  const [choosing, set_choosing] = useState(false)
  const papers = kind === 'order' ? one.orders : one.quotes
  return (
    <Card
      title={t(`${kind}s`)}
      inset="rows"
      extra={
        one.actions.includes('edit') ? (
          <Button
            size="small"
            kind="quiet"
            icon={Plus}
            onClick={() => {
              set_choosing(true)
            }}
          >
            {t('choose')}
          </Button>
        ) : null
      }
    >
      {papers.length ? null : (
        <CardRow
          title={<span className="muted">{t(kind === 'order' ? 'no_orders' : 'no_quotes')}</span>}
        />
      )}
      {kind === 'order' ? <Orders one={one} /> : <Quotes one={one} />}
      {choosing ? (
        <ChooseDialog
          one={one}
          kind={kind}
          onClose={() => {
            set_choosing(false)
          }}
        />
      ) : null}
    </Card>
  )
}

function Orders({ one }: { one: Contract }) {
  const t = useText()
  const meta = useMeta('order')
  return (
    <>
      {one.orders.map((order) => (
        <CardRow
          key={order.id}
          title={
            <Link to={`/orders/${order.id}`} className="num">
              {order.number}
            </Link>
          }
          note={
            <>
              <DateText on={order.placed_on} /> · {meta.option('commercial', order.commercial)} ·{' '}
              {meta.option('payment', order.payment)}
              {order.overdue_on ? <span className="tone-red"> · {t('overdue')}</span> : null}
            </>
          }
          value={<Money minor={order.amount_minor} />}
        />
      ))}
    </>
  )
}

function Quotes({ one }: { one: Contract }) {
  const meta = useMeta('quote')
  return (
    <>
      {one.quotes.map((quote) => (
        <CardRow
          key={quote.id}
          title={<Link to={`/quotes/${quote.id}`}>{quote.title || quote.number}</Link>}
          note={`${quote.number} · ${meta.option('state', quote.state)}`}
          value={<Money minor={quote.amount_minor} />}
        />
      ))}
    </>
  )
}

interface ChooseProps {
  one: Contract
  kind: PaperKind
  onClose: () => void
}

function ChooseDialog({ one, kind, onClose }: ChooseProps) {
  const t = useText()
  const field = field_of[kind]
  const papers = usePapers(kind, one.customer_id)
  const [ticked, set_ticked] = useState<ReadonlySet<string>>(new Set(one[field]))
  const save = useWrite<string[], Contract>({
    send: (ids) => api.patch(`/contracts/${one.id}`, { [field]: ids }, one.version),
    entities: ['contract'],
    onDone: (now) => {
      toast.done(t('saved', { number: now.number }))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t(kind === 'order' ? 'choose_order' : 'choose_quote')}
      action={t('save')}
      busy={save.isPending}
      ready
      error={save.error}
      onSend={() => {
        save.mutate([...ticked])
      }}
      onClose={onClose}
    >
      <Loaded query={papers} lines={4}>
        {({ items }) =>
          items.length ? (
            <ul className="contract-choices">
              {items.map((paper) => (
                <li key={paper.id}>
                  <PaperChoice
                    paper={paper}
                    ticked={ticked.has(paper.id)}
                    onTicked={(on) => {
                      const next = new Set(ticked)
                      if (on) next.add(paper.id)
                      else next.delete(paper.id)
                      set_ticked(next)
                    }}
                  />
                </li>
              ))}
            </ul>
          ) : (
            <p className="muted">{t('none_of_customer')}</p>
          )
        }
      </Loaded>
    </FormDialog>
  )
}

interface PaperChoiceProps {
  paper: Choice
  ticked: boolean
  onTicked: (on: boolean) => void
}

function PaperChoice({ paper, ticked, onTicked }: PaperChoiceProps) {
  return (
    <label>
      <input
        type="checkbox"
        checked={ticked}
        onChange={(event) => {
          onTicked(event.target.checked)
        }}
      />
      <span className="num">{paper.number}</span>
      <span className="muted ellipsis">
        {paper.title ?? <DateText on={paper.placed_on ?? null} />}
      </span>
      <span className="push num">
        <Money minor={paper.amount_minor} />
      </span>
    </label>
  )
}

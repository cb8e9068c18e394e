// The monthly retro: causes that repeat with the month before, and what is changed because of them,
// by whom and until when.
import { Check, ChevronLeft, ChevronRight, ClipboardPen, RotateCcw, X } from 'lucide-react'
import { useState } from 'react'
import { useListState } from '@/lib/list_state'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { Button, IconButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { FormDialog } from '@/ui/FormDialog'
import { Link } from '@/ui/Link'
import { Money } from '@/ui/Money'
import { Page } from '@/ui/Page'
import { ReasonField } from '@/ui/ReasonField'
import { Loaded } from '@/ui/States'
import { StatusDot, Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { useText } from './i18n'
import {
  list_behind,
  month_from,
  useEndChange,
  useRetro,
  type Repeat,
  type Retro,
  type SopChange,
} from './model'
import { PlanDialog } from './PlanDialog'

export default function RetroPage() {
  const t = useText()
  const [{ filters }, change] = useListState()
  const retro = useRetro(filters.month ?? null)
  const go = (steps: number) => {
    if (retro.data) change({ filters: { month: month_from(retro.data.month_on, steps) } })
  }
  return (
    <Page
      title={t('title')}
      beside={
        <span className="row">
          <IconButton
            icon={ChevronLeft}
            framed
            label={t('previous')}
            onClick={() => {
              go(-1)
            }}
          />
          <span className="num strong">{retro.data?.month_on.slice(0, 7)}</span>
          <IconButton
            icon={ChevronRight}
            framed
            label={t('next')}
            onClick={() => {
              go(1)
            }}
          />
        </span>
      }
    >
      <Loaded query={retro} lines={8}>
        {(found) => <Body retro={found} />}
      </Loaded>
    </Page>
  )
}

function Body({ retro }: { retro: Retro }) {
  const t = useText()
  const [planning, set_planning] = useState<Repeat | null>(null)
  const month = retro.month_on.slice(0, 7)
  return (
    <div className="stack">
      <Card>
        <p className="strong">
          {retro.complaints
            ? t('sentence', {
                month,
                count: retro.complaints,
                before: retro.month_before,
                repeats: retro.repeats.length,
              })
            : t('sentence_none', { month })}
        </p>
      </Card>
      <Card title={t('repeats')} count={retro.repeats.length} inset="rows">
        {retro.repeats.map((one) => (
          <RepeatRow
            key={one.cause + one.kind}
            retro={retro}
            one={one}
            onPlan={() => {
              set_planning(one)
            }}
          />
        ))}
        {retro.repeats.length ? null : <CardRow title={t('no_repeat')} />}
      </Card>
      <Card title={t('changes')} count={retro.changes.length} inset="rows">
        {retro.changes.map((one) => (
          <ChangeRow key={one.id} one={one} />
        ))}
        {retro.changes.length ? null : <CardRow title={t('no_change')} />}
      </Card>
      {retro.sees_costs ? <CostsOfMonth retro={retro} /> : null}
      {planning ? (
        <PlanDialog
          month_on={retro.month_on}
          about={planning}
          onClose={() => {
            set_planning(null)
          }}
        />
      ) : null}
    </div>
  )
}

/** What was given for complaints in this month, whenever they came in. */
function CostsOfMonth({ retro }: { retro: Retro }) {
  const t = useText()
  const meta = useMeta('sop_change')
  const total = retro.costs.reduce((sum, one) => sum + one.amount_minor, 0)
  return (
    <Card
      title={t('costs')}
      inset="rows"
      extra={
        <span className="row">
          {total ? <Money minor={total} /> : null}
          <Link to="/complaint_costs">{t('all_costs')}</Link>
        </span>
      }
    >
      {retro.costs.map((one) => (
        <CardRow
          key={one.cause}
          title={meta.option('cause', one.cause)}
          note={t('letters', { count: one.letters })}
          value={<Money minor={one.amount_minor} />}
        />
      ))}
      {retro.costs.length ? null : <CardRow title={t('no_costs')} />}
    </Card>
  )
}

function useTrend() {
  const t = useText()
  return ({ complaints, month_before }: Repeat) => {
    const more = complaints - month_before
    if (more > 0) return t('more', { count: more })
    return more < 0 ? t('fewer', { count: -more }) : t('same')
  }
}

function RepeatRow({ retro, one, onPlan }: { retro: Retro; one: Repeat; onPlan: () => void }) {
  const t = useText()
  const meta = useMeta('sop_change')
  const trend = useTrend()
  const sees = useAllowed('tickets.read')
  const count = t('count', { count: one.complaints })
  const products = one.products.map(({ name, complaints }) => `${name}（${String(complaints)}）`)
  return (
    <CardRow
      title={
        <>
          {meta.option('cause', one.cause)}
          <Tag>{meta.option('kind', one.kind)}</Tag>
          {one.changes ? <Tag tone="green">{t('decided', { count: one.changes })}</Tag> : null}
        </>
      }
      note={[trend(one), products.length ? t('with', { products: products.join('、') }) : '']
        .filter(Boolean)
        .join(' · ')}
      value={sees ? <Link to={list_behind(retro, one)}>{count}</Link> : count}
      action={
        retro.can_plan ? (
          <Button size="small" icon={ClipboardPen} onClick={onPlan}>
            {t('plan')}
          </Button>
        ) : null
      }
    />
  )
}

const tones = { open: 'amber', done: 'green', dropped: 'grey' } as const
type How = 'finish' | 'drop'

function ChangeRow({ one }: { one: SopChange }) {
  const t = useText()
  const meta = useMeta('sop_change')
  const [ending, set_ending] = useState<How | null>(null)
  const reopen = useEndChange('reopening', {
    onDone: () => toast.done(t('reopened')),
    onRefused: useRefusal(),
  })
  const may = (action: string) => one.actions.includes(action)
  return (
    <CardRow
      title={
        <>
          {one.title}
          <StatusDot tone={tones[one.state]}>{meta.option('state', one.state)}</StatusDot>
          {one.late ? <Tag tone="red">{t('late')}</Tag> : null}
        </>
      }
      note={[
        one.owner_name,
        t('due', { day: one.due_on }),
        t('out_of', { cause: meta.option('cause', one.cause), count: one.complaint_count }),
      ].join(' · ')}
      below={
        <>
          {one.words ? <p>{one.words}</p> : null}
          {one.outcome ? <p className="muted">{one.outcome}</p> : null}
        </>
      }
      action={
        <>
          {may('finish') ? (
            <Button
              size="small"
              kind="primary"
              icon={Check}
              onClick={() => {
                set_ending('finish')
              }}
            >
              {t('finish')}
            </Button>
          ) : null}
          {may('drop') ? (
            <Button
              size="small"
              kind="quiet"
              icon={X}
              onClick={() => {
                set_ending('drop')
              }}
            >
              {t('drop')}
            </Button>
          ) : null}
          {may('reopen') ? (
            <Button
              size="small"
              kind="quiet"
              icon={RotateCcw}
              busy={reopen.isPending}
              onClick={() => {
                reopen.mutate({ id: one.id })
              }}
            >
              {t('reopen')}
            </Button>
          ) : null}
          {ending ? (
            <EndDialog
              one={one}
              how={ending}
              onClose={() => {
                set_ending(null)
              }}
            />
          ) : null}
        </>
      }
    />
  )
}

function EndDialog({ one, how, onClose }: { one: SopChange; how: How; onClose: () => void }) {
  const t = useText()
  const [words, set_words] = useState('')
  const end = useEndChange(how === 'finish' ? 'completion' : 'dropping', {
    onDone: () => {
      toast.done(t(how === 'finish' ? 'finished' : 'dropped'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t(`${how}_title`, { name: one.title })}
      action={t(how)}
      busy={end.isPending}
      ready={words.trim() !== ''}
      error={end.error}
      onSend={() => {
        end.mutate({ id: one.id, words })
      }}
      onClose={onClose}
    >
      <ReasonField
        label={t(how === 'finish' ? 'what' : 'why')}
        value={words}
        onChange={set_words}
      />
    </FormDialog>
  )
}

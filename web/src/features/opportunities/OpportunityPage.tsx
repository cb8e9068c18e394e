// One opportunity: where it stands, what is next, the way it came with every day that slipped.
import { useParams } from '@tanstack/react-router'
import { ArrowRight, Pencil, RotateCcw, ThumbsDown, Trophy } from 'lucide-react'
import { useState } from 'react'
import { useT } from '@/i18n'
import { useMeta } from '@/lib/meta'
import { useRecord } from '@/lib/use_record'
import { Attachments } from '@/ui/Attachments'
import { Card, FactList } from '@/ui/Card'
import { CommentsCard } from '@/ui/CommentsCard'
import { Link, useGo } from '@/ui/Link'
import { DateText, Money } from '@/ui/Money'
import { ProposalsCard, QuotesCard } from '@/ui/PapersCard'
import { RecordPage, type RecordAction, type StatusStep } from '@/ui/RecordPage'
import { Loaded } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { ActDialog, type Act } from './dialogs'
import { useText } from './i18n'
import { CloseDay, StageDot, useToday, Warnings } from './Marks'
import {
  open_stages,
  neighbour,
  useMove,
  type OpenStage,
  type Opportunity,
  type Stage,
} from './model'
import { Way } from './Way'
import './opportunities.css'

export default function OpportunityPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<Opportunity>('opportunity', '/opportunities', id)
  return (
    <Loaded query={record} lines={8}>
      {(one) => <Body key={one.id} one={one} />}
    </Loaded>
  )
}

function useSteps(one: Opportunity): StatusStep[] {
  const meta = useMeta('opportunity')
  const label = (stage: Stage) => meta.option('stage', stage)
  const at = open_stages.indexOf(one.stage as OpenStage)
  const steps = open_stages.map((stage, index): StatusStep => {
    const done = one.stage === 'won' || (one.open && index < at)
    return {
      key: stage,
      label: label(stage),
      state: done ? 'done' : one.open && index === at ? 'now' : 'later',
    }
  })
  const end = one.stage === 'lost' ? 'lost' : 'won'
  const state = one.open ? 'later' : end === 'lost' ? 'stopped' : 'now'
  return [...steps, { key: end, label: label(end), state }]
}

function useActions(one: Opportunity, ask: (act: Act) => void): RecordAction[] {
  const t = useText()
  const shell = useT()
  const go = useGo()
  const meta = useMeta('opportunity')
  const move = useMove({
    onDone: (out, from) => {
      toast.done(t('moved', { name: out.name, stage: meta.option('stage', out.stage) }), () =>
        move.mutateAsync({ card: out, to: from.stage as OpenStage }),
      )
    },
    onRefused: (problem) => {
      toast.error(t('not_moved', { name: one.name }), problem)
    },
  })
  const next = neighbour(one.stage, 1)
  const asks = (key: Act, icon: RecordAction['icon'], keys: string): RecordAction => ({
    key,
    label: t(key),
    icon,
    keys,
    kind: key === 'lose' ? 'danger' : 'plain',
    main: key === 'win' && next === 'won',
    onRun: () => {
      ask(key)
    },
  })
  const moves = open_stages.map((to): RecordAction => ({
    key: `to_${to}`,
    label: t('move_to', { stage: meta.option('stage', to) }),
    icon: ArrowRight,
    keys: to === next ? ']' : undefined,
    main: to === next,
    in_menu: to !== next,
    busy: move.isPending,
    onRun: () => {
      move.mutate({ card: one, to })
    },
  }))
  return [
    ...moves,
    asks('win', Trophy, 'W'),
    {
      key: 'edit',
      label: shell('action.edit'),
      icon: Pencil,
      keys: 'E',
      onRun: () => {
        go(`/opportunities/${one.id}/edit`)
      },
    },
    asks('reopen', RotateCcw, 'R'),
    asks('lose', ThumbsDown, 'L'),
  ]
}

function Body({ one }: { one: Opportunity }) {
  const t = useText()
  const meta = useMeta('opportunity')
  const [act, set_act] = useState<Act | null>(null)
  const actions = useActions(one, set_act)
  return (
    <RecordPage
      entity="opportunity"
      list_path="/opportunities"
      title={one.name}
      facts={[
        <Link key="customer" to={`/customers/${one.customer_id}`}>
          {one.customer_name}
        </Link>,
        <StageDot key="stage" stage={one.stage} />,
        <Money key="amount" minor={one.amount_minor} />,
        one.owner_name,
        one.slip_count || one.stale ? (
          <span key="warnings" className="row">
            <Warnings of={one} />
          </span>
        ) : null,
      ].filter(Boolean)}
      allowed={one.actions}
      actions={actions}
      steps={useSteps(one)}
      left={
        <>
          <Facts one={one} />
          <Attachments entity="opportunity" record_id={one.id} />
          <CommentsCard entity="opportunity" record_id={one.id} />
        </>
      }
    >
      {one.stage === 'lost' ? (
        <p className="callout callout-red" role="status">
          {t('lost_because', { reason: meta.option('lost_reason', one.lost_reason) })} ·{' '}
          {one.lost_words}
        </p>
      ) : null}
      <Next one={one} />
      {one.note ? (
        <Card title={meta.label('note')}>
          <p className="opportunity-note">{one.note}</p>
        </Card>
      ) : null}
      <ProposalsCard of={{ opportunity_id: one.id }} open={one.open && one.actions.length > 0} />
      <QuotesCard of={{ opportunity_id: one.id }} open={one.open && one.actions.length > 0} />
      <Way one={one} />
      {act ? (
        <ActDialog
          act={act}
          one={one}
          onClose={() => {
            set_act(null)
          }}
        />
      ) : null}
    </RecordPage>
  )
}

function Next({ one }: { one: Opportunity }) {
  const t = useText()
  const today = useToday()
  const late = !!one.next_step_on && one.next_step_on < today
  return (
    <Card title={t('next')}>
      {one.open ? (
        <div className="opportunity-next">
          <span className="strong">{one.next_step}</span>
          <span className={late ? 'tone-red' : 'muted'}>
            <DateText on={one.next_step_on} /> · <DateText on={one.next_step_on} show="relative" />
            {late ? ` · ${t('next_late')}` : ''}
          </span>
        </div>
      ) : (
        <span className="muted">{t('no_next')}</span>
      )}
    </Card>
  )
}

function Facts({ one }: { one: Opportunity }) {
  const t = useText()
  const meta = useMeta('opportunity')
  const facts = [
    { label: meta.label('amount_minor'), value: <Money minor={one.amount_minor} /> },
    {
      label: meta.label('weighted_minor'),
      value: (
        <>
          <Money minor={one.weighted_minor} />{' '}
          <span className="meta">{t('percent', { percent: one.probability_percent })}</span>
        </>
      ),
    },
    { label: t(one.open ? 'close_on' : 'closed_on'), value: <CloseDay of={one} /> },
    {
      label: t('first_promised'),
      value: (
        <>
          <DateText on={one.first_expected_close_on} />{' '}
          <span className="meta">
            {one.slip_count ? t('slipped', { count: one.slip_count }) : t('never')}
          </span>
        </>
      ),
    },
    ...(one.open
      ? [{ label: t('in_stage'), value: t('working_days', { count: one.stage_days }) }]
      : []),
    {
      label: t('competitors'),
      value: one.competitors.length ? (
        <span className="row row-wrap">
          {one.competitors.map((name) => (
            <Tag key={name}>{name}</Tag>
          ))}
        </span>
      ) : (
        <span className="muted">{t('none')}</span>
      ),
    },
    ...(one.order_id
      ? [
          {
            label: meta.label('order_id'),
            value: <Link to={`/orders/${one.order_id}`}>{t('open_order')}</Link>,
          },
        ]
      : []),
  ]
  return (
    <Card title={t('facts')}>
      <FactList facts={facts} />
    </Card>
  )
}

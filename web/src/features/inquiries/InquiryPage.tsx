// One inquiry: who asks and what for, how its clock stands, what they need, and what comes of it.
import { useParams } from '@tanstack/react-router'
import {
  Ban,
  CircleCheck,
  Hand,
  Inbox,
  Link2,
  MessageSquareReply,
  Pencil,
  RotateCcw,
  ThumbsDown,
  UserPlus,
  UserRoundCog,
} from 'lucide-react'
import { useState } from 'react'
import { useT } from '@/i18n'
import { useAtHand } from '@/lib/at_hand'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { useRecord } from '@/lib/use_record'
import { Attachments } from '@/ui/Attachments'
import { Card } from '@/ui/Card'
import { CommentsCard } from '@/ui/CommentsCard'
import { useGo } from '@/ui/Link'
import { ProposalsCard, QuotesCard } from '@/ui/PapersCard'
import { RecordPage, type RecordAction, type StatusStep } from '@/ui/RecordPage'
import { Loaded } from '@/ui/States'
import { useRefusal } from '@/ui/use_refusal'
import {
  AssignDialog,
  InvalidDialog,
  LoseDialog,
  ReleaseDialog,
  ReopenDialog,
  RespondDialog,
} from './acts'
import { ConvertDialog, LinkDialog } from './customer_acts'
import { useDone } from './done'
import { ClockCard, WhatCard, WhoCard } from './Facts'
import { useText } from './i18n'
import { Answer, Marks, StateTag } from './marks'
import { title_of, useAct, useClaim, type Inquiry, type State } from './model'
import { NeedsCard } from './NeedsCard'
import './inquiries.css'

export default function InquiryPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<Inquiry>('inquiry', '/inquiries', id)
  return (
    <Loaded query={record} lines={8}>
      {(inquiry) => <Body key={inquiry.id} inquiry={inquiry} />}
    </Loaded>
  )
}

type Asking =
  'respond' | 'assign' | 'release' | 'link' | 'convert' | 'lose' | 'invalidate' | 'reopen'

const way: State[] = ['open', 'responded', 'qualified', 'won']

function useSteps(inquiry: Inquiry): StatusStep[] {
  const meta = useMeta('inquiry')
  const ended = inquiry.state === 'lost' || inquiry.state === 'invalid'
  const reached = ended ? (inquiry.first_responded_at ? 1 : 0) : way.indexOf(inquiry.state)
  const label = (state: State) => meta.option('state', state)
  if (ended) {
    const done = way
      .slice(0, reached + 1)
      .map((key) => ({ key, label: label(key), state: 'done' as const }))
    return [...done, { key: inquiry.state, label: label(inquiry.state), state: 'stopped' }]
  }
  return way.map((key, index) => ({
    key,
    label: label(key),
    state: index < reached ? 'done' : index > reached ? 'later' : 'now',
  }))
}

function useActions(inquiry: Inquiry, ask: (asking: Asking) => void): RecordAction[] {
  const t = useText()
  const shell = useT()
  const go = useGo()
  const onRefused = useRefusal()
  const claim = useClaim({ onDone: useDone(t('claimed')), onRefused })
  const qualify = useAct<object>('qualification', { onDone: useDone(t('qualified')), onRefused })
  const asks = (key: Asking) => ({
    key,
    onRun: () => {
      ask(key)
    },
  })
  return [
    { ...asks('respond'), label: t('respond'), icon: MessageSquareReply, keys: 'R' },
    {
      key: 'claim',
      label: t('claim'),
      icon: Hand,
      keys: 'T',
      busy: claim.isPending,
      onRun: () => {
        claim.mutate({ inquiry_id: inquiry.id })
      },
    },
    {
      key: 'qualify',
      label: t('qualify'),
      icon: CircleCheck,
      busy: qualify.isPending,
      onRun: () => {
        qualify.mutate({ id: inquiry.id, body: {} })
      },
    },
    { ...asks('convert'), label: t('convert'), icon: UserPlus },
    { ...asks('reopen'), label: t('reopen'), icon: RotateCcw },
    { ...asks('link'), label: t('link'), icon: Link2 },
    {
      key: 'edit',
      label: shell('action.edit'),
      icon: Pencil,
      keys: 'E',
      in_menu: true,
      onRun: () => {
        go(`/inquiries/${inquiry.id}/edit`)
      },
    },
    { ...asks('assign'), label: t('assign'), icon: UserRoundCog, in_menu: true },
    { ...asks('release'), label: t('release'), icon: Inbox, in_menu: true },
    { ...asks('lose'), label: t('lose'), icon: ThumbsDown, kind: 'danger', in_menu: true },
    { ...asks('invalidate'), label: t('invalidate'), icon: Ban, kind: 'danger', in_menu: true },
  ]
}

function Body({ inquiry }: { inquiry: Inquiry }) {
  const t = useText()
  useAtHand([{ id: inquiry.product_id, name: inquiry.product_name }])
  const [asking, set_asking] = useState<Asking | null>(null)
  const actions = useActions(inquiry, set_asking)
  const steps = useSteps(inquiry)
  const sees_needs = useAllowed('needs.read')
  return (
    <RecordPage
      entity="inquiry"
      list_path="/inquiries"
      title={title_of(inquiry)}
      mark={<StateTag state={inquiry.state} />}
      facts={[
        inquiry.customer_id && inquiry.owner_id ? null : <Marks key="marks" inquiry={inquiry} />,
        inquiry.owner_name || null,
        <Answer key="answer" inquiry={inquiry} />,
      ].filter(Boolean)}
      allowed={inquiry.actions}
      actions={actions}
      steps={steps}
      left={
        <>
          <WhoCard inquiry={inquiry} />
          <ClockCard inquiry={inquiry} />
          <Attachments entity="inquiry" record_id={inquiry.id} />
          <CommentsCard entity="inquiry" record_id={inquiry.id} />
        </>
      }
    >
      <Card title={t('asked')}>
        <blockquote className="inquiry-words">{inquiry.words}</blockquote>
        <WhatCard inquiry={inquiry} />
      </Card>
      {sees_needs ? (
        <NeedsCard of={{ inquiry_id: inquiry.id }} open={inquiry.actions.includes('edit')} />
      ) : null}
      <ProposalsCard
        of={{ inquiry_id: inquiry.id }}
        open={!!inquiry.customer_id && inquiry.actions.includes('edit')}
      />
      <QuotesCard
        of={{ inquiry_id: inquiry.id }}
        open={!!inquiry.customer_id && inquiry.actions.includes('edit')}
      />
      {asking ? (
        <Asked
          asking={asking}
          inquiry={inquiry}
          onClose={() => {
            set_asking(null)
          }}
        />
      ) : null}
    </RecordPage>
  )
}

interface AskedProps {
  asking: Asking
  inquiry: Inquiry
  onClose: () => void
}

function Asked({ asking, ...props }: AskedProps) {
  switch (asking) {
    case 'respond':
      return <RespondDialog {...props} />
    case 'assign':
      return <AssignDialog {...props} />
    case 'link':
      return <LinkDialog {...props} />
    case 'convert':
      return <ConvertDialog {...props} />
    case 'lose':
      return <LoseDialog {...props} />
    case 'invalidate':
      return <InvalidDialog {...props} />
    case 'release':
      return <ReleaseDialog {...props} />
    case 'reopen':
      return <ReopenDialog {...props} />
  }
}

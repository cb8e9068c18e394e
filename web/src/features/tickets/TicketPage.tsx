// One complaint: what was said, how its clocks stand, the stages with their written records, and
// the composer for answers and remarks.
import { useParams } from '@tanstack/react-router'
import {
  ArrowRight,
  GitMerge,
  Hand,
  Pause,
  Pencil,
  Play,
  RotateCcw,
  Tags,
  UserRoundCog,
} from 'lucide-react'
import { useState } from 'react'
import { useT } from '@/i18n'
import { useMeta } from '@/lib/meta'
import { useRecord } from '@/lib/use_record'
import { Attachments } from '@/ui/Attachments'
import { Card } from '@/ui/Card'
import { CommentsCard } from '@/ui/CommentsCard'
import { LettersCard } from '@/ui/LettersCard'
import { RequestsCard } from '@/ui/RequestsCard'
import { RevisitsCard } from '@/ui/RevisitsCard'
import { CaseHintsCard } from '@/ui/CaseHintsCard'
import { useGo } from '@/ui/Link'
import { RecordPage, type RecordAction, type StatusStep } from '@/ui/RecordPage'
import { Loaded } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { AdvanceDialog, AssignDialog, ClassifyDialog, JoinDialog, WordsDialog } from './acts'
import { Composer } from './Composer'
import { FactsCard, TwinsCard } from './Facts'
import { IntakeCard } from './IntakeCard'
import { useText } from './i18n'
import { MailsCard } from './MailsCard'
import { Due, Marks, StageTag } from './marks'
import { next_of, stages, useClaim, type Ticket } from './model'
import { ClocksCard, StoryCard } from './StoryCards'
import './tickets.css'

export default function TicketPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<Ticket>('ticket', '/tickets', id)
  return (
    <Loaded query={record} lines={8}>
      {(ticket) => <Body key={ticket.id} ticket={ticket} />}
    </Loaded>
  )
}

type Asking = 'advance' | 'classify' | 'assign' | 'pause' | 'resume' | 'reopen' | 'join'

function useSteps(ticket: Ticket): StatusStep[] {
  const meta = useMeta('ticket')
  const reached = stages.findIndex((one) => one === ticket.stage)
  if (reached < 0)
    return [{ key: ticket.stage, label: meta.option('stage', ticket.stage), state: 'stopped' }]
  return stages.map((key, index) => ({
    key,
    label: meta.option('stage', key),
    state:
      index < reached || ticket.stage === 'closed' ? 'done' : index > reached ? 'later' : 'now',
  }))
}

function useActions(ticket: Ticket, ask: (asking: Asking) => void): RecordAction[] {
  const t = useText()
  const shell = useT()
  const go = useGo()
  const meta = useMeta('ticket')
  const claim = useClaim({
    onDone: () => {
      toast.done(t('claimed'))
    },
    onRefused: useRefusal(),
  })
  const asks = (key: Asking) => ({
    key,
    onRun: () => {
      ask(key)
    },
  })
  const next = next_of(ticket.stage)
  const first = ticket.classified_at ? [] : [classify_action()]
  function classify_action(): RecordAction {
    return { ...asks('classify'), label: t('classify'), icon: Tags, keys: 'C' }
  }
  return [
    ...first,
    {
      ...asks('advance'),
      label: next ? t('advance_to', { stage: meta.option('stage', next) }) : '',
      icon: ArrowRight,
      keys: 'N',
    },
    {
      key: 'claim',
      label: t('claim'),
      icon: Hand,
      keys: 'T',
      busy: claim.isPending,
      onRun: () => {
        claim.mutate({ ticket_id: ticket.id })
      },
    },
    { ...asks('resume'), label: t('resume'), icon: Play },
    { ...asks('reopen'), label: t('reopen'), icon: RotateCcw },
    { ...asks('pause'), label: t('pause'), icon: Pause },
    ...(first.length ? [] : [{ ...classify_action(), in_menu: true }]),
    { ...asks('assign'), label: t('assign'), icon: UserRoundCog, in_menu: true },
    { ...asks('join'), label: t('join'), icon: GitMerge, in_menu: true },
    {
      key: 'edit',
      label: shell('action.edit'),
      icon: Pencil,
      in_menu: true,
      onRun: () => {
        go(`/tickets/${ticket.id}/edit`)
      },
    },
  ]
}

function Body({ ticket }: { ticket: Ticket }) {
  const t = useText()
  const [asking, set_asking] = useState<Asking | null>(null)
  const actions = useActions(ticket, set_asking)
  const steps = useSteps(ticket)
  return (
    <RecordPage
      entity="ticket"
      list_path="/tickets"
      title={ticket.title}
      mark={<StageTag stage={ticket.stage} />}
      facts={[
        <span key="number" className="num">
          {ticket.number}
        </span>,
        <span key="marks" className="row">
          <Marks ticket={ticket} />
        </span>,
        ticket.owner_name || null,
        <Due key="due" full ticket={ticket} />,
      ].filter(Boolean)}
      allowed={ticket.actions}
      actions={actions}
      steps={steps}
      left={
        <>
          <FactsCard ticket={ticket} />
          <IntakeCard ticket={ticket} />
          <ClocksCard ticket={ticket} />
          <Attachments entity="ticket" record_id={ticket.id} />
        </>
      }
    >
      <Card title={t('said')}>
        <blockquote className="ticket-words">{ticket.words}</blockquote>
      </Card>
      {ticket.actions.includes('join') ? <TwinsCard ticket={ticket} /> : null}
      {ticket.actions.includes('reply') ? <Composer ticket={ticket} /> : null}
      <RequestsCard ticket={ticket} works={ticket.actions.includes('note')} />
      <LettersCard ticket={ticket} works={ticket.actions.includes('note')} />
      <RevisitsCard ticket={ticket} works={ticket.actions.includes('note')} />
      <CaseHintsCard ticket_id={ticket.id} />
      <MailsCard ticket={ticket} />
      <CommentsCard entity="ticket" record_id={ticket.id} />
      <StoryCard ticket={ticket} />
      {asking ? (
        <Asked
          asking={asking}
          ticket={ticket}
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
  ticket: Ticket
  onClose: () => void
}

function Asked({ asking, ...props }: AskedProps) {
  const t = useText()
  switch (asking) {
    case 'advance':
      return <AdvanceDialog {...props} />
    case 'classify':
      return <ClassifyDialog {...props} />
    case 'assign':
      return <AssignDialog {...props} />
    case 'join':
      return <JoinDialog {...props} />
    case 'pause':
      return (
        <WordsDialog
          {...props}
          noun="pause"
          action={t('pause')}
          label={t('pause_words')}
          done={t('paused')}
        />
      )
    case 'resume':
      return (
        <WordsDialog
          {...props}
          noun="resumption"
          action={t('resume')}
          label={t('resume_words')}
          done={t('resumed')}
        />
      )
    case 'reopen':
      return (
        <WordsDialog
          {...props}
          noun="reopening"
          action={t('reopen')}
          label={t('reopen_words')}
          done={t('reopened')}
        />
      )
  }
}

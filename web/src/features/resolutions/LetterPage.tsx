// One resolution letter: what it says and gives, how far it is, and what the customer said.
import { useParams } from '@tanstack/react-router'
import {
  BookCheck,
  Check,
  Link2,
  MessageSquareWarning,
  Pencil,
  Printer,
  Send,
  Trash2,
  TriangleAlert,
  Undo2,
} from 'lucide-react'
import { useState } from 'react'
import { useMeta } from '@/lib/meta'
import { useAllowed, useUser } from '@/lib/session'
import { useRecord } from '@/lib/use_record'
import { Card, FactList } from '@/ui/Card'
import { Link, useGo } from '@/ui/Link'
import { LinkDialog } from '@/ui/LinkDialog'
import { DateText, Money } from '@/ui/Money'
import { RecordPage, type RecordAction } from '@/ui/RecordPage'
import { Loaded } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { useT } from '@/i18n'
import { AnswerDialog, SendDialog } from './LetterDialogs'
import { useText } from './i18n'
import { path_of, useAct, type Letter } from './model'
import { Gift, StandingTag } from './parts'
import './resolutions.css'

export default function LetterPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<Letter>('resolution', '/resolutions', id)
  return (
    <Loaded query={record} lines={8}>
      {(letter) => <Body key={letter.id} letter={letter} />}
    </Loaded>
  )
}

type Asking = 'send' | 'accept' | 'decline'

/** What is done at once, and what is said of it then. */
const nouns = {
  take_back: ['taking_back', 'taken_back'],
  drop: ['dropping', 'dropped'],
  record: ['stage_record', 'recorded'],
  link: ['link', ''],
} as const

function useActions(
  letter: Letter,
  ask: (asking: Asking) => void,
  onLink: (link: string) => void,
): RecordAction[] {
  const t = useText()
  const shell = useT()
  const go = useGo()
  const [doing, set_doing] = useState<keyof typeof nouns>('link')
  const act = useAct(letter, {
    onDone: ({ link }) => {
      if (link) onLink(link)
      else if (doing !== 'link') toast.done(t(nouns[doing][1]))
    },
    onRefused: useRefusal(),
  })
  const at_once = (key: keyof typeof nouns) => ({
    key,
    label: t(key),
    busy: act.isPending && doing === key,
    onRun: () => {
      set_doing(key)
      act.mutate({ noun: nouns[key][0] })
    },
  })
  const asks = (key: Asking) => ({
    key,
    label: t(key),
    onRun: () => {
      ask(key)
    },
  })
  return [
    { ...asks('send'), icon: Send, label: t(letter.needs_approval ? 'to_approval' : 'send') },
    { ...at_once('record'), icon: BookCheck },
    { ...asks('accept'), icon: Check },
    { ...asks('decline'), icon: MessageSquareWarning },
    { ...at_once('link'), icon: Link2 },
    {
      key: 'edit',
      label: shell('action.edit'),
      icon: Pencil,
      onRun: () => {
        go(`${path_of(letter.id)}/edit`)
      },
    },
    {
      key: 'print',
      label: t('print'),
      icon: Printer,
      always: true,
      onRun: () => {
        go(`${path_of(letter.id)}/print`)
      },
    },
    { ...at_once('take_back'), icon: Undo2, in_menu: true },
    { ...at_once('drop'), icon: Trash2, kind: 'danger', in_menu: true },
  ]
}

function Body({ letter }: { letter: Letter }) {
  const t = useText()
  const { org } = useUser()
  const [asking, set_asking] = useState<Asking | null>(null)
  const [link, set_link] = useState('')
  const close = () => {
    set_asking(null)
  }
  const actions = useActions(letter, set_asking, set_link)
  return (
    <RecordPage
      entity="resolution"
      list_path={`/tickets/${letter.ticket_id}`}
      title={letter.ticket_title}
      mark={<StandingTag standing={letter.standing} />}
      facts={[
        <span key="number" className="num">
          {letter.number}
        </span>,
        letter.customer_name,
        letter.author_name,
      ]}
      allowed={letter.actions}
      actions={actions}
      left={<FactsCard letter={letter} />}
    >
      {letter.standing === 'blocked' ? <Blocked letter={letter} /> : null}
      <Words letter={letter} />
      <AnswerCard letter={letter} />
      {asking === 'send' ? (
        <SendDialog letter={letter} onClose={close} onLink={set_link} />
      ) : asking ? (
        <AnswerDialog letter={letter} accepted={asking === 'accept'} onClose={close} />
      ) : null}
      <LinkDialog
        url={link}
        title={t('link_title')}
        note={t('link_note')}
        message={t('link_message', {
          org: org.name,
          title: letter.ticket_title,
          url: location.origin + link,
        })}
        onClose={() => {
          set_link('')
        }}
      />
    </RecordPage>
  )
}

/** The customer said yes and nothing could be booked: what stands in the way, and what to do. */
function Blocked({ letter }: { letter: Letter }) {
  const t = useText()
  return (
    <div className="callout callout-amber" role="status">
      <TriangleAlert size={16} aria-hidden />
      <div>
        <p className="strong">
          {t('blocked_said', { name: letter.blocked_by })} <DateText at={letter.blocked_at} />
        </p>
        <p>
          {t(letter.compensation === 'refund' ? 'blocked_refund' : 'blocked_goods', {
            number: letter.order_number,
          })}
        </p>
        <p>{t('blocked_do')}</p>
      </div>
    </div>
  )
}

const words = ['what_happened', 'what_was_done', 'prevention'] as const

function Words({ letter }: { letter: Letter }) {
  const t = useText()
  const meta = useMeta('resolution')
  return (
    <Card title={t('letter')}>
      <div className="stack">
        {words.map((name) => (
          <section key={name}>
            <h3 className="meta">{meta.label(name)}</h3>
            <p className="letter-words">{letter[name] || '—'}</p>
          </section>
        ))}
        {letter.compensation === 'none' ? null : (
          <section>
            <h3 className="meta">{t('gift')}</h3>
            <div className="letter-words">
              <Gift of={letter} order={letter.order_number} />
            </div>
          </section>
        )}
      </div>
    </Card>
  )
}

function FactsCard({ letter }: { letter: Letter }) {
  const t = useText()
  const meta = useMeta('resolution')
  const sees_orders = useAllowed('orders.read')
  const order = (id: string | null, number: string) =>
    sees_orders && id ? <Link to={`/orders/${id}`}>{number}</Link> : number
  const facts = [
    {
      label: t('of_ticket'),
      value: <Link to={`/tickets/${letter.ticket_id}`}>{letter.ticket_number}</Link>,
    },
    { label: meta.label('compensation'), value: meta.option('compensation', letter.compensation) },
    ...(letter.amount_minor
      ? [
          {
            label: letter.compensation === 'replacement' ? t('worth') : meta.label('amount_minor'),
            value: <Money minor={letter.amount_minor} />,
          },
        ]
      : []),
    ...(letter.order_id
      ? [{ label: meta.label('order_id'), value: order(letter.order_id, letter.order_number) }]
      : []),
    ...(letter.given_order_id
      ? [
          {
            label: meta.label('given_order_id'),
            value: order(letter.given_order_id, letter.given_order_number),
          },
        ]
      : []),
    ...(letter.voucher_days && !letter.voucher_number
      ? [{ label: meta.label('voucher_id'), value: t('days', { count: letter.voucher_days }) }]
      : []),
    ...(letter.voucher_number
      ? [
          { label: meta.label('voucher_id'), value: letter.voucher_number },
          { label: meta.label('voucher_until'), value: <DateText on={letter.voucher_until} /> },
        ]
      : []),
    ...(letter.approval_id
      ? [
          {
            label: meta.label('approval_id'),
            value: (
              <Link to={`/approvals/${letter.approval_id}`} className="num">
                {letter.approval_number}
              </Link>
            ),
          },
        ]
      : []),
    ...(letter.approval_words && letter.state === 'draft'
      ? [{ label: meta.label('approval_words'), value: letter.approval_words }]
      : []),
  ]
  return (
    <Card title={t('gift')}>
      <FactList facts={facts} />
      {letter.state === 'draft' || letter.state === 'approved' ? (
        <p className="meta">{t(letter.needs_approval ? 'to_approval_note' : 'gift_help')}</p>
      ) : null}
    </Card>
  )
}

function AnswerCard({ letter }: { letter: Letter }) {
  const t = useText()
  if (!letter.sent_at || letter.state === 'draft') return null
  return (
    <Card title={t('answer')}>
      <div className="stack">
        <p className="meta">
          {letter.sender_name} <DateText at={letter.sent_at} /> {t('sent_by')}
          {letter.state === 'sent' ? (
            <>
              {' · '}
              {letter.first_opened_at ? (
                <>
                  {t('opened')} <DateText at={letter.first_opened_at} />
                </>
              ) : (
                t('not_opened')
              )}
              {' · '}
              {t('until')} <DateText at={letter.valid_until_at} />
            </>
          ) : null}
        </p>
        {letter.answered_at ? (
          <>
            {letter.answer_words ? <blockquote>{letter.answer_words}</blockquote> : null}
            <p className="meta">
              {letter.answered_by} · <DateText at={letter.answered_at} /> ·{' '}
              {t(letter.answered_by_link ? 'by_link' : 'by_phone')}
            </p>
          </>
        ) : (
          <p className="muted">{t('no_answer')}</p>
        )}
      </div>
    </Card>
  )
}

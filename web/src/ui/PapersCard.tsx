// What a customer was offered: the proposals or the quotes of a customer, an opportunity, an inquiry,
// a proposal or an order, newest first, and the button that begins one out of it in one step.
// Without antd.
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useT } from '@/i18n'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { useWrite } from '@/lib/use_write'
import { Button } from './Button'
import { Card, CardRow } from './Card'
import { Link, useGo } from './Link'
import { DateText, Money } from './Money'
import { paper_tones, type PaperKind, type PaperState } from './paper_marks'
import { StatusDot } from './Tag'
import { useRefusal } from './use_refusal'

interface PaperRow extends Row {
  number: string
  revision_no: number
  title: string
  state: PaperState
  valid_until: string | null
  amount_minor: number
}

const rows_shown = 8

/** What they belong to, and what a new one is made of. */
export interface PaperOrigin {
  customer_id?: string
  opportunity_id?: string
  inquiry_id?: string
  proposal_id?: string
  order_id?: string
}

export function useBegin(kind: PaperKind) {
  const go = useGo()
  return useWrite<PaperOrigin & { need_id?: string }, PaperRow>({
    send: (body, key) => api.post(`/${kind}s`, body, { key }),
    entities: [kind],
    onDone: ({ id }) => {
      go(`/${kind}s/${id}/edit`)
    },
    onRefused: useRefusal(),
  })
}

interface PapersCardProps {
  of: PaperOrigin
  /** Whether one may be begun here: not of what is closed. */
  open?: boolean
  /** Only those that are being written or wait for an answer. */
  only_open?: boolean
}

export function ProposalsCard(props: PapersCardProps) {
  return <PapersCard kind="proposal" {...props} />
}

export function QuotesCard(props: PapersCardProps) {
  return <PapersCard kind="quote" {...props} />
}

function PapersCard({
  kind,
  of,
  open = false,
  only_open = false,
}: PapersCardProps & { kind: PaperKind }) {
  const t = useT()
  const sees = useAllowed(`${kind}s.read`)
  const writes = useAllowed(`${kind}s.edit`)
  const begin = useBegin(kind)
  const query = { ...of, open: only_open ? true : undefined, limit: rows_shown }
  const found = useQuery({
    queryKey: [kind, 'of', query],
    queryFn: ({ signal }) => api.get<ListOf<PaperRow>>(`/${kind}s`, { query, signal }),
    enabled: sees,
  })
  const items = found.data?.items
  const may_begin = open && writes
  if (!items || (!items.length && !may_begin)) return null
  const all = new URLSearchParams(Object.entries(of) as [string, string][])
  return (
    <Card
      title={<Link to={`/${kind}s?${all.toString()}`}>{t(`${kind}s.title`)}</Link>}
      inset="rows"
      extra={
        may_begin ? (
          <Button
            size="small"
            kind="quiet"
            icon={Plus}
            busy={begin.isPending}
            onClick={() => {
              begin.mutate(of)
            }}
          >
            {t(`${kind}s.new`)}
          </Button>
        ) : null
      }
    >
      {items.length ? (
        items.map((row) => <PaperLine key={row.id} kind={kind} row={row} />)
      ) : (
        <CardRow title={<span className="muted">{t(`${kind}s.none`)}</span>} />
      )}
    </Card>
  )
}

function PaperLine({ kind, row }: { kind: PaperKind; row: PaperRow }) {
  const t = useT()
  const meta = useMeta(kind)
  const version = row.revision_no > 1 ? t('proposals.version', { number: row.revision_no }) : ''
  return (
    <CardRow
      title={<Link to={`/${kind}s/${row.id}`}>{row.title}</Link>}
      note={
        <span className="row row-wrap">
          <StatusDot tone={paper_tones[row.state]}>{meta.option('state', row.state)}</StatusDot>
          <span className="num">
            {row.number} {version}
          </span>
          {row.state === 'sent' ? (
            <span>
              {t('proposals.until')} <DateText on={row.valid_until} />
            </span>
          ) : null}
        </span>
      }
      value={<Money minor={row.amount_minor} />}
    />
  )
}

// The proposals of a customer, an opportunity, an inquiry or an order, newest first, and the button
// that begins one out of it in one step. Without antd.
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
import { StatusDot, type Tone } from './Tag'
import { useRefusal } from './use_refusal'

interface ProposalRow extends Row {
  number: string
  revision_no: number
  title: string
  state: keyof typeof tones
  valid_until: string | null
  amount_minor: number
}

const tones = {
  draft: 'grey',
  sent: 'act',
  accepted: 'green',
  declined: 'red',
  expired: 'amber',
  superseded: 'grey',
  dropped: 'grey',
} as const satisfies Record<string, Tone>

const rows_shown = 8

/** What the proposals belong to, and what a new one is made of. */
export interface ProposalOrigin {
  customer_id?: string
  opportunity_id?: string
  inquiry_id?: string
  order_id?: string
}

export function useBeginProposal() {
  const go = useGo()
  return useWrite<ProposalOrigin & { need_id?: string }, ProposalRow>({
    send: (body, key) => api.post('/proposals', body, { key }),
    entities: ['proposal'],
    onDone: ({ id }) => {
      go(`/proposals/${id}/edit`)
    },
    onRefused: useRefusal(),
  })
}

interface ProposalsCardProps {
  of: ProposalOrigin
  /** Whether one may be begun here: not of what is closed. */
  open?: boolean
  /** Only those that are a draft or wait for an answer. */
  only_open?: boolean
}

export function ProposalsCard({ of, open = false, only_open = false }: ProposalsCardProps) {
  const t = useT()
  const sees = useAllowed('proposals.read')
  const writes = useAllowed('proposals.edit')
  const begin = useBeginProposal()
  const query = { ...of, open: only_open ? true : undefined, limit: rows_shown }
  const found = useQuery({
    queryKey: ['proposal', 'of', query],
    queryFn: ({ signal }) => api.get<ListOf<ProposalRow>>('/proposals', { query, signal }),
    enabled: sees,
  })
  const items = found.data?.items
  const may_begin = open && writes
  if (!items || (!items.length && !may_begin)) return null
  const all = new URLSearchParams(Object.entries(of) as [string, string][])
  return (
    <Card
      title={<Link to={`/proposals?${all.toString()}`}>{t('proposals.title')}</Link>}
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
            {t('proposals.new')}
          </Button>
        ) : null
      }
    >
      {items.length ? (
        items.map((row) => <ProposalLine key={row.id} row={row} />)
      ) : (
        <CardRow title={<span className="muted">{t('proposals.none')}</span>} />
      )}
    </Card>
  )
}

function ProposalLine({ row }: { row: ProposalRow }) {
  const t = useT()
  const meta = useMeta('proposal')
  const version = row.revision_no > 1 ? t('proposals.version', { number: row.revision_no }) : ''
  return (
    <CardRow
      title={<Link to={`/proposals/${row.id}`}>{row.title}</Link>}
      note={
        <span className="row row-wrap">
          <StatusDot tone={tones[row.state]}>{meta.option('state', row.state)}</StatusDot>
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

// One card: what one says, how far it may be relied upon, who keeps it true.
import { useParams } from '@tanstack/react-router'
import { Archive, Pencil, Printer, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { is_marked, title_of, words_of, type KnowledgeCard } from '@/lib/knowledge'
import { useMeta } from '@/lib/meta'
import { useRecord } from '@/lib/use_record'
import { Card, FactList } from '@/ui/Card'
import { FormDialog } from '@/ui/FormDialog'
import { Link, useGo } from '@/ui/Link'
import { DateText } from '@/ui/Money'
import { ReasonField } from '@/ui/ReasonField'
import { RecordPage } from '@/ui/RecordPage'
import { CardSays } from '@/ui/Says'
import { ValidityTag } from '@/ui/Sentence'
import { Loaded } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { toast } from '@/ui/toast_store'
import { useRefusal } from '@/ui/use_refusal'
import { CitedCase } from './CitedCase'
import { useText } from './i18n'
import { useAct } from './model'

export default function CardPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<KnowledgeCard>('knowledge_card', '/knowledge_cards', id)
  return (
    <Loaded query={record} lines={8}>
      {(card) => <Body key={card.id} card={card} />}
    </Loaded>
  )
}

function Body({ card }: { card: KnowledgeCard }) {
  const t = useText()
  const go = useGo()
  const meta = useMeta('knowledge_card')
  const onRefused = useRefusal()
  const [archiving, set_archiving] = useState(false)
  const path = `/knowledge_cards/${card.id}`
  const restore = useAct<KnowledgeCard>(path, 'restoration', {
    onDone: () => toast.done(t('was_restored')),
    onRefused,
  })
  return (
    <RecordPage
      entity="knowledge_card"
      list_path="/knowledge"
      title={title_of(card) || words_of(card)}
      mark={<Tag>{meta.option('kind', card.kind)}</Tag>}
      facts={[
        ...(card.archived ? [<Tag key="archived">{t('archived')}</Tag>] : []),
        ...(is_marked(card.validity)
          ? [<ValidityTag key="validity" validity={card.validity} until={card.valid_until} />]
          : []),
        card.owner_name,
      ]}
      allowed={card.actions}
      actions={[
        {
          key: 'edit',
          label: t('edit'),
          icon: Pencil,
          keys: 'E',
          onRun: () => {
            go(`/knowledge/${card.id}/edit`)
          },
        },
        {
          key: 'print',
          label: t('print'),
          icon: Printer,
          keys: 'P',
          always: card.kind === 'rival',
          onRun: () => {
            go(`/knowledge/${card.id}/print`)
          },
        },
        {
          key: 'restore',
          label: t('restore'),
          icon: RotateCcw,
          busy: restore.isPending,
          onRun: () => {
            restore.mutate({})
          },
        },
        {
          key: 'archive',
          label: t('archive'),
          icon: Archive,
          kind: 'danger',
          in_menu: true,
          onRun: () => {
            set_archiving(true)
          },
        },
      ]}
      left={<Facts card={card} />}
    >
      <Card>
        <CardSays card={card} />
      </Card>
      {archiving ? (
        <ArchiveDialog
          card={card}
          onClose={() => {
            set_archiving(false)
          }}
        />
      ) : null}
    </RecordPage>
  )
}

function Facts({ card }: { card: KnowledgeCard }) {
  const t = useText()
  const meta = useMeta('knowledge_card')
  const about = card.product_id ? (
    <Link to={`/products/${card.product_id}`}>{card.product_name}</Link>
  ) : (
    card.line_name || t('everything')
  )
  return (
    <Card>
      <FactList
        facts={[
          { label: t('about'), value: about },
          { label: meta.label('segment'), value: card.segment || '—' },
          { label: meta.label('source'), value: card.source },
          ...(card.case_id
            ? [{ label: meta.label('case_id'), value: <CitedCase of={card} /> }]
            : []),
          {
            label: meta.label('valid_until'),
            value: card.valid_until ?? meta.option('validity', 'unlimited'),
          },
          { label: meta.label('owner_name'), value: card.owner_name },
          { label: meta.label('updated_at'), value: <DateText at={card.updated_at} /> },
          ...(card.archived
            ? [{ label: meta.label('archive_reason'), value: card.archive_reason }]
            : []),
        ]}
      />
    </Card>
  )
}

function ArchiveDialog({ card, onClose }: { card: KnowledgeCard; onClose: () => void }) {
  const t = useText()
  const [reason, set_reason] = useState('')
  const name = title_of(card) || words_of(card)
  const archive = useAct<KnowledgeCard>(`/knowledge_cards/${card.id}`, 'archive', {
    onDone: () => {
      toast.done(t('was_archived', { name }))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('archive_title', { name })}
      action={t('archive')}
      busy={archive.isPending}
      ready={reason.trim() !== ''}
      error={archive.error}
      onSend={() => {
        archive.mutate({ reason })
      }}
      onClose={onClose}
    >
      <ReasonField label={t('archive_reason')} value={reason} onChange={set_reason} />
    </FormDialog>
  )
}

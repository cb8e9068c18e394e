// All cards: what is in use, what I keep true, what expires or has expired and who keeps it.
import { Plus } from 'lucide-react'
import { title_of, worst_validity, words_of, type KnowledgeCard } from '@/lib/knowledge'
import { useMeta } from '@/lib/meta'
import { useAllowed, useUser } from '@/lib/session'
import { LinkButton } from '@/ui/Button'
import { ListPage } from '@/ui/ListPage'
import { ValidityTag } from '@/ui/Sentence'
import { Empty } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import { useLastSoonDay } from './soon'

function NewCard() {
  const t = useText()
  if (!useAllowed('knowledge.edit')) return null
  return (
    <LinkButton kind="primary" icon={Plus} to="/knowledge/new">
      {t('new')}
    </LinkButton>
  )
}

const headline = (card: KnowledgeCard) => title_of(card) || words_of(card)

export default function KnowledgePage() {
  const t = useText()
  const meta = useMeta('knowledge_card')
  const user = useUser()
  const until = useLastSoonDay()
  const in_use = { archived: 'false' }
  const about = (card: KnowledgeCard) => card.product_name || card.line_name || t('everything')
  return (
    <ListPage<KnowledgeCard>
      entity="knowledge_card"
      title={t('title')}
      path="/knowledge_cards"
      row_path={(row) => `/knowledge/${row.id}`}
      search_hint={t('hint')}
      views={[
        { key: 'in_use', label: t('in_use'), query: in_use },
        {
          key: 'to_check',
          label: t('to_check'),
          query: { ...in_use, expires_on_from: '2000-01-01', expires_on_to: until },
          sort: 'expires_on',
        },
        { key: 'mine', label: t('mine'), query: { ...in_use, owner_id: user.id } },
        { key: 'archived', label: t('archived'), query: { archived: 'true' } },
      ]}
      filters={['kind', 'concern']}
      default_sort="-updated_at"
      actions={<NewCard />}
      empty={<Empty title={t('none')} note={t('none_note')} action={<NewCard />} />}
      columns={[
        {
          key: 'title',
          title: meta.label('title'),
          sort: false,
          render: (row) => headline(row),
        },
        { key: 'kind', sort: false, width: '110px' },
        { key: 'product_id', title: t('about'), sort: false, render: about },
        { key: 'source', sort: false },
        {
          key: 'expires_on',
          width: '210px',
          render: (row) => <Until card={row} />,
        },
        {
          key: 'owner_id',
          title: meta.label('owner_name'),
          sort: false,
          width: '100px',
          render: (row) => row.owner_name,
        },
      ]}
      card={(row) => ({
        title: headline(row),
        tag: <Tag>{meta.option('kind', row.kind)}</Tag>,
        facts: [about(row), row.owner_name],
        value: <Until card={row} />,
      })}
    />
  )
}

function Until({ card }: { card: KnowledgeCard }) {
  return (
    <span className="row">
      <span className="num">{card.expires_on ?? '—'}</span>
      <ValidityTag validity={worst_validity(card)} />
    </span>
  )
}

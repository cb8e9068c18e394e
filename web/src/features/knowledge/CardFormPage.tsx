// The form of a card: its kind decides which boxes there are. A new one may be begun for a product.
import { useQueryClient } from '@tanstack/react-query'
import { useParams, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { title_of, type CardKind, type Comparison, type KnowledgeCard } from '@/lib/knowledge'
import { useMeta } from '@/lib/meta'
import { useRecord } from '@/lib/use_record'
import { Card } from '@/ui/Card'
import { Choices } from '@/ui/Choices'
import { ChangePage } from '@/ui/ChangePage'
import { EntityForm, save_record, type FormField } from '@/ui/EntityForm'
import { useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { Loaded } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { useAboutFields, useSegmentField } from './about_fields'
import { ComparisonRows } from './ComparisonRows'
import { useText } from './i18n'
import { boxes_of, kinds, needed_of, type ProductRow } from './model'

const first_values: Record<CardKind, Record<string, unknown>> = {
  selling_point: { concern: 'none' },
  plain_word: {},
  fab: { concern: 'none' },
  rival: { price_low_e4: 0, price_high_e4: 0, comparisons: [] },
  policy: { return_days: 0, warranty_months: 0 },
}

const common = ['source', 'valid_until']

/** The same member is called otherwise in some kinds. */
function label_of(t: ReturnType<typeof useText>, kind: CardKind, name: string) {
  if (kind === 'rival' && name === 'title') return t('rival_title')
  if (kind === 'rival' && name === 'words') return t('rival_words')
  if (kind === 'fab' && name === 'title') return t('fab_title')
  return undefined
}

function useBoxes(
  kind: CardKind,
  of: { product_name?: string; case_title?: string; segment?: string },
): FormField[] {
  const t = useText()
  const about = useAboutFields(of)
  const segment = useSegmentField(of.segment)
  const own = boxes_of[kind].map((name): FormField =>
    name === 'comparisons'
      ? {
          name,
          span: 2,
          shows_inner: true,
          render: ({ value, onChange }, _, inner) => (
            <ComparisonRows
              items={(value as Comparison[] | null) ?? []}
              problems={inner}
              onChange={onChange}
            />
          ),
        }
      : name === 'segment'
        ? segment
        : {
            name,
            label: label_of(t, kind, name),
            required: needed_of[kind].includes(name),
            kind: name.endsWith('_e4') ? 'price' : undefined,
          },
  )
  const rest = common.map((name): FormField => ({
    name,
    required: name === 'source' || needed_of[kind].includes(name),
  }))
  return [...own, ...about, ...rest]
}

interface CardFormProps {
  kind: CardKind
  card?: KnowledgeCard
  product?: { id: string; name: string }
}

function CardForm({ kind, card, product }: CardFormProps) {
  const t = useText()
  const go = useGo()
  const client = useQueryClient()
  const fields = useBoxes(kind, card ?? { product_name: product?.name })
  const names = fields.map((one) => one.name)
  const save = save_record<KnowledgeCard>('/knowledge_cards', card?.id)
  return (
    <Card>
      <EntityForm<KnowledgeCard>
        entity="knowledge_card"
        fields={fields}
        initial={
          card
            ? Object.fromEntries(names.map((name) => [name, card[name]]))
            : { ...first_values[kind], product_id: product?.id ?? null }
        }
        version={card?.version}
        draft={card || product ? undefined : `knowledge_card.${kind}`}
        onSubmit={(sent) => save(card ? sent : { ...sent, values: { ...sent.values, kind } })}
        onDone={(saved) => {
          toast.done(t('saved', { name: title_of(saved) || saved.words }))
          void client.invalidateQueries({ queryKey: ['knowledge_card'] })
          go(product ? `/products/${product.id}` : `/knowledge/${saved.id}`, 'replace')
        }}
        onCancel={() => {
          go(card ? `/knowledge/${card.id}` : product ? `/products/${product.id}` : '/knowledge')
        }}
      />
    </Card>
  )
}

export default function CardFormPage() {
  const { id = '' } = useParams({ strict: false })
  return id ? <Changing id={id} /> : <NewPage />
}

function NewPage() {
  const asked = useRouterState({ select: (state) => state.location.searchStr })
  const query = new URLSearchParams(asked)
  const product_id = query.get('product_id')?.replaceAll('"', '') ?? ''
  return product_id ? <ForProduct id={product_id} /> : <NewForm />
}

function ForProduct({ id }: { id: string }) {
  const record = useRecord<ProductRow>('product', '/products', id)
  return <Loaded query={record}>{(product) => <NewForm product={product} />}</Loaded>
}

function NewForm({ product }: { product?: ProductRow }) {
  const t = useText()
  const meta = useMeta('knowledge_card')
  const [kind, set_kind] = useState<CardKind>('selling_point')
  return (
    <Page title={t('new')} subtitle={product?.name} layout="narrow">
      <Choices
        label={t('kind')}
        options={kinds}
        value={kind}
        text={(one) => meta.option('kind', one)}
        onChange={set_kind}
      />
      <CardForm key={kind} kind={kind} product={product} />
    </Page>
  )
}

function Changing({ id }: { id: string }) {
  const t = useText()
  return (
    <ChangePage<KnowledgeCard>
      entity="knowledge_card"
      path="/knowledge_cards"
      id={id}
      title={t('edit')}
    >
      {(card) => <CardForm kind={card.kind} card={card} />}
    </ChangePage>
  )
}

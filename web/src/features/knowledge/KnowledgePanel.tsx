// Beside any page: one box that searches scripts, cards and products, and everything about the product
// at hand. Made for a call: arrows walk through the sentences, one key copies, one key counts a use.
import { X } from 'lucide-react'
import { useEffect, useState, type KeyboardEvent } from 'react'
import { close_knowledge, customer_at_hand, products_at_hand, type AtHand } from '@/lib/at_hand'
import { composing } from '@/lib/keys'
import { useProductKnowledge, type Scene } from '@/lib/knowledge'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { useStore } from '@/lib/store'
import { IconButton } from '@/ui/Button'
import { Choices } from '@/ui/Choices'
import { Link } from '@/ui/Link'
import { Price } from '@/ui/Money'
import { CardSays, ProductSays, ScriptSays } from '@/ui/Says'
import { Empty, Loaded } from '@/ui/States'
import { SubstitutesCard } from '@/ui/Substitutes'
import { Tabs } from '@/ui/Tabs'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import { scenes, useAvailable, useHits, useProductHits, useSceneScripts } from './model'
import './knowledge.css'

/** Walks the sentences: arrows move, C or Enter copies, U says it was used. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  if (composing(event) || event.ctrlKey || event.metaKey || event.altKey) return
  const from = event.target as HTMLElement
  const typing = from.tagName === 'INPUT'
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-sentence]')]
  const at = rows.findIndex((row) => row === from)
  const click = (row: HTMLElement | undefined, what: string) => {
    row?.querySelector<HTMLElement>(what)?.click()
  }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (key === 'ArrowDown' && (typing || at >= 0)) rows[at + 1]?.focus()
  else if (key === 'ArrowUp' && at > 0) rows[at - 1]?.focus()
  else if (key === 'ArrowUp' && at === 0) event.currentTarget.querySelector('input')?.focus()
  else if (key === 'Enter' && typing) click(rows[0], '.sentence-copy')
  else if ((key === 'Enter' || key === 'c') && at >= 0) click(rows[at], '.sentence-copy')
  else if (key === 'u' && at >= 0) click(rows[at], '.sentence-use')
  else return
  event.preventDefault()
}

export default function KnowledgePanel() {
  const t = useText()
  const at_hand = useStore(products_at_hand)
  const [picked, set_picked] = useState<AtHand | null>(null)
  const [q, set_q] = useState('')
  const [chosen, set_view] = useState<string | null>(null)
  const product = picked ?? at_hand[0] ?? null
  const view = chosen ?? (product ? 'product' : 'scene')
  // Another page, other products: what was picked for the last one is over.
  useEffect(() => {
    set_picked(null)
  }, [at_hand])
  const pick = (one: AtHand) => {
    set_picked(one)
    set_view('product')
    set_q('')
  }
  const typed = q.trim()
  return (
    <div className="knowledge-panel" onKeyDown={walk}>
      <header className="knowledge-head">
        <div className="row">
          <h2>{t('panel')}</h2>
          <span className="push row">
            <span className="meta desk-only">{t('keys')}</span>
            <IconButton icon={X} label={t('close')} onClick={close_knowledge} />
          </span>
        </div>
        <input
          type="search"
          className="control knowledge-search"
          aria-label={t('panel_hint')}
          placeholder={t('panel_hint')}
          autoFocus
          value={q}
          onChange={(event) => {
            set_q(event.target.value)
          }}
        />
        <Chips at_hand={at_hand} product={product} onPick={pick} />
      </header>
      <div className="knowledge-body">
        {typed ? (
          <Found q={typed} product_id={product?.id ?? null} onPick={pick} />
        ) : (
          <>
            <Tabs
              label={t('panel')}
              items={[
                { key: 'product', label: t('by_product') },
                { key: 'scene', label: t('by_scene') },
              ]}
              value={view}
              onChange={set_view}
            />
            {view === 'scene' ? <ByScene /> : <AboutProduct product={product} />}
          </>
        )}
      </div>
    </div>
  )
}

interface ChipsProps {
  at_hand: AtHand[]
  product: AtHand | null
  onPick: (product: AtHand) => void
}

function Chips({ at_hand, product, onPick }: ChipsProps) {
  const t = useText()
  const known = at_hand.some((one) => one.id === product?.id)
  const all = product && !known ? [product, ...at_hand] : at_hand
  if (!product || all.length < 2) return null
  const names = new Map(all.map((one) => [one.id, one]))
  return (
    <Choices
      label={t('at_hand')}
      options={all.map((one) => one.id)}
      value={product.id}
      text={(id) => names.get(id)?.name ?? ''}
      onChange={(id) => {
        const one = names.get(id)
        if (one) onPick(one)
      }}
    />
  )
}

interface FoundProps {
  q: string
  product_id: string | null
  onPick: (product: AtHand) => void
}

function Found({ q, product_id, onPick }: FoundProps) {
  const t = useText()
  const hits = useHits(q, product_id)
  const products = useProductHits(q)
  const goods = products.data?.items ?? []
  return (
    <>
      {goods.length ? (
        <div className="row row-wrap" role="group" aria-label={t('by_product')}>
          {goods.map((one) => (
            <button
              key={one.id}
              type="button"
              className="btn btn-small btn-plain"
              onClick={() => {
                onPick({ id: one.id, name: one.name })
              }}
            >
              {one.name} <span className="meta num">{one.code}</span>
            </button>
          ))}
        </div>
      ) : null}
      <Loaded query={hits}>
        {({ items }) =>
          items.length ? (
            <div>
              {items.map(({ card, script }) =>
                card ? (
                  <CardSays key={card.id} card={card} with_kind />
                ) : script ? (
                  <ScriptSays key={script.id} script={script} with_scene />
                ) : null,
              )}
            </div>
          ) : goods.length ? null : (
            <Empty title={t('nothing_found', { q })} note={t('nothing_found_note')} />
          )
        }
      </Loaded>
    </>
  )
}

function AboutProduct({ product }: { product: AtHand | null }) {
  const t = useText()
  const told = useProductKnowledge(product?.id ?? null, true, useStore(customer_at_hand))
  if (!product) return <Empty title={t('no_product')} note={t('no_product_note')} />
  return (
    <Loaded query={told}>
      {(one) => {
        const said =
          one.parameters.length +
          one.selling_points.length +
          one.fabs.length +
          one.rivals.length +
          one.scripts.length
        return (
          <>
            <div className="knowledge-product row row-wrap">
              <Link to={`/products/${one.product_id}`} className="strong">
                {one.name}
              </Link>
              <span className="meta num">{one.code}</span>
              <span className="push strong">
                <Price e4={one.list_price_e4} /> / {one.unit}
              </span>
              <InStock product_id={one.product_id} unit={one.unit} />
            </div>
            <ProductSays of={one} />
            <SubstitutesCard product_id={one.product_id} />
            {said || one.policy ? null : <Empty title={t('nothing_said')} />}
          </>
        )
      }}
    </Loaded>
  )
}

function InStock({ product_id, unit }: { product_id: string; unit: string }) {
  const t = useText()
  const available = useAvailable(product_id, useAllowed('stock.read'))
  if (available.data === undefined) return null
  return (
    <Tag tone={available.data > 0 ? 'green' : 'red'}>
      {t('in_stock', { amount: available.data, unit })}
    </Tag>
  )
}

function ByScene() {
  const t = useText()
  const meta = useMeta('script')
  const [scene, set_scene] = useState<Scene>('greeting')
  const scripts = useSceneScripts(scene)
  return (
    <>
      <Choices
        label={t('scripts')}
        options={scenes}
        value={scene}
        text={(one) => meta.option('scene', one)}
        onChange={set_scene}
      />
      <Loaded query={scripts}>
        {(items) =>
          items.length ? (
            <div>
              {items.map((one) => (
                <ScriptSays key={one.id} script={one} />
              ))}
            </div>
          ) : (
            <Empty title={t('no_scripts')} />
          )
        }
      </Loaded>
    </>
  )
}

// A card and a script as one reads them while talking: the words large, the rest below.
import { Check } from 'lucide-react'
import {
  is_marked,
  title_of,
  useScriptUse,
  useTakeBack,
  words_of,
  type KnowledgeCard,
  type ProductKnowledge,
  type Script,
} from '@/lib/knowledge'
import { useMeta } from '@/lib/meta'
import { Button } from './Button'
import { Card } from './Card'
import { CitedTag } from './CitedTag'
import { Price } from './Money'
import { useSaysText, type SaysKey } from './says_texts'
import { Parameters, Sentence, ValidityTag } from './Sentence'
import { Tag } from './Tag'
import { toast } from './toast_store'
import { useRefusal } from './use_refusal'

function useNote(of: KnowledgeCard | Script) {
  const t = useSaysText()
  return [
    of.product_name || of.line_name || null,
    t('source', { source: of.source }),
    of.valid_until && !is_marked(of.validity) ? t('until', { on: of.valid_until }) : null,
  ]
    .filter(Boolean)
    .join(' · ')
}

interface CardSaysProps {
  card: KnowledgeCard
  /** Its kind before the title, where kinds are mixed. */
  with_kind?: boolean
}

export function CardSays({ card, with_kind }: CardSaysProps) {
  const meta = useMeta('knowledge_card')
  const note = useNote(card)
  const terms = useTerms(card)
  const concern = card.concern === 'none' ? null : meta.option('concern', card.concern)
  return (
    <Sentence
      mark={
        <>
          {with_kind ? <Tag>{meta.option('kind', card.kind)}</Tag> : null}
          {concern ? <Tag tone="act">{concern}</Tag> : null}
          {card.segment ? (
            <Tag
              tone={card.fits_customer ? 'green' : 'grey'}
              icon={card.fits_customer ? Check : undefined}
            >
              {card.segment}
            </Tag>
          ) : null}
          <CitedTag cited={card.cited} />
        </>
      }
      title={terms || title_of(card) || meta.option('kind', card.kind)}
      words={card.kind === 'fab' ? '' : card.words}
      copy={words_of(card)}
      validity={card.validity}
      until={card.valid_until}
      note={note}
    >
      <Details card={card} />
    </Sentence>
  )
}

/** Of a policy: the terms it comes down to. */
function useTerms(card: KnowledgeCard) {
  const t = useSaysText()
  return [
    card.return_days ? t('days', { count: card.return_days }) : null,
    card.warranty_months ? t('months', { count: card.warranty_months }) : null,
  ]
    .filter(Boolean)
    .join(' · ')
}

function Details({ card }: { card: KnowledgeCard }) {
  const t = useSaysText()
  const facts: [SaysKey, React.ReactNode][] = []
  const say = (key: SaysKey, value: React.ReactNode) => {
    if (value) facts.push([key, value])
  }
  say('advantage', card.advantage)
  say('benefit', card.benefit ? <span className="sentence-words">{card.benefit}</span> : null)
  say('proof', card.proof)
  say('demonstration', card.demonstration)
  if (card.price_low_e4 || card.price_high_e4) {
    say(
      'price_band',
      <>
        <Price e4={card.price_low_e4} /> – <Price e4={card.price_high_e4} />
      </>,
    )
  }
  say('strengths', card.strengths)
  say('weaknesses', card.weaknesses)
  say('free', card.free_services)
  return (
    <>
      {facts.length ? (
        <dl className="sentence-facts">
          {facts.map(([key, value]) => (
            <FactLine key={key} label={t(key)} value={value} />
          ))}
        </dl>
      ) : null}
      {card.comparisons.length ? <Versus card={card} /> : null}
    </>
  )
}

function FactLine({ label, value }: { label: string; value: React.ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
}

/** Own against theirs; what has expired says so in its row. */
export function Versus({ card, with_source }: { card: KnowledgeCard; with_source?: boolean }) {
  const t = useSaysText()
  return (
    <table className="versus">
      <thead>
        <tr>
          <th scope="col">{t('topic')}</th>
          <th scope="col">{t('ours')}</th>
          <th scope="col">{t('theirs')}</th>
          {with_source ? <th scope="col">{t('row_source')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {card.comparisons.map((one, index) => (
          <tr key={one.topic}>
            <th scope="row">
              {one.topic}{' '}
              <ValidityTag
                validity={card.comparison_validity[index] ?? 'unlimited'}
                until={one.valid_until}
              />
            </th>
            <td>{one.ours}</td>
            <td>{one.theirs}</td>
            {with_source ? (
              <td>
                {one.source}
                {one.valid_until ? <div>{t('until', { on: one.valid_until })}</div> : null}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface ScriptSaysProps {
  script: Script
  with_scene?: boolean
}

export function ScriptSays({ script, with_scene }: ScriptSaysProps) {
  const t = useSaysText()
  const meta = useMeta('script')
  const note = useNote(script)
  return (
    <Sentence
      mark={
        <>
          {with_scene ? <Tag tone="blue">{meta.option('scene', script.scene)}</Tag> : null}
          {script.step_no ? <Tag>{t('step', { number: script.step_no })}</Tag> : null}
          <CitedTag cited={script.cited} />
        </>
      }
      title={script.title}
      words={script.words}
      copy={script.words}
      validity={script.validity}
      until={script.valid_until}
      note={
        <>
          {note} · {t('used_times', { count: script.used_count })}
        </>
      }
      actions={<UseButton script={script} />}
    />
  )
}

export function UseButton({ script }: { script: Script }) {
  const t = useSaysText()
  const onRefused = useRefusal()
  const back = useTakeBack()
  const use = useScriptUse(({ id }) => {
    toast.done(t('was_used'), () => back.mutateAsync(id))
  }, onRefused)
  if (!script.actions?.includes('use')) return null
  return (
    <Button
      size="small"
      icon={Check}
      className="sentence-use"
      busy={use.isPending}
      onClick={() => {
        use.mutate(script)
      }}
    >
      {t('used')}
    </Button>
  )
}

/** Everything one may say of a product, one card for each part that there is anything in. */
export function ProductSays({ of }: { of: ProductKnowledge }) {
  const t = useSaysText()
  const cards = (items: KnowledgeCard[]) => items.map((one) => <CardSays key={one.id} card={one} />)
  const parts: [SaysKey, number, React.ReactNode][] = [
    ['points', of.selling_points.length, cards(of.selling_points)],
    ['parameters', of.parameters.length, <Parameters key="all" items={of.parameters} />],
    ['fabs', of.fabs.length, cards(of.fabs)],
    ['rivals', of.rivals.length, cards(of.rivals)],
    ['policy', of.policy ? 1 : 0, of.policy ? <CardSays card={of.policy} /> : null],
    [
      'scripts',
      of.scripts.length,
      of.scripts.map((one) => <ScriptSays key={one.id} script={one} with_scene />),
    ],
  ]
  return (
    <>
      {parts.map(([key, count, body]) =>
        count ? (
          <Card key={key} title={t(key)} count={count > 1 ? count : undefined}>
            {body}
          </Card>
        ) : null,
      )}
    </>
  )
}

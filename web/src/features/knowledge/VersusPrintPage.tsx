// Own against theirs on paper, A4 without the frame: each row with its source and how long it is true.
import { useParams } from '@tanstack/react-router'
import { server_now } from '@/lib/clock'
import { day_of } from '@/lib/format'
import { title_of, type KnowledgeCard } from '@/lib/knowledge'
import { useMeta } from '@/lib/meta'
import { useUser } from '@/lib/session'
import { useRecord } from '@/lib/use_record'
import { useTabTitle } from '@/ui/Page'
import { PaperPage } from '@/ui/PaperPage'
import { Loaded } from '@/ui/States'
import { useText } from './i18n'
import './knowledge.css'

export default function VersusPrintPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<KnowledgeCard>('knowledge_card', '/knowledge_cards', id)
  return (
    <Loaded query={record} lines={10}>
      {(card) => <Sheet card={card} />}
    </Loaded>
  )
}

function Sheet({ card }: { card: KnowledgeCard }) {
  const t = useText()
  const { org } = useUser()
  useTabTitle(title_of(card))
  const ours = card.product_name || card.line_name || t('everything')
  return (
    <PaperPage back={`/knowledge/${card.id}`}>
      <article className="paper">
        <header className="paper-title">
          <h1>{t('paper_title')}</h1>
          <p>{org.name}</p>
        </header>
        <div className="paper-parties">
          <div>
            <p>{t('ours')}</p>
            <h2>{ours}</h2>
          </div>
          <div>
            <p>{t('theirs')}</p>
            <h2>{title_of(card)}</h2>
          </div>
        </div>
        {card.validity === 'expired' ? (
          <p className="paper-expired" role="alert">
            {t('paper_expired', { on: card.valid_until ?? '' })}
          </p>
        ) : null}
        <Rows card={card} ours={ours} />
        <p className="paper-note">
          {t('paper_note', { on: day_of(server_now(), org.timezone) })}{' '}
          {t('source', { source: card.source })}
        </p>
      </article>
    </PaperPage>
  )
}

function Rows({ card, ours }: { card: KnowledgeCard; ours: string }) {
  const t = useText()
  const meta = useMeta('knowledge_card')
  return (
    <table className="paper-versus">
      <thead>
        <tr>
          <th scope="col">{t('topic')}</th>
          <th scope="col">{ours}</th>
          <th scope="col">{title_of(card)}</th>
          <th scope="col">{t('row_source')}</th>
          <th scope="col">{t('row_until')}</th>
        </tr>
      </thead>
      <tbody>
        {card.comparisons.map((one, index) => {
          const validity = card.comparison_validity[index] ?? 'unlimited'
          return (
            <tr key={one.topic} className={validity === 'expired' ? 'row-expired' : undefined}>
              <th scope="row">{one.topic}</th>
              <td>{one.ours}</td>
              <td>{one.theirs}</td>
              <td>{one.source}</td>
              <td className="num">
                {one.valid_until ?? '—'}
                {validity === 'expired' ? (
                  <div className="strong">{meta.option('validity', validity)}</div>
                ) : null}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

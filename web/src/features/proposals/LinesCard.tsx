// The needs of a proposal as they stand: what was asked and said, what we offer and why it fits, what
// was demonstrated, what others say.
import { Paperclip } from 'lucide-react'
import { content_url } from '@/lib/attachments'
import { Card } from '@/ui/Card'
import { DateText, Money, Price, Quantity } from '@/ui/Money'
import { Tag } from '@/ui/Tag'
import { missing_in } from './entry'
import { useText } from './i18n'
import type { Evidence, Line, Proposal } from './model'

export function LinesCards({ of }: { of: Proposal }) {
  const t = useText()
  if (!of.lines.length)
    return (
      <Card>
        <p className="muted">{t('no_lines')}</p>
      </Card>
    )
  return of.lines.map((line, index) => (
    <LineCard
      key={index}
      line={line}
      number={index + 1}
      is_draft={of.state === 'draft'}
      below_floor={of.warnings.some(({ path }) => path.startsWith(`lines.${index}.`))}
    />
  ))
}

interface LineCardProps {
  line: Line
  number: number
  is_draft: boolean
  below_floor: boolean
}

function LineCard({ line, number, is_draft, below_floor }: LineCardProps) {
  const t = useText()
  const product = line.product_id
  const lacks = missing_in({ ...line, product: product ? { id: product, ...blank } : null })
  return (
    <Card
      title={t('line', { number })}
      extra={
        is_draft && lacks.length ? (
          <Tag tone="amber">
            {t('lacks')}
            {lacks.map((one) => t(`lacks_${one}`)).join('、')}
          </Tag>
        ) : null
      }
    >
      <div className="proposal-line">
        <div>
          {line.question ? <p className="meta">{line.question}</p> : null}
          {line.need ? (
            <blockquote className="proposal-need">{line.need}</blockquote>
          ) : (
            <p className="tone-amber">{t('need_missing')}</p>
          )}
        </div>
        <Part title={t('offer')}>
          {product ? <Goods line={line} below_floor={below_floor} /> : null}
          {line.offer ? <p className="proposal-words">{line.offer}</p> : null}
        </Part>
        {line.fit ? (
          <Part title={t('fit')}>
            <p className="proposal-words">{line.fit}</p>
          </Part>
        ) : null}
        <Part title={t('demonstration')}>
          <Shown line={line} />
        </Part>
        {line.evidence.length ? (
          <Part title={t('evidence')}>
            <ul className="proposal-evidence">
              {line.evidence.map((one, index) => (
                <EvidenceItem key={index} one={one} />
              ))}
            </ul>
          </Part>
        ) : null}
      </div>
    </Card>
  )
}

const blank = { code: '', name: '', unit: '', list_price_e4: 0 }

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="proposal-part">
      <h3>{title}</h3>
      <div>{children}</div>
    </div>
  )
}

function Goods({ line, below_floor }: { line: Line; below_floor: boolean }) {
  const t = useText()
  return (
    <p className="row row-wrap">
      <span className="strong">{line.product_name}</span>
      <span className="meta num">{line.product_code}</span>
      <span>
        <Quantity value={line.quantity} unit={line.unit} /> × <Price e4={line.unit_price_e4} />
      </span>
      <span className="strong">
        <Money minor={line.amount_minor} />
      </span>
      {below_floor ? <Tag tone="amber">{t('below_floor')}</Tag> : null}
    </p>
  )
}

function Shown({ line }: { line: Line }) {
  const t = useText()
  const { shown_on, shown_by, result } = line.demonstration
  if (!shown_on) return <span className="muted">{t('not_shown')}</span>
  return (
    <p className="proposal-words">
      <DateText on={shown_on} /> {shown_by}
      {result ? `：${result}` : ''}
    </p>
  )
}

export function EvidenceItem({ one }: { one: Evidence }) {
  const t = useText()
  return (
    <li>
      <Tag tone={one.kind === 'testimonial' ? 'green' : 'blue'}>{t(`kind_${one.kind}`)}</Tag>{' '}
      {one.words}{' '}
      {one.attachment_id ? (
        <a href={content_url(one.attachment_id)} target="_blank" rel="noreferrer">
          <Paperclip size={13} aria-hidden /> {t('file')}
        </a>
      ) : null}{' '}
      {one.link ? (
        <a href={one.link} target="_blank" rel="noreferrer noopener">
          {t('link')}
        </a>
      ) : null}
    </li>
  )
}

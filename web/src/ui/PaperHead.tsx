// The head of a proposal or a quote on paper: whose it is, to whom, which version, until when.
import { day_of } from '@/lib/format'
import { useUser } from '@/lib/session'
import { DateText } from './Money'

interface Paper {
  customer_name: string
  number: string
  revision_no: number
  sent_at: number
  created_at: number
  valid_until: string | null
  owner_name: string
}

type PaperWord = 'title' | 'to' | 'number' | 'draft' | 'date' | 'until' | 'by'

interface PaperHeadProps {
  of: Paper
  /** Under the customer's name. */
  line: string
  /** Not sent yet, and says so. */
  unsent: boolean
  t: ((key: `paper_${PaperWord}`) => string) &
    ((key: 'version', params: { number: number }) => string)
}

export function PaperHead({ of, line, unsent, t }: PaperHeadProps) {
  const { org } = useUser()
  const day = day_of(of.sent_at || of.created_at, org.timezone)
  return (
    <header className="paper-head">
      <div className="paper-title">
        <h1>{t('paper_title')}</h1>
        <p>{org.name}</p>
      </div>
      <div className="paper-parties">
        <div>
          <p>{t('paper_to')}</p>
          <h2>{of.customer_name}</h2>
          <p>{line}</p>
        </div>
        <dl>
          <dt>{t('paper_number')}</dt>
          <dd className="num">
            {of.number}
            {of.revision_no > 1 ? ` · ${t('version', { number: of.revision_no })}` : ''}
            {unsent ? ` · ${t('paper_draft')}` : ''}
          </dd>
          <dt>{t('paper_date')}</dt>
          <dd>
            <DateText on={day} />
          </dd>
          <dt>{t('paper_until')}</dt>
          <dd>
            <DateText on={of.valid_until} />
          </dd>
          <dt>{t('paper_by')}</dt>
          <dd>{of.owner_name}</dd>
        </dl>
      </div>
    </header>
  )
}

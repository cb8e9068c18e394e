// What an order being entered comes to, the credit it takes, and what was bought before.
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Link } from '@/ui/Link'
import { DateText, Money } from '@/ui/Money'
import { Progress } from '@/ui/Progress'
import { is_blank_line, totals_of, type EntryLine } from './entry'
import { type EntryFormProps } from './entry_form'
import { useText } from './i18n'
import { type BuyingProfile } from './model'

interface SumProps extends EntryFormProps {
  lines: EntryLine[]
  profile: BuyingProfile | undefined
}

export function EntrySum(props: SumProps) {
  const { lines, profile } = props
  const t = useText()
  const totals = totals_of(lines)
  const nothing = lines.every(is_blank_line)
  return (
    <aside className="stack entry-side">
      <Card className="entry-sum">
        <p className="muted">{t('total')}</p>
        <p className="entry-total num">
          <Money minor={totals.amount_minor} />
        </p>
        <p className="muted num">
          {t('lines_and_pieces', { lines: totals.lines, pieces: totals.quantity })}
        </p>
        {profile && profile.credit_limit_minor > 0 ? (
          <Credit profile={profile} amount={totals.amount_minor} />
        ) : null}
        <Button
          kind="primary"
          size="large"
          wide
          keys="Ctrl ↵"
          busy={props.busy}
          disabled={nothing}
          onClick={props.onReview}
        >
          {props.submit_label}
        </Button>
      </Card>
      {profile?.earlier.length ? (
        <Card title={t('earlier')} inset="rows" className="desk-only">
          {profile.earlier.map((order) => (
            <div key={order.id} className="card-row">
              <div className="card-row-main">
                <Link to={`/orders/${order.id}`} className="num">
                  {order.number}
                </Link>
                <div className="card-row-note">
                  <DateText on={order.placed_on} />
                </div>
              </div>
              <div className="card-row-value num">
                <Money minor={order.amount_minor} />
              </div>
            </div>
          ))}
        </Card>
      ) : null}
    </aside>
  )
}

function Credit({ profile, amount }: { profile: BuyingProfile; amount: number }) {
  const t = useText()
  const limit = profile.credit_limit_minor
  const left = limit - profile.credit_used_minor - amount
  return (
    <div className="entry-credit">
      <div className="row">
        <span>{t('credit_limit')}</span>
        <span className="push">
          <Money minor={limit} />
        </span>
      </div>
      <Progress
        label={t('credit_limit')}
        ratio={1 - left / limit}
        tone={left < 0 ? 'red' : 'act'}
        thin
      />
      <p className={left < 0 ? 'tone-red' : 'muted'}>
        {t(left < 0 ? 'credit_over' : 'credit_left')} <Money minor={Math.abs(left)} />
      </p>
    </div>
  )
}

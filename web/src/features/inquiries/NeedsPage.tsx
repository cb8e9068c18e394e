// Every need of one customer, reached from the customer's page.
import { useAllowed } from '@/lib/session'
import { useRecord } from '@/lib/use_record'
import { LinkButton } from '@/ui/Button'
import { Link } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { Empty } from '@/ui/States'
import { useText } from './i18n'
import { NeedsCard } from './NeedsCard'
import './inquiries.css'

export default function NeedsPage() {
  const t = useText()
  const customer_id = new URLSearchParams(location.search).get('customer_id')
  return (
    <Page
      title={t('needs')}
      layout="narrow"
      subtitle={customer_id ? <OfCustomer id={customer_id} /> : null}
    >
      {customer_id ? (
        <NeedsCard of={{ customer_id }} open />
      ) : (
        <Empty
          title={t('no_needs')}
          note={t('no_needs_note')}
          action={<LinkButton to="/customers">{t('which_customer')}</LinkButton>}
        />
      )}
    </Page>
  )
}

function OfCustomer({ id }: { id: string }) {
  const seen = useAllowed('customers.read')
  const customer = useRecord<{ id: string; name: string }>('customer', '/customers', id)
  if (!seen || !customer.data) return null
  return <Link to={`/customers/${id}`}>{customer.data.name}</Link>
}

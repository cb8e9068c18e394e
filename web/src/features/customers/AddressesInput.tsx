// Further addresses of the customer, one row each: a branch, a warehouse, where invoices go.
import { RowsInput } from '@/ui/RowsInput'
import { useText } from './i18n'
import type { Address } from './model'

interface AddressesInputProps {
  id: string
  value: Address[]
  onChange: (addresses: Address[]) => void
}

const addresses_limit = 10
const nowhere: Address = { label: '', text: '' }

export function AddressesInput(props: AddressesInputProps) {
  const t = useText()
  return (
    <RowsInput<Address>
      {...props}
      columns={[
        { name: 'label', label: t('address_label') },
        { name: 'text', label: t('address_text') },
      ]}
      empty={nowhere}
      limit={addresses_limit}
      label_of={(at, field) => t('address_field', { at, field })}
      remove_label={(at) => t('remove_address', { at })}
      add_text={t('add_address')}
    />
  )
}

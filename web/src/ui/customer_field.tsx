// Whose paper it is, as a field of its form, and the customer a form was begun from (?customer_id=).
import type { ReactNode } from 'react'
import type { Row } from '@/lib/api_types'
import { useRecord } from '@/lib/use_record'
import type { FormField } from './form_types'
import { Picker } from './Picker'
import { Loaded } from './States'

export interface NamedCustomer extends Row {
  name: string
}

interface CustomerFieldOptions {
  label?: string
  required?: boolean
  /** Of the customer who is chosen already. */
  name?: string | null | undefined
  disabled?: boolean
  auto_focus?: boolean
}

export const customer_field = (options: CustomerFieldOptions = {}): FormField => ({
  ...(options.label ? { label: options.label } : {}),
  ...{ name: 'customer_id', required: options.required ?? true, span: 2 },
  render: ({ id, value, onChange, invalid }) => (
    <Picker<NamedCustomer>
      id={id}
      path="/customers"
      value={value as string | null}
      value_label={options.name ?? undefined}
      name_of={(row) => row.name}
      onChange={onChange}
      disabled={options.disabled}
      invalid={invalid}
      auto_focus={options.auto_focus}
    />
  ),
})

interface ForCustomerProps {
  /** None: the form begins without one. */
  id: string | null | undefined
  children: (customer: NamedCustomer | undefined) => ReactNode
}

/** Draws the form once the customer it was begun from is known. */
export function ForCustomer({ id, children }: ForCustomerProps) {
  return id ? <Known id={id}>{children}</Known> : children(undefined)
}

function Known({ id, children }: { id: string; children: ForCustomerProps['children'] }) {
  const customer = useRecord<NamedCustomer>('customer', '/customers', id)
  return (
    <Loaded query={customer} lines={8}>
      {(found) => children(found)}
    </Loaded>
  )
}

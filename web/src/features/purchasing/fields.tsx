// Fields that several forms of purchasing share.
import type { FormField } from '@/ui/EntityForm'
import { Picker } from '@/ui/Picker'
import { useText } from './i18n'
import { useSupplierChoices, useWarehouseChoices, type Named } from './model'

/** Product, supplier and warehouse. */
export function usePlaceFields(product_label?: string): FormField[] {
  const t = useText()
  const suppliers = useSupplierChoices()
  const warehouses = useWarehouseChoices()
  return [
    {
      name: 'product_id',
      required: true,
      span: 2,
      render: (props) => (
        <Picker<Named>
          id={props.id}
          path="/products"
          value={props.value as string | null}
          value_label={product_label}
          name_of={(row) => `${row.name}  ${row.code}`}
          placeholder={t('find_product')}
          disabled={product_label !== undefined}
          invalid={props.invalid}
          onChange={props.onChange}
        />
      ),
    },
    { name: 'supplier_id', kind: 'choice', required: true, options: suppliers },
    { name: 'warehouse_id', kind: 'choice', required: true, options: warehouses },
  ]
}

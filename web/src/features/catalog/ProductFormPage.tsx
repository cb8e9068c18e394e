// The form of a new product and of one being changed.
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useSubstitutes } from '@/lib/knowledge'
import { useAllowed } from '@/lib/session'
import { Card } from '@/ui/Card'
import { ChangePage } from '@/ui/ChangePage'
import { EntityForm, save_record, type FormField } from '@/ui/EntityForm'
import { useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import {
  useLabel,
  useLines,
  type Parameter,
  type Product,
  type Substitute,
  type SubstituteClaim,
} from './model'
import { ClaimRows } from './ClaimRows'
import { ParameterRows, SubstituteRows } from './RowFields'

function useFields(product?: Product): FormField[] {
  const t = useText()
  const label = useLabel()
  const sees_cost = useAllowed('catalog.cost')
  const lines = useLines()
  const told = useSubstitutes(product?.id)
  const names = new Map(told.data?.items.map((one) => [one.product_id, `${one.code} ${one.name}`]))
  const options = (lines.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const fields: FormField[] = [
    { name: 'code', required: true },
    { name: 'name', required: true },
    { name: 'line_id', kind: 'choice', options },
    { name: 'unit', required: true },
    { name: 'list_price_e4', kind: 'price', required: true },
    { name: 'floor_price_e4', kind: 'price', help: t('floor_help') },
    ...(sees_cost ? [{ name: 'cost_e4', kind: 'price' } satisfies FormField] : []),
    { name: 'safety_stock', kind: 'integer', help: t('safety_help') },
    { name: 'barcode' },
    { name: 'on_shelf', kind: 'boolean' },
    { name: 'material' },
    { name: 'spec', kind: 'long_text', span: 2 },
    {
      name: 'parameters',
      span: 2,
      shows_inner: true,
      render: ({ value, onChange }, _, inner) => (
        <ParameterRows
          items={(value as Parameter[] | null) ?? []}
          problems={inner}
          onChange={onChange}
        />
      ),
    },
    {
      name: 'substitutes',
      span: 2,
      shows_inner: true,
      render: ({ value, onChange }, _, inner) => (
        <SubstituteRows
          items={(value as Substitute[] | null) ?? []}
          problems={inner}
          product_id={product?.id}
          names={names}
          onChange={onChange}
        />
      ),
    },
    {
      name: 'substitute_claims',
      span: 2,
      render: ({ value, onChange }, values) => (
        <ClaimRows
          claims={(value as SubstituteClaim[] | null) ?? []}
          substitutes={(values.substitutes as Substitute[] | null) ?? []}
          names={names}
          onChange={onChange}
        />
      ),
    },
  ]
  return fields.map((one) => ({ ...one, label: label(one.name as Parameters<typeof label>[0]) }))
}

function ProductForm({ product }: { product?: Product }) {
  const t = useText()
  const go = useGo()
  const client = useQueryClient()
  const fields = useFields(product)
  const back = product ? `/products/${product.id}` : '/products'
  return (
    <Card>
      <EntityForm<Product>
        entity="product"
        fields={fields}
        initial={product ? pick(product, fields) : first_values}
        version={product?.version}
        draft={product ? undefined : 'product.new'}
        onSubmit={save_record<Product>('/products', product?.id)}
        onDone={(saved) => {
          toast.done(t('saved', { name: saved.name }))
          void client.invalidateQueries({ queryKey: ['product'] })
          go(`/products/${saved.id}`, 'replace')
        }}
        onCancel={() => {
          go(back)
        }}
      />
    </Card>
  )
}

const first_values = {
  unit: '件',
  on_shelf: true,
  safety_stock: 0,
  parameters: [],
  substitutes: [],
  substitute_claims: [],
}

const pick = (product: Product, fields: FormField[]) =>
  Object.fromEntries(fields.map(({ name }) => [name, product[name]]))

export default function ProductFormPage() {
  const t = useText()
  const { id = '' } = useParams({ strict: false })
  if (!id) {
    return (
      <Page title={t('new')} layout="narrow">
        <ProductForm />
      </Page>
    )
  }
  return (
    <ChangePage<Product>
      entity="product"
      path="/products"
      id={id}
      title={t('edit')}
      name_of={({ name }) => name}
    >
      {(product) => <ProductForm product={product} />}
    </ChangePage>
  )
}

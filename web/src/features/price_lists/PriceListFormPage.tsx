// The form of a new price list and of one being changed.
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { server_now } from '@/lib/clock'
import { day_of } from '@/lib/format'
import type { Row } from '@/lib/api_types'
import { useUser } from '@/lib/session'
import { Card } from '@/ui/Card'
import { ChangePage } from '@/ui/ChangePage'
import { EntityForm, save_record, type FormField } from '@/ui/EntityForm'
import { useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { Picker } from '@/ui/Picker'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import type { PriceLine, PriceList } from './model'
import { PriceRows } from './PriceRows'

interface Customer extends Row {
  name: string
}

function fields_of(list?: PriceList): FormField[] {
  const names = new Map(list?.goods?.map((one) => [one.product_id, `${one.code} ${one.name}`]))
  return [
    { name: 'name', required: true },
    { name: 'audience' },
    { name: 'tier' },
    {
      name: 'customer_id',
      render: ({ id, value, onChange, invalid }, values) => (
        <Picker<Customer>
          id={id}
          path="/customers"
          disabled={values.audience !== 'customer'}
          value={value as string | null}
          value_label={list?.customer_name}
          invalid={invalid}
          name_of={(row) => row.name}
          onChange={onChange}
        />
      ),
    },
    { name: 'valid_from', required: true },
    { name: 'valid_until' },
    { name: 'active', kind: 'boolean' },
    { name: 'note', kind: 'long_text', span: 2 },
    {
      name: 'lines',
      span: 2,
      shows_inner: true,
      render: ({ id, value, onChange }, _, inner) => (
        <PriceRows
          id={id}
          items={(value as PriceLine[] | null) ?? []}
          problems={inner}
          names={names}
          onChange={onChange}
        />
      ),
    },
  ]
}

const line_of = ({ product_id, from_quantity, unit_price_e4 }: PriceLine): PriceLine => ({
  product_id,
  from_quantity,
  unit_price_e4,
})

function initial_of(list: PriceList) {
  const { name, audience, tier, customer_id, valid_from, valid_until, active, note } = list
  const head = { name, audience, tier, customer_id, valid_from, valid_until, active, note }
  return { ...head, lines: list.lines.map(line_of) }
}

function PriceListForm({ list }: { list?: PriceList }) {
  const t = useText()
  const go = useGo()
  const client = useQueryClient()
  const { org } = useUser()
  const first_values = {
    audience: 'everybody',
    tier: 'a',
    active: true,
    valid_from: day_of(server_now(), org.timezone),
    lines: [],
  }
  return (
    <Card>
      <EntityForm<PriceList>
        entity="price_list"
        fields={fields_of(list)}
        initial={list ? initial_of(list) : first_values}
        version={list?.version}
        draft={list ? undefined : 'price_list.new'}
        onSubmit={save_record<PriceList>('/price_lists', list?.id)}
        onDone={(saved) => {
          toast.done(t('saved', { name: saved.name }))
          void client.invalidateQueries({ queryKey: ['price_list'] })
          go(`/price_lists/${saved.id}`, 'replace')
        }}
        onCancel={() => {
          go(list ? `/price_lists/${list.id}` : '/price_lists')
        }}
      />
    </Card>
  )
}

export default function PriceListFormPage() {
  const t = useText()
  const { id = '' } = useParams({ strict: false })
  if (id)
    return (
      <ChangePage<PriceList>
        entity="price_list"
        path="/price_lists"
        id={id}
        title={t('edit')}
        name_of={({ name }) => name}
      >
        {(list) => <PriceListForm list={list} />}
      </ChangePage>
    )
  return (
    <Page title={t('new')} layout="narrow">
      <PriceListForm />
    </Page>
  )
}

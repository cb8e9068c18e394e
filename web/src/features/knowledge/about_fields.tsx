// What a card or a script is about: a product, else a line, else everything; and the case it rests on.
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { ListOf, Row } from '@/lib/api_types'
import { Control } from '@/ui/controls'
import type { FormField } from '@/ui/EntityForm'
import { Picker } from '@/ui/Picker'
import { useText } from './i18n'
import { useSegments, type ProductRow } from './model'

const lines_shown = 200

interface About {
  product_name?: string
  case_title?: string
}

interface CaseRow extends Row {
  title: string
}

export function useAboutFields({ product_name = '', case_title = '' }: About): FormField[] {
  const t = useText()
  const lines = useQuery({
    queryKey: ['product_line', 'all'],
    queryFn: ({ signal }) =>
      api.get<ListOf<ProductRow>>('/product_lines', { query: { limit: lines_shown }, signal }),
  })
  return [
    {
      name: 'product_id',
      heading: t('about'),
      show: (value) => (value ? product_name : '—'),
      render: ({ id, value, onChange, invalid }) => (
        <Picker<ProductRow>
          id={id}
          path="/products"
          value={value as string | null}
          value_label={product_name}
          invalid={invalid}
          name_of={(row) => `${row.code} ${row.name}`}
          onChange={onChange}
        />
      ),
    },
    {
      name: 'line_id',
      kind: 'choice',
      options: (lines.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      name: 'case_id',
      help: t('case_help'),
      show: (value) => (value ? case_title : '—'),
      render: ({ id, value, onChange, invalid }) => (
        <Picker<CaseRow>
          id={id}
          path="/cases"
          query={{ state: 'published' }}
          value={value as string | null}
          value_label={case_title}
          invalid={invalid}
          name_of={(row) => row.title}
          onChange={onChange}
        />
      ),
    },
  ]
}

/** Whom a card is for: an industry that customers have; what stood there may stay. */
export function useSegmentField(now = ''): FormField {
  const t = useText()
  const found = useSegments().data?.items ?? []
  const all = now && !found.includes(now) ? [now, ...found] : found
  const options = [
    { value: '', label: t('everybody') },
    ...all.map((one) => ({ value: one, label: one })),
  ]
  return {
    name: 'segment',
    help: t('segment_help'),
    render: (props) => (
      <Control
        {...props}
        kind="choice"
        required
        options={options}
        value={(props.value as string | null) ?? ''}
      />
    ),
  }
}

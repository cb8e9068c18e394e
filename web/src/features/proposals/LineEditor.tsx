// One need being written: what was asked and said, what we offer, why it fits, what was shown, what
// others say. Alt+↑ and Alt+↓ move it.
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useId, type KeyboardEvent } from 'react'
import { composing } from '@/lib/keys'
import type { Row } from '@/lib/api_types'
import { unparse_scaled } from '@/lib/format'
import { IconButton } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { DateField } from '@/ui/DateField'
import { Field } from '@/ui/Field'
import { Money } from '@/ui/Money'
import { Picker } from '@/ui/Picker'
import { amount_of, missing_in, price_digits, type Goods, type LineEntry } from './entry'
import { EvidenceFields } from './EvidenceFields'
import { useText } from './i18n'

interface LineEditorProps {
  proposal_id: string
  line: LineEntry
  at: number
  count: number
  /** Just added: one begins to write in it. */
  focused: boolean
  problems: Map<string, string[]>
  onChange: (part: Partial<LineEntry>) => void
  onMove: (step: 1 | -1) => void
  onRemove: () => void
}

export function LineEditor(props: LineEditorProps) {
  const { line, at, onMove } = props
  const t = useText()
  const lacks = missing_in(line)
  const on_key = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
    if (!event.altKey || step === null || composing(event)) return
    event.preventDefault()
    onMove(step)
  }
  return (
    <div onKeyDown={on_key} role="group" aria-label={t('line', { number: at + 1 })}>
      <Card title={t('line', { number: at + 1 })} extra={<Tools {...props} />}>
        <div className="proposal-editor">
          <Words {...props} />
          <Offer {...props} />
          <Fit {...props} />
          <Shown {...props} />
          <EvidenceFields
            proposal_id={props.proposal_id}
            items={line.evidence}
            problems={props.problems}
            onChange={(evidence) => {
              props.onChange({ evidence })
            }}
          />
        </div>
        {lacks.length ? (
          <p className="meta tone-amber proposal-lacks">
            {t('lacks')}
            {lacks.map((one) => t(`lacks_${one}`)).join('、')}
          </p>
        ) : null}
      </Card>
    </div>
  )
}

function Tools({ at, count, onMove, onRemove }: LineEditorProps) {
  const t = useText()
  const number = at + 1
  return (
    <>
      <IconButton
        icon={ArrowUp}
        label={t('up', { number })}
        disabled={at === 0}
        onClick={() => {
          onMove(-1)
        }}
      />
      <IconButton
        icon={ArrowDown}
        label={t('down', { number })}
        disabled={at === count - 1}
        onClick={() => {
          onMove(1)
        }}
      />
      <IconButton icon={Trash2} label={t('remove_line', { number })} onClick={onRemove} />
    </>
  )
}

interface TextFieldProps {
  id: string
  label: string
  value: string
  limit: number
  rows?: number
  errors?: string[]
  span?: 1 | 2
  focused?: boolean
  input_mode?: 'numeric' | 'decimal'
  placeholder?: string
  onChange: (text: string) => void
}

export function TextField(props: TextFieldProps) {
  const { id, label, value, limit, rows, errors, span, onChange } = props
  const same = {
    id,
    maxLength: limit,
    autoFocus: props.focused,
    placeholder: props.placeholder,
    'aria-invalid': errors?.length ? true : undefined,
    'aria-describedby': `${id}-note`,
    value,
    onChange: (event: { target: { value: string } }) => {
      onChange(event.target.value)
    },
  }
  return (
    <Field id={id} label={label} errors={errors} span={span}>
      {rows ? (
        <textarea className="control control-long" rows={rows} {...same} />
      ) : (
        <input
          className={`control${props.input_mode ? ' num' : ''}`}
          inputMode={props.input_mode}
          autoComplete="off"
          {...same}
        />
      )}
    </Field>
  )
}

function Words({ line, focused, problems, onChange }: LineEditorProps) {
  const t = useText()
  const id = useId()
  return (
    <div className="form-grid">
      <TextField
        id={`${id}-question`}
        label={t('question')}
        value={line.question}
        limit={200}
        rows={2}
        errors={problems.get('question')}
        onChange={(question) => {
          onChange({ question })
        }}
      />
      <TextField
        id={`${id}-need`}
        label={t('need')}
        value={line.need}
        limit={2000}
        rows={2}
        focused={focused}
        errors={problems.get('need')}
        onChange={(need) => {
          onChange({ need })
        }}
      />
    </div>
  )
}

function Fit({ line, problems, onChange }: LineEditorProps) {
  const t = useText()
  return (
    <TextField
      id={useId()}
      label={t('fit')}
      value={line.fit}
      limit={1000}
      rows={2}
      errors={problems.get('fit')}
      onChange={(fit) => {
        onChange({ fit })
      }}
    />
  )
}

interface ProductRow extends Row {
  code: string
  name: string
  unit: string
  list_price_e4: number
}

const goods_of = ({ id, code, name, unit, list_price_e4 }: ProductRow): Goods => ({
  ...{ id, code, name, unit, list_price_e4 },
})

function Offer({ line, problems, onChange }: LineEditorProps) {
  const t = useText()
  const id = useId()
  const { product } = line
  return (
    <fieldset className="proposal-box">
      <legend>{t('offer')}</legend>
      <div className="proposal-goods">
        <Field id={`${id}-product`} label={t('product')} errors={problems.get('product_id')}>
          <Picker<ProductRow>
            id={`${id}-product`}
            path="/products"
            query={{ on_shelf: 'true' }}
            placeholder={t('product_hint')}
            value={product?.id}
            value_label={product ? `${product.code} ${product.name}` : undefined}
            name_of={(row) => `${row.code} ${row.name}`}
            invalid={problems.has('product_id')}
            onChange={(_, row) => {
              onChange(
                row
                  ? { product: goods_of(row), quantity: line.quantity || '1', price: '' }
                  : { product: null, quantity: '', price: '' },
              )
            }}
          />
        </Field>
        {product ? (
          <>
            <TextField
              id={`${id}-quantity`}
              label={`${t('quantity')}（${product.unit}）`}
              value={line.quantity}
              limit={9}
              input_mode="numeric"
              errors={problems.get('quantity')}
              onChange={(quantity) => {
                onChange({ quantity })
              }}
            />
            <TextField
              id={`${id}-price`}
              label={t('price')}
              value={line.price}
              limit={16}
              input_mode="decimal"
              placeholder={unparse_scaled(product.list_price_e4, price_digits, 2)}
              errors={problems.get('unit_price_e4')}
              onChange={(price) => {
                onChange({ price })
              }}
            />
            <p className="proposal-amount strong">
              <Money minor={amount_of(line)} />
            </p>
          </>
        ) : null}
      </div>
      <TextField
        id={`${id}-offer`}
        label={t('offer_words')}
        value={line.offer}
        limit={1000}
        rows={2}
        errors={problems.get('offer')}
        onChange={(offer) => {
          onChange({ offer })
        }}
      />
    </fieldset>
  )
}

function Shown({ line, problems, onChange }: LineEditorProps) {
  const t = useText()
  const id = useId()
  return (
    <fieldset className="proposal-box">
      <legend>{t('demonstration')}</legend>
      <div className="proposal-shown">
        <Field
          id={`${id}-on`}
          label={t('shown_on')}
          errors={problems.get('demonstration.shown_on')}
        >
          <DateField
            id={`${id}-on`}
            value={line.shown_on}
            invalid={problems.has('demonstration.shown_on')}
            described_by={`${id}-on-note`}
            onChange={(shown_on) => {
              onChange({ shown_on })
            }}
          />
        </Field>
        <TextField
          id={`${id}-by`}
          label={t('shown_by')}
          value={line.shown_by}
          limit={60}
          errors={problems.get('demonstration.shown_by')}
          onChange={(shown_by) => {
            onChange({ shown_by })
          }}
        />
        <TextField
          id={`${id}-result`}
          label={t('shown_result')}
          value={line.shown_result}
          limit={500}
          errors={problems.get('demonstration.result')}
          onChange={(shown_result) => {
            onChange({ shown_result })
          }}
        />
      </div>
    </fieldset>
  )
}

// One price list: whom it is for, and what each product costs from which quantity on.
import { useParams } from '@tanstack/react-router'
import { Pencil } from 'lucide-react'
import { useT } from '@/i18n'
import { useRecord } from '@/lib/use_record'
import { LinkButton } from '@/ui/Button'
import { Card, FactList } from '@/ui/Card'
import { Link, useGo } from '@/ui/Link'
import { DateText, Price, Quantity } from '@/ui/Money'
import { RecordPage } from '@/ui/RecordPage'
import { Empty, Loaded } from '@/ui/States'
import { Tag } from '@/ui/Tag'
import { useText } from './i18n'
import { ForWhom, StandingMark, Validity } from './marks'
import { by_product, type Good, type PriceLine, type PriceList } from './model'
import './price_lists.css'

export default function PriceListPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<PriceList>('price_list', '/price_lists', id)
  return (
    <Loaded query={record} lines={8}>
      {(list) => <Body list={list} />}
    </Loaded>
  )
}

function Body({ list }: { list: PriceList }) {
  const shell = useT()
  const t = useText()
  const go = useGo()
  const edit_path = `/price_lists/${list.id}/edit`
  return (
    <RecordPage
      entity="price_list"
      list_path="/price_lists"
      title={list.name}
      facts={[
        <ForWhom key="whom" list={list} linked />,
        <Validity key="valid" list={list} />,
        <StandingMark key="state" of={list.standing} />,
      ]}
      allowed={list.actions}
      actions={[
        {
          key: 'edit',
          label: shell('action.edit'),
          icon: Pencil,
          onRun: () => {
            go(edit_path)
          },
        },
      ]}
      left={
        <Card title={t('details')}>
          <FactList
            facts={[
              { label: t('note'), value: list.note || '—' },
              { label: t('updated'), value: <DateText at={list.updated_at} /> },
            ]}
          />
        </Card>
      }
    >
      <Card title={t('prices')}>
        {list.lines.length ? (
          <Prices list={list} />
        ) : (
          <Empty
            title={t('no_prices')}
            note={t('no_prices_hint')}
            action={
              list.actions.includes('edit') ? (
                <LinkButton to={edit_path}>{t('add_price')}</LinkButton>
              ) : null
            }
          />
        )}
      </Card>
    </RecordPage>
  )
}

function Prices({ list }: { list: PriceList }) {
  const t = useText()
  return (
    <table className="price-table">
      <thead>
        <tr>
          <th scope="col">{t('product')}</th>
          <th scope="col">{t('from_quantity')}</th>
          <th scope="col">{t('unit_price')}</th>
          <th scope="col">{t('list_price')}</th>
        </tr>
      </thead>
      <tbody>
        {by_product(list).map(({ good, lines }) =>
          lines.map((line, index) => (
            <PriceRow
              key={`${good.product_id}-${line.from_quantity ?? 0}`}
              good={good}
              line={line}
              first={index === 0}
            />
          )),
        )}
      </tbody>
    </table>
  )
}

function PriceRow({ good, line, first }: { good: Good; line: PriceLine; first: boolean }) {
  const t = useText()
  return (
    <tr>
      <th scope="row">
        <span className={first ? undefined : 'sr-only'}>
          <span className="num muted">{good.code}</span>{' '}
          <Link to={`/products/${good.product_id}`}>{good.name}</Link>
        </span>
      </th>
      <td>
        <Quantity value={line.from_quantity ?? 0} unit={good.unit} />
      </td>
      <td className="strong">
        <Price e4={line.unit_price_e4} />
        {(line.unit_price_e4 ?? 0) < good.floor_price_e4 ? (
          <>
            {' '}
            <Tag tone="amber">{t('below_floor')}</Tag>
          </>
        ) : null}
      </td>
      <td className="muted">
        <Price e4={good.list_price_e4} />
      </td>
    </tr>
  )
}

// The pick list on paper: what of an order is to be taken from which warehouse.
import { useParams } from '@tanstack/react-router'
import { useRecord } from '@/lib/use_record'
import { DateText } from '@/ui/Money'
import { useTabTitle } from '@/ui/Page'
import { PaperPage } from '@/ui/PaperPage'
import { Loaded } from '@/ui/States'
import { useText } from './i18n'
import type { DispatchView } from './model'

export default function PickListPrintPage() {
  const { id = '' } = useParams({ strict: false })
  const record = useRecord<DispatchView>('dispatch', '/dispatches', id)
  return (
    <Loaded query={record} lines={10}>
      {(dispatch) => <Sheet dispatch={dispatch} />}
    </Loaded>
  )
}

function Sheet({ dispatch }: { dispatch: DispatchView }) {
  const t = useText()
  useTabTitle(`${t('pick_list')} ${dispatch.order_number}`)
  return (
    <PaperPage back={`/dispatches/${dispatch.id}`}>
      <article className="paper">
        <header className="paper-head">
          <div className="paper-title">
            <h1>{t('pick_list')}</h1>
            <p className="num">{dispatch.order_number}</p>
          </div>
          <div className="paper-parties">
            <div>
              <h2>{dispatch.customer_name}</h2>
              <p>{dispatch.delivery_address}</p>
            </div>
            <dl>
              <dt>{t('promised')}</dt>
              <dd>
                <DateText on={dispatch.promised_on} />
              </dd>
              <dt>{t('picker')}</dt>
              <dd>{dispatch.picker_name}</dd>
            </dl>
          </div>
        </header>
        <table className="paper-lines">
          <thead>
            <tr>
              <th scope="col">#</th>
              <th scope="col">{t('product')}</th>
              <th scope="col">{t('where')}</th>
              <th scope="col">{t('quantity')}</th>
              <th scope="col">{t('check')}</th>
            </tr>
          </thead>
          <tbody>
            {dispatch.lines
              .filter((line) => line.held > 0)
              .map((line, index) => (
                <tr key={line.order_line_id}>
                  <td>{index + 1}</td>
                  <td>
                    {line.product_name}{' '}
                    <span className="num paper-code">
                      {line.product_code} {line.barcode}
                    </span>
                  </td>
                  <td>{line.places.map((place) => t('at_place', { ...place })).join(', ')}</td>
                  <td className="num">
                    {line.held} {line.unit}
                  </td>
                  <td />
                </tr>
              ))}
          </tbody>
        </table>
      </article>
    </PaperPage>
  )
}

// Money that came in: what is to be matched first, then credit, then what is settled.
import { ClipboardPaste, Plus } from 'lucide-react'
import { useState } from 'react'
import { useAllowed } from '@/lib/session'
import { Button } from '@/ui/Button'
import { ListPage } from '@/ui/ListPage'
import { DateText, Money } from '@/ui/Money'
import { Empty } from '@/ui/States'
import type { Column } from '@/ui/table_types'
import { useText } from './i18n'
import { StateTag } from './marks'
import type { BankReceipt } from './model'
import { PasteDialog, ReceiptDialog } from './ReceiptDialogs'
import { ReceivablesTabs } from './ReceivablesTabs'

function useColumns(): Column<BankReceipt>[] {
  return [
    { key: 'received_on', render: (row) => <DateText on={row.received_on} /> },
    {
      key: 'payer_name',
      sort: false,
      render: (row) => <span className="strong">{row.payer_name}</span>,
    },
    { key: 'amount_minor', align: 'end', render: (row) => <Money minor={row.amount_minor} /> },
    {
      key: 'open_minor',
      align: 'end',
      sort: false,
      render: (row) => <Money minor={row.open_minor} />,
    },
    { key: 'state', sort: false, render: (row) => <StateTag state={row.state} /> },
    { key: 'customer_name', sort: false },
    { key: 'remark', sort: false },
    {
      key: 'reference',
      sort: false,
      render: (row) => <span className="num">{row.reference}</span>,
    },
  ]
}

export default function BankReceiptsPage() {
  const t = useText()
  const edits = useAllowed('receivables.edit')
  const [asking, set_asking] = useState<'new' | 'paste' | null>(null)
  const onClose = () => {
    set_asking(null)
  }
  return (
    <>
      <ListPage<BankReceipt>
        entity="bank_receipt"
        title={t('receipts')}
        path="/bank_receipts"
        exports
        columns={useColumns()}
        row_path={(row) => `/bank_receipts/${row.id}`}
        default_sort="-received_on"
        views={[
          ...(['unmatched', 'credit', 'settled'] as const).map((state) => ({
            key: state,
            label: t(`view_${state}`),
            query: { state },
          })),
          { key: 'all', label: t('all') },
        ]}
        actions={
          <>
            <ReceivablesTabs at="receipts" />
            {edits ? (
              <>
                <Button
                  icon={ClipboardPaste}
                  onClick={() => {
                    set_asking('paste')
                  }}
                >
                  {t('paste')}
                </Button>
                <Button
                  kind="primary"
                  icon={Plus}
                  onClick={() => {
                    set_asking('new')
                  }}
                >
                  {t('new_receipt')}
                </Button>
              </>
            ) : null}
          </>
        }
        empty={<Empty title={t('none')} note={t('none_note')} />}
        card={(row) => ({
          title: row.payer_name,
          tag: <StateTag state={row.state} />,
          facts: [<DateText key="on" on={row.received_on} />, row.remark || row.reference],
          value: <Money minor={row.amount_minor} />,
        })}
      />
      {asking === 'new' ? <ReceiptDialog onClose={onClose} /> : null}
      {asking === 'paste' ? <PasteDialog onClose={onClose} /> : null}
    </>
  )
}

// Product lines: the list of names and a form for one more. Lines are never deleted here.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Card, CardRow } from '@/ui/Card'
import { Dialog } from '@/ui/Dialog'
import { EntityForm, save_record } from '@/ui/EntityForm'
import { Empty, Loaded } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { useText } from './i18n'
import { useLines, type ProductLine } from './model'

export function LinesDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText()
  const client = useQueryClient()
  const lines = useLines()
  const [round, set_round] = useState(0)
  return (
    <Dialog open={open} title={t('lines')} onClose={onClose} kind="sheet">
      <div className="stack">
        <Loaded query={lines}>
          {({ items }) =>
            items.length ? (
              <Card inset="rows">
                {items.map((line) => (
                  <CardRow key={line.id} title={line.name} value={line.code} />
                ))}
              </Card>
            ) : (
              <Empty title={t('no_lines')} />
            )
          }
        </Loaded>
        <EntityForm<ProductLine>
          key={round}
          entity="product_line"
          fields={[
            { name: 'code', label: t('line_code'), required: true },
            { name: 'name', label: t('line_name'), required: true },
          ]}
          submit_label={t('add_line')}
          onSubmit={save_record('/product_lines')}
          onDone={(line) => {
            toast.done(t('saved', { name: line.name }))
            void client.invalidateQueries({ queryKey: ['product_line'] })
            set_round(round + 1)
          }}
        />
      </div>
    </Dialog>
  )
}

import { Columns3, RotateCcw } from 'lucide-react'
import { useT } from '@/i18n'
import type { Row } from '@/lib/api_types'
import { Button } from './Button'
import { Menu } from './Menu'
import type { Column } from './table_types'

/** What the user changed: shown or not, by column key. Kept per user and entity. */
export type Arrangement = Record<string, boolean>

function is_shown<T extends Row>(column: Column<T>, value: Arrangement): boolean {
  return value[column.key] ?? !column.hidden_at_first
}

/** The first column names the row and always stays. */
export function arrange<T extends Row>(columns: Column<T>[], value: Arrangement): Column<T>[] {
  return columns.filter((column, index) => index === 0 || is_shown(column, value))
}

interface ColumnMenuProps<T extends Row> {
  columns: Column<T>[]
  title: (column: Column<T>) => string
  value: Arrangement
  onChange: (value: Arrangement) => void
}

export function ColumnMenu<T extends Row>(props: ColumnMenuProps<T>) {
  const { columns, title, value, onChange } = props
  const t = useT()
  return (
    <Menu
      align="end"
      label={t('list.columns')}
      sections={[
        {
          items: columns.slice(1).map((column) => ({
            key: column.key,
            label: title(column),
            checked: is_shown(column, value),
            stay: true,
            onSelect: () => {
              onChange({ ...value, [column.key]: !is_shown(column, value) })
            },
          })),
        },
        {
          items: [
            {
              key: 'reset',
              label: t('list.columns_reset'),
              icon: RotateCcw,
              onSelect: () => {
                onChange({})
              },
            },
          ],
        },
      ]}
      trigger={(trigger) => (
        <Button icon={Columns3} {...trigger}>
          {t('list.columns')}
        </Button>
      )}
    />
  )
}

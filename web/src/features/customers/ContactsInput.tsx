// Further people at the customer's, one row each.
import { Plus, Trash2 } from 'lucide-react'
import { Button, IconButton } from '@/ui/Button'
import { useText } from './i18n'
import type { Contact } from './model'

interface ContactsInputProps {
  id: string
  value: Contact[]
  onChange: (contacts: Contact[]) => void
}

const contacts_limit = 20
const nobody: Contact = { name: '', title: '', phone: '', email: '', wechat: '' }
const columns = ['name', 'title', 'phone'] as const

export function ContactsInput({ id, value, onChange }: ContactsInputProps) {
  const t = useText()
  const change = (at: number, next: Partial<Contact>) => {
    onChange(value.map((one, index) => (index === at ? { ...one, ...next } : one)))
  }
  return (
    <div className="people-rows" id={id}>
      {value.map((contact, at) => (
        <div key={at} className="people-row">
          {columns.map((column) => (
            <input
              key={column}
              className="control"
              type={column === 'phone' ? 'tel' : 'text'}
              autoComplete="off"
              aria-label={t('contact_field', { at: at + 1, field: t(`${column}_field`) })}
              placeholder={t(`${column}_field`)}
              value={contact[column]}
              onChange={(event) => {
                change(at, { [column]: event.target.value })
              }}
            />
          ))}
          <IconButton
            icon={Trash2}
            label={t('remove_contact', { at: at + 1 })}
            onClick={() => {
              onChange(value.filter((_, index) => index !== at))
            }}
          />
        </div>
      ))}
      {value.length < contacts_limit ? (
        <div>
          <Button
            size="small"
            icon={Plus}
            onClick={() => {
              onChange([...value, nobody])
            }}
          >
            {t('add_contact')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

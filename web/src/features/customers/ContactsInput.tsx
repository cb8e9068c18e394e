// Further people at the customer's, one row each.
import { RowsInput } from '@/ui/RowsInput'
import { useText } from './i18n'
import type { Contact } from './model'

interface ContactsInputProps {
  id: string
  value: Contact[]
  onChange: (contacts: Contact[]) => void
}

const contacts_limit = 20
const nobody: Contact = { name: '', title: '', phone: '', email: '', wechat: '' }

export function ContactsInput(props: ContactsInputProps) {
  const t = useText()
  return (
    <RowsInput<Contact>
      {...props}
      columns={[
        { name: 'name', label: t('name_field') },
        { name: 'title', label: t('title_field') },
        { name: 'phone', label: t('phone_field'), type: 'tel' },
        { name: 'wechat', label: t('wechat_field') },
        { name: 'email', label: t('email_field'), type: 'email' },
      ]}
      empty={nobody}
      limit={contacts_limit}
      label_of={(at, field) => t('contact_field', { at, field })}
      remove_label={(at) => t('remove_contact', { at })}
      add_text={t('add_contact')}
    />
  )
}

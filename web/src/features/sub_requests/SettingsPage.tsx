// Templates of requests: what may be asked of whom, and how long it may take.
import { useQuery } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { api } from '@/lib/api'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { Button, IconButton } from '@/ui/Button'
import type { FormField } from '@/ui/EntityForm'
import { NativeSelect } from '@/ui/NativeSelect'
import { Page } from '@/ui/Page'
import { SettingsForm } from '@/ui/SettingsForm'
import { Loaded } from '@/ui/States'
import { useText } from './i18n'
import { departments, settings_key, type Settings, type Template } from './model'
import './sub_requests.css'

interface TemplatesProps {
  value: unknown
  disabled?: boolean
  onChange: (value: unknown) => void
}

const fresh: Template = { name: '', department: 'warehouse', words: '', minutes: 240 }

function Templates({ value, disabled, onChange }: TemplatesProps) {
  const t = useText()
  const templates = (value ?? []) as Template[]
  return (
    <div className="stack">
      {templates.map((one, at) => (
        <TemplateRow
          key={at}
          template={one}
          disabled={disabled === true}
          onChange={(part) => {
            onChange(templates.map((two, index) => (index === at ? { ...two, ...part } : two)))
          }}
          onRemove={() => {
            onChange(templates.filter((_, index) => index !== at))
          }}
        />
      ))}
      {disabled ? null : (
        <div>
          <Button
            size="small"
            icon={Plus}
            onClick={() => {
              onChange([...templates, fresh])
            }}
          >
            {t('template_new')}
          </Button>
        </div>
      )}
    </div>
  )
}

interface RowProps {
  template: Template
  disabled: boolean
  onChange: (part: Partial<Template>) => void
  onRemove: () => void
}

function TemplateRow({ template, disabled, onChange, onRemove }: RowProps) {
  const t = useText()
  const meta = useMeta('sub_request')
  return (
    <div className="request-template">
      <input
        className="control"
        aria-label={t('name')}
        placeholder={t('name')}
        maxLength={60}
        disabled={disabled}
        value={template.name}
        onChange={(event) => {
          onChange({ name: event.target.value })
        }}
      />
      {disabled ? (
        <span>{meta.option('department', template.department)}</span>
      ) : (
        <NativeSelect
          label={t('department')}
          value={template.department}
          options={departments.map((one) => ({
            value: one,
            label: meta.option('department', one),
          }))}
          onChange={(department) => {
            onChange({ department })
          }}
        />
      )}
      <input
        className="control num"
        type="number"
        min={1}
        aria-label={t('minutes', { minutes: '' })}
        disabled={disabled}
        value={template.minutes}
        onChange={(event) => {
          onChange({ minutes: Number(event.target.value) })
        }}
      />
      {disabled ? null : (
        <IconButton icon={Trash2} label={t('template_remove')} onClick={onRemove} />
      )}
      <input
        className="control request-template-words"
        aria-label={t('words')}
        placeholder={t('words')}
        maxLength={500}
        disabled={disabled}
        value={template.words}
        onChange={(event) => {
          onChange({ words: event.target.value })
        }}
      />
    </div>
  )
}

const fields: FormField[] = [
  {
    name: 'templates',
    span: 2,
    render: ({ value, disabled, onChange }) => (
      <Templates value={value} disabled={disabled === true} onChange={onChange} />
    ),
  },
]

export default function SettingsPage() {
  const t = useText()
  const edits = useAllowed('sub_requests.settings')
  const settings = useQuery({
    queryKey: settings_key,
    queryFn: ({ signal }) => api.get<Settings>('/sub_request_settings', { signal }),
  })
  return (
    <Page title={t('settings')} subtitle={t('settings_note')} layout="narrow">
      <Loaded query={settings} lines={6}>
        {(found) => (
          <SettingsForm<Settings>
            entity="sub_request_settings"
            path="/sub_request_settings"
            query_key={settings_key}
            found={found}
            fields={fields}
            locked={!edits}
            saved_text={t('settings_saved')}
          />
        )}
      </Loaded>
    </Page>
  )
}

// How long a first answer may take, when to warn, and the questions of a need.
import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { useAllowed } from '@/lib/session'
import { Card } from '@/ui/Card'
import { EntityForm, type FormField } from '@/ui/EntityForm'
import { Page } from '@/ui/Page'
import { Loaded } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { useText, usual_questions } from './i18n'
import { useInquirySettings, type Settings } from './model'
import './inquiries.css'

const limit = 200

/** The list as lines of a text. */
function Lines({ id, value, onChange, disabled }: LinesProps) {
  const t = useText()
  const lines = Array.isArray(value) ? (value as string[]) : []
  return (
    <textarea
      id={id}
      className="control control-long"
      rows={7}
      disabled={disabled}
      placeholder={usual_questions.map((key) => t(key)).join('\n')}
      value={lines.join('\n')}
      onChange={(event) => {
        onChange(event.target.value.split('\n').map((line) => line.slice(0, limit)))
      }}
    />
  )
}

interface LinesProps {
  id?: string
  value: unknown
  disabled?: boolean
  onChange: (value: unknown) => void
}

function useFields(): FormField[] {
  const t = useText()
  return [
    { name: 'phone_minutes', kind: 'integer' },
    { name: 'wechat_minutes', kind: 'integer' },
    { name: 'visit_minutes', kind: 'integer' },
    { name: 'email_minutes', kind: 'integer' },
    { name: 'warn_percent', kind: 'integer' },
    {
      name: 'questions',
      span: 2,
      help: t('questions_help'),
      render: (props) => <Lines {...props} />,
    },
  ]
}

function Form({ settings }: { settings: Settings }) {
  const t = useText()
  const client = useQueryClient()
  const fields = useFields()
  const edits = useAllowed('inquiries.settings')
  return (
    <EntityForm<Settings>
      key={settings.version}
      entity="inquiry_settings"
      fields={fields}
      initial={{ ...settings }}
      version={settings.version}
      locked={!edits}
      onSubmit={({ changed, version }) => {
        const questions = changed.questions as string[] | undefined
        const body = questions
          ? { ...changed, questions: questions.map((one) => one.trim()).filter(Boolean) }
          : changed
        return api.patch<Settings>('/inquiry_settings', body, version ?? 0)
      }}
      onDone={() => {
        toast.done(t('settings_saved'))
        void client.invalidateQueries({ queryKey: ['inquiry_settings'] })
      }}
    />
  )
}

export default function SettingsPage() {
  const t = useText()
  const edits = useAllowed('inquiries.settings')
  const settings = useInquirySettings()
  return (
    <Page
      title={t('settings')}
      subtitle={edits ? t('settings_note') : `${t('settings_note')}${t('settings_read_only')}`}
      layout="narrow"
    >
      <Card>
        <Loaded query={settings} lines={6}>
          {(found) => <Form settings={found} />}
        </Loaded>
      </Card>
    </Page>
  )
}

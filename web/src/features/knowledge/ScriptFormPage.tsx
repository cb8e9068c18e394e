// The form of a draft: new, or the next version of what people read.
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Script } from '@/lib/knowledge'
import { Card } from '@/ui/Card'
import { ChangePage } from '@/ui/ChangePage'
import { EntityForm, save_record, type FormField } from '@/ui/EntityForm'
import { useGo } from '@/ui/Link'
import { Page } from '@/ui/Page'
import { toast } from '@/ui/toast_store'
import { useAboutFields } from './about_fields'
import { useText } from './i18n'

function ScriptForm({ script }: { script?: Script }) {
  const t = useText()
  const go = useGo()
  const client = useQueryClient()
  const [scene, set_scene] = useState(script?.scene ?? 'greeting')
  const about = useAboutFields(script ?? {})
  const step: FormField[] = scene === 'concession' ? [{ name: 'step_no', kind: 'integer' }] : []
  const fields: FormField[] = [
    { name: 'scene', required: true },
    ...step,
    { name: 'title', required: true },
    { name: 'words', required: true },
    { name: 'concern' },
    ...(script && script.revision_no > 1 ? [{ name: 'reason', span: 2 } satisfies FormField] : []),
    ...about,
    { name: 'source', required: true },
    { name: 'valid_until' },
  ]
  const initial = script
    ? Object.fromEntries(fields.map(({ name }) => [name, script[name]]))
    : { scene: 'greeting', concern: 'none' }
  return (
    <Card>
      <EntityForm<Script>
        entity="script"
        fields={fields}
        initial={initial}
        version={script?.version}
        draft={script ? undefined : 'script.new'}
        onValues={(values) => {
          set_scene((values.scene as Script['scene'] | null) ?? 'greeting')
        }}
        onSubmit={save_record<Script>('/scripts', script?.id)}
        onDone={(saved) => {
          toast.done(t('saved', { name: saved.title }))
          void client.invalidateQueries({ queryKey: ['script'] })
          go(`/scripts/${saved.id}`, 'replace')
        }}
        onCancel={() => {
          go(script ? `/scripts/${script.id}` : '/scripts')
        }}
      />
    </Card>
  )
}

export default function ScriptFormPage() {
  const t = useText()
  const { id = '' } = useParams({ strict: false })
  if (id)
    return (
      <ChangePage<Script> entity="script" path="/scripts" id={id} title={t('edit_script')}>
        {(script) => <ScriptForm script={script} />}
      </ChangePage>
    )
  return (
    <Page title={t('new_script')} layout="narrow">
      <ScriptForm />
    </Page>
  )
}

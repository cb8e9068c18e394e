// What others say and what was done elsewhere, shown with one need: words, a file of the proposal, a
// link.
import { Plus, Trash2 } from 'lucide-react'
import { useId } from 'react'
import { useAttachments } from '@/lib/attachments'
import { Button, IconButton } from '@/ui/Button'
import { NativeSelect } from '@/ui/NativeSelect'
import { empty_evidence } from './entry'
import { useText } from './i18n'
import { TextField } from './LineEditor'
import { evidence_kinds, type Evidence, type EvidenceKind } from './model'

interface EvidenceFieldsProps {
  proposal_id: string
  items: Evidence[]
  problems: Map<string, string[]>
  onChange: (items: Evidence[]) => void
}

export function EvidenceFields({ proposal_id, items, problems, onChange }: EvidenceFieldsProps) {
  const t = useText()
  const files = useAttachments({ entity: 'proposal', record_id: proposal_id })
  const shown = (files.data?.items ?? []).filter((one) => !one.archived)
  return (
    <fieldset className="proposal-box">
      <legend>{t('evidence')}</legend>
      {items.map((one, index) => (
        <EvidenceRow
          key={index}
          one={one}
          files={shown}
          errors={(box) => problems.get(`evidence.${index}.${box}`)}
          onChange={(part) => {
            onChange(items.map((other, at) => (at === index ? { ...other, ...part } : other)))
          }}
          onRemove={() => {
            onChange(items.filter((_, at) => at !== index))
          }}
        />
      ))}
      <Button
        size="small"
        kind="quiet"
        icon={Plus}
        onClick={() => {
          onChange([...items, empty_evidence()])
        }}
      >
        {t('add_evidence')}
      </Button>
    </fieldset>
  )
}

interface EvidenceRowProps {
  one: Evidence
  files: { id: string; name: string }[]
  errors: (box: string) => string[] | undefined
  onChange: (part: Partial<Evidence>) => void
  onRemove: () => void
}

function EvidenceRow({ one, files, errors, onChange, onRemove }: EvidenceRowProps) {
  const t = useText()
  const id = useId()
  const known = files.some((file) => file.id === one.attachment_id)
  const kept = one.attachment_id && !known ? [{ value: one.attachment_id, label: t('file') }] : []
  return (
    <div className="proposal-evidence-row">
      <NativeSelect<EvidenceKind>
        label={t('evidence_kind')}
        options={evidence_kinds.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))}
        value={one.kind}
        onChange={(kind) => {
          onChange({ kind })
        }}
      />
      <TextField
        id={`${id}-words`}
        label={t('evidence_words')}
        value={one.words}
        limit={500}
        errors={errors('words')}
        onChange={(words) => {
          onChange({ words })
        }}
      />
      <TextField
        id={`${id}-link`}
        label={t('evidence_link')}
        value={one.link}
        limit={300}
        errors={errors('link')}
        onChange={(link) => {
          onChange({ link })
        }}
      />
      {files.length || one.attachment_id ? (
        <NativeSelect
          label={t('evidence_file')}
          options={[
            { value: '', label: t('no_file') },
            ...kept,
            ...files.map((file) => ({ value: file.id, label: file.name })),
          ]}
          value={one.attachment_id ?? ''}
          onChange={(file) => {
            onChange({ attachment_id: file || null })
          }}
        />
      ) : null}
      <IconButton icon={Trash2} label={t('remove_evidence')} onClick={onRemove} />
    </div>
  )
}

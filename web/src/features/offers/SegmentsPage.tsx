// Segments: named conditions, each counted anew when somebody asks.
import { Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { useT } from '@/i18n'
import { api } from '@/lib/api'
import { useMeta } from '@/lib/meta'
import { useAllowed } from '@/lib/session'
import { useWrite } from '@/lib/use_write'
import { Button, IconButton } from '@/ui/Button'
import { Card, CardRow } from '@/ui/Card'
import { FormDialog } from '@/ui/FormDialog'
import { Page } from '@/ui/Page'
import { Empty, Loaded } from '@/ui/States'
import { toast } from '@/ui/toast_store'
import { FilterFields } from './FilterFields'
import { useText } from './i18n'
import {
  elsewhere,
  filter_problems,
  no_filter,
  useSegmentPreview,
  useSegments,
  type Segment,
  type SegmentFilter,
} from './model'
import { Count, Reach, useRested } from './Reach'
import { ViewTabs } from './ViewTabs'
import './offers.css'

export default function SegmentsPage() {
  const t = useText()
  const edits = useAllowed('segments.edit')
  const [editing, set_editing] = useState<Segment | 'new' | null>(null)
  const add = edits ? (
    <Button
      kind="primary"
      icon={Plus}
      onClick={() => {
        set_editing('new')
      }}
    >
      {t('new_segment')}
    </Button>
  ) : null
  return (
    <Page title={t('title')} beside={<ViewTabs at="segments" />} actions={add}>
      <Loaded query={useSegments()} lines={5}>
        {({ items }) =>
          items.length ? (
            <Card inset="rows">
              {items.map((one) => (
                <SegmentRow key={one.id} segment={one} onEdit={set_editing} />
              ))}
            </Card>
          ) : (
            <Empty title={t('no_segments')} note={t('no_segments_note')} action={add} />
          )
        }
      </Loaded>
      {editing ? (
        <SegmentDialog
          segment={editing === 'new' ? null : editing}
          onClose={() => {
            set_editing(null)
          }}
        />
      ) : null}
    </Page>
  )
}

/** The conditions in one line. */
function useSummary() {
  const t = useText()
  const customer = useMeta('customer')
  return (filter: SegmentFilter) => {
    const lists = [
      ...filter.regions,
      ...filter.tiers.map((tier) => customer.option('tier', tier)),
      ...filter.statuses.map((status) => customer.option('status', status)),
      ...filter.industries,
      ...filter.sources,
      ...filter.tags,
    ]
    const days = [
      'ordered_within_days',
      'not_ordered_for_days',
      'contacted_within_days',
      'not_contacted_for_days',
    ] as const
    const bands = days
      .filter((name) => filter[name] > 0)
      .map((name) => `${t(name)} ${filter[name]}`)
    return [...lists, ...bands].join(' · ')
  }
}

function SegmentRow({ segment, onEdit }: { segment: Segment; onEdit: (one: Segment) => void }) {
  const t = useText()
  const summary = useSummary()
  return (
    <CardRow
      title={<span className="strong">{segment.name}</span>}
      note={[summary(segment.filter), segment.owner_name].filter(Boolean).join(' · ')}
      below={<Count filter={segment.filter} name={segment.name} />}
      action={
        segment.actions.includes('edit') ? (
          <IconButton
            icon={Pencil}
            label={t('edit_segment')}
            onClick={() => {
              onEdit(segment)
            }}
          />
        ) : null
      }
    />
  )
}

function SegmentDialog({ segment, onClose }: { segment: Segment | null; onClose: () => void }) {
  const t = useText()
  const shell = useT()
  const meta = useMeta('segment')
  const [name, set_name] = useState(segment?.name ?? '')
  const [filter, set_filter] = useState(segment?.filter ?? no_filter)
  const preview = useSegmentPreview(useRested(filter))
  const save = useWrite<{ archived?: boolean }, Segment>({
    send: (more, key) =>
      segment
        ? api.patch<Segment>(
            `/segments/${segment.id}`,
            { name, filter, ...more },
            segment.version as number,
          )
        : api.post<Segment>('/segments', { name, filter }, { key }),
    entities: ['segment'],
    onDone: (saved) => {
      toast.done(saved.archived ? t('archived') : t('saved', { name: saved.name }))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t(segment ? 'edit_segment' : 'new_segment')}
      action={shell('action.save')}
      busy={save.isPending}
      ready={name.trim() !== ''}
      error={elsewhere(save.error)}
      onSend={() => {
        save.mutate({})
      }}
      onClose={onClose}
    >
      <label className="segment-field">
        {meta.label('name')}
        <input
          className="control"
          maxLength={60}
          value={name}
          onChange={(event) => {
            set_name(event.target.value)
          }}
        />
      </label>
      <FilterFields
        filter={filter}
        problems={filter_problems(preview.error)}
        onChange={set_filter}
      />
      <Reach data={preview.data} error={preview.error} />
      {segment ? (
        <Button
          kind="quiet"
          size="small"
          onClick={() => {
            save.mutate({ archived: true })
          }}
        >
          {t('archive')}
        </Button>
      ) : null}
    </FormDialog>
  )
}

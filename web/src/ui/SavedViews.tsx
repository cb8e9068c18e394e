import { Bookmark, BookmarkPlus, Trash2 } from 'lucide-react'
import { useState, type SyntheticEvent } from 'react'
import { useT } from '@/i18n'
import { list_search, parse_list_state, type ListState } from '@/lib/list_state'
import { usePreference } from '@/lib/preferences'
import { Button, IconButton } from './Button'
import { Dialog } from './Dialog'
import { Menu } from './Menu'
import './form.css'

interface SavedView {
  label: string
  search: Record<string, string>
}

interface SavedViewsProps {
  entity: string
  state: ListState
  onChange: (change: Partial<ListState>) => void
}

const label_limit = 40

/** The user's own views: search, filters and sort under a name. */
export function SavedViews({ entity, state, onChange }: SavedViewsProps) {
  const t = useT()
  const [views, set_views] = usePreference<SavedView[]>(`views.${entity}`, [])
  const [naming, set_naming] = useState(false)
  const [label, set_label] = useState('')
  const close = () => {
    set_naming(false)
    set_label('')
  }
  const save = (event: SyntheticEvent) => {
    event.preventDefault()
    const name = label.trim()
    if (!name) return
    const others = views.filter((one) => one.label !== name)
    set_views([...others, { label: name, search: list_search(state) }])
    close()
  }
  return (
    <>
      <Menu
        align="end"
        label={t('list.views')}
        sections={[
          {
            items: views.map((view) => ({
              key: view.label,
              label: view.label,
              icon: Bookmark,
              onSelect: () => {
                onChange(parse_list_state(view.search))
              },
            })),
          },
          {
            items: [
              {
                key: 'save',
                label: t('list.save_view'),
                icon: BookmarkPlus,
                onSelect: () => {
                  set_naming(true)
                },
              },
            ],
          },
        ].filter((section) => section.items.length)}
        trigger={(trigger) => (
          <Button icon={Bookmark} {...trigger}>
            {t('list.views')}
          </Button>
        )}
      />
      <Dialog
        open={naming}
        title={t('list.save_view')}
        onClose={close}
        width={400}
        footer={
          <Button kind="primary" onClick={save} disabled={!label.trim()}>
            {t('action.save')}
          </Button>
        }
      >
        <form onSubmit={save} className="stack">
          <input
            className="control"
            aria-label={t('list.view_name')}
            placeholder={t('list.view_name')}
            maxLength={label_limit}
            autoFocus
            value={label}
            onChange={(event) => {
              set_label(event.target.value)
            }}
          />
          {views.map((view) => (
            <div key={view.label} className="row">
              <span className="ellipsis">{view.label}</span>
              <IconButton
                icon={Trash2}
                className="push"
                label={t('list.remove_view', { name: view.label })}
                onClick={() => {
                  set_views(views.filter((one) => one !== view))
                }}
              />
            </div>
          ))}
        </form>
      </Dialog>
    </>
  )
}

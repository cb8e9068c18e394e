import { Ellipsis, MessageCircleMore, Plus, Search } from 'lucide-react'
import { useState } from 'react'
import { useT } from '@/i18n'
import { open_knowledge } from '@/lib/at_hand'
import { useBadges } from '@/lib/badges'
import { useAllowed, useUser } from '@/lib/session'
import { Dialog } from '@/ui/Dialog'
import { Link, useGo } from '@/ui/Link'
import { Avatar } from '@/ui/Tag'
import { open_palette } from './palette_store'
import { possible_creates, visible_resources } from './resource_list'
import { NavGroups, useCurrentResource } from './SideNav'
import { useUserSections } from './UserMenu'

const places = 2

/** The bottom bar of a phone: two places, +, search, more. */
export function PhoneBar() {
  const t = useT()
  const user = useUser()
  const here = useCurrentResource()
  const badges = useBadges()
  const [sheet, set_sheet] = useState<'more' | 'create' | null>(null)
  const visible = visible_resources(user)
  const preferred = ['today', 'customers'].flatMap((key) => visible.filter((r) => r.key === key))
  const shown = [...preferred, ...visible.filter((r) => !preferred.includes(r))].slice(0, places)
  const creates = possible_creates(user)
  const go = useGo()
  const create = () => {
    const only = creates[0]
    if (creates.length === 1 && only) go(only.path)
    else set_sheet('create')
  }
  const close = () => {
    set_sheet(null)
  }
  return (
    <>
      <div className="bar no-print" role="navigation" aria-label={t('nav.main')}>
        {shown.map((one) => {
          const badge = badges[one.key]
          return (
            <Link
              key={one.key}
              to={one.path}
              className="bar-item"
              aria-current={here?.key === one.key ? 'page' : undefined}
            >
              <one.icon size={21} strokeWidth={1.75} aria-hidden />
              {t(one.label)}
              {badge?.urgent && badge.count ? <b className="num">{badge.count}</b> : null}
            </Link>
          )
        })}
        {creates.length ? (
          <button type="button" className="bar-plus" aria-label={t('nav.create')} onClick={create}>
            <Plus size={22} aria-hidden />
          </button>
        ) : null}
        <button type="button" className="bar-item" onClick={open_palette}>
          <Search size={21} strokeWidth={1.75} aria-hidden />
          {t('palette.short')}
        </button>
        <button
          type="button"
          className="bar-item"
          aria-haspopup="dialog"
          onClick={() => {
            set_sheet('more')
          }}
        >
          <Ellipsis size={21} strokeWidth={1.75} aria-hidden />
          {t('nav.more')}
          <Unread />
        </button>
      </div>
      <Dialog kind="sheet" open={sheet === 'create'} title={t('nav.create')} onClose={close}>
        <ul className="sheet-list">
          {creates.map((one) => (
            <li key={one.path}>
              <Link to={one.path} className="nav-item" onClick={close}>
                <one.resource.icon size={18} aria-hidden />
                {t(one.label)}
              </Link>
            </li>
          ))}
        </ul>
      </Dialog>
      <Dialog kind="sheet" open={sheet === 'more'} title={t('nav.more')} onClose={close}>
        <MoreSheet onGo={close} />
      </Dialog>
    </>
  )
}

/** Notices are one of the entries behind "more"; their count must not wait there. */
function Unread() {
  const t = useT()
  const count = useBadges().notices?.count
  if (!count) return null
  return (
    <b className="num bar-calm">
      <span aria-hidden>{count >= 100 ? '99+' : count}</span>
      <span className="sr-only">{t('nav.unread', { count })}</span>
    </b>
  )
}

function MoreSheet({ onGo }: { onGo: () => void }) {
  const t = useT()
  const knows = useAllowed('knowledge.read')
  const user = useUser()
  const sections = useUserSections()
  return (
    <div className="more">
      {knows ? (
        <button
          type="button"
          className="side-search"
          onClick={() => {
            onGo()
            open_knowledge()
          }}
        >
          <MessageCircleMore size={18} aria-hidden />
          <span>{t('keys.knowledge')}</span>
        </button>
      ) : null}
      <NavGroups onGo={onGo} />
      <div className="more-user">
        <Avatar name={user.name} />
        <span className="user-names">
          <span>{user.name}</span>
          <span className="meta">{user.team_name ?? user.org.name}</span>
        </span>
      </div>
      {sections.map((section, index) => (
        <div key={section.label ?? index} className="more-choice">
          {section.label ? <span className="muted">{section.label}</span> : null}
          <div className="row row-wrap">
            {section.items.map((item) => (
              <button
                key={item.key}
                type="button"
                className={`btn btn-small${item.checked ? ' more-chosen' : ''}`}
                aria-pressed={item.checked}
                onClick={() => {
                  item.onSelect()
                  if (!item.stay) onGo()
                }}
              >
                {item.icon ? <item.icon size={15} aria-hidden /> : null}
                {item.label}
              </button>
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}

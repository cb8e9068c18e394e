import { useRouterState } from '@tanstack/react-router'
import { MessageCircleMore, Plus, Search } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useT } from '@/i18n'
import { open_knowledge } from '@/lib/at_hand'
import { useBadges, type Badge } from '@/lib/badges'
import { useAllowed, useUser } from '@/lib/session'
import { LinkButton } from '@/ui/Button'
import { Kbd } from '@/ui/Kbd'
import { Link } from '@/ui/Link'
import { Mark } from '@/ui/Mark'
import { open_palette } from './palette_store'
import { possible_creates, resource_of_path, visible_resources } from './resource_list'
import { groups, type Resource } from './resource_types'
import { knowledge_key } from './KnowledgeSide'
import { UserMenu } from './UserMenu'

export function useCurrentResource(): Resource | undefined {
  const path = useRouterState({ select: (state) => state.location.pathname })
  return resource_of_path(path)
}

function Count({ badge }: { badge: Badge | undefined }) {
  if (!badge?.count) return null
  const shown = badge.count >= 100 ? '99+' : badge.count
  return <span className={`nav-count num${badge.urgent ? ' nav-urgent' : ''}`}>{shown}</span>
}

interface NavGroupsProps {
  onGo?: () => void
}

/** Groups and entries the user may see; also used by the phone's 更多 sheet. */
export function NavGroups({ onGo }: NavGroupsProps) {
  const t = useT()
  const user = useUser()
  const badges = useBadges()
  const here = useCurrentResource()
  const visible = visible_resources(user)
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [here?.key])
  return (
    <nav ref={nav} aria-label={t('nav.main')} className="nav-groups">
      {groups.map((group) => {
        const entries = visible.filter((one) => one.group === group)
        if (!entries.length) return null
        return (
          <div key={group} className="nav-group">
            <div className="nav-label" id={`nav-${group}`}>
              {t(`nav.group.${group}`)}
            </div>
            <ul aria-labelledby={`nav-${group}`}>
              {entries.map((one) => (
                <li key={one.key}>
                  <Link
                    to={one.path}
                    className="nav-item"
                    aria-current={here?.key === one.key ? 'page' : undefined}
                    onClick={onGo}
                  >
                    <one.icon size={17} strokeWidth={1.75} aria-hidden />
                    <span className="ellipsis">{t(one.label)}</span>
                    <Count badge={badges[one.key]} />
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </nav>
  )
}

export function SideNav() {
  const t = useT()
  const user = useUser()
  const knows = useAllowed('knowledge.read')
  const creates = possible_creates(user)
  const main = creates.find((one) => one.main) ?? creates[0]
  return (
    <div className="side no-print">
      <Link to="/" className="brand">
        <Mark />
        <span>{t('product')}</span>
      </Link>
      <button type="button" className="side-search" onClick={open_palette}>
        <Search size={16} aria-hidden />
        <span>{t('palette.open')}</span>
        <Kbd>Ctrl K</Kbd>
      </button>
      {knows ? (
        <button
          type="button"
          className="side-search"
          onClick={() => {
            open_knowledge()
          }}
        >
          <MessageCircleMore size={16} aria-hidden />
          <span>{t('keys.knowledge')}</span>
          <Kbd>{knowledge_key}</Kbd>
        </button>
      ) : null}
      {main ? (
        <LinkButton to={main.path} kind="primary" icon={Plus} wide>
          {t(main.label)}
        </LinkButton>
      ) : null}
      <NavGroups />
      <UserMenu />
    </div>
  )
}

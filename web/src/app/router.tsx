import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { createElement, type ComponentType } from 'react'
import { set_locale, to_locale } from '@/i18n'
import { api } from '@/lib/api'
import { get_preference } from '@/lib/preferences'
import { allowed, load_session, session_store } from '@/lib/session'
import { apply_theme } from '@/lib/theme'
import { NoPermission } from '@/ui/States'
import { RouteError, RouteMissing, RoutePending } from './RouteStates'
import { every_resource, visible_resources } from './resource_list'
import type { PageLoader, Resource } from './resource_types'

const root_route = createRootRoute({ component: Outlet })

export function safe_next(next: unknown): string {
  const text = typeof next === 'string' ? next : ''
  return /^\/(?![/\\])/u.test(text) && !/^\/(sign-in|setup)\b/u.test(text) ? text : '/'
}

async function require_session({ location }: { location: { href: string } }): Promise<void> {
  const session = await load_session()
  if (session) {
    await set_locale(to_locale(get_preference('locale', session.user.locale)))
    apply_theme()
    return
  }
  const setup = await api
    .get<{ needed: boolean }>('/setup', { anonymous: true })
    .catch(() => ({ needed: false }))
  if (setup.needed) throw redirect({ to: '/setup' as string })
  const search = location.href === '/' ? {} : { next: location.href }
  throw redirect({ to: '/sign-in' as string, search: search as never })
}

const sign_in_route = createRoute({
  getParentRoute: () => root_route,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('@/features/account/SignInPage')),
})

/** Where an office platform leads back to. */
const platform_route = createRoute({
  getParentRoute: () => root_route,
  path: '/sign-in/platform',
  component: lazyRouteComponent(() => import('@/features/account/PlatformReturnPage')),
})

const setup_route = createRoute({
  getParentRoute: () => root_route,
  path: '/setup',
  component: lazyRouteComponent(() => import('@/features/account/SetupPage')),
})

/** Of customers, who have no account: nothing of the frame, no session. */
const open_offer_route = createRoute({
  getParentRoute: () => root_route,
  path: '/o/$token',
  component: lazyRouteComponent(() => import('@/features/offers/OpenOfferPage')),
})

const open_order_route = createRoute({
  getParentRoute: () => root_route,
  path: '/c/$token',
  component: lazyRouteComponent(() => import('@/features/orders/OpenOrderPage')),
})

const open_quote_route = createRoute({
  getParentRoute: () => root_route,
  path: '/q/$token',
  component: lazyRouteComponent(() => import('@/features/quotes/OpenQuotePage')),
})

const open_letter_route = createRoute({
  getParentRoute: () => root_route,
  path: '/r/$token',
  component: lazyRouteComponent(() => import('@/features/resolutions/OpenLetterPage')),
})

const open_revisit_route = createRoute({
  getParentRoute: () => root_route,
  path: '/v/$token',
  component: lazyRouteComponent(() => import('@/features/revisits/OpenRevisitPage')),
})

const open_form_route = createRoute({
  getParentRoute: () => root_route,
  path: '/f/$token',
  component: lazyRouteComponent(() => import('@/features/intake/OpenFormPage')),
})

const open_complaint_route = createRoute({
  getParentRoute: () => root_route,
  path: '/t/$token',
  component: lazyRouteComponent(() => import('@/features/intake/OpenComplaintPage')),
})

const shell_route = createRoute({
  getParentRoute: () => root_route,
  id: 'shell',
  beforeLoad: require_session,
  component: lazyRouteComponent(() => import('./Shell')),
})

const index_route = createRoute({
  getParentRoute: () => shell_route,
  path: '/',
  beforeLoad: () => {
    const first = visible_resources(session_store.get()?.user ?? null)[0]
    if (first) throw redirect({ to: first.path, replace: true })
  },
  component: RouteMissing,
})

/** Inside the frame, so that one can go on from there. */
const missing_route = createRoute({
  getParentRoute: () => shell_route,
  path: '$',
  component: RouteMissing,
})

/** Pages other than the lightest come with antd's provider, loaded beside them. */
function component_of(page: PageLoader, light: boolean) {
  if (light) return lazyRouteComponent(page)
  return lazyRouteComponent(async () => {
    const [{ default: Body }, { AntdRoot }] = await Promise.all([page(), import('@/ui/AntdRoot')])
    const Wrapped: ComponentType = () => createElement(AntdRoot, null, createElement(Body))
    return { default: Wrapped }
  })
}

function guarded(page: PageLoader, light: boolean, permission?: string | string[]) {
  const Body = component_of(page, light)
  return function GuardedPage() {
    const user = session_store.get()?.user ?? null
    return allowed(user, permission) ? createElement(Body) : createElement(NoPermission)
  }
}

function routes_of(resource: Resource) {
  const light = resource.light === true
  const own = { path: resource.path, page: resource.page, permission: resource.permission }
  const under = (resource.pages ?? []).map((sub) => ({
    path: `${resource.path}/${sub.path}`,
    page: sub.page,
    permission: sub.permission ?? resource.permission,
  }))
  return [own, ...under].map(({ path, page, permission }) =>
    createRoute({
      getParentRoute: () => shell_route,
      path,
      component: guarded(page, light, permission),
    }),
  )
}

export function create_app_router() {
  const pages = every_resource().flatMap(routes_of)
  return createRouter({
    routeTree: root_route.addChildren([
      sign_in_route,
      platform_route,
      setup_route,
      open_offer_route,
      open_order_route,
      open_quote_route,
      open_letter_route,
      open_revisit_route,
      open_form_route,
      open_complaint_route,
      shell_route.addChildren([index_route, ...pages, missing_route]),
    ]),
    // Plain strings in the address: `?q=123` stays text.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const filled = Object.entries(search).filter(([, value]) => value !== undefined)
      const text = new URLSearchParams(filled.map(([k, v]) => [k, String(v)])).toString()
      return text ? `?${text}` : ''
    },
    defaultPendingComponent: RoutePending,
    defaultErrorComponent: RouteError,
    defaultPendingMs: 200,
    scrollRestoration: true,
  })
}

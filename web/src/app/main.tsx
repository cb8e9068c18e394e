import '@fontsource-variable/inter/index.css'
import '@/ui/tokens.css'
import '@/ui/global.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { start_i18n, to_locale } from '@/i18n'
import { set_signed_out_handler } from '@/lib/api'
import { get_preference } from '@/lib/preferences'
import { end_session, forget_seen } from '@/lib/session'
import { watch_theme } from '@/lib/theme'
import { Toasts } from '@/ui/Toasts'
import { install_worker } from './install_worker'
import { query_client } from './query_client'
import { replace_resources } from './resource_list'
import { create_app_router } from './router'

async function start(): Promise<void> {
  watch_theme()
  await start_i18n(to_locale(get_preference('locale', navigator.language)))
  if (import.meta.env.MODE === 'gallery') {
    replace_resources((await import('@/gallery/resources')).gallery_resources)
  }
  const router = create_app_router()
  set_signed_out_handler(() => {
    const { pathname, href } = router.state.location
    end_session()
    void forget_seen()
    query_client.clear()
    if (pathname !== '/sign-in') {
      router.history.push(`/sign-in?expired=1&next=${encodeURIComponent(href)}`)
    }
  })
  createRoot(document.getElementById('root') as HTMLElement).render(
    <StrictMode>
      <QueryClientProvider client={query_client}>
        <RouterProvider router={router} />
        <Toasts />
      </QueryClientProvider>
    </StrictMode>,
  )
}

void start()
install_worker()

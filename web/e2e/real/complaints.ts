// Complaints as walks need them: taken in through the API by whoever is signed in, and led through
// their stages.
import type { Page } from '@playwright/test'
import { call, customers } from './company'
import { csrf_of } from './desk'

interface Made {
  id: string
}

const records = [
  { stage: 'accepted', words: '缺两套' },
  { stage: 'investigating', words: '中转时被压', cause: 'carrier' },
  { stage: 'resolving', words: '补发两套' },
  { stage: 'revisiting', words: '满意', satisfaction: 5 },
]

/** Classified and answered, in the caller's name, with so many stages behind it. */
export async function complaint(page: Page, title: string, stages: number): Promise<string> {
  const csrf = await csrf_of(page)
  const post = <T>(path: string, body: unknown) => call<T>(page.request, csrf, path, body)
  const found = await page.request.get(
    `/api/v1/customers?q=${encodeURIComponent(customers[0]?.name ?? '')}`,
  )
  const { items } = (await found.json()) as { items: Made[] }
  const words = '外箱压扁，清点少两套轴承'
  const { id } = await post<Made>('/tickets', { customer_id: items[0]?.id, title, words })
  const session = await page.request.get('/api/v1/session')
  const { user } = (await session.json()) as { user: Made }
  const classified = { kind: 'logistics', severity: 's3', owner_id: user.id }
  await post(`/tickets/${id}/classification`, classified)
  await post(`/tickets/${id}/replies`, { words: '今天查清' })
  for (const record of records.slice(0, stages)) await post(`/tickets/${id}/stage_records`, record)
  return id
}

// What goods cost for whom: an entry of resources.ts.
import { Tags } from 'lucide-react'
import type { Resource } from './resource_types'

export const price_lists_resource: Resource = {
  key: 'price_lists',
  entity: 'price_list',
  path: '/price_lists',
  icon: Tags,
  label: 'nav.price_lists',
  group: 'sales',
  permission: 'price_lists.read',
  page: () => import('@/features/price_lists/PriceListsPage'),
  pages: [
    {
      path: 'new',
      page: () => import('@/features/price_lists/PriceListFormPage'),
      permission: 'price_lists.edit',
    },
    { path: '$id', page: () => import('@/features/price_lists/PriceListPage') },
    {
      path: '$id/edit',
      page: () => import('@/features/price_lists/PriceListFormPage'),
      permission: 'price_lists.edit',
    },
  ],
  words: 'price list jiamubiao jmb jiage jg',
}

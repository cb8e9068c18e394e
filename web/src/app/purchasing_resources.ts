// What lies in stock, what is short and what is bought: entries of resources.ts.
import { Boxes, PackageSearch, ShoppingCart, Truck } from 'lucide-react'
import type { Resource } from './resource_types'

export const purchasing_resources: Resource[] = [
  {
    key: 'stock',
    path: '/stock',
    icon: Boxes,
    label: 'nav.stock',
    group: 'fulfilment',
    permission: 'stock.read',
    page: () => import('@/features/stock/StockPage'),
    pages: [
      { path: 'warehouses', page: () => import('@/features/stock/WarehousesPage') },
      { path: 'count', page: () => import('@/features/stock/CountPage') },
      { path: '$id', page: () => import('@/features/stock/StockItemPage') },
    ],
    words: 'stock warehouse kucun kc cangku ck',
  },
  {
    key: 'shortages',
    entity: 'shortage',
    path: '/shortages',
    icon: PackageSearch,
    label: 'nav.shortages',
    group: 'fulfilment',
    permission: 'shortages.read',
    page: () => import('@/features/shortages/ShortagesPage'),
    pages: [{ path: '$id', page: () => import('@/features/shortages/ShortagePage') }],
    words: 'shortage backorder quehuo qh',
  },
  {
    key: 'purchasing',
    entity: 'purchase_request',
    path: '/purchasing',
    icon: ShoppingCart,
    label: 'nav.purchasing',
    group: 'fulfilment',
    permission: 'purchasing.read',
    page: () => import('@/features/purchasing/RequestsPage'),
    pages: [
      { path: 'rules', page: () => import('@/features/purchasing/RulesPage') },
      { path: 'suppliers', page: () => import('@/features/purchasing/SuppliersPage') },
    ],
    words: 'purchasing request supplier reorder caigou cg shenqing gongyingshang',
  },
  {
    key: 'purchase_orders',
    entity: 'purchase_order',
    path: '/purchase_orders',
    icon: Truck,
    label: 'nav.purchase_orders',
    group: 'fulfilment',
    permission: 'purchasing.read',
    page: () => import('@/features/purchasing/PurchasesPage'),
    pages: [
      {
        path: 'new',
        page: () => import('@/features/purchasing/PurchaseFormPage'),
        permission: 'purchasing.edit',
      },
      { path: '$id', page: () => import('@/features/purchasing/PurchasePage') },
      { path: '$id/edit', page: () => import('@/features/purchasing/PurchaseFormPage') },
    ],
    words: 'purchase order receive caigoudan cgd shouhuo sh',
  },
]

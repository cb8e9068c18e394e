// Products, what one says of them, and scripts; entries of resources.ts.
import { BookOpenText, MessageCircleMore, Package } from 'lucide-react'
import type { Resource } from './resource_types'

export const knowledge_resources: Resource[] = [
  {
    key: 'products',
    entity: 'product',
    path: '/products',
    icon: Package,
    label: 'nav.products',
    group: 'fulfilment',
    permission: 'catalog.read',
    page: () => import('@/features/catalog/ProductsPage'),
    pages: [
      {
        path: 'new',
        page: () => import('@/features/catalog/ProductFormPage'),
        permission: 'catalog.edit',
      },
      { path: '$id', page: () => import('@/features/catalog/ProductPage') },
      {
        path: '$id/edit',
        page: () => import('@/features/catalog/ProductFormPage'),
        permission: 'catalog.edit',
      },
    ],
    create: { label: 'create.product', path: '/products/new', permission: 'catalog.edit' },
    words: 'product goods chanpin cp',
  },
  {
    key: 'knowledge',
    entity: 'knowledge_card',
    path: '/knowledge',
    icon: BookOpenText,
    label: 'nav.knowledge',
    group: 'sales',
    permission: 'knowledge.read',
    page: () => import('@/features/knowledge/KnowledgePage'),
    pages: [
      {
        path: 'new',
        page: () => import('@/features/knowledge/CardFormPage'),
        permission: 'knowledge.edit',
      },
      { path: '$id', page: () => import('@/features/knowledge/CardPage') },
      {
        path: '$id/edit',
        page: () => import('@/features/knowledge/CardFormPage'),
        permission: 'knowledge.edit',
      },
      { path: '$id/print', page: () => import('@/features/knowledge/VersusPrintPage') },
    ],
    create: {
      label: 'create.knowledge_card',
      path: '/knowledge/new',
      permission: 'knowledge.edit',
    },
    words: 'knowledge selling point rival policy fab zhishi zs maidian md jingpin jp shouhou sh',
  },
  {
    key: 'scripts',
    entity: 'script',
    path: '/scripts',
    icon: MessageCircleMore,
    label: 'nav.scripts',
    group: 'sales',
    permission: 'knowledge.read',
    page: () => import('@/features/knowledge/ScriptsPage'),
    pages: [
      {
        path: 'new',
        page: () => import('@/features/knowledge/ScriptFormPage'),
        permission: 'knowledge.propose',
      },
      { path: '$id', page: () => import('@/features/knowledge/ScriptPage') },
      {
        path: '$id/edit',
        page: () => import('@/features/knowledge/ScriptFormPage'),
        permission: 'knowledge.draft',
      },
    ],
    create: { label: 'create.script', path: '/scripts/new', permission: 'knowledge.propose' },
    words: 'script talk huashu hs kaichang yiyi rangbu',
  },
]

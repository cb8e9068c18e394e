import type { Resource } from '@/app/resource_types'

export const gallery_resources: Resource[] = []

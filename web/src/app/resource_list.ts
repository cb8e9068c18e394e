import { allowed } from '@/lib/session'
import type { User } from '@/lib/api_types'
import type { Create, Resource } from './resource_types'
import { resources } from './resources'

let all: Resource[] = resources

/** Only the gallery build replaces the product's own list. */
export function replace_resources(list: Resource[]): void {
  all = list
}

export function every_resource(): Resource[] {
  return all
}

export function visible_resources(user: User | null): Resource[] {
  return all.filter((one) => !one.hidden && allowed(user, one.permission))
}

export function possible_creates(user: User | null): (Create & { resource: Resource })[] {
  return visible_resources(user).flatMap((resource) => {
    const create = resource.create
    return create && allowed(user, create.permission) ? [{ ...create, resource }] : []
  })
}

/** Where a found record opens; null when the product has no page for it. */
export function record_path(entity: string, id: string): string | null {
  const resource = all.find((one) => (one.entity ?? one.key) === entity)
  return resource ? `${resource.path}/${id}` : null
}

export function resource_of_path(path: string): Resource | undefined {
  return all
    .filter((one) => path === one.path || path.startsWith(`${one.path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0]
}

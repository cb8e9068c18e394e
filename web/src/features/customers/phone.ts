/** +8613800138000 → 138 0013 8000, +8651285335318 → 0512-85335318; what is hidden or foreign stays. */
export function short_phone(phone: string): string {
  return phone
    .replace(/^\+86(1\d{2})(\d{4})(\d{4})$/u, '$1 $2 $3')
    .replace(/^\+86(10|2\d|[3-9]\d{2})(\d{7,8})$/u, '0$1-$2')
}

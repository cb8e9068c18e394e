/** +8613800138000 → 138 0013 8000; what is hidden or foreign stays as it is. */
export function short_phone(phone: string): string {
  return phone.replace(/^\+86(1\d{2})(\d{4})(\d{4})$/u, '$1 $2 $3')
}

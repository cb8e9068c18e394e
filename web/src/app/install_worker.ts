// Makes the product open without a network, and installable on a phone (src/worker).

export function install_worker(): void {
  const wanted = import.meta.env.PROD && import.meta.env.MODE !== 'gallery'
  if (!wanted || !('serviceWorker' in navigator)) return
  addEventListener('load', () => {
    // A browser that refuses (private window, no TLS) shows the product as before.
    navigator.serviceWorker
      .register('/worker.js', { updateViaCache: 'none' })
      .catch(() => undefined)
  })
}

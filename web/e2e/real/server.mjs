// Serves the product itself on an empty database for the walks of this folder, and takes the
// database away when it ends. The page is the one embedded in the binary.
//   node e2e/real/server.mjs PORT
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const port = process.argv[2]
const binary = process.env.ZHULI_BINARY ?? '../build/test/bin/zhuli'
const folder = mkdtempSync(join(tmpdir(), 'zhuli-e2e-'))
const zhuli = spawn(
  binary,
  [
    'serve',
    '--db',
    `sqlite:${join(folder, 'zhuli.db')}`,
    '--listen',
    `127.0.0.1:${port}`,
    '--allow-private',
  ],
  { stdio: 'inherit' },
)

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    zhuli.kill('SIGTERM')
  })
}
zhuli.on('exit', (code) => {
  rmSync(folder, { recursive: true, force: true })
  process.exit(code ?? 1)
})

// The post outside for a walk: a mailbox on Debian's dovecot and a mail server that keeps what it is
// given, both on free ports of the loopback and gone with the walk.
import { spawn, type ChildProcess } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

export const account = 'service@e2e.example'
export const secret = 'post-e2e-2026'

/** Root lends the server the account of nobody. */
const as_root = userInfo().uid === 0
const owner = as_root
  ? { uid: 65534, gid: 65534, user: 'nobody', group: 'nogroup' }
  : { ...userInfo(), user: userInfo().username, group: userInfo().username }

function give(path: string): void {
  if (as_root) chownSync(path, owner.uid, owner.gid)
}

function listening(server: Server): Promise<number> {
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      done((server.address() as AddressInfo).port)
    })
  })
}

async function free_port(): Promise<number> {
  const server = createServer()
  const port = await listening(server)
  await new Promise((done) => server.close(done))
  return port
}

const configuration = (folder: string, port: number) => `
base_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/%u
first_valid_uid = 1
default_login_user = ${owner.user}
default_internal_user = ${owner.user}
default_internal_group = ${owner.group}
passdb {
  driver = static
  args = password=${secret}
}
userdb {
  driver = static
  args = uid=${owner.user} gid=${owner.group} home=${folder}
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`

/** Answers what a client of SMTP says; a mail ends with a dot on a line of its own. */
function take_mails(socket: Socket, keep: (mail: string) => void): void {
  let text = ''
  let in_mail = false
  const say = (line: string) => socket.write(`${line}\r\n`)
  say('220 post')
  socket.on('error', () => {
    socket.destroy()
  })
  socket.on('data', (bytes) => {
    text += bytes.toString('utf8')
    for (;;) {
      const mark = in_mail ? '\r\n.\r\n' : '\r\n'
      const end = text.indexOf(mark)
      if (end < 0) return
      const part = text.slice(0, end)
      text = text.slice(end + mark.length)
      if (in_mail) keep(part)
      const is_begin = !in_mail && /^data$/iu.test(part)
      in_mail = is_begin
      say(is_begin ? '354 go on' : '250 yes')
      if (/^quit$/iu.test(part)) socket.end()
    }
  })
}

export class Post {
  readonly sent: string[] = []
  imap_port = 0
  smtp_port = 0
  private readonly folder = mkdtempSync(join(tmpdir(), 'zhuli-post-'))
  private readonly smtp = createServer((socket) => {
    take_mails(socket, (mail) => this.sent.push(mail))
  })
  private dovecot: ChildProcess | undefined
  private mails = 0

  async open(): Promise<void> {
    this.smtp_port = await listening(this.smtp)
    this.imap_port = await free_port()
    give(this.folder)
    for (const part of ['', 'new', 'cur', 'tmp']) {
      const path = join(this.folder, account, part)
      mkdirSync(path)
      give(path)
    }
    const file = join(this.folder, 'conf')
    writeFileSync(file, configuration(this.folder, this.imap_port))
    this.dovecot = spawn('/usr/sbin/dovecot', ['-F', '-c', file], { stdio: 'ignore' })
  }

  close(): void {
    this.smtp.close()
    this.dovecot?.on('exit', () => {
      rmSync(this.folder, { recursive: true, force: true })
    })
    this.dovecot?.kill('SIGTERM')
  }

  /** A mail arrives; the Message-ID it has. */
  deliver(from: string, subject: string, words: string, answers = ''): string {
    this.mails += 1
    const id = `<m${String(this.mails)}-${String(Date.now())}@their.example>`
    const path = join(this.folder, account, 'new', `${String(this.mails)}.walk`)
    const lines = [
      `From: <${from}>`,
      `To: <${account}>`,
      `Subject: ${subject}`,
      `Message-ID: ${id}`,
      ...(answers ? [`In-Reply-To: ${answers}`] : []),
      'Content-Type: text/plain; charset=utf-8',
      '',
      words,
      '',
    ]
    writeFileSync(path, lines.join('\r\n'))
    give(path)
    return id
  }
}

export function header_of(mail: string, name: string): string {
  const found = new RegExp(`^${name}: (.*)$`, 'imu').exec(mail)
  return found?.[1]?.trim() ?? ''
}

#include "tests/support/imap_server.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <grp.h>
#include <netinet/in.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "tests/support/receiver.hpp"

namespace zhuli::support {

namespace {

namespace fs = std::filesystem;

/// Root lends its server the account of nobody, as pg_run does.
struct Owner {
    uid_t uid = geteuid();
    gid_t gid = getegid();
    std::string user, group;

    Owner() {
        if (uid == 0) {
            const passwd* nobody = getpwnam("nobody");
            uid = nobody->pw_uid;
            gid = nobody->pw_gid;
        }
        user = getpwuid(uid)->pw_name;
        group = getgrgid(gid)->gr_name;
    }
};

const Owner& owner() {
    static const Owner one;
    return one;
}

void give(const fs::path& path) {
    if (geteuid() == 0 && chown(path.c_str(), owner().uid, owner().gid) != 0)
        throw std::runtime_error("cannot give " + path.string());
}

std::string configuration(const fs::path& folder, int port, int tls_port) {
    const auto& [uid, gid, user, group] = owner();
    return fmt::format(
        "base_dir = {0}/run\nlog_path = {0}/log\nprotocols = imap\nlisten = 127.0.0.1\nssl = yes\n"
        "ssl_cert = <{0}/cert.pem\nssl_key = <{0}/key.pem\n"
        "disable_plaintext_auth = no\nmail_location = maildir:{0}/%u\nfirst_valid_uid = 1\n"
        "default_login_user = {2}\ndefault_internal_user = {2}\ndefault_internal_group = {3}\n"
        "passdb {{\n driver = static\n args = password={4}\n}}\n"
        "userdb {{\n driver = static\n args = uid={2} gid={3} home={0}\n}}\n"
        "service imap-login {{\n chroot =\n"
        " inet_listener imap {{\n  port = {1}\n }}\n inet_listener imaps {{\n  port = {5}\n "
        "}}\n}}\n"
        "service anvil {{\n chroot =\n}}\nservice stats {{\n chroot =\n}}\n",
        folder.string(), port, user, group, ImapServer::kPassword, tls_port);
}

void make_certificate(const fs::path& folder) {
    const auto command = fmt::format(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30"
        " -subj /CN=zhuli-test -addext subjectAltName=IP:127.0.0.1 -keyout {0}/key.pem"
        " -out {0}/cert.pem 2>/dev/null",
        folder.string());
    if (std::system(command.c_str()) != 0) throw std::runtime_error("openssl makes no certificate");
}

int connected_to(int port) {
    const int connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    if (connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0)
        return connection;
    close(connection);
    return -1;
}

bool greets(int port) {
    const int connection = connected_to(port);
    if (connection < 0) return false;
    char first = 0;
    pollfd wait{connection, POLLIN, 0};
    const bool spoke = poll(&wait, 1, 5000) > 0 && recv(connection, &first, 1, 0) == 1;
    close(connection);
    return spoke && first == '*';
}

}  // namespace

ImapServer& ImapServer::shared() {
    static ImapServer server;
    return server;
}

ImapServer::ImapServer() : port_(free_port()), tls_port_(free_port()) {
    char name[] = "/tmp/zhuli_imap.XXXXXX";
    folder_ = mkdtemp(name);
    fs::permissions(folder_, fs::perms(0755));
    give(folder_);
    const auto file = folder_ / "conf";
    make_certificate(folder_);
    std::ofstream(file) << configuration(folder_, port_, tls_port_);
    pid_ = fork();
    if (pid_ == 0) {
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        execl("/usr/sbin/dovecot", "dovecot", "-F", "-c", file.c_str(), nullptr);
        _exit(127);
    }
    for (int tries = 0; tries < 500; ++tries) {
        if (greets(port_)) return;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    stop();
    throw std::runtime_error("dovecot-imapd does not answer (./dev setup)");
}

ImapServer::~ImapServer() { stop(); }

void ImapServer::stop() {
    if (pid_ > 0) {
        kill(pid_, SIGTERM);
        waitpid(pid_, nullptr, 0);
    }
    pid_ = -1;
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

std::string ImapServer::new_account() {
    auto account = fmt::format("service{}@demo.test", ++accounts_);
    for (const char* part : {"", "new", "cur", "tmp"}) {
        fs::create_directory(folder_ / account / part);
        give(folder_ / account / part);
    }
    return account;
}

fs::path ImapServer::deliver(const std::string& account, const std::string& mail, Instant at) {
    const auto file = folder_ / account / "new" / fmt::format("{:06}.zhuli", ++mails_);
    std::ofstream(file, std::ios::binary) << mail;
    give(file);
    const auto seconds = std::chrono::sys_seconds(std::chrono::seconds(at.v / 1000));
    fs::last_write_time(file, std::chrono::file_clock::from_sys(seconds));
    return file;
}

int ImapServer::seen(const std::string& account) const {
    int count = 0;
    for (const auto& file : fs::directory_iterator(folder_ / account / "cur")) {
        const auto name = file.path().filename().string();
        const auto flags = name.find(":2,");
        count += flags != name.npos && name.find('S', flags) != name.npos;
    }
    return count;
}

void ImapServer::renumber(const std::string& account) {
    std::error_code ignored;
    for (const auto& file : fs::directory_iterator(folder_ / account)) {
        const auto name = file.path().filename().string();
        if (name == "dovecot-uidlist" || name.starts_with("dovecot.index"))
            fs::remove(file.path(), ignored);
    }
}

BreakingWire::BreakingWire(int to_port, std::size_t after_bytes)
    : to_port_(to_port), after_bytes_(after_bytes) {
    listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* any = reinterpret_cast<sockaddr*>(&address);
    if (bind(listener_, any, size) != 0 || listen(listener_, 16) != 0)
        throw std::runtime_error("cannot listen on the loopback");
    getsockname(listener_, any, &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { run(); });
}

BreakingWire::~BreakingWire() {
    stopping_ = true;
    thread_.join();
    close(listener_);
}

void BreakingWire::run() {
    while (!stopping_) {
        pollfd wait{listener_, POLLIN, 0};
        if (poll(&wait, 1, 20) <= 0) continue;
        const int connection = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0) continue;
        carry(connection);
        close(connection);
    }
}

void BreakingWire::carry(int connection) {
    const int server = connected_to(to_port_);
    std::array<char, 4096> bytes;
    std::size_t answered = 0;
    for (bool open = server >= 0; open && !stopping_;) {
        pollfd both[] = {{connection, POLLIN, 0}, {server, POLLIN, 0}};
        if (poll(both, 2, 20) <= 0) continue;
        for (int side = 0; side < 2 && open; ++side) {
            if (both[side].revents == 0) continue;
            const auto got = recv(both[side].fd, bytes.data(), bytes.size(), 0);
            open = got > 0;
            if (!open) break;
            if (side == 1) answered += static_cast<std::size_t>(got);
            if (side == 1 && answered > after_bytes_ && !whole_) {
                ++broken_;
                open = false;
                break;
            }
            send(both[1 - side].fd, bytes.data(), static_cast<std::size_t>(got), MSG_NOSIGNAL);
        }
    }
    if (server >= 0) close(server);
}

}  // namespace zhuli::support

// A real IMAP server (Debian's dovecot) on a free port of the loopback, with a folder of its own:
// started by the first test that needs one, gone with the process. And a wire that breaks, between
// it and whoever reads mail. For tests of what comes in by mail.
#pragma once

#include <atomic>
#include <filesystem>
#include <string>
#include <thread>

#include "core/value/instant.hpp"

namespace zhuli::support {

class ImapServer {
 public:
    static ImapServer& shared();
    ~ImapServer();
    ImapServer(const ImapServer&) = delete;
    ImapServer& operator=(const ImapServer&) = delete;

    int port() const { return port_; }
    /// Encrypted from the first byte; `port` may be encrypted by STARTTLS.
    int tls_port() const { return tls_port_; }
    /// Its own, for 127.0.0.1, which nobody vouches for.
    std::string certificate() const { return (folder_ / "cert.pem").string(); }
    static constexpr const char* kPassword = "secret";
    /// An account with an empty mailbox that nobody else has.
    std::string new_account();
    /// As if it had arrived then. The name of its file.
    std::filesystem::path deliver(const std::string& account, const std::string& mail, Instant at);
    /// How many of its mails were marked as seen.
    int seen(const std::string& account) const;
    /// Numbers its mails anew, as a server does that was restored.
    void renumber(const std::string& account);

 private:
    ImapServer();
    void stop();

    std::filesystem::path folder_;
    int port_ = 0, tls_port_ = 0;
    int pid_ = -1;
    int accounts_ = 0;
    int mails_ = 0;
};

/// Hands on what it hears to a port, and breaks after so many bytes of the answer.
class BreakingWire {
 public:
    explicit BreakingWire(int to_port, std::size_t after_bytes);
    ~BreakingWire();
    BreakingWire(const BreakingWire&) = delete;
    BreakingWire& operator=(const BreakingWire&) = delete;

    int port() const { return port_; }
    int broken() const { return broken_; }
    void mend() { whole_ = true; }

 private:
    void run();
    void carry(int connection);

    int to_port_, listener_ = -1, port_ = 0;
    std::size_t after_bytes_;
    std::atomic<bool> stopping_{false}, whole_{false};
    std::atomic<int> broken_{0};
    std::thread thread_;
};

}  // namespace zhuli::support

// An HTTP server of a few lines on a free loopback port that keeps what it is sent and answers what
// the test says; and a mailbox behind a real SMTP server. For tests of what leaves the product.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace zhuli::support {

/// A TCP port of the loopback that nobody listens on at the moment.
int free_port();

struct Received {
    std::string target, body;
    std::string head = {};  // with its headers
};

class Receiver {
 public:
    struct Reply {
        int status = 200;
        std::string body;
    };
    explicit Receiver(std::function<Reply(const Received&)> answer);
    ~Receiver();
    Receiver(const Receiver&) = delete;
    Receiver& operator=(const Receiver&) = delete;

    std::string url(const std::string& target) const;
    std::vector<Received> received() const;

 private:
    void run();
    void serve(int connection);

    std::function<Reply(const Received&)> answer_;
    int listener_ = -1;
    int port_ = 0;
    std::atomic<bool> stopping_{false};
    mutable std::mutex mutex_;
    std::vector<Received> received_;
    std::thread thread_;
};

/// Debian's aiosmtpd, keeping mail in a Maildir of its own; gone with the object.
class Mailbox {
 public:
    Mailbox();
    ~Mailbox();
    Mailbox(const Mailbox&) = delete;
    Mailbox& operator=(const Mailbox&) = delete;

    int port() const { return port_; }
    /// The mails as they arrived, headers and all, in order.
    std::vector<std::string> mails() const;
    void stop();

 private:
    std::filesystem::path folder_;
    int port_ = 0;
    int pid_ = -1;
};

}  // namespace zhuli::support

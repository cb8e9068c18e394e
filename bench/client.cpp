#include "bench/client.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <memory>
#include <stdexcept>

#include "bench/child.hpp"

namespace zhuli::bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kReadStep = 64 * 1024;
constexpr std::string_view kEndOfHead = "\r\n\r\n";

int connect_to(std::uint16_t port) {
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) return fd;
    close(fd);
    throw std::runtime_error("no server at port " + std::to_string(port));
}

/// How many bytes the answer at the start of `text` has; 0: not all of them are here.
std::size_t answer_size(std::string_view text) {
    const auto end = text.find(kEndOfHead);
    if (end == text.npos) return 0;
    const auto value = header_of(text.substr(0, end + 2), "content-length");
    std::size_t body = 0;
    std::from_chars(value.data(), value.data() + value.size(), body);
    const auto all = end + kEndOfHead.size() + body;
    return text.size() >= all ? all : 0;
}

int status_of(std::string_view answer) {
    int status = 0;
    if (answer.size() > 12) std::from_chars(answer.data() + 9, answer.data() + 12, status);
    return status;
}

std::string_view body_of(std::string_view answer) {
    return answer.substr(answer.find(kEndOfHead) + kEndOfHead.size());
}

void send_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) throw std::runtime_error("the server went away while being asked");
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

struct Wire {
    int fd = -1;
    std::string in, out;
    Clock::time_point asked;

    explicit Wire(std::uint16_t port) : fd(connect_to(port)) {}
    ~Wire() { close(fd); }
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;
};

class Driver {
 public:
    Driver(std::uint16_t port, const Load& load) : load_(load), epoll_(epoll_create1(0)) {
        for (int i = 0; i < load.connections; ++i) {
            wires_.push_back(std::make_unique<Wire>(port));
            epoll_event event{};
            event.events = EPOLLIN;
            event.data.u64 = static_cast<std::uint64_t>(i);
            epoll_ctl(epoll_, EPOLL_CTL_ADD, wires_.back()->fd, &event);
        }
    }
    ~Driver() { close(epoll_); }
    Driver(const Driver&) = delete;
    Driver& operator=(const Driver&) = delete;

    Measured run() {
        const auto cpu = thread_cpu_s();
        const auto start = Clock::now();
        until_ = start + std::chrono::duration_cast<Clock::duration>(
                             std::chrono::duration<double>(load_.seconds));
        for (auto& wire : wires_) send_next(*wire);
        while (in_flight_ > 0) wait_once();
        measured_.seconds = std::chrono::duration<double>(Clock::now() - start).count();
        measured_.client_cpu_s = thread_cpu_s() - cpu;
        std::sort(measured_.us.begin(), measured_.us.end());
        return std::move(measured_);
    }

 private:
    void send_next(Wire& wire) {
        if (sent_ >= load_.most) return;
        wire.out.clear();
        load_.next(sent_++, wire.out);
        wire.asked = Clock::now();
        ++in_flight_;
        send_all(wire.fd, wire.out);
    }

    void wait_once() {
        epoll_event events[64];
        const int ready = epoll_wait(epoll_, events, 64, 10'000);
        if (ready == 0) throw std::runtime_error("no answer for ten seconds");
        for (int i = 0; i < ready; ++i) receive(*wires_[events[i].data.u64]);
    }

    void receive(Wire& wire) {
        const auto had = wire.in.size();
        wire.in.resize(had + kReadStep);
        const auto got = recv(wire.fd, wire.in.data() + had, kReadStep, 0);
        if (got <= 0) throw std::runtime_error("the server closed a connection");
        wire.in.resize(had + static_cast<std::size_t>(got));
        if (const auto size = answer_size(wire.in)) answered(wire, size);
    }

    void answered(Wire& wire, std::size_t size) {
        const auto now = Clock::now();
        const std::string_view answer(wire.in.data(), size);
        const int status = status_of(answer);
        const bool good = load_.good ? load_.good(status, body_of(answer)) : status / 100 == 2;
        ++measured_.answers;
        measured_.failed += good ? 0 : 1;
        measured_.us.push_back(static_cast<std::uint32_t>(
            std::chrono::duration_cast<std::chrono::microseconds>(now - wire.asked).count()));
        wire.in.erase(0, size);
        --in_flight_;
        if (now < until_) send_next(wire);
    }

    const Load& load_;
    int epoll_;
    std::vector<std::unique_ptr<Wire>> wires_;
    Clock::time_point until_;
    Measured measured_;
    std::uint64_t sent_ = 0;
    int in_flight_ = 0;
};

}  // namespace

double Measured::percentile_ms(double p) const {
    if (us.empty()) return 0;
    const auto at = static_cast<std::size_t>(p * static_cast<double>(us.size() - 1));
    return us[at] / 1000.0;
}

Measured drive(std::uint16_t port, const Load& load) { return Driver(port, load).run(); }

Answered ask(std::uint16_t port, const std::string& request) {
    Wire wire(port);
    send_all(wire.fd, request);
    std::size_t size = 0;
    while ((size = answer_size(wire.in)) == 0) {
        char bytes[kReadStep];
        const auto got = recv(wire.fd, bytes, sizeof bytes, 0);
        if (got <= 0) throw std::runtime_error("the server closed a connection");
        wire.in.append(bytes, static_cast<std::size_t>(got));
    }
    const std::string_view answer(wire.in.data(), size);
    return {status_of(answer), std::string(answer.substr(0, answer.find(kEndOfHead) + 2)),
            std::string(body_of(answer))};
}

std::string request_text(std::string_view method, std::string_view path, std::string_view extra,
                         std::string_view body) {
    std::string text(method);
    text.append(" ").append(path).append(" HTTP/1.1\r\nHost: localhost\r\n").append(extra);
    if (!body.empty())
        text.append("Content-Type: application/json\r\nContent-Length: ")
            .append(std::to_string(body.size()))
            .append("\r\n");
    return text.append("\r\n").append(body);
}

std::string_view header_of(std::string_view head, std::string_view name) {
    const auto same = [](char a, char b) { return (a | 0x20) == (b | 0x20); };
    for (auto at = head.find("\r\n"); at != head.npos; at = head.find("\r\n", at)) {
        at += 2;
        const auto line = head.substr(at, head.find("\r\n", at) - at);
        if (line.size() <= name.size() || line[name.size()] != ':' ||
            !std::equal(name.begin(), name.end(), line.begin(), same))
            continue;
        auto value = line.substr(name.size() + 1);
        while (value.starts_with(' ')) value.remove_prefix(1);
        return value;
    }
    return {};
}

}  // namespace zhuli::bench

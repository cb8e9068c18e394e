// A caller that says exactly the bytes it is told to, as no well-behaved client would, and reads
// what comes back. Every wait has an end.
#pragma once

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace zhuli::http_test {

struct RawAnswer {
    int status = 0;
    std::string head, body;

    /// The value of a header, "" without one.
    std::string header(std::string_view name) const {
        const auto lower = [](std::string text) {
            for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            return text;
        };
        const auto at = lower(head).find("\r\n" + lower(std::string(name)) + ": ");
        if (at == head.npos) return {};
        const auto begin = at + name.size() + 4;
        return head.substr(begin, head.find("\r\n", begin) - begin);
    }
};

class RawClient {
 public:
    explicit RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (socket_ < 0 ||
            ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error("cannot connect");
        const int on = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    ~RawClient() { ::close(socket_); }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    /// False once the other side has gone.
    bool say(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    void say_no_more() { ::shutdown(socket_, SHUT_WR); }

    /// The next answer; status 0 if the connection ends or `longest_ms` pass first.
    RawAnswer answer(bool has_body = true, int longest_ms = 10'000) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(longest_ms);
        while (seen_.find("\r\n\r\n") == seen_.npos)
            if (!more(end)) return {};
        RawAnswer answer;
        const auto head_end = seen_.find("\r\n\r\n") + 4;
        answer.head = seen_.substr(0, head_end);
        answer.status = std::atoi(answer.head.substr(9, 3).c_str());
        seen_.erase(0, head_end);
        const auto length =
            has_body ? std::strtoull(answer.header("content-length").c_str(), nullptr, 10) : 0;
        while (seen_.size() < length)
            if (!more(end)) return {};
        answer.body = seen_.substr(0, length);
        seen_.erase(0, length);
        return answer;
    }

    /// Whether this text comes within the time; everything up to its end is then forgotten.
    bool hears(std::string_view text, int longest_ms = 10'000) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(longest_ms);
        for (auto at = seen_.find(text);; at = seen_.find(text)) {
            if (at != seen_.npos) {
                seen_.erase(0, at + text.size());
                return true;
            }
            if (!more(end)) return false;
        }
    }

    /// Whether the other side closes within this time, whatever it still says.
    bool ends(int longest_ms = 10'000) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(longest_ms);
        while (more(end)) {
        }
        return ended_;
    }

    /// Whether the other side closes within this time, having said nothing more.
    bool closes(int longest_ms = 10'000) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(longest_ms);
        while (seen_.empty()) {
            if (!more(end)) return ended_;
        }
        return false;
    }

 private:
    bool more(std::chrono::steady_clock::time_point end) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
                              end - std::chrono::steady_clock::now())
                              .count();
        pollfd waiting{socket_, POLLIN, 0};
        if (left <= 0 || ::poll(&waiting, 1, static_cast<int>(left)) <= 0) return false;
        char bytes[64 * 1024];
        const auto got = ::recv(socket_, bytes, sizeof bytes, 0);
        if (got <= 0) {
            ended_ = true;
            return false;
        }
        seen_.append(bytes, static_cast<std::size_t>(got));
        return true;
    }

    int socket_;
    std::string seen_;
    bool ended_ = false;
};

}  // namespace zhuli::http_test

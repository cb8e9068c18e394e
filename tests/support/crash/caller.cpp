#include "tests/support/crash/caller.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cctype>
#include <csignal>
#include <cstdlib>
#include <stdexcept>

namespace zhuli::crash {

namespace {

constexpr int kLongestWaitMs = 30'000;

std::size_t length_of(std::string head) {
    for (char& c : head) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const auto at = head.find("\r\ncontent-length:");
    return at == head.npos ? 0 : std::strtoull(head.c_str() + at + 17, nullptr, 10);
}

}  // namespace

bool Caller::connected() {
    if (socket_ >= 0) return true;
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port_);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        hang_up();
        return false;
    }
    const int on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return true;
}

void Caller::hang_up() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
}

bool Caller::say(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool Caller::hear(std::string& into) {
    pollfd waiting{socket_, POLLIN, 0};
    if (::poll(&waiting, 1, kLongestWaitMs) <= 0) return false;
    char bytes[16 * 1024];
    const auto got = ::recv(socket_, bytes, sizeof bytes, 0);
    if (got <= 0) return false;
    into.append(bytes, static_cast<std::size_t>(got));
    return true;
}

std::optional<Reply> Caller::reply() {
    std::string seen;
    std::size_t end;
    while ((end = seen.find("\r\n\r\n")) == seen.npos)
        if (!hear(seen)) return std::nullopt;
    const std::string head = seen.substr(0, end + 4);
    Reply reply{std::atoi(head.substr(9, 3).c_str()), head, seen.substr(end + 4)};
    while (reply.body.size() < length_of(head))
        if (!hear(reply.body)) return std::nullopt;
    return reply;
}

std::optional<Reply> Caller::send(std::string_view method, std::string_view path,
                                  std::string_view body, std::string_view idempotency_key) {
    if (!connected()) return std::nullopt;
    std::string request = std::string(method) + " /api/v1" + std::string(path) +
                          " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) + "\r\n" +
                          headers_;
    if (!idempotency_key.empty())
        request += "Idempotency-Key: " + std::string(idempotency_key) + "\r\n";
    if (!body.empty())
        request +=
            "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
            "\r\n";
    request += "\r\n";
    request += body;
    auto answer = say(request) ? reply() : std::nullopt;
    if (!answer) hang_up();
    return answer;
}

Child::Child(const std::vector<std::string>& arguments, const std::string& error_file) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    const int errors = ::open(error_file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    std::vector<char*> argv;
    for (const auto& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    pid_ = ::fork();
    if (pid_ == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // nothing is left behind if the caller dies
        ::dup2(ends[1], STDOUT_FILENO);
        ::dup2(errors, STDERR_FILENO);
        ::execv(argv[0], argv.data());
        ::_exit(127);
    }
    ::close(ends[1]);
    if (errors >= 0) ::close(errors);
    output_ = ends[0];
    if (pid_ < 0) throw std::runtime_error("cannot fork");
}

Child::~Child() {
    if (pid_ > 0) {
        signal(SIGKILL);
        wait();
    }
    ::close(output_);
}

std::optional<std::string> Child::line_after(std::string_view beginning) {
    std::string line;
    char c;
    while (::read(output_, &c, 1) == 1) {
        if (c != '\n') {
            line += c;
            continue;
        }
        if (line.starts_with(beginning)) return line.substr(beginning.size());
        line.clear();
    }
    return std::nullopt;
}

void Child::signal(int number) {
    if (pid_ > 0) ::kill(pid_, number);
}

int Child::wait() {
    int status = 0;
    if (pid_ > 0) ::waitpid(pid_, &status, 0);
    pid_ = -1;
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

int run_program(const std::vector<std::string>& arguments, const std::string& error_file) {
    Child child(arguments, error_file);
    child.line_after("\x01");  // no such line: reads everything it says
    return child.wait();
}

}  // namespace zhuli::crash

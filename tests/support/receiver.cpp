#include "tests/support/receiver.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>

extern char** environ;

namespace zhuli::support {

namespace {

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

int listen_on(int port, int& bound) {
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto address = loopback(port);
    socklen_t size = sizeof address;
    auto* any = reinterpret_cast<sockaddr*>(&address);
    if (bind(listener, any, size) != 0 || listen(listener, 16) != 0)
        throw std::runtime_error("cannot listen on the loopback");
    getsockname(listener, any, &size);
    bound = ntohs(address.sin_port);
    return listener;
}

bool answers(int port) {
    const int connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto address = loopback(port);
    const bool connected =
        connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    close(connection);
    return connected;
}

std::size_t body_size(const std::string& head) {
    std::string lower = head;
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return std::tolower(c); });
    const auto at = lower.find("content-length:");
    return at == lower.npos ? 0 : std::stoul(lower.substr(at + 15));
}

std::string file_text(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

int free_port() {
    int port = 0;
    close(listen_on(0, port));
    return port;
}

Receiver::Receiver(std::function<Reply(const Received&)> answer) : answer_(std::move(answer)) {
    listener_ = listen_on(0, port_);
    thread_ = std::thread([this] { run(); });
}

Receiver::~Receiver() {
    stopping_ = true;
    thread_.join();
    close(listener_);
}

std::string Receiver::url(const std::string& target) const {
    return "http://127.0.0.1:" + std::to_string(port_) + target;
}

std::vector<Received> Receiver::received() const {
    const std::lock_guard lock(mutex_);
    return received_;
}

void Receiver::run() {
    while (!stopping_) {
        pollfd wait{listener_, POLLIN, 0};
        if (poll(&wait, 1, 20) <= 0) continue;
        const int connection = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0) continue;
        serve(connection);
        close(connection);
    }
}

void Receiver::serve(int connection) {
    std::string text;
    char bytes[4096];
    std::size_t end = 0, size = 0;
    while ((end = text.find("\r\n\r\n")) == text.npos || text.size() < end + 4 + size) {
        const auto got = recv(connection, bytes, sizeof bytes, 0);
        if (got <= 0) return;
        text.append(bytes, static_cast<std::size_t>(got));
        if (text.find("\r\n\r\n") != text.npos) size = body_size(text);
    }
    const auto from = text.find(' ') + 1;
    const Received one{text.substr(from, text.find(' ', from) - from), text.substr(end + 4),
                       text.substr(0, end)};
    const Reply reply = answer_(one);
    {
        const std::lock_guard lock(mutex_);
        received_.push_back(one);
    }
    const auto out =
        "HTTP/1.1 " + std::to_string(reply.status) +
        " X\r\nConnection: close\r\nContent-Length: " + std::to_string(reply.body.size()) +
        "\r\n\r\n" + reply.body;
    send(connection, out.data(), out.size(), MSG_NOSIGNAL);
}

Mailbox::Mailbox() : port_(free_port()) {
    char name[] = "/tmp/zhuli_mail.XXXXXX";
    folder_ = mkdtemp(name);
    const auto place = "127.0.0.1:" + std::to_string(port_);
    const auto box = (folder_ / "box").string();
    const char* arguments[] = {
        "python3", "-m",          "aiosmtpd",  "-n",   "-c", "aiosmtpd.handlers.Mailbox",
        "-l",      place.c_str(), box.c_str(), nullptr};
    if (posix_spawn(&pid_, "/usr/bin/python3", nullptr, nullptr, const_cast<char**>(arguments),
                    environ) != 0)
        throw std::runtime_error("no /usr/bin/python3 (./dev setup)");
    for (int tries = 0; tries < 500; ++tries) {
        if (answers(port_)) return;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    stop();
    throw std::runtime_error("python3-aiosmtpd does not answer (./dev setup)");
}

Mailbox::~Mailbox() {
    stop();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void Mailbox::stop() {
    if (pid_ <= 0) return;
    kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
    pid_ = -1;
}

std::vector<std::string> Mailbox::mails() const {
    std::vector<std::filesystem::path> files;
    if (std::filesystem::exists(folder_ / "box" / "new"))
        for (const auto& file : std::filesystem::directory_iterator(folder_ / "box" / "new"))
            files.push_back(file.path());
    std::ranges::sort(files);
    std::vector<std::string> mails;
    for (const auto& file : files) mails.push_back(file_text(file));
    return mails;
}

}  // namespace zhuli::support

// A plain HTTP/1.1 caller over one kept connection, and a child process: what the crash run needs
// to talk to a server that may vanish at any moment. Every wait has an end.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhuli::crash {

struct Reply {
    int status = 0;
    std::string head, body;
};

class Caller {
 public:
    /// `headers` go with every request: whole lines that end in \r\n.
    Caller(std::uint16_t port, std::string headers) : port_(port), headers_(std::move(headers)) {}
    ~Caller() { hang_up(); }
    Caller(const Caller&) = delete;
    Caller& operator=(const Caller&) = delete;

    /// Nothing if the server went away before its answer was complete.
    std::optional<Reply> send(std::string_view method, std::string_view path,
                              std::string_view body = {}, std::string_view idempotency_key = {});

 private:
    bool connected();
    void hang_up();
    bool say(std::string_view bytes);
    bool hear(std::string& into);
    std::optional<Reply> reply();

    std::uint16_t port_;
    std::string headers_;
    int socket_ = -1;
};

/// A program that was started; its standard output goes to a pipe, its error output to a file.
class Child {
 public:
    Child(const std::vector<std::string>& arguments, const std::string& error_file);
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    /// The rest of the line that begins so; nothing if the program ends first.
    std::optional<std::string> line_after(std::string_view beginning);
    void signal(int number);
    /// Waits for its end; the exit code, or minus the signal that ended it.
    int wait();

 private:
    pid_t pid_ = -1;
    int output_ = -1;
};

/// Runs a program to its end and returns its exit code.
int run_program(const std::vector<std::string>& arguments, const std::string& error_file);

}  // namespace zhuli::crash

#include "bench/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace zhuli::bench {

namespace {

constexpr int kLookMs = 20;  // between two looks at its memory

constexpr const char* kErrorLog = "build/bench/stderr.log";

cpu_set_t allowed_at_start() {
    static const cpu_set_t set = [] {
        cpu_set_t all;
        CPU_ZERO(&all);
        sched_getaffinity(0, sizeof all, &all);
        return all;
    }();
    return set;
}

/// The n-th core we may use.
int nth_core(int n) {
    const auto set = allowed_at_start();
    for (int core = 0; core < CPU_SETSIZE; ++core)
        if (CPU_ISSET(core, &set) && n-- == 0) return core;
    return -1;
}

[[noreturn]] void become(const std::vector<std::string>& command, int core, int output) {
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    stay_on(core);
    dup2(output, STDOUT_FILENO);
    const int errors = open(kErrorLog, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (errors >= 0) dup2(errors, STDERR_FILENO);
    std::vector<char*> arguments;
    for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    execv(arguments[0], arguments.data());
    _exit(127);
}

}  // namespace

void stay_on(int core) {
    cpu_set_t set = allowed_at_start();
    if (core >= 0) {
        CPU_ZERO(&set);
        CPU_SET(core, &set);
    }
    sched_setaffinity(0, sizeof set, &set);
}

double thread_cpu_s() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

int cores() {
    const auto set = allowed_at_start();
    return CPU_COUNT(&set);
}

int server_core() { return cores() > 1 ? nth_core(0) : -1; }
int client_core() { return cores() > 1 ? nth_core(1) : -1; }

Child::Child(const std::vector<std::string>& command, int core) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    allowed_at_start();
    pid_ = fork();
    if (pid_ == 0) become(command, core, ends[1]);
    close(ends[1]);
    output_ = ends[0];
    if (pid_ < 0) throw std::runtime_error("no process for " + command.front());
}

Child::~Child() {
    if (pid_ > 0) stop();
    if (output_ >= 0) close(output_);
}

std::string Child::read_line() {
    for (;;) {
        if (const auto end = pending_.find('\n'); end != pending_.npos) {
            std::string line = pending_.substr(0, end);
            pending_.erase(0, end + 1);
            return line;
        }
        char bytes[4096];
        const auto got = read(output_, bytes, sizeof bytes);
        if (got <= 0)
            throw std::runtime_error("a process ended early; see " + std::string(kErrorLog));
        pending_.append(bytes, static_cast<std::size_t>(got));
    }
}

double Child::cpu_s() const {
    double ns = 0;
    const auto tasks = "/proc/" + std::to_string(pid_) + "/task";
    for (const auto& task : std::filesystem::directory_iterator(tasks)) {
        double ran = 0;
        if (std::ifstream(task.path() / "schedstat") >> ran) ns += ran;
    }
    return ns * 1e-9;
}

double Child::memory_mb(std::string_view field) const {
    std::ifstream file("/proc/" + std::to_string(pid_) + "/status");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with(field)) return std::stod(line.substr(field.size())) / 1024;
    return 0;
}

double Child::resident_mb() const { return memory_mb("VmRSS:"); }

void Child::stop() {
    kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
    pid_ = -1;
}

Usage Child::wait() {
    Usage usage;
    const auto start = std::chrono::steady_clock::now();
    usage.output = std::move(pending_);
    char bytes[4096];
    for (pollfd output{output_, POLLIN, 0};;) {
        // Not ru_maxrss, nor the first look: they count what the process was before it became the
        // product. From then on the mark only rises.
        if (const double peak = memory_mb("VmHWM:"); peak > 0) usage.peak_mb = peak;
        if (poll(&output, 1, kLookMs) == 0) continue;
        const auto got = read(output_, bytes, sizeof bytes);
        if (got <= 0) break;
        usage.output.append(bytes, static_cast<std::size_t>(got));
    }
    rusage spent{};
    int status = 0;
    wait4(pid_, &status, 0, &spent);
    pid_ = -1;
    usage.wall_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
    };
    usage.cpu_s = seconds(spent.ru_utime) + seconds(spent.ru_stime);
    usage.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return usage;
}

}  // namespace zhuli::bench

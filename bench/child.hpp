// A process of its own under measurement: started on chosen cores, watched through /proc, ended by
// its id. Its standard output is read by us, its standard error goes to a file.
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>
#include <vector>

namespace zhuli::bench {

struct Usage {
    double wall_s = 0, cpu_s = 0;
    double peak_mb = 0;
    int exit_code = 0;
    std::string output;
};

class Child {
 public:
    /// `core` < 0: any core.
    Child(const std::vector<std::string>& command, int core = -1);
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    /// The next line of its standard output; throws at the end of it.
    std::string read_line();
    /// Processor time of the threads it has now.
    double cpu_s() const;
    double resident_mb() const;
    /// Sends SIGTERM and waits.
    void stop();
    /// Waits for its own end.
    Usage wait();

 private:
    double memory_mb(std::string_view field) const;

    pid_t pid_ = -1;
    int output_ = -1;
    std::string pending_;
};

/// Binds the calling thread to a core; < 0: to all it started with.
void stay_on(int core);
/// Processor time of the calling thread.
double thread_cpu_s();
/// Cores we may use.
int cores();
/// One core for servers, one for the load generator; −1 each when there is only one.
int server_core();
int client_core();

}  // namespace zhuli::bench

// Moves the write-ahead log into the database file: PASSIVE on a thread of its own while units go
// on, RESTART by the writer only if readers kept the log from starting over for long.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "storage/sqlite/connection.hpp"

namespace zhuli::storage::sqlite {

class Checkpoints {
 public:
    /// `writer` outlives this and is touched only on the thread that commits.
    Checkpoints(const std::string& path, Connection& writer);
    ~Checkpoints();
    Checkpoints(const Checkpoints&) = delete;
    Checkpoints& operator=(const Checkpoints&) = delete;

    /// By the writer, between two groups.
    void restart_if_long();
    int log_pages() const { return pages_; }

 private:
    static int committed(void* self, sqlite3*, const char*, int pages);
    void run(const std::string& path);

    Connection& writer_;
    std::atomic<int> pages_{0};
    int next_restart_;

    std::mutex mutex_;
    std::condition_variable wake_;
    int moved_ = 0;  // pages of the present log that PASSIVE has moved
    bool stopping_ = false;
    std::thread thread_;  // last: everything it uses exists before it
};

}  // namespace zhuli::storage::sqlite

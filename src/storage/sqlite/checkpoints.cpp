#include "storage/sqlite/checkpoints.hpp"

#include <spdlog/spdlog.h>

namespace zhuli::storage::sqlite {

namespace {

constexpr int kPassivePages = 8'000;
constexpr int kRestartPages = 32'000;
constexpr int kRestartWaitMs = 50;  // a long reader must not hold up the units

}  // namespace

Checkpoints::Checkpoints(const std::string& path, Connection& writer)
    : writer_(writer), next_restart_(kRestartPages), thread_([this, path] { run(path); }) {
    sqlite3_wal_hook(writer_.raw(), &Checkpoints::committed, this);  // ends automatic ones
}

Checkpoints::~Checkpoints() {
    sqlite3_wal_hook(writer_.raw(), nullptr, nullptr);
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

int Checkpoints::committed(void* self, sqlite3*, const char*, int pages) {
    auto& it = *static_cast<Checkpoints*>(self);
    it.pages_ = pages;
    {
        const std::lock_guard lock(it.mutex_);
        if (pages < it.moved_) it.moved_ = 0;  // the log started over
        if (pages - it.moved_ < kPassivePages) return SQLITE_OK;
    }
    it.wake_.notify_one();
    return SQLITE_OK;
}

void Checkpoints::run(const std::string& path) {
    std::unique_ptr<Connection> connection;  // opened when first needed
    std::unique_lock lock(mutex_);
    for (;;) {
        wake_.wait(lock, [&] { return stopping_ || pages_ - moved_ >= kPassivePages; });
        if (stopping_) return;
        lock.unlock();
        int in_log = 0, moved = 0, code = SQLITE_OK;
        try {
            if (!connection) connection = std::make_unique<Connection>(path, false, false, 0);
            code = sqlite3_wal_checkpoint_v2(connection->raw(), nullptr, SQLITE_CHECKPOINT_PASSIVE,
                                             &in_log, &moved);
        } catch (const StorageError& error) {
            spdlog::error("no checkpoint: {}", error.what());
        }
        if (code != SQLITE_OK && code != SQLITE_BUSY)
            spdlog::error("no checkpoint: {}", sqlite3_errmsg(connection->raw()));
        lock.lock();
        // Also when readers held some back: the next try comes after as many pages again.
        moved_ = pages_;
    }
}

void Checkpoints::restart_if_long() {
    if (pages_ < kRestartPages) next_restart_ = kRestartPages;
    if (pages_ < next_restart_) return;
    next_restart_ = pages_ + kPassivePages;
    sqlite3_busy_timeout(writer_.raw(), kRestartWaitMs);
    sqlite3_wal_checkpoint_v2(writer_.raw(), nullptr, SQLITE_CHECKPOINT_RESTART, nullptr, nullptr);
    sqlite3_busy_timeout(writer_.raw(), kBusyMs);
}

}  // namespace zhuli::storage::sqlite

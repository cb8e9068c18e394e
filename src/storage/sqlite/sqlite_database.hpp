// The embedded database: one writer thread with group commit, a pool of read connections. A group
// is one BEGIN IMMEDIATE with each unit in a savepoint of its own and one COMMIT
// (synchronous=FULL); a unit is answered after that commit, never before.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "storage/sqlite/connection.hpp"
#include "storage/unit_tx.hpp"

namespace zhuli::storage::sqlite {

class SqliteDatabase final : public Database {
public:
    SqliteDatabase(std::string path, const OpenOptions& options);
    ~SqliteDatabase() override;

    Dialect dialect() const override { return Dialect::sqlite; }
    void read(Id org, const std::function<void(Tx&)>& work) override;
    void write(Unit unit) override;
    void on_commit(CommitListener listener) override;
    void execute_script(std::string_view script) override;
    void backup_to(const std::string& file) override;
    void drain() override;

private:
    struct Outcome {
        std::exception_ptr error;
        std::int64_t last_seq = 0;
        std::vector<std::function<void()>> after_commit;
    };
    void run_writer();
    void run_group(std::vector<Unit>& group);
    bool commit_group(std::vector<Unit>& group, std::vector<Outcome>& outcomes);
    Outcome run_unit(Unit& unit);
    void answer(Unit& unit, Outcome& outcome);
    std::unique_ptr<Connection> take_reader();
    void give_back(std::unique_ptr<Connection> reader);

    std::string path_;
    int reader_limit_;
    std::unique_ptr<Connection> writer_;

    std::mutex queue_mutex_;
    std::condition_variable queued_, idle_;
    std::deque<Unit> queue_;
    bool busy_ = false, stopping_ = false, draining_ = false;

    std::mutex reader_mutex_;
    std::condition_variable reader_free_;
    std::vector<std::unique_ptr<Connection>> readers_;
    int reader_count_ = 0;

    std::mutex listener_mutex_;
    std::vector<CommitListener> listeners_;
    std::thread thread_;  // last: everything it uses exists before it
};

}  // namespace zhuli::storage::sqlite

// The embedded database: one writer thread with group commit, a pool of read connections. A group
// is one BEGIN IMMEDIATE with each unit in a savepoint of its own and one COMMIT
// (synchronous=FULL); a unit is answered after that commit, never before.
#pragma once

#include <thread>

#include "storage/answers.hpp"
#include "storage/node_lease.hpp"
#include "storage/pool.hpp"
#include "storage/sqlite/checkpoints.hpp"
#include "storage/sqlite/connection.hpp"
#include "storage/write_queue.hpp"

namespace zhuli::storage::sqlite {

class SqliteDatabase final : public Database {
 public:
    SqliteDatabase(std::string path, const OpenOptions& options);
    ~SqliteDatabase() override;

    Dialect dialect() const override { return Dialect::sqlite; }
    void read(Id org, const std::function<void(Tx&)>& work) override;
    void write(Unit unit) override { queue_.push(std::move(unit)); }
    void on_commit(CommitListener listener) override { answers_.on_commit(std::move(listener)); }
    void execute_script(std::string_view script) override;
    void backup_to(const std::string& file) override;
    const std::string& owner() const override { return owner_; }
    Figures figures() override;
    void drain() override { queue_.drain(); }

 private:
    void run_writer();
    void run_singly(std::span<Unit> units);
    std::optional<std::vector<Outcome>> commit_group(std::vector<Unit>& group);
    std::vector<Outcome> commit(std::vector<Unit>& group, const std::function<bool()>& take_more);
    void begin();
    void roll_back();
    Outcome run_unit(Unit& unit);
    bool try_unit(Unit& unit, Outcome& outcome);
    void lease_ids();

    std::string path_;
    const bool alone_;
    const std::string owner_ = new_owner();
    IdMaker ids_;
    bool leased_here_ = false;  // by the transaction under way
    std::vector<Late> late_;    // of the kept units of the transaction under way
    Connection writer_;
    Checkpoints checkpoints_;
    Pool<Connection> readers_;
    WriteQueue queue_;
    Answers answers_;
    std::thread thread_;  // last: everything it uses exists before it
};

}  // namespace zhuli::storage::sqlite

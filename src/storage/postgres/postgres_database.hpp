// PostgreSQL: a pool of writers, each one thread with one connection, and a pool of readers. A
// unit is one READ COMMITTED transaction, answered after its commit; a lost race is run again.
// A unit whose connection broke during COMMIT fails: nobody knows whether it is kept.
#pragma once

#include <mutex>
#include <thread>

#include "storage/answers.hpp"
#include "storage/node_lease.hpp"
#include "storage/pool.hpp"
#include "storage/postgres/connection.hpp"
#include "storage/write_queue.hpp"

namespace zhuli::storage::postgres {

class PostgresDatabase final : public Database {
 public:
    PostgresDatabase(std::string url, const OpenOptions& options);
    ~PostgresDatabase() override;

    Dialect dialect() const override { return Dialect::postgres; }
    void read(Id org, const std::function<void(Tx&)>& work) override;
    void write(Unit unit) override { queue_.push(std::move(unit)); }
    void on_commit(CommitListener listener) override { answers_.on_commit(std::move(listener)); }
    void execute_script(std::string_view script) override;
    void backup_to(const std::string& file) override;
    const std::string& owner() const override { return owner_; }
    Figures figures() override;
    void drain() override { queue_.drain(); }

 private:
    void run_worker();
    Outcome run_to_its_end(std::unique_ptr<Connection>& connection, Unit& unit);

    Outcome run_once(Connection& connection, Unit& unit, bool& committing);
    void lease_ids(Connection& connection);

    std::string url_;
    const std::string owner_ = new_owner();
    IdMaker ids_;
    std::mutex lease_mutex_;
    Pool<Connection> readers_;
    WriteQueue queue_;
    Answers answers_;
    std::vector<std::thread> workers_;
};

}  // namespace zhuli::storage::postgres

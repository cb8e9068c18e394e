#include "bench/load.hpp"
#include "bench/own_ids.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <filesystem>
#include <functional>
#include <stdexcept>

#include "cli/commands.hpp"
#include "features/identity/sign_in.hpp"
#include "features/identity/use_cases.hpp"
#include "storage/events.hpp"
#include "storage/sqlite/connection.hpp"

namespace zhuli::bench {

namespace {

using storage::sqlite::Connection;

constexpr int kLoaderVersion = 3;

/// A unit on a connection of one's own, without savepoint or commit.
class DirectTx final : public OwnIdsTx {
 public:
    DirectTx(Id org, Connection& connection) : OwnIdsTx(org), connection_(connection) {}
    storage::Dialect dialect() const override { return storage::Dialect::sqlite; }
    bool writable() const override { return true; }

 protected:
    std::int64_t run_bound(std::string_view text, std::span<const Cell> arguments,
                           const storage::RowSink& sink) override {
        return connection_.run(text, arguments, sink);
    }

 private:
    Connection& connection_;
};

struct Index {
    std::string name, sql;
};

/// Indexes that only make reading fast. Unique ones stay, and those that entering an order asks.
std::vector<Index> plain_indexes(Connection& connection) {
    std::vector<Index> found;
    connection.run(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql LIKE 'CREATE INDEX %'"
        " AND name NOT IN ('sales_order_external_no', 'sales_order_customer', 'sales_order_open')",
        {}, [&](const storage::RowView& row) {
            found.push_back({row.text(0), row.text(1)});
        });
    return found;
}

void run_direct(Connection& connection, const Ctx& ctx, const std::function<Result<>(Tx&)>& work) {
    DirectTx tx(ctx.org.id, connection);
    const auto done = work(tx);
    if (!done.ok()) throw std::runtime_error("the loader was refused: " + done.problem().code);
    storage::Unit unit;
    unit.actor = ctx.user;
    unit.path = enum_name(ctx.path);
    unit.now = ctx.now;
    tx.flush_events(unit);
    tx.run_late();
}

void fill(Connection& connection, const Scale& scale, const identity::Org& org, Instant now) {
    const auto indexes = plain_indexes(connection);
    for (const Index& index : indexes) connection.script("DROP INDEX " + index.name);
    connection.script("BEGIN");
    Company company(scale, org, now,
                    [&](const Ctx& ctx, const auto& work) { run_direct(connection, ctx, work); });
    company.add_people();
    company.add_products();
    company.add_customers();
    company.add_talks();
    company.add_history();
    company.add_open_orders();
    connection.script("COMMIT");
    for (const Index& index : indexes) connection.script(index.sql);
}

/// What consumers make of the events, up to the last one. Nobody waits for these units either, so
/// that their length is nothing to warn of.
void consume(const std::string& file, const identity::Org& org, Instant now,
             cli::Features features) {
    const auto level = spdlog::get_level();
    spdlog::set_level(spdlog::level::err);
    const auto db = storage::open_database("sqlite:" + file, {.alone = true});
    for (const Feature* feature : features)
        for (const Consumer& consumer : feature->consumers)
            while (storage::run_consumer(*db, identity::system_ctx(org, now), consumer.name,
                                         consumer.handle) > 0) {
            }
    spdlog::set_level(level);
}

std::string schema_mark(cli::Features features) {
    std::string text = std::to_string(kLoaderVersion);
    for (const auto& migration : cli::all_migrations(features)) text += migration.script;
    return fmt::format("{:08x}", std::hash<std::string>{}(text)&0xffffffff);
}

}  // namespace

void load(const std::string& file, const Scale& scale, Instant now, cli::Features features) {
    identity::Org org;
    {
        const auto db = storage::open_database("sqlite:" + file, {.create = true});
        storage::migrate(*db, cli::all_migrations(features));
        auto founded = identity::found_org(*db,
                                           {.organization_name = "拾光商贸",
                                            .admin_name = "管理员",
                                            .email = {std::string(kAdmin)},
                                            .password = kPassword},
                                           now);
        if (!founded.ok()) throw std::runtime_error(founded.problem().code);
        org = *founded;
    }
    {
        Connection connection(file, false, false, kMappedBytes);
        connection.script(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
            " PRAGMA cache_size=-2000000; PRAGMA temp_store=FILE;");
        fill(connection, scale, org, now);
    }
    consume(file, org, now, features);
}

std::string loaded_file(const Scale& scale, cli::Features features) {
    namespace fs = std::filesystem;
    const std::string name = fmt::format("build/bench/{}-{}.db", scale.name, schema_mark(features));
    if (fs::exists(name)) return name;
    fs::create_directories("build/bench");
    const std::string begun = fmt::format("build/bench/{}-loading.db", scale.name);
    for (const auto& entry : fs::directory_iterator("build/bench"))
        if (entry.path().filename().string().starts_with(std::string(scale.name) + "-"))
            fs::remove(entry.path());
    std::printf("Loading %d customers and %d orders (once, kept in %s) ...\n", scale.customers,
                scale.orders, name.c_str());
    std::fflush(stdout);
    load(begun, scale, cli::clock_now(), features);
    fs::rename(begun, name);
    return name;
}

}  // namespace zhuli::bench

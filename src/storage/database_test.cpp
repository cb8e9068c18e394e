// The contract of Database, on every engine.
#include "storage/database.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <thread>

#include "storage/events.hpp"
#include "storage/migrations.hpp"
#include "tests/support/test_db.hpp"

namespace zhuli::storage {
namespace {

constexpr Migration kBox{"boxes", 1, R"sql(
CREATE TABLE box (org_id BIGINT NOT NULL, id BIGINT NOT NULL, amount BIGINT, ratio DOUBLE PRECISION,
  label TEXT, content BYTEA, PRIMARY KEY (org_id, id));
)sql"};
constexpr Sql kAdd{"boxes.add",
                   "INSERT INTO box (org_id, id, amount, ratio, label, content)"
                   " VALUES ($1, $2, $3, $4, $5, $6)"};
constexpr Sql kGet{"boxes.get",
                   "SELECT amount, ratio, label, content FROM box WHERE org_id = $1 AND id = $2"};
constexpr Sql kTake{"boxes.take",
                    "UPDATE box SET amount = amount - 1 WHERE org_id = $1 AND id = $2"
                    " AND amount >= 1"};
constexpr Sql kCount{"boxes.count", "SELECT COUNT(*) FROM box WHERE org_id = $1"};
constexpr Sql kLabels{"boxes.labels", "SELECT label FROM box WHERE org_id = $1 ORDER BY label"};

class Store : public testing::TestWithParam<support::Engine> {
 protected:
    explicit Store(OpenOptions options = {}) : db(GetParam(), options) { migrate(*db, all()); }
    static std::vector<Migration> all() {
        std::vector<Migration> list(core_migrations().begin(), core_migrations().end());
        list.push_back(kBox);
        return list;
    }
    Unit unit(std::function<bool(Tx&)> work, std::function<void(std::exception_ptr)> done) {
        return {.org = {7}, .now = {1}, .work = std::move(work), .done = std::move(done)};
    }
    /// Waits for the end; true if kept.
    bool write(std::function<bool(Tx&)> work) {
        std::promise<void> ended;
        bool kept = false;
        db->write(unit([&](Tx& tx) { return kept = work(tx); },
                       [&](std::exception_ptr error) {
                           error ? ended.set_exception(error) : ended.set_value();
                       }));
        ended.get_future().get();
        return kept;
    }
    bool add(std::int64_t id, std::int64_t amount = 0) {
        return write([&](Tx& tx) {
            tx.push(kAdd, id, amount, Cell::null(), "x", Cell::null());
            return true;
        });
    }
    std::int64_t count() {
        return read_now(*db, {7}, [](Tx& tx) { return *tx.scalar<std::int64_t>(kCount); });
    }

    support::TestDb db;
};

TEST_P(Store, every_kind_of_cell_comes_back_as_it_went) {
    using namespace std::string_literals;
    struct Case {
        Cell amount, ratio, label, content;
    };
    const std::vector<Case> cases{{Cell::null(), Cell::null(), Cell::null(), Cell::null()},
                                  {Cell::of(std::int64_t{0}), Cell::of(0.1), Cell::borrow(""),
                                   Cell::made("\0\xff\\x'"s, CellType::bytes)},
                                  {Cell::of(INT64_MIN), Cell::of(-1e300), Cell::borrow("曾'\\𠮷\n"),
                                   Cell::made("a", CellType::bytes)},
                                  {Cell::of(INT64_MAX), Cell::of(5e-324), Cell::borrow("é"),
                                   Cell::made(std::string(100'000, '\x80'), CellType::bytes)}};
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const auto& it = cases[i];
        ASSERT_TRUE(write([&](Tx& tx) {
            const auto id = static_cast<std::int64_t>(i);
            return tx.exec(kAdd, id, it.amount, it.ratio, it.label, it.content) == 1;
        }));
        db->read({7}, [&](Tx& tx) {
            int rows = 0;
            tx.each(
                kGet,
                [&](const RowView& row) {
                    ++rows;
                    EXPECT_EQ(row.columns(), 4);
                    EXPECT_EQ(row.column_name(2), "label");
                    const Cell* expected[] = {&it.amount, &it.ratio, &it.label, &it.content};
                    for (int c = 0; c < 4; ++c) {
                        const Cell cell = row.cell(c);
                        EXPECT_EQ(cell.type, expected[c]->type) << i << "/" << c;
                        EXPECT_EQ(cell.integer, expected[c]->integer) << i << "/" << c;
                        EXPECT_EQ(cell.real, expected[c]->real) << i << "/" << c;
                        EXPECT_EQ(cell.text(), expected[c]->text()) << i << "/" << c;
                    }
                },
                static_cast<int>(i));
            EXPECT_EQ(rows, 1);
        });
    }
}

TEST_P(Store, text_is_ordered_by_its_bytes) {
    ASSERT_TRUE(write([](Tx& tx) {
        int id = 0;
        for (const char* label : {"b", "B", "a", "é", "_", "甲", "Z"})
            tx.push(kAdd, ++id, 0, Cell::null(), label, Cell::null());
        return true;
    }));
    std::string order;
    db->read({7},
             [&](Tx& tx) { tx.each(kLabels, [&](const RowView& row) { order += row.text(0); }); });
    EXPECT_EQ(order, "BZ_abé甲");
}

TEST_P(Store, a_broken_pushed_statement_fails_its_unit_alone) {
    ASSERT_TRUE(add(1));
    EXPECT_THROW(add(1), UniqueBroken);
    EXPECT_THROW(write([](Tx& tx) {
                     tx.push(kAdd, 2, 0, Cell::null(), "x", Cell::null());
                     tx.push(kAdd, 1, 0, Cell::null(), "x", Cell::null());
                     tx.push(kAdd, 3, 0, Cell::null(), "x", Cell::null());
                     return true;
                 }),
                 UniqueBroken);
    EXPECT_THROW(write([](Tx& tx) {
                     tx.push(kAdd, 4, 0, Cell::null(), "x", Cell::null());
                     throw std::runtime_error("no");
                     return true;
                 }),
                 std::runtime_error);
    EXPECT_EQ(count(), 1);
    EXPECT_TRUE(add(5));
    EXPECT_EQ(count(), 2);
}

TEST_P(Store, a_unit_that_lost_a_race_runs_again_from_the_start) {
    int runs = 0;
    EXPECT_TRUE(write([&](Tx& tx) {
        tx.push(kAdd, ++runs, 0, Cell::null(), "x", Cell::null());
        tx.emit({"box.added", "box", {1}, {}, ""});
        if (runs < 3) throw TryAgain("lost");
        return true;
    }));
    EXPECT_EQ(runs, 3);
    EXPECT_EQ(count(), 1);
    EXPECT_EQ(read_now(*db, {7}, [](Tx& tx) { return read_events(tx, 0, 10).size(); }), 1u);
}

TEST_P(Store, events_are_numbered_without_gaps_in_commit_order) {
    constexpr int kThreads = 32, kEach = 20;
    std::mutex mutex;
    std::int64_t told = 0;
    db->on_commit([&](Id org, std::int64_t last) {
        const std::lock_guard lock(mutex);
        EXPECT_EQ(org, Id{7});
        // Listeners hear of a number only once every event up to it can be read.
        const auto readable =
            read_now(*db, {7}, [&](Tx& tx) { return read_events(tx, 0, 5000).size(); });
        EXPECT_GE(readable, static_cast<std::size_t>(last));
        told = std::max(told, last);
    });
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < kEach; ++i)
                write([&](Tx& tx) {
                    tx.emit({"box.added", "box", {t * 1000 + i}, {}, ""});
                    if (i % 2) tx.emit({"box.moved", "box", {t * 1000 + i}, {}, ""});
                    return i % 5 != 0;
                });
        });
    for (auto& thread : threads) thread.join();
    db->drain();
    const auto events = read_now(*db, {7}, [](Tx& tx) { return read_events(tx, 0, 5000); });
    ASSERT_EQ(events.size(), static_cast<std::size_t>(kThreads * 24));
    for (std::size_t i = 0; i < events.size(); ++i)
        ASSERT_EQ(events[i].seq, static_cast<std::int64_t>(i) + 1);
    EXPECT_EQ(told, events.back().seq);
}

TEST_P(Store, sixty_four_guarded_takers_never_go_below_zero) {
    ASSERT_TRUE(add(1, 40));
    std::atomic<int> won{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 64; ++t)
        threads.emplace_back([&] { won += write([](Tx& tx) { return tx.exec(kTake, 1) == 1; }); });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(won, 40);
    db->read({7}, [](Tx& tx) { EXPECT_EQ(tx.scalar<std::int64_t>(kGet, 1), 0); });
}

TEST_P(Store, a_read_sees_one_snapshot_and_cannot_write) {
    ASSERT_TRUE(add(1));
    db->read({7}, [&](Tx& tx) {
        EXPECT_FALSE(tx.writable());
        EXPECT_EQ(tx.scalar<std::int64_t>(kCount), 1);
        std::thread([&] { EXPECT_TRUE(add(2)); }).join();
        EXPECT_EQ(tx.scalar<std::int64_t>(kCount), 1);
    });
    EXPECT_EQ(count(), 2);
    EXPECT_THROW(
        db->read({7}, [](Tx& tx) { tx.exec(kAdd, 3, 0, Cell::null(), "x", Cell::null()); }),
        StorageError);
    EXPECT_EQ(count(), 2);
}

TEST_P(Store, more_readers_than_connections_wait_and_finish) {
    std::vector<std::thread> threads;
    std::atomic<int> read{0};
    for (int t = 0; t < 24; ++t)
        threads.emplace_back([&] {
            EXPECT_THROW(db->read({7}, [](Tx&) { throw std::runtime_error("no"); }),
                         std::runtime_error);
            for (int i = 0; i < 20; ++i) read += count() == 0;
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(read, 480);
}

TEST_P(Store, after_commit_runs_once_for_what_was_kept_and_may_throw) {
    std::atomic<int> ran{0};
    const auto unit_of = [&](bool keep) {
        return [&ran, keep](Tx& tx) {
            tx.after_commit([] { throw std::runtime_error("ignored"); });
            tx.after_commit([&] { ++ran; });
            return keep;
        };
    };
    EXPECT_TRUE(write(unit_of(true)));
    EXPECT_FALSE(write(unit_of(false)));
    EXPECT_EQ(ran, 1);
}

TEST_P(Store, what_is_pushed_late_comes_with_its_unit_or_not_at_all) {
    const auto late = [&](std::int64_t id, bool keep) {
        return [=, this](Tx& tx) {
            tx.push_late(kAdd, id, id, Cell::null(), std::string("late"), Cell::null());
            EXPECT_EQ(tx.scalar<std::int64_t>(kCount), 0);
            return keep;
        };
    };
    EXPECT_FALSE(write(late(1, false)));
    EXPECT_EQ(count(), 0);
    EXPECT_TRUE(write(late(2, true)));
    EXPECT_EQ(count(), 1);
    EXPECT_THROW(write([&](Tx& tx) {
                     for (int twice = 0; twice < 2; ++twice)
                         tx.push_late(kAdd, 3, 3, Cell::null(), std::string("late"), Cell::null());
                     return true;
                 }),
                 StorageError);
    EXPECT_EQ(count(), 1);
}

TEST_P(Store, a_migration_is_applied_once_and_may_not_change_afterwards) {
    auto list = all();
    EXPECT_TRUE(migrate(*db, list).applied.empty());
    EXPECT_TRUE(schema_is_current(*db, list));
    list.push_back({"boxes", 2,
                    "CREATE TABLE lid (id BIGINT NOT NULL PRIMARY KEY);"
                    " CREATE TABLE box (id BIGINT);"});
    EXPECT_FALSE(schema_is_current(*db, list));
    EXPECT_THROW(migrate(*db, list), StorageError);  // it breaks half way and leaves nothing
    list.back().script = "CREATE TABLE lid (id BIGINT NOT NULL PRIMARY KEY);";
    EXPECT_EQ(migrate(*db, list).applied, std::vector<std::string>{"boxes/2"});
    list.back().script = "CREATE TABLE lid (id BIGINT);";
    EXPECT_THROW(migrate(*db, list), StorageError);
}

TEST_P(Store, what_was_answered_is_there_after_reopening) {
    for (int i = 0; i < 5; ++i) ASSERT_TRUE(add(i));
    db.reopen();
    EXPECT_EQ(count(), 5);
}

class Connections : public Store {};

TEST_P(Connections, broken_ones_are_replaced_and_no_unit_counts_twice) {
    constexpr const char* kBreakAll =
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()";
    constexpr int kThreads = 16, kEach = 60, kBreaks = 6;
    std::atomic<int> kept{0}, unknown{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < kEach; ++i) try {
                    kept += add(t * 1000 + i);
                } catch (const StorageError&) {
                    ++unknown;  // broken while it committed
                }
        });
    for (int i = 0; i < kBreaks; ++i) db->execute_script(kBreakAll);
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(kept + unknown, kThreads * kEach);
    EXPECT_LE(unknown, kThreads * kBreaks);
    db->execute_script(kBreakAll);
    EXPECT_GE(count(), kept);  // the reader of the pool was broken as well
    EXPECT_LE(count(), kept + unknown);
}

/// One writer that stands still inside a unit until it is let go.
class FullStore : public Store {
 protected:
    FullStore() : Store({.write_connections = 1}) {
        db->write(unit([this](Tx&) { return wait(); }, {}));
        started.wait();
    }
    ~FullStore() override {
        if (!gone) let_go.count_down();
        db.close();  // the unit uses the latches
    }
    bool wait() {
        started.count_down();
        let_go.wait();
        return true;
    }
    void release() {
        gone = true;
        let_go.count_down();
    }
    std::latch started{1}, let_go{1};
    bool gone = false;
};

TEST_P(FullStore, a_full_queue_refuses_and_a_drained_one_has_answered_all) {
    std::atomic<std::size_t> answered{0};
    std::size_t taken = 0;
    const auto one = [&] {
        db->write(unit([](Tx&) { return true; }, [&](std::exception_ptr) { ++answered; }));
        ++taken;
    };
    EXPECT_THROW(for (std::size_t i = 0; i <= kWriteQueueLimit; ++i) one(), QueueFull);
    EXPECT_EQ(taken, kWriteQueueLimit);
    EXPECT_EQ(answered, 0u);
    release();
    db->drain();
    EXPECT_EQ(answered, taken);
    EXPECT_THROW(one(), StorageError);
}

TEST_P(Store, patient_units_are_kept_or_refused_one_by_one) {
    constexpr std::int64_t kUnits = 20, kRefused = 7, kBroken = 9;
    Ctx ctx;
    ctx.org.id = {7};
    std::vector<std::future<Result<>>> futures;
    for (std::int64_t i = 1; i <= kUnits; ++i)
        futures.push_back(write_patiently(*db, ctx, [i](Tx& tx) -> Result<> {
            tx.push(kAdd, i, std::int64_t{0}, Cell::null(), "x", Cell::null());
            if (i == kBroken) throw std::runtime_error("broken");
            if (i == kRefused) return Problem::not_found("box");
            return Done{};
        }));
    for (std::int64_t i = 1; i <= kUnits; ++i) {
        auto& future = futures[static_cast<std::size_t>(i - 1)];
        if (i == kBroken)
            EXPECT_THROW(future.get(), std::runtime_error);
        else
            EXPECT_EQ(future.get().ok(), i != kRefused) << i;
    }
    EXPECT_EQ(count(), kUnits - 2);
}

INSTANTIATE_TEST_SUITE_P(Engines, Store, testing::ValuesIn(support::engines()),
                         [](const auto& it) { return support::name_of(it.param); });
std::vector<support::Engine> only_postgres() {
    auto engines = support::engines();
    std::erase(engines, support::Engine::sqlite);
    return engines;
}
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Connections);
INSTANTIATE_TEST_SUITE_P(Engines, Connections, testing::ValuesIn(only_postgres()));
INSTANTIATE_TEST_SUITE_P(Engines, FullStore, testing::ValuesIn(support::engines()),
                         [](const auto& it) { return support::name_of(it.param); });

}  // namespace
}  // namespace zhuli::storage

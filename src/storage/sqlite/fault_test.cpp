// A full, broken or read-only disk under the embedded database: a clear error for who is told one,
// no answer before its own commit, and everything goes on by itself afterwards.
#include <gtest/gtest.h>

#include <latch>
#include <set>
#include <thread>

#include "storage/migrations.hpp"
#include "storage/sqlite/fault_disk_for_test.hpp"
#include "tests/support/test_db.hpp"

namespace zhuli::storage::sqlite {
namespace {

constexpr Migration kRows{"rows", 1, R"sql(
-- distributed
CREATE TABLE kept (org_id BIGINT NOT NULL, id BIGINT NOT NULL, filler TEXT NOT NULL,
  PRIMARY KEY (org_id, id));
)sql"};
constexpr Sql kAdd{"rows.add", "INSERT INTO kept (org_id, id, filler) VALUES ($1, $2, $3)"};
constexpr Sql kIds{"rows.ids", "SELECT id FROM kept WHERE org_id = $1 ORDER BY id"};
const std::string kFiller(2000, 'x');

class Fault : public testing::Test {
 protected:
    Fault() {
        std::vector<Migration> all(core_migrations().begin(), core_migrations().end());
        all.push_back(kRows);
        migrate(*db, all);
    }
    Unit unit(std::int64_t id, std::function<void(std::exception_ptr)> done) {
        return {.org = {7},
                .now = {1},
                .work =
                    [id, this](Tx& tx) {
                        ++runs;
                        tx.push(kAdd, id, kFiller);
                        tx.emit({"row.added", "row", {id}, {}, ""});
                        return true;
                    },
                .done = std::move(done)};
    }
    void add(std::int64_t id) {
        std::promise<void> ended;
        db->write(unit(id, [&](std::exception_ptr error) {
            error ? ended.set_exception(error) : ended.set_value();
        }));
        ended.get_future().get();
    }
    std::set<std::int64_t> ids() {
        std::set<std::int64_t> all;
        db->read({7}, [&](Tx& tx) {
            tx.each(kIds, [&](const RowView& row) { all.insert(row.integer(0)); });
        });
        return all;
    }
    /// Waits until everything queued is answered; the database stays open.
    void settle() { add(next++); }

    FaultDisk disk;  // before the database that stands on it
    support::TestDb db;
    std::atomic<int> runs{0};
    std::int64_t next = 1'000'000;
};

TEST_F(Fault, a_full_disk_is_told_and_reads_go_on_and_so_do_writes_when_there_is_room) {
    add(1);
    disk.fill_up();
    try {
        add(2);
        FAIL() << "kept on a full disk";
    } catch (const Unavailable& error) {
        EXPECT_NE(std::string(error.what()).find("full"), std::string::npos) << error.what();
    }
    EXPECT_EQ(ids(), std::set<std::int64_t>{1});
    disk.heal();
    add(3);
    EXPECT_EQ(ids(), (std::set<std::int64_t>{1, 3}));
    db.reopen();
    EXPECT_EQ(ids(), (std::set<std::int64_t>{1, 3}));
}

TEST_F(Fault, a_group_that_breaks_is_run_again_singly_and_nobody_is_told_of_it) {
    std::latch started{1}, go{1};
    db->write({.org = {7}, .now = {1}, .work = [&](Tx&) {
                   started.count_down();
                   go.wait();
                   return true;
               }});
    started.wait();
    std::atomic<int> kept{0}, failed{0};
    constexpr int kUnits = 20;
    for (int i = 1; i <= kUnits; ++i)
        db->write(unit(i, [&](std::exception_ptr error) { ++(error ? failed : kept); }));
    disk.fail_writes(1);  // the commit of whatever comes first
    go.count_down();
    settle();
    EXPECT_EQ(kept, kUnits);
    EXPECT_EQ(failed, 0);
    EXPECT_EQ(ids().size(), static_cast<std::size_t>(kUnits) + 1);
}

TEST_F(Fault, whoever_is_told_kept_is_kept_and_whoever_is_told_an_error_is_not) {
    std::mutex mutex;
    std::set<std::int64_t> kept, failed;
    std::atomic<bool> over{false};
    std::thread trouble([&] {
        for (int i = 0; !over; ++i) {
            if (i % 3 == 0) disk.fill_up();
            if (i % 3 == 1) disk.break_writes();
            if (i % 3 == 2) disk.fail_writes(2);
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
            disk.heal();
            std::this_thread::sleep_for(std::chrono::milliseconds(4));
        }
    });
    std::vector<std::thread> threads;
    for (int t = 0; t < 16; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 40; ++i) {
                const std::int64_t id = t * 1000 + i;
                bool told = true;
                try {
                    add(id);
                } catch (const StorageError&) {
                    told = false;
                }
                const std::lock_guard lock(mutex);
                (told ? kept : failed).insert(id);
            }
        });
    for (auto& thread : threads) thread.join();
    over = true;
    trouble.join();
    disk.heal();
    db.reopen();
    EXPECT_EQ(ids(), kept);
    EXPECT_EQ(kept.size() + failed.size(), 640u);
    EXPECT_FALSE(kept.empty());
    add(999'999);
}

TEST_F(Fault, a_disk_that_cannot_sync_keeps_nothing_it_promised) {
    add(1);
    disk.break_syncs();
    EXPECT_THROW(add(2), Unavailable);
    disk.heal();
    add(3);
    EXPECT_TRUE(ids().contains(1));
    EXPECT_TRUE(ids().contains(3));
}

TEST_F(Fault, a_read_only_disk_refuses_to_write_in_plain_words) {
    add(1);
    db.close();
    disk.read_only();
    try {
        db.reopen();
        add(2);
        FAIL() << "wrote on a read-only disk";
    } catch (const Unavailable& error) {
        const std::string what = error.what();
        EXPECT_TRUE(what.find("readonly") != what.npos || what.find("unable to open") != what.npos)
            << what;
    }
    disk.heal();
    db.reopen();
    EXPECT_EQ(ids(), std::set<std::int64_t>{1});
    add(2);
}

TEST_F(Fault, a_unit_that_holds_the_writer_too_long_is_rolled_back_and_the_next_one_runs) {
    std::promise<void> ended;
    db->write({.org = {7},
               .now = {1},
               .work =
                   [](Tx& tx) {
                       tx.push(kAdd, 1, "x");
                       std::this_thread::sleep_for(kLongestUnit + std::chrono::milliseconds(50));
                       return true;
                   },
               .done =
                   [&](std::exception_ptr error) {
                       error ? ended.set_exception(error) : ended.set_value();
                   }});
    EXPECT_THROW(ended.get_future().get(), UnitTooLong);
    add(2);
    EXPECT_EQ(ids(), std::set<std::int64_t>{2});
}

TEST_F(Fault, a_unit_of_who_is_alone_in_the_database_may_take_its_time) {
    const auto alone = open_database(db.url(), {.alone = true});
    std::promise<void> ended;
    alone->write({.org = {7},
                  .now = {1},
                  .work =
                      [](Tx& tx) {
                          tx.push(kAdd, 1, "x");
                          std::this_thread::sleep_for(kLongestUnit + std::chrono::milliseconds(50));
                          return true;
                      },
                  .done =
                      [&](std::exception_ptr error) {
                          error ? ended.set_exception(error) : ended.set_value();
                      }});
    EXPECT_NO_THROW(ended.get_future().get());
    EXPECT_EQ(ids(), std::set<std::int64_t>{1});
}

}  // namespace
}  // namespace zhuli::storage::sqlite

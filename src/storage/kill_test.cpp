// kill -9 of a program that writes with 64 threads: what it was told is kept is kept, once.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <map>
#include <thread>

#include "storage/events.hpp"
#include "storage/migrations.hpp"
#include "tests/support/test_db.hpp"

namespace zhuli::storage {
namespace {

constexpr int kThreads = 64;
constexpr std::size_t kAcknowledged = 1500;  // then the program is killed

constexpr Migration kRows{"rows", 1, R"sql(
CREATE TABLE kept (org_id BIGINT NOT NULL, id BIGINT NOT NULL, half BIGINT NOT NULL,
  PRIMARY KEY (org_id, id, half));
)sql"};
constexpr Sql kAdd{"rows.add", "INSERT INTO kept (org_id, id, half) VALUES ($1, $2, $3)"};
constexpr Sql kAll{"rows.all", "SELECT id, half FROM kept WHERE org_id = $1"};

class Kill : public testing::TestWithParam<support::Engine> {};

/// The child: never returns. Every id goes down the pipe after its commit was answered.
[[noreturn]] void write_for_ever(const std::string& url, int pipe) {
    const auto db = open_database(url);
    std::atomic<std::int64_t> next{1};
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t)
        threads.emplace_back([&] {
            for (;;) {
                const std::int64_t id = next++;
                std::promise<bool> ended;
                Unit unit{.org = {7}, .now = {1}};
                unit.work = [id](Tx& tx) {
                    tx.push(kAdd, id, 1);
                    tx.push(kAdd, id, 2);
                    tx.emit({"row.added", "row", {id}, {}, ""});
                    return true;
                };
                unit.done = [&](std::exception_ptr error) { ended.set_value(!error); };
                db->write(std::move(unit));
                if (!ended.get_future().get()) continue;
                if (::write(pipe, &id, sizeof id) != sizeof id) _exit(1);
            }
        });
    threads.front().join();
    _exit(1);
}

TEST_P(Kill, every_acknowledged_unit_is_there_whole_and_once) {
    support::TestDb db(GetParam());
    std::vector<Migration> all(core_migrations().begin(), core_migrations().end());
    all.push_back(kRows);
    migrate(*db, all);
    db.close();  // no threads and no connections cross the fork

    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        close(ends[0]);
        write_for_ever(db.url(), ends[1]);
    }
    close(ends[1]);
    std::vector<std::int64_t> told;
    std::int64_t id = 0;
    const auto read_one = [&] { return ::read(ends[0], &id, sizeof id) == sizeof id; };
    while (told.size() < kAcknowledged && read_one()) told.push_back(id);
    kill(child, SIGKILL);
    while (read_one()) told.push_back(id);  // acknowledged before the kill, still in the pipe
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the child ended by itself";
    ASSERT_GE(told.size(), kAcknowledged);

    db.reopen();
    std::map<std::int64_t, int> halves;
    db->read({7},
             [&](Tx& tx) { tx.each(kAll, [&](const RowView& row) { ++halves[row.integer(0)]; }); });
    for (const auto& [kept, count] : halves) ASSERT_EQ(count, 2) << "half of " << kept;
    for (const auto one : told) ASSERT_TRUE(halves.contains(one)) << "lost " << one;
    const auto events = read_now(*db, {7}, [](Tx& tx) { return read_events(tx, 0, 1'000'000); });
    ASSERT_EQ(events.size(), halves.size());
    for (std::size_t i = 0; i < events.size(); ++i)
        ASSERT_EQ(events[i].seq, static_cast<std::int64_t>(i) + 1);
}

INSTANTIATE_TEST_SUITE_P(Engines, Kill, testing::ValuesIn(support::engines()),
                         [](const auto& it) { return support::name_of(it.param); });

}  // namespace
}  // namespace zhuli::storage

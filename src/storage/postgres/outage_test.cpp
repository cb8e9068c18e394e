// PostgreSQL goes away in the middle of writes and comes back: errors meanwhile, nothing lost, and
// everything goes on by itself. On a cluster of the test's own.
#include <gtest/gtest.h>

#include <unistd.h>
#include <atomic>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

#include "storage/events.hpp"
#include "storage/migrations.hpp"
#include "tests/support/test_db.hpp"

namespace zhuli::storage::postgres {
namespace {

/// A cluster that can be stopped and started; gone when this is.
class OwnCluster {
 public:
    OwnCluster() : until_(std::filesystem::temp_directory_path() / new_owner()) {
        const std::string command = "ZHULI_TEST_PG= " ZHULI_SOURCE_DIR
                                    "/tests/support/pg_run sh -c 'echo $ZHULI_TEST_PG;"
                                    " echo $ZHULI_TEST_PG_CTL; while [ ! -e " +
                                    until_.string() + " ] && kill -0 " +
                                    std::to_string(::getpid()) + "; do sleep 0.1; done'";
        pipe_ = ::popen(command.c_str(), "r");
        url = line();
        ctl_ = line();
    }
    ~OwnCluster() {
        std::ofstream(until_) << "over\n";
        ::pclose(pipe_);
        std::filesystem::remove(until_);
    }
    OwnCluster(const OwnCluster&) = delete;
    OwnCluster& operator=(const OwnCluster&) = delete;

    void stop() { control("stop"); }
    void start() { control("start"); }
    std::string url;

 private:
    std::string line() {
        char text[512] = {};
        if (std::fgets(text, sizeof text, pipe_) == nullptr) return {};
        std::string all = text;
        all.pop_back();
        return all;
    }
    void control(const std::string& what) {
        ASSERT_EQ(std::system((ctl_ + " " + what + " >/dev/null 2>&1").c_str()), 0) << what;
    }

    std::filesystem::path until_;
    std::FILE* pipe_;
    std::string ctl_;
};

class Outage : public testing::TestWithParam<support::Engine> {};

TEST_P(Outage, is_told_loses_nothing_and_ends_by_itself) {
    OwnCluster cluster;
    ASSERT_FALSE(cluster.url.empty());
    const auto db = open_database(cluster.url, {.write_connections = 8});
    migrate(*db, core_migrations());
    std::atomic<bool> over{false};
    std::atomic<std::int64_t> next{1};
    std::atomic<int> failed{0};
    std::mutex mutex;
    std::set<std::int64_t> kept;
    const auto add = [&](std::int64_t id) {
        auto done = write_now(*db, Ctx{.org = {.id = {7}}}, [&](Tx& tx) -> Result<> {
            tx.emit({"row.added", "row", {id}, {}, ""});
            return Done{};
        });
        ASSERT_TRUE(done.ok());
        const std::lock_guard lock(mutex);
        kept.insert(id);
    };
    std::vector<std::thread> writers;
    for (int t = 0; t < 8; ++t)
        writers.emplace_back([&] {
            while (!over) try {
                    add(next++);
                } catch (const StorageError&) {
                    ++failed;
                }
        });
    const auto wait_for = [&](std::size_t more) {
        std::size_t goal;
        {
            const std::lock_guard lock(mutex);
            goal = kept.size() + more;
        }
        for (int i = 0; i < 3000; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
            const std::lock_guard lock(mutex);
            if (kept.size() >= goal) return true;
        }
        return false;
    };
    EXPECT_TRUE(wait_for(100));
    for (int i = 0; i < 2; ++i) {
        cluster.stop();
        while (failed == 0) std::this_thread::sleep_for(std::chrono::milliseconds(10));
        EXPECT_THROW(read_now(*db, {7}, [](Tx& tx) { return last_event(tx); }), StorageError);
        cluster.start();
        EXPECT_TRUE(wait_for(100)) << "writes did not go on";
        EXPECT_GT(read_now(*db, {7}, [](Tx& tx) { return last_event(tx); }), 0);
    }
    over = true;
    for (auto& writer : writers) writer.join();
    std::multiset<std::int64_t> there;
    for (std::int64_t seq = 0;;) {
        const auto events = read_now(*db, {7}, [&](Tx& tx) { return read_events(tx, seq, 500); });
        if (events.empty()) break;
        for (const auto& event : events) there.insert(event.entity_id.v);
        EXPECT_EQ(events.back().seq, seq + static_cast<std::int64_t>(events.size()));
        seq = events.back().seq;
    }
    for (const auto id : kept) EXPECT_EQ(there.count(id), 1u) << id;
}

std::vector<support::Engine> only_postgres() {
    auto engines = support::engines();
    std::erase(engines, support::Engine::sqlite);
    return engines;
}
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Outage);
INSTANTIATE_TEST_SUITE_P(Engines, Outage, testing::ValuesIn(only_postgres()));

}  // namespace
}  // namespace zhuli::storage::postgres

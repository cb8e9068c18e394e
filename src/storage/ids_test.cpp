// Ids and the leases of their node numbers, under clocks of the test's own.
#include "storage/ids.hpp"

#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "storage/migrations.hpp"
#include "storage/node_lease.hpp"
#include "tests/support/test_db.hpp"

namespace zhuli::storage {
namespace {

constexpr std::int64_t kMorning = 1'795'486'800'000;

/// Both clocks, moved by hand.
struct Hands {
    std::int64_t wall = kMorning, steady = 1000;
    void pass(std::int64_t ms) {
        wall += ms;
        steady += ms;
    }
    IdClock clock() {
        return {[this] { return wall; }, [this] { return steady; }};
    }
};

TEST(Ids, are_refused_without_a_lease_and_once_it_is_over) {
    Hands hands;
    IdMaker ids(hands.clock());
    EXPECT_THROW(ids.next(), NeedsNode);
    ids.take({5, kMorning, kMorning + kNodeLeaseMs});
    EXPECT_EQ(node_of(ids.next()), 5);
    EXPECT_FALSE(ids.due());
    hands.pass(kNodeLeaseMs / 2);
    EXPECT_TRUE(ids.due());
    ids.next();
    hands.pass(kNodeLeaseMs / 2);
    EXPECT_THROW(ids.next(), NeedsNode);
}

TEST(Ids, go_on_when_the_clock_falls_back_and_stay_in_the_lease_when_it_jumps_ahead) {
    Hands hands;
    IdMaker ids(hands.clock());
    ids.take({5, kMorning, kMorning + kNodeLeaseMs});
    Id last = ids.next();
    for (const std::int64_t jump : {-86'400'000, 0, 2 * 86'400'000}) {
        hands.wall += jump;
        for (int i = 0; i < 4000; ++i) {
            const Id next = ids.next();
            ASSERT_GT(next.v, last.v) << jump;
            last = next;
        }
    }
    EXPECT_LE(ids.last_ms(), kMorning + kNodeLeaseMs);
}

TEST(Ids, end_with_their_span) {
    Hands hands;
    IdMaker ids(hands.clock());
    ids.take({5, kMorning, kMorning});  // one millisecond
    for (int i = 1; i < 1 << kIdSequenceBits; ++i) ids.next();
    EXPECT_THROW(ids.next(), NeedsNode);
}

TEST(Ids, of_a_reserved_block_are_nobody_elses) {
    Hands hands;
    IdMaker ids(hands.clock());
    ids.take({5, kMorning, kMorning + kNodeLeaseMs});
    const Id before = ids.next();
    const Id first = ids.reserve(10'000);
    const Id after = ids.next();
    EXPECT_EQ(counter_of(first), counter_of(before) + 1);
    EXPECT_EQ(counter_of(after), counter_of(first) + 10'000);
}

TEST(Ids, of_many_threads_differ) {
    IdMaker ids;
    ids.take({7, 0, system_clocks().wall_ms() + kNodeLeaseMs});
    std::vector<std::vector<Id>> made(8);
    std::vector<std::thread> threads;
    for (auto& own : made)
        threads.emplace_back([&] {
            for (int i = 0; i < 5000; ++i) own.push_back(ids.next());
        });
    for (auto& thread : threads) thread.join();
    std::set<std::int64_t> all;
    for (const auto& own : made)
        for (const Id id : own) all.insert(id.v);
    EXPECT_EQ(all.size(), 40'000u);
}

class Nodes : public testing::TestWithParam<support::Engine> {
 protected:
    Nodes() { migrate(*db, core_migrations()); }
    static Id made_by(Database& server) {
        return *write_now(server, Ctx{}, [](Tx& tx) -> Result<Id> { return tx.new_id(); });
    }
    std::unique_ptr<Database> server() {
        return open_database(db.url(), {.write_connections = 2, .id_clock = hands.clock()});
    }

    support::TestDb db{GetParam()};
    Hands hands;
};

TEST_P(Nodes, two_servers_never_share_one) {
    std::vector<std::unique_ptr<Database>> servers;
    std::set<std::int64_t> nodes;
    for (int i = 0; i < 5; ++i) {
        servers.push_back(server());
        nodes.insert(node_of(made_by(*servers.back())));
    }
    EXPECT_EQ(nodes.size(), 5u);
    hands.pass(kNodeLeaseMs * 3 / 4);
    for (auto& one : servers) EXPECT_TRUE(nodes.contains(node_of(made_by(*one)))) << "renewed";
    hands.pass(kNodeLeaseMs * 3);  // all of them slept
    std::set<std::int64_t> later;
    for (auto& one : servers) later.insert(node_of(made_by(*one)));
    EXPECT_EQ(later.size(), 5u);
}

TEST_P(Nodes, many_servers_at_once_get_one_each) {
    std::vector<std::int64_t> nodes(12);
    std::vector<std::thread> threads;
    for (auto& node : nodes) threads.emplace_back([&] { node = node_of(made_by(*server())); });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(std::set<std::int64_t>(nodes.begin(), nodes.end()).size(), 12u);
}

TEST_P(Nodes, a_restart_after_the_clock_fell_back_goes_on_above) {
    const Id before = made_by(*server());
    hands.wall -= 7 * kDayMs;
    const Id after = made_by(*server());
    EXPECT_GT(after.v, before.v);
}

TEST_P(Nodes, of_those_that_ended_the_one_idle_longest_is_taken_over_above_its_last_id) {
    db->execute_script(
        "INSERT INTO node (id, owner, expires_at, used_ms) VALUES (1023, 'x', 1, 1),"
        " (17, 'y', 0, " +
        std::to_string(kMorning + 5000) + ")");
    const Id id = made_by(*server());
    EXPECT_EQ(node_of(id), 17);
    IdMaker old(hands.clock());
    old.take({17, kMorning + 4999, kMorning + 5000});
    EXPECT_GT(id.v, old.next().v);
}

TEST_P(Nodes, all_in_use_is_an_outage) {
    db->execute_script("INSERT INTO node (id, owner, expires_at, used_ms) VALUES (1023, 'x', " +
                       std::to_string(kMorning + 1000) + ", 1)");
    EXPECT_THROW(made_by(*server()), StorageError);
}

INSTANTIATE_TEST_SUITE_P(Engines, Nodes, testing::ValuesIn(support::engines()),
                         [](const auto& it) { return support::name_of(it.param); });

}  // namespace
}  // namespace zhuli::storage

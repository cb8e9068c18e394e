// Requests from before their clocks were events: what the rows say becomes events, on both engines.
#include <gtest/gtest.h>

#include "features/sub_requests/feature.hpp"
#include "features/sub_requests/store.hpp"
#include "storage/migrations.hpp"
#include "tests/support/test_db.hpp"

namespace zhuli::sub_requests {
namespace {

struct OldRequests : testing::TestWithParam<support::Engine> {
    support::TestDb db{GetParam()};

    void migrate_to(std::size_t count) {
        std::vector<storage::Migration> all(storage::core_migrations().begin(),
                                            storage::core_migrations().end());
        const auto own = migrations().first(count);
        all.insert(all.end(), own.begin(), own.end());
        storage::migrate(*db, all);
    }
    void add(int id, const std::string& state, int warned, int breached, int answered_at,
             int updated_at) {
        const auto text = [](int n) { return std::to_string(n); };
        db->execute_script(
            "INSERT INTO sub_request (org_id, id, version, number, ticket_id, customer_id,"
            " owner_id, department, title, words, minutes, asked_at, due_at, state, warned,"
            " breached, answer, answered_by, answered_at, created_at, updated_at) VALUES (7, " +
            text(id) + ", 1, 'XB-1', 1, 1, 9, 'warehouse', 'x', 'x', 60, 1000, 5000, '" + state +
            "', " + text(warned) + ", " + text(breached) + ", '', 0, " + text(answered_at) +
            ", 1000, " + text(updated_at) + ")");
    }
    /// "act@at …" of one request.
    std::string clock(int id) {
        std::string all;
        db->read(Id{7}, [&](storage::Tx& tx) {
            const Id request{id};
            const auto events = clock_events_of(tx, {&request, 1});
            for (const auto& event : events.at(request))
                all += std::string(enum_name(event.act)) + "@" + std::to_string(event.at.v) + " ";
        });
        return all;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, OldRequests, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(OldRequests, have_a_clock_with_what_their_rows_say) {
    migrate_to(1);
    add(1, "open", 0, 0, 0, 1000);
    add(2, "open", 1, 0, 0, 4000);
    add(3, "answered", 1, 1, 8000, 8000);
    add(4, "withdrawn", 0, 0, 0, 3000);
    migrate_to(migrations().size());
    EXPECT_EQ(clock(1), "started@1000 ");
    EXPECT_EQ(clock(2), "started@1000 warned@4000 ");
    EXPECT_EQ(clock(3), "started@1000 warned@5000 breached@5000 stopped@8000 ");
    EXPECT_EQ(clock(4), "started@1000 stopped@3000 ");
    db->read(Id{7}, [&](storage::Tx& tx) {
        const Id request{1};
        const auto started = clock_events_of(tx, {&request, 1}).at(request).front();
        EXPECT_EQ(started.minutes, 60);
        EXPECT_EQ(started.warn_minutes, 42);
        EXPECT_EQ(started.actor_id, Id{9});
    });
    for (const auto& check : checks()) {
        if (!std::string_view(check.name).ends_with("says of it")) continue;
        db->read(Id{7}, [&](storage::Tx& tx) { tx.each(check.sql, [](const auto&) { FAIL(); }); });
    }
}

}  // namespace
}  // namespace zhuli::sub_requests

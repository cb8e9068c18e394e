#include "storage/save.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <set>
#include <thread>

#include "storage/follow.hpp"
#include "storage/idempotency.hpp"
#include "storage/list.hpp"
#include "storage/migrations.hpp"
#include "storage/numbers.hpp"
#include "storage/search_index.hpp"
#include "tests/support/test_db.hpp"

namespace zhuli::storage {
namespace {

struct Crate {
    Id id;
    std::int64_t version = 0;
    Text<40> name;
    std::int64_t weight = 0;
    Id owner_id;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Crate, (), (id, version, name, weight, owner_id, created_at, updated_at))
constexpr auto notes(const Crate*) {
    return std::array{note<&Crate::name>(sortable), note<&Crate::weight>(sortable | filterable)};
}
constexpr EntityName entity_of(const Crate*) { return {"crate", "crate"}; }

constexpr Migration kCrate{"crates", 1, R"sql(
CREATE TABLE crate (org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  name TEXT NOT NULL, weight BIGINT NOT NULL, owner_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX crate_name ON crate (org_id, name);
)sql"};

constexpr Sql kCount{"crates.count", "SELECT COUNT(*) FROM crate WHERE org_id = $1"};
constexpr Sql kAuditCount{"crates.audit", "SELECT COUNT(*) FROM audit WHERE org_id = $1"};
constexpr Sql kLighter{"crates.lighter",
                       "UPDATE crate SET weight = weight - 1 WHERE org_id = $1 AND id = $2"
                       " AND weight >= 1"};

class Save : public testing::TestWithParam<support::Engine> {
 protected:
    Save() {
        std::vector<Migration> all(core_migrations().begin(), core_migrations().end());
        all.push_back(kCrate);
        migrate(*db, all);
        ctx.org.id = {7};
        ctx.user = {3};
        ctx.now = {1'795'000'000'000};
        ctx.today = Date::from_ymd(2026, 11, 24);
    }

    Crate add(const char* name, std::int64_t weight = 1) {
        Crate crate{.name = name, .weight = weight};
        auto saved = write_now(*db, ctx, [&](Tx& tx) -> Result<> {
            crate.id = {};
            crate.version = 0;
            return save_new(tx, ctx, crate, {"crate.added", {9}, ""});
        });
        EXPECT_TRUE(saved.ok());
        return crate;
    }
    std::int64_t count(const Sql& sql) {
        return read_now(*db, ctx.org.id, [&](Tx& tx) { return *tx.scalar<std::int64_t>(sql); });
    }

    support::TestDb db{GetParam()};
    Ctx ctx;
};

TEST_P(Save, a_new_record_has_one_audit_entry_and_one_event) {
    const Crate crate = add("甲");
    EXPECT_EQ(crate.version, 1);
    EXPECT_EQ(count(kAuditCount), 1);
    const auto events = read_now(*db, ctx.org.id, [](Tx& tx) { return timeline(tx, {9}, 0, 10); });
    ASSERT_EQ(events.size(), 1u);
    EXPECT_EQ(events[0].kind, "crate.added");
    EXPECT_EQ(events[0].seq, 1);
}

TEST_P(Save, a_stale_version_is_told_the_current_record) {
    const Crate first = add("甲");
    auto change = [&](std::int64_t weight) {
        return write_now(*db, ctx, [&](Tx& tx) -> Result<> {
            Crate after = first;
            after.weight = weight;
            return save(tx, ctx, first, after, {"crate.changed", {}, ""});
        });
    };
    EXPECT_TRUE(change(5).ok());
    auto second = change(6);
    ASSERT_FALSE(second.ok());
    EXPECT_EQ(second.problem().code, "problem.stale");
    EXPECT_NE(second.problem().current_json.find("\"weight\":5"), std::string::npos);
    EXPECT_EQ(count(kAuditCount), 2);
}

TEST_P(Save, saving_what_did_not_change_writes_nothing) {
    const Crate first = add("甲");
    auto saved = write_now(*db, ctx, [&](Tx& tx) -> Result<> {
        Crate same = first;
        return save(tx, ctx, first, same, {"crate.changed", {}, ""});
    });
    EXPECT_TRUE(saved.ok());
    EXPECT_EQ(count(kAuditCount), 1);
}

TEST_P(Save, other_organisations_see_nothing) {
    const Crate crate = add("甲");
    EXPECT_FALSE(read_now(*db, {8}, [&](Tx& tx) { return find<Crate>(tx, crate.id).has_value(); }));
}

TEST_P(Save, a_refused_unit_leaves_no_trace_and_the_others_stay) {
    std::vector<std::thread> threads;
    std::atomic<int> kept{0};
    for (int t = 0; t < 16; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 10; ++i) {
                auto saved = write_now(*db, ctx, [&](Tx& tx) -> Result<> {
                    Crate crate{.name = std::to_string(t * 100 + i)};
                    CHECK(save_new(tx, ctx, crate, {"crate.added", {}, ""}));
                    take_number(tx, ctx, "SO");
                    if (i % 3 == 0) return Problem::of(Status::invalid, "no");
                    return Done{};
                });
                kept += saved.ok();
            }
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(count(kCount), kept);
    const auto events = read_now(*db, ctx.org.id, [](Tx& tx) { return read_events(tx, 0, 1000); });
    ASSERT_EQ(static_cast<int>(events.size()), kept);
    for (std::size_t i = 0; i < events.size(); ++i)
        EXPECT_EQ(events[i].seq, static_cast<std::int64_t>(i) + 1);
    auto next = write_now(
        *db, ctx, [&](Tx& tx) -> Result<std::string> { return take_number(tx, ctx, "SO"); });
    EXPECT_EQ(*next, fmt::format("SO-20261124-{:04}", kept + 1));
}

TEST_P(Save, a_broken_unique_key_is_an_exception_of_that_unit_alone) {
    add("甲");
    EXPECT_THROW(add("甲"), UniqueBroken);
    add("乙");
    EXPECT_EQ(count(kCount), 2);
}

TEST_P(Save, guarded_updates_never_go_below_zero) {
    const Crate crate = add("甲", 20);
    std::atomic<int> won{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 8; ++i) {
                auto done = write_now(*db, ctx, [&](Tx& tx) -> Result<> {
                    if (tx.exec(kLighter, crate.id) == 1) return Done{};
                    return Problem::of(Status::conflict, "none.left");
                });
                won += done.ok();
            }
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(won, 20);
}

TEST_P(Save, acknowledged_records_are_there_after_reopening) {
    add("甲");
    add("乙");
    db.reopen();
    EXPECT_EQ(count(kCount), 2);
}

TEST_P(Save, pages_show_every_row_once_even_with_equal_sort_values) {
    for (int i = 0; i < 57; ++i) add(std::to_string(i).c_str(), i % 3);
    for (const char* sort : {"weight", "-weight", "name"}) {
        std::vector<Id> seen;
        ListQuery query;
        query.sort = sort;
        query.limit = 10;
        const ListPlan plan{.permission = "", .owner_field = ""};
        do {
            auto page = read_now(*db, ctx.org.id,
                                 [&](Tx& tx) { return list_page<Crate>(tx, ctx, query, plan); });
            ASSERT_TRUE(page.ok());
            for (const auto& crate : page->items) seen.push_back(crate.id);
            query.cursor = page->next_cursor;
        } while (!query.cursor.empty());
        std::sort(seen.begin(), seen.end());
        EXPECT_EQ(std::unique(seen.begin(), seen.end()), seen.end()) << sort;
        EXPECT_EQ(seen.size(), 57u) << sort;
    }
}

TEST_P(Save, filters_and_ranges_keep_only_what_was_asked_for) {
    for (int i = 0; i < 9; ++i) add(std::to_string(i).c_str(), i);
    const auto names = [&](std::vector<std::pair<std::string, std::string>> filters) {
        ListQuery query;
        query.sort = "name";
        query.filters = std::move(filters);
        auto page = read_now(*db, ctx.org.id, [&](Tx& tx) {
            return list_page<Crate>(tx, ctx, query, {.permission = "", .owner_field = ""});
        });
        std::string all;
        for (const auto& crate : page->items) all += crate.name.v;
        return all;
    };
    EXPECT_EQ(names({{"weight", "3"}}), "3");
    EXPECT_EQ(names({{"weight", "3,5"}}), "35");
    EXPECT_EQ(names({{"weight_from", "3"}, {"weight_to", "5"}}), "345");
}

TEST_P(Save, a_bad_cursor_or_sort_is_refused) {
    ListQuery query;
    query.cursor = "!!!";
    const ListPlan plan{.permission = "", .owner_field = ""};
    const auto status = [&] {
        return read_now(*db, ctx.org.id, [&](Tx& tx) {
            return list_page<Crate>(tx, ctx, query, plan).problem().status;
        });
    };
    query.sort = "weight";
    EXPECT_EQ(status(), Status::bad_request);
    query.sort = "created_at";
    EXPECT_EQ(status(), Status::invalid);
}

TEST_P(Save, an_idempotency_key_replays_its_first_answer_only_for_the_same_body) {
    auto keep = write_now(*db, ctx, [&](Tx& tx) -> Result<> {
        keep_answer(tx, ctx, "POST /crates", "k", "hash", {201, "{}"});
        return Done{};
    });
    ASSERT_TRUE(keep.ok());
    read_now(*db, ctx.org.id, [&](Tx& tx) {
        EXPECT_EQ((*find_answer(tx, ctx, "POST /crates", "k", "hash"))->status, 201);
        EXPECT_FALSE(find_answer(tx, ctx, "POST /crates", "k", "other").ok());
        EXPECT_FALSE(find_answer(tx, ctx, "POST /crates", "new", "hash")->has_value());
        return 0;
    });
}

TEST_P(Save, search_finds_by_fragment_pinyin_initials_and_tail_and_forgets) {
    const Id id{42};
    auto put = write_now(*db, ctx, [&](Tx& tx) -> Result<> {
        index_entry(tx, {"crate",
                         id,
                         "杭州精工机械",
                         "",
                         {},
                         {{"杭州精工机械", text::TextKind::name},
                          {"+8613800138000", text::TextKind::phone}}});
        index_entry(tx, {"crate", {43}, "上海恒达", "", {}, {{"上海恒达", text::TextKind::name}}});
        return Done{};
    });
    ASSERT_TRUE(put.ok());
    const auto hits = [&](const char* query) {
        return read_now(*db, ctx.org.id, [&](Tx& tx) { return search(tx, "", query, 9, nullptr); });
    };
    for (const char* query : {"精工", "jinggong", "hzjg", "8000", "机械", "機械"}) {
        ASSERT_EQ(hits(query).size(), 1u) << query;
        EXPECT_EQ(hits(query)[0].id, id) << query;
    }
    EXPECT_TRUE(
        read_now(*db, {8}, [&](Tx& tx) { return search(tx, "", "精工", 9, nullptr); }).empty());
    auto gone = write_now(*db, ctx, [&](Tx& tx) -> Result<> {
        remove_entry(tx, "crate", id);
        return Done{};
    });
    ASSERT_TRUE(gone.ok());
    EXPECT_TRUE(hits("精工").empty());
}

int handled = 0;
void count_events(Tx&, const Ctx&, std::span<const StoredEvent> events) {
    handled += static_cast<int>(events.size());
}
void always_fail(Tx&, const Ctx&, std::span<const StoredEvent>) { throw std::runtime_error("no"); }

TEST_P(Save, a_consumer_takes_each_event_once_and_a_failing_one_does_not_move) {
    handled = 0;
    add("甲");
    add("乙");
    EXPECT_THROW(run_consumer(*db, ctx, "test", &always_fail), std::runtime_error);
    EXPECT_EQ(run_consumer(*db, ctx, "test", &count_events), 2);
    EXPECT_EQ(run_consumer(*db, ctx, "test", &count_events), 0);
    add("丙");
    EXPECT_EQ(run_consumer(*db, ctx, "test", &count_events), 1);
    EXPECT_EQ(handled, 3);
}

TEST_P(Save, a_consumer_is_brought_up_to_date_each_event_once_in_order) {
    constexpr int kMade = 2 * kConsumerBatch + 7;
    const auto added = write_now(*db, ctx, [&](Tx& tx) -> Result<> {
        for (int n = 0; n < kMade; ++n) {
            Crate crate;
            crate.name = std::string_view(fmt::format("箱{}", n));
            CHECK(save_new(tx, ctx, crate, {"crate.created", {}, ""}));
        }
        return Done{};
    });
    ASSERT_TRUE(added.ok());
    static std::vector<std::int64_t> seen;
    seen.clear();
    const EventHandler note = [](Tx&, const Ctx&, std::span<const StoredEvent> events) {
        for (const auto& event : events) seen.push_back(event.seq);
    };
    const auto same = [&] { return ctx; };
    EXPECT_TRUE(follow(*db, same, "test", note, [] { return false; }));
    EXPECT_EQ(seen.size(), static_cast<std::size_t>(kMade));
    EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end()));
    EXPECT_TRUE(follow(*db, same, "test", note, [] { return false; }));
    EXPECT_EQ(seen.size(), static_cast<std::size_t>(kMade));
    const auto other = open_database(db.url());
    EXPECT_FALSE(follow(*other, same, "test", note, [] { return false; })) << "held elsewhere";
}

TEST_P(Save, a_consumer_whose_work_takes_too_long_goes_on_in_smaller_units) {
    const auto added = write_now(*db, ctx, [&](Tx& tx) -> Result<> {
        for (int n = 0; n < 120; ++n) {
            Crate crate;
            crate.name = std::string_view(fmt::format("箱{}", n));
            CHECK(save_new(tx, ctx, crate, {"crate.created", {}, ""}));
        }
        return Done{};
    });
    ASSERT_TRUE(added.ok());
    static std::set<std::int64_t> seen;
    seen.clear();
    const EventHandler slow = [](Tx&, const Ctx&, std::span<const StoredEvent> events) {
        for (const auto& event : events) seen.insert(event.seq);
        std::this_thread::sleep_for(std::chrono::milliseconds(12 * events.size()));
    };
    EXPECT_TRUE(follow(
        *db, [&] { return ctx; }, "slow", slow, [] { return false; }));
    EXPECT_EQ(seen.size(), 120U);
    EXPECT_EQ(run_consumer(*db, ctx, "slow", slow), 0) << "nothing is left";
}

TEST_P(Save, two_servers_never_run_one_consumer_at_once) {
    handled = 0;
    const auto other = open_database(db.url());
    for (const char* name : {"甲", "乙", "丙"}) add(name);
    EXPECT_EQ(run_consumer(*db, ctx, "test", &count_events), 3);
    add("丁");
    EXPECT_EQ(run_consumer(*other, ctx, "test", &count_events), kHeldElsewhere);
    EXPECT_EQ(run_consumer(*other, ctx, "other", &count_events), 4);  // a lease for each consumer
    Ctx elsewhere = ctx;
    elsewhere.org.id = {8};
    EXPECT_EQ(run_consumer(*other, elsewhere, "test", &count_events), 0);  // and organisation
    ctx.now = ctx.now.plus_ms(kConsumerLeaseMs + 1);
    EXPECT_EQ(run_consumer(*other, ctx, "test", &count_events), 1);  // the first one died
    EXPECT_EQ(run_consumer(*db, ctx, "test", &count_events), kHeldElsewhere);
    EXPECT_EQ(handled, 8);
}

INSTANTIATE_TEST_SUITE_P(Store, Save, testing::ValuesIn(support::engines()),
                         [](const auto& it) { return support::name_of(it.param); });

}  // namespace
}  // namespace zhuli::storage

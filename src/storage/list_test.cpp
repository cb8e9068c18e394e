#include "storage/list.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "storage/idempotency.hpp"
#include "storage/migrations.hpp"
#include "storage/save.hpp"
#include "storage/search_index.hpp"
#include "tests/support/test_db.hpp"

namespace zhuli::storage {
namespace {

constexpr int kManyTexts = 1'200;  // more statements than a connection keeps

struct Barrel {
    Id id;
    std::int64_t version = 0;
    Text<40> name;
    std::int64_t weight = 0;
    bool shut = false;
    Date due_on;
    Id owner_id;
    std::int64_t a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0, j = 0, k = 0;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Barrel, (),
                      (id, version, name, weight, shut, due_on, owner_id, a, b, c, d, e, f, g, h, i,
                       j, k, created_at, updated_at))
constexpr auto notes(const Barrel*) {
    return std::array{note<&Barrel::name>(sortable | filterable),
                      note<&Barrel::weight>(sortable | filterable), note<&Barrel::shut>(filterable),
                      note<&Barrel::due_on>(filterable), note<&Barrel::owner_id>(filterable)};
}
constexpr EntityName entity_of(const Barrel*) { return {"barrel", "barrel"}; }

constexpr Migration kBarrel{"barrels", 1, R"sql(
CREATE TABLE barrel (org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  name TEXT NOT NULL, weight BIGINT NOT NULL, shut BIGINT NOT NULL, due_on TEXT NOT NULL,
  owner_id BIGINT NOT NULL, a BIGINT NOT NULL, b BIGINT NOT NULL, c BIGINT NOT NULL,
  d BIGINT NOT NULL, e BIGINT NOT NULL, f BIGINT NOT NULL, g BIGINT NOT NULL, h BIGINT NOT NULL,
  i BIGINT NOT NULL, j BIGINT NOT NULL, k BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
)sql"};

constexpr Sql kIds{"barrels.ids", "SELECT id FROM barrel WHERE org_id = $1 ORDER BY id"};

constexpr ListPlan kEverybody{
    .permission = "", .owner_field = "", .default_sort = "name", .search_entity = "barrel"};
constexpr ListPlan kScoped{.permission = "barrels.read",
                           .owner_field = "owner_id",
                           .default_sort = "-weight",
                           .search_entity = "barrel"};

class List : public testing::Test {
 protected:
    List() {
        std::vector<Migration> all(core_migrations().begin(), core_migrations().end());
        all.push_back(kBarrel);
        migrate(*db, all);
        ctx.org.id = {7};
        ctx.user = {3};
        ctx.now = {1'795'000'000'000};
    }

    /// `many` barrels of one owner, found under their name, in one unit.
    void add(const char* name, Id owner, int many = 1) {
        auto done = write_now(*db, ctx, [&](Tx& tx) -> Result<> {
            for (int n = 0; n < many; ++n) {
                Barrel barrel{.name = name, .weight = n, .owner_id = owner};
                CHECK(save_new(tx, ctx, barrel, {}));
                index_entry(tx,
                            {"barrel", barrel.id, name, "", owner, {{name, text::TextKind::name}}});
            }
            return Done{};
        });
        ASSERT_TRUE(done.ok());
    }
    Result<Page<Barrel>> page(const ListQuery& query, const ListPlan& plan = kEverybody) {
        return read_now(*db, ctx.org.id,
                        [&](Tx& tx) { return list_page<Barrel>(tx, ctx, query, plan); });
    }
    void see_own_only() {
        auto rights = std::make_shared<Rights>();
        rights->scope_of["barrels.read"] = Scope::own;
        ctx.rights = rights;
    }

    support::TestDb db;
    Ctx ctx;
};

TEST_F(List, every_wrong_parameter_is_named_at_once) {
    RawInput raw;
    raw.query = {{"weight", "abc"}, {"shut", "maybe"}, {"owner_id", "12x"}, {"due_on_to", "May"},
                 {"nope", "1"},     {"version", "1"},  {"limit", "0"}};
    const auto query = decode_list(raw, fields_of<Barrel>());
    ASSERT_FALSE(query.ok());
    std::string paths;
    for (const auto& problem : query.problem().fields) paths += problem.path + " ";
    EXPECT_EQ(paths, "weight shut owner_id due_on_to nope version limit ");
}

TEST_F(List, words_take_several_values_and_text_keeps_its_comma) {
    add("a,b", {3}, 3);
    const auto count = [&](const char* field, const char* value) {
        ListQuery query;
        query.filters = {{field, value}};
        return page(query)->items.size();
    };
    EXPECT_EQ(count("weight", "0,2,9"), 2u);
    EXPECT_EQ(count("owner_id", "3"), 3u);
    EXPECT_EQ(count("shut", "false"), 3u);
    EXPECT_EQ(count("name", "a,b"), 3u);
    EXPECT_EQ(count("name", "a"), 0u);
}

TEST_F(List, a_list_of_values_has_a_limit) {
    std::string values = "1";
    for (int i = 0; i < 200; ++i) values += ",1";
    RawInput raw;
    raw.query = {{"weight", values}};
    EXPECT_FALSE(decode_list(raw, fields_of<Barrel>()).ok());
    raw.query[0].value = values.substr(2);
    const auto query = decode_list(raw, fields_of<Barrel>());
    ASSERT_TRUE(query.ok());
    EXPECT_TRUE(page(*query).ok());
}

TEST_F(List, a_cursor_of_the_other_direction_is_refused) {
    add("桶", {3}, 9);
    ListQuery query;
    query.sort = "weight";
    query.limit = 3;
    query.cursor = page(query)->next_cursor;
    EXPECT_TRUE(page(query).ok());
    query.sort = "-weight";
    EXPECT_EQ(page(query).problem().code, "problem.bad_cursor");
}

TEST_F(List, a_search_filters_before_it_cuts_the_page) {
    add("精工", {3}, 20);
    ListQuery query;
    query.q = "精工";
    query.limit = 5;
    EXPECT_EQ(page(query)->items.size(), 5u);
    query.filters = {{"weight", "0,19"}};
    EXPECT_EQ(page(query)->items.size(), 2u);
}

TEST_F(List, a_search_shows_no_row_the_list_hides) {
    add("精工", {0});
    add("精工", {6});
    add("精工", {3});
    see_own_only();
    ListQuery query;
    EXPECT_EQ(page(query, kScoped)->items.size(), 1u);
    query.q = "精工";
    EXPECT_EQ(page(query, kScoped)->items.size(), 1u);
}

TEST_F(List, ones_own_is_found_behind_more_matches_of_others_than_the_limit) {
    add("精工", {6}, kCandidateLimit + 50);
    add("精工", {5});
    const std::vector<Id> mine{{5}};
    const auto hits =
        read_now(*db, ctx.org.id, [&](Tx& tx) { return search(tx, "barrel", "精工", 9, &mine); });
    ASSERT_EQ(hits.size(), 1u);
    EXPECT_EQ(hits[0].owner, (Id{5}));
}

TEST_F(List, more_kinds_of_change_than_statements_kept_leave_the_writer_usable) {
    auto done = write_now(*db, ctx, [&](Tx& tx) -> Result<> {
        Barrel barrel{.name = "桶"};
        CHECK(save_new(tx, ctx, barrel, {}));
        for (int mask = 1; mask <= kManyTexts; ++mask) {
            Barrel after = barrel;
            std::int64_t* const members[] = {&after.a, &after.b, &after.c, &after.d,
                                             &after.e, &after.f, &after.g, &after.h,
                                             &after.i, &after.j, &after.k};
            for (std::size_t bit = 0; bit < std::size(members); ++bit)
                if (mask >> bit & 1) ++*members[bit];
            CHECK(save(tx, ctx, barrel, after, {}));
            barrel = after;
        }
        return Done{};
    });
    ASSERT_TRUE(done.ok());
    EXPECT_EQ(page({})->items[0].version, kManyTexts + 1);
}

TEST_F(List, a_statement_giving_rows_survives_the_cache_starting_anew) {
    add("桶", {3}, 5);
    const int seen = read_now(*db, ctx.org.id, [&](Tx& tx) {
        int rows = 0;
        tx.each(kIds, [&](const RowView&) {
            ++rows;
            for (int n = 0; n < kManyTexts; ++n)
                tx.run_text(fmt::format("SELECT id + {} FROM barrel WHERE org_id = $1", n), {}, {});
        });
        return rows;
    });
    EXPECT_EQ(seen, 5);
}

TEST_F(List, kept_answers_are_forgotten_by_age) {
    auto kept = write_now(*db, ctx, [&](Tx& tx) -> Result<> {
        keep_answer(tx, ctx, "POST /barrels", "k", "hash", {201, "{}"});
        return Done{};
    });
    ASSERT_TRUE(kept.ok());
    const auto forget = [&](Instant now) {
        return *write_now(*db, ctx,
                          [&](Tx& tx) -> Result<std::int64_t> { return forget_answers(tx, now); });
    };
    EXPECT_EQ(forget(ctx.now.plus_ms(30 * kDayMs)), 0);
    EXPECT_EQ(forget(ctx.now.plus_ms(30 * kDayMs + 1)), 1);
    kept = write_now(*db, ctx, [&](Tx& tx) -> Result<> {
        for (std::int64_t i = 0; i <= kForgottenAtOnce; ++i)
            keep_answer(tx, ctx, "POST /barrels", std::to_string(i), "hash", {201, "{}"});
        return Done{};
    });
    ASSERT_TRUE(kept.ok());
    EXPECT_EQ(forget(ctx.now.plus_ms(31 * kDayMs)), kForgottenAtOnce) << "a bounded unit";
    EXPECT_EQ(forget(ctx.now.plus_ms(31 * kDayMs)), 1);
}

}  // namespace
}  // namespace zhuli::storage

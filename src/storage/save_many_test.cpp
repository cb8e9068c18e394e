// Set-wise saving against record-by-record saving: the same rows, audit entries and events.
#include "storage/save_many.hpp"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <thread>

#include "storage/events.hpp"
#include "storage/migrations.hpp"
#include "tests/support/test_db.hpp"

namespace zhuli::storage {
namespace {

enum class Mood : std::uint8_t { calm, upset };
BOOST_DESCRIBE_ENUM(Mood, calm, upset)

struct Shelf {
    Id id;
    std::int64_t version = 0;
    Text<40> name;
    Id owner_id;
    std::int64_t weight = 0;
    bool locked = false;
    Date due_on;
    Mood mood = Mood::calm;
    std::vector<std::string> tags;
    Text<40> pin;
    Instant created_at, updated_at;
};
BOOST_DESCRIBE_STRUCT(Shelf, (),
                      (id, version, name, owner_id, weight, locked, due_on, mood, tags, pin,
                       created_at, updated_at))
constexpr auto notes(const Shelf*) { return std::array{note<&Shelf::pin>(secret)}; }
constexpr EntityName entity_of(const Shelf*) { return {"shelf", "shelf"}; }

constexpr Migration kShelf{"shelves", 1, R"sql(
CREATE TABLE shelf (org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  name TEXT NOT NULL, owner_id BIGINT NOT NULL, weight BIGINT NOT NULL, locked BIGINT NOT NULL,
  due_on TEXT NOT NULL, mood TEXT NOT NULL, tags TEXT NOT NULL, pin TEXT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX shelf_owner ON shelf (org_id, owner_id, id);
)sql"};

constexpr Sql kOwned{"shelves.owned", "SELECT id FROM shelf WHERE org_id = $1 AND owner_id = $2"};
constexpr Sql kFirstOwned{"shelves.first_owned",
                          "SELECT id FROM shelf WHERE org_id = $1 AND owner_id = $2"
                          " ORDER BY id LIMIT $3"};
constexpr Sql kIds{"shelves.ids", "SELECT id FROM shelf WHERE org_id = $1 ORDER BY id"};
constexpr Sql kAudits{"shelves.audits",
                      "SELECT entity, version, at, actor_id, path, changes FROM audit"
                      " WHERE org_id = $1 AND entity_id = $2 AND version > 1 ORDER BY version"};
constexpr Sql kAuditIds{"shelves.audit_ids",
                        "SELECT COUNT(DISTINCT id) FROM audit"
                        " WHERE org_id = $1"};

class SaveMany : public testing::TestWithParam<support::Engine> {
 protected:
    SaveMany() {
        std::vector<Migration> all(core_migrations().begin(), core_migrations().end());
        all.push_back(kShelf);
        migrate(*db, all);
    }
    static Ctx ctx_of(std::int64_t org) {
        Ctx ctx;
        ctx.org.id = {org};
        ctx.user = {3};
        ctx.now = {1'795'000'000'000};
        ctx.path = Path::rule;
        return ctx;
    }
    /// `count` shelves of owner 1, all a little different.
    void fill(const Ctx& ctx, int count) {
        auto done = write_now(*db, ctx, [&](Tx& tx) -> Result<> {
            for (int i = 0; i < count; ++i) {
                Shelf shelf{.name = "甲\"\\\n" + std::to_string(i), .owner_id = {1}, .weight = i};
                shelf.tags = {"a\"b", "乙"};
                shelf.due_on = i % 2 ? Date::from_ymd(2026, 11, 24) : Date{};
                shelf.pin = i % 3 ? "1234" : "";
                CHECK(save_new(tx, ctx, shelf, {}));
            }
            return Done{};
        });
        ASSERT_TRUE(done.ok());
    }
    std::vector<Shelf> shelves(const Ctx& ctx) {
        return read_now(*db, ctx.org.id, [](Tx& tx) {
            std::vector<Shelf> all;
            std::vector<Id> ids;
            tx.each(kIds, [&](const RowView& row) { ids.push_back(row.id(0)); });
            for (const Id id : ids) all.push_back(*find<Shelf>(tx, id));
            return all;
        });
    }
    std::string told(const Ctx& ctx, Id id) {
        std::string all;
        db->read(ctx.org.id, [&](Tx& tx) {
            tx.each(
                kAudits,
                [&](const RowView& row) {
                    for (int i = 0; i < 5; ++i) {
                        const Cell cell = row.cell(i);
                        all += cell.type == CellType::integer ? std::to_string(cell.integer)
                                                              : std::string(cell.text());
                        all += ' ';
                    }
                    all += boost::json::serialize(boost::json::parse(row.text(5))) + "\n";
                },
                id);
        });
        return all;
    }
    std::int64_t change_set(const Ctx& ctx, const Selection& selection, const Shelf& to) {
        std::int64_t changed = 0;
        auto done = write_now(*db, ctx, [&](Tx& tx) -> Result<> {
            changed =
                save_many(tx, ctx, selection, every_field, to, {"shelf.moved", "id", "{\"a\":1}"});
            return Done{};
        });
        EXPECT_TRUE(done.ok());
        return changed;
    }
    void change_singly(const Ctx& ctx, const Shelf& to) {
        for (const Shelf& before : shelves(ctx)) {
            auto done = write_now(*db, ctx, [&](Tx& tx) -> Result<> {
                Shelf after = before;
                after.owner_id = to.owner_id;
                after.weight = to.weight;
                after.locked = to.locked;
                after.due_on = to.due_on;
                after.mood = to.mood;
                after.tags = to.tags;
                after.pin = to.pin;
                return save(tx, ctx, before, after, {"shelf.moved", before.id, "{\"a\":1}"});
            });
            ASSERT_TRUE(done.ok());
        }
    }
    const std::vector<std::string_view> every_field = {"owner_id", "weight", "locked", "due_on",
                                                       "mood",     "tags",   "pin"};

    support::TestDb db{GetParam()};
    Shelf goal{.owner_id = {2},
               .weight = 5,
               .locked = true,
               .mood = Mood::upset,
               .tags = {"new \"one\""},
               .pin = "9"};
};

TEST_P(SaveMany, equals_saving_each_record) {
    const Ctx set = ctx_of(7), single = ctx_of(8);
    fill(set, 25);
    fill(single, 25);
    EXPECT_EQ(change_set(set, {kOwned, {Cell::of(std::int64_t{1})}}, goal), 25);
    change_singly(single, goal);
    const auto many = shelves(set), each = shelves(single);
    ASSERT_EQ(many.size(), each.size());
    for (std::size_t i = 0; i < many.size(); ++i) {
        Shelf expected = each[i];
        expected.id = many[i].id;
        EXPECT_TRUE(equal_struct(fields_of<Shelf>(), &many[i], &expected)) << i;
        EXPECT_EQ(told(set, many[i].id), told(single, each[i].id));
    }
    const auto events = [&](const Ctx& ctx) {
        return read_now(*db, ctx.org.id, [](Tx& tx) { return read_events(tx, 0, 100); });
    };
    const auto of_set = events(set), of_each = events(single);
    ASSERT_EQ(of_set.size(), of_each.size());
    for (std::size_t i = 0; i < of_set.size(); ++i) {
        EXPECT_EQ(of_set[i].seq, static_cast<std::int64_t>(i) + 1);
        EXPECT_EQ(of_set[i].entity_id, many[i].id);
        EXPECT_EQ(of_set[i].customer_id, many[i].id);
        EXPECT_EQ(of_set[i].kind, of_each[i].kind);
        EXPECT_EQ(of_set[i].body, of_each[i].body);
        EXPECT_EQ(of_set[i].actor_id, of_each[i].actor_id);
        EXPECT_EQ(of_set[i].path, of_each[i].path);
    }
}

TEST_P(SaveMany, what_is_that_way_already_stays_untouched) {
    const Ctx ctx = ctx_of(7);
    fill(ctx, 10);
    const Selection all{kOwned, {Cell::of(std::int64_t{1})}};
    Shelf nine{.weight = 9};
    auto done = write_now(*db, ctx, [&](Tx& tx) -> Result<std::int64_t> {
        return save_many(tx, ctx, all, {"weight"}, nine, {});
    });
    EXPECT_EQ(*done, 9);
    for (const Shelf& shelf : shelves(ctx))
        EXPECT_EQ(shelf.version, shelf.name.v.back() == '9' ? 1 : 2);
}

TEST_P(SaveMany, goes_on_in_short_units_until_nothing_is_left) {
    const Ctx ctx = ctx_of(7);
    fill(ctx, 25);
    const Selection ten{kFirstOwned, {Cell::of(std::int64_t{1}), Cell::of(std::int64_t{10})}};
    std::vector<std::int64_t> counts;
    do counts.push_back(change_set(ctx, ten, goal));
    while (counts.back() > 0);
    EXPECT_EQ(counts, (std::vector<std::int64_t>{10, 10, 5, 0}));
    EXPECT_EQ(*read_now(*db, ctx.org.id, [](Tx& tx) { return tx.scalar<std::int64_t>(kAuditIds); }),
              50);
}

TEST_P(SaveMany, leaves_other_organisations_alone_and_rolls_back_whole) {
    const Ctx ctx = ctx_of(7), other = ctx_of(8);
    fill(ctx, 5);
    fill(other, 5);
    auto refused = write_now(*db, ctx, [&](Tx& tx) -> Result<> {
        save_many(tx, ctx, {kOwned, {Cell::of(std::int64_t{1})}}, every_field, goal, {});
        return Problem::of(Status::invalid, "no");
    });
    EXPECT_FALSE(refused.ok());
    for (const Shelf& shelf : shelves(ctx)) EXPECT_EQ(shelf.version, 1);
    change_set(ctx, {kOwned, {Cell::of(std::int64_t{1})}}, goal);
    for (const Shelf& shelf : shelves(other)) EXPECT_EQ(shelf.version, 1);
}

TEST_P(SaveMany, beside_single_saves_every_version_has_one_audit_entry) {
    const Ctx ctx = ctx_of(7);
    fill(ctx, 40);
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 10; ++i) {
                Shelf to{.weight = t * 100 + i};
                auto done = write_now(*db, ctx, [&](Tx& tx) -> Result<std::int64_t> {
                    return save_many(tx, ctx, {kOwned, {Cell::of(std::int64_t{1})}}, {"weight"}, to,
                                     {"shelf.moved", "", ""});
                });
                ASSERT_TRUE(done.ok());
            }
        });
    for (auto& thread : threads) thread.join();
    for (const Shelf& shelf : shelves(ctx)) {
        const auto all = told(ctx, shelf.id);
        EXPECT_EQ(std::count(all.begin(), all.end(), '\n'), shelf.version - 1);
    }
}

INSTANTIATE_TEST_SUITE_P(Engines, SaveMany, testing::ValuesIn(support::engines()),
                         [](const auto& it) { return support::name_of(it.param); });

}  // namespace
}  // namespace zhuli::storage

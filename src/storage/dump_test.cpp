// Dumps of either engine into either engine, backups taken under writes, and migrations that come
// later than rows.
#include "storage/dump.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <future>
#include <set>
#include <sstream>
#include <thread>

#include "storage/dump_text.hpp"
#include "storage/search_index.hpp"
#include "tests/support/test_db.hpp"

namespace zhuli::storage {
namespace {

using support::Engine;

constexpr Migration kThing{"things", 1, R"sql(
-- distributed
CREATE TABLE thing (org_id BIGINT NOT NULL, id BIGINT NOT NULL, "column" TEXT,
  ratio DOUBLE PRECISION, content BYTEA, PRIMARY KEY (org_id, id));
)sql"};
constexpr Migration kColour{"things", 2, R"sql(
ALTER TABLE thing ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey';
CREATE INDEX thing_colour ON thing (org_id, colour, id);
)sql"};
constexpr Sql kAdd{"things.add",
                   "INSERT INTO thing (org_id, id, \"column\", ratio, content)"
                   " VALUES ($1, $2, $3, $4, $5)"};
constexpr Sql kAll{
    "things.all", "SELECT id, \"column\", ratio, content FROM thing WHERE org_id = $1 ORDER BY id"};
constexpr Sql kColours{"things.colours", "SELECT colour FROM thing WHERE org_id = $1"};
constexpr Sql kIds{"things.ids", "SELECT id FROM thing WHERE org_id = $1"};

std::vector<Migration> schema(std::initializer_list<Migration> more) {
    std::vector<Migration> all(core_migrations().begin(), core_migrations().end());
    all.insert(all.end(), more);
    return all;
}

void add(Database& db, std::int64_t id, const Cell& text, const Cell& ratio, const Cell& content) {
    auto done = write_now(db, Ctx{.org = {.id = {7}}}, [&](Tx& tx) -> Result<> {
        tx.exec(kAdd, id, text, ratio, content);
        tx.emit({"thing.added", "thing", {id}, {}, ""});
        return Done{};
    });
    ASSERT_TRUE(done.ok());
}

void fill(Database& db) {
    using namespace std::string_literals;
    add(db, 1, Cell::borrow("a\tb\\c\nd\r\\N"), Cell::of(0.1),
        Cell::made("\0\xff\t"s, CellType::bytes));
    add(db, 2, Cell::null(), Cell::null(), Cell::null());
    add(db, INT64_MAX, Cell::borrow(""), Cell::of(-1e300), Cell::made("", CellType::bytes));
    for (std::int64_t id = 10; id < 5010; ++id)
        if (id % 100 == 0)
            add(db, id, Cell::borrow("曾𠮷"), Cell::of(static_cast<double>(id) / 3), Cell::null());
    auto done = write_now(db, Ctx{.org = {.id = {7}}}, [&](Tx& tx) -> Result<> {
        index_entry(
            tx, {"thing", {1}, "杭州精工机械", "", {}, {{"杭州精工机械", text::TextKind::name}}});
        return Done{};
    });
    ASSERT_TRUE(done.ok());
}

std::string rows(Database& db) {
    std::string all;
    db.read({7}, [&](Tx& tx) {
        tx.each(kAll, [&](const RowView& row) {
            for (int i = 0; i < row.columns(); ++i) append_cell(all, i == 0, row.cell(i));
            all += '\n';
        });
    });
    return all;
}

class Dump : public testing::TestWithParam<std::pair<Engine, Engine>> {};

TEST_P(Dump, is_the_same_in_the_other_database) {
    support::TestDb from(GetParam().first), to(GetParam().second);
    migrate(*from, schema({kThing}));
    fill(*from);
    std::stringstream text;
    const auto dumped = dump(*from, text);
    EXPECT_EQ(load_dump(text, *to, schema({kThing})), dumped);
    EXPECT_EQ(count_rows(*to), dumped);
    EXPECT_EQ(rows(*to), rows(*from));
    const auto found =
        read_now(*to, {7}, [](Tx& tx) { return search(tx, "", "精工", 9, nullptr); });
    EXPECT_EQ(found.size(), 1u);
    std::stringstream again;
    EXPECT_EQ(dump(*to, again), dumped);
}

TEST_P(Dump, of_an_older_schema_is_brought_up_to_date) {
    support::TestDb from(GetParam().first), to(GetParam().second);
    migrate(*from, schema({kThing}));
    fill(*from);
    std::stringstream text;
    dump(*from, text);
    load_dump(text, *to, schema({kThing, kColour}));
    EXPECT_TRUE(schema_is_current(*to, schema({kThing, kColour})));
    EXPECT_EQ(rows(*to), rows(*from));
}

TEST_P(Dump, that_is_cut_damaged_or_newer_is_refused) {
    support::TestDb from(GetParam().first);
    migrate(*from, schema({kThing, kColour}));
    fill(*from);
    std::stringstream text;
    dump(*from, text);
    const std::string whole = text.str();
    const auto refused = [&](const std::string& dumped, std::initializer_list<Migration> known) {
        support::TestDb to(GetParam().second);
        std::stringstream in(dumped);
        EXPECT_THROW(load_dump(in, *to, schema(known)), StorageError);
    };
    refused(whole, {kThing});
    refused(whole.substr(0, whole.size() - 5), {kThing, kColour});
    refused(whole.substr(0, whole.size() / 2), {kThing, kColour});
    refused("something else\n", {kThing, kColour});
    std::string damaged = whole;
    damaged.replace(damaged.find("\tgrey"), 5, "");
    refused(damaged, {kThing, kColour});
}

TEST_P(Dump, goes_only_into_an_empty_database) {
    support::TestDb from(GetParam().first), to(GetParam().second);
    migrate(*from, schema({kThing}));
    migrate(*to, schema({kThing}));
    add(*to, 1, Cell::null(), Cell::null(), Cell::null());
    std::stringstream text;
    dump(*from, text);
    EXPECT_THROW(load_dump(text, *to, schema({kThing})), StorageError);
    EXPECT_EQ(rows(*to), "1\t\\N\t\\N\t\\N\n");
}

std::vector<std::pair<Engine, Engine>> pairs() {
    std::vector<std::pair<Engine, Engine>> all;
    for (const auto from : support::engines())
        for (const auto to : support::engines()) all.emplace_back(from, to);
    return all;
}
INSTANTIATE_TEST_SUITE_P(Engines, Dump, testing::ValuesIn(pairs()), [](const auto& it) {
    return support::name_of(it.param.first) + "_to_" + support::name_of(it.param.second);
});

class Backup : public testing::TestWithParam<Engine> {};

/// The database a backup is restored into.
std::unique_ptr<Database> restored(Engine engine, const std::string& file, support::TestDb& into) {
    if (engine == Engine::sqlite) return open_database("sqlite:" + file);
    std::ifstream in(file, std::ios::binary);
    load_dump(in, *into, schema({kThing}));
    return open_database(into.url());
}

TEST_P(Backup, taken_under_writes_is_one_moment_of_them) {
    support::TestDb db(GetParam()), into(GetParam());
    migrate(*db, schema({kThing}));
    std::atomic<std::int64_t> next{1};
    std::atomic<bool> over{false};
    std::mutex mutex;
    std::set<std::int64_t> kept;
    std::vector<std::thread> writers;
    for (int t = 0; t < 8; ++t)
        writers.emplace_back([&] {
            while (!over) {
                const auto id = next++;
                add(*db, id, Cell::borrow("x"), Cell::null(), Cell::null());
                const std::lock_guard lock(mutex);
                kept.insert(id);
            }
        });
    while (next < 200) std::this_thread::yield();
    std::set<std::int64_t> before;
    {
        const std::lock_guard lock(mutex);
        before = kept;
    }
    const std::string file = db.folder() + "/backup";
    db->backup_to(file);
    over = true;
    for (auto& writer : writers) writer.join();
    const auto copy = restored(GetParam(), file, into);
    std::set<std::int64_t> there;
    copy->read({7}, [&](Tx& tx) {
        tx.each(kIds, [&](const RowView& row) { there.insert(row.integer(0)); });
    });
    for (const auto id : before) EXPECT_TRUE(there.contains(id)) << id;
    EXPECT_LE(there.size(), static_cast<std::size_t>(next));
    EXPECT_EQ(count_rows(*copy)["event"], static_cast<std::int64_t>(there.size()));
}

TEST_P(Backup, a_later_migration_applies_to_a_database_with_rows) {
    support::TestDb db(GetParam());
    migrate(*db, schema({kThing}));
    fill(*db);
    const auto before = rows(*db);
    EXPECT_EQ(migrate(*db, schema({kThing, kColour})).applied,
              std::vector<std::string>{"things/2"});
    EXPECT_EQ(rows(*db), before);
    int grey = 0;
    db->read({7}, [&](Tx& tx) {
        tx.each(kColours, [&](const RowView& row) { grey += row.text(0) == "grey"; });
    });
    EXPECT_EQ(grey, 53);
    add(*db, 99, Cell::null(), Cell::null(), Cell::null());
}

INSTANTIATE_TEST_SUITE_P(Engines, Backup, testing::ValuesIn(support::engines()),
                         [](const auto& it) { return support::name_of(it.param); });

}  // namespace
}  // namespace zhuli::storage

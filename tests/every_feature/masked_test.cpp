// Contact details against every address that reads: whatever a masked field holds is found in no
// answer to who may not see it. Which fields are masked and which addresses there are is the
// product's own list: a new one is looked at without a line here.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <set>

#include "tests/every_feature/targets.hpp"

namespace zhuli::rights {
namespace {

using support::World;

/// They never have an open task with a customer of the assistant's.
constexpr const char* kStrangersToIt[] = {"colleague", "marketing", "purchasing", "hr", "auditor"};
constexpr std::size_t kTelling = 8;  // characters; less may stand anywhere

struct Masked : testing::TestWithParam<support::Engine> {
    World world{GetParam()};
    Records records{world};
    std::set<std::string> held;  // by masked fields

    void make_everything() {
        for (const auto* route : world.site().router.routes())
            if (const Target* target = find_target(route->path))
                if (target->whose != Target::self) records.of(*target, "assistant");
        world.follow_events();
    }

    void collect() {
        for (const Feature* feature : support::all_features())
            for (const EntityMeta& meta : feature->entities)
                for (const Field& field : meta.fields)
                    if (field.has(masked) && !meta.table.empty()) collect(meta.table, field.name);
        for (const char* column : {"phone", "email", "wechat"}) collect("customer", column);
    }
    void collect(std::string_view table, std::string_view column) {
        world.db().read(world.org(), [&](storage::Tx& tx) {
            tx.run_text(fmt::format("SELECT {} FROM {} WHERE org_id = $1", column, table), {},
                        [&](const storage::RowView& row) {
                            const auto text = row.text(0);
                            if (text.size() >= kTelling && text.front() != '[') held.insert(text);
                        });
        });
    }

    void look(const std::string& who, const http::Route& route) {
        std::string path(route.path);
        if (const auto at = path.find("{id}"); at != path.npos) {
            const Target* target = find_target(route.path);
            if (target == nullptr || target->whose == Target::self) return;
            path.replace(at, 4, records.of(*target, "assistant"));
        }
        if (path.find('{') != path.npos) return;
        if (path.ends_with("/export")) path += "?format=csv";  // a workbook is packed
        const auto answer = world.call(who, "GET", path);
        for (const std::string& detail : held)
            EXPECT_EQ(answer.body.find(detail), std::string::npos)
                << who << " reads " << detail << " at " << path;
    }
};

INSTANTIATE_TEST_SUITE_P(On, Masked, testing::ValuesIn(support::engines()),
                         [](const auto& one) { return support::name_of(one.param); });

TEST_P(Masked, details_are_read_nowhere_by_who_may_not_see_them) {
    make_everything();
    collect();
    ASSERT_GT(held.size(), 10u) << "there is something to hide";
    for (const auto* route : world.site().router.routes()) {
        if (route->method != http::Method::get || route->open) continue;
        for (const char* who : kStrangersToIt) look(who, *route);
    }
    const std::string own = world.call("assistant", "GET", "/customers").body;
    EXPECT_TRUE(std::ranges::any_of(held, [&](const std::string& detail) {
        return own.find(detail) != std::string::npos;
    })) << "their owner sees them";
}

}  // namespace
}  // namespace zhuli::rights

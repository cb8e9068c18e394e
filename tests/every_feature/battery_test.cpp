// What every capability must be true to, walked over app/features.cpp: adding a capability adds its
// rows to every test here.
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "cli/commands.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli {
namespace {

using support::all_features;
using support::World;

constexpr const char* kPeople[] = {"assistant", "manager", "finance",   "warehouse", "purchasing",
                                   "service",   "marketing", "hr",      "admin",     "auditor"};

const Permission* find_permission(std::string_view name) {
    for (const Feature* feature : all_features())
        for (const Permission& permission : feature->permissions)
            if (permission.name == name) return &permission;
    return nullptr;
}

std::string with_ids(std::string_view path) {
    return std::regex_replace(std::string(path), std::regex(R"(\{[a-z_]+\})"), "999");
}

TEST(EveryFeature, each_route_names_a_permission_that_exists) {
    for (const Feature* feature : all_features())
        for (const auto& route : feature->routes)
            EXPECT_TRUE(route.permission.empty() || find_permission(route.permission))
                << route.path << " " << route.permission;
}

TEST(EveryFeature, each_dependence_is_listed_before_its_user) {
    std::set<std::string_view> known;
    for (const Feature* feature : all_features()) {
        for (const auto name : feature->depends) EXPECT_TRUE(known.count(name)) << feature->name;
        known.insert(feature->name);
    }
}

TEST(EveryFeature, nobody_reaches_a_route_without_signing_in) {
    World world;
    for (const Feature* feature : all_features())
        for (const auto& route : feature->routes)
            EXPECT_EQ(world.call("", std::string(http::method_name(route.method)),
                                 with_ids(route.path))
                          .status,
                      401)
                << route.path;
}

TEST(EveryFeature, each_role_reaches_exactly_what_its_table_says) {
    World world;
    for (const Feature* feature : all_features())
        for (const auto& route : feature->routes)
            for (std::size_t role = 0; role < kRoleCount; ++role) {
                const auto* permission = find_permission(route.permission);
                const bool may = !permission || permission->by_role[role] != Scope::none;
                const auto method = std::string(http::method_name(route.method));
                const auto answer = world.call(
                    kPeople[role], method, with_ids(route.path),
                    method == "GET" || method == "DELETE" ? "" : R"({"no_such_member":1})");
                EXPECT_EQ(answer.status == 403, !may)
                    << kPeople[role] << " " << method << " " << route.path << " " << answer.status;
                EXPECT_LT(answer.status, 500) << route.path << " " << answer.body;
            }
}

TEST(EveryFeature, each_text_is_there_in_three_languages) {
    const Catalog catalog = cli::all_messages(all_features());
    for (const Message* message : catalog.all()) {
        EXPECT_FALSE(message->zh_cn.empty()) << message->key;
        EXPECT_FALSE(message->zh_tw.empty()) << message->key;
        EXPECT_FALSE(message->en.empty()) << message->key;
        for (const char* slot : {"{max}", "{min}", "{seconds}", "{reason}", "{state}"}) {
            const bool in_cn = message->zh_cn.find(slot) != std::string_view::npos;
            EXPECT_EQ(in_cn, message->en.find(slot) != std::string_view::npos) << message->key;
        }
    }
}

TEST(EveryFeature, each_check_holds_in_a_new_world) {
    World world;
    for (const Feature* feature : all_features())
        for (const Check& check : feature->checks)
            world.db().read(world.org(), [&](storage::Tx& tx) {
                tx.each(check.sql, [&](const storage::RowView& row) {
                    ADD_FAILURE() << check.name << ": " << row.text(0);
                });
            });
}

TEST(EveryFeature, each_kind_of_record_says_who_may_read_it) {
    for (const Feature* feature : all_features())
        for (const EntityMeta& meta : feature->entities)
            EXPECT_TRUE(find_permission(meta.permission))
                << meta.entity << " " << meta.permission;
}

}  // namespace
}  // namespace zhuli

// What every capability must be true to, walked over app/features.cpp: adding a capability adds its
// rows to every test here.
#include <gtest/gtest.h>

#include <set>

#include "cli/commands.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli {
namespace {

using support::all_features;
using support::World;

const Permission* find_permission(std::string_view name) {
    for (const Feature* feature : all_features())
        for (const Permission& permission : feature->permissions)
            if (permission.name == name) return &permission;
    return nullptr;
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
            EXPECT_TRUE(find_permission(meta.permission)) << meta.entity << " " << meta.permission;
}

}  // namespace
}  // namespace zhuli

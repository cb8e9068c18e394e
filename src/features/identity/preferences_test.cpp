// Personal choices for the screen, over the API, on both databases.
#include "features/identity/preferences.hpp"

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>

#include "tests/support/world/world.hpp"

namespace zhuli::identity {
namespace {

using support::Answer;
using support::Engine;
using support::World;

class Preferences : public testing::TestWithParam<Engine> {
 protected:
    World world{GetParam()};

    Answer set(const std::string& who, const std::string& key, const std::string& value) {
        return world.call(who, "PUT", "/preferences/" + key, R"({"value":)" + value + "}");
    }
    Answer get(const std::string& who, const std::string& key) {
        return world.call(who, "GET", "/preferences/" + key);
    }
};
INSTANTIATE_TEST_SUITE_P(On, Preferences, testing::ValuesIn(support::engines()),
                         [](const auto& one) { return support::name_of(one.param); });

TEST_P(Preferences, keep_any_small_json_value_of_one_person) {
    EXPECT_EQ(set("", "theme", "1").status, 401);
    const auto kept = set("assistant", "list.customers", R"({"columns":["name"],"dense":true})");
    EXPECT_EQ(kept.status, 200) << kept.body;
    const auto shown = get("assistant", "list.customers");
    EXPECT_EQ(boost::json::serialize(shown.json.at("value")),
              R"({"columns":["name"],"dense":true})");
    EXPECT_EQ(get("colleague", "list.customers").status, 404) << "each has their own";
    EXPECT_EQ(set("assistant", "list.customers", "[]").status, 200);
    EXPECT_EQ(boost::json::serialize(get("assistant", "list.customers").json.at("value")), "[]");
}

TEST_P(Preferences, null_forgets) {
    set("assistant", "theme", "\"dark\"");
    EXPECT_EQ(set("assistant", "theme", "null").status, 200);
    EXPECT_EQ(get("assistant", "theme").status, 404);
}

TEST_P(Preferences, come_with_the_session) {
    set("assistant", "theme", "\"dark\"");
    set("assistant", "density", "2");
    const auto all = storage::read_now(world.db(), world.org(), [&](storage::Tx& tx) {
        return all_preferences(tx, world.id_of("assistant"));
    });
    EXPECT_EQ(all.v, R"({"density":2,"theme":"dark"})");
}

TEST_P(Preferences, are_bounded) {
    using Fields = std::vector<std::string>;
    const std::string long_text(JsonText::kLimit, 'x');
    EXPECT_EQ(set("assistant", "a", "\"" + long_text + "\"").fields(),
              Fields{"value:field.too_long"});
    EXPECT_EQ(set("assistant", "a%20b", "1").fields(), Fields{"key:identity.bad_preference_key"});
    EXPECT_EQ(set("assistant", std::string(81, 'k'), "1").fields(), Fields{"key:field.too_long"});
    EXPECT_EQ(world.call("assistant", "PUT", "/preferences/a", "{}").fields(),
              Fields{"value:field.required"});
    const std::string large = "\"" + std::string(8000, 'x') + "\"";
    for (int i = 0; i < 8; ++i)
        EXPECT_EQ(set("finance", "k" + std::to_string(i), large).status, 200);
    EXPECT_EQ(set("finance", "k8", large).fields(), Fields{"value:identity.preferences_full"});
    EXPECT_EQ(set("finance", "k7", large).status, 200) << "replacing needs no more room";
}

TEST_P(Preferences, are_so_many_and_no_more) {
    for (std::int64_t i = 0; i < kMostPreferences; ++i)
        ASSERT_EQ(set("hr", "k" + std::to_string(i), "1").status, 200);
    EXPECT_EQ(set("hr", "one_more", "1").fields(), std::vector<std::string>{"key:field.too_many"});
    EXPECT_EQ(set("hr", "k0", "2").status, 200);
}

}  // namespace
}  // namespace zhuli::identity

#include <fmt/format.h>

#include "features/orders/shop_for_test.hpp"

namespace zhuli::key_accounts {
namespace {

using support::Answer;
using Fields = std::vector<std::string>;

class KeyAccounts : public testing::TestWithParam<support::Engine> {
 protected:
    ~KeyAccounts() override { shop.expect_sound(); }

    orders::Shop shop{GetParam()};
    support::World& world = shop.world;

    Answer account(const std::string& customer, const std::string& who = "assistant") {
        return world.call(who, "GET", "/customers/" + customer + "/account");
    }
    Answer put(const std::string& name, const std::string& more = "",
               const std::string& who = "assistant") {
        return world.call(
            who, "POST", "/key_people",
            fmt::format(R"({{"customer_id":"{}","name":"{}"{}}})", shop.customer, name, more));
    }
    Answer edit(const std::string& path, const std::string& body, const char* version) {
        return world.call("assistant", "PATCH", path, body, {{"if-match", version}});
    }
    Answer join(const std::string& customer, const std::string& parent,
                const std::string& who = "assistant") {
        const auto body = parent.empty() ? std::string(R"({"parent_id":null})")
                                         : R"({"parent_id":")" + parent + "\"}";
        return world.call(who, "PUT", "/customers/" + customer + "/parent", body);
    }
    std::string company(const std::string& name) {
        return shop.made("assistant", "/customers", R"({"name":")" + name + "\"}");
    }
    Fields names(const Answer& answer, const char* list, const char* member) {
        Fields found;
        for (const auto& one : answer.json.at(list).as_array())
            found.emplace_back(one.at(member).as_string());
        return found;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, KeyAccounts, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(KeyAccounts, belong_to_whoever_owns_the_customer) {
    EXPECT_EQ(account(shop.customer, "").status, 401);
    EXPECT_EQ(account(shop.customer, "warehouse").status, 403);
    EXPECT_EQ(account(shop.customer, "colleague").status, 404);
    EXPECT_EQ(account(shop.customer, "manager").status, 200);
    EXPECT_EQ(put("王总", "", "colleague").fields(), Fields{"customer_id:field.no_such_record"});
    const auto id = put("王总").text("id");
    EXPECT_EQ(world.call("colleague", "POST", "/key_people/" + id + "/departure", "{}").status,
              404);
    EXPECT_EQ(world.call("auditor", "POST", "/key_people/" + id + "/departure", "{}").status, 403);
    world.found_other_organisation();
    EXPECT_EQ(account(shop.customer, "stranger").status, 404);
    EXPECT_TRUE(account(shop.customer, "auditor").json.at("actions").as_array().empty());
}

TEST_P(KeyAccounts, a_map_grows_with_versions_and_without_circles) {
    const auto boss = put("王总", R"(,"role":"decider","influence":5)").text("id");
    const auto clerk = put("小李", R"(,"reports_to_id":")" + boss + "\"").text("id");
    EXPECT_EQ(edit("/key_people/" + boss, R"({"reports_to_id":")" + clerk + "\"}", "1").fields(),
              Fields{"reports_to_id:key_accounts.reports_in_a_circle"});
    EXPECT_EQ(edit("/key_people/" + boss, R"({"stance":2})", "1").status, 200);
    EXPECT_EQ(edit("/key_people/" + boss, R"({"stance":1})", "1").status, 409);
    EXPECT_EQ(edit("/key_people/" + boss, R"({"stance":3,"influence":6})", "2").fields(),
              (Fields{"influence:key_accounts.influence", "stance:key_accounts.stance"}));
    EXPECT_EQ(names(account(shop.customer), "people", "name"), (Fields{"王总", "小李"}));
    EXPECT_EQ(shop.count("event", boss), 2);
    const auto story =
        world.call("assistant", "GET", "/customers/" + shop.customer + "/timeline?group=deal");
    EXPECT_EQ(story.json.at("items").at(0).at("words"), "王总");
}

TEST_P(KeyAccounts, whoever_leaves_the_map_hands_their_people_to_their_superior) {
    const auto boss = put("王总").text("id");
    const auto middle = put("张经理", R"(,"reports_to_id":")" + boss + "\"").text("id");
    const auto clerk = put("小李", R"(,"reports_to_id":")" + middle + "\"").text("id");
    ASSERT_EQ(world.call("assistant", "POST", "/key_people/" + middle + "/departure", "{}").status,
              200);
    const auto map = account(shop.customer);
    EXPECT_EQ(names(map, "people", "id"), (Fields{boss, clerk}));
    EXPECT_EQ(map.json.at("people").at(1).at("reports_to_id").as_string(), boss);
    EXPECT_EQ(edit("/key_people/" + middle, R"({"stance":1})", "2").code(),
              "key_accounts.person_is_gone");
}

TEST_P(KeyAccounts, thin_cover_is_told_and_ends_with_a_conversation) {
    const auto boss = put("王总", R"(,"role":"decider")").text("id");
    EXPECT_EQ(names(account(shop.customer), "risks", "kind"),
              (Fields{"silent_decider", "single_thread"}));
    ASSERT_EQ(edit("/key_people/" + boss, R"({"last_contact_on":"2026-11-20"})", "1").status, 200);
    put("小李", R"(,"last_contact_on":"2026-11-23")");
    EXPECT_TRUE(account(shop.customer).json.at("risks").as_array().empty());
    world.now = world.now.plus_ms(40 * kDayMs);
    EXPECT_EQ(names(account(shop.customer), "risks", "person_name"), Fields{"王总"});
}

TEST_P(KeyAccounts, a_joint_plan_is_worked_off) {
    const auto plan = [&](const std::string& title, const std::string& due) {
        return shop.made("assistant", "/milestones",
                         fmt::format(R"({{"customer_id":"{}","title":"{}","due_on":"{}"}})",
                                     shop.customer, title, due));
    };
    const auto sign = plan("签约", "2026-12-20"), test = plan("试装", "2026-12-01");
    const auto act = [&](const std::string& id, const std::string& noun) {
        return world.call("assistant", "POST", "/milestones/" + id + "/" + noun, "{}");
    };
    EXPECT_EQ(names(account(shop.customer), "milestones", "title"), (Fields{"试装", "签约"}));
    EXPECT_EQ(act(test, "completion").text("done_on"), "2026-11-24");
    EXPECT_EQ(act(test, "completion").code(), "key_accounts.is_done");
    EXPECT_EQ(edit("/milestones/" + test, R"({"title":"x"})", "2").code(), "key_accounts.is_done");
    EXPECT_EQ(names(account(shop.customer), "milestones", "title"), (Fields{"签约", "试装"}));
    EXPECT_EQ(act(test, "reopening").status, 200);
    EXPECT_EQ(act(sign, "reopening").code(), "key_accounts.is_not_done");
    EXPECT_EQ(edit("/milestones/" + sign, R"({"side":"theirs"})", "1").text("side"), "theirs");
}

TEST_P(KeyAccounts, a_group_adds_up_its_direct_members_and_closes_no_circle) {
    const auto group = company("精工集团"), twin = company("苏州精工"), deep = company("昆山精工");
    EXPECT_EQ(join(shop.customer, group).status, 200);
    EXPECT_EQ(join(twin, group).status, 200);
    EXPECT_EQ(join(deep, twin).status, 200);
    EXPECT_EQ(join(group, deep).fields(), Fields{"parent_id:key_accounts.group_in_a_circle"});
    EXPECT_EQ(join(group, group).fields(), Fields{"parent_id:key_accounts.own_parent"});
    EXPECT_EQ(join(twin, "913527114047688717").fields(), Fields{"parent_id:field.no_such_record"});
    EXPECT_EQ(names(account(group), "members", "name"),
              (Fields{"杭州精工机械有限公司", "苏州精工"}));
    EXPECT_EQ(names(account(deep), "parents", "name"), (Fields{"苏州精工", "精工集团"}));
    const auto order =
        shop.enter(orders::Shop::line(shop.product("A", 5), 2), R"(,"confirm":true)");
    ASSERT_EQ(order.status, 201) << order.body;
    world.follow_events();
    EXPECT_EQ(account(group).json.at("group_year_minor").as_int64(), 2500);
    EXPECT_EQ(join(twin, "").json.at("parents").as_array().size(), 0u);
    EXPECT_EQ(account(group).json.at("members").as_array().size(), 1u);
}

TEST_P(KeyAccounts, a_group_takes_in_no_more_than_it_adds_up) {
    const auto group = company("精工集团");
    constexpr int kMembers = 100;
    for (int i = 0; i < kMembers; ++i)
        ASSERT_EQ(join(company(fmt::format("精工{}分公司", i)), group).status, 200) << i;
    EXPECT_EQ(account(group).json.at("members").as_array().size(), std::size_t{kMembers});
    EXPECT_EQ(join(shop.customer, group).fields(), Fields{"parent_id:key_accounts.group_full"});
}

TEST_P(KeyAccounts, a_merged_customer_brings_its_map_and_is_read_as_its_survivor) {
    const auto twin = company("杭州精工机械"), child = company("精工配件");
    shop.made("assistant", "/key_people", R"({"customer_id":")" + twin + R"(","name":"王总"})");
    ASSERT_EQ(join(child, twin).status, 200);
    ASSERT_EQ(
        world
            .call("assistant", "POST", "/customer_merges",
                  fmt::format(R"({{"winner_id":"{}","loser_ids":["{}"]}})", shop.customer, twin))
            .status,
        201);
    const auto now = account(shop.customer);
    EXPECT_EQ(names(now, "people", "name"), Fields{"王总"});
    EXPECT_EQ(names(now, "members", "name"), Fields{"精工配件"});
    EXPECT_EQ(names(account(child), "parents", "customer_id"), Fields{shop.customer});
    EXPECT_EQ(join(shop.customer, child).fields(),
              Fields{"parent_id:key_accounts.group_in_a_circle"});
}

TEST_P(KeyAccounts, of_an_archived_customer_stay_as_they_are) {
    put("王总");
    ASSERT_EQ(world
                  .call("manager", "POST", "/customers/" + shop.customer + "/archival",
                        R"({"reason":"x"})")
                  .status,
              200);
    EXPECT_EQ(put("小李").code(), "key_accounts.customer_is_closed");
    EXPECT_TRUE(account(shop.customer).json.at("actions").as_array().empty());
}

}  // namespace
}  // namespace zhuli::key_accounts

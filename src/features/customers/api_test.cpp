#include <gtest/gtest.h>

#include "tests/support/world/world.hpp"

namespace zhuli::customers {
namespace {

using support::Answer;
using support::World;

class Customers : public testing::Test {
protected:
    Answer add(const std::string& who, const std::string& name, const std::string& more = "") {
        return world.call(who, "POST", "/customers", R"({"name":")" + name + "\"" + more + "}");
    }
    World world;
};

TEST_F(Customers, nobody_a_wrong_role_and_another_persons_customer_are_kept_out) {
    EXPECT_EQ(world.call("", "GET", "/customers").status, 401);
    EXPECT_EQ(world.call("hr", "GET", "/customers").status, 403);
    const auto mine = add("assistant", "杭州精工机械有限公司");
    ASSERT_EQ(mine.status, 201) << mine.body;
    const std::string path = "/customers/" + mine.text("id");
    EXPECT_EQ(world.call("assistant", "GET", path).status, 200);
    EXPECT_EQ(world.call("colleague", "GET", path).status, 404);
    EXPECT_EQ(world.call("manager", "GET", path).status, 200);
}

TEST_F(Customers, every_problem_of_a_form_comes_back_at_once) {
    const auto answer = world.call("assistant", "POST", "/customers",
                                   R"({"name":"","phone":"12","email":"x",)"
                                   R"("colour":"red","id":"1"})");
    EXPECT_EQ(answer.status, 422);
    EXPECT_EQ(answer.fields(),
              (std::vector<std::string>{"colour:field.unknown", "email:field.not_email",
                                        "id:field.read_only", "name:field.required",
                                        "phone:field.not_phone"}));
}

TEST_F(Customers, a_repeated_key_creates_once_and_another_body_is_refused) {
    const std::vector<std::pair<std::string, std::string>> key = {{"idempotency-key", "k1"}};
    const std::string body = R"({"name":"上海恒达"})";
    const auto first = world.call("assistant", "POST", "/customers", body, key);
    const auto again = world.call("assistant", "POST", "/customers", body, key);
    EXPECT_EQ(first.text("id"), again.text("id"));
    EXPECT_EQ(world.call("assistant", "POST", "/customers", R"({"name":"别家"})", key).status, 422);
}

TEST_F(Customers, a_stale_edit_gets_the_current_record) {
    const auto made = add("assistant", "上海恒达");
    const std::string path = "/customers/" + made.text("id");
    const auto edit = [&](const char* version, const char* body) {
        return world.call("assistant", "PATCH", path, body, {{"if-match", version}});
    };
    EXPECT_EQ(world.call("assistant", "PATCH", path, "{}").status, 428);
    EXPECT_EQ(edit("1", R"({"region":"上海"})").status, 200);
    const auto stale = edit("1", R"({"region":"苏州"})");
    EXPECT_EQ(stale.status, 409);
    EXPECT_EQ(std::string(stale.json.at("current").at("region").as_string()), "上海");
}

TEST_F(Customers, contact_details_are_masked_for_whoever_may_not_see_them) {
    const auto made = add("assistant", "上海恒达", R"(,"phone":"13800138000")");
    const std::string path = "/customers/" + made.text("id");
    EXPECT_EQ(world.call("assistant", "GET", path).text("phone"), "+8613800138000");
    EXPECT_EQ(world.call("warehouse", "GET", path).text("phone"), "+86****8000");
    const auto back = world.call("assistant", "PATCH", path, R"({"phone":"+86****8000"})",
                                 {{"if-match", "1"}});
    EXPECT_EQ(back.fields(), std::vector<std::string>{"phone:field.masked_sent_back"});
}

TEST_F(Customers, are_found_by_fragment_pinyin_initials_and_tail_within_scope) {
    add("assistant", "杭州精工机械有限公司", R"(,"phone":"13800138000","contact_name":"张三")");
    for (const char* query : {"%E7%B2%BE%E5%B7%A5", "hzjg", "jinggong", "8000", "zs"}) {
        const auto mine = world.call("assistant", "GET", std::string("/customers?q=") + query);
        ASSERT_EQ(mine.json.at("items").as_array().size(), 1u) << query;
        const auto other = world.call("colleague", "GET", std::string("/customers?q=") + query);
        EXPECT_TRUE(other.json.at("items").as_array().empty()) << query;
    }
}

TEST_F(Customers, a_duplicate_is_announced_beyond_ones_scope_but_masked) {
    add("assistant", "杭州精工机械有限公司", R"(,"phone":"13800138000")");
    const auto check = world.call("colleague", "GET", "/customer_duplicates?phone=13800138000");
    ASSERT_EQ(check.json.at("items").as_array().size(), 1u) << check.body;
    const auto& item = check.json.at("items").at(0);
    EXPECT_TRUE(item.at("customer_id").is_null());
    EXPECT_EQ(std::string(item.at("name").as_string()), "****");
    EXPECT_EQ(std::string(item.at("owner_name").as_string()), "assistant");
    EXPECT_EQ(std::string(item.at("matched_by").as_string()), "phone");
}

TEST_F(Customers, a_conversation_lands_on_the_timeline_and_moves_the_dates) {
    const auto made = add("assistant", "上海恒达");
    const std::string path = "/customers/" + made.text("id");
    const auto talk =
        world.call("assistant", "POST", path + "/interactions",
                   R"({"channel":"phone","words":"下周要样品","next_contact_on":"2026-12-01"})");
    ASSERT_EQ(talk.status, 201) << talk.body;
    const auto timeline = world.call("assistant", "GET", path + "/timeline");
    const auto& items = timeline.json.at("items").as_array();
    ASSERT_EQ(items.size(), 2u) << timeline.body;
    EXPECT_EQ(std::string(items[0].at("kind").as_string()), "interaction.recorded");
    EXPECT_EQ(world.call("assistant", "GET", path).text("next_contact_on"), "2026-12-01");
}

TEST_F(Customers, hostile_bodies_are_refused_and_never_break_anything) {
    for (const char* body : {"{", "[]", "null", "{\"name\":1}", "{\"name\":\"\xff\xfe\"}",
                             "{\"name\":\"a\"}x", "{\"tags\":[[[]]]}", "\"x\""}) {
        const auto answer = world.call("assistant", "POST", "/customers", body);
        EXPECT_GE(answer.status, 400) << body;
        EXPECT_LT(answer.status, 500) << body;
    }
    EXPECT_EQ(world.call("assistant", "GET", "/customers?q=%ff").status, 400);
    EXPECT_EQ(world.call("assistant", "GET", "/customers?sort=phone").status, 422);
    EXPECT_EQ(world.call("assistant", "GET", "/customers?phone=1").status, 422);
    EXPECT_EQ(world.call("assistant", "GET", "/nowhere").status, 404);
    EXPECT_EQ(world.call("assistant", "DELETE", "/customers").status, 405);
}

}  // namespace
}  // namespace zhuli::customers

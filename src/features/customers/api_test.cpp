#include <future>

#include "features/customers/desk_for_test.hpp"

namespace zhuli::customers {
namespace {

class Customers : public Desk {};

INSTANTIATE_TEST_SUITE_P(Both, Customers, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Customers, nobody_a_wrong_role_and_another_persons_customer_are_kept_out) {
    EXPECT_EQ(world.call("", "GET", "/customers").status, 401);
    EXPECT_EQ(world.call("hr", "GET", "/customers").status, 403);
    const auto mine = add("assistant", "杭州精工机械有限公司");
    ASSERT_EQ(mine.status, 201) << mine.body;
    const std::string path = "/customers/" + mine.text("id");
    EXPECT_EQ(world.call("assistant", "GET", path).status, 200);
    EXPECT_EQ(world.call("colleague", "GET", path).status, 404);
    EXPECT_EQ(world.call("manager", "GET", path).status, 200);
    // Another organisation's id is like no id at all, whatever the role.
    const std::string elsewhere = "/customers/913527114047688717";
    EXPECT_EQ(world.call("admin", "GET", elsewhere).status, 404);
    EXPECT_EQ(world.call("admin", "GET", elsewhere + "/timeline").status, 404);
    EXPECT_EQ(world.call("admin", "POST", elsewhere + "/interactions", R"({"words":"x"})").status,
              404);
}

TEST_P(Customers, every_problem_of_a_form_comes_back_at_once) {
    const auto answer = world.call("assistant", "POST", "/customers",
                                   R"({"name":"","phone":"12","email":"x",)"
                                   R"("colour":"red","id":"1"})");
    EXPECT_EQ(answer.status, 422);
    EXPECT_EQ(answer.fields(),
              (std::vector<std::string>{"colour:field.unknown", "email:field.not_email",
                                        "id:field.read_only", "name:field.required",
                                        "phone:field.not_phone"}));
}

TEST_P(Customers, a_repeated_key_creates_once_and_another_body_is_refused) {
    const std::vector<std::pair<std::string, std::string>> key = {{"idempotency-key", "k1"}};
    const std::string body = R"({"name":"上海恒达"})";
    const auto first = world.call("assistant", "POST", "/customers", body, key);
    const auto again = world.call("assistant", "POST", "/customers", body, key);
    EXPECT_EQ(first.text("id"), again.text("id"));
    EXPECT_EQ(world.call("assistant", "POST", "/customers", R"({"name":"别家"})", key).status, 422);
}

TEST_P(Customers, a_stale_edit_gets_the_current_record) {
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

TEST_P(Customers, of_two_edits_of_one_version_exactly_one_wins) {
    const auto path = added();
    std::vector<std::future<int>> answers;
    for (const char* region : {R"({"region":"上海"})", R"({"region":"苏州"})"})
        answers.push_back(std::async(
            std::launch::async, [this, path, region] { return edit(path, region, 1).status; }));
    EXPECT_EQ(answers[0].get() + answers[1].get(), 200 + 409);
    EXPECT_EQ(show(path).json.at("version").as_int64(), 2);
}

TEST_P(Customers, contact_details_are_masked_for_whoever_may_not_see_them) {
    const auto made = add("assistant", "上海恒达", R"(,"phone":"13800138000")");
    const std::string path = "/customers/" + made.text("id");
    EXPECT_EQ(world.call("assistant", "GET", path).text("phone"), "+8613800138000");
    EXPECT_EQ(world.call("warehouse", "GET", path).text("phone"), "+86****8000");
    const auto back =
        world.call("assistant", "PATCH", path, R"({"phone":"+86****8000"})", {{"if-match", "1"}});
    EXPECT_EQ(back.fields(), std::vector<std::string>{"phone:field.masked_sent_back"});
}

TEST_P(Customers, further_contacts_are_masked_keyed_and_kept_as_one_record) {
    const auto path = added("上海恒达", R"(,"contacts":[{"name":"黄工","title":"工程师",)"
                                        R"("phone":"13380016891"}])");
    EXPECT_EQ(show(path).json.at("contacts").at(0).at("phone"), "+8613380016891");
    EXPECT_TRUE(show(path, "warehouse").json.at("contacts").as_array().empty());
    EXPECT_EQ(
        edit(path, R"({"contacts":[{"name":"黄工","phone":"+86****6891"},{"name":""}]})").fields(),
        (std::vector<std::string>{"contacts.0.phone:field.masked_sent_back"}));
    EXPECT_EQ(edit(path, R"({"contacts":[{"name":" ","phone":""}]})").fields(),
              (std::vector<std::string>{"contacts.0.name:field.required"}));
    EXPECT_EQ(count("assistant", "/customers?q=hg"), 1u);
    EXPECT_EQ(count("assistant", "/customers?q=6891"), 1u);
    const auto check = post("colleague", "/duplicate_checks", R"({"phone":"133 8001 6891"})");
    EXPECT_EQ(check.json.at("items").as_array().size(), 1u) << check.body;
}

TEST_P(Customers, are_found_by_fragment_pinyin_initials_tail_and_code_within_scope) {
    const auto made =
        add("assistant", "杭州精工机械有限公司", R"(,"phone":"13800138000","contact_name":"张三")");
    add("assistant", "苏州德川商贸有限公司", R"(,"phone":"13900139111")");
    std::string code = made.text("code");
    for (const std::string& query :
         {std::string("%E7%B2%BE%E5%B7%A5"), std::string("%E7%B2%BE%20%E5%B7%A5"),
          std::string("hzjg"), std::string("jinggong"), std::string("jing%20gong"),
          std::string("8000"), std::string("138%200013%208000"), std::string("zs"), code,
          code.substr(0, 2) + "%20" + code.substr(2)}) {
        const auto mine = world.call("assistant", "GET", "/customers?q=" + query);
        ASSERT_EQ(mine.json.at("items").as_array().size(), 1u) << query << mine.body;
        EXPECT_EQ(text_at(mine.json.at("items").at(0), "id"), made.text("id")) << query;
        EXPECT_EQ(count("colleague", "/customers?q=" + query), 0u) << query;
    }
}

TEST_P(Customers, what_a_search_matched_is_told_in_the_browsers_units) {
    added("\xF0\xA0\xAE\xB7精工机械", R"(,"contact_name":"张三")");
    const auto found = world.call("assistant", "GET", "/customers?q=jg");
    const auto& spans = found.json.at("items").at(0).at("name_spans");
    EXPECT_EQ(boost::json::serialize(spans), "[[2,4]]") << found.body;
    const auto person = world.call("assistant", "GET", "/customers?q=zs");
    EXPECT_EQ(boost::json::serialize(person.json.at("items").at(0).at("contact_spans")), "[[0,2]]");
}

TEST_P(Customers, a_search_tells_no_more_of_a_hidden_phone_than_its_mask) {
    added("上海恒达", R"(,"phone":"13800138000")");
    EXPECT_EQ(count("warehouse", "/customers?q=8000"), 1u);
    EXPECT_EQ(count("warehouse", "/customers?q=38000"), 0u);
    EXPECT_EQ(count("warehouse", "/customers?q=1380013"), 0u);
    EXPECT_EQ(count("warehouse", "/customers?q=13800138000"), 1u);
    EXPECT_EQ(count("assistant", "/customers?q=1380013"), 1u);
    EXPECT_EQ(count("warehouse", "/search?q=8000"), 1u);
    EXPECT_EQ(count("warehouse", "/search?q=1380013"), 0u);
    EXPECT_EQ(count("assistant", "/search?q=1380013"), 1u);
}

TEST_P(Customers, are_paged_filtered_and_sorted_without_the_archived) {
    for (const char* name : {"甲一公司", "乙二公司", "丙三公司"}) added(name, R"(,"tier":"a")");
    const auto first = world.call("assistant", "GET", "/customers?sort=name&limit=2");
    ASSERT_EQ(first.json.at("items").as_array().size(), 2u);
    const auto rest = world.call(
        "assistant", "GET", "/customers?sort=name&limit=2&cursor=" + first.text("next_cursor"));
    EXPECT_EQ(rest.json.at("items").as_array().size(), 1u);
    EXPECT_TRUE(rest.json.at("next_cursor").is_null());
    EXPECT_EQ(count("assistant", "/customers?tier=a,b&status=lead&sort=-tier"), 3u);
    const auto gone = "/customers/" + text_at(rest.json.at("items").at(0), "id");
    EXPECT_EQ(post("assistant", gone + "/archival", R"({"reason":"重复"})").status, 403);
    EXPECT_EQ(post("manager", gone + "/archival").fields(),
              std::vector<std::string>{"reason:field.required"});
    EXPECT_EQ(post("manager", gone + "/archival", R"({"reason":"重复"})").status, 200);
    EXPECT_EQ(count("assistant", "/customers"), 2u);
    EXPECT_EQ(count("assistant", "/customers?archived=true"), 1u);
    EXPECT_EQ(edit(gone, R"({"region":"上海"})").code(), "customers.is_archived");
    EXPECT_EQ(post("assistant", gone + "/interactions", R"({"words":"x"})").code(),
              "customers.is_archived");
    EXPECT_EQ(post("manager", gone + "/archival", R"({"reason":"x"})").status, 409);
    const auto back = post("manager", gone + "/restoration");
    EXPECT_EQ(back.status, 200) << back.body;
    EXPECT_EQ(back.text("archive_reason"), "");
    EXPECT_EQ(count("assistant", "/customers"), 3u);
}

TEST_P(Customers, stages_follow_the_workflow_and_some_need_a_reason) {
    const auto path = added();
    EXPECT_TRUE(lists(show(path).json, "actions", "to_prospect"));
    EXPECT_FALSE(lists(show(path).json, "actions", "to_dormant"));
    EXPECT_EQ(edit(path, R"({"status":"dormant"})").fields(),
              std::vector<std::string>{"status:customers.no_such_step"});
    EXPECT_EQ(edit(path, R"({"status":"invalid"})").fields(),
              std::vector<std::string>{"status_reason:customers.say_why"});
    const auto done = edit(path, R"({"status":"invalid","status_reason":"空号"})");
    EXPECT_EQ(done.text("status_reason"), "空号") << done.body;
    EXPECT_EQ(edit(path, R"({"status":"lead"})").text("status_reason"), "");
}

TEST_P(Customers, are_assigned_within_scope_to_somebody_who_works_here) {
    const auto path = added();
    const auto give = [&](const std::string& who, const std::string& to) {
        return post(who, path + "/assignment", R"({"owner_id":")" + to + "\"}");
    };
    EXPECT_EQ(give("assistant", id("manager")).status, 403);
    EXPECT_EQ(give("manager", id("colleague")).fields(),
              std::vector<std::string>{"owner_id:customers.owner_out_of_scope"});
    EXPECT_EQ(give("admin", "12345").fields(),
              std::vector<std::string>{"owner_id:field.no_such_record"});
    EXPECT_EQ(edit(path, R"({"owner_id":")" + id("manager") + "\"}").fields(),
              std::vector<std::string>{"owner_id:customers.owner_out_of_scope"});
    EXPECT_EQ(give("admin", id("colleague")).text("owner_name"), "colleague");
    EXPECT_EQ(show(path).status, 404);
    EXPECT_EQ(show(path, "colleague").status, 200);
    EXPECT_EQ(count("colleague", "/customers?q=hengda"), 1u);
}

TEST_P(Customers, many_are_changed_alike_after_a_preview_that_writes_nothing) {
    const auto one = added("甲一公司"), two = added("乙二公司", R"(,"tier":"a")");
    const std::string foreign = add("colleague", "丙三公司").text("id");
    const std::string ids =
        R"("ids":[")" + id_in(one) + R"(",")" + id_in(two) + R"(",")" + foreign + R"("])";
    const auto change = [&](const std::string& who, const std::string& more) {
        return post(who, "/customer_edits", "{" + ids + "," + more + "}");
    };
    EXPECT_EQ(change("warehouse", R"("tier":"a")").status, 403);
    EXPECT_EQ(change("assistant", R"("preview":true)").fields(),
              std::vector<std::string>{":customers.changes_nothing"});
    const auto preview = change("assistant", R"("tier":"a","preview":true)");
    EXPECT_EQ(preview.json.at("changed").as_array().size(), 1u) << preview.body;
    EXPECT_EQ(preview.json.at("unchanged").as_array().size(), 1u);
    EXPECT_EQ(text_at(preview.json.at("refused").at(0), "code"), "problem.not_found");
    EXPECT_EQ(show(one).text("tier"), "c");
    const auto done = change("assistant", R"("tier":"a","add_tag":"展会")");
    EXPECT_EQ(done.json.at("changed").as_array().size(), 2u) << done.body;
    EXPECT_EQ(show(one).text("tier"), "a");
    EXPECT_TRUE(lists(show(two).json, "tags", "展会"));
    ASSERT_EQ(edit(two, R"({"note":"刚改过"})").status, 200);
    const std::string versions = R"({"done":)" + boost::json::serialize(done.json.at("done")) + "}";
    EXPECT_EQ(
        post("manager", "/customer_edit_undos", versions).json.at("refused").as_array().size(), 2u)
        << "it was not theirs";
    const auto back = post("assistant", "/customer_edit_undos", versions);
    EXPECT_EQ(back.json.at("changed").as_array().size(), 1u) << back.body;
    EXPECT_EQ(text_at(back.json.at("refused").at(0), "code"), "customers.changed_since");
    EXPECT_EQ(show(one).text("tier"), "c");
    EXPECT_FALSE(lists(show(one).json, "tags", "展会"));
    EXPECT_TRUE(lists(show(two).json, "tags", "展会"));
    const auto lost = change("assistant", R"("status":"lost")");
    EXPECT_EQ(text_at(lost.json.at("refused").at(0), "code"), "customers.say_why") << lost.body;
    const auto archived = change("manager", R"("archive_reason":"清理")");
    EXPECT_EQ(archived.json.at("changed").as_array().size(), 2u) << archived.body;
    EXPECT_EQ(count("assistant", "/customers"), 0u);
}

TEST_P(Customers, have_further_addresses_and_what_they_prefer) {
    const auto path =
        added("上海恒达", R"(,"addresses":[{"label":"仓库","text":"嘉定区安亭镇1号"}],)"
                          R"("buys":"M6 螺丝","price_sensitivity":"high",)"
                          R"("delivery_window":"工作日上午","invoice_title":"上海恒达商贸")");
    const auto shown = show(path);
    EXPECT_EQ(text_at(shown.json.at("addresses").at(0), "text"), "嘉定区安亭镇1号");
    EXPECT_EQ(shown.text("price_sensitivity"), "high");
    EXPECT_EQ(shown.text("delivery_window"), "工作日上午");
    EXPECT_EQ(edit(path, R"({"addresses":[{"label":"仓库","text":""}]})").fields(),
              std::vector<std::string>{"addresses.0.text:field.required"});
    EXPECT_EQ(edit(path, R"({"price_sensitivity":"very"})").status, 422);
    std::string many;
    for (int i = 0; i < 11; ++i)
        many += (many.empty() ? "" : ",") + std::string(R"({"label":"","text":"某地"})");
    EXPECT_EQ(edit(path, R"({"addresses":[)" + many + "]}").fields(),
              std::vector<std::string>{"addresses:field.too_many"});
}

TEST_P(Customers, a_duplicate_is_announced_beyond_ones_scope_but_masked_logged_and_limited) {
    add("assistant", "杭州精工机械有限公司", R"(,"phone":"13800138000")");
    const std::string question = R"({"phone":"13800138000"})";
    const auto check = post("colleague", "/duplicate_checks", question);
    ASSERT_EQ(check.json.at("items").as_array().size(), 1u) << check.body;
    const auto& item = check.json.at("items").at(0);
    EXPECT_TRUE(item.at("customer_id").is_null());
    EXPECT_EQ(text_at(item, "name"), "****");
    EXPECT_EQ(text_at(item, "owner_name"), "assistant");
    EXPECT_EQ(text_at(item, "matched_by"), "phone");
    const auto own = post("assistant", "/duplicate_checks", question);
    EXPECT_EQ(text_at(own.json.at("items").at(0), "name"), "杭州精工机械有限公司");
    EXPECT_EQ(post("hr", "/duplicate_checks", question).status, 403);
    for (int i = 1; i < 60; ++i)
        EXPECT_EQ(post("colleague", "/duplicate_checks", question).status, 200) << i;
    EXPECT_EQ(post("colleague", "/duplicate_checks", question).status, 429);
    EXPECT_EQ(post("colleague", "/duplicate_checks").status, 200);  // nothing asked, nothing told
    EXPECT_EQ(post("assistant", "/duplicate_checks", question).status, 200);
    world.now = world.now.plus_ms(kMinuteMs + 1);
    EXPECT_EQ(post("colleague", "/duplicate_checks", question).status, 200);
}

TEST_P(Customers, hostile_bodies_are_refused_and_never_break_anything) {
    for (const char* body : {"{", "[]", "null", "{\"name\":1}", "{\"name\":\"\xff\xfe\"}",
                             "{\"name\":\"a\"}x", "{\"tags\":[[[]]]}", "\"x\""}) {
        const auto answer = world.call("assistant", "POST", "/customers", body);
        EXPECT_GE(answer.status, 400) << body;
        EXPECT_LT(answer.status, 500) << body;
    }
    EXPECT_EQ(world.call("assistant", "GET", "/customers?q=%ff").status, 400);
    EXPECT_EQ(world.call("assistant", "GET", "/customers?sort=phone").status, 422);
    EXPECT_EQ(world.call("assistant", "GET", "/customers?phone=1").status, 422);
    EXPECT_EQ(world.call("assistant", "GET", "/customers?phone_from=1").status, 422);
    EXPECT_EQ(world.call("assistant", "GET", "/customers?email=a%40b.cn").status, 422);
    EXPECT_EQ(world.call("assistant", "GET", "/customers?sort=-wechat").status, 422);
    EXPECT_EQ(world.call("assistant", "GET", "/nowhere").status, 404);
    EXPECT_EQ(world.call("assistant", "DELETE", "/customers").status, 405);
}

}  // namespace
}  // namespace zhuli::customers

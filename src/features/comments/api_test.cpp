// Comments over their addresses: who says and reads what, who is told, what is refused.
#include "features/comments/talks_for_test.hpp"

namespace zhuli::comments {
namespace {

INSTANTIATE_TEST_SUITE_P(Both, Talks, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Talks, are_read_and_written_by_whoever_reads_the_record) {
    EXPECT_EQ(say("", "好").status, 401);
    EXPECT_EQ(say("hr", "好").status, 403);
    EXPECT_EQ(say("auditor", "好").status, 403) << "reads only";
    EXPECT_EQ(say("colleague", "好").status, 404);
    const auto made = say("assistant", "明天去拜访");
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.text("record_id"), customer);
    EXPECT_EQ(made.text("author_name"), "assistant");
    EXPECT_EQ(say("finance", "先对账").status, 201) << "sees it, owns nothing of it";
    for (const char* who : {"assistant", "manager", "finance", "service", "auditor"}) {
        EXPECT_EQ(texts(list(who)), (Words{"先对账", "明天去拜访"})) << who;
        EXPECT_EQ(list(who).json.at("can_write").as_bool(), std::string(who) != "auditor");
    }
    const auto path = "/comments/" + made.text("id");
    EXPECT_EQ(world.call("finance", "GET", path).text("words"), "明天去拜访");
    EXPECT_EQ(list("colleague").status, 404);
    EXPECT_EQ(world.call("colleague", "GET", path).status, 404);
    world.found_other_organisation();
    EXPECT_EQ(world.call("stranger", "GET", path).status, 404);
    give_customer("manager");
    EXPECT_EQ(world.call("assistant", "GET", path).status, 404) << "no longer theirs";
}

TEST_P(Talks, are_told_once_to_whom_they_mention) {
    const auto made = said("assistant", "@manager 价格能不能再让", {"manager", "manager"});
    EXPECT_EQ(told("manager"), Words{"mentioned"});
    const auto notice = world.call("manager", "GET", "/notices").json.at("items").at(0);
    EXPECT_EQ(notice.at("entity").as_string(), "comment");
    EXPECT_EQ(notice.at("entity_id").as_string(), made);
    EXPECT_EQ(notice.at("text").as_string(),
              "assistant mentioned you · Customer 杭州精工机械有限公司: @manager 价格能不能再让");
    ASSERT_EQ(
        edit("assistant", made, "@manager @finance 价格能不能再让", {"manager", "finance"}).status,
        200);
    EXPECT_EQ(told("manager"), Words{"mentioned"}) << "not again";
    EXPECT_EQ(told("finance"), Words{"mentioned"});
    ASSERT_EQ(edit("assistant", made, "算了", {}, "2").status, 200);
    ASSERT_EQ(edit("assistant", made, "@manager 还是要", {"manager"}, "3").status, 200);
    EXPECT_EQ(told("manager"), Words{"mentioned"}) << "told of this comment before";
    said("assistant", "@assistant 记一下", {"assistant"});
    EXPECT_EQ(told("assistant"), Words{}) << "nobody tells themselves";
}

TEST_P(Talks, mention_only_who_reads_the_record_and_is_named_in_them) {
    EXPECT_EQ(say("assistant", "@colleague 看", {"colleague"}).fields(),
              Words{"mentions:comments.does_not_see"});
    EXPECT_EQ(say("assistant", "@hr 看", {"hr"}).fields(), Words{"mentions:comments.does_not_see"});
    EXPECT_EQ(say("assistant", "看一下", {"manager"}).fields(),
              Words{"mentions:comments.not_named"});
    EXPECT_EQ(say("assistant", "", {}).fields(), Words{"words:field.required"});
    EXPECT_EQ(texts(list("assistant")), Words{});
    EXPECT_EQ(told("colleague"), Words{});
    const auto made = said("assistant", "@manager 看", {"manager"});
    EXPECT_EQ(edit("assistant", made, "@manager @colleague 看", {"manager", "colleague"}).fields(),
              Words{"mentions:comments.does_not_see"});
    EXPECT_EQ(texts(list("assistant")), Words{"@manager 看"});
}

TEST_P(Talks, keep_whom_they_mentioned_when_that_person_no_longer_reads_the_record) {
    give_customer("colleague");
    const auto made =
        world.call("admin", "POST", "/comments",
                   fmt::format(R"({{"entity":"customer","record_id":"{}",{}}})", customer,
                               body("@colleague 跟一下", {id("colleague")})));
    ASSERT_EQ(made.status, 201) << made.body;
    give_customer("assistant");
    EXPECT_EQ(edit("admin", made.text("id"), "@colleague 跟一下！", {"colleague"}).status, 200);
    EXPECT_EQ(world.call("colleague", "GET", "/comments/" + made.text("id")).status, 404);
}

TEST_P(Talks, are_told_to_the_owner_and_to_those_who_wrote_before) {
    said("finance", "客户要对账");
    EXPECT_EQ(told("assistant"), Words{"added"}) << "the owner";
    said("service", "有一张投诉");
    EXPECT_EQ(told("finance"), Words{"added"}) << "wrote before";
    said("manager", "@finance 先别催", {"finance"});
    EXPECT_EQ(told("finance"), (Words{"mentioned", "added"})) << "mentioned, not told twice";
    EXPECT_EQ(told("service"), Words{"added"});
    EXPECT_EQ(told("manager"), Words{});
    give_customer("manager");
    said("finance", "好");
    EXPECT_EQ(told("assistant").size(), 3u) << "no longer reads it";
}

TEST_P(Talks, offer_people_by_name_and_first_those_who_have_to_do_with_the_record) {
    said("service", "有一张投诉");
    const auto all = offered("manager");
    ASSERT_GE(all.size(), 3u);
    EXPECT_EQ(all[0], "service");
    EXPECT_EQ(all[1], "assistant") << "the owner";
    for (const auto& who : all) {
        EXPECT_NE(who, "manager") << "oneself";
        EXPECT_NE(who, "colleague") << "does not see it";
        EXPECT_NE(who, "hr");
    }
    EXPECT_EQ(offered("manager", "fin"), Words{"finance"});
    EXPECT_EQ(offered("manager", "colleague"), Words{});
    const auto added = world.call("admin", "POST", "/users",
                                  R"({"name":"张三丰","email":"zsf@world.test",)"
                                  R"("password":"zhuli-2026","roles":["finance"]})");
    ASSERT_EQ(added.status, 201) << added.body;
    EXPECT_EQ(offered("manager", "zsf"), Words{"张三丰"}) << "initials";
    EXPECT_EQ(offered("manager", "zhangsan"), Words{"张三丰"}) << "pinyin";
    const auto left = world.call("admin", "POST", "/users/" + added.text("id") + "/departure");
    ASSERT_EQ(left.status, 200) << left.body;
    EXPECT_EQ(offered("manager", "zsf"), Words{}) << "has left";
    EXPECT_EQ(
        world.call("colleague", "GET", "/comment_readers?entity=customer&record_id=" + customer)
            .status,
        404);
}

TEST_P(Talks, are_changed_by_their_writer_for_a_day) {
    const auto made = said("assistant", "明天去");
    EXPECT_EQ(world.call("assistant", "PATCH", "/comments/" + made, R"({"words":"x"})").status,
              428);
    EXPECT_EQ(edit("manager", made, "后天去").status, 403);
    EXPECT_EQ(edit("colleague", made, "后天去").status, 404);
    const auto changed = edit("assistant", made, "后天去");
    EXPECT_EQ(changed.status, 200) << changed.body;
    EXPECT_GT(changed.json.at("edited_at").as_int64(), 0);
    const auto stale = edit("assistant", made, "大后天去");
    EXPECT_EQ(stale.code(), "problem.stale");
    EXPECT_EQ(stale.json.at("current").at("words").as_string(), "后天去");
    world.now = world.now.plus_ms(kEditMs + 1);
    EXPECT_EQ(edit("assistant", made, "不去了", {}, "2").code(), "comments.too_late");
    EXPECT_EQ(texts(list("manager")), Words{"后天去"});
}

TEST_P(Talks, are_taken_away_and_brought_back_never_deleted) {
    const auto made = said("assistant", "@manager 密码是 8888", {"manager"});
    EXPECT_EQ(unread("manager"), 1);
    EXPECT_EQ(act("manager", made, "removal").status, 403);
    EXPECT_EQ(act("colleague", made, "removal").status, 404);
    const auto away = act("assistant", made, "removal");
    EXPECT_EQ(away.status, 200) << away.body;
    EXPECT_EQ(away.body.find("8888"), std::string::npos);
    EXPECT_EQ(list("manager").body.find("8888"), std::string::npos);
    EXPECT_EQ(texts(list("manager")), Words{""}) << "that there was one is shown";
    EXPECT_EQ(unread("manager"), 0);
    EXPECT_EQ(act("assistant", made, "removal").status, 200) << "a second click";
    EXPECT_EQ(edit("assistant", made, "x", {}, "2").code(), "comments.is_removed");
    EXPECT_EQ(act("assistant", made, "restoration").text("words"), "@manager 密码是 8888");
}

TEST_P(Talks, come_in_pages_the_newest_first) {
    for (int i = 0; i < kPage + 2; ++i) said("assistant", fmt::format("第{}条", i));
    const auto first = list("assistant");
    ASSERT_EQ(texts(first).size(), static_cast<std::size_t>(kPage));
    EXPECT_EQ(texts(first).front(), fmt::format("第{}条", kPage + 1));
    const auto rest = list("assistant", "customer", "", "&before=" + first.text("next_before"));
    EXPECT_EQ(texts(rest), (Words{"第1条", "第0条"}));
    EXPECT_EQ(rest.text("next_before"), "");
}

TEST_P(Talks, are_found_by_their_words_by_whoever_reads_them) {
    const auto made = said("assistant", "样品已寄出，等客户签收");
    const auto found = [&](const std::string& who) {
        return texts(world.call(who, "GET", "/notes?q=%E6%A0%B7%E5%93%81"));  // 样品
    };
    EXPECT_EQ(found("manager"), Words{"样品已寄出，等客户签收"});
    EXPECT_EQ(found("colleague"), Words{});
    EXPECT_EQ(found("hr"), Words{});
    act("assistant", made, "removal");
    EXPECT_EQ(found("manager"), Words{});
    act("assistant", made, "restoration");
    EXPECT_EQ(found("manager").size(), 1u);
}

TEST_P(Talks, go_with_their_customer_into_a_merge_and_back) {
    said("assistant", "老客户");
    const auto winner = id_in(added("宁波海天"));
    const auto merged =
        world.call("assistant", "POST", "/customer_merges",
                   fmt::format(R"({{"winner_id":"{}","loser_ids":["{}"]}})", winner, customer));
    ASSERT_EQ(merged.status, 201) << merged.body;
    EXPECT_EQ(texts(list("assistant", "customer", winner)), Words{"老客户"});
    EXPECT_EQ(say("assistant", "好").code(), "customers.is_merged");
    const std::string merge(merged.json.at("items").at(0).at("id").as_string());
    ASSERT_EQ(world.call("assistant", "POST", "/customer_merges/" + merge + "/undo", "{}").status,
              200);
    EXPECT_EQ(texts(list("assistant", "customer", winner)), Words{});
    EXPECT_EQ(texts(list("assistant")), Words{"老客户"});
}

TEST_P(Talks, are_told_on_the_timeline_without_their_words) {
    said("assistant", "底价 12 元");
    const auto story = show("/customers/" + customer + "/timeline?group=talk");
    ASSERT_EQ(story.json.at("items").as_array().size(), 1u) << story.body;
    EXPECT_EQ(story.json.at("items").at(0).at("kind").as_string(), "comment.added");
    EXPECT_EQ(story.body.find("底价"), std::string::npos);
}

}  // namespace
}  // namespace zhuli::comments

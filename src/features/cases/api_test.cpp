#include "features/tickets/complaints_for_test.hpp"

namespace zhuli::cases {
namespace {

using support::Answer;
using tickets::Words;

struct Cases : tickets::Complaints {
    Answer post(const std::string& who, const std::string& path, const std::string& body = "{}") {
        return world.call(who, "POST", path, body);
    }
    Answer on(const std::string& one, const std::string& noun, const std::string& body = "{}",
              const std::string& who = "manager") {
        return post(who, "/cases/" + one + "/" + noun, body);
    }
    Answer drafted(const std::string& ticket, const std::string& who = "service") {
        return post(who, "/tickets/" + ticket + "/case");
    }
    /// Out of a complaint about a box that came broken.
    std::string published(const std::string& more = "{}") {
        const auto one = drafted(closed()).text("id");
        EXPECT_EQ(fill(one).status, 200);
        EXPECT_EQ(on(one, "submission", "{}", "service").status, 200);
        world.now = world.now.plus_ms(kMinuteMs);
        const auto answer = on(one, "publication", more);
        EXPECT_EQ(answer.text("state"), "published") << answer.body;
        return one;
    }
    Answer fill(const std::string& one, const std::string& version = "1") {
        return world.call("service", "PATCH", "/cases/" + one, R"({"prevention":"易损件加护角"})",
                          {{"if-match", version}});
    }
    Answer look(const std::string& one, const std::string& who = "assistant") {
        return world.call(who, "GET", "/cases/" + one);
    }
    Answer hints(const std::string& ticket, const std::string& who = "service") {
        return world.call(who, "GET", "/tickets/" + ticket + "/case_hints");
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Cases, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Cases, nobody_and_a_wrong_role_are_kept_out) {
    const auto ticket = closed();
    EXPECT_EQ(drafted(ticket, "").status, 401);
    EXPECT_EQ(drafted(ticket, "finance").status, 403);
    EXPECT_EQ(drafted(ticket, "colleague").status, 404) << "somebody else's complaint";
    const auto one = drafted(ticket).text("id");
    EXPECT_EQ(look(one, "finance").status, 200);
    EXPECT_EQ(look(one, "hr").status, 403);
    EXPECT_EQ(
        world.call("assistant", "PATCH", "/cases/" + one, R"({"title":"x"})", {{"if-match", "1"}})
            .status,
        403);
    world.found_other_organisation();
    EXPECT_EQ(look(one, "stranger").status, 404);
}

TEST_P(Cases, are_drafted_from_a_closed_complaint_with_one_click_and_once) {
    const auto open = taken_on();
    EXPECT_EQ(drafted(open).code(), "cases.not_closed");
    const auto ticket = closed();
    EXPECT_TRUE(hints(ticket).json.at("can_draft").as_bool());
    const auto one = drafted(ticket);
    ASSERT_EQ(one.status, 201) << one.body;
    EXPECT_EQ(one.text("title"), "外箱破损，少两个轴承");
    EXPECT_EQ(one.text("symptom"), "外箱破损，少两个轴承");
    EXPECT_EQ(one.text("finding"), "investigating阶段的记录");
    EXPECT_EQ(one.text("remedy"), "resolving阶段的记录");
    EXPECT_EQ(one.text("kind"), "logistics");
    EXPECT_EQ(one.text("cause"), "carrier");
    EXPECT_EQ(one.text("ticket_number"), show(ticket).text("number"));
    EXPECT_EQ(drafted(ticket).code(), "cases.has_one");
    EXPECT_EQ(hints(ticket).text("drafted_id"), one.text("id"));
    EXPECT_EQ(on(one.text("id"), "archival", R"({"words":"重复"})", "service").status, 200);
    EXPECT_EQ(drafted(ticket).status, 201) << "the first was put away";
    shop.expect_sound();
}

TEST_P(Cases, are_published_by_somebody_else_when_nothing_is_missing) {
    const auto one = drafted(closed()).text("id");
    EXPECT_EQ(on(one, "publication").status, 409) << "not in review yet";
    EXPECT_EQ(on(one, "submission", "{}", "service").fields(), Words{"prevention:field.required"});
    ASSERT_EQ(fill(one).status, 200);
    EXPECT_EQ(fill(one).status, 409) << "another version meanwhile";
    ASSERT_EQ(on(one, "submission", "{}", "service").text("state"), "reviewing");
    EXPECT_EQ(on(one, "publication", "{}", "service").code(), "cases.own");
    EXPECT_EQ(on(one, "return", "{}").fields(), Words{"words:field.required"});
    EXPECT_EQ(on(one, "return", R"({"words":"写清批次"})").text("state"), "draft");
    EXPECT_EQ(look(one).text("remark"), "写清批次");
    ASSERT_EQ(on(one, "submission", "{}", "service").status, 200);
    EXPECT_EQ(on(one, "publication", R"({"review_on":"2026-11-24"})").fields(),
              Words{"review_on:cases.review_day"});
    const auto published = on(one, "publication", R"({"review_on":"2026-12-20"})");
    EXPECT_EQ(published.text("state"), "published") << published.body;
    EXPECT_EQ(published.text("freshness"), "fresh");
    EXPECT_EQ(published.text("reviewer_name"), "manager");
    shop.expect_sound();
}

TEST_P(Cases, are_found_by_their_words_only_while_published) {
    const auto one = published();
    const auto found = [&] {
        return ids(world.call("assistant", "GET", "/cases?q=%E8%BD%B4%E6%89%BF"));
    };
    EXPECT_EQ(found(), Words{one});
    EXPECT_EQ(ids(world.call("assistant", "GET", "/cases?state=published&kind=logistics")),
              Words{one});
    EXPECT_EQ(on(one, "revision", "{}", "assistant").status, 403);
    EXPECT_EQ(on(one, "revision", "{}", "service").text("state"), "draft");
    EXPECT_EQ(found(), Words{});
    EXPECT_EQ(world.call("service", "GET", "/case_hints?words=%E8%BD%B4%E6%89%BF&kind=logistics")
                  .json.at("items")
                  .as_array()
                  .size(),
              0U);
    shop.expect_sound();
}

TEST_P(Cases, are_offered_for_complaints_like_theirs_with_the_reason) {
    const auto one = published();
    const auto ticket = taken_on();
    const auto answer = hints(ticket);
    ASSERT_EQ(answer.json.at("items").as_array().size(), 1U) << answer.body;
    const auto& hint = answer.json.at("items").at(0);
    EXPECT_EQ(hint.at("id").as_string(), one);
    EXPECT_TRUE(hint.at("same_kind").as_bool());
    EXPECT_EQ(hint.at("shared").at(0), "少两个轴承");
    EXPECT_FALSE(hint.at("used").as_bool());
    const auto typed =
        world.call("assistant", "GET",
                   "/case_hints?words=%E5%A4%96%E7%AE%B1%E5%8F%88%E7%A0%B4%E6%8D%9F%E4%BA%86"
                   "%E8%BD%B4%E6%89%BF");
    ASSERT_EQ(typed.json.at("items").as_array().size(), 1U) << typed.body;
    const auto other =
        world.call("assistant", "GET", "/case_hints?words=%E5%8F%91%E7%A5%A8&kind=billing");
    EXPECT_EQ(other.json.at("items").as_array().size(), 0U) << other.body;
    EXPECT_EQ(hints(ticket, "colleague").status, 404);
}

TEST_P(Cases, count_the_complaints_they_helped_with_once_each) {
    const auto one = published();
    const auto ticket = taken_on();
    const auto body = R"({"ticket_id":")" + ticket + "\"}";
    EXPECT_EQ(on(one, "uses", body, "finance").status, 403);
    EXPECT_EQ(on(one, "uses", R"({"ticket_id":"5"})", "service").fields(),
              Words{"ticket_id:field.no_such_record"});
    EXPECT_EQ(on(one, "uses", body, "service").json.at("used_count").as_int64(), 1);
    EXPECT_EQ(on(one, "uses", body, "manager").json.at("used_count").as_int64(), 1)
        << "pressed twice";
    EXPECT_TRUE(hints(ticket).json.at("items").at(0).at("used").as_bool());
    EXPECT_EQ(on(one, "use_undo", body, "service").json.at("used_count").as_int64(), 0);
    EXPECT_EQ(on(one, "use_undo", body, "service").json.at("used_count").as_int64(), 0);
    EXPECT_EQ(on(one, "archival", R"({"words":"过时"})").status, 200);
    EXPECT_EQ(on(one, "uses", body, "service").code(), "cases.not_published");
    shop.expect_sound();
}

TEST_P(Cases, tell_for_how_many_closed_complaints_one_was_known_and_helped) {
    const auto effect = [&] {
        const auto answer = world.call("manager", "GET", "/case_effect");
        std::vector<std::int64_t> counts;
        for (const char* name : {"closed", "offered", "used", "published"})
            counts.push_back(answer.json.at(name).as_int64());
        return counts;
    };
    const auto one = published();
    at_once(at(24, 10, 30));
    EXPECT_EQ(effect(), (std::vector<std::int64_t>{1, 0, 0, 1})) << "closed before it was known";
    const auto ticket = closed();
    at_once(at(24, 10, 40));
    EXPECT_EQ(effect(), (std::vector<std::int64_t>{2, 1, 0, 1}));
    on(one, "uses", R"({"ticket_id":")" + ticket + "\"}", "service");
    EXPECT_EQ(effect(), (std::vector<std::int64_t>{2, 1, 1, 1}));
    world.now = at(30, 10);
    const auto later = world.call("manager", "GET", "/case_effect?from=2026-11-25&to=2026-11-30");
    EXPECT_EQ(later.json.at("closed").as_int64(), 0) << later.body;
}

TEST_P(Cases, tell_whether_it_happened_again_since_they_were_published) {
    const auto one = published();
    EXPECT_EQ(look(one).json.at("recurrence").at("before").as_int64(), 1);
    EXPECT_EQ(look(one).json.at("recurrence").at("since").as_int64(), 0);
    world.now = at(26, 12);
    closed();
    const auto since = look(one).json.at("recurrence");
    EXPECT_EQ(since.at("since").as_int64(), 1);
    EXPECT_EQ(since.at("days_since").as_int64(), 2);
    EXPECT_EQ(since.at("days_before").as_int64(), 90);
}

TEST_P(Cases, are_looked_at_again_when_their_day_comes) {
    const auto one = published(R"({"review_on":"2026-12-10"})");
    at_once(at(27, 9));
    EXPECT_EQ(told("service").front(), "case.review");
    const auto told_once = told("service").size();
    at_once(at(27, 11));
    EXPECT_EQ(told("service").size(), told_once);
    EXPECT_EQ(look(one).text("freshness"), "due");
    world.now = at(27, 12).plus_ms(14 * kDayMs);
    EXPECT_EQ(look(one).text("freshness"), "overdue");
    EXPECT_EQ(world.call("manager", "GET", "/case_effect").json.at("overdue").as_int64(), 1);
    EXPECT_EQ(on(one, "renewal", "{}", "assistant").status, 403);
    EXPECT_EQ(on(one, "renewal", R"({"review_on":"2027-06-30"})").text("freshness"), "fresh");
    shop.expect_sound();
}

}  // namespace
}  // namespace zhuli::cases

#include "features/inquiries/inbox_for_test.hpp"

namespace zhuli::inquiries {
namespace {

class Needs : public Inbox {
 protected:
    Answer write(const std::string& more, const std::string& who = "assistant") {
        return world.call(who, "POST", "/needs",
                          R"({"words":"月底前要","read_back":"月底前到货，要防水")" + more + "}");
    }
    std::string written(const std::string& more) {
        const auto answer = write(more);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.text("id");
    }
    std::string of_shop() { return written(R"(,"customer_id":")" + shop.customer + "\""); }
    Answer need(const std::string& id, const std::string& who = "assistant") {
        return world.call(who, "GET", "/needs/" + id);
    }
    Answer post(const std::string& id, const std::string& noun, const std::string& body = "{}") {
        return world.call("assistant", "POST", "/needs/" + id + "/" + noun, body);
    }
    Answer edit(const std::string& id, const char* version, const std::string& body) {
        return world.call("assistant", "PATCH", "/needs/" + id, body, {{"if-match", version}});
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Needs, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

constexpr const char* kYes =
    R"({"confirmed_by":"王工","confirmed_how":"wechat","words":"对，就是这样"})";

TEST_P(Needs, nobody_a_wrong_role_and_another_persons_customer_are_kept_out) {
    const auto more = R"(,"customer_id":")" + shop.customer + "\"";
    EXPECT_EQ(write(more, "").status, 401);
    EXPECT_EQ(write(more, "warehouse").status, 403);
    EXPECT_EQ(write(more, "colleague").fields(), Words{"customer_id:field.no_such_record"});
    const auto id = of_shop();
    EXPECT_EQ(need(id, "colleague").status, 404);
    EXPECT_EQ(need(id, "manager").status, 200);
    const auto path = "/customers/" + shop.customer + "/needs";
    EXPECT_EQ(ids(world.call("assistant", "GET", path)), Words{id});
    EXPECT_EQ(world.call("colleague", "GET", path).status, 404);
    EXPECT_EQ(world.call("marketing", "GET", path).status, 403);
}

TEST_P(Needs, say_what_was_asked_and_answered_in_which_mood) {
    const auto answer =
        write(R"(,"customer_id":")" + shop.customer +
              R"(","mood":"impatient","answers":[{"question":"做什么用？","answer":"户外"},)"
              R"({"question":"预算？","answer":""}])");
    EXPECT_EQ(answer.json.at("answers").as_array().size(), 2u) << answer.body;
    EXPECT_EQ(answer.text("mood"), "impatient");
    EXPECT_EQ(write(R"(,"customer_id":")" + shop.customer +
                    R"(","answers":[{"question":"","answer":"x"}])")
                  .fields(),
              Words{"answers.0.question:field.required"});
    EXPECT_NE(story().find("月底前到货，要防水"), std::string::npos);
}

TEST_P(Needs, are_frozen_by_the_customers_yes) {
    const auto id = of_shop();
    EXPECT_EQ(edit(id, "1", R"({"mood":"calm"})").text("mood"), "calm");
    EXPECT_EQ(edit(id, "1", R"({"mood":"upset"})").status, 409);
    EXPECT_EQ(post(id, "confirmation").fields(), Words{"confirmed_by:field.required"});
    const auto confirmed = post(id, "confirmation", kYes);
    EXPECT_EQ(confirmed.text("state"), "confirmed") << confirmed.body;
    EXPECT_EQ(confirmed.text("confirmed_words"), "对，就是这样");
    EXPECT_EQ(confirmed.text("confirmed_to"), std::to_string(world.id_of("assistant").v));
    EXPECT_EQ(edit(id, "3", R"({"read_back":"别的"})").code(), "inquiries.need_is_frozen");
    EXPECT_EQ(post(id, "confirmation", kYes).code(), "inquiries.need_is_frozen");
}

TEST_P(Needs, without_a_read_back_there_is_nothing_to_confirm) {
    const auto id = of_shop();
    ASSERT_EQ(edit(id, "1", R"({"read_back":""})").status, 200);
    EXPECT_EQ(post(id, "confirmation", R"({"confirmed_by":"王","confirmed_how":"note"})").fields(),
              (Words{"confirmed_how:inquiries.note_is_no_channel", "read_back:field.required"}));
}

TEST_P(Needs, go_on_in_a_revision_that_replaces_the_old_one_once_confirmed) {
    const auto first = of_shop();
    EXPECT_EQ(post(first, "revision").status, 409) << "a draft is changed, not revised";
    ASSERT_EQ(post(first, "confirmation", kYes).status, 200);
    const auto second = post(first, "revision");
    ASSERT_EQ(second.status, 200) << second.body;
    EXPECT_EQ(number(second, "revision_no"), 2);
    EXPECT_EQ(second.text("state"), "draft");
    EXPECT_EQ(second.text("confirmed_by"), "");
    EXPECT_EQ(post(first, "revision").code(), "inquiries.is_being_revised");
    EXPECT_EQ(need(first).text("state"), "confirmed") << "stands until the new one is confirmed";
    ASSERT_EQ(post(second.text("id"), "confirmation", kYes).status, 200);
    EXPECT_EQ(need(first).text("state"), "replaced");
    EXPECT_EQ(need(first).text("read_back"), "月底前到货，要防水");
    shop.expect_sound();
}

TEST_P(Needs, of_a_walk_in_go_with_it_to_its_customer) {
    const auto inquiry = mine();
    const auto id = written(R"(,"inquiry_id":")" + inquiry + "\"");
    EXPECT_EQ(need(id).text("customer_id"), "");
    EXPECT_EQ(need(id, "colleague").status, 404);
    const auto made = act(inquiry, "customer");
    ASSERT_EQ(made.status, 200) << made.body;
    EXPECT_EQ(need(id).text("customer_id"), made.text("customer_id"));
    EXPECT_EQ(ids(world.call("assistant", "GET", "/inquiries/" + inquiry + "/needs")), Words{id});
    const auto other = of_customer();
    EXPECT_EQ(write(R"(,"customer_id":")" + made.text("customer_id") + R"(","inquiry_id":")" +
                    other + "\"")
                  .fields(),
              Words{"inquiry_id:inquiries.of_another_customer"});
}

}  // namespace
}  // namespace zhuli::inquiries

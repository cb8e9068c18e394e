// The clock and the outcomes of an inquiry, over the API.
#include "features/inquiries/inbox_for_test.hpp"

namespace zhuli::inquiries {
namespace {

class InquiryClocks : public Inbox {};
INSTANTIATE_TEST_SUITE_P(Both, InquiryClocks, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(InquiryClocks, warns_and_records_a_breach_once_each) {
    const auto inquiry = mine();  // by phone, 10:20: ten minutes
    EXPECT_EQ(number(show(inquiry), "due_at"), at(24, 10, 30).v);
    at_once(at(24, 10, 26));
    EXPECT_FALSE(show(inquiry).json.at("warned").as_bool());
    at_once(at(24, 10, 27));
    EXPECT_TRUE(show(inquiry).json.at("warned").as_bool());
    EXPECT_FALSE(show(inquiry).json.at("breached").as_bool());
    at_once(at(24, 10, 30));
    at_once(at(24, 10, 31));
    at_once(at(24, 11));
    EXPECT_TRUE(show(inquiry).json.at("breached").as_bool());
    EXPECT_EQ(count(inquiry, "inquiry.warned"), 1);
    EXPECT_EQ(count(inquiry, "inquiry.breached"), 1);
    EXPECT_EQ(ids(list("breached=true&state=open")), Words{inquiry});
    EXPECT_EQ(told("assistant"), (Words{"inquiry.breach", "inquiry.warning"}));
    EXPECT_EQ(told("manager"), Words{"inquiry.breach"});
    ASSERT_EQ(act(inquiry, "response", R"({"words":"抱歉"})").status, 200);
    EXPECT_EQ(world.call("manager", "GET", "/notices").json.at("unread_count").as_int64(), 0);
    shop.expect_sound();
}

TEST_P(InquiryClocks, a_new_owner_is_told_and_who_takes_it_is_not) {
    const auto inquiry = entered("marketing");
    ASSERT_EQ(claim(inquiry).status, 200);
    EXPECT_EQ(told("assistant"), Words{});
    ASSERT_EQ(act(inquiry, "assignment", R"({"owner_id":")" + id("colleague") + "\"}", "marketing")
                  .status,
              200);
    EXPECT_EQ(told("colleague"), Words{"inquiry.given"});
}

TEST_P(InquiryClocks, stops_with_the_first_answer_which_is_a_conversation_of_the_customer) {
    const auto inquiry = of_customer();
    world.now = at(24, 10, 28);
    EXPECT_EQ(act(inquiry, "response").fields(), Words{"words:field.required"});
    const auto answered =
        act(inquiry, "response", R"({"words":"有货，今天发","channel":"wechat"})");
    EXPECT_EQ(answered.text("state"), "responded") << answered.body;
    EXPECT_EQ(number(answered, "taken_minutes"), 8);
    EXPECT_EQ(answered.text("answered_by"), id("assistant"));
    EXPECT_NE(story().find("有货，今天发"), std::string::npos);
    EXPECT_EQ(world.call("assistant", "GET", "/customers/" + shop.customer)
                  .json.at("last_contact_at")
                  .as_int64(),
              world.now.v);
    at_once(at(24, 12));
    EXPECT_FALSE(show(inquiry).json.at("breached").as_bool());
    EXPECT_EQ(count(inquiry, "inquiry.breached"), 0);
    EXPECT_EQ(act(inquiry, "response", R"({"words":"再答"})").status, 409);
}

TEST_P(InquiryClocks, a_late_answer_is_late_though_no_scheduler_ran) {
    const auto inquiry = entered("marketing");
    world.now = at(24, 14);
    const auto answered = act(inquiry, "response", R"({"words":"抱歉久等"})");
    EXPECT_TRUE(answered.json.at("breached").as_bool());
    EXPECT_EQ(number(answered, "taken_minutes"), 100 + 60);
    EXPECT_EQ(answered.text("owner_id"), id("assistant")) << "whoever answers has it";
}

TEST_P(InquiryClocks, the_likelihood_is_learned_from_what_ended_before_and_stays) {
    EXPECT_EQ(number(show(mine()), "likelihood"), 0) << "nothing to learn from yet";
    const auto order = shop.enter(orders::Shop::line(shop.product("A", 5), 1)).text("id");
    for (int i = 0; i < 30; ++i) {
        of_customer(R"(,"source":"转介绍")");
        const auto lost = entered("assistant", R"(,"source":"广告")");
        ASSERT_EQ(act(lost, "loss", R"({"reason":"price"})").status, 200);
    }
    ASSERT_EQ(shop.act("assistant", order, "confirmation").status, 200);
    world.follow_events();  // wins what the customer asked
    const auto good = of_customer(R"(,"source":"转介绍")");
    EXPECT_GT(number(show(good), "likelihood"), 60);
    const auto poor = entered("assistant", R"(,"source":"广告")");
    EXPECT_LT(number(show(poor), "likelihood"), 30);
    EXPECT_EQ(ids(list("state=open&sort=-likelihood&limit=1")), Words{good});
}

TEST_P(InquiryClocks, somebody_on_the_telephone_was_answered_at_once) {
    const auto answer = enter("assistant", R"(,"answered":true)");
    EXPECT_EQ(answer.text("state"), "responded");
    EXPECT_EQ(number(answer, "taken_minutes"), 0);
    EXPECT_EQ(answer.text("owner_id"), id("assistant"));
}

TEST_P(InquiryClocks, another_policy_is_for_what_arrives_from_then_on) {
    const auto before = mine();
    const auto edit = [&](const char* who, const char* body) {
        return world.call(who, "PATCH", "/inquiry_settings", body, {{"if-match", "0"}});
    };
    EXPECT_EQ(edit("assistant", "{}").status, 403);
    EXPECT_EQ(edit("manager", R"({"phone_minutes":0})").fields(),
              Words{"phone_minutes:inquiries.range"});
    ASSERT_EQ(edit("manager", R"({"phone_minutes":60,"questions":["做什么用？"]})").status, 200);
    EXPECT_EQ(number(show(before), "due_at"), at(24, 10, 30).v);
    EXPECT_EQ(number(show(mine()), "due_at"), at(24, 11, 20).v);
}

TEST_P(InquiryClocks, the_first_to_be_due_stands_first) {
    const auto by_mail = entered("assistant", R"(,"channel":"email","email":"a@b.cn")");
    const auto visit = entered("assistant", R"(,"channel":"visit")");
    const auto phone = entered("assistant");
    EXPECT_EQ(ids(list("state=open&sort=due_at")), (Words{visit, phone, by_mail}));
    ASSERT_EQ(act(phone, "response", R"({"words":"好"})").status, 200);
    EXPECT_EQ(ids(list("state=open&sort=due_at")), (Words{visit, by_mail}));
}

TEST_P(InquiryClocks, end_with_a_reason_and_are_taken_up_again) {
    const auto inquiry = of_customer();
    EXPECT_EQ(act(inquiry, "qualification").status, 409) << "nobody has answered";
    ASSERT_EQ(act(inquiry, "response", R"({"words":"好"})").status, 200);
    EXPECT_EQ(act(inquiry, "qualification").text("state"), "qualified");
    EXPECT_EQ(act(inquiry, "loss", R"({"reason":"other"})").fields(),
              Words{"words:field.required"});
    const auto lost = act(inquiry, "loss", R"({"reason":"price","words":"贵两成"})");
    EXPECT_EQ(lost.text("state"), "lost");
    EXPECT_EQ(number(lost, "closed_at"), world.now.v);
    EXPECT_EQ(act(inquiry, "invalidation", R"({"reason":"spam"})").status, 409);
    const auto again = act(inquiry, "reopening", R"({"reason":"对方又来问"})");
    EXPECT_EQ(again.text("state"), "responded");
    EXPECT_EQ(again.text("lost_reason"), "none");
    EXPECT_NE(story().find("贵两成"), std::string::npos);
    shop.expect_sound();
}

TEST_P(InquiryClocks, a_walk_in_is_qualified_once_it_is_a_customer) {
    const auto inquiry = entered("assistant", R"(,"answered":true)");
    EXPECT_EQ(act(inquiry, "qualification").code(), "inquiries.needs_customer");
    ASSERT_EQ(act(inquiry, "customer").status, 200);
    EXPECT_EQ(act(inquiry, "qualification").text("state"), "qualified");
}

TEST_P(InquiryClocks,
       an_order_wins_what_its_customer_asked_before_and_a_cancelled_one_gives_it_back) {
    const auto inquiry = of_customer();
    world.now = at(24, 10, 25);
    const auto order =
        shop.enter(orders::Shop::line(shop.product("A", 5), 1), R"(,"confirm":true)").text("id");
    world.now = at(24, 11);
    const auto later = of_customer();
    world.follow_events();
    const auto won = show(inquiry);
    EXPECT_EQ(won.text("state"), "won") << won.body;
    EXPECT_EQ(won.text("order_id"), order);
    EXPECT_EQ(number(won, "first_responded_at"), at(24, 10, 25).v) << "an order is an answer";
    EXPECT_EQ(show(later).text("state"), "open");
    EXPECT_EQ(ids(list("order_id=" + order)), Words{inquiry});
    EXPECT_EQ(act(inquiry, "loss", R"({"reason":"price"})").status, 409);

    ASSERT_EQ(shop.act("assistant", order, "cancellation", R"({"reason":"客户取消"})").status, 200);
    world.follow_events();
    EXPECT_EQ(show(inquiry).text("state"), "qualified");
    EXPECT_EQ(show(inquiry).text("order_id"), "");
    shop.expect_sound();
}

}  // namespace
}  // namespace zhuli::inquiries

// Resolution letters over the API: written, approved, sent, answered on the private page, booked.
#include "features/resolutions/letters_for_test.hpp"

namespace zhuli::resolutions {
namespace {

struct ResolutionLetters : Letters {
    ~ResolutionLetters() override { shop.expect_sound(); }
};
INSTANTIATE_TEST_SUITE_P(Both, ResolutionLetters, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(ResolutionLetters, nobody_a_wrong_role_and_another_persons_are_kept_out) {
    const auto ticket = resolving();
    EXPECT_EQ(begin(ticket, words(), "").status, 401);
    EXPECT_EQ(begin(ticket, words(), "warehouse").status, 403);
    EXPECT_EQ(begin(ticket, words(), "assistant").status, 403) << "the service has it";
    EXPECT_EQ(begin(ticket, words(), "colleague").status, 404);
    const auto id = begun(ticket);
    const auto letters = "/tickets/" + ticket + "/resolutions";
    const auto listed = world.call("assistant", "GET", letters);
    ASSERT_EQ(listed.status, 200) << listed.body;
    EXPECT_EQ(ids(listed), Words{id}) << "it is their customer";
    const auto seen = letter(id, "assistant");
    ASSERT_EQ(seen.status, 200) << seen.body;
    EXPECT_EQ(seen.json.at("actions").as_array().size(), 0U);
    EXPECT_EQ(does(id, "sending", "{}", "assistant").status, 403);
    EXPECT_EQ(world.call("colleague", "GET", letters).status, 404);
    EXPECT_EQ(letter(id, "finance").status, 200);
    EXPECT_EQ(does(id, "sending", "{}", "finance").status, 403);
    EXPECT_EQ(letter(id, "colleague").status, 404);
    world.found_other_organisation();
    EXPECT_EQ(letter(id, "stranger").status, 404);
}

TEST_P(ResolutionLetters, are_begun_in_their_stage_one_at_a_time_and_sent_whole) {
    EXPECT_EQ(begin(taken_on(), words()).code(), "resolutions.not_yet");
    const auto ticket = resolving();
    const auto made = begin(ticket, "{}");
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(begin(ticket, words()).code(), "resolutions.one_is_open");
    const auto id = made.text("id");
    EXPECT_EQ(does(id, "sending").fields(),
              (Words{"prevention:field.required", "what_happened:field.required",
                     "what_was_done:field.required"}));
    const auto change = [&](const std::string& version) {
        return world.call("service", "PATCH", "/resolutions/" + id, words(),
                          {{"if-match", version}});
    };
    EXPECT_EQ(change("1").status, 200);
    EXPECT_EQ(change("1").status, 409);
    sent(id);
    EXPECT_EQ(change("3").status, 409) << "what was sent does not change";
    EXPECT_EQ(does(id, "taking_back").text("state"), "draft");
    EXPECT_EQ(does(id, "dropping").text("state"), "dropped");
    EXPECT_EQ(begin(ticket, words()).status, 201);
}

TEST_P(ResolutionLetters, are_the_record_of_their_stage) {
    const auto ticket = resolving();
    const auto id = begun(ticket);
    EXPECT_EQ(does(id, "stage_record").code(), "resolutions.not_sent");
    sent(id);
    EXPECT_EQ(does(id, "stage_record").status, 200);
    EXPECT_EQ(show(ticket).text("stage"), "revisiting");
    const auto story = world.call("service", "GET", "/tickets/" + ticket + "/story");
    EXPECT_NE(story.body.find("加护角"), std::string::npos) << story.body;
    EXPECT_EQ(does(id, "stage_record").code(), "tickets.other_stage") << "pressed twice";
}

TEST_P(ResolutionLetters, take_a_refund_off_the_order_once_the_customer_says_yes) {
    const auto order = bought();
    const auto ticket = resolving();
    const auto off = R"(,"order_id":")" + order + "\"";
    EXPECT_EQ(begin(ticket, words(money("refund", 5001, off))).fields(),
              Words{"amount_minor:orders.takes_off_too_much"});
    EXPECT_EQ(begin(ticket, words(money("refund", 100, R"(,"order_id":"7")"))).fields(),
              Words{"order_id:field.no_such_record"});
    const auto id = begun(ticket, money("refund", 1200, off));
    const auto page = sent(id);
    const auto now = [&] { return world.call("finance", "GET", "/orders/" + order); };
    EXPECT_EQ(now().json.at("refund_minor").as_int64(), 0) << "nothing before the yes";
    const auto yes = says(page, true);
    EXPECT_EQ(yes.text("standing"), "accepted") << yes.body;
    EXPECT_EQ(says(page, true).status, 200) << "the same answer twice is one";
    EXPECT_EQ(says(page, false).code(), "resolutions.is_answered");
    EXPECT_EQ(now().json.at("returned_minor").as_int64(), 1200);
    EXPECT_EQ(now().json.at("refund_minor").as_int64(), 1200) << "finance owes it back";
    EXPECT_EQ(now().text("turn_role"), "finance");
    EXPECT_LT(shop.act("finance", order, "refunds", R"({"amount_minor":1200})").status, 300);
    const auto statement =
        world.call("finance", "GET", "/customers/" + shop.customer + "/statement");
    EXPECT_EQ(statement.json.at("closing_minor").as_int64(), 0) << statement.body;
    EXPECT_EQ(told("service"), Words{"resolution.accepted"});
    const auto story = world.call("service", "GET", "/tickets/" + ticket + "/story");
    EXPECT_NE(story.body.find("王工：好"), std::string::npos) << story.body;
    const auto costs = world.call("finance", "GET", "/resolution_costs");
    EXPECT_EQ(costs.json.at("total_minor").as_int64(), 1200);
    EXPECT_EQ(costs.json.at("items").at(0).at("cause"), "carrier");
    EXPECT_EQ(costs.json.at("items").at(0).at("month"), "2026-11");
    EXPECT_EQ(world.call("assistant", "GET", "/resolution_costs").status, 403);
}

TEST_P(ResolutionLetters, send_goods_again_by_an_order_for_nothing) {
    const auto product = shop.product("R1", 10);
    const auto ticket = resolving();
    const auto lines = fmt::format(
        R"(,"compensation":"replacement","lines":[{{"product_id":"{}","quantity":2}}])", product);
    const auto id = begun(ticket, lines);
    EXPECT_EQ(letter(id).json.at("amount_minor").as_int64(), 2500) << "their worth by list";
    const auto answer = does(id, "sending");
    EXPECT_EQ(does(id, "answers", R"({"accepted":true})").fields(),
              Words{"answered_by:field.required"});
    const auto told = does(id, "answers", R"({"accepted":true,"answered_by":"王工"})");
    EXPECT_EQ(told.text("state"), "accepted") << told.body;
    EXPECT_EQ(says(page_of(answer), true).status, 200) << "on the page it is the same yes";
    const auto order = world.call("assistant", "GET", "/orders/" + told.text("given_order_id"));
    EXPECT_EQ(order.text("commercial"), "confirmed") << order.body;
    EXPECT_EQ(order.json.at("amount_minor").as_int64(), 0);
    EXPECT_EQ(order.text("owner_id"), Complaints::id("assistant"));
    EXPECT_EQ(shop.available(product), 8);
    EXPECT_LT(shop.act("warehouse", order.text("id"), "shipments").status, 300);
    EXPECT_EQ(shop.act("warehouse", order.text("id"), "delivery").text("commercial"), "closed");
}

TEST_P(ResolutionLetters, give_a_voucher_that_is_taken_off_one_order_once) {
    const auto ticket = resolving();
    const auto id = begun(ticket, money("voucher", 2000, R"(,"voucher_days":30)"));
    says(sent(id), true);
    const auto vouchers = [&](const std::string& who) {
        return world.call(who, "GET", "/customers/" + shop.customer + "/vouchers");
    };
    const auto list = vouchers("assistant");
    ASSERT_EQ(list.json.at("items").as_array().size(), 1U) << list.body;
    const auto& voucher = list.json.at("items").at(0);
    EXPECT_EQ(voucher.at("valid_until"), "2026-12-24");
    EXPECT_EQ(vouchers("colleague").status, 404);
    const auto path = "/vouchers/" + std::string(voucher.at("id").as_string()) + "/redemption";
    const auto order = bought("V1");
    const auto use = [&](const std::string& of) {
        return world.call("finance", "POST", path, R"({"order_id":")" + of + "\"}");
    };
    EXPECT_EQ(use("7").fields(), Words{"order_id:field.no_such_record"});
    EXPECT_EQ(use(order).text("state"), "used");
    EXPECT_EQ(use(order).code(), "resolutions.is_used");
    const auto off = world.call("finance", "GET", "/orders/" + order);
    EXPECT_EQ(off.json.at("returned_minor").as_int64(), 2000);
}

TEST_P(ResolutionLetters, that_give_much_wait_for_approval_and_little_does_not) {
    const auto id = begun(resolving(), money("voucher", 50'001));
    EXPECT_TRUE(letter(id).json.at("needs_approval").as_bool());
    EXPECT_EQ(does(id, "sending").fields(), Words{"approval_reason:approvals.reason_needed"});
    const auto reason = R"({"approval_reason":"老客户，产线停了一天"})";
    const auto asked = does(id, "sending", reason);
    EXPECT_EQ(asked.text("state"), "approval") << asked.body;
    EXPECT_EQ(asked.text("link"), "");
    EXPECT_EQ(does(id, "dropping").status, 409) << "it waits";
    const auto decide = [&](const std::string& noun) {
        return world.call("manager", "POST", "/approvals/" + letter(id).text("approval_id") + noun,
                          R"({"words":"先谈"})");
    };
    EXPECT_LT(decide("/refusal").status, 300);
    EXPECT_EQ(letter(id).text("state"), "draft");
    EXPECT_EQ(letter(id).text("approval_words"), "先谈");
    ASSERT_EQ(does(id, "sending", reason).text("state"), "approval");
    EXPECT_LT(decide("/approval").status, 300);
    EXPECT_EQ(letter(id).text("state"), "approved");
    EXPECT_FALSE(letter(id).json.at("needs_approval").as_bool());
    sent(id);
    does(id, "taking_back");
    const auto change = [&](int minor) {
        return world.call("service", "PATCH", "/resolutions/" + id,
                          fmt::format(R"({{"amount_minor":{}}})", minor),
                          {{"if-match", std::to_string(letter(id).json.at("version").as_int64())}});
    };
    EXPECT_FALSE(change(50'000).json.at("needs_approval").as_bool());
    EXPECT_TRUE(change(60'000).json.at("needs_approval").as_bool()) << "more than was approved";
    ASSERT_EQ(does(id, "sending", reason).text("state"), "approval");
    EXPECT_LT(decide("/sending_back").status, 300);
    ASSERT_EQ(does(id, "dropping").text("state"), "dropped");
    const auto request = letter(id).text("approval_id");
    EXPECT_EQ(world.call("manager", "GET", "/approvals/" + request).text("state"), "withdrawn");
}

TEST_P(ResolutionLetters, keep_the_usual_limit_where_policies_were_saved_before_there_was_one) {
    const auto id = begun(resolving(), money("voucher", 50'001));
    const auto settings = [&] { return world.call("admin", "GET", "/approval_settings"); };
    const auto save = [&] {
        return world.call(
            "admin", "PATCH", "/approval_settings",
            R"({"policies":[{"name":"底价","condition":"below_floor","steps":[{"by":"leader"}]}]})",
            {{"if-match", std::to_string(settings().json.at("version").as_int64())}});
    };
    const auto needs = [&] { return letter(id).json.at("needs_approval").as_bool(); };
    ASSERT_EQ(save().status, 200);
    EXPECT_FALSE(needs()) << "left out on purpose";
    world.db().execute_script("UPDATE approval_settings SET documents_known = 0");
    EXPECT_TRUE(needs()) << "saved when there was no such limit";
    EXPECT_EQ(settings().json.at("policies").as_array().size(), 2U);
    EXPECT_EQ(settings().body.find("documents_known"), std::string::npos);
    ASSERT_EQ(save().status, 200);
    EXPECT_FALSE(needs());
}

TEST_P(ResolutionLetters, open_by_the_latest_link_alone_and_only_while_it_is_good) {
    const auto ticket = resolving();
    const auto id = begun(ticket);
    const auto first = sent(id);
    const auto shown = world.call("", "GET", first);
    EXPECT_EQ(shown.json.at("letter").at("prevention"), "加护角") << shown.body;
    EXPECT_EQ(world.call("", "POST", first + "/opening").status, 200);
    EXPECT_GT(letter(id).json.at("first_opened_at").as_int64(), 0);
    const auto second = page_of(does(id, "link"));
    EXPECT_EQ(world.call("", "GET", first).status, 404);
    EXPECT_EQ(says(second, false, "").fields(), Words{"words:resolutions.say_what"});
    EXPECT_EQ(says(second, false, "只补发不够").text("standing"), "declined");
    EXPECT_EQ(told("service"), Words{"resolution.declined"});
    does(id, "taking_back");
    EXPECT_EQ(world.call("", "GET", second).text("standing"), "draft") << "and no letter";
    EXPECT_EQ(says(second, true).code(), "resolutions.is_taken_back");
    const auto third = sent(id);
    world.now = at(24 + 4, 10);
    EXPECT_EQ(world.call("", "GET", third).text("standing"), "sent");
    world.now = zone_of("Asia/Shanghai").at(Date::from_ymd(2026, 12, 20), 600);
    EXPECT_EQ(world.call("", "GET", third).text("standing"), "expired");
    EXPECT_EQ(says(third, true).code(), "resolutions.expired");
}

TEST_P(ResolutionLetters, keep_and_tell_a_yes_that_can_no_longer_be_booked) {
    const auto product = shop.product("C1", 50);
    const auto order = shop.enter(shop.line(product, 4), R"(,"confirm":true)").text("id");
    const auto ticket = resolving();
    const auto off = [](const std::string& of) {
        return money("refund", 1000, R"(,"order_id":")" + of + "\"");
    };
    const auto id = begun(ticket, off(order));
    const auto page = sent(id);
    ASSERT_LT(shop.act("assistant", order, "cancellation", R"({"reason":"不要了"})").status, 300);
    const auto yes = says(page, true);
    EXPECT_EQ(yes.text("standing"), "blocked") << yes.body;
    EXPECT_EQ(says(page, true).text("standing"), "blocked") << "pressed twice";
    EXPECT_EQ(told("service"), Words{"resolution.blocked"}) << "and told once";
    const auto now = letter(id);
    EXPECT_EQ(now.text("state"), "sent");
    EXPECT_EQ(now.text("standing"), "blocked");
    EXPECT_EQ(now.text("blocked_by"), "王工");
    EXPECT_EQ(now.text("booked_on"), "") << "nothing is given";
    const auto story = world.call("service", "GET", "/tickets/" + ticket + "/story");
    EXPECT_NE(story.body.find("⚠ 王工：好"), std::string::npos) << story.body;
    const auto told_by_phone = does(id, "answers", R"({"accepted":true,"answered_by":"王工"})");
    EXPECT_EQ(told_by_phone.status, 409) << "still not";
    EXPECT_EQ(told_by_phone.fields(),
              (Words{"accepted:resolutions.not_booked", "order_id:orders.nothing_to_take_off"}))
        << "why, and what to do";
    EXPECT_NE(told_by_phone.body.find("promise something else"), std::string::npos);
    EXPECT_EQ(does(id, "taking_back").text("standing"), "draft");
    EXPECT_EQ(letter(id).text("blocked_by"), "");
}

TEST_P(ResolutionLetters, book_a_blocked_yes_once_it_can_be) {
    const auto product = shop.product("R2", 10);
    const auto ticket = resolving();
    const auto id = begun(
        ticket,
        fmt::format(R"(,"compensation":"replacement","lines":[{{"product_id":"{}","quantity":2}}])",
                    product));
    const auto page = sent(id);
    const auto shelf = [&](const char* on) {
        const auto now = world.call("purchasing", "GET", "/products/" + product);
        return world.call("purchasing", "PATCH", "/products/" + product,
                          fmt::format(R"({{"on_shelf":{}}})", on),
                          {{"if-match", std::to_string(now.json.at("version").as_int64())}});
    };
    ASSERT_EQ(shelf("false").status, 200);
    EXPECT_EQ(says(page, true).text("standing"), "blocked");
    ASSERT_EQ(shelf("true").status, 200);
    EXPECT_EQ(says(page, true).text("standing"), "accepted");
    EXPECT_EQ(letter(id).json.at("blocked_at").as_int64(), 0);
    EXPECT_NE(letter(id).text("given_order_id"), "");
}

}  // namespace
}  // namespace zhuli::resolutions

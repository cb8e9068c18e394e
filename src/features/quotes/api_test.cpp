// Quotes over the API: drafts, versions and their ladder, approval, the customer's page, and
// orders.
#include <thread>

#include "features/quotes/quotes_for_test.hpp"

namespace zhuli::quotes {
namespace {

struct Quotes : Quoting {};

INSTANTIATE_TEST_SUITE_P(Both, Quotes, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

constexpr const char* kFloorReason = R"({"approval_reason":"老客户首单"})";

TEST_P(Quotes, begin_with_the_usual_values_and_the_price_that_holds_for_the_customer) {
    const auto product = shop.product("A", 5);
    shop.made("admin", "/price_lists",
              fmt::format(R"({{"name":"精工专享","audience":"customer","customer_id":"{}",)"
                          R"("valid_from":"2026-11-01","lines":[{{"product_id":"{}",)"
                          R"("unit_price_e4":110000}}]}})",
                          shop.customer, product));
    const auto id =
        shop.made("assistant", "/quotes",
                  R"({"customer_id":")" + shop.customer + R"(","lines":[)" + line(product) + "," +
                      line(product, 1, R"(,"unit_price_e4":100000)") + "]}");
    const auto made = show(id);
    EXPECT_EQ(made.text("number"), "QT-20261124-0001");
    EXPECT_EQ(made.text("title"), "杭州精工机械有限公司");
    EXPECT_EQ(made.text("valid_until"), "2026-12-09");
    EXPECT_EQ(made.text("pay_term"), "on_delivery");
    EXPECT_EQ(made.json.at("lines").at(0).at("unit_price_e4"), 110'000);
    EXPECT_EQ(made.json.at("lines").at(1).at("base_price_e4"), 110'000);
    EXPECT_EQ(made.json.at("amount_minor"), 4'400 + 1'000);
    EXPECT_EQ(made.json.at("base_minor"), 5 * 1'100);
    EXPECT_EQ(actions(made), (Fields{"edit", "send", "drop"}));
    EXPECT_EQ(made.body.find("cost"), std::string::npos);
}

TEST_P(Quotes, refuse_what_is_wrong_all_at_once) {
    const auto id = begun(shop.product("A", 5));
    EXPECT_EQ(
        edit(id, R"({"valid_until":"2026-11-01","pay_term":"deposit","pay_value":0,)"
                 R"("lines":[{"product_id":"5","quantity":0,"unit_price_e4":-1}]})")
            .fields(),
        (Fields{"lines.0.product_id:field.no_such_record", "lines.0.quantity:quotes.bad_quantity",
                "lines.0.unit_price_e4:quotes.negative_price", "pay_value:field.out_of_range",
                "valid_until:quotes.day_in_the_past"}));
    ASSERT_EQ(edit(id, R"({"lines":[]})").status, 200);
    EXPECT_EQ(act(id, "sending", R"({"how":"note"})").fields(),
              Fields{"how:quotes.note_is_no_channel"});
    EXPECT_EQ(act(id, "sending").fields(), Fields{"lines:quotes.no_lines"});
    EXPECT_EQ(world.call("assistant", "POST", "/quotes", "{}").fields(),
              Fields{"customer_id:field.required"});
    EXPECT_EQ(
        world.call("colleague", "POST", "/quotes", R"({"customer_id":")" + shop.customer + "\"}")
            .fields(),
        Fields{"customer_id:field.no_such_record"});
}

TEST_P(Quotes, are_frozen_once_sent_a_conversation_and_what_is_out_with_the_customer) {
    const auto id = sent(shop.product("A", 5));
    const auto shown = show(id);
    EXPECT_EQ(actions(shown),
              (Fields{"accept", "decline", "revise", "link", "take_back", "withdraw"}));
    EXPECT_EQ(edit(id, R"({"title":"改"})").code(), "quotes.is_frozen");
    EXPECT_EQ(act(id, "sending").code(), "problem.action_not_now");
    const auto customer = world.call("assistant", "GET", "/customers/" + shop.customer);
    EXPECT_EQ(customer.json.at("last_contact_at"), world.now.v);
    EXPECT_NE(world.call("assistant", "GET", "/customers/" + shop.customer + "/timeline?group=deal")
                  .body.find("quote.sent"),
              std::string::npos);
    const auto intent =
        world.call("assistant", "GET", "/customers/" + shop.customer + "/intent").json;
    EXPECT_EQ(intent.at("contributions").at(2).at("kind"), "quote");
    EXPECT_EQ(intent.at("contributions").at(2).at("amount_minor"), 5'000);
    world.follow_events();
    const auto plans = [&] {
        const auto answer = world.call("assistant", "GET",
                                       "/follow_ups?state=planned&customer_id=" + shop.customer);
        return answer.json.at("items").as_array();
    };
    ASSERT_EQ(plans().size(), 1u);
    EXPECT_EQ(plans().at(0).at("situation"), "after_quote");
    ASSERT_EQ(act(id, "acceptance", R"({"answered_by":"王工"})").status, 200);
    world.follow_events();
    EXPECT_TRUE(plans().empty());
}

TEST_P(Quotes, go_down_step_by_step_for_something_and_show_what_is_different) {
    const auto product = shop.product("A", 5);
    const auto first = sent(product);
    const auto second = act(first, "revision").text("id");
    EXPECT_EQ(act(first, "revision").code(), "quotes.has_a_later_version");
    ASSERT_EQ(edit(second, R"({"policy":"三年质保","lines":[)" +
                               line(product, 6, R"(,"unit_price_e4":120000)") + "]}")
                  .status,
              200);
    EXPECT_EQ(act(second, "sending").fields(), Fields{"lines.0.in_return:quotes.say_what_for"});
    ASSERT_EQ(
        edit(second, lines(line(product, 6, R"(,"unit_price_e4":120000,"in_return":"多买两件")")))
            .status,
        200);
    const auto changed = show(second);
    const auto& differences = changed.json.at("differences");
    EXPECT_EQ(differences.at("revision_no"), 1);
    EXPECT_EQ(differences.at("amount_before_minor"), 5'000);
    EXPECT_EQ(differences.at("lines").at(0).at("quantity_before"), 4);
    EXPECT_EQ(differences.at("lines").at(0).at("price_after_e4"), 120'000);
    EXPECT_EQ(differences.at("terms").at(0), "policy");
    ASSERT_EQ(act(second, "sending", R"({"how":"wechat"})").status, 200);
    EXPECT_EQ(show(first).text("state"), "superseded");
    const auto told = show(second);
    const auto& steps = told.json.at("lines").at(0).at("steps").as_array();
    ASSERT_EQ(steps.size(), 2u);
    EXPECT_EQ(steps[0].at("unit_price_e4"), 125'000);
    EXPECT_EQ(steps[1].at("in_return"), "多买两件");
    EXPECT_EQ(steps[1].at("given_by").as_string(), std::to_string(world.id_of("assistant").v));

    EXPECT_EQ(act(second, "sending_undo", "{}", "manager").code(), "quotes.not_yours_or_too_late");
    ASSERT_EQ(act(second, "sending_undo").text("state"), "draft");
    EXPECT_EQ(show(first).text("state"), "sent");
    EXPECT_EQ(show(second).json.at("lines").at(0).at("steps").as_array().size(), 1u);
    ASSERT_EQ(act(first, "acceptance", R"({"answered_by":"王工"})").status, 200);
    EXPECT_EQ(show(second).text("state"), "dropped");
}

TEST_P(Quotes, below_the_floor_wait_for_approval_and_their_order_is_not_asked_again) {
    const auto product = shop.product("A", 5);
    const auto id = begun(product, R"(,"unit_price_e4":60000)");
    const auto draft = show(id);
    EXPECT_EQ(draft.json.at("findings").at(0).at("condition"), "below_floor");
    EXPECT_EQ(draft.json.at("warnings").at(0).at("code"), "orders.below_floor");
    EXPECT_EQ(act(id, "sending").fields(), Fields{"approval_reason:approvals.reason_needed"});
    const auto waiting = act(id, "sending", kFloorReason);
    EXPECT_EQ(waiting.text("state"), "approval") << waiting.body;
    EXPECT_EQ(waiting.json.at("sent_at"), 0);
    EXPECT_EQ(actions(waiting), Fields{"rework"});
    const auto asked = waiting.text("approval_id");
    const auto queue = world.call("manager", "GET", "/approval_queue");
    EXPECT_EQ(queue.json.at("items").at(0).at("subject_number"), "QT-20261124-0001");
    EXPECT_EQ(queue.json.at("items").at(0).at("document"), "quote");
    ASSERT_EQ(world.call("manager", "POST", "/approvals/" + asked + "/approval", "{}").status, 200);
    EXPECT_EQ(actions(show(id)), (Fields{"send", "rework"}));
    EXPECT_EQ(show(id).text("state"), "ready");
    ASSERT_EQ(act(id, "sending").text("state"), "sent");
    ASSERT_EQ(act(id, "acceptance", R"({"answered_by":"王工"})").status, 200);
    const auto order = act(id, "order").text("order_id");
    const auto confirmed = shop.act("assistant", order, "confirmation");
    EXPECT_EQ(confirmed.text("commercial"), "confirmed") << confirmed.body;
}

TEST_P(Quotes, are_turned_back_or_taken_out_of_approval) {
    const auto product = shop.product("A", 5);
    const auto id = begun(product, R"(,"unit_price_e4":60000)");
    const auto first = act(id, "sending", kFloorReason).text("approval_id");
    ASSERT_EQ(
        world.call("manager", "POST", "/approvals/" + first + "/refusal", R"({"words":"太低"})")
            .status,
        200);
    EXPECT_EQ(show(id).text("state"), "draft");
    EXPECT_EQ(show(id).json.at("approval").at("ending_words"), "太低");
    const auto again = act(id, "sending", kFloorReason).text("approval_id");
    EXPECT_NE(again, first);
    EXPECT_EQ(act(id, "rework").text("state"), "draft");
    EXPECT_EQ(world.call("assistant", "GET", "/approvals/" + again).text("state"), "withdrawn");
    ASSERT_EQ(act(id, "sending", kFloorReason).text("state"), "approval");
    ASSERT_EQ(act(id, "rework").status, 200);
    EXPECT_EQ(act(id, "dropping", R"({"reason":"不报了"})").text("state"), "dropped");
}

TEST_P(Quotes, that_need_no_approval_any_more_leave_no_request_behind) {
    const auto product = shop.product("A", 5);
    const auto cheap = R"(,"unit_price_e4":60000)";
    const auto returned = [&](const std::string& id) {
        const auto asked = act(id, "sending", kFloorReason).text("approval_id");
        EXPECT_EQ(world
                      .call("manager", "POST", "/approvals/" + asked + "/sending_back",
                            R"({"words":"再谈谈"})")
                      .status,
                  200);
        EXPECT_EQ(show(id).text("state"), "draft");
        return asked;
    };
    const auto state = [&](const std::string& request) {
        return world.call("assistant", "GET", "/approvals/" + request).text("state");
    };
    const auto first = begun(product, cheap);
    const auto request = returned(first);
    EXPECT_EQ(state(request), "returned");
    ASSERT_EQ(edit(first, lines(line(product, 4))).status, 200);
    ASSERT_EQ(act(first, "sending").text("state"), "sent");
    EXPECT_EQ(state(request), "withdrawn") << "it was sent without it";

    const auto next = act(first, "revision").text("id");
    ASSERT_EQ(
        edit(next, lines(line(product, 4, std::string(cheap) + R"(,"in_return":"x")"))).status,
        200);
    const auto second = returned(next);
    ASSERT_EQ(act(first, "acceptance", R"({"answered_by":"王工"})").status, 200);
    EXPECT_EQ(show(next).text("state"), "dropped");
    EXPECT_EQ(state(second), "withdrawn") << "the version before it was accepted";
}

TEST_P(Quotes, that_were_approved_do_not_ask_for_less_of_it) {
    const auto product = shop.product("A", 5);
    const auto id = begun(product, R"(,"unit_price_e4":60000)");
    const auto asked = act(id, "sending", kFloorReason).text("approval_id");
    ASSERT_EQ(world.call("manager", "POST", "/approvals/" + asked + "/approval", "{}").status, 200);
    ASSERT_EQ(act(id, "sending").status, 200);
    const auto next = act(id, "revision").text("id");
    EXPECT_EQ(show(next).json.at("findings").as_array().size(), 0u);
    ASSERT_EQ(
        edit(next, lines(line(product, 4, R"(,"unit_price_e4":59000,"in_return":"x")"))).status,
        200);
    EXPECT_EQ(show(next).json.at("findings").as_array().size(), 1u)
        << "lower than what was approved";
    EXPECT_EQ(act(next, "sending").fields(), Fields{"approval_reason:approvals.reason_needed"});
}

TEST_P(Quotes, are_read_and_accepted_on_a_private_page) {
    const auto id = sent(shop.product("A", 5));
    const auto page = token(id);
    const auto shown = open(page);
    ASSERT_EQ(shown.status, 200) << shown.body;
    EXPECT_EQ(shown.text("state"), "sent");
    EXPECT_EQ(shown.json.at("amount_minor"), 5'000);
    EXPECT_EQ(shown.body.find("floor"), std::string::npos) << "no price of ours";
    EXPECT_EQ(shown.body.find("base_"), std::string::npos);
    EXPECT_EQ(show(id).json.at("first_opened_at"), 0);
    ASSERT_EQ(world.call("", "POST", "/open_quotes/" + page + "/opening", "{}").status, 200);
    EXPECT_EQ(show(id).json.at("first_opened_at"), world.now.v);
    EXPECT_EQ(answer(page, "decline").fields(), Fields{"words:field.required"});
    ASSERT_EQ(answer(page, "ask", "能月结吗").status, 200);
    EXPECT_EQ(show(id).text("question"), "能月结吗");
    const auto yes = answer(page, "accept", "就按这个");
    EXPECT_EQ(yes.text("state"), "accepted") << yes.body;
    EXPECT_EQ(answer(page, "accept", "就按这个").status, 200) << "the same answer twice is one";
    EXPECT_EQ(answer(page, "decline", "不要了").code(), "quotes.page_accepted");
    EXPECT_EQ(show(id).text("answered_by"), "王工");
    EXPECT_EQ(notices("assistant"), (Fields{"quote.accepted", "quote.asked"}));
    EXPECT_EQ(open(page + "x").status, 404);
    EXPECT_EQ(open("1.abc").status, 404);
}

TEST_P(Quotes, a_page_is_read_and_answered_only_so_often_from_one_address) {
    const auto id = sent(shop.product("A", 5));
    const auto page = token(id);
    int read = 0, refused = 0;
    for (int i = 0; i < 130; ++i) {
        const auto shown = open(page);
        read += shown.status == 200;
        refused += shown.status == 429;
    }
    EXPECT_EQ(read, 120);
    EXPECT_EQ(refused, 10);
    EXPECT_EQ(answer(page, "accept", "好").status, 429);
    EXPECT_EQ(show(id).text("state"), "sent") << "what is turned away does nothing";
    world.now = world.now.plus_ms(kMinuteMs);
    EXPECT_EQ(answer(page, "accept", "好").text("state"), "accepted");
}

TEST_P(Quotes, pages_open_nothing_once_they_are_replaced_withdrawn_or_over) {
    const auto product = shop.product("A", 5);
    const auto id = sent(product);
    const auto lost = token(id);
    const auto page = token(id);
    EXPECT_EQ(open(lost).status, 404) << "another link took its place";
    EXPECT_EQ(act(id, "withdrawal", "{}").fields(), Fields{"reason:field.required"});
    ASSERT_EQ(act(id, "withdrawal", R"({"reason":"价格写错"})").text("state"), "withdrawn");
    const auto gone = open(page);
    EXPECT_EQ(gone.text("state"), "withdrawn");
    EXPECT_TRUE(gone.json.at("lines").as_array().empty());
    EXPECT_EQ(answer(page, "accept").code(), "quotes.page_withdrawn");
    const auto next = act(id, "revision").text("id");
    ASSERT_EQ(act(next, "sending").text("state"), "sent");
    const auto second = token(next);
    EXPECT_EQ(answer(second, "accept", "", 1).code(), "quotes.page_superseded")
        << "another version was read";
    world.now = world.now.plus_ms(30 * kDayMs);
    EXPECT_EQ(open(second).text("state"), "expired");
    EXPECT_EQ(answer(second, "accept", "", 2).code(), "quotes.page_expired");
    EXPECT_EQ(act(next, "acceptance", R"({"answered_by":"王工"})").code(),
              "problem.action_not_now");
    EXPECT_TRUE(listed("state=expired").empty());
    world.run_jobs();
    EXPECT_EQ(listed("state=expired"), Fields{next});
}

TEST_P(Quotes, answered_by_many_at_once_have_one_answer) {
    const auto id = sent(shop.product("A", 5));
    const auto page = token(id);
    std::atomic<int> taken = 0;
    std::vector<std::thread> readers;
    for (int i = 0; i < 12; ++i)
        readers.emplace_back([&, i] {
            const auto said = answer(page, i % 2 ? "accept" : "decline", "就这样");
            if (said.status == 200) ++taken;
        });
    for (auto& reader : readers) reader.join();
    EXPECT_EQ(taken, 6) << "the six that said what stands";
    EXPECT_EQ(shop.count("event", id), 3) << "begun, sent, answered";
}

TEST_P(Quotes, that_were_accepted_become_the_draft_of_an_order_once) {
    const auto product = shop.product("A", 5);
    const auto id = begun(product, R"(,"unit_price_e4":100000)");
    ASSERT_EQ(edit(id, R"({"pay_term":"deposit","pay_value":30,"policy":"三年质保"})").status, 200);
    EXPECT_EQ(act(id, "order").code(), "problem.action_not_now");
    ASSERT_EQ(act(id, "sending").status, 200);
    ASSERT_EQ(act(id, "acceptance", R"({"answered_by":"王工"})").status, 200);
    const auto ordered = act(id, "order");
    ASSERT_EQ(ordered.status, 200) << ordered.body;
    EXPECT_EQ(act(id, "order").code(), "quotes.is_ordered");
    const auto order = world.call("assistant", "GET", "/orders/" + ordered.text("order_id"));
    EXPECT_EQ(order.text("commercial"), "draft");
    EXPECT_EQ(order.text("pay_term"), "deposit");
    EXPECT_EQ(order.json.at("pay_value"), 30);
    EXPECT_EQ(order.text("policy"), "三年质保");
    EXPECT_EQ(order.json.at("lines").at(0).at("unit_price_e4"), 100'000);
    EXPECT_EQ(listed("order_id=" + order.text("id")), Fields{id});
    EXPECT_EQ(act(id, "reopening").code(), "problem.action_not_now");
    ASSERT_EQ(
        shop.act("assistant", order.text("id"), "cancellation", R"({"reason":"规格要改"})").status,
        200);
    world.follow_events();
    EXPECT_EQ(show(id).json.at("order_id"), nullptr);
    const auto second = act(id, "order");
    EXPECT_NE(second.text("order_id"), order.text("id")) << second.body;
}

TEST_P(Quotes, tell_what_an_order_refuses_at_their_own_lines) {
    const auto product = shop.product("A", 5);
    const auto id = sent(product);
    ASSERT_EQ(act(id, "acceptance", R"({"answered_by":"王工"})").status, 200);
    ASSERT_EQ(world
                  .call("purchasing", "PATCH", "/products/" + product, R"({"on_shelf":false})",
                        {{"if-match", "1"}})
                  .status,
              200);
    EXPECT_EQ(act(id, "order").fields(), Fields{"lines.0.product_id:orders.off_shelf"});
    EXPECT_EQ(show(id).json.at("order_id"), nullptr);
    const auto next = begun(product);
    EXPECT_EQ(act(next, "sending").fields(), Fields{"lines.0.product_id:quotes.off_shelf"});
}

TEST_P(Quotes, take_over_the_goods_of_a_proposal) {
    const auto product = shop.product("A", 5);
    const auto proposal = shop.made(
        "assistant", "/proposals",
        fmt::format(R"({{"customer_id":"{}","title":"紧固件方案","lines":[{{"need":"上门","offer":)"
                    R"("到场","fit":"会装"}},{{"need":"月底前","product_id":"{}","quantity":4,)"
                    R"("unit_price_e4":90000,"fit":"有货"}}]}})",
                    shop.customer, product));
    const auto id = shop.made("assistant", "/quotes", R"({"proposal_id":")" + proposal + "\"}");
    const auto made = show(id);
    EXPECT_EQ(made.text("customer_id"), shop.customer);
    EXPECT_EQ(made.text("title"), "紧固件方案");
    EXPECT_EQ(made.text("proposal_number"), "PP-20261124-0001");
    ASSERT_EQ(made.json.at("lines").as_array().size(), 1u);
    EXPECT_EQ(made.json.at("lines").at(0).at("unit_price_e4"), 90'000);
    EXPECT_EQ(listed("proposal_id=" + proposal), Fields{id});
    const auto other = shop.made("assistant", "/customers", R"({"name":"宁波海天塑机"})");
    EXPECT_EQ(
        world
            .call("assistant", "POST", "/quotes",
                  fmt::format(R"({{"customer_id":"{}","proposal_id":"{}"}})", other, proposal))
            .fields(),
        Fields{"proposal_id:quotes.of_another_customer"});
}

TEST_P(Quotes, go_with_their_customer_and_with_their_owners_work) {
    const auto old = sent(shop.product("A", 5));
    const auto id = act(old, "revision").text("id");
    const auto winner = shop.made("assistant", "/customers", R"({"name":"杭州精工机械"})");
    const auto merged = world.call(
        "assistant", "POST", "/customer_merges",
        fmt::format(R"({{"winner_id":"{}","loser_ids":["{}"]}})", winner, shop.customer));
    ASSERT_EQ(merged.status, 201) << merged.body;
    EXPECT_EQ(show(id).text("customer_id"), winner);
    const auto step = world.call(
        "hr", "POST", "/users/" + std::to_string(world.id_of("assistant").v) + "/handover",
        R"({"successor_id":")" + std::to_string(world.id_of("colleague").v) + "\"}");
    EXPECT_EQ(step.json.at("quotes_count"), 1) << step.body;
    EXPECT_EQ(show(old, "colleague").status, 200);
    EXPECT_EQ(show(id).status, 404);
    EXPECT_EQ(listed("q=QT-20261124-0001", "colleague").size(), 2u);
    EXPECT_TRUE(listed("q=QT-20261124-0001").empty());
}

}  // namespace
}  // namespace zhuli::quotes

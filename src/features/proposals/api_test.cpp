#include "features/proposals/proposals_for_test.hpp"

namespace zhuli::proposals {
namespace {

class Proposals : public Proposing {};
INSTANTIATE_TEST_SUITE_P(Both, Proposals, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Proposals, nobody_a_wrong_role_and_other_peoples_are_kept_out) {
    EXPECT_EQ(world.call("", "GET", "/proposals").status, 401);
    EXPECT_EQ(world.call("warehouse", "GET", "/proposals").status, 403);
    const auto id = begun(shop.product("A", 5));
    EXPECT_EQ(show(id).status, 200);
    EXPECT_EQ(show(id, "manager").status, 200);
    EXPECT_EQ(show(id, "colleague").status, 404);
    EXPECT_EQ(act(id, "sending", "{}", "colleague").status, 404);
    EXPECT_EQ(act(id, "sending", "{}", "auditor").status, 403);
    world.found_other_organisation();
    EXPECT_EQ(show(id, "stranger").status, 404);
    EXPECT_EQ(create("{" + of_customer() + "}", "colleague").fields(),
              Fields{"customer_id:field.no_such_record"});
}

TEST_P(Proposals, take_each_need_over_in_the_customers_words) {
    const auto inquiry =
        shop.made("assistant", "/inquiries",
                  R"({"words":"要报价","interest":"不锈钢螺丝",)" + of_customer() + "}");
    const auto written = need(R"("inquiry_id":")" + inquiry + '"');
    const auto made = create(R"({"inquiry_id":")" + inquiry + "\"}");
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.text("number"), "PP-20261124-0001");
    EXPECT_EQ(made.text("title"), "不锈钢螺丝");
    EXPECT_EQ(made.text("customer_id"), shop.customer);
    EXPECT_EQ(made.text("need_id"), written);
    EXPECT_EQ(made.text("valid_until"), "2026-12-24");
    const auto& lines = made.json.at("lines").as_array();
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0].at("need"), "月底前");
    EXPECT_EQ(lines[1].at("question"), "预算?");
    EXPECT_EQ(lines[1].at("need"), "");
    EXPECT_EQ(listed("inquiry_id=" + inquiry), Fields{made.text("id")});
    EXPECT_EQ(shop.count("event", made.text("id")), 1);
    EXPECT_EQ(shop.count("audit", made.text("id")), 1);
}

TEST_P(Proposals, of_an_opportunity_begin_with_its_customers_confirmed_need) {
    const auto written = need(of_customer());
    ASSERT_EQ(world
                  .call("assistant", "POST", "/needs/" + written + "/confirmation",
                        R"({"confirmed_by":"王工"})")
                  .status,
              200);
    const auto opportunity = shop.made("assistant", "/opportunities",
                                       R"({"name":"产线改造","amount_minor":100,)"
                                       R"("expected_close_on":"2026-12-20","next_step":"发方案",)"
                                       R"("next_step_on":"2026-12-01",)" +
                                           of_customer() + "}");
    const auto made = create(R"({"opportunity_id":")" + opportunity + "\"}");
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.text("title"), "产线改造");
    EXPECT_EQ(made.text("opportunity_name"), "产线改造");
    EXPECT_EQ(made.text("need_id"), written);
    EXPECT_EQ(listed("opportunity_id=" + opportunity), Fields{made.text("id")});
    const auto other = shop.made("assistant", "/customers", R"({"name":"苏州恒达"})");
    EXPECT_EQ(create(R"({"customer_id":")" + other + R"(","need_id":")" + written +
                     R"(","opportunity_id":")" + opportunity + "\"}")
                  .fields(),
              (Fields{"need_id:proposals.of_another_customer",
                      "opportunity_id:proposals.of_another_customer"}));
    EXPECT_EQ(create("{}").fields(), Fields{"customer_id:field.required"});
}

TEST_P(Proposals, are_refused_at_sending_with_everything_that_is_missing) {
    const auto written = need(of_customer());
    const auto id = shop.made("assistant", "/proposals", R"({"need_id":")" + written + "\"}");
    const auto refused = act(id, "sending");
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(
        refused.fields(),
        (Fields{"lines.0.fit:proposals.why_it_fits", "lines.0.offer:proposals.nothing_offered",
                "lines.1.fit:proposals.why_it_fits", "lines.1.need:proposals.need_unanswered",
                "lines.1.offer:proposals.nothing_offered"}));
    EXPECT_EQ(show(id).text("state"), "draft");
    EXPECT_EQ(edit(id, R"({"lines":[{"need":"x","quantity":2,"evidence":[{}]}]})").fields(),
              (Fields{"lines.0.evidence.0.words:proposals.empty_evidence",
                      "lines.0.quantity:proposals.without_product"}));
    EXPECT_EQ(act(id, "sending", R"({"how":"note"})").fields(),
              Fields{"how:proposals.note_is_no_channel"});
}

TEST_P(Proposals, copy_what_a_product_is_and_costs_the_customer) {
    const auto product = shop.product("A", 5);
    const auto id = begun(product);
    EXPECT_EQ(show(id).json.at("amount_minor"), 5'000);
    EXPECT_TRUE(show(id).json.at("warnings").as_array().empty());
    const auto cheap = edit(id, R"({"lines":[)" + line(product, 3, R"(,"unit_price_e4":60000)") +
                                    R"(,{"need":"上门","offer":"工程师到场","fit":"会装"}]})");
    ASSERT_EQ(cheap.status, 200) << cheap.body;
    EXPECT_EQ(cheap.json.at("amount_minor"), 1'800);
    EXPECT_EQ(cheap.json.at("lines").at(0).at("product_code"), "A");
    EXPECT_EQ(cheap.json.at("warnings").at(0).at("code"), "orders.below_floor");
    EXPECT_EQ(cheap.json.at("warnings").at(0).at("path"), "lines.0.unit_price_e4");
    EXPECT_EQ(cheap.body.find("cost"), std::string::npos);
    EXPECT_EQ(edit(id, R"({"lines":[{"product_id":"5","quantity":1}]})").fields(),
              Fields{"lines.0.product_id:field.no_such_record"});
}

TEST_P(Proposals, are_frozen_once_sent_and_a_conversation) {
    const auto id = sent(shop.product("A", 5));
    const auto shown = show(id);
    EXPECT_EQ(shown.text("state"), "sent");
    EXPECT_EQ(actions(shown), (Fields{"accept", "decline", "take_back", "revise"}));
    EXPECT_EQ(edit(id, R"({"title":"改"})").code(), "proposals.is_frozen");
    EXPECT_EQ(act(id, "sending").code(), "problem.action_not_now");
    const auto customer = world.call("assistant", "GET", "/customers/" + shop.customer);
    EXPECT_EQ(customer.json.at("last_contact_at"), world.now.v);
    EXPECT_NE(world.call("assistant", "GET", "/customers/" + shop.customer + "/timeline?group=deal")
                  .body.find("proposal.sent"),
              std::string::npos);
    world.follow_events();
    const auto plans =
        world.call("assistant", "GET", "/follow_ups?state=planned&customer_id=" + shop.customer);
    ASSERT_EQ(plans.json.at("items").as_array().size(), 1u) << plans.body;
    EXPECT_EQ(plans.json.at("items").at(0).at("situation"), "after_quote");
    ASSERT_EQ(act(id, "acceptance", R"({"answered_by":"王工"})").status, 200);
    world.follow_events();
    EXPECT_TRUE(
        world.call("assistant", "GET", "/follow_ups?state=planned&customer_id=" + shop.customer)
            .json.at("items")
            .as_array()
            .empty());
}

TEST_P(Proposals, are_taken_back_by_their_sender_while_nobody_answered) {
    const auto id = sent(shop.product("A", 5));
    EXPECT_EQ(act(id, "sending_undo", "{}", "manager").code(), "proposals.not_yours_or_too_late");
    const auto back = act(id, "sending_undo");
    EXPECT_EQ(back.text("state"), "draft");
    EXPECT_EQ(back.json.at("sent_at"), 0);
    EXPECT_EQ(
        world.call("assistant", "GET", "/customers/" + shop.customer).json.at("last_contact_at"),
        0);
    EXPECT_EQ(act(id, "sending").status, 200);
    world.now = world.now.plus_ms(2 * kDayMs);
    EXPECT_EQ(act(id, "sending_undo").code(), "proposals.not_yours_or_too_late");
    EXPECT_EQ(actions(show(id)), (Fields{"accept", "decline", "revise"}));
}

TEST_P(Proposals, a_later_version_takes_the_place_of_the_one_before_once_it_is_sent) {
    const auto product = shop.product("A", 5);
    const auto first = sent(product);
    const auto second = act(first, "revision").text("id");
    EXPECT_EQ(show(second).text("number"), show(first).text("number"));
    EXPECT_EQ(show(second).json.at("revision_no"), 2);
    EXPECT_EQ(show(first).text("state"), "sent");
    EXPECT_EQ(act(first, "revision").code(), "proposals.has_a_later_version");
    ASSERT_EQ(edit(second, R"({"lines":[)" + line(product, 2) + "]}").status, 200);
    ASSERT_EQ(act(second, "sending", R"({"how":"wechat"})").status, 200);
    const auto old = show(first);
    EXPECT_EQ(old.text("state"), "superseded");
    EXPECT_EQ(old.json.at("lines").at(0).at("quantity"), 4);
    ASSERT_EQ(old.json.at("versions").as_array().size(), 2u);
    EXPECT_EQ(old.json.at("versions").at(0).at("id").as_string(), second);
    EXPECT_TRUE(actions(old).empty());
    EXPECT_EQ(act(second, "sending_undo").status, 200);
    EXPECT_EQ(show(first).text("state"), "sent");
    EXPECT_EQ(listed("open=true&root_id=" + first).size(), 2u);
    ASSERT_EQ(act(first, "acceptance", R"({"answered_by":"王工"})").status, 200);
    EXPECT_EQ(show(second).text("state"), "dropped");
}

TEST_P(Proposals, a_no_has_its_reason_and_may_be_a_mistake) {
    const auto id = sent(shop.product("A", 5));
    EXPECT_EQ(act(id, "decline", R"({"words":"太贵"})").fields(), Fields{"reason:field.required"});
    const auto no = act(id, "decline", R"({"reason":"price","words":"太贵","answered_by":"王工"})");
    EXPECT_EQ(no.text("state"), "declined");
    EXPECT_EQ(no.text("decline_reason"), "price");
    EXPECT_EQ(actions(no), (Fields{"revise", "reopen"}));
    EXPECT_EQ(act(id, "reopening").text("decline_reason"), "none");
    const auto next = act(id, "revision");
    EXPECT_EQ(act(next.text("id"), "dropping", R"({"reason":"不发了"})").text("state"), "dropped");
    EXPECT_EQ(act(id, "acceptance", "{}").fields(), Fields{"answered_by:field.required"});
}

TEST_P(Proposals, expire_when_their_last_day_is_over) {
    const auto id = sent(shop.product("A", 5));
    world.now = world.now.plus_ms(31 * kDayMs);
    EXPECT_EQ(show(id).text("state"), "expired");
    EXPECT_EQ(act(id, "acceptance", R"({"answered_by":"王工"})").code(), "problem.action_not_now");
    EXPECT_TRUE(listed("state=expired").empty());
    world.run_jobs();
    EXPECT_EQ(listed("state=expired"), Fields{id});
    EXPECT_EQ(act(id, "revision").text("valid_until"), "2027-01-24");
}

TEST_P(Proposals, that_were_accepted_become_the_draft_of_an_order_once) {
    const auto product = shop.product("A", 5);
    const auto id =
        shop.made("assistant", "/proposals",
                  fmt::format(R"({{"customer_id":"{}","title":"紧固件","lines":[{{"need":"上门",)"
                              R"("offer":"到场","fit":"会装"}},{}]}})",
                              shop.customer, line(product, 4, R"(,"unit_price_e4":100000)")));
    EXPECT_EQ(act(id, "order").code(), "problem.action_not_now");
    ASSERT_EQ(act(id, "sending").status, 200);
    ASSERT_EQ(act(id, "acceptance", R"({"answered_by":"王工"})").status, 200);
    const auto ordered = act(id, "order");
    ASSERT_EQ(ordered.status, 200) << ordered.body;
    EXPECT_EQ(act(id, "order").code(), "proposals.is_ordered");
    const auto order = world.call("assistant", "GET", "/orders/" + ordered.text("order_id"));
    EXPECT_EQ(order.text("commercial"), "draft");
    EXPECT_EQ(order.text("number"), ordered.text("order_number"));
    ASSERT_EQ(order.json.at("lines").as_array().size(), 1u);
    EXPECT_EQ(order.json.at("lines").at(0).at("unit_price_e4"), 100'000);
    EXPECT_EQ(listed("order_id=" + order.text("id")), Fields{id});
    EXPECT_EQ(act(id, "reopening").code(), "problem.action_not_now");
}

TEST_P(Proposals, whose_order_is_cancelled_are_accepted_again_and_ordered_once_more) {
    const auto id = sent(shop.product("A", 5));
    ASSERT_EQ(act(id, "acceptance", R"({"answered_by":"王工"})").status, 200);
    const auto first = act(id, "order").text("order_id");
    const auto number = show(id).text("order_number");
    ASSERT_EQ(world
                  .call("assistant", "POST", "/orders/" + first + "/cancellation",
                        R"({"reason":"规格要改"})")
                  .status,
              200);
    world.follow_events();
    const auto freed = show(id);
    EXPECT_EQ(freed.text("state"), "accepted");
    EXPECT_EQ(freed.json.at("order_id"), nullptr);
    const auto told = world.call("assistant", "GET", "/customers/" + shop.customer + "/timeline");
    EXPECT_NE(told.body.find("proposal.order_cancelled"), std::string::npos) << told.body;
    const auto second = act(id, "order");
    ASSERT_EQ(second.status, 200) << second.body;
    EXPECT_NE(second.text("order_id"), first);
    EXPECT_NE(second.text("order_number"), number);
    EXPECT_EQ(act(id, "order").code(), "proposals.is_ordered");
    world.follow_events();
    EXPECT_EQ(show(id).text("order_id"), second.text("order_id"))
        << "the first order's end is not the second's";
}

TEST_P(Proposals, tell_what_an_order_refuses_at_their_own_lines) {
    const auto product = shop.product("A", 5);
    const auto id =
        shop.made("assistant", "/proposals",
                  fmt::format(R"({{"customer_id":"{}","title":"紧固件","lines":[{{"need":"上门",)"
                              R"("offer":"到场","fit":"会装"}},{}]}})",
                              shop.customer, line(product)));
    ASSERT_EQ(act(id, "sending").status, 200);
    ASSERT_EQ(act(id, "acceptance", R"({"answered_by":"王工"})").status, 200);
    ASSERT_EQ(world
                  .call("purchasing", "PATCH", "/products/" + product, R"({"on_shelf":false})",
                        {{"if-match", "1"}})
                  .status,
              200);
    EXPECT_EQ(act(id, "order").fields(), Fields{"lines.1.product_id:orders.off_shelf"});
    EXPECT_EQ(show(id).json.at("order_id"), nullptr);
    const auto words = shop.made("assistant", "/proposals",
                                 R"({"title":"服务","lines":[{"need":"上门","offer":"到场",)"
                                 R"("fit":"会装"}],)" +
                                     of_customer() + "}");
    ASSERT_EQ(act(words, "sending").status, 200);
    ASSERT_EQ(act(words, "acceptance", R"({"answered_by":"王工"})").status, 200);
    EXPECT_EQ(act(words, "order").code(), "proposals.nothing_to_order");
}

TEST_P(Proposals, go_with_their_customer_and_with_their_owners_work) {
    const auto old = sent(shop.product("A", 5));
    const auto id = act(old, "revision").text("id");
    const auto winner = shop.made("assistant", "/customers", R"({"name":"杭州精工机械"})");
    const auto merged = world.call(
        "assistant", "POST", "/customer_merges",
        fmt::format(R"({{"winner_id":"{}","loser_ids":["{}"]}})", winner, shop.customer));
    ASSERT_EQ(merged.status, 201) << merged.body;
    EXPECT_EQ(show(id).text("customer_id"), winner);
    const auto merge = std::string(merged.json.at("items").at(0).at("id").as_string());
    ASSERT_EQ(world.call("assistant", "POST", "/customer_merges/" + merge + "/undo", "{}").status,
              200);
    EXPECT_EQ(show(id).text("customer_id"), shop.customer);
    const auto step = world.call(
        "hr", "POST", "/users/" + std::to_string(world.id_of("assistant").v) + "/handover",
        R"({"successor_id":")" + std::to_string(world.id_of("colleague").v) + "\"}");
    EXPECT_EQ(step.json.at("proposals_count"), 1) << step.body;
    EXPECT_EQ(show(id, "colleague").text("owner_name"),
              world.call("colleague", "GET", "/session").json.at("user").at("name").as_string());
    EXPECT_EQ(show(old, "colleague").status, 200);
    EXPECT_EQ(show(id).status, 404);
}

TEST_P(Proposals, show_files_of_their_own_customer_and_are_found_by_number_and_title) {
    const auto product = shop.product("A", 5);
    const auto id = begun(product);
    EXPECT_EQ(edit(id, R"({"lines":[)" +
                           line(product, 1, R"(,"evidence":[{"attachment_id":"5"}])") + "]}")
                  .fields(),
              Fields{"lines.0.evidence.0.attachment_id:field.no_such_record"});
    EXPECT_EQ(listed("q=jgj"), Fields{id});
    EXPECT_EQ(listed("q=PP-20261124-0001"), Fields{id});
    EXPECT_TRUE(listed("q=jgj", "colleague").empty());
}

}  // namespace
}  // namespace zhuli::proposals

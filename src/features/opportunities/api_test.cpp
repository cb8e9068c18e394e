#include <map>

#include "features/opportunities/deals_for_test.hpp"

namespace zhuli::opportunities {
namespace {

using Fields = std::vector<std::string>;
using Column = std::pair<std::int64_t, std::int64_t>;

class Opportunities : public Deals {};
INSTANTIATE_TEST_SUITE_P(Both, Opportunities, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(Opportunities, nobody_a_wrong_role_and_other_peoples_are_kept_out) {
    EXPECT_EQ(world.call("", "GET", "/opportunities").status, 401);
    EXPECT_EQ(world.call("warehouse", "GET", "/opportunities").status, 403);
    const auto id = begun();
    EXPECT_EQ(show(id).status, 200);
    EXPECT_EQ(show(id, "colleague").status, 404);
    EXPECT_EQ(show(id, "manager").status, 200);
    EXPECT_EQ(act(id, "stage", R"({"stage":"proposal"})", "colleague").status, 404);
    EXPECT_EQ(act(id, "stage", R"({"stage":"proposal"})", "auditor").status, 403);
    EXPECT_EQ(world.call("colleague", "GET", path(id, "history")).status, 404);
    world.found_other_organisation();
    EXPECT_EQ(show(id, "stranger").status, 404);
    EXPECT_EQ(world.call("colleague", "POST", "/opportunities", body(shop.customer)).fields(),
              Fields{"customer_id:field.no_such_record"});
    EXPECT_EQ(
        world.call("assistant", "PATCH", "/opportunity_settings", "{}", {{"if-match", "0"}}).status,
        403);
}

TEST_P(Opportunities, are_begun_once_with_everything_that_is_wrong_told_at_once) {
    EXPECT_EQ(world.call("assistant", "POST", "/opportunities", R"({"open":false})").fields(),
              (Fields{"customer_id:field.required", "expected_close_on:field.required",
                      "name:field.required", "open:field.read_only"}));
    const auto bad = fmt::format(R"({{"customer_id":"{}","name":"x","amount_minor":-1,)"
                                 R"("expected_close_on":"2026-11-23"}})",
                                 shop.customer);
    EXPECT_EQ(world.call("assistant", "POST", "/opportunities", bad).fields(),
              (Fields{"amount_minor:opportunities.less_than_nothing",
                      "expected_close_on:opportunities.day_in_the_past",
                      "next_step:opportunities.next_step_needed",
                      "next_step_on:opportunities.next_step_needed"}));
    const std::vector<std::pair<std::string, std::string>> key{{"idempotency-key", "k1"}};
    const auto first = world.call("assistant", "POST", "/opportunities", body(shop.customer), key);
    const auto again = world.call("assistant", "POST", "/opportunities", body(shop.customer), key);
    EXPECT_EQ(first.status, 201) << first.body;
    EXPECT_EQ(first.text("id"), again.text("id"));
    EXPECT_EQ(listed("").size(), 1u);
    EXPECT_EQ(first.text("stage"), "discovery");
    EXPECT_EQ(first.text("customer_name"), "杭州精工机械有限公司");
    EXPECT_EQ(number(first, "weighted_minor"), 50'000);
    EXPECT_EQ(shop.count("event", first.text("id")), 1);
    EXPECT_EQ(shop.count("audit", first.text("id")), 1);
}

TEST_P(Opportunities, an_archived_customer_begins_none) {
    const auto other = shop.made("assistant", "/customers", R"({"name":"苏州恒达"})");
    ASSERT_EQ(
        world.call("manager", "POST", "/customers/" + other + "/archival", R"({"reason":"x"})")
            .status,
        200);
    EXPECT_EQ(world.call("assistant", "POST", "/opportunities", body(other)).code(),
              "opportunities.customer_is_closed");
}

TEST_P(Opportunities, a_stage_moves_with_its_version_and_its_history) {
    const auto id = begun();
    EXPECT_EQ(move(id, "quotation", 1).status, 200);
    const auto stale = move(id, "negotiation", 1);
    EXPECT_EQ(stale.status, 409);
    EXPECT_EQ(stale.code(), "problem.stale");
    EXPECT_EQ(stale.json.at("current").at("stage"), "quotation");
    EXPECT_EQ(move(id, "quotation", 2).code(), "problem.action_not_now");
    EXPECT_EQ(move(id, "won", 2).fields(), Fields{"stage:opportunities.end_is_an_act"});
    world.now = world.now.plus_ms(9 * kDayMs);  // Thursday of the week after
    EXPECT_EQ(number(show(id), "stage_days"), 7);
    const auto back = move(id, "proposal", 2);
    EXPECT_EQ(back.text("stage"), "proposal");
    EXPECT_EQ(number(back, "stage_days"), 0);
    const auto history = world.call("assistant", "GET", path(id, "history"));
    const auto& stages = history.json.at("stages").as_array();
    ASSERT_EQ(stages.size(), 2u);
    EXPECT_EQ(stages[0].at("from_stage"), "discovery");
    EXPECT_EQ(stages[1].at("to_stage"), "proposal");
    EXPECT_EQ(stages[1].at("working_days").as_int64(), 7);
    EXPECT_EQ(shop.count("event", id), 3);
}

TEST_P(Opportunities, a_later_day_is_a_slip_that_stays_visible) {
    const auto id = begun();
    EXPECT_EQ(edit(id, R"({"expected_close_on":"2027-01-15"})", 1).status, 200);
    EXPECT_EQ(edit(id, R"({"expected_close_on":"2027-01-05","note":"提前"})", 2).status, 200);
    const auto slipped = edit(id, R"({"expected_close_on":"2027-02-01"})", 3);
    EXPECT_EQ(number(slipped, "slip_count"), 2);
    EXPECT_EQ(slipped.text("first_expected_close_on"), "2026-12-20");
    const auto history = world.call("assistant", "GET", path(id, "history"));
    EXPECT_EQ(history.text("first_expected_close_on"), "2026-12-20");
    EXPECT_EQ(history.json.at("dates").as_array().size(), 3u);
    EXPECT_EQ(history.json.at("dates").at(1).at("after_on"), "2027-01-05");
    EXPECT_EQ(edit(id, R"({"first_expected_close_on":"2027-02-01"})", 4).fields(),
              Fields{"first_expected_close_on:field.read_only"});
    EXPECT_EQ(edit(id, R"({"next_step":""})", 4).fields(),
              Fields{"next_step:opportunities.next_step_needed"});
    EXPECT_EQ(edit(id, R"({"name":"二期"})", 3).status, 409);
    EXPECT_EQ(listed("slip_count_from=1"), Fields{id});
    world.now = world.now.plus_ms(90 * kDayMs);
    EXPECT_TRUE(show(id).json.at("overdue").as_bool());
    EXPECT_TRUE(show(id).json.at("stale").as_bool());
}

TEST_P(Opportunities, are_won_with_an_order_of_the_same_customer) {
    const auto product = shop.product("A", 5);
    const auto order = shop.enter(orders::Shop::line(product, 1)).text("id");
    const auto other = shop.made("assistant", "/customers", R"({"name":"苏州恒达"})");
    const auto foreign = shop.made(
        "assistant", "/orders",
        R"({"customer_id":")" + other + R"(","lines":[)" + orders::Shop::line(product, 1) + "]}");
    const auto id = begun();
    const auto win = [&](const std::string& which) {
        return act(id, "success", R"({"order_id":")" + which + R"(","amount_minor":1250})");
    };
    EXPECT_EQ(win(foreign).fields(), Fields{"order_id:opportunities.order_of_another"});
    EXPECT_EQ(win("913527114047688717").fields(), Fields{"order_id:field.no_such_record"});
    const auto won = win(order);
    EXPECT_EQ(won.status, 200) << won.body;
    EXPECT_EQ(won.text("stage"), "won");
    EXPECT_EQ(won.text("order_id"), order);
    EXPECT_EQ(won.text("closed_on"), "2026-11-24");
    EXPECT_EQ(won.text("next_step"), "");
    EXPECT_EQ(number(won, "amount_minor"), 1250);
    EXPECT_EQ(act(id, "loss", R"({"reason":"price","words":"贵"})").code(),
              "problem.action_not_now");
    EXPECT_EQ(edit(id, R"({"name":"x"})", 2).code(), "problem.action_not_now");
    EXPECT_EQ(column(Stage::won), (Column{1, 1250}));
}

TEST_P(Opportunities, are_lost_with_a_reason_and_opened_again_where_they_were) {
    const auto id = begun(R"(,"competitors":["甲公司"])");
    ASSERT_EQ(move(id, "quotation").status, 200);
    EXPECT_EQ(act(id, "loss", R"({"reason":"price"})").fields(), Fields{"words:field.required"});
    EXPECT_EQ(act(id, "loss", R"({"reason":"none","words":"x"})").fields(),
              Fields{"reason:field.required"});
    ASSERT_EQ(act(id, "loss", R"({"reason":"competitor","words":"甲公司便宜 8%"})").status, 200);
    EXPECT_EQ(listed("open=true").size(), 0u);
    EXPECT_EQ(listed("lost_reason=competitor"), Fields{id});
    EXPECT_EQ(act(id, "reopening", "{}").fields(),
              (Fields{"next_step:field.required", "next_step_on:field.required"}));
    const auto again = act(id, "reopening",
                           R"({"next_step":"重新报价","next_step_on":"2026-12-01",)"
                           R"("expected_close_on":"2027-01-10"})");
    ASSERT_EQ(again.status, 200) << again.body;
    EXPECT_EQ(again.text("stage"), "quotation");
    EXPECT_EQ(again.text("lost_reason"), "none");
    EXPECT_EQ(number(again, "slip_count"), 1);
    EXPECT_EQ(listed("stage=quotation"), Fields{id});
}

TEST_P(Opportunities, the_board_adds_up_what_is_in_scope) {
    const auto first = begun(), second = begun(R"(,"stage":"proposal")");
    EXPECT_EQ(column(Stage::discovery), (Column{1, 500'000}));
    EXPECT_EQ(column(Stage::proposal), (Column{1, 500'000}));
    ASSERT_EQ(move(first, "proposal").status, 200);
    ASSERT_EQ(edit(second, R"({"amount_minor":700000})", 1).status, 200);
    EXPECT_EQ(column(Stage::discovery), (Column{0, 0}));
    EXPECT_EQ(column(Stage::proposal), (Column{2, 1'200'000}));
    EXPECT_EQ(column(Stage::proposal, "colleague"), (Column{0, 0}));
    EXPECT_EQ(column(Stage::proposal, "manager"), (Column{2, 1'200'000}));
    EXPECT_EQ(column(Stage::proposal, "admin"), (Column{2, 1'200'000}));
    const auto of = [&](const std::string& who) {
        return "?owner_id=" + std::to_string(world.id_of(who).v);
    };
    EXPECT_EQ(column(Stage::proposal, "admin", of("assistant")), (Column{2, 1'200'000}));
    EXPECT_EQ(column(Stage::proposal, "admin", of("colleague")), (Column{0, 0}));
    EXPECT_EQ(column(Stage::proposal, "colleague", of("assistant")), (Column{0, 0}))
        << "nobody sees the sums of somebody out of scope";
    ASSERT_EQ(act(second, "loss", R"({"reason":"price","words":"贵"})").status, 200);
    EXPECT_EQ(column(Stage::lost), (Column{1, 700'000}));
    world.now = world.now.plus_ms(10 * kDayMs);  // December
    EXPECT_EQ(column(Stage::lost), (Column{0, 0}));
}

TEST_P(Opportunities, the_forecast_is_weighed_by_the_organisations_probabilities) {
    begun();
    begun(R"(,"stage":"negotiation")");
    const auto forecast = [&](const std::string& who) {
        return world.call(who, "GET", "/opportunity_forecast");
    };
    const auto december = forecast("assistant").json.at("months").at(1);
    EXPECT_EQ(december.at("from"), "2026-12-01");
    EXPECT_EQ(december.at("to"), "2026-12-31");
    EXPECT_EQ(december.at("amount_minor").as_int64(), 1'000'000);
    EXPECT_EQ(december.at("weighted_minor").as_int64(), 50'000 + 375'000);
    EXPECT_EQ(world
                  .call("manager", "PATCH", "/opportunity_settings",
                        R"({"negotiation_percent":90})", {{"if-match", "0"}})
                  .status,
              200);
    EXPECT_EQ(forecast("admin").json.at("total").at("weighted_minor").as_int64(), 50'000 + 450'000);
    EXPECT_EQ(forecast("colleague").json.at("total").at("opportunity_count").as_int64(), 0);
    world.now = world.now.plus_ms(27 * kDayMs);  // the day after both should have closed
    const auto later = forecast("admin");
    EXPECT_EQ(later.json.at("overdue").at("opportunity_count").as_int64(), 2);
    EXPECT_EQ(later.json.at("months").at(0).at("opportunity_count").as_int64(), 0);
    EXPECT_EQ(later.json.at("owners").at(0).at("owner_id").as_string(),
              std::to_string(world.id_of("assistant").v));
    EXPECT_EQ(listed("open=true&expected_close_on_to=2026-12-20").size(), 2u)
        << "what is behind the number";
}

TEST_P(Opportunities, are_found_by_name_customer_and_pinyin_and_sorted) {
    const auto id = begun();
    const auto other =
        shop.made("assistant", "/opportunities",
                  fmt::format(R"({{"customer_id":"{}","name":"年度框架","amount_minor":1,)"
                              R"("expected_close_on":"2026-12-01","next_step":"谈","next_step_on":)"
                              R"("2026-11-30"}})",
                              shop.customer));
    EXPECT_EQ(listed("q=%E6%94%B9%E9%80%A0"), Fields{id});
    EXPECT_EQ(listed("q=ndkj"), Fields{other});
    EXPECT_EQ(listed("q=jinggong").size(), 2u);
    EXPECT_EQ(listed(""), (Fields{other, id}));
    EXPECT_EQ(listed("sort=-amount_minor"), (Fields{id, other}));
    EXPECT_EQ(listed("next_step_on_to=2026-11-27"), Fields{id});
    EXPECT_EQ(listed("customer_id=" + shop.customer + "&stage=discovery,proposal").size(), 2u);
    EXPECT_TRUE(listed("", "colleague").empty());
}

TEST_P(Opportunities, stand_on_the_timeline_of_their_customer_for_those_who_may_see_them) {
    const auto id = begun();
    ASSERT_EQ(move(id, "quotation").status, 200);
    const auto path_of_story = "/customers/" + shop.customer + "/timeline?group=deal";
    const auto story = world.call("assistant", "GET", path_of_story);
    const auto& items = story.json.at("items").as_array();
    ASSERT_EQ(items.size(), 2u) << story.body;
    EXPECT_EQ(items[0].at("kind"), "opportunity.moved");
    EXPECT_EQ(items[0].at("from_stage"), "discovery");
    EXPECT_EQ(items[0].at("stage"), "quotation");
    EXPECT_EQ(items[0].at("words"), "产线改造");
    EXPECT_EQ(items[1].at("due_on"), "2026-12-20");
    EXPECT_TRUE(world.call("finance", "GET", path_of_story).json.at("items").as_array().empty());
}

TEST_P(Opportunities, raise_the_intent_of_their_customer) {
    const auto part = [&](std::size_t i) {
        const auto answer =
            world.call("assistant", "GET", "/customers/" + shop.customer + "/intent");
        return answer.json.at("contributions").at(i);
    };
    EXPECT_EQ(part(4).at("word"), "lead");
    const auto id = begun(R"(,"stage":"negotiation")");
    EXPECT_EQ(part(4).at("word"), "negotiation");
    EXPECT_EQ(part(2).at("amount_minor").as_int64(), 500'000);
    ASSERT_EQ(act(id, "loss", R"({"reason":"no_need","words":"不做了"})").status, 200);
    EXPECT_EQ(part(4).at("word"), "lead");
    EXPECT_EQ(part(2).at("amount_minor").as_int64(), 0);
}

TEST_P(Opportunities, go_with_a_merged_customer_and_come_back) {
    const auto twin = shop.made("assistant", "/customers", R"({"name":"杭州精工机械"})");
    const auto id = shop.made("assistant", "/opportunities", body(twin));
    const auto merged =
        world.call("assistant", "POST", "/customer_merges",
                   fmt::format(R"({{"winner_id":"{}","loser_ids":["{}"]}})", shop.customer, twin));
    ASSERT_EQ(merged.status, 201) << merged.body;
    EXPECT_EQ(show(id).text("customer_id"), shop.customer);
    EXPECT_EQ(listed("customer_id=" + shop.customer), Fields{id});
    const std::string merge(merged.json.at("items").at(0).at("id").as_string());
    ASSERT_LT(world.call("assistant", "POST", "/customer_merges/" + merge + "/undo", "{}").status,
              300);
    EXPECT_EQ(show(id).text("customer_id"), twin);
}

TEST_P(Opportunities, open_ones_go_to_the_successor_of_whoever_leaves) {
    const auto open = begun(), lost = begun();
    ASSERT_EQ(act(lost, "loss", R"({"reason":"price","words":"贵"})").status, 200);
    const auto person = "/users/" + std::to_string(world.id_of("assistant").v);
    const auto moved =
        world.call("hr", "POST", person + "/handover",
                   fmt::format(R"({{"successor_id":"{}"}})", world.id_of("colleague").v));
    EXPECT_EQ(number(moved, "opportunities_count"), 1) << moved.body;
    EXPECT_TRUE(moved.json.at("done").as_bool());
    EXPECT_EQ(show(open, "colleague").text("stage"), "discovery");
    EXPECT_EQ(show(lost, "colleague").status, 404);
    EXPECT_EQ(column(Stage::discovery, "colleague"), (Column{1, 500'000}));
    EXPECT_EQ(world.call("colleague", "GET", "/opportunities?q=%E6%94%B9%E9%80%A0")
                  .json.at("items")
                  .as_array()
                  .size(),
              1u);
}

}  // namespace
}  // namespace zhuli::opportunities

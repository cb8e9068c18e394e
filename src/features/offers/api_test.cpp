// Segments, offers and consents over their addresses, and what customers do by their links.
#include "features/offers/offers_for_test.hpp"

namespace zhuli::offers {
namespace {

using customers::lists;
using customers::text_at;
using Fields = std::vector<std::string>;

INSTANTIATE_TEST_SUITE_P(Both, OfferDesk, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(OfferDesk, segments_belong_to_whoever_made_them) {
    EXPECT_EQ(post("", "/segments", "{}").status, 401);
    EXPECT_EQ(post("warehouse", "/segments", R"({"name":"x"})").status, 403);
    const auto path = "/segments/" + segment();
    EXPECT_EQ(show(path, "colleague").status, 404);
    EXPECT_EQ(show(path, "manager").status, 200);
    world.found_other_organisation();
    EXPECT_EQ(show(path, "stranger").status, 404);
    EXPECT_EQ(post("assistant", "/segments", R"({"filter":{"ordered_within_days":-1}})").fields(),
              Fields{"name:field.required"});
    EXPECT_EQ(edit(path, R"({"name":"新名","archived":true})").text("name"), "新名");
}

TEST_P(OfferDesk, a_segment_counts_and_shows_whom_it_asks_for) {
    reachable("上海恒达", R"(,"region":"上海","tier":"a","tags":["VIP"],"industry":"机械")");
    added("苏州远山", R"(,"region":"苏州","tier":"b","source":"展会")");
    id_in(added("上海海天", R"(,"region":"上海","tier":"c")"));
    const auto count = [&](const char* filter, const char* who = "assistant") {
        const auto shown = preview(filter, who);
        EXPECT_EQ(shown.status, 200) << shown.body;
        return shown.json.at("count").as_int64();
    };
    EXPECT_EQ(count("{}"), 3);
    EXPECT_EQ(count(R"({"regions":["上海"]})"), 2);
    EXPECT_EQ(count(R"({"regions":["上海","苏州"],"tiers":["a","b"]})"), 2);
    EXPECT_EQ(count(R"({"tags":["VIP","新"]})"), 1);
    EXPECT_EQ(count(R"({"industries":["机械"]})"), 1);
    EXPECT_EQ(count(R"({"sources":["展会"]})"), 1);
    EXPECT_EQ(count(R"({"statuses":["customer"]})"), 0);
    EXPECT_EQ(count(R"({"contacted_within_days":7})"), 0);
    EXPECT_EQ(count(R"({"not_contacted_for_days":7})"), 3) << "never is long ago";
    EXPECT_EQ(count(R"({"ordered_within_days":30})"), 0);
    EXPECT_EQ(count(R"({"not_ordered_for_days":30})"), 3);
    EXPECT_EQ(count("{}", "colleague"), 0) << "others' customers";
    EXPECT_EQ(count("{}", "marketing"), 3);
    const auto shown = preview("{}");
    EXPECT_EQ(shown.json.at("reachable").as_int64(), 1);
    EXPECT_EQ(shown.json.at("items").as_array().size(), 3u);
    EXPECT_EQ(preview("{}", "marketing").json.at("reachable").as_int64(), 0)
        << "whoever does not see how they are reached";
    EXPECT_EQ(preview(R"({"ordered_within_days":-1})").fields(),
              Fields{"filter.ordered_within_days:field.out_of_range"});
}

TEST_P(OfferDesk, offers_go_to_who_consents_and_say_why_to_nobody_else) {
    reachable("上海恒达");
    added("苏州远山");
    const auto away = id_in(added("宁波海天"));
    EXPECT_EQ(consent(away, "withdrawn").status, 200);
    ASSERT_EQ(add("colleague", "无锡别人").status, 201);
    const auto one = sent();
    EXPECT_EQ(show("/offers/" + one).text("state"), "sent");
    EXPECT_EQ(recipients(one).size(), 3u) << "nobody of others";
    EXPECT_EQ(recipients(one, "&state=waiting").size(), 1u);
    const auto out = recipients(one, "&state=left_out");
    std::set<std::string> reasons;
    for (const auto& each : out) reasons.insert(text_at(each, "reason"));
    EXPECT_EQ(reasons, (std::set<std::string>{"no_consent", "withdrawn"}));
    EXPECT_EQ(tally(one, "left_out"), 2);
    EXPECT_EQ(tally(one, "waiting"), 1);
    EXPECT_EQ(send(one).code(), "problem.action_not_now") << "once";
    go_on();
    EXPECT_EQ(recipients(one).size(), 3u);
}

TEST_P(OfferDesk, an_offer_is_changed_only_while_it_is_a_draft) {
    const auto one = offer(segment());
    const auto path = "/offers/" + one;
    EXPECT_EQ(show(path, "colleague").status, 404);
    EXPECT_EQ(post("colleague", path + "/sending", R"({"link_root":"https://a.b"})").status, 404);
    EXPECT_EQ(post("marketing", path + "/sending", R"({"link_root":"https://a.b"})").status, 403);
    EXPECT_EQ(edit(path, R"({"valid_until":"2026-11-01"})").fields(),
              Fields{"valid_until:offers.already_over"});
    EXPECT_EQ(edit(path, R"({"segment_id":"5"})").fields(),
              Fields{"segment_id:field.no_such_record"});
    EXPECT_EQ(edit(path, R"({"title":"新标题"})").text("title"), "新标题");
    EXPECT_EQ(send(one).status, 200);
    EXPECT_EQ(edit(path, R"({"title":"晚了"})").code(), "problem.action_not_now");
}

TEST_P(OfferDesk, a_link_shows_the_offer_and_nothing_personal_but_the_greeting) {
    reachable("上海恒达", R"(,"phone":"13800138000")");
    const auto one = sent();
    const auto at = page(one);
    const auto shown = world.call("", "GET", at);
    ASSERT_EQ(shown.status, 200) << shown.body;
    EXPECT_EQ(shown.text("greeting"), "张三");
    EXPECT_EQ(shown.text("title"), "年终优惠");
    EXPECT_EQ(shown.body.find("138"), std::string::npos);
    EXPECT_EQ(shown.body.find("a@x.test"), std::string::npos);
    EXPECT_EQ(shown.body.find("恒达"), std::string::npos);
    EXPECT_EQ(tally(one, "opened"), 0) << "looking is not opening: previews and bots look";
    EXPECT_EQ(world.call("", "HEAD", at).status, 200);
    EXPECT_EQ(tally(one, "opened"), 0);
    EXPECT_EQ(post("", at + "/opening").status, 200);
    go_on(kHourMs);
    EXPECT_EQ(post("", at + "/opening").status, 200);
    EXPECT_EQ(tally(one, "opened"), 1);
    const auto row = recipients(one, "&opened=true").at(0);
    EXPECT_EQ(row.at("open_count").as_int64(), 2);
    EXPECT_EQ(row.at("last_opened_at").as_int64() - row.at("first_opened_at").as_int64(), kHourMs);
}

TEST_P(OfferDesk, a_link_that_does_not_work_tells_nothing) {
    reachable("上海恒达");
    const auto one = sent();
    const auto at = page(one);
    const auto org = std::to_string(world.org().v);
    for (const std::string& wrong :
         {std::string("x"), org + ".abc", "999." + at.substr(14), std::string("%00"), org})
        EXPECT_EQ(world.call("", "GET", "/open_offers/" + wrong).status, 404) << wrong;
    EXPECT_EQ(world.call("", "GET", at + "/files/5").status, 404);
    EXPECT_EQ(post("assistant", "/offers/" + one + "/stop").status, 200);
    EXPECT_EQ(world.call("", "GET", at).status, 404) << "stopped";
}

TEST_P(OfferDesk, a_link_ends_with_its_offer) {
    reachable("上海恒达");
    const auto at = page(sent());
    world.now = world.now.plus_ms(36 * kDayMs);
    EXPECT_EQ(world.call("", "GET", at).status, 200) << "the last day";
    world.now = world.now.plus_ms(3 * kDayMs);
    EXPECT_EQ(world.call("", "GET", at).status, 404);
    EXPECT_EQ(say(at, "interested").status, 404);
}

TEST_P(OfferDesk, who_asks_for_a_call_gets_it_planned_once_and_the_seller_is_told) {
    const auto customer = reachable("上海恒达");
    go_on();
    const auto one = sent();
    const auto at = page(one);
    EXPECT_EQ(say(at, "none").fields(), Fields{"answer:field.required"});
    const auto said = say(at, "call_me");
    ASSERT_EQ(said.status, 200) << said.body;
    EXPECT_EQ(said.text("answer"), "call_me");
    EXPECT_EQ(say(at, "call_me").status, 200) << "a second tap";
    EXPECT_EQ(say(at, "interested").status, 200);
    const auto plans =
        world.call("assistant", "GET", "/follow_ups?customer_id=" + customer + "&state=planned");
    int planned = 0;
    for (const auto& plan : plans.json.at("items").as_array())
        planned += text_at(plan, "goal").find("年终优惠") != std::string::npos;
    EXPECT_EQ(planned, 1);
    EXPECT_EQ(tally(one, "answered"), 1);
    const auto notices = world.call("assistant", "GET", "/notices");
    int told = 0;
    for (const auto& notice : notices.json.at("items").as_array())
        told += text_at(notice, "kind") == "offer.answered";
    EXPECT_GE(told, 1);
    EXPECT_EQ(recipients(one, "&answer=interested").size(), 1u);
    const auto story = show("/customers/" + customer + "/timeline").body;
    EXPECT_NE(story.find("offer.answered"), std::string::npos);
}

TEST_P(OfferDesk, unsubscribing_is_for_good) {
    const auto customer = reachable("上海恒达");
    const auto one = sent();
    const auto at = page(one);
    EXPECT_TRUE(post("", at + "/unsubscription").json.at("unsubscribed").as_bool());
    EXPECT_EQ(post("", at + "/unsubscription").status, 200) << "a second tap";
    EXPECT_EQ(tally(one, "unsubscribed"), 1);
    EXPECT_EQ(show("/customers/" + customer + "/consent").text("state"), "withdrawn");
    EXPECT_EQ(consent(customer).code(), "offers.consent_withdrawn");
    const auto next = sent();
    EXPECT_EQ(recipients(next, "&state=waiting").size(), 0u);
    EXPECT_EQ(recipients(next, "&state=left_out").size(), 1u);
}

TEST_P(OfferDesk, consents_are_written_down_by_whoever_may_change_the_customer) {
    const auto customer = id_in(added("上海恒达"));
    EXPECT_EQ(consent(customer, "given", "").status, 401);
    EXPECT_EQ(consent(customer, "given", "service").status, 403);
    EXPECT_EQ(consent(customer, "given", "colleague").status, 404);
    EXPECT_EQ(post("assistant", "/customers/" + customer + "/consents").fields(),
              Fields{"words:field.required"});
    EXPECT_EQ(show("/customers/" + customer + "/consent").text("state"), "none");
    EXPECT_EQ(consent(customer).text("state"), "given");
    const auto shown = show("/customers/" + customer + "/consent", "service");
    EXPECT_FALSE(shown.json.at("can_record").as_bool());
    EXPECT_EQ(shown.json.at("items").as_array().size(), 1u);
}

TEST_P(OfferDesk, a_withdrawal_survives_a_merge) {
    const auto winner = reachable("上海恒达"), loser = id_in(added("上海恒达机电"));
    EXPECT_EQ(consent(loser, "withdrawn").status, 200);
    const auto merged = post("assistant", "/customer_merges",
                             R"({"winner_id":")" + winner + R"(","loser_ids":[")" + loser + "\"]}");
    ASSERT_EQ(merged.status, 201) << merged.body;
    EXPECT_EQ(show("/customers/" + winner + "/consent").text("state"), "withdrawn");
}

TEST_P(OfferDesk, open_addresses_are_limited) {
    int refused = 0;
    for (int i = 0; i < 130; ++i)
        refused += world.call("", "GET", "/open_offers/1.x").status == 429;
    EXPECT_EQ(refused, 10);
    world.now = world.now.plus_ms(kMinuteMs);
    EXPECT_EQ(world.call("", "GET", "/open_offers/1.x").status, 404);
}

}  // namespace
}  // namespace zhuli::offers

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

TEST_P(OfferDesk, a_draft_is_handed_to_somebody_who_may_send_it) {
    reachable("上海恒达");
    const auto one = offer(segment("{}", "marketing"), "link", "marketing");
    const auto path = "/offers/" + one;
    const auto assign = [&](const char* to, const char* by = "marketing") {
        return post(by, path + "/assignment", fmt::format(R"({{"owner_id":"{}"}})", id(to)));
    };
    const auto drafted = show(path, "marketing").json;
    EXPECT_FALSE(lists(drafted, "actions", "send"));
    EXPECT_TRUE(lists(drafted, "actions", "assign"));
    EXPECT_EQ(assign("assistant", "").status, 401);
    EXPECT_EQ(assign("assistant", "service").status, 403);
    EXPECT_EQ(assign("assistant", "colleague").status, 404);
    EXPECT_EQ(assign("service").fields(), Fields{"owner_id:offers.may_not_send"});
    EXPECT_EQ(assign("assistant").status, 200);
    const auto notices = world.call("assistant", "GET", "/notices").json.at("items").as_array();
    ASSERT_FALSE(notices.empty());
    EXPECT_EQ(text_at(notices.at(0), "kind"), "offer.assigned");
    EXPECT_EQ(edit(path, R"({"title":"改过的标题"})").status, 200) << "with marketing's segment";
    EXPECT_EQ(send(one).status, 200);
    EXPECT_EQ(assign("manager").code(), "problem.action_not_now");
    go_on();
    EXPECT_EQ(tally(one, "waiting"), 1);
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

TEST_P(OfferDesk, whoever_unsubscribes_when_all_is_over_is_heard_too) {
    const auto stopped = reachable("上海恒达");
    const auto one = sent();
    const auto at = page(one);
    EXPECT_EQ(post("assistant", "/offers/" + one + "/stop").status, 200);
    EXPECT_EQ(world.call("", "GET", at).status, 404);
    const auto left = post("", at + "/unsubscription");
    ASSERT_EQ(left.status, 200) << left.body;
    EXPECT_TRUE(left.json.at("unsubscribed").as_bool());
    for (const char* told : {"title", "words", "greeting", "seller_name"})
        EXPECT_EQ(left.text(told), "") << told << ": the offer itself is over";
    EXPECT_EQ(show("/customers/" + stopped + "/consent").text("state"), "withdrawn");
    const auto over = reachable("苏州远山");
    const auto late = page(sent());
    world.now = world.now.plus_ms(60 * kDayMs);
    EXPECT_EQ(say(late, "interested").status, 404);
    EXPECT_EQ(post("", late + "/unsubscription").status, 200);
    EXPECT_EQ(show("/customers/" + over + "/consent").text("state"), "withdrawn");
    EXPECT_EQ(post("", "/open_offers/1.x/unsubscription").status, 404);
}

TEST_P(OfferDesk, a_link_is_made_for_nobody_who_withdrew_or_is_out_of_sight) {
    const auto customer = reachable("上海恒达");
    const auto one = sent();
    const auto link = "/offer_recipients/" + recipient(one) + "/link";
    EXPECT_EQ(consent(customer, "withdrawn").status, 200);
    EXPECT_EQ(post("assistant", link).code(), "offers.is_left_out");
    EXPECT_EQ(tally(one, "waiting"), 1);
    const auto given = reachable("苏州远山");
    const auto two = sent();
    const auto other = "/offer_recipients/" + recipient(two) + "/link";
    ASSERT_EQ(post("manager", "/customers/" + given + "/assignment",
                   fmt::format(R"({{"owner_id":"{}"}})", id("manager")))
                  .status,
              200);
    EXPECT_EQ(post("assistant", other).status, 404) << "no longer theirs, from that moment on";
    EXPECT_EQ(post("manager", other).status, 200);
}

TEST_P(OfferDesk, a_seller_is_told_once_of_each_thing_that_is_wished) {
    reachable("上海恒达");
    go_on();
    const auto one = sent();
    const auto at = page(one);
    const auto wish = [&](const char* answer, int number) {
        world.now = world.now.plus_ms(kMinuteMs);
        EXPECT_EQ(post("", at + "/answer",
                       fmt::format(R"({{"answer":"{}","words":"第{}次"}})", answer, number))
                      .status,
                  200);
    };
    for (int i = 0; i < 5; ++i) {
        wish("interested", i);
        wish("call_me", i);
        wish("call_me", i + 10);
        wish("not_now", i);
    }
    int told = 0, urgent = 0;
    const auto notices = world.call("assistant", "GET", "/notices");
    for (const auto& notice : notices.json.at("items").as_array()) {
        told += text_at(notice, "kind").starts_with("offer.");
        urgent += notice.at("urgent").as_bool();
    }
    EXPECT_EQ(told, 2) << "of the interest, and of the call";
    EXPECT_EQ(urgent, 1);
    EXPECT_EQ(text_at(recipients(one).at(0), "words"), "第4次") << "the last one counts";
    std::size_t events = 0;
    const auto story =
        world.call("assistant", "GET",
                   "/customers/" + text_at(recipients(one).at(0), "customer_id") + "/timeline");
    for (const auto& entry : story.json.at("items").as_array())
        events += text_at(entry, "kind") == "offer.answered";
    EXPECT_GE(events, 1u);
    EXPECT_LE(events, 15u) << "other words alone are no new answer";
}

TEST_P(OfferDesk, another_order_keeps_what_a_cancelled_one_loses) {
    const auto customer = reachable("上海恒达");
    const auto one = sent();
    page(one);
    const auto first = post("assistant", "/orders", order_of(customer)).text("id");
    go_on(kMinuteMs);
    const auto second = post("assistant", "/orders", order_of(customer)).text("id");
    go_on(kMinuteMs);
    EXPECT_EQ(text_at(recipients(one).at(0), "order_id"), first);
    const auto cancel = [&](const std::string& order) {
        const auto done =
            post("assistant", "/orders/" + order + "/cancellation", R"({"reason":"改单"})");
        EXPECT_EQ(done.status, 200) << done.body;
        go_on();
    };
    cancel(first);
    EXPECT_EQ(tally(one, "ordered"), 1);
    EXPECT_EQ(text_at(recipients(one).at(0), "order_id"), second);
    cancel(second);
    EXPECT_EQ(tally(one, "ordered"), 0);
}

TEST_P(OfferDesk, links_lead_to_where_this_product_is_reached) {
    const auto one = offer(segment());
    const auto send_to = [&](const char* root) {
        return world.call("assistant", "POST", "/offers/" + one + "/sending",
                          fmt::format(R"({{"link_root":"{}"}})", root),
                          {{"host", "crm.example.cn"}});
    };
    EXPECT_EQ(send_to("https://evil.example").fields(), Fields{"link_root:offers.not_this_host"});
    EXPECT_EQ(send_to("https://crm.example.cn.evil.example").fields(),
              Fields{"link_root:offers.not_this_host"});
    EXPECT_EQ(send_to("https://CRM.example.cn:8443").status, 200);
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

// What happens by itself: cadences, next contacts, owners, reminders, escalation.
#include "features/followups/plans_for_test.hpp"

namespace zhuli::followups {
namespace {

class FollowUpEvents : public Plans {
 protected:
    /// As after a crash whose position was lost: every event once more.
    void handle_everything_again() {
        world.db().execute_script(
            "UPDATE consumer SET position = 0 WHERE name = 'followups.plans'");
        world.follow_events();
    }
    std::string talk(const std::string& customer_id, const std::string& more = "") {
        return shop.made("assistant", "/customers/" + customer_id + "/interactions",
                         R"({"channel":"phone","words":"谈过")" + more + "}");
    }
    Answer complete(const std::string& id) {
        return act(id, "completion", R"({"result":"reached","words":"谈过"})");
    }
    std::string order() { return shop.enter(orders::Shop::line(product_, 2)).text("id"); }
    std::vector<std::string> situations(const std::string& customer_id) {
        std::vector<std::string> found;
        const auto all = list("sort=created_at&customer_id=" + customer_id, "admin");
        for (const auto& item : all.json.at("items").as_array())
            if (item.at("situation").as_string() != "by_hand" &&
                item.at("cancel_reason").as_string() != "x")
                found.push_back(std::string(item.at("situation").as_string()) + " " +
                                std::string(item.at("state").as_string()) + " " +
                                std::string(item.at("ending").as_string()));
        return found;
    }
    using Texts = std::vector<std::string>;
    std::string product_ = shop.product("A", 100);
};
INSTANTIATE_TEST_SUITE_P(Both, FollowUpEvents, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(FollowUpEvents, a_new_lead_is_called_on_the_next_working_day_however_often_it_is_told) {
    const auto lead = customer("苏州恒达");
    const auto known = customer("无锡德川", R"(,"status":"prospect")");
    world.follow_events();
    handle_everything_again();
    const auto plans = open(lead);
    ASSERT_EQ(plans.size(), 1u);
    EXPECT_EQ(show(plans[0]).text("due_on"), "2026-11-25");
    EXPECT_EQ(number(show(plans[0]), "due_at"), at(11, 25, 9).v);
    EXPECT_EQ(next_contact(lead), "2026-11-25");
    EXPECT_TRUE(open(known).empty());
}

TEST_P(FollowUpEvents, the_steps_of_a_cadence_follow_one_another_until_the_last) {
    const auto lead = customer("苏州恒达");
    world.follow_events();
    for (const char* due : {"2026-11-25", "2026-11-27", "2026-12-03"}) {
        const auto plans = open(lead);
        ASSERT_EQ(plans.size(), 1u) << due;
        EXPECT_EQ(show(plans[0]).text("due_on"), due);
        ASSERT_EQ(complete(plans[0]).status, 200);
    }
    EXPECT_TRUE(open(lead).empty());
    EXPECT_EQ(next_contact(lead), "");
    handle_everything_again();
    EXPECT_TRUE(open(lead).empty());
}

TEST_P(FollowUpEvents, an_archived_or_lost_customer_has_nothing_open_and_starts_nothing) {
    const auto gone = customer("苏州恒达"), lost = customer("无锡德川");
    ASSERT_EQ(
        world.call("manager", "POST", "/customers/" + gone + "/archival", R"({"reason":"重复"})")
            .status,
        200);
    world.follow_events();
    EXPECT_EQ(situations(gone), Texts{});  // archived before its cadence began
    ASSERT_EQ(open(lost).size(), 1u);
    ASSERT_EQ(edit_customer(lost, R"({"status":"lost","status_reason":"选了别家"})").status, 200);
    world.follow_events();
    EXPECT_EQ(situations(lost), Texts{"new_lead cancelled lost"});
    EXPECT_EQ(next_contact(lost), "");
    ASSERT_EQ(edit_customer(lost, R"({"next_contact_on":"2026-12-01"})").status, 200);
    world.follow_events();
    EXPECT_EQ(next_contact(lost), "");
    const auto id = planned(at(11, 26, 9));
    ASSERT_EQ(world
                  .call("manager", "POST", "/customers/" + shop.customer + "/archival",
                        R"({"reason":"停业"})")
                  .status,
              200);
    world.follow_events();
    EXPECT_EQ(show(id).text("ending"), "archived");
    shop.expect_sound();
}

TEST_P(FollowUpEvents, a_quote_is_asked_about_until_it_is_answered_and_a_delivery_once) {
    const auto id = order();
    ASSERT_EQ(shop.act("assistant", id, "submission").status, 200);
    world.follow_events();
    EXPECT_EQ(situations(shop.customer), Texts{"after_quote planned none"});
    ASSERT_EQ(shop.act("assistant", id, "confirmation").status, 200);
    world.follow_events();
    EXPECT_EQ(situations(shop.customer), Texts{"after_quote cancelled answered"});
    shop.act("warehouse", id, "shipments");
    shop.act("warehouse", id, "delivery");
    world.follow_events();
    handle_everything_again();
    EXPECT_EQ(situations(shop.customer),
              (Texts{"after_quote cancelled answered", "after_delivery planned none"}));
}

TEST_P(FollowUpEvents, what_happens_last_replaces_the_cadence_before) {
    const auto lead = customer("苏州恒达");
    world.follow_events();
    const auto made = world.call("assistant", "POST", "/orders",
                                 R"({"customer_id":")" + lead + R"(","submit":true,"lines":[)" +
                                     orders::Shop::line(product_, 1) + "]}");
    ASSERT_EQ(made.status, 201) << made.body;
    world.follow_events();
    EXPECT_EQ(situations(lead), (Texts{"new_lead cancelled replaced", "after_quote planned none"}));
}

TEST_P(FollowUpEvents, whoever_falls_asleep_is_woken) {
    ASSERT_EQ(edit_customer(shop.customer, R"({"status":"customer"})").status, 200);
    ASSERT_EQ(edit_customer(shop.customer, R"({"status":"dormant"})").status, 200);
    world.follow_events();
    EXPECT_EQ(situations(shop.customer), Texts{"dormant planned none"});
}

TEST_P(FollowUpEvents, what_is_caught_up_on_days_later_starts_nothing) {
    const auto lead = customer("苏州恒达");
    world.now = world.now.plus_ms(4 * kDayMs);
    world.follow_events();
    EXPECT_TRUE(open(lead).empty());
}

TEST_P(FollowUpEvents, a_next_contact_set_at_the_customer_is_the_plan_and_moves_and_settles_it) {
    const auto id = customer("苏州恒达", R"(,"status":"prospect","next_contact_on":"2026-11-26")");
    world.follow_events();
    const auto plans = open(id);
    ASSERT_EQ(plans.size(), 1u);
    EXPECT_EQ(show(plans[0]).text("due_on"), "2026-11-26");
    const auto set = [&](const std::string& body) {
        EXPECT_EQ(
            world.call("assistant", "POST", "/customers/" + id + "/next_contact", body).status,
            200);
        world.follow_events();
    };
    set(R"({"next_contact_on":"2026-11-30"})");
    EXPECT_EQ(open(id), plans);
    EXPECT_EQ(show(plans[0]).text("due_on"), "2026-11-30");
    EXPECT_EQ(number(show(plans[0]), "snooze_count"), 1);
    set("{}");
    EXPECT_TRUE(open(id).empty());
    EXPECT_EQ(show(plans[0]).text("state"), "done");
}

TEST_P(FollowUpEvents, a_conversation_settles_what_is_due_and_one_taken_back_opens_it_again) {
    const auto id = planned(at(11, 24, 15));
    const auto said = talk(shop.customer, R"(,"next_contact_on":"2026-12-01")");
    world.follow_events();
    EXPECT_EQ(show(id).text("state"), "done");
    EXPECT_EQ(show(id).text("interaction_id"), said);
    ASSERT_EQ(open(shop.customer).size(), 1u);
    EXPECT_EQ(next_contact(shop.customer), "2026-12-01");
    ASSERT_EQ(world.call("assistant", "POST", "/interactions/" + said + "/withdrawal").status, 200);
    world.follow_events();
    EXPECT_EQ(show(id).text("state"), "planned");
    EXPECT_EQ(next_contact(shop.customer), "2026-11-24");
    shop.expect_sound();
}

TEST_P(FollowUpEvents, plans_go_with_the_customer_to_its_new_owner) {
    const auto id = planned(at(11, 26, 9));
    ASSERT_EQ(world
                  .call("admin", "POST", "/customers/" + shop.customer + "/assignment",
                        R"({"owner_id":")" + std::to_string(world.id_of("colleague").v) + "\"}")
                  .status,
              200);
    world.follow_events();
    EXPECT_EQ(show(id).status, 404);
    EXPECT_EQ(world.call("colleague", "GET", "/follow_ups/" + id).status, 200);
}

TEST_P(FollowUpEvents, a_plan_reminds_its_owner_once_before_it_is_due) {
    const auto id = planned(at(11, 25, 9, 10));
    at_once(at(11, 24, 17, 30));
    EXPECT_EQ(notices("assistant"), 0u);
    at_once(at(11, 24, 17, 41));  // thirty working minutes before: ten of the morning, twenty now
    EXPECT_EQ(notices("assistant"), 1u);
    at_once(at(11, 24, 17, 55));
    EXPECT_EQ(notices("assistant"), 1u);
    EXPECT_EQ(notices("manager"), 0u);
    const auto told = world.call("assistant", "GET", "/notices");
    EXPECT_EQ(number(told, "unread_count"), 1);
    const auto& item = told.json.at("items").at(0);
    EXPECT_EQ(std::string(item.at("entity_id").as_string()), id);
    EXPECT_EQ(std::string(item.at("kind").as_string()), "follow_up.reminder");
    const std::string up_to(item.at("id").as_string());
    const auto others =
        world.call("colleague", "POST", "/notice_readings", R"({"up_to":")" + up_to + "\"}");
    EXPECT_EQ(others.status, 200);
    EXPECT_EQ(number(world.call("assistant", "GET", "/notices"), "unread_count"), 1);
    EXPECT_EQ(
        number(world.call("assistant", "POST", "/notice_readings", R"({"up_to":")" + up_to + "\"}"),
               "unread_count"),
        0);
    EXPECT_NE(item.at("text").as_string().find("2026-11-25 09:10"), std::string::npos);
    // Put off, it reminds again.
    ASSERT_EQ(act(id, "snooze", fmt::format(R"({{"due_at":{},"reason":"改期"}})", at(11, 26, 15).v))
                  .status,
              200);
    at_once(at(11, 26, 14, 35));
    EXPECT_EQ(notices("assistant"), 2u);
}

TEST_P(FollowUpEvents, what_stays_overdue_for_a_working_day_is_told_to_the_manager_once) {
    const auto id = planned(at(11, 27, 16));  // a Friday
    at_once(at(11, 29, 12));                  // a weekend is no working time
    EXPECT_EQ(notices("manager"), 0u);
    EXPECT_FALSE(show(id).json.at("escalated").as_bool());
    at_once(at(11, 30, 16, 1));
    EXPECT_EQ(notices("manager"), 1u);
    EXPECT_TRUE(show(id).json.at("escalated").as_bool());
    EXPECT_EQ(ids(list("state=planned&escalated=true", "manager")), std::vector<std::string>{id});
    at_once(at(12, 2, 10));
    EXPECT_EQ(notices("manager"), 1u);
    ASSERT_EQ(
        act(id, "snooze", fmt::format(R"({{"due_at":{},"reason":"出差"}})", at(12, 4, 9).v)).status,
        200);
    EXPECT_FALSE(show(id).json.at("escalated").as_bool());
    at_once(at(12, 8, 10));
    EXPECT_EQ(notices("manager"), 2u);
    shop.expect_sound();
}

TEST_P(FollowUpEvents, notices_are_read_one_by_one_or_all_at_once_and_counted_in_the_menu) {
    for (const int hour : {10, 11, 15}) planned(at(11, 25, hour));
    at_once(at(11, 25, 14, 40));
    const auto told = world.call("assistant", "GET", "/notices");
    EXPECT_EQ(number(told, "unread_count"), 3) << told.body;
    EXPECT_TRUE(told.json.at("next_before").is_null());
    const auto id_of = [&](std::size_t i) {
        return std::string(told.json.at("items").at(i).at("id").as_string());
    };
    const auto read = [&](const std::string& body) {
        return number(world.call("assistant", "POST", "/notice_readings", body), "unread_count");
    };
    const auto in_menu = [&] {
        const auto badges = world.call("assistant", "GET", "/today/badges");
        for (const auto& one : badges.json.at("items").as_array())
            if (one.at("key").as_string() == "notices") return one.at("count").as_int64();
        return std::int64_t{-1};
    };
    EXPECT_EQ(read(fmt::format(R"({{"from":"{0}","up_to":"{0}"}})", id_of(1))), 2);
    EXPECT_EQ(in_menu(), 2);
    const auto now = world.call("assistant", "GET", "/notices");
    EXPECT_EQ(now.json.at("items").at(0).at("read_at").as_int64(), 0) << now.body;
    EXPECT_EQ(now.json.at("items").at(1).at("read_at").as_int64(), world.now.v);
    EXPECT_EQ(read(fmt::format(R"({{"up_to":"{}"}})", id_of(0))), 0);
    EXPECT_EQ(in_menu(), 0);
    const auto older = world.call("assistant", "GET", "/notices?before=" + id_of(1));
    EXPECT_EQ(older.json.at("items").as_array().size(), 1u);
}

TEST_P(FollowUpEvents, a_plan_that_is_done_has_no_unread_reminder_left) {
    const auto id = planned(at(11, 25, 10)), other = planned(at(11, 25, 10, 5));
    at_once(at(11, 25, 9, 50));
    ASSERT_EQ(complete(id).status, 200);
    EXPECT_EQ(number(world.call("assistant", "GET", "/notices"), "unread_count"), 1);
}

TEST_P(FollowUpEvents, what_was_done_in_time_never_rings) {
    const auto id = planned(at(11, 25, 9));
    ASSERT_EQ(complete(id).status, 200);
    at_once(at(12, 8, 10));
    EXPECT_EQ(notices("assistant") + notices("manager"), 0u);
}

}  // namespace
}  // namespace zhuli::followups

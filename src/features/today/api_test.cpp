#include <gtest/gtest.h>

#include "features/orders/shop_for_test.hpp"

namespace zhuli::today {
namespace {

using orders::Shop;
using support::Answer;

class TodayPage : public testing::TestWithParam<support::Engine> {
 protected:
    Answer today(const std::string& who) { return shop.world.call(who, "GET", "/today"); }
    std::string customer(const std::string& who, const std::string& name, const std::string& next,
                         const std::string& more = "") {
        return shop.made(
            who, "/customers",
            R"({"name":")" + name + R"(","next_contact_on":")" + next + "\"" + more + "}");
    }
    static std::vector<std::string> names(const Answer& answer, const char* group) {
        std::vector<std::string> list;
        for (const auto& item : answer.json.at("follow_ups").at(group).at("items").as_array())
            list.emplace_back(item.at("name").as_string());
        return list;
    }
    static std::string parts(const Answer& answer) {
        std::string text;
        for (const auto& part : answer.json.at("parts").as_array())
            text += std::string(part.at("kind").as_string()) + "=" +
                    std::to_string(part.at("count").as_int64()) + " ";
        return text;
    }
    static std::string sections(const Answer& answer) {
        std::string text;
        for (const auto& one : answer.json.at("sections").as_array())
            text += std::string(one.as_string()) + " ";
        return text;
    }
    Answer move(const std::string& who, const std::string& id, const std::string& body) {
        return shop.world.call(who, "POST", "/customers/" + id + "/next_contact", body);
    }
    Answer move_back(const std::string& who, const Answer& moved) {
        return shop.world.call(
            who, "POST", "/customers/" + moved.text("customer_id") + "/next_contact_undo",
            R"({"version":)" + std::to_string(moved.json.at("version").as_int64()) + "}");
    }
    /// A day in the world's calendar passes.
    void tomorrow() { shop.world.now = shop.world.now.plus_ms(kDayMs); }
    Shop shop{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Both, TodayPage, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(TodayPage, each_role_has_its_own_sections) {
    EXPECT_EQ(today("").status, 401);
    EXPECT_EQ(sections(today("assistant")),
              "tickets inquiries follow_ups queues stock_warnings pace ");
    EXPECT_EQ(sections(today("manager")),
              "tickets late_tickets inquiries follow_ups queues stock_warnings pace team ");
    EXPECT_EQ(sections(today("service")), "tickets late_tickets ");
    EXPECT_EQ(sections(today("warehouse")), "queues picks ");
    EXPECT_EQ(sections(today("finance")), "queues money pace ");
    EXPECT_EQ(sections(today("purchasing")), "purchases low_stock ");
    EXPECT_EQ(sections(today("hr")), "");
    EXPECT_EQ(sections(today("auditor")), "late_tickets pace team ");  // what slips, nothing to do
}

TEST_P(TodayPage, follow_ups_are_overdue_today_or_later_better_tiers_first_and_ones_own) {
    customer("assistant", "昨天丙", "2026-11-24");
    customer("assistant", "昨天甲", "2026-11-24", R"(,"tier":"a")");
    tomorrow();
    customer("assistant", "今天", "2026-11-25");
    customer("assistant", "后天", "2026-11-27");
    customer("assistant", "下月", "2026-12-20");
    customer("colleague", "别人的", "2026-11-25");
    const auto answer = today("assistant");
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(names(answer, "overdue"), (std::vector<std::string>{"昨天甲", "昨天丙"}));
    EXPECT_EQ(names(answer, "today"), std::vector<std::string>{"今天"});
    EXPECT_EQ(names(answer, "later"), std::vector<std::string>{"后天"});
    EXPECT_EQ(parts(answer), "overdue=2 due_today=1 ");
    const auto badges = shop.world.call("assistant", "GET", "/today/badges");
    EXPECT_EQ(badges.json.at("items").at(0).at("count").as_int64(), 3);
}

TEST_P(TodayPage, a_follow_up_tells_what_was_said_last_and_what_is_in_talk) {
    const auto product = shop.product("A", 100);
    shop.enter(Shop::line(product, 4));
    ASSERT_EQ(
        shop.world
            .call("assistant", "POST", "/customers/" + shop.customer + "/interactions",
                  R"({"channel":"phone","words":"下周要样品","next_contact_on":"2026-11-24"})")
            .status,
        201);
    const auto answer = today("assistant");
    const auto& item = answer.json.at("follow_ups").at("today").at("items").at(0);
    EXPECT_EQ(std::string(item.at("last_words").as_string()), "下周要样品");
    EXPECT_EQ(std::string(item.at("last_channel").as_string()), "phone");
    EXPECT_EQ(item.at("in_talk_minor").as_int64(), 5000);
    EXPECT_EQ(item.at("actions").as_array().size(), 3u);
    EXPECT_EQ(answer.json.at("follow_ups").at("talked_count").as_int64(), 1);
}

TEST_P(TodayPage, a_snoozed_or_finished_follow_up_leaves_the_queue_and_comes_back_by_undo) {
    const auto id = customer("assistant", "昨天", "2026-11-24");
    tomorrow();
    EXPECT_EQ(move("assistant", id, R"({"next_contact_on":"2026-11-20"})").fields(),
              std::vector<std::string>{"next_contact_on:customers.next_in_the_past"});
    EXPECT_EQ(move("colleague", id, "{}").status, 404);
    const auto snoozed = move("assistant", id, R"({"next_contact_on":"2026-11-26"})");
    ASSERT_EQ(snoozed.status, 200) << snoozed.body;
    EXPECT_TRUE(names(today("assistant"), "overdue").empty());
    EXPECT_EQ(move_back("manager", snoozed).code(), "customers.changed_since");
    const auto back = move_back("assistant", snoozed);
    EXPECT_EQ(back.text("next_contact_on"), "2026-11-24");
    EXPECT_EQ(names(today("assistant"), "overdue").size(), 1u);

    const auto done = move("assistant", id, "{}");
    EXPECT_TRUE(names(today("assistant"), "overdue").empty());
    move("assistant", id, R"({"next_contact_on":"2026-12-01"})");
    EXPECT_EQ(move_back("assistant", done).status, 409);
}

TEST_P(TodayPage, a_follow_up_is_shown_once_with_its_plan_the_most_promising_first) {
    const auto plain = customer("assistant", "普通", "2026-11-24", R"(,"status":"prospect")");
    customer("assistant", "更好", "2026-11-24", R"(,"status":"prospect","tier":"a")");
    shop.world.follow_events();
    const auto planned =
        shop.world.call("assistant", "POST", "/follow_ups",
                        R"({"customer_id":")" + plain + R"(","goal":"再问一次","due_at":)" +
                            std::to_string(shop.world.now.plus_ms(2 * kDayMs).v) + "}");
    ASSERT_EQ(planned.status, 201) << planned.body;
    const auto answer = today("assistant");
    EXPECT_EQ(names(answer, "today"), (std::vector<std::string>{"更好", "普通"}));
    const auto& item = answer.json.at("follow_ups").at("today").at("items").at(1);
    EXPECT_FALSE(item.at("plan_id").is_null()) << answer.body;
    EXPECT_GT(item.at("score").as_int64(), 0);
    EXPECT_EQ(names(answer, "later"), std::vector<std::string>{"杭州精工机械有限公司"});
}

TEST_P(TodayPage, complaints_of_ones_own_and_of_the_inbox_wait_for_the_service) {
    const auto customer_id = customer("assistant", "投诉的客户", "2026-12-24");
    const auto made = shop.world.call(
        "assistant", "POST", "/tickets",
        R"({"customer_id":")" + customer_id + R"(","channel":"phone","words":"外壳裂了"})");
    ASSERT_EQ(made.status, 201) << made.body;
    const auto service = today("service");
    EXPECT_EQ(service.json.at("tickets").at("count").as_int64(), 1) << service.body;
    const auto& first = service.json.at("tickets").at("items").at(0);
    EXPECT_EQ(first.at("number").as_string(), made.text("number"));
    EXPECT_GT(first.at("due_at").as_int64(), 0) << "its clock runs";
    EXPECT_EQ(today("colleague").json.at("tickets").at("count").as_int64(), 0);
    EXPECT_EQ(today("finance").json.at("tickets").at("count").as_int64(), 0);
}

TEST_P(TodayPage, a_manager_sees_whose_complaints_are_late) {
    const auto customer_id = customer("assistant", "投诉的客户", "2026-12-24");
    const auto made = shop.world.call(
        "assistant", "POST", "/tickets",
        R"({"customer_id":")" + customer_id + R"(","channel":"phone","words":"外壳裂了"})");
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(today("manager").json.at("late_tickets").at("count").as_int64(), 0) << "in time";
    shop.world.now = shop.world.now.plus_ms(kHourMs);
    const auto late = today("manager").json.at("late_tickets");
    ASSERT_EQ(late.at("count").as_int64(), 1);
    EXPECT_EQ(late.at("items").at(0).at("number").as_string(), made.text("number"));
    EXPECT_NE(parts(today("manager")).find("late_tickets=1"), std::string::npos);
    EXPECT_EQ(today("finance").json.at("late_tickets").at("count").as_int64(), 0);
}

TEST_P(TodayPage, a_manager_sees_what_was_escalated) {
    customer("assistant", "拖了很久", "2026-11-24");
    shop.world.follow_events();
    EXPECT_TRUE(today("manager").json.at("escalated").as_array().empty());
    tomorrow();
    shop.world.run_jobs();
    const auto answer = today("manager");
    ASSERT_EQ(answer.json.at("escalated").as_array().size(), 1u) << answer.body;
    const auto& item = answer.json.at("escalated").at(0);
    EXPECT_EQ(std::string(item.at("customer_name").as_string()), "拖了很久");
    EXPECT_EQ(std::string(item.at("owner_name").as_string()), "assistant");
    EXPECT_TRUE(today("assistant").json.at("escalated").as_array().empty());
}

TEST_P(TodayPage, an_order_moves_from_queue_to_queue_with_the_turn) {
    const auto product = shop.product("A", 10);
    const auto order = shop.enter(Shop::line(product, 1));
    const std::string id = order.text("id");
    EXPECT_EQ(parts(today("assistant")), "my_orders=1 ");
    EXPECT_EQ(parts(today("colleague")), "");
    shop.act("assistant", id, "confirmation");
    EXPECT_EQ(parts(today("assistant")), "");
    const auto warehouse = today("warehouse");
    EXPECT_EQ(parts(warehouse), "to_ship=1 ");
    const auto& item = warehouse.json.at("queues").at(0).at("items").at(0);
    EXPECT_EQ(std::string(item.at("label").as_string()), "to_ship");
    EXPECT_NE(warehouse.body.find("\"ship\""), std::string::npos);
    shop.act("warehouse", id, "shipments");
    shop.act("warehouse", id, "delivery");
    EXPECT_EQ(parts(today("warehouse")), "");
    EXPECT_EQ(parts(today("finance")), "dues=1 to_collect=1 ");
}

TEST_P(TodayPage, stock_warns_when_it_touches_my_open_orders) {
    const auto scarce = shop.product("A", 3), plenty = shop.product("B", 100);
    shop.enter(Shop::line(scarce, 2) + "," + Shop::line(plenty, 2));
    shop.enter(Shop::line(scarce, 4));
    const auto mine = today("assistant");
    ASSERT_EQ(mine.json.at("stock_warnings").at("count").as_int64(), 1) << mine.body;
    const auto& warning = mine.json.at("stock_warnings").at("items").at(0);
    EXPECT_EQ(std::string(warning.at("code").as_string()), "A");
    EXPECT_EQ(std::string(warning.at("state").as_string()), "too_little");
    EXPECT_EQ(warning.at("needed").as_int64(), 6);
    EXPECT_EQ(warning.at("orders_count").as_int64(), 2);
    EXPECT_EQ(today("colleague").json.at("stock_warnings").at("count").as_int64(), 0);
}

TEST_P(TodayPage, purchasing_sees_what_runs_low) {
    const auto id = shop.product("A", 5);
    const auto low = [&] {
        return today("purchasing").json.at("low_stock").at("count").as_int64();
    };
    EXPECT_EQ(low(), 0);
    ASSERT_EQ(shop.world
                  .call("purchasing", "PATCH", "/products/" + id, R"({"safety_stock":6})",
                        {{"if-match", "1"}})
                  .status,
              200);
    EXPECT_EQ(low(), 1);
    shop.move(id, 1, "receipt");
    EXPECT_EQ(low(), 0);
}

TEST_P(TodayPage, the_month_is_measured_within_ones_scope_and_the_team_by_person) {
    const auto product = shop.product("A", 10);
    shop.enter(Shop::line(product, 4), R"(,"confirm":true)");
    customer("assistant", "昨天", "2026-11-24");
    tomorrow();
    shop.world.follow_events();
    const auto revenue = [&](const char* who) {
        return today(who).json.at("pace").at("revenue_minor").at("now").as_int64();
    };
    EXPECT_EQ(revenue("assistant"), 5000);
    EXPECT_EQ(revenue("manager"), 5000);
    EXPECT_EQ(revenue("colleague"), 0);
    const auto manager = today("manager");
    EXPECT_EQ(parts(manager), "team_overdue=1 ");
    const auto& first = manager.json.at("team").at(0);
    EXPECT_EQ(std::string(first.at("name").as_string()), "assistant");
    EXPECT_EQ(first.at("overdue_count").as_int64(), 1);
    EXPECT_EQ(std::string(first.at("oldest_on").as_string()), "2026-11-24");
    EXPECT_EQ(first.at("revenue_minor").as_int64(), 5000);
    for (const auto& row : manager.json.at("team").as_array())
        EXPECT_NE(std::string(row.at("name").as_string()), "colleague");
}

TEST_P(TodayPage, inquiries_that_wait_for_an_answer_come_first_the_first_to_be_due_on_top) {
    const auto ask = [&](const char* who, const std::string& more) {
        return shop.made(who, "/inquiries",
                         R"({"name":"恒达","words":"问价","wechat":"hd")" + more + "}");
    };
    const std::string own =
        R"(,"owner_id":")" + std::to_string(shop.world.id_of("assistant").v) + "\"";
    const auto mine = ask("assistant", own + R"(,"channel":"email")");
    const auto inbox = ask("marketing", "");
    const auto page = today("assistant");
    EXPECT_EQ(parts(page), "inquiries=2 ");
    const auto& items = page.json.at("inquiries").at("items").as_array();
    ASSERT_EQ(items.size(), 2u);
    EXPECT_EQ(items[0].at("id").as_string(), inbox);
    EXPECT_EQ(items[1].at("id").as_string(), mine);
    EXPECT_EQ(parts(today("colleague")), "inquiries=1 ");
    EXPECT_EQ(
        shop.world
            .call("assistant", "POST", "/inquiries/" + mine + "/response", R"({"words":"已报价"})")
            .status,
        200);
    EXPECT_EQ(parts(today("assistant")), "inquiries=1 ");
}

TEST_P(TodayPage, finance_sees_what_is_due_or_overdue_and_what_nobody_matched) {
    const auto product = shop.product("A", 50);
    const auto order = shop.enter(Shop::line(product, 4), R"(,"confirm":true)").text("id");
    EXPECT_EQ(parts(today("finance")), "");
    ASSERT_EQ(shop.act("warehouse", order, "shipments").status, 201);
    ASSERT_EQ(shop.act("warehouse", order, "delivery").status, 200);
    const auto due = today("finance");
    EXPECT_EQ(parts(due), "dues=1 to_collect=1 ");
    const auto& row = due.json.at("money").at("dues").at(0);
    EXPECT_EQ(row.at("order_id").as_string(), order);
    EXPECT_EQ(row.at("owed_minor").as_int64(), 5000);
    EXPECT_EQ(row.at("due_on").as_string(), due.json.at("day").as_string());
    shop.made(
        "finance", "/bank_receipts",
        R"({"reference":"B1","received_on":"2026-11-24","payer_name":"精工","amount_minor":90})");
    tomorrow();
    const auto late = today("finance");
    EXPECT_EQ(parts(late), "dues=1 to_collect=1 unmatched=1 ");
    EXPECT_EQ(late.json.at("money").at("unmatched").at(0).at("open_minor").as_int64(), 90);
    ASSERT_EQ(shop.act("finance", order, "receipts", R"({"amount_minor":5000})").status, 201);
    EXPECT_EQ(parts(today("finance")), "unmatched=1 ");
    EXPECT_EQ(today("assistant").json.at("money").at("due_count").as_int64(), 0);
}

TEST_P(TodayPage, the_warehouse_sees_the_pick_queue_in_its_order) {
    const auto product = shop.product("A", 50);
    const auto promised = [&](const std::string& on) {
        return shop.enter(Shop::line(product, 4), R"(,"confirm":true,"promised_on":")" + on + "\"")
            .text("id");
    };
    const auto later = promised("2026-12-20"), sooner = promised("2026-11-25");
    shop.world.follow_events();
    const auto page = today("warehouse");
    EXPECT_EQ(parts(page), "to_pick=2 to_ship=2 ");
    const auto& items = page.json.at("picks").at("items").as_array();
    ASSERT_EQ(items.size(), 2u);
    EXPECT_EQ(items[0].at("order_id").as_string(), sooner);
    EXPECT_EQ(items[1].at("order_id").as_string(), later);
    ASSERT_EQ(shop.act("warehouse", sooner, "shipments").status, 201);
    shop.world.follow_events();
    EXPECT_EQ(today("warehouse").json.at("picks").at("count").as_int64(), 1);
}

}  // namespace
}  // namespace zhuli::today

#include "features/logistics/rules.hpp"

#include <gtest/gtest.h>

#include "core/zones.hpp"

namespace zhuli::logistics {
namespace {

const Date kToday = *Date::parse("2026-11-24");  // a Tuesday

Dispatch promised(int days_left, customers::Tier tier = customers::Tier::c) {
    Dispatch dispatch;
    dispatch.promised_on = kToday.plus_days(days_left);
    dispatch.waiting_since_on = kToday.plus_days(-2);
    dispatch.tier = tier;
    dispatch.state = DispatchState::to_pick;
    return dispatch;
}

std::int64_t score(const Dispatch& dispatch, Date day) {
    std::int64_t sum = 0;
    for (const ScorePart& part : score_parts(dispatch, {}, day)) sum += part.points;
    return sum;
}

orders::OrderLine line(int id, int product, int reserved) {
    orders::OrderLine made;
    made.id = {id};
    made.product_id = {product};
    made.quantity = made.reserved = {reserved};
    return made;
}

TEST(Score, is_made_of_the_day_the_wait_the_tier_and_the_payment) {
    Dispatch one = promised(3, customers::Tier::a);
    one.payment = orders::Payment::paid;
    const auto parts = score_parts(one, {}, kToday);
    ASSERT_EQ(parts.size(), 4u);
    EXPECT_EQ(parts[0].code, "promised");
    EXPECT_EQ(parts[0].amount, 3);
    EXPECT_EQ(parts[0].points, 40);
    EXPECT_EQ(parts[1].points, 6);
    EXPECT_EQ(parts[2].word, "a");
    EXPECT_EQ(parts[2].points, 60);
    EXPECT_EQ(parts[3].points, 40);
    one.promised_on = {};
    EXPECT_EQ(score_parts(one, {}, kToday)[0].code, "usual");
    EXPECT_EQ(score_parts(one, {}, kToday)[0].amount, 5);
}

TEST(Rank, orders_as_the_score_does_on_every_day) {
    Dispatch paid_later = promised(6);
    paid_later.payment = orders::Payment::paid;
    const std::vector<Dispatch> all{promised(1), promised(4, customers::Tier::a), paid_later,
                                    promised(-3), promised(0, customers::Tier::d)};
    for (const Dispatch& a : all)
        for (const Dispatch& b : all)
            for (const int day : {0, 1, 30}) {
                const Date on = kToday.plus_days(day);
                EXPECT_EQ(rank_of(a, {}) - rank_of(b, {}), score(a, on) - score(b, on)) << day;
            }
}

TEST(Rank, what_somebody_put_first_or_held_back_stands_before_or_behind_every_score) {
    Dispatch urgent = promised(-300, customers::Tier::a), first = promised(300);
    first.placed = Placing::first;
    EXPECT_GT(rank_of(first, {}), rank_of(urgent, {}));
    urgent.placed = Placing::held_back;
    EXPECT_LT(rank_of(urgent, {}), rank_of(promised(300), {}));
    EXPECT_FALSE(check(NewPlacing{{}, Placing::first, ""}).ok());
    EXPECT_TRUE(check(NewPlacing{{}, Placing::by_score, ""}).ok());
}

TEST(Following, a_dispatch_is_what_its_order_makes_of_it) {
    using enum DispatchState;
    struct Row {
        orders::Commercial commercial;
        orders::Fulfilment fulfilment;
        int reserved;
        bool agreed;
        DispatchState before, after;
    };
    using C = orders::Commercial;
    using F = orders::Fulfilment;
    const Row rows[] = {
        {C::confirmed, F::reserved, 3, true, waiting, to_pick},
        {C::confirmed, F::picking, 3, true, picking, picking},
        {C::confirmed, F::none, 0, true, picking, waiting},
        {C::confirmed, F::reserved, 3, false, to_pick, waiting},
        {C::confirmed, F::partly_shipped, 1, true, waiting, to_pick},
        {C::confirmed, F::partly_shipped, 0, true, to_pick, waiting},
        {C::confirmed, F::shipped, 0, true, packed, shipped},
        {C::closed, F::delivered, 0, true, shipped, delivered},
        {C::closed, F::returned, 0, true, shipped, delivered},
        {C::cancelled, F::none, 0, true, to_pick, dropped},
    };
    for (const Row& row : rows) {
        orders::Order order;
        order.commercial = row.commercial;
        order.fulfilment = row.fulfilment;
        order.terms_no = 1;
        order.confirmed_no = row.agreed ? 1 : 0;
        order.lines = {line(1, 1, row.reserved)};
        Dispatch before;
        before.state = row.before;
        before.picked = {{{1}, {2}}};
        const auto after = follow(before, order, customers::Tier::b, {}, kToday);
        EXPECT_EQ(after.state, row.after) << enum_name(row.after);
        EXPECT_EQ(after.in_queue, row.after == to_pick || row.after == picking);
        EXPECT_EQ(after.picked.empty(), row.after != picking);
    }
}

TEST(Basket, takes_what_is_held_and_no_more) {
    std::vector<Picked> basket;
    const auto one = line(1, 7, 3);
    EXPECT_TRUE(put_into(basket, one, {2}).ok());
    EXPECT_TRUE(put_into(basket, one, {1}).ok());
    EXPECT_EQ(picked_of(basket, {1}).v, 3);
    EXPECT_EQ(put_into(basket, one, {1}).problem().code, "logistics.more_than_held");
    EXPECT_EQ(put_into(basket, one, {0}).problem().status, Status::invalid);
    EXPECT_TRUE(set_in(basket, one, {0}).ok());
    EXPECT_TRUE(basket.empty());
}

TEST(Basket, a_product_on_two_lines_fills_the_first_before_the_second) {
    orders::Order order;
    order.lines = {line(1, 7, 1), line(2, 8, 1), line(3, 7, 1)};
    std::vector<Picked> basket;
    EXPECT_EQ(line_for(order, basket, {7})->id.v, 1);
    basket = {{{1}, {1}}};
    EXPECT_EQ(line_for(order, basket, {7})->id.v, 3);
    basket.push_back({{3}, {1}});
    EXPECT_EQ(line_for(order, basket, {7})->id.v, 3) << "which then refuses more";
    EXPECT_EQ(line_for(order, basket, {9}), nullptr);
}

TEST(Carriers, know_their_numbers_and_where_to_look_them_up) {
    Carrier sf;
    sf.name = "顺丰速运";
    sf.tracking_url = "https://example.test/{no}?a=1";
    sf.number_prefix = "SF";
    sf.number_min = 12;
    sf.number_max = 15;
    EXPECT_TRUE(check(sf).ok());
    const auto fits = [&](const char* number) {
        return check(Consignment{{}, number, 1, 0, {}, {}}, &sf).ok();
    };
    EXPECT_TRUE(fits("SF1234567890"));
    EXPECT_TRUE(fits(""));
    EXPECT_FALSE(fits("YT1234567890"));
    EXPECT_FALSE(fits("SF12345"));
    EXPECT_FALSE(fits("SF12345678 90"));
    EXPECT_EQ(link_of(sf, "SF1234567890"), "https://example.test/SF1234567890?a=1");
    EXPECT_EQ(link_of(sf, ""), "");
    sf.tracking_url = "javascript:alert({no})";
    EXPECT_FALSE(check(sf).ok());
    const auto bad = check(Consignment{{}, "", 0, -1, {-1}, {}}, nullptr);
    EXPECT_EQ(bad.problem().fields.size(), 3u);
}

TEST(Waybills, are_what_was_last_heard_of_them) {
    Waybill waybill;
    waybill.heard_at = {100};
    waybill = after_event(waybill, {{}, {}, WaybillStep::attempt, {300}, "没人"});
    EXPECT_EQ(waybill.state, WaybillState::trouble);
    EXPECT_EQ(waybill.attempt_count, 1);
    waybill = after_event(waybill, {{}, {}, WaybillStep::in_transit, {200}, ""});
    EXPECT_EQ(waybill.heard_at.v, 300);
    EXPECT_EQ(waybill.state, WaybillState::in_transit);
    waybill = after_event(waybill, {{}, {}, WaybillStep::refused, {400}, "外箱破"});
    EXPECT_TRUE(waybill.on_the_way);
    waybill = after_event(waybill, {{}, {}, WaybillStep::delivered, {500}, ""});
    EXPECT_FALSE(waybill.on_the_way);
    EXPECT_EQ(waybill.delivered_at.v, 500);
    const NewWaybillEvent future{{}, WaybillStep::trouble, {900}, ""};
    EXPECT_EQ(check(future, {100}, {800}).problem().fields.size(), 2u);
    EXPECT_FALSE(check(NewWaybillEvent{{}, WaybillStep::delivered, {}, ""}, {1}, {2}).ok());
    EXPECT_FALSE(check(Proof{{}, "王", {50}, ""}, {100}, {800}).ok()) << "before it left";
}

struct RiskRow {
    const char* what;
    Dispatch dispatch;
    std::vector<Lack> lacks;
    std::vector<Waybill> waybills;
    std::vector<RiskKind> risks;
};

Waybill on_the_way(const char* expected, int silent_days) {
    Waybill waybill;
    if (*expected != 0) waybill.expected_on = *Date::parse(expected);
    waybill.heard_at = Instant{1'795'486'800'000}.plus_ms(-silent_days * kDayMs);
    return waybill;
}

TEST(Risks, are_told_before_the_day_and_say_why) {
    const WorkCalendar& calendar = office_calendar("Asia/Shanghai");
    Dispatch picked = promised(1), over = promised(-1), sent = promised(5), far = promised(30);
    picked.state = DispatchState::picking;
    sent.state = DispatchState::shipped;
    over.state = DispatchState::delivered;
    const RiskRow rows[] = {
        {"nothing picked a working day before", promised(1), {}, {}, {RiskKind::not_picked}},
        {"two working days are enough", promised(2), {}, {}, {}},
        {"it is being picked", picked, {}, {}, {}},
        {"delivered", over, {}, {}, {}},
        {"no supply", promised(4), {{"P1", {}}}, {}, {RiskKind::no_stock}},
        {"supply in time", promised(4), {{"P1", kToday.plus_days(4)}}, {}, {}},
        {"supply too late",
         promised(4),
         {{"P1", kToday.plus_days(5)}},
         {},
         {RiskKind::late_supply}},
        {"far away", far, {{"P1", {}}}, {}, {}},
        {"carrier too late", sent, {}, {on_the_way("2026-12-02", 0)}, {RiskKind::late_carrier}},
        {"silent", sent, {}, {on_the_way("2026-11-28", 3)}, {RiskKind::silent}},
        {"heard of", sent, {}, {on_the_way("2026-11-28", 2)}, {}},
    };
    for (const RiskRow& row : rows) {
        const auto risks = risks_of(
            row.dispatch, {row.lacks, row.waybills, {1'795'486'800'000}, kToday}, {}, calendar);
        std::vector<RiskKind> kinds;
        for (const Risk& risk : risks) kinds.push_back(risk.kind);
        EXPECT_EQ(kinds, row.risks) << row.what;
    }
    Dispatch late = promised(-2);
    late.state = DispatchState::shipped;
    EXPECT_EQ(risks_of(late, {{}, {}, {}, kToday}, {}, calendar).front().kind, RiskKind::overdue);
}

TEST(Outcomes, are_kept_only_whole_and_in_time) {
    orders::OrderHead order;
    EXPECT_EQ(outcome_of(order, kToday), Outcome::no_promise);
    order.promised_on = kToday;
    EXPECT_EQ(outcome_of(order, kToday), Outcome::kept);
    EXPECT_EQ(outcome_of(order, kToday.plus_days(1)), Outcome::late);
    order.short_closed = true;
    EXPECT_EQ(outcome_of(order, kToday), Outcome::incomplete);
}

TEST(Settings, are_within_bounds) {
    LogisticsSettings settings;
    EXPECT_TRUE(check(settings).ok());
    settings.day_points = -1;
    settings.silent_days = 0;
    EXPECT_EQ(check(settings).problem().fields.size(), 2u);
}

}  // namespace
}  // namespace zhuli::logistics

#include "features/orders/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::orders {
namespace {

const Date kToday = Date::from_ymd(2026, 11, 24);

Order order_of(std::vector<OrderLine> lines) {
    Order order;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        lines[i].id = {static_cast<std::int64_t>(i) + 1};
        lines[i].product_code = "P" + std::to_string(i);
    }
    order.lines = std::move(lines);
    order.amount_minor = total_of(order.lines);
    return order;
}

OrderLine line(std::int64_t quantity, std::int64_t reserved = 0, std::int64_t shipped = 0,
               std::int64_t delivered = 0) {
    OrderLine out;
    out.quantity = {quantity};
    out.reserved = {reserved};
    out.shipped = {shipped};
    out.delivered = {delivered};
    return out;
}

std::vector<std::string> codes_of(const std::vector<FieldProblem>& problems) {
    std::vector<std::string> codes;
    for (const auto& field : problems) codes.push_back(field.path + ":" + field.code);
    return codes;
}
std::vector<std::string> codes_of(const Problem& problem) { return codes_of(problem.fields); }

TEST(Payment, follows_from_what_was_paid) {
    struct Row {
        std::int64_t amount, paid;
        Payment payment;
    };
    for (const Row& row : {Row{100, 0, Payment::unpaid},
                           {100, 1, Payment::partial},
                           {100, 99, Payment::partial},
                           {100, 100, Payment::paid},
                           {0, 0, Payment::paid},
                           {-50, -50, Payment::paid}})
        EXPECT_EQ(payment_of({row.amount}, {row.paid}), row.payment) << row.amount << row.paid;
}

TEST(Fulfilment, follows_from_lines) {
    EXPECT_EQ(fulfilment_of(order_of({line(5)}).lines), Fulfilment::none);
    EXPECT_EQ(fulfilment_of(order_of({line(5, 2), line(1)}).lines), Fulfilment::reserved);
    EXPECT_EQ(fulfilment_of(order_of({line(5, 2)}).lines, Fulfilment::picking),
              Fulfilment::picking);
    EXPECT_EQ(fulfilment_of(order_of({line(5)}).lines, Fulfilment::picking), Fulfilment::none)
        << "nothing is held any more";
    EXPECT_EQ(fulfilment_of(order_of({line(5, 2, 3, 3)}).lines), Fulfilment::partly_shipped);
    EXPECT_EQ(fulfilment_of(order_of({line(5, 0, 5, 4)}).lines), Fulfilment::shipped);
    EXPECT_EQ(fulfilment_of(order_of({line(5, 0, 5, 5)}).lines), Fulfilment::delivered);
}

TEST(LabelAndTurn, follow_from_the_three_axes) {
    struct Row {
        Commercial commercial;
        Fulfilment fulfilment;
        std::int64_t paid;
        bool held;
        std::string_view label;
        Turn turn;
    };
    using enum Commercial;
    const Row rows[] = {
        {draft, Fulfilment::none, 0, false, "draft", Turn::assistant},
        {awaiting_customer, Fulfilment::none, 0, false, "awaiting_customer", Turn::customer},
        {confirmed, Fulfilment::none, 0, false, "awaiting_stock", Turn::assistant},
        {confirmed, Fulfilment::reserved, 0, true, "to_ship", Turn::warehouse},
        {confirmed, Fulfilment::partly_shipped, 0, true, "partly_shipped", Turn::warehouse},
        {confirmed, Fulfilment::partly_shipped, 0, false, "partly_shipped", Turn::assistant},
        {confirmed, Fulfilment::shipped, 100, false, "on_the_way", Turn::warehouse},
        {confirmed, Fulfilment::delivered, 99, false, "awaiting_payment", Turn::finance},
        {closed, Fulfilment::delivered, 100, false, "closed", Turn::done},
        {cancelled, Fulfilment::none, 0, false, "cancelled", Turn::done},
    };
    for (const Row& row : rows) {
        OrderHead order;
        order.amount_minor = {100};
        order.paid_minor = {row.paid};
        order.commercial = row.commercial;
        order.fulfilment = row.fulfilment;
        EXPECT_EQ(label_of(order), row.label);
        EXPECT_EQ(turn_of(order, row.held), row.turn) << row.label;
    }
}

TEST(Derive, closes_what_is_delivered_and_paid_and_keeps_since_when_nothing_changes) {
    Order order = order_of({line(5, 0, 5)});
    order.amount_minor = {100};
    order.commercial = Commercial::confirmed;
    order.fulfilment = Fulfilment::delivered;
    derive(order, {1000});
    EXPECT_EQ(order.turn_role, Turn::finance);
    EXPECT_EQ(order.turn_since_at.v, 1000);
    order.paid_minor = {50};
    derive(order, {2000});
    EXPECT_EQ(order.payment, Payment::partial);
    EXPECT_EQ(order.turn_since_at.v, 1000);
    order.paid_minor = {100};
    derive(order, {3000});
    EXPECT_EQ(order.commercial, Commercial::closed);
    EXPECT_EQ(order.turn_role, Turn::done);
    EXPECT_EQ(order.turn_since_at.v, 3000);
}

TEST(Derive, counts_what_is_neither_held_nor_shipped_as_backordered) {
    Order order = order_of({line(5, 2, 1)});
    order.commercial = Commercial::confirmed;
    derive(order, {1});
    EXPECT_EQ(order.lines[0].backordered.v, 2);
    order.commercial = Commercial::cancelled;
    derive(order, {2});
    EXPECT_EQ(order.lines[0].backordered.v, 0);
}

TEST(Draft, every_problem_comes_back_at_once) {
    OrderDraft draft;
    draft.lines = {{{1}, {0}, {}}, {{1}, {1'000'001}, {}}, {{0}, {1}, UnitPrice{-1}}};
    draft.promised_on = kToday.plus_days(-1);
    EXPECT_EQ(
        codes_of(problems_of(draft, kToday)),
        (std::vector<std::string>{
            "lines.0.quantity:orders.bad_quantity", "lines.1.quantity:orders.bad_quantity",
            "lines.2.product_id:field.required", "lines.2.unit_price_e4:orders.negative_price",
            "promised_on:orders.promised_in_the_past"}));
    EXPECT_EQ(codes_of(problems_of(OrderDraft{}, kToday)),
              std::vector<std::string>{"lines:field.required"});
    draft.lines.assign(kLinesLimit + 1, {{1}, {1}, {}});
    EXPECT_EQ(codes_of(problems_of(draft, kToday))[0], "lines:field.too_many");
}

TEST(Draft, the_limits_themselves_are_allowed_and_a_kept_promise_may_be_past) {
    OrderDraft draft;
    draft.lines = {{{1}, {1}, UnitPrice{0}}, {{1}, {kQuantityLimit}, {}}};
    draft.promised_on = kToday;
    EXPECT_TRUE(problems_of(draft, kToday).empty());
    EXPECT_TRUE(problems_of(draft, kToday.plus_days(3), kToday).empty());
}

TEST(Shipment, without_lines_takes_what_is_held_and_never_more_than_is_left) {
    const Order order = order_of({line(5, 2, 3), line(4)});
    const auto held = plan_shipment(order, {});
    ASSERT_TRUE(held.ok());
    ASSERT_EQ(held->size(), 1u);
    EXPECT_EQ((*held)[0].quantity.v, 2);
    const LineQuantity asked[] = {{{1}, {3}}, {{9}, {1}}, {{2}, {4}}, {{2}, {0}}};
    EXPECT_EQ(codes_of(plan_shipment(order, asked).problem()),
              (std::vector<std::string>{
                  "lines.0.quantity:orders.more_than_left", "lines.1.line_id:field.no_such_record",
                  "lines.3.line_id:orders.line_twice", "lines.3.quantity:orders.more_than_left"}));
    EXPECT_EQ(plan_shipment(order_of({line(4)}), {}).problem().code, "orders.nothing_reserved");
}

TEST(Returns, are_at_most_what_was_shipped_and_not_sent_back) {
    const Order order = order_of({line(5, 0, 3)});
    const LineQuantity before[] = {{{1}, {2}}}, one[] = {{{1}, {1}}}, two[] = {{{1}, {2}}};
    EXPECT_TRUE(check_return(order, one, before).ok());
    EXPECT_FALSE(check_return(order, two, before).ok());
    EXPECT_FALSE(check_return(order, {}, {}).ok());
}

TEST(Receipts, are_above_zero_within_what_is_due_and_not_from_tomorrow) {
    OrderHead order;
    order.amount_minor = {1000};
    order.paid_minor = {400};
    const auto receipt = [](std::int64_t amount, Date on = {}) {
        NewReceipt in;
        in.amount_minor = {amount};
        in.received_on = on;
        return in;
    };
    EXPECT_TRUE(check_receipt(order, receipt(600, kToday), kToday).ok());
    EXPECT_FALSE(check_receipt(order, receipt(0), kToday).ok());
    EXPECT_FALSE(check_receipt(order, receipt(1, kToday.plus_days(1)), kToday).ok());
    const auto over = check_receipt(order, receipt(601), kToday);
    ASSERT_FALSE(over.ok());
    EXPECT_EQ(over.problem().fields[0].params[0].second, "6.00");
}

TEST(Cancelling, is_for_orders_nothing_was_shipped_of) {
    OrderHead order;
    order.fulfilment = Fulfilment::reserved;
    EXPECT_TRUE(check_cancellation(order).ok());
    order.paid_minor = {1};
    EXPECT_TRUE(check_cancellation(order).ok()) << "what was paid goes back";
    order.fulfilment = Fulfilment::partly_shipped;
    EXPECT_EQ(check_cancellation(order).problem().code, "orders.shipped_is_not_cancelled");
}

TEST(Warnings, name_the_lines_below_their_floor_price) {
    Order order = order_of({line(1), line(1)});
    order.lines[0].floor_price_e4 = order.lines[0].unit_price_e4 = {100};
    order.lines[1].floor_price_e4 = {100};
    order.lines[1].unit_price_e4 = {99};
    const auto warnings = warnings_of(order);
    ASSERT_EQ(warnings.size(), 1u);
    EXPECT_EQ(warnings[0].path, "lines.1.unit_price_e4");
}

TEST(Import, content_is_told_apart_by_any_line) {
    ImportedOrder a;
    a.lines = {{{1}, "A", "a", {}, {2}, {30000}, {600}}};
    ImportedOrder b = a;
    EXPECT_EQ(content_hash(a), content_hash(b));
    b.lines[0].quantity = {3};
    EXPECT_NE(content_hash(a), content_hash(b));
}

TEST(TurnDue, counts_working_minutes_from_when_the_turn_began) {
    const WorkCalendar calendar({office_week(), {}}, TimeZone::fixed(8 * 60));
    const Instant friday_1700 =
        start_of_day(calendar.zone(), Date::from_ymd(2026, 11, 27)).plus_ms(17 * kHourMs);
    const auto due = [&](Turn turn) {
        OrderHead order;
        order.turn_role = turn;
        order.turn_since_at = friday_1700;
        return (turn_due_at(order, calendar).v - friday_1700.v) / kHourMs;
    };
    EXPECT_EQ(due(Turn::assistant), 3 * 24 - 5) << "one hour on Friday, three on Monday";
    EXPECT_EQ(due(Turn::warehouse), 3 * 24);
    EXPECT_EQ(due(Turn::customer), 4 * 24);
    OrderHead done;
    done.turn_role = Turn::done;
    EXPECT_EQ(turn_due_at(done, calendar).v, 0);
}

TEST(LateSince, is_the_turn_that_began_so_many_working_minutes_ago) {
    const WorkCalendar calendar({office_week(), {}}, TimeZone::fixed(8 * 60));
    const Instant monday_1000 =
        start_of_day(calendar.zone(), Date::from_ymd(2026, 11, 30)).plus_ms(10 * kHourMs);
    for (const Turn turn : {Turn::assistant, Turn::customer, Turn::warehouse, Turn::finance}) {
        const Instant since = late_since(turn, calendar, monday_1000);
        OrderHead order;
        order.turn_role = turn;
        order.turn_since_at = since;
        EXPECT_LE(turn_due_at(order, calendar), monday_1000) << enum_name(turn);
        order.turn_since_at = since.plus_ms(kHourMs);
        EXPECT_GT(turn_due_at(order, calendar), monday_1000) << enum_name(turn);
    }
    EXPECT_EQ(late_since(Turn::done, calendar, monday_1000).v, 0);
}

Change change(std::int64_t version, std::int64_t at, const char* changes,
              const char* entity = "order") {
    return {entity, version, {at}, {7}, "screen", changes};
}

TEST(Steps, tell_what_happened_and_whose_turn_it_was) {
    const Change changes[] = {
        change(1, 10, R"([{"field":"number","before":null,"after":"SO-1"}])"),
        change(2, 20, R"([{"field":"commercial","before":"draft","after":"awaiting_customer"},
                          {"field":"turn_role","before":"assistant","after":"customer"}])"),
        change(3, 30, R"([{"field":"commercial","before":"awaiting_customer","after":"confirmed"},
                          {"field":"confirmed_words","before":"","after":"好"},
                          {"field":"turn_role","before":"customer","after":"warehouse"}])"),
        change(4, 40, R"([{"field":"lines","before":[{"shipped":0,"delivered":0}],
                           "after":[{"shipped":3,"delivered":0}]}])"),
        change(5, 50, R"([{"field":"lines","before":[{"shipped":3,"delivered":0}],
                           "after":[{"shipped":3,"delivered":3}]},
                          {"field":"turn_role","before":"warehouse","after":"finance"}])"),
        change(6, 60, R"([{"field":"paid_minor","before":100,"after":350}])"),
        change(1, 70, R"([{"field":"reason","before":null,"after":"破损"},
                          {"field":"lines","before":null,"after":[{"quantity":2}]}])",
               "return"),
        change(2, 80, R"([{"field":"state","before":"approved","after":"received"}])", "return"),
    };
    const auto steps = steps_of(changes);
    const char* kinds[] = {"order.created",    "order.submitted", "order.confirmed",
                           "order.shipped",    "order.delivered", "payment.received",
                           "return.requested", "return.received"};
    ASSERT_EQ(steps.size(), std::size(kinds));
    for (std::size_t i = 0; i < steps.size(); ++i) EXPECT_EQ(steps[i].kind, kinds[i]) << i;
    EXPECT_EQ(steps[2].words, "好");
    EXPECT_EQ(steps[3].quantity.v, 3);
    EXPECT_EQ(steps[4].quantity.v, 3);
    EXPECT_EQ(steps[5].amount_minor.v, 250);
    EXPECT_EQ(steps[6].words, "破损");
    EXPECT_EQ(steps[6].quantity.v, 2);
    EXPECT_EQ(steps[7].turn_role, Turn::finance);
    EXPECT_FALSE(steps[3].handed_over);
    EXPECT_EQ(steps[0].until_at.v, 20);
    EXPECT_EQ(steps[2].until_at.v, 50) << "the warehouse had it from confirming to delivery";
    EXPECT_EQ(steps[4].until_at.v, 0) << "finance still has it";
}

TEST(Steps, name_a_new_seller_a_handover_and_new_stock_a_reservation) {
    const Change changes[] = {
        change(1, 10, R"([{"field":"number","before":null,"after":"SO-1"}])"),
        change(2, 20, R"([{"field":"owner_id","before":"1","after":"2"}])"),
        change(3, 30, R"([{"field":"lines","before":[{"reserved":1}],"after":[{"reserved":4}]}])"),
        change(4, 40, R"([{"field":"note","before":"","after":"急"}])"),
    };
    const auto steps = steps_of(changes);
    EXPECT_EQ(steps[1].kind, "order.handed_over");
    EXPECT_EQ(steps[2].kind, "order.reserved");
    EXPECT_EQ(steps[3].kind, "order.edited");
}

TEST(Usual, products_come_by_how_often_with_the_latest_quantity_and_price) {
    const BoughtLine lines[] = {{{1}, {9}, {100}}, {{2}, {5}, {200}}, {{2}, {1}, {150}}};
    const auto usual = usual_of(lines);
    ASSERT_EQ(usual.size(), 2u);
    EXPECT_EQ(usual[0].product_id.v, 2);
    EXPECT_EQ(usual[0].order_count, 2);
    EXPECT_EQ(usual[0].last_quantity.v, 5);
    EXPECT_EQ(usual[0].last_price_e4.v, 200);
    std::vector<BoughtLine> many;
    for (std::int64_t i = 1; i <= 30; ++i) many.push_back({{i}, {1}, {1}});
    EXPECT_EQ(usual_of(many).size(), 8u);
}

}  // namespace
}  // namespace zhuli::orders

#include "features/orders/rules_payment.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <random>

namespace zhuli::orders {
namespace {

const Date kSigned = Date::from_ymd(2026, 11, 2), kDelivered = Date::from_ymd(2026, 11, 10);

Order order_of(std::int64_t amount, PayTerm term = PayTerm::on_delivery, int value = 0) {
    Order order;
    order.number = std::string_view("SO-1");
    order.commercial = Commercial::confirmed;
    order.amount_minor = {amount};
    order.pay_term = term;
    order.pay_value = value;
    return order;
}

Order planned(std::int64_t amount, std::vector<InstalmentDraft> rows) {
    Order order = order_of(amount);
    Problems problems;
    put_payment({PayTerm::instalments, 0, rows}, 0, order, problems);
    EXPECT_TRUE(problems.empty());
    return order;
}

InstalmentDraft percent(PayWhen when, int share, int days = 0) {
    return {.due_when = when, .days = days, .due_on = {}, .percent = share, .amount_minor = {}};
}

std::vector<std::int64_t> amounts(const Order& order) {
    std::vector<std::int64_t> out;
    for (const Instalment& row : order.instalments) out.push_back(row.amount_minor.v);
    return out;
}
using Amounts = std::vector<std::int64_t>;

TEST(PaymentTerms, say_what_is_paid_before_goods_leave) {
    struct Row {
        PayTerm term;
        int value;
        std::int64_t before, paid, released, missing;
    };
    for (const Row& row :
         {Row{PayTerm::on_delivery, 0, 0, 0, 0, 0}, Row{PayTerm::credit, 30, 0, 0, 0, 0},
          Row{PayTerm::prepaid, 0, 1001, 0, 0, 1001}, Row{PayTerm::prepaid, 0, 1001, 1000, 0, 1},
          Row{PayTerm::prepaid, 0, 1001, 1001, 0, 0}, Row{PayTerm::deposit, 30, 300, 299, 0, 1},
          Row{PayTerm::deposit, 30, 300, 0, 300, 0}, Row{PayTerm::deposit, 30, 300, 1001, 0, 0}}) {
        Order order = order_of(1001, row.term, row.value);
        order.paid_minor = {row.paid};
        order.released_minor = {row.released};
        order.prepay_minor = due_before_shipping(order);
        EXPECT_EQ(order.prepay_minor.v, row.before);
        EXPECT_EQ(missing_before_shipping(order).v, row.missing);
        EXPECT_EQ(check_paid_before_shipping(order).ok(), row.missing == 0);
    }
}

TEST(PaymentTerms, parts_in_percent_make_the_whole) {
    EXPECT_EQ(amounts(planned(
                  1000, {percent(PayWhen::on_signing, 33), percent(PayWhen::before_shipping, 33),
                         percent(PayWhen::after_delivery, 34, 30)})),
              (Amounts{330, 330, 340}));
    EXPECT_EQ(amounts(planned(
                  101, {percent(PayWhen::on_signing, 50), percent(PayWhen::after_delivery, 50)})),
              (Amounts{50, 51}))
        << "the last one takes the cent";
}

TEST(PaymentTerms, are_refused_with_every_problem) {
    struct Row {
        PayTerm term;
        int value;
        std::vector<InstalmentDraft> rows;
        std::vector<std::string> codes;
    };
    const InstalmentDraft part = {.due_when = PayWhen::on_signing, .amount_minor = {400}};
    for (const Row& row :
         {Row{PayTerm::deposit, 0, {}, {"pay_value:field.out_of_range"}},
          Row{PayTerm::deposit, 100, {}, {"pay_value:field.out_of_range"}},
          Row{PayTerm::credit, 31, {}, {"pay_value:orders.credit_beyond"}},
          Row{PayTerm::credit, 999, {}, {"pay_value:field.out_of_range"}},
          Row{PayTerm::credit, 0, {}, {}},
          Row{PayTerm::instalments, 0, {}, {"instalments:field.required"}},
          Row{PayTerm::instalments, 0, {part, part}, {"instalments:orders.plan_differs"}},
          Row{PayTerm::instalments,
              0,
              {part, {.due_when = PayWhen::after_delivery, .days = 400, .amount_minor = {600}}},
              {"instalments.1.days:field.out_of_range"}},
          Row{PayTerm::instalments,
              0,
              {{}, {.due_when = PayWhen::after_delivery, .amount_minor = {1000}}},
              {"instalments.0.amount_minor:orders.instalment_of_nothing"}}}) {
        Order order = order_of(1000);
        Problems problems;
        put_payment({row.term, row.value, row.rows}, 30, order, problems);
        std::vector<std::string> codes;
        for (const FieldProblem& problem : problems)
            codes.push_back(problem.path + ":" + problem.code);
        EXPECT_EQ(codes, row.codes);
    }
}

TEST(PaymentTerms, default_to_what_the_customer_has) {
    for (const int days : {0, 45}) {
        Order order = order_of(1000, PayTerm::prepaid);
        Problems problems;
        put_payment({}, days, order, problems);
        EXPECT_EQ(order.pay_term, days ? PayTerm::credit : PayTerm::on_delivery);
        EXPECT_EQ(order.pay_value, days);
    }
}

TEST(PaymentTerms, more_credit_than_now_given_stays_when_it_was_agreed_before) {
    Order order = order_of(1000, PayTerm::credit, 60);
    Problems problems;
    put_payment({PayTerm::credit, 60, {}}, 30, order, problems);
    EXPECT_TRUE(problems.empty());
}

TEST(Dues, fall_by_what_happened_and_are_filled_in_order_of_day) {
    Order order =
        planned(1000, {percent(PayWhen::after_delivery, 50, 30), percent(PayWhen::on_signing, 30),
                       percent(PayWhen::before_shipping, 20)});
    order.promised_on = Date::from_ymd(2026, 11, 9);
    order.paid_minor = {350};
    const auto dues = dues_of(order, {kSigned, {}}, Date::from_ymd(2026, 11, 10));
    ASSERT_EQ(dues.size(), 3U);
    EXPECT_EQ(dues[0].falls_on, kSigned);
    EXPECT_EQ(dues[0].state, DueState::paid);
    EXPECT_EQ(dues[1].falls_on, order.promised_on);
    EXPECT_EQ(dues[1].paid_minor.v, 50);
    EXPECT_EQ(dues[1].state, DueState::overdue);
    EXPECT_FALSE(dues[2].falls_on) << "nobody knows when it is delivered";
    EXPECT_EQ(next_due(dues), order.promised_on);
    order.paid_minor = {500};
    EXPECT_FALSE(next_due(dues_of(order, {kSigned, {}}, kDelivered)));
    const auto after = dues_of(order, {kSigned, kDelivered}, kDelivered);
    EXPECT_EQ(next_due(after), kDelivered.plus_days(30));
    EXPECT_EQ(after[2].state, DueState::open);
}

TEST(Dues, a_plan_follows_the_amount_and_keeps_what_is_paid) {
    struct Row {
        std::int64_t paid, amount;
        Amounts after;
    };
    for (const Row& row : {Row{0, 2000, {600, 600, 800}}, Row{300, 1300, {300, 428, 572}},
                           Row{300, 100, {30, 30, 40}}, Row{1000, 1100, {300, 300, 500}},
                           Row{600, 601, {300, 300, 1}}}) {
        Order order =
            planned(1000, {percent(PayWhen::on_signing, 30), percent(PayWhen::before_shipping, 30),
                           percent(PayWhen::after_delivery, 40)});
        order.paid_minor = {row.paid};
        order.amount_minor = {row.amount};
        fit_plan(order);
        EXPECT_EQ(amounts(order), row.after) << row.paid << " " << row.amount;
    }
}

std::int64_t sum(const Order& order) {
    const Amounts parts = amounts(order);
    return std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
}

/// Awkward amounts and percents, changes up and down, and money that is there already: the parts
/// are always the whole, each of them something.
TEST(PaymentTerms, parts_sum_to_the_whole_whatever_it_becomes) {
    constexpr int kRounds = 5000;
    for (int seed = 0; seed < kRounds; ++seed) {
        SCOPED_TRACE(seed);
        std::mt19937_64 dice(static_cast<std::uint64_t>(seed));
        const auto between = [&](std::int64_t from, std::int64_t to) {
            return std::uniform_int_distribution<std::int64_t>(from, to)(dice);
        };
        std::vector<InstalmentDraft> rows;
        int left = 100;
        while (left > 0) {
            const bool last = rows.size() == 11;
            const int share = last ? left : static_cast<int>(between(1, left));
            rows.push_back(
                percent(PayWhen::after_delivery, share, static_cast<int>(between(0, 90))));
            left -= share;
        }
        Order order = planned(between(100, 9'999'999'999), rows);
        EXPECT_EQ(sum(order), order.amount_minor.v);
        for (int change = 0; change < 3; ++change) {
            order.paid_minor = {between(0, order.amount_minor.v)};
            order.amount_minor = {between(1, 9'999'999'999)};
            fit_plan(order);
            ASSERT_EQ(sum(order), order.amount_minor.v);
            for (const Instalment& row : order.instalments) ASSERT_GT(row.amount_minor.v, 0);
            for (std::size_t i = 0; i < order.instalments.size(); ++i)
                ASSERT_EQ(order.instalments[i].line_no, static_cast<int>(i) + 1);
        }
    }
}

TEST(PaymentTerms, parts_that_are_paid_stay_when_the_rest_is_spread_anew) {
    Order order =
        planned(1000, {percent(PayWhen::on_signing, 30), percent(PayWhen::before_shipping, 30),
                       percent(PayWhen::after_delivery, 40)});
    order.paid_minor = {300};
    order.amount_minor = {1701};
    fit_plan(order);
    EXPECT_EQ(amounts(order), (Amounts{300, 600, 801}));
}

}  // namespace
}  // namespace zhuli::orders

#include "features/shortages/rules.hpp"

#include <gtest/gtest.h>

namespace zhuli::shortages {
namespace {

Date day(int d) { return Date::from_ymd(2026, 11, d); }

TEST(Waiting, is_served_in_its_order) {
    const stock::Wait waits[] = {{{1}, {1}, {7}, {3}, day(25), {}}, {{2}, {2}, {7}, {3}, {}, {}}};
    const stock::Supply supplies[] = {{{9}, {7}, {1}, {4}, day(26)}, {{8}, {7}, {1}, {2}, day(30)}};
    EXPECT_EQ(served_on(waits, {0}, supplies, day(24)), (std::vector{day(26), day(30)}));
    EXPECT_EQ(served_on(waits, {3}, supplies, day(24)), (std::vector{day(24), day(26)}));
    EXPECT_EQ(served_on(waits, {0}, {}, day(24)), (std::vector{Date{}, Date{}}));
}

TEST(Losses, begin_with_what_matters_least) {
    std::vector<Held> held{{{1}, {11}, {2}}, {{2}, {21}, {5}}, {{2}, {22}, {1}}, {{3}, {31}, {5}}};
    put_in_order_of_loss(held, {{{1}, 90}, {{2}, 30}, {{3}, -70}});
    const auto line = [&](std::size_t at) { return held[at].order_line_id.v; };
    EXPECT_EQ((std::vector{line(0), line(1), line(2), line(3)}),
              (std::vector<std::int64_t>{31, 21, 22, 11}));
}

TEST(Losses, take_from_the_first_named_until_it_is_enough) {
    const Held held[] = {{{1}, {1}, {2}}, {{2}, {2}, {5}}, {{3}, {3}, {5}}};
    const auto lost = losses(held, {4});
    ASSERT_EQ(lost.size(), 2u);
    EXPECT_EQ(lost[0].quantity.v, 2);
    EXPECT_EQ(lost[1].quantity.v, 2);
}

TEST(Holds, go_on_while_the_order_is_under_way) {
    orders::OrderHead order;
    order.commercial = orders::Commercial::confirmed;
    order.terms_no = order.confirmed_no = 1;
    EXPECT_FALSE(keeps_hold(order, day(24)));
    order.promised_on = day(23);
    EXPECT_FALSE(keeps_hold(order, day(24)));
    order.promised_on = day(24);
    EXPECT_TRUE(keeps_hold(order, day(24)));
    order.terms_no = 2;
    EXPECT_FALSE(keeps_hold(order, day(24))) << "changed since, and nobody said yes";
    order.terms_no = 1;
    order.promised_on = {};
    order.paid_minor = {1};
    EXPECT_TRUE(keeps_hold(order, day(24)));
    order.paid_minor = {};
    order.fulfilment = orders::Fulfilment::partly_shipped;
    EXPECT_TRUE(keeps_hold(order, day(24)));
}

TEST(Substitutes, cover_the_quantity_and_are_nearest_in_price) {
    const auto one = [](std::int64_t id, std::int64_t difference, std::int64_t available) {
        Substitute made;
        made.product_id = {id};
        made.difference_e4 = {difference};
        made.available = {available};
        return made;
    };
    const auto best = ranked({one(1, 500, 9), one(2, -400, 9), one(3, 0, 2)}, {5});
    ASSERT_EQ(best.size(), 2u);
    EXPECT_EQ(best[0].product_id.v, 2);
    EXPECT_EQ(ranked({one(1, 500, 1), one(3, 0, 2)}, {5}).front().product_id.v, 3)
        << "where none covers it, what there is";
}

TEST(Counts, say_why_they_differ) {
    EXPECT_TRUE(check(Count{{1}, {1}, {5}, {}}, {5}).ok());
    EXPECT_FALSE(check(Count{{1}, {1}, {4}, {}}, {5}).ok());
    EXPECT_TRUE(check(Count{{1}, {1}, {4}, "破损"}, {5}).ok());
    EXPECT_FALSE(check(Count{{1}, {1}, {-1}, "破损"}, {5}).ok());
    EXPECT_FALSE(check(Count{{1}, {1}, {1'000'000'000'000}, "破损"}, {5}).ok());
}

}  // namespace
}  // namespace zhuli::shortages

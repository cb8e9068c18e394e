// Who buys: customers with their habits, and the days on which they will order. The days are
// planned beforehand and stretched until the year has about as many orders as asked for.
#include <algorithm>

#include "cli/demo/assortment.hpp"
#include "cli/demo/cast.hpp"
#include "cli/demo/company.hpp"

namespace zhuli::cli::demo {

namespace {

using customers::CustomerStatus;
using customers::Tier;

constexpr double kThereAtFirst = 0.62;      // of the customers; the others join later
constexpr double kLeadsThatNeverBuy = 0.3;  // of those who join
constexpr double kTierWeights[] = {5, 15, 35, 45};
constexpr double kDaysBetweenOrders[] = {12, 24, 55, 130};
constexpr double kTermsWeights[][4] = {
    // prepaid, on delivery, a month, two months
    {0, 5, 60, 35},
    {5, 20, 60, 15},
    {30, 30, 35, 5},
    {65, 30, 5, 0}};
constexpr std::uint64_t kPlanSeed = 20261125;
constexpr int kPlanRounds = 4;

Terms terms_of(Dice& dice, Tier tier) {
    return static_cast<Terms>(dice.weighted(kTermsWeights[static_cast<int>(tier)]));
}

std::size_t seller_for(Company& c, const Place& place) {
    std::vector<double> weights;
    for (const Colleague& person : colleagues())
        if (person.role == Role::assistant) weights.push_back(person.area == place.area ? 1 : 0);
    return c.dice.weighted(weights);
}

/// What a customer uses: goods of two or three series, the popular ones rather.
std::vector<std::size_t> favourites(Company& c) {
    const int last = static_cast<int>(series().size()) - 1;
    const auto first = static_cast<std::size_t>(c.dice.between(0, last));
    const auto second = static_cast<std::size_t>(c.dice.between(0, last));
    std::vector<double> weights;
    for (const Good& good : c.goods) {
        const bool used = good.series == first || good.series == second || c.dice.chance(0.02);
        weights.push_back(used ? good.popularity : 0);
    }
    std::vector<std::size_t> chosen;
    for (int i = c.dice.between(4, 12); i > 0; --i) {
        const std::size_t good = c.dice.weighted(weights);
        if (weights[good] > 0) chosen.push_back(good);
        weights[good] = 0;
    }
    return chosen;
}

Buyer make_buyer(Company& c, Directory& directory) {
    Buyer buyer;
    const auto tier = static_cast<Tier>(c.dice.weighted(kTierWeights));
    auto [customer, place] = directory.next(tier);
    buyer.customer = std::move(customer);
    buyer.place = place;
    buyer.seller = seller_for(c, *place);
    buyer.terms = terms_of(c.dice, tier);
    if (buyer.terms >= Terms::month)
        buyer.customer.credit_days = buyer.terms == Terms::month ? 30 : 60;
    buyer.days_between_orders =
        kDaysBetweenOrders[static_cast<int>(tier)] * (0.6 + 0.8 * c.dice.share());
    buyer.favourites = favourites(c);
    return buyer;
}

struct Planned {
    Buyer* buyer;
    Date day;
};

/// A day soon after `wished`, busy days rather.
Date ordering_day(const Company& c, Date wished, Dice& dice) {
    constexpr int kFlexibleDays = 9;
    for (;; wished = wished.plus_days(1)) {
        const Date day = wished.plus_days(dice.between(0, kFlexibleDays));
        if (dice.chance(c.season.weight(day) / Season::kBusiest)) return day;
    }
}

/// The days on which everybody orders, `stretch` times as far apart as they would like.
std::vector<Planned> plan_orders(Company& c, double stretch, Dice dice) {
    std::vector<Planned> plan;
    const Date first = c.today.plus_days(-c.scale.days);
    for (Buyer& buyer : c.buyers) {
        if (buyer.days_between_orders <= 0) continue;
        const double apart = buyer.days_between_orders * stretch;
        const bool is_new = buyer.joins >= first;
        double next =
            is_new ? buyer.joins.days + 3 + dice.around(14) : first.days + dice.share() * apart;
        while (next < c.today.days) {
            const Date day = ordering_day(c, Date{static_cast<std::int32_t>(next)}, dice);
            if (day < c.today) plan.push_back({&buyer, day});
            next += std::max(1.0, dice.around(apart));
        }
    }
    return plan;
}

std::vector<Planned> plan_orders(Company& c) {
    double stretch = 1;
    std::vector<Planned> plan;
    for (int round = 0; round < kPlanRounds; ++round) {
        plan = plan_orders(c, stretch, Dice(kPlanSeed));
        stretch *= static_cast<double>(plan.size()) / std::max(1, c.scale.orders);
    }
    return plan;
}

/// An open day between the first order and today, busy days rather.
Date joining_day(Company& c) {
    for (;;) {
        const Date day = c.today.plus_days(-c.dice.between(1, c.scale.days));
        if (c.season.is_open(day) && c.dice.chance(c.season.weight(day) / Season::kBusiest))
            return day;
    }
}

/// The day the records of the first customers are entered: one of the open days of a week.
Date entering_day(Company& c) {
    const Date first = c.today.plus_days(-c.scale.days - kEnteringDays);
    return c.season.open_from(first.plus_days(c.dice.between(0, kEnteringDays - 3)));
}

void settle_first_status(Company& c, Buyer& buyer, bool is_there_at_first) {
    if (is_there_at_first) {
        buyer.status = CustomerStatus::customer;
        return;
    }
    if (c.dice.chance(kLeadsThatNeverBuy)) buyer.days_between_orders = 0;
}

}  // namespace

void find_customers(Company& c) {
    Directory directory(c.dice);
    const int at_first = static_cast<int>(c.scale.customers * kThereAtFirst);
    for (int i = 0; i < c.scale.customers; ++i) {
        Buyer& buyer = c.buyers.emplace_back(make_buyer(c, directory));
        const bool is_there = i < at_first;
        buyer.joins = is_there ? entering_day(c) : joining_day(c);
        settle_first_status(c, buyer, is_there);
        c.on(buyer.joins, 9, 17.5, [&c, &buyer] { enter_customer(c, buyer); });
    }
    for (const auto& [buyer, day] : plan_orders(c)) {
        const bool morning = c.dice.chance(0.5);
        c.on(day, morning ? 8.6 : 13.2, morning ? 12 : 18,
             [&c, who = buyer] { place_order(c, *who); });
    }
}

}  // namespace zhuli::cli::demo

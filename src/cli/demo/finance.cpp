// Money comes in: before shipping, on delivery, after one or two months; in parts, and late.
#include "cli/demo/company.hpp"
#include "features/orders/use_cases.hpp"
#include "features/orders/use_cases_payment.hpp"

namespace zhuli::cli::demo {

namespace {

using customers::Tier;
using orders::PayMethod;

constexpr double kDeposit = 0.3;  // of the prepaid orders pay a deposit first
constexpr double kInParts = 0.14;
constexpr double kLate = 0.16;
constexpr double kLateDays = 14;
constexpr double kInDispute = 0.008;  // nothing is paid for now

PayMethod method_of(Company& c, const Buyer& buyer) {
    if (buyer.customer.tier <= Tier::b || c.dice.chance(0.6)) return PayMethod::bank_transfer;
    constexpr PayMethod kSmall[] = {PayMethod::wechat, PayMethod::wechat, PayMethod::alipay,
                                    PayMethod::cash, PayMethod::card};
    return c.dice.pick(kSmall);
}

void receive(Company& c, Deal& deal, Money amount, std::string_view note) {
    if (deal.ended || amount.v <= 0) return;
    deal.paid += amount;
    const PayMethod method = method_of(c, *deal.buyer);
    c.call(c.finance, [&deal, amount, method, note](Tx& tx, const Ctx& ctx) -> Result<> {
        orders::NewReceipt receipt;
        receipt.id = deal.order;
        receipt.amount_minor = amount;
        receipt.method = method;
        receipt.note = note;
        CHECK(orders::receive_payment(tx, ctx, receipt));
        return Done{};
    });
}

void receive_rest(Company& c, Deal& deal) {
    receive(c, deal, deal.amount - deal.paid, "");
    if (!deal.prepaid_waits || deal.ended) return;
    deal.prepaid_waits = false;
    plan_shipping(c, deal);
}

/// Whole yuan.
Money part_of(const Deal& deal, double share) {
    return {static_cast<std::int64_t>(static_cast<double>(deal.amount.v) * share) / 100 * 100};
}

int days_until_due(Company& c, Terms terms) {
    switch (terms) {
        case Terms::prepaid:
            return 0;
        case Terms::on_delivery:
            return c.dice.between(0, 2);
        case Terms::month:
            return 30 + c.dice.between(-3, 3);
        case Terms::two_months:
            return 60 + c.dice.between(-4, 4);
    }
    return 0;
}

}  // namespace

void plan_prepayment(Company& c, Deal& deal) {
    deal.prepaid_waits = true;
    if (c.dice.chance(kDeposit))
        c.on(c.season.open_from(c.day()), 9.5, 17, [&c, &deal] {
            if (deal.paid.v == 0) receive(c, deal, part_of(deal, 0.3), "定金 30%");
        });
    c.on(c.season.plus_open_days(c.day(), c.dice.between(1, 2)), 9.5, 17,
         [&c, &deal] { receive_rest(c, deal); });
}

void plan_payment(Company& c, Deal& deal) {
    if (deal.paid >= deal.amount || c.dice.chance(kInDispute)) return;
    double days = days_until_due(c, deal.buyer->terms);
    if (c.dice.chance(kLate)) days += c.dice.around(kLateDays);
    const Date day = c.season.open_from(c.day().plus_days(static_cast<int>(days)));
    if (deal.buyer->terms >= Terms::month && c.dice.chance(kInParts)) {
        c.on(day, 9.5, 17, [&c, &deal] { receive(c, deal, part_of(deal, 0.5), "先付一半"); });
        const Date later = day.plus_days(c.dice.between(7, 20));
        c.on(c.season.open_from(later), 9.5, 17, [&c, &deal] { receive_rest(c, deal); });
        return;
    }
    c.on(day, 9.5, 17, [&c, &deal] { receive_rest(c, deal); });
}

}  // namespace zhuli::cli::demo

#include "tests/sim/money_model.hpp"

#include <algorithm>
#include <set>

namespace zhuli::sim {

namespace {

std::int64_t sum_of(const std::vector<Share>& shares) {
    std::int64_t sum = 0;
    for (const Share& share : shares) sum += share.amount;
    return sum;
}

bool names_one_twice(const std::vector<Share>& shares) {
    std::set<const Order*> seen;
    return std::ranges::any_of(
        shares, [&](const Share& share) { return !seen.insert(share.order).second; });
}

}  // namespace

std::string BankReceipt::state() const {
    if (voided) return "voided";
    if (open() == 0) return "settled";
    return customer ? "credit" : "unmatched";
}

std::vector<std::string> BankReceipt::actions() const {
    const std::string now = state();
    std::vector<std::string> list;
    if (now == "unmatched") list = {"match", "keep", "repay"};
    if (now == "credit") list = {"match", "repay"};
    if (now == "unmatched" && open() == amount) list.emplace_back("void");
    if (now != "voided" && matched > 0) list.emplace_back("unmatch");
    return list;
}

bool MoneyModel::match(BankReceipt& receipt, const std::vector<Share>& shares) {
    const std::string now = receipt.state();
    if ((now != "unmatched" && now != "credit") || shares.empty() || names_one_twice(shares))
        return false;
    if (sum_of(shares) > receipt.open() && flaw_ != Flaw::matches_beyond) return false;
    if (receipt.day > orders_.clock.today) return false;  // the order's receipt would be tomorrow's
    for (const Share& share : shares)
        if (!orders_.may_pay(*share.order, share.amount)) return false;
    std::set<std::size_t> whose;
    if (receipt.customer) whose.insert(*receipt.customer);
    for (const Share& share : shares) {
        orders_.pay(*share.order, share.amount);
        receipt.matches.push_back({share});
        receipt.matched += share.amount;
        whose.insert(share.order->customer);
    }
    if (whose.size() == 1) receipt.customer = *whose.begin();
    return true;
}

bool MoneyModel::unmatch(BankReceipt& receipt, std::size_t at) {
    if (receipt.voided || at >= receipt.matches.size() || receipt.matches[at].undone) return false;
    const Share share = receipt.matches[at].share;
    if (!orders_.reverse(*share.order, share.amount)) return false;
    receipt.matches[at].undone = true;
    receipt.matched -= share.amount;
    if (receipt.matched == 0) receipt.customer.reset();
    return true;
}

bool MoneyModel::keep(BankReceipt& receipt, std::size_t customer) {
    if (receipt.state() != "unmatched") return false;
    receipt.customer = customer;
    return true;
}

bool MoneyModel::repay(BankReceipt& receipt, std::int64_t amount) {
    const std::string now = receipt.state();
    if (now != "unmatched" && now != "credit") return false;
    if (amount < 1 || amount > receipt.open()) return false;
    receipt.returned += amount;
    return true;
}

bool MoneyModel::void_it(BankReceipt& receipt) {
    if (receipt.state() != "unmatched" || receipt.open() != receipt.amount) return false;
    receipt.voided = true;
    return true;
}

std::int64_t MoneyModel::sum_in(const std::string& state) const {
    std::int64_t sum = 0;
    for (const BankReceipt& receipt : receipts)
        if (receipt.state() == state) sum += receipt.open();
    return sum;
}

std::int64_t MoneyModel::owed_by(std::size_t customer) const {
    std::int64_t sum = 0;
    for (const Order& order : orders_.orders) {
        if (order.customer != customer) continue;
        const bool counts = order.state == "confirmed" || order.state == "closed";
        sum += (counts ? order.owed() : 0) - order.paid;
    }
    return sum;
}

std::int64_t Invoice::amount() const { return sum_of(shares); }

std::int64_t MoneyModel::invoiced(const Order& order) const {
    std::int64_t sum = 0;
    for (const Invoice& invoice : invoices)
        for (const Share& share : invoice.shares)
            if (invoice.counts() && share.order == &order) sum += share.amount;
    return sum;
}

bool MoneyModel::may_invoice(std::size_t customer, const std::vector<Share>& shares) const {
    if (shares.empty() || names_one_twice(shares)) return false;
    return std::ranges::all_of(shares, [&](const Share& share) {
        const Order& order = *share.order;
        const bool agreed = order.state == "confirmed" || order.state == "closed";
        const std::int64_t left = order.amount() - invoiced(order);
        const bool fits = share.amount <= left || flaw_ == Flaw::invoices_beyond;
        return order.customer == customer && agreed && share.amount > 0 && fits;
    });
}

bool MoneyModel::step(Invoice& invoice, const std::string& action) {
    const std::string now = invoice.state;
    if (action == "issue" && now == "requested") invoice.state = "issued";
    if (action == "deliver" && now == "issued") invoice.state = "delivered";
    if (action == "void" && (now == "requested" || now == "issued")) invoice.state = "voided";
    if (action == "reverse" && (now == "issued" || now == "delivered")) invoice.state = "reversed";
    return invoice.state != now;
}

}  // namespace zhuli::sim

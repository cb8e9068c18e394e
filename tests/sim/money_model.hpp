// The reference model of money that came into the bank and of invoices: what of it is whose, and
// what of an order is invoiced. What an order owes is its own (order_model.hpp).
#pragma once

#include <map>

#include "tests/sim/order_model.hpp"

namespace zhuli::sim {

/// So much for that order.
struct Share {
    Order* order = nullptr;
    std::int64_t amount = 0;
};

struct Match {
    Share share;
    bool undone = false;
};

struct BankReceipt {
    std::string id, reference, day;
    std::int64_t amount = 0, matched = 0, returned = 0;
    std::optional<std::size_t> customer;  // whose the rest is
    std::vector<Match> matches;
    bool voided = false;

    std::int64_t open() const { return amount - matched - returned; }
    std::string state() const;
    std::vector<std::string> actions() const;
};

struct Invoice {
    std::string id, state = "requested";
    std::size_t customer = 0;
    std::vector<Share> shares;

    std::int64_t amount() const;
    bool counts() const { return state != "voided" && state != "reversed"; }
};

class MoneyModel {
 public:
    explicit MoneyModel(OrderModel& orders, Flaw flaw = Flaw::none)
        : orders_(orders), flaw_(flaw) {}

    bool match(BankReceipt& receipt, const std::vector<Share>& shares);
    bool unmatch(BankReceipt& receipt, std::size_t match);
    bool keep(BankReceipt& receipt, std::size_t customer);
    bool repay(BankReceipt& receipt, std::int64_t amount);
    bool void_it(BankReceipt& receipt);
    /// What is left of receipts in this state.
    std::int64_t sum_in(const std::string& state) const;
    /// What the customer's orders come to, less what was paid for them.
    std::int64_t owed_by(std::size_t customer) const;

    std::int64_t invoiced(const Order& order) const;
    bool may_invoice(std::size_t customer, const std::vector<Share>& shares) const;
    /// "issue", "deliver", "void" or "reverse".
    bool step(Invoice& invoice, const std::string& action);

    std::deque<BankReceipt> receipts;
    std::deque<Invoice> invoices;

 private:
    OrderModel& orders_;
    Flaw flaw_;
};

}  // namespace zhuli::sim

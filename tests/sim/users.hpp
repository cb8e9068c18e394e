// Seeded random people who use the product through its API, right and wrong: they oversell, ship
// too much or unpaid, pay too much, click twice, save stale versions, lack the role, count wrongly,
// and the clock jumps. Whatever the product answers must be what the reference model says; whatever
// it refuses must have changed nothing.
#pragma once

#include "tests/sim/users_quotes.hpp"
#include "tests/sim/walk.hpp"

namespace zhuli::sim {

/// Receipts and adjustments by hand, counts, transfers between warehouses.
class StockUsers : Area {
 public:
    using Area::Area;
    void act();

 private:
    void move();
    void count();
    void transfer();
    void take_from_orders(std::size_t product, std::size_t warehouse, std::int64_t missing,
                          const support::Answer& answer);
    std::int64_t take_from_order(std::size_t product, std::size_t warehouse, Order& order);
};

/// Assistants who enter and change orders, the warehouse that ships, finance that is paid.
class OrderUsers : Area {
 public:
    using Area::Area;
    void enter();
    void act();

 private:
    std::string some_action(const Order& order);
    Attempt attempt_of(const std::string& action, Order& order);
    Attempt agreeing(const std::string& action, Order& order);
    Attempt shipping(Order& order);
    Attempt delivering(Order& order);
    Attempt paying(Order& order, bool back);
    Attempt changing(Order& order);
    bool put_some_terms(Order& order, std::string& body);
};

/// Goods that come back, and what is given for them.
class ReturnUsers : Area {
 public:
    using Area::Area;
    void act();

 private:
    void request(Order& order);
    void step(Order& order, Return& document);
    Attempt inspecting(Order& order, Return& document);
    void settle(Order& order, Return& document);
};

/// Requests, orders to suppliers, what comes in, and what the reorder rules say in the night.
class PurchaseUsers : Area {
 public:
    explicit PurchaseUsers(Walk& of);
    void act();
    /// Events are followed, who waits is served, the rules ask.
    void pass_night();

 private:
    void draft();
    void request();
    void settle_request();
    void settle_order();
    void receive();
    void hear_rule(std::size_t product, bool in_the_night);
    void find_request(std::size_t product);
    void name_lines(PurchaseOrder& order);
    void compare(const PurchaseOrder& order);
    std::string json_of(const PurchaseOrder& order) const;
};

/// Money in the bank: matched, kept, paid back, taken back.
class FinanceUsers : Area {
 public:
    using Area::Area;
    void act();

 private:
    void add();
    void match(BankReceipt& receipt);
    void unmatch(BankReceipt& receipt);
    void end(BankReceipt& receipt);
    void compare(const BankReceipt& receipt);

    int references_ = 0;
};

class InvoiceUsers : Area {
 public:
    using Area::Area;
    void act();

 private:
    void request();
    void step(Invoice& invoice);
    void compare(const Invoice& invoice);

    int numbers_ = 0;
    std::set<int> used_;  // each once, whatever became of it
};

/// Units that did their work and are then refused, or break: they leave nothing.
class Faults : Area {
 public:
    using Area::Area;
    void act();

 private:
    using Work = std::function<void(storage::Tx&, const Ctx&)>;
    Work some_work(Order& order);
    void spoil(const Work& work);
};

/// What was never meant: nothing, below zero, far too much, twice; and many at the same moment.
class Slips : Area {
 public:
    using Area::Area;
    void act();
    void all_at_once();

 private:
    struct Slip {
        std::string who, path, body, field;
    };

    std::vector<Slip> of_orders() const;
    std::vector<Slip> of_goods() const;
    std::vector<Slip> of_money() const;
    void refuse_for(Order& order);
    void refuse(const Slip& slip);
    void enter_500_lines();
    void ship_at_once(Order& order);
    void confirm_last_at_once();
};

class Users {
 public:
    Users(support::Engine engine, std::uint64_t seed, Flaw flaw = Flaw::none);

    /// Throws Difference with the seed and the step.
    void act(int steps);
    const std::map<int, int>& answers() const { return walk_.answers; }
    const Company& model() const { return walk_.model; }
    const std::set<std::string>& reached() const { return walk_.reached; }

 private:
    void step();

    Walk walk_;
    StockUsers stock_;
    OrderUsers orders_;
    ReturnUsers returns_;
    PurchaseUsers purchases_;
    FinanceUsers finance_;
    InvoiceUsers invoices_;
    QuoteUsers quotes_;
    Faults faults_;
    Slips slips_;
};

/// Some lines of it, how many pieces of each by chance: none, too many, what is held.
std::vector<Part> some_parts(Walk& walk, const Order& order);
std::string json_of(const std::vector<Part>& parts);
std::string json_of(const std::vector<Share>& shares);

}  // namespace zhuli::sim

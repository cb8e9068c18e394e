// The reference model of orders: what is held where, shipped, delivered, sent back, owed and paid.
// Each function tells whether the product may do it, and if so has done it here; what it refuses
// changed nothing. Whose order loses what a count did not find is for shortages to say.
#pragma once

#include <deque>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/sim/stock_model.hpp"

namespace zhuli::sim {

/// What time it is for the rules; days are "2026-12-09".
struct Clock {
    std::string today, usual_day;  // usual_day: the last day of a quote that names none
    std::int64_t now = 0;
};

struct Hold {
    std::size_t warehouse = 0;
    std::int64_t quantity = 0;
};

struct Line {
    std::string id;
    std::size_t product = 0;
    std::int64_t quantity = 0, price = 0;  // of a piece
    std::vector<Hold> holds;               // oldest first
    std::int64_t shipped = 0, delivered = 0, returned = 0;
    std::int64_t waits = 0, waits_since = 0;  // for how much, as those who serve know it

    std::int64_t amount() const { return quantity * price; }
    std::int64_t reserved() const;
    std::int64_t lacking() const { return quantity - reserved() - shipped; }
};

/// How many of which line.
struct Part {
    std::string line;
    std::int64_t quantity = 0;
};

struct Shipment {
    std::vector<Part> parts;
    bool delivered = false;
};

struct Return {
    std::string id;
    std::vector<Part> parts;
    bool our_fault = false;
    std::string state = "requested";
    std::size_t warehouse = 0;  // that received it
    std::int64_t good = 0;      // of the first part; the rest of it is damaged, all others good
    std::int64_t worth = 0;
};

struct Instalment {
    std::string when;
    std::int64_t percent = 0;  // of the order's amount; 0: agreed on by amount
    std::int64_t amount = 0;
};

/// When it is to be paid.
struct Terms {
    std::string term = "on_delivery";
    std::int64_t value = 0;        // percent of a deposit, days of credit
    std::vector<Instalment> plan;  // of instalments
};

struct Order {
    std::string id;
    std::size_t customer = 0;
    std::string state = "draft";
    std::string promised_on;  // may be empty
    Terms terms;
    std::vector<Line> lines;
    std::vector<Shipment> shipments;
    std::deque<Return> returns;
    std::int64_t paid = 0, refunded = 0, released = 0;
    std::int64_t credited = 0;  // taken off for returns
    std::int64_t confirmed_at = 0;
    bool came_back = false;    // everything did
    bool agreed = true;        // nothing changed since the customer said yes
    bool below_floor = false;  // at prices somebody approved

    Line* line(const std::string& line_id);
    const Line* line(const std::string& line_id) const;
    std::int64_t amount() const;
    std::int64_t owed() const { return amount() - credited; }
    std::int64_t due() const { return owed() - paid; }
    /// Paid beyond what it costs; all of it once it is cancelled.
    std::int64_t owed_back() const;
    std::int64_t prepay() const;
    /// To be paid or released before it ships.
    std::int64_t missing() const;
    std::string payment() const;
    std::string fulfilment() const;
    bool has_rest() const;
    bool has_left() const;
    bool holds_any() const;
    std::string turn() const;
    /// What somebody with every right may do, in the order in which the product names it.
    std::vector<std::string> actions() const;
};

class OrderModel {
 public:
    explicit OrderModel(Stock& stock, Flaw flaw = Flaw::none) : stock_(stock), flaw_(flaw) {}

    /// A line holds less in that warehouse.
    bool lose(Order& order, const std::string& line, std::size_t warehouse, std::int64_t quantity);
    bool submit(Order& order);
    bool take_back(Order& order);
    bool confirm(Order& order, bool accept_shortage);
    bool reserve_again(Order& order);
    bool cancel(Order& order);
    /// The lines as they should be; those without an id are new.
    bool change(Order& order, std::vector<Line> lines, bool accept_shortage);
    bool short_close(Order& order);
    /// No parts: everything that is held. No warehouse: from wherever it is held.
    bool ship(Order& order, std::vector<Part> parts, std::optional<std::size_t> warehouse);
    /// One shipment, or every one on the way.
    bool deliver(Order& order, std::optional<std::size_t> shipment);
    /// What is free of the products, to whoever waits for them; how many orders got some.
    std::int64_t serve(const std::set<std::size_t>& products);
    std::int64_t waiting(std::size_t product) const;

    /// Whether an order may be entered so; without terms, by what its customer has.
    bool put_terms(Order& order, const Terms* terms, std::int64_t credit_days) const;
    bool pay(Order& order, std::int64_t amount);
    bool may_pay(const Order& order, std::int64_t amount) const;
    bool refund(Order& order, std::int64_t amount);
    bool release(Order& order);
    /// What was received was another's.
    bool reverse(Order& order, std::int64_t amount);

    bool request_return(Order& order, const std::vector<Part>& parts, bool our_fault);
    bool decide_return(Order& order, Return& document, bool approve);
    bool receive_return(Order& order, Return& document, std::size_t warehouse);
    /// So many of its first part are good.
    bool inspect_return(Order& order, Return& document, std::int64_t good);
    /// What is good, and of what is our fault all, is taken off what is owed, or nothing is.
    bool settle_return(Order& order, Return& document, bool refund);
    /// The order that replaces the goods, paid with their worth as far as it was paid for.
    Order* exchange(Order& order, Return& document, std::int64_t credit_days);
    std::int64_t worth_of(const Order& order, const Return& document) const;

    std::deque<Order> orders;
    Clock clock;

 private:
    void serve_one(std::size_t product, std::set<Order*>& served);
    bool is_enough(const std::vector<Line>& lines, const std::vector<std::int64_t>& wanted) const;
    std::int64_t hold(std::vector<Line>& lines, const std::vector<std::int64_t>& wanted);
    void unhold(Line& line, std::int64_t quantity, std::optional<std::size_t> only = {},
                std::optional<std::size_t> except = {});
    bool send(Order& order, const std::vector<Part>& parts);
    bool send_from(Order& order, const std::vector<Part>& parts, std::size_t warehouse);
    void fit_plan(Order& order) const;
    void finish(Order& order);

    Stock& stock_;
    Flaw flaw_;
};

}  // namespace zhuli::sim

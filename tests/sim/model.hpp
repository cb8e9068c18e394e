// The reference model of orders and stock: the rules once more, as simple as they can be said, over
// plain numbers. The simulation does everything to the product and to the model and compares. Each
// function tells whether the product may do it, and if so has done it here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zhuli::sim {

/// Deliberate mistakes of the model, to prove that the simulation notices a difference.
enum class Flaw {
    none,
    oversells,
    forgets_payments,
    ships_for_ever,
    keeps_reservations,
    never_expires,  // quotes
    orders_twice
};

struct Shelf {
    std::int64_t on_hand = 0, reserved = 0;
    std::int64_t available() const { return on_hand - reserved; }
};

struct Line {
    std::size_t product = 0;
    std::int64_t quantity = 0, amount = 0;
    std::int64_t reserved = 0, shipped = 0, delivered = 0, returned = 0;
};

/// How many of which line.
struct Part {
    std::size_t line = 0;
    std::int64_t quantity = 0;
};

struct Return {
    std::string id;
    std::vector<Part> parts;
    std::string state = "requested";
    std::int64_t good = 0;  // pieces of the first part; the rest of it is damaged, all others good
};

struct Order {
    std::string id;
    std::string state = "draft";
    std::vector<Line> lines;
    std::vector<Return> returns;
    std::int64_t amount = 0, paid = 0, refunded = 0;
    std::int64_t credited = 0;  // taken off for returns
    bool came_back = false;     // everything did
    bool agreed = true;         // nothing changed since the customer said yes
    bool on_the_way = false;    // something shipped is not delivered
    bool below_floor = false;   // at prices somebody approved

    std::string payment() const;
    std::string fulfilment() const;
    std::string turn() const;
    /// Paid beyond what it costs; all of it once it is cancelled.
    std::int64_t owed_back() const;
    std::int64_t owed() const { return amount - credited; }
};

class Model {
 public:
    explicit Model(std::size_t products, Flaw flaw = Flaw::none) : shelves(products), flaw_(flaw) {}

    /// How much of what orders hold is not there any more; nothing: it may not.
    std::optional<std::int64_t> move(std::size_t product, std::int64_t quantity);
    /// A line holds less. Whose line is for the rule of shortages to say, which has its own tests.
    bool lose(Order& order, std::size_t line, std::int64_t quantity);
    bool submit(Order& order);
    bool confirm(Order& order, bool accept_shortage);
    bool reserve_again(Order& order);
    bool cancel(Order& order);
    /// Another quantity for each line.
    bool change(Order& order, const std::vector<std::int64_t>& quantities, bool accept_shortage);
    bool refund(Order& order, std::int64_t amount);
    /// No parts: everything that is held.
    bool ship(Order& order, std::vector<Part> parts);
    bool deliver(Order& order);
    bool pay(Order& order, std::int64_t amount);
    bool request_return(Order& order, const std::vector<Part>& parts);
    bool decide_return(Order& order, std::size_t index, bool approve);
    bool receive_return(Order& order, std::size_t index);
    /// So many of its first part are good.
    bool inspect_return(Order& order, std::size_t index, std::int64_t good);
    /// What is good is taken off what is owed, or nothing is.
    bool settle_return(Order& order, std::size_t index, bool refund);

    std::vector<Shelf> shelves;
    std::vector<Order> orders;

 private:
    bool is_enough(const Order& order) const;
    std::int64_t hold(Order& order);
    bool rehold(Order& order, const std::vector<std::int64_t>& quantities);
    void settle(Order& order);

    Flaw flaw_;
};

}  // namespace zhuli::sim

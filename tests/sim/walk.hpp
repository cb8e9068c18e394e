// One seeded walk: the product as people reach it, the reference model beside it, chance, and how
// the two are compared. What people do is each area's own (users_*.hpp); a walk decides nothing.
#pragma once

#include <functional>
#include <random>
#include <set>
#include <stdexcept>

#include "tests/sim/money_model.hpp"
#include "tests/sim/purchase_model.hpp"
#include "tests/sim/quote_model.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli::sim {

inline constexpr std::int64_t kPriceE4 = 125'000, kPrice = kPriceE4 / 100;

/// The product and the model differ, or an invariant is broken.
struct Difference : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Everything the reference model knows.
struct Company {
    explicit Company(Flaw flaw)
        : stock(flaw),
          orders(stock, flaw),
          purchases(stock, orders),
          money(orders, flaw),
          quotes(flaw) {}
    Company(const Company&) = delete;

    Stock stock;
    OrderModel orders;
    PurchaseModel purchases;
    MoneyModel money;
    QuoteModel quotes;
};

struct Customer {
    std::string id, title;
    std::int64_t credit_days = 0;
};

struct Request {
    std::string who, path, body = "{}", method = "POST";
    std::int64_t if_match = 0;
    bool is_open = false;     // no role is needed
    bool has_version = true;  // a stale one is refused
};

/// Something somebody tries, and what the model says to it.
struct Attempt {
    Request request;
    std::function<bool()> in_model;
};

struct Outcome {
    bool done = false;
    support::Answer answer;
};

// Of what the product answered.
std::string text(const boost::json::value& value, const char* member);
std::int64_t number(const boost::json::value& value, const char* member);
std::string words(const boost::json::value& list);

class Walk {
 public:
    Walk(support::Engine engine, std::uint64_t seed, Flaw flaw);

    int between(int low, int high);
    bool chance(int percent) { return between(1, 100) <= percent; }
    std::size_t index(std::size_t count) { return static_cast<std::size_t>(below(count)); }
    std::size_t some_product() { return index(kProducts); }
    std::size_t some_warehouse() { return index(kWarehouses); }
    /// Rather one that is alive: one of the latest.
    template <class List>
    auto& some_of(List& list) {
        const std::size_t count = list.size(), first = count > 7 && chance(80) ? count - 7 : 0;
        return list[first + index(count - first)];
    }
    /// Rather one that is wanted, if some tries find one.
    template <class List, class Wanted>
    auto& some_that(List& list, Wanted is_wanted) {
        auto* one = &some_of(list);
        for (int i = 0; i < 6 && !is_wanted(*one); ++i) one = &some_of(list);
        return *one;
    }
    template <class T, std::size_t N>
    const T& one_of(const T (&list)[N]) {
        return list[index(N)];
    }

    /// The clock goes on; the model hears what time it is.
    void tick(std::int64_t ms);
    /// Names what is done in a failure.
    void doing(const std::string& what) { doing_ = what; }

    /// Now and then without the right, by another team, or on a stale version: then it is refused.
    Outcome attempt(const Attempt& what);
    /// What the model says is what the product answers; now and then the same request again.
    support::Answer ask(const Request& request, bool may);
    support::Answer send(const Request& request, const std::string& key);
    support::Answer look(const std::string& path, const std::string& who = "admin");
    /// A record that must come to be.
    std::string make(const std::string& who, const std::string& path, const std::string& body);
    std::vector<support::Answer> at_once(const std::vector<Request>& requests);

    void compare(const Order& order);
    void compare_stock();
    /// For how much each order waits, and those for which that is another now.
    using Waits = std::map<const Order*, std::int64_t>;
    Waits waits() const;
    void compare_changed(const Waits& before);
    /// What every capability says must hold, and the sums of all money.
    void prove_invariants();
    /// And everything else the doctor knows: each record's audit replays to what it is.
    void examine_everything();
    [[noreturn]] void differ(const std::string& what) const;
    void same(const std::string& what, const std::string& product,
              const std::string& expected) const;
    void same(const std::string& what, std::int64_t product, std::int64_t expected) const {
        same(what, std::to_string(product), std::to_string(expected));
    }

    /// An order the product made: its lines get their ids.
    void name_lines(Order& order, const boost::json::value& shown);
    std::string today_plus(int days) const;

    support::World world;
    Company model;
    std::vector<std::string> products, warehouses, suppliers;
    std::vector<Customer> customers;
    int step = 0;
    std::map<int, int> answers;     // how often each kind of answer came: "201", "409" …
    std::set<std::string> reached;  // states that were seen: "quote sent", "invoice voided" …

 private:
    int below(std::size_t count) { return between(0, static_cast<int>(count) - 1); }
    void found();
    bool is_spoilt(Request& request);
    void send_again(const Request& request, const std::string& key, const support::Answer& first);
    void compare_head(const Order& order, const boost::json::value& shown);
    void compare_lines(const Order& order, const boost::json::value& shown);
    void compare_money();

    std::uint64_t seed_;
    std::mt19937_64 random_;
    std::string doing_;
    int keys_ = 0;
};

/// People of one area; what they do is drawn by chance.
struct Area {
    explicit Area(Walk& of) : walk(of) {}
    Walk& walk;
};

}  // namespace zhuli::sim

// Seeded random people who use the product through its API, right and wrong: they oversell, ship
// too much, pay too much, click twice, save stale versions, lack the role, and the clock jumps.
// Whatever the product answers must be what the reference model says; whatever it refuses must have
// changed nothing.
#pragma once

#include <functional>
#include <optional>
#include <random>
#include <set>
#include <stdexcept>

#include "tests/sim/quotes_model.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli::sim {

/// The product and the model differ, or an invariant is broken.
struct Difference : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class Users {
 public:
    Users(support::Engine engine, std::uint64_t seed, Flaw flaw = Flaw::none);

    /// Throws Difference with the seed and the step.
    void act(int steps);
    /// How often each kind of answer came: "201", "409" …
    const std::map<int, int>& answers() const { return answers_; }
    const Model& model() const { return model_; }
    /// Every state a quote was seen in, and "ordered".
    const std::set<std::string>& reached() const { return reached_; }

 private:
    struct Request {
        std::string who, path, body, noun;
        std::int64_t if_match = 0;
        std::string method = "POST";
    };

    void step();
    void move_stock();
    void take_from_orders(std::size_t product, std::int64_t missing, const support::Answer& answer);
    std::int64_t take_from_order(std::size_t product, Order& order);
    void enter_order();
    void change_order();
    void refuse_after_the_fact();
    void jump_clock();

    /// What the model says to it; false: the product must refuse.
    bool try_in_model(Order& order, Request& request);
    bool try_shipping(Order& order, Request& request);
    bool try_returning(Order& order, Request& request);
    bool try_with_return(Order& order, Request& request);
    bool try_payment(Order& order, Request& request);
    bool try_refund(Order& order, Request& request);
    bool try_change(Order& order, Request& request);
    support::Answer send(const Request& request, const std::string& key);
    void send_again(const Request& request, const std::string& key, const support::Answer& first);

    std::vector<Part> some_parts(const Order& order);
    std::string json_of(const std::string& order, const std::vector<Part>& parts);
    Order& some_order();

    // users_quotes.cpp
    using Written = std::pair<Quote*, std::size_t>;  // one version of a quote
    void use_quotes();
    void begin_quote();
    void act_on_quote();
    void let_quotes_expire();
    void tell_cancelled_orders();
    void answer_at_once();
    void order_at_once();
    bool try_quote(Quote& quote, std::size_t at, Request& request);
    bool try_writing(Quote& quote, std::size_t at, Request& request);
    bool try_answering(Quote& quote, std::size_t at, Request& request);
    bool try_deciding(Quote& quote, std::size_t at, Request& request);
    void take_answer(Quote& quote, std::size_t at, const Request& request,
                     const support::Answer& answer);
    void take_order(const Version& version, const std::string& order);
    std::vector<support::Answer> at_once(const std::vector<Request>& requests);
    std::optional<Written> some_version(const std::function<bool(const Written&)>& wanted);
    std::vector<Offered> some_goods();
    std::string json_of(const std::vector<Offered>& lines) const;
    Clock clock() const;
    void compare_quote(const Quote& quote);
    void compare_version(const Quote& quote, std::size_t at);
    void compare_page(const Version& version);

    void compare(const Order& order);
    void compare_lines(const Order& order, const boost::json::value& shown);
    void compare_shelves();
    void prove_invariants();
    [[noreturn]] void differ(const std::string& what) const;
    void same(const std::string& what, const std::string& product, const std::string& model) const;

    int between(int low, int high);
    bool chance(int percent) { return between(1, 100) <= percent; }

    support::World world_;
    Model model_;
    QuoteModel quotes_;
    std::uint64_t seed_;
    std::mt19937_64 random_;
    int step_ = 0;
    int keys_ = 0;
    std::string doing_;
    std::string warehouse_, customer_;
    std::vector<std::string> products_;
    std::map<std::string, std::vector<std::string>> lines_;  // ids of an order's lines
    std::map<int, int> answers_;
    std::set<std::string> reached_;
};

}  // namespace zhuli::sim

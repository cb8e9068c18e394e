// People who write quotes, send them, ask for approval, revise, are answered on the private page,
// by many at once too, and make orders of them.
#pragma once

#include "tests/sim/walk.hpp"

namespace zhuli::sim {

class QuoteUsers : Area {
 public:
    using Area::Area;
    void act();

 private:
    using Written = std::pair<Quote*, std::size_t>;  // one version of a quote

    void begin();
    void act_on_one();
    Attempt some_attempt(Quote& quote, std::size_t at);
    Attempt writing(Quote& quote, std::size_t at);
    Attempt editing(Quote& quote, std::size_t at);
    Attempt answering(Quote& quote, std::size_t at);
    Attempt deciding(Quote& quote, std::size_t at);
    void take_answer(Quote& quote, std::size_t at, const Request& request,
                     const support::Answer& answer);
    std::optional<Written> some_version(const std::function<bool(const Written&)>& wanted);
    std::vector<Offered> some_goods();
    std::string json_of(const std::vector<Offered>& lines) const;

    // users_quotes_answers.cpp
    void expire();
    void tell_cancelled_orders();
    void answer_at_once();
    void order_at_once();
    void take_order(const Version& version, const std::string& order);
    void compare(const Quote& quote);
    void compare_version(const Quote& quote, std::size_t at);
    std::string shown_lines(const boost::json::value& lines) const;
    std::string model_lines(const Version& version) const;
    void compare_page(const Version& version);
};

}  // namespace zhuli::sim

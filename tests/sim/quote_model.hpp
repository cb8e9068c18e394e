// The reference model of quotes: versions, the ladder of prices told, approval, one answer, one
// order. The rules once more over plain values, as order_model.hpp has those of orders. Knows
// nothing of the product; days are "2026-12-09".
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "tests/sim/order_model.hpp"

namespace zhuli::sim {

inline constexpr std::int64_t kFloorE4 = 100'000;  // of every product

struct Told {
    int revision = 0;
    std::int64_t price = 0;
};

struct Offered {
    std::size_t product = 0;
    std::int64_t quantity = 0, price = 0;
    std::string in_return;
    std::vector<Told> told;

    std::int64_t amount() const { return quantity * price / 100; }
};

struct Version {
    std::string id, token, state = "draft";
    int revision = 1;
    std::string last_day;
    std::vector<Offered> lines;
    std::string approval;  // the latest request
    std::string order, superseded_by;
    std::int64_t sent_at = 0;

    std::string standing(const std::string& today) const;
    std::int64_t amount() const;
};

/// A request for approval, and what it is about.
struct Asked {
    std::string state = "waiting";
    std::vector<Offered> below_floor;
};

struct Quote {
    std::vector<Version> versions;
};

class QuoteModel {
 public:
    explicit QuoteModel(Flaw flaw = Flaw::none) : flaw_(flaw) {}

    enum class Sending { refused, asks, sent };

    /// In the order in which the product names them.
    std::vector<std::string> actions(const Quote& quote, std::size_t at, const Clock& clock) const;
    bool may(const Quote& quote, std::size_t at, const std::string& action,
             const Clock& clock) const;

    bool edit(Quote& quote, std::size_t at, std::vector<Offered> lines, const Clock& clock);
    /// A new request has no id yet: name_request() gives it one.
    Sending send(Quote& quote, std::size_t at, bool with_reason, const Clock& clock);
    void name_request(Version& version, const std::string& id);
    bool drop(Quote& quote, std::size_t at, const Clock& clock);
    bool rework(Quote& quote, std::size_t at, const Clock& clock);
    bool take_back(Quote& quote, std::size_t at, const Clock& clock);
    bool withdraw(Quote& quote, std::size_t at, const Clock& clock);
    bool revise(Quote& quote, std::size_t at, const Clock& clock);
    bool accept(Quote& quote, std::size_t at, const Clock& clock);
    bool decline(Quote& quote, std::size_t at, const Clock& clock);
    bool reopen(Quote& quote, std::size_t at, const Clock& clock);
    /// The caller gives it the id of the order.
    bool order(Quote& quote, std::size_t at, const Clock& clock);
    /// "approved", "refused", "returned" by the leader, or "withdrawn" by who asked.
    bool decide(Quote& quote, std::size_t at, const std::string& decision);
    /// On the page of its link.
    bool answer(Quote& quote, std::size_t at, bool yes, int read_revision, const Clock& clock);
    /// The clock's own work.
    void expire(const Clock& clock);
    /// What was ordered and cancelled may be ordered again; which quotes those are.
    std::vector<Quote*> forget_cancelled(const OrderModel& orders);

    std::vector<Quote> quotes;
    std::map<std::string, Asked> requests;

 private:
    bool is_latest(const Quote& quote, const Version& version) const;
    bool is_allowed(const Version& version, const Offered& line) const;
    void end_request(const std::string& id);

    Flaw flaw_;
};

}  // namespace zhuli::sim

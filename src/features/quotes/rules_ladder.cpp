// How prices go down step by step: what the customer was told, what was given for a lower price,
// and what a version has otherwise than the one before.
#include <algorithm>
#include <map>

#include "features/quotes/rules.hpp"

namespace zhuli::quotes {

namespace {

/// The lines of the same goods, in their order: the first one is the first one's.
class Partners {
 public:
    explicit Partners(std::span<const QuoteLine> lines) {
        for (const QuoteLine& line : lines) waiting_[line.product_id].push_back(&line);
    }
    /// The next line of these goods that nobody took; null: there is none.
    const QuoteLine* take(Id product) {
        auto& left = waiting_[product];
        if (left.empty()) return nullptr;
        const QuoteLine* first = left.front();
        left.erase(left.begin());
        return first;
    }

 private:
    std::map<Id, std::vector<const QuoteLine*>> waiting_;
};

LineDifference difference_of(LineChange change, const QuoteLine* before, const QuoteLine* after) {
    const QuoteLine& named = after ? *after : *before;
    LineDifference one;
    one.change = change;
    one.product_id = named.product_id;
    one.product = named.product_code.v + " " + named.product_name.v;
    one.unit = named.unit.v;
    if (before) {
        one.quantity_before = before->quantity;
        one.price_before_e4 = before->unit_price_e4;
    }
    if (after) {
        one.quantity_after = after->quantity;
        one.price_after_e4 = after->unit_price_e4;
    }
    return one;
}

bool is_same(const QuoteLine& before, const QuoteLine& after) {
    return before.quantity == after.quantity && before.unit_price_e4 == after.unit_price_e4;
}

/// How much lower than the one before; 0: not lower.
std::int64_t drop_of(UnitPrice before, UnitPrice after) {
    return std::max<std::int64_t>(before.v - after.v, 0);
}

/// The steps down so far, with the one this version would make.
std::vector<std::int64_t> drops_of(const QuoteLine& line) {
    std::vector<std::int64_t> drops;
    UnitPrice last = line.base_price_e4;
    const auto look = [&](UnitPrice price) {
        if (const auto drop = drop_of(last, price); drop > 0) drops.push_back(drop);
        last = price;
    };
    for (const PriceStep& step : line.steps) look(step.unit_price_e4);
    if (line.steps.empty() || line.steps.back().unit_price_e4 != line.unit_price_e4)
        look(line.unit_price_e4);
    return drops;
}

/// Who concedes more each time teaches the customer to wait.
bool grows(const QuoteLine& line) {
    const auto drops = drops_of(line);
    return drops.size() > 1 && drops.back() >= drops[drops.size() - 2];
}

}  // namespace

std::optional<UnitPrice> told_price(const QuoteLine& line) {
    if (line.steps.empty()) return std::nullopt;
    return line.steps.back().unit_price_e4;
}

void keep_steps(std::span<const QuoteLine> before, std::span<QuoteLine> after) {
    Partners partners(before);
    for (QuoteLine& line : after)
        if (const QuoteLine* partner = partners.take(line.product_id)) {
            line.steps = partner->steps;
            if (!line.steps.empty()) line.base_price_e4 = partner->base_price_e4;
        }
}

void climb(Quote& quote, Id by, Instant now) {
    for (QuoteLine& line : quote.lines) {
        if (told_price(line) == line.unit_price_e4) continue;
        line.steps.push_back({quote.revision_no, line.unit_price_e4, line.in_return, by, now});
        if (line.steps.size() > kStepsLimit) line.steps.erase(line.steps.begin() + 1);
    }
}

void climb_down(Quote& quote) {
    for (QuoteLine& line : quote.lines)
        std::erase_if(line.steps,
                      [&](const PriceStep& step) { return step.revision_no == quote.revision_no; });
}

std::vector<orders::Warning> warnings_of(const Quote& quote) {
    std::vector<orders::Warning> warnings;
    const auto warn = [&](std::size_t at, std::string_view code) -> orders::Warning& {
        orders::Warning& warning = warnings.emplace_back();
        warning.path = "lines." + std::to_string(at) + ".unit_price_e4";
        warning.code = code;
        warning.product = quote.lines[at].product_code.v + " " + quote.lines[at].product_name.v;
        return warning;
    };
    for (std::size_t i = 0; i < quote.lines.size(); ++i) {
        const QuoteLine& line = quote.lines[i];
        if (line.unit_price_e4 < line.floor_price_e4)
            warn(i, "orders.below_floor").floor_price_e4 = line.floor_price_e4;
        if (grows(line)) warn(i, "quotes.step_grows");
    }
    return warnings;
}

Differences differences_between(const Quote& before, const Quote& after) {
    Differences all;
    all.revision_no = before.revision_no;
    all.amount_before_minor = before.amount_minor;
    Partners partners(before.lines);
    for (const QuoteLine& line : after.lines) {
        const QuoteLine* partner = partners.take(line.product_id);
        if (partner == nullptr)
            all.lines.push_back(difference_of(LineChange::added, nullptr, &line));
        else if (!is_same(*partner, line))
            all.lines.push_back(difference_of(LineChange::changed, partner, &line));
    }
    for (const QuoteLine& line : before.lines)
        while (const QuoteLine* left = partners.take(line.product_id))
            all.lines.push_back(difference_of(LineChange::removed, left, nullptr));
    if (before.valid_until != after.valid_until) all.terms.push_back("valid_until");
    if (before.pay_term != after.pay_term || before.pay_value != after.pay_value)
        all.terms.push_back("pay_term");
    if (before.delivery != after.delivery) all.terms.push_back("delivery");
    if (before.policy != after.policy) all.terms.push_back("policy");
    return all;
}

}  // namespace zhuli::quotes

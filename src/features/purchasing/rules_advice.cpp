// When a product is to be bought again, and how much of it; the formulas' sources are in rules.hpp.
#include <algorithm>
#include <array>
#include <cmath>

#include "core/invariant.hpp"
#include "features/purchasing/rules.hpp"

namespace zhuli::purchasing {

namespace {

constexpr int kEndlessDays = 9999;

template <std::size_t N>
double polynomial(const std::array<double, N>& coefficients, double x) {
    double sum = 0;
    for (const double c : coefficients) sum = sum * x + c;
    return sum;
}

double tail(double p) {
    constexpr std::array c{-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                           -2.549732539343734e+00, 4.374664141464968e+00,  2.938163982698783e+00};
    constexpr std::array d{7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00,
                           3.754408661907416e+00, 1.0};
    const double q = std::sqrt(-2 * std::log(p));
    return polynomial(c, q) / polynomial(d, q);
}

double middle(double p) {
    constexpr std::array a{-3.969683028665376e+01, 2.209460984245205e+02,  -2.759285104469687e+02,
                           1.383577518672690e+02,  -3.066479806614716e+01, 2.506628277459239e+00};
    constexpr std::array b{-5.447609879822406e+01, 1.615858368580409e+02,  -1.556989798598866e+02,
                           6.680131188771972e+01,  -1.328068155288572e+01, 1.0};
    const double q = p - 0.5;
    return polynomial(a, q * q) * q / polynomial(b, q * q);
}

Quantity rounded_up(double pieces) { return {static_cast<std::int64_t>(std::ceil(pieces - 1e-9))}; }

Quantity in_multiples(Quantity wanted, Quantity multiple) {
    const std::int64_t lot = std::max<std::int64_t>(multiple.v, 1);
    return {(wanted.v + lot - 1) / lot * lot};
}

}  // namespace

double normal_quantile(double p) {
    constexpr double kTail = 0.02425;
    INVARIANT(p > 0 && p < 1, "a probability");
    if (p < kTail) return tail(p);
    if (p > 1 - kTail) return -tail(1 - p);
    return middle(p);
}

Quantity safety_stock(double spread, int lead_days, int service_percent) {
    const double z = normal_quantile(service_percent / 100.0);
    return rounded_up(std::max(0.0, z) * spread * std::sqrt(lead_days));
}

Advice advise(const ReorderRule& rule, const Position& position) {
    Advice advice;
    const double sold = static_cast<double>(position.sold);
    advice.daily = sold / kDemandDays;
    const double above = static_cast<double>(position.squares) - sold * advice.daily;
    advice.spread = std::sqrt(std::max(0.0, above / (kDemandDays - 1)));
    advice.safety_stock = safety_stock(advice.spread, rule.lead_days, rule.service_percent);
    const Quantity while_ordered = rounded_up(advice.daily * rule.lead_days);
    advice.reorder_point = std::max(rule.min_stock, while_ordered + advice.safety_stock);
    advice.target = std::max(rule.max_stock, advice.reorder_point);
    if (rule.max_stock.v == 0) advice.target += while_ordered;
    advice.position = position.available + position.incoming - position.waiting;
    if (advice.position <= advice.reorder_point && advice.position < advice.target)
        advice.quantity = in_multiples(advice.target - advice.position, rule.multiple);
    if (advice.daily > 0) {
        const double days = static_cast<double>(position.available.v) / advice.daily;
        advice.cover_days = static_cast<int>(std::clamp(days, 0.0, double{kEndlessDays}));
    }
    return advice;
}

bool warns(const ReorderRule& rule, const Position& position, const Advice& advice) {
    const bool short_lived = advice.cover_days >= 0 && advice.cover_days < rule.lead_days;
    return rule.active && position.incoming.v == 0 && (short_lived || position.waiting.v > 0);
}

bool is_quiet(const Request& latest, Instant now) {
    return latest.state == RequestState::refused && now < latest.settled_at.plus_ms(kQuietMs);
}

std::vector<Ground> grounds_of(const ReorderRule& rule, const Position& position,
                               const Advice& advice) {
    return {{"sold", position.sold},
            {"lead_days", rule.lead_days},
            {"service_percent", rule.service_percent},
            {"safety_stock", advice.safety_stock.v},
            {"min_stock", rule.min_stock.v},
            {"reorder_point", advice.reorder_point.v},
            {"available", position.available.v},
            {"incoming", position.incoming.v},
            {"waiting", position.waiting.v},
            {"position", advice.position.v},
            {"target", advice.target.v},
            {"multiple", rule.multiple.v},
            {"cover_days", advice.cover_days}};
}

}  // namespace zhuli::purchasing

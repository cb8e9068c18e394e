#include "features/metrics/rules.hpp"

#include <boost/json/parse.hpp>

namespace zhuli::metrics {

namespace {

using enum Role;

constexpr Permission kPermissions[] = {
    {"metrics.read",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {finance, Scope::org},
      {marketing, Scope::org},
      {admin, Scope::org},
      {auditor, Scope::org}}},
};

std::int64_t whole(const boost::json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    return value != nullptr && value->is_int64() ? value->get_int64() : 0;
}

Id id_in(const boost::json::object& object, std::string_view name) {
    Id id;
    Reading reading;
    if (const auto* value = object.if_contains(name)) Value<Id>::read(*value, id, reading);
    return id;
}

/// +1 for what counts as a sale, −1 for what takes one back, 0 otherwise.
int sign_of(std::string_view kind, const boost::json::object& body) {
    if (kind == "order.confirmed" || kind == "order.imported") return 1;
    const auto* counted = body.if_contains("was_confirmed");
    const bool was_confirmed = counted != nullptr && counted->is_bool() && counted->get_bool();
    return kind == "order.cancelled" && was_confirmed ? -1 : 0;
}

void add_lines(std::vector<RollupCell>& cells, const boost::json::object& body, Date day, Id person,
               int sign) {
    const auto* lines = body.if_contains("lines");
    if (lines == nullptr || !lines->is_array()) return;
    for (const auto& item : lines->get_array()) {
        if (!item.is_object()) continue;
        const auto& line = item.get_object();
        cells.push_back({day, person, id_in(line, "product_line_id"), 0,
                         sign * whole(line, "amount_minor"), sign * whole(line, "quantity"), 0});
    }
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

std::vector<RollupCell> cells_of(std::string_view kind, std::string_view body, Id actor, Date day) {
    std::vector<RollupCell> cells;
    if (kind != "customer.created" && !kind.starts_with("order.")) return cells;
    boost::system::error_code error;
    const auto json = boost::json::parse(body.empty() ? "{}" : body, error);
    if (error || !json.is_object()) return cells;
    const auto& object = json.get_object();
    const Id owner = id_in(object, "owner_id");
    const Id person = owner ? owner : actor;
    if (const auto* placed = object.if_contains("placed_on"); placed && placed->is_string())
        day = Date::parse(placed->get_string()).value_or(day);
    if (kind == "customer.created") {
        cells.push_back({day, person, {}, 0, 0, 0, 1});
        return cells;
    }
    if (tells_differences(kind)) {
        add_lines(cells, object, day, person, 1);
        return cells;
    }
    const int sign = sign_of(kind, object);
    if (sign == 0) return cells;
    // A return or an adjustment takes revenue back; it is no order of its own.
    const auto* what = object.if_contains("kind");
    const bool is_sale = what == nullptr || (what->is_string() && what->get_string() == "sale");
    if (is_sale) cells.push_back({day, person, {}, sign, 0, 0, 0});
    add_lines(cells, object, day, person, sign);
    return cells;
}

namespace {

std::string day_key(Date day) { return "D" + day.to_string(); }
std::string month_key(Date day) { return "M" + day.to_string().substr(0, 7); }

Date first_of_month(Date day) {
    const auto [year, month, _] = day.ymd();
    return Date::from_ymd(year, month, 1);
}
Date next_month(Date day) { return first_of_month(first_of_month(day).plus_days(31)); }

}  // namespace

std::vector<RollupKey> keys_of(const RollupCell& cell) {
    std::vector<RollupKey> keys;
    for (const auto& period : {day_key(cell.day), month_key(cell.day)})
        for (const Id person : {cell.person_id, kAll})
            for (const Id line : {cell.line_id, kAll}) keys.push_back({period, person, line});
    return keys;
}

Span day_span(Date from, Date to) { return {day_key(from), day_key(to)}; }

std::vector<Span> spans_of(Date from, Date to) {
    const Date whole = first_of_month(from) == from ? from : next_month(from);
    const Date after = first_of_month(to.plus_days(1));  // the first day of no whole month
    if (after <= whole) return {day_span(from, to)};
    std::vector<Span> spans{{month_key(whole), month_key(after.plus_days(-1))}};
    if (from < whole) spans.push_back(day_span(from, whole.plus_days(-1)));
    if (after <= to) spans.push_back(day_span(after, to));
    return spans;
}

std::string period_key(Date day, By by) {
    if (by == By::week) return day.plus_days(-day.weekday()).to_string();
    if (by == By::month) return day.to_string().substr(0, 7);
    return day.to_string();
}

Result<> check(const SalesQuestion& question) {
    if (question.to < question.from) return Problem::field("to", "metrics.ends_before_start");
    if (question.to.days - question.from.days > kLongestPeriodDays)
        return Problem::field("to", "metrics.period_too_long",
                              {{"max", std::to_string(kLongestPeriodDays)}});
    return Done{};
}

Totals with_average(Totals totals) {
    totals.aov_minor = totals.orders_count > 0 ? totals.revenue_minor / totals.orders_count : 0;
    return totals;
}

}  // namespace zhuli::metrics

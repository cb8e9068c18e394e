// How events become a customer's sums, and what days of orders say about the next one.
#include <boost/json/parse.hpp>

#include "features/metrics/rules.hpp"

namespace zhuli::metrics {

namespace {

bool says(const boost::json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    return value != nullptr && value->is_bool() && value->get_bool();
}

std::int64_t amount_in(const boost::json::object& object) {
    const auto* value = object.if_contains("amount_minor");
    return value != nullptr && value->is_int64() ? value->get_int64() : 0;
}

Date day_in(const boost::json::object& object, Date otherwise) {
    const auto* value = object.if_contains("placed_on");
    if (value == nullptr || !value->is_string()) return otherwise;
    return Date::parse(value->get_string()).value_or(otherwise);
}

/// +1 for what becomes a sale, −1 for what takes one back, 0 otherwise.
int sign_of(std::string_view kind, const boost::json::object& body) {
    if (kind == "order.confirmed" || kind == "order.imported") return 1;
    return kind == "order.cancelled" && says(body, "was_confirmed") ? -1 : 0;
}

/// A return or an adjustment takes revenue back; it is no order of its own.
bool is_sale(const boost::json::object& body) {
    const auto* kind = body.if_contains("kind");
    return kind == nullptr || (kind->is_string() && kind->get_string() == "sale");
}

}  // namespace

std::optional<CustomerCell> customer_cell_of(std::string_view kind, std::string_view body,
                                             Id customer, Date day) {
    if (!customer || (!kind.starts_with("order.") && !kind.starts_with("payment.")))
        return std::nullopt;
    boost::system::error_code error;
    const auto json = boost::json::parse(body.empty() ? "{}" : body, error);
    if (error || !json.is_object()) return std::nullopt;
    const auto& object = json.get_object();
    const std::int64_t amount = amount_in(object);
    if (kind == "payment.received") return CustomerCell{customer, day, 0, 0, -amount};
    if (kind == "payment.refunded") return CustomerCell{customer, day, 0, 0, amount};
    if (tells_differences(kind))
        return CustomerCell{customer, day_in(object, day), 0, amount, amount};
    const int sign = sign_of(kind, object);
    if (sign == 0) return std::nullopt;
    // Imported history was paid before it came here.
    const std::int64_t due = says(object, "imported") ? 0 : sign * amount;
    return CustomerCell{customer, day_in(object, day), is_sale(object) ? sign : 0, sign * amount,
                        due};
}

std::optional<CustomerUnion> union_in(std::string_view kind, std::string_view body) {
    if (kind != "customer.merged" && kind != "customer.unmerged") return std::nullopt;
    boost::system::error_code error;
    const auto json = boost::json::parse(body, error);
    INVARIANT(!error && json.is_object(), "an event of a merge says who");
    Id other;
    Reading reading;
    const bool read = Value<Id>::read(json.get_object().at("other_id"), other, reading);
    INVARIANT(read, "an event of a merge says who");
    return CustomerUnion{kind == "customer.merged", other};
}

std::vector<MonthSum> twelve_months(const std::vector<MonthSum>& sums, Date today) {
    const auto [year, month, day] = today.ymd();
    const int last = year * 12 + month - 1;
    std::vector<MonthSum> months;
    for (int i = last - kWorthMonths + 1; i <= last; ++i) {
        const Date first = Date::from_ymd(i / 12, i % 12 + 1, 1);
        MonthSum& sum = months.emplace_back();
        sum.month = period_key(first, By::month);
        for (const auto& known : sums)
            if (known.month == sum.month) sum = known;
    }
    return months;
}

std::optional<Rhythm> rhythm_of(std::span<const Date> days) {
    if (days.size() < kRhythmFewest) return std::nullopt;
    const int gaps = static_cast<int>(days.size()) - 1;
    const int interval = (days.front().days - days.back().days + gaps / 2) / gaps;
    return Rhythm{interval, days.front().plus_days(interval)};
}

}  // namespace zhuli::metrics

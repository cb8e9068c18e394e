// Carriers, tracking numbers, what is told of a shipment, and what will be late.
#include <algorithm>
#include <cctype>

#include "core/json_out.hpp"
#include "features/logistics/rules.hpp"

namespace zhuli::logistics {

namespace {

constexpr std::string_view kNumberMark = "{no}";
constexpr int kPackagesLimit = 1000;
constexpr std::int64_t kWeightLimit = 100'000'000;  // a hundred tons

bool is_letter_or_digit(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-';
}

bool can_be_of(const Carrier& carrier, std::string_view number) {
    if (!std::ranges::all_of(number, is_letter_or_digit)) return false;
    if (!number.starts_with(carrier.number_prefix.v)) return false;
    const int length = static_cast<int>(number.size());
    return carrier.number_max == 0 ||
           (length >= carrier.number_min && length <= carrier.number_max);
}

void check_when(Problems& problems, std::string_view field, Instant at, Instant shipped_at,
                Instant now) {
    if (at.v == 0) return;
    if (at > now) problems.push_back({std::string(field), "logistics.in_the_future", {}});
    if (at < shipped_at) problems.push_back({std::string(field), "logistics.before_it_left", {}});
}

bool went_wrong(WaybillStep kind) {
    return kind == WaybillStep::trouble || kind == WaybillStep::attempt ||
           kind == WaybillStep::refused;
}

}  // namespace

Result<> check(const Carrier& carrier) {
    Problems problems;
    const auto& url = carrier.tracking_url.v;
    const bool is_link = url.starts_with("https://") || url.starts_with("http://");
    if (!url.empty() && (!is_link || url.find(kNumberMark) == url.npos))
        problems.push_back({"tracking_url", "logistics.bad_pattern", {}});
    if (carrier.number_min < 0 || carrier.number_max < carrier.number_min ||
        carrier.number_max > 60)
        problems.push_back({"number_max", "field.out_of_range", {}});
    return refused_if_any(std::move(problems));
}

Result<> check(const Consignment& consignment, const Carrier* carrier) {
    Problems problems;
    const auto& number = consignment.tracking_no.v;
    if (carrier != nullptr && !number.empty() && !can_be_of(*carrier, number))
        problems.push_back({"tracking_no",
                            "logistics.not_a_number_of",
                            {{"carrier", carrier->name.v},
                             {"prefix", carrier->number_prefix.v},
                             {"min", std::to_string(carrier->number_min)},
                             {"max", std::to_string(carrier->number_max)}}});
    if (consignment.package_count < 1 || consignment.package_count > kPackagesLimit)
        problems.push_back({"package_count", "field.out_of_range", {}});
    if (consignment.weight_g < 0 || consignment.weight_g > kWeightLimit)
        problems.push_back({"weight_g", "field.out_of_range", {}});
    if (consignment.freight_minor.v < 0 || consignment.freight_minor.v > Money::kMax)
        problems.push_back({"freight_minor", "field.out_of_range", {}});
    return refused_if_any(std::move(problems));
}

std::string link_of(const Carrier& carrier, std::string_view tracking_no) {
    std::string url = carrier.tracking_url.v;
    const auto at = url.find(kNumberMark);
    if (at == url.npos || tracking_no.empty()) return {};
    return url.replace(at, kNumberMark.size(), tracking_no);
}

Result<> check(const NewWaybillEvent& event, Instant shipped_at, Instant now) {
    Problems problems;
    if (event.kind == WaybillStep::delivered)
        problems.push_back({"kind", "logistics.prove_it", {}});
    if (went_wrong(event.kind) && event.words.empty())
        problems.push_back({"words", "logistics.say_why", {}});
    check_when(problems, "at", event.at, shipped_at, now);
    return refused_if_any(std::move(problems));
}

Result<> check(const Proof& proof, Instant shipped_at, Instant now) {
    Problems problems;
    if (proof.signed_by.empty()) problems.push_back({"signed_by", "field.required", {}});
    check_when(problems, "delivered_at", proof.delivered_at, shipped_at, now);
    return refused_if_any(std::move(problems));
}

Waybill after_event(Waybill waybill, const WaybillEvent& event) {
    if (event.at > waybill.heard_at) waybill.heard_at = event.at;
    if (event.kind == WaybillStep::attempt) ++waybill.attempt_count;
    if (event.kind == WaybillStep::refused) waybill.state = WaybillState::refused;
    if (event.kind == WaybillStep::trouble || event.kind == WaybillStep::attempt)
        waybill.state = WaybillState::trouble;
    if (event.kind == WaybillStep::collected || event.kind == WaybillStep::in_transit)
        waybill.state = WaybillState::in_transit;
    if (event.kind == WaybillStep::delivered) {
        waybill.state = WaybillState::delivered;
        waybill.on_the_way = false;
        waybill.delivered_at = event.at;
    }
    return waybill;
}

namespace {

void add_shipments(std::vector<Risk>& risks, const Dispatch& dispatch, const RiskFacts& facts,
                   const LogisticsSettings& settings) {
    for (const Waybill& waybill : facts.waybills) {
        if (!waybill.on_the_way) continue;
        const auto& number = waybill.shipment_number;
        const bool late = dispatch.promised_on && waybill.expected_on > dispatch.promised_on;
        if (waybill.expected_on && late)
            risks.push_back({RiskKind::late_carrier, waybill.expected_on, 0, {number.v}});
        if (waybill.state != WaybillState::in_transit)
            risks.push_back({RiskKind::trouble, {}, waybill.attempt_count, {number.v}});
        const std::int64_t silent = (facts.now.v - waybill.heard_at.v) / kDayMs;
        if (silent >= settings.silent_days)
            risks.push_back({RiskKind::silent, {}, settings.silent_days, {number.v}});
    }
}

}  // namespace

std::vector<Risk> risks_of(const Dispatch& dispatch, const RiskFacts& facts,
                           const LogisticsSettings& settings, const WorkCalendar& calendar) {
    std::vector<Risk> risks;
    const bool over =
        dispatch.state == DispatchState::delivered || dispatch.state == DispatchState::dropped;
    if (over) return risks;
    const Date promised = dispatch.promised_on;
    const bool near = promised && promised <= facts.today.plus_days(settings.look_ahead_days);
    if (near && promised < facts.today) risks.push_back({RiskKind::overdue, promised, 0, {}});
    if (near) {
        for (const Lack& lack : facts.lacks) {
            if (!lack.covered_on)
                risks.push_back({RiskKind::no_stock, {}, 0, {lack.product_code}});
            else if (lack.covered_on > promised)
                risks.push_back({RiskKind::late_supply, lack.covered_on, 0, {lack.product_code}});
        }
        const std::int64_t left = calendar.open_days(facts.today, promised);
        if (dispatch.state == DispatchState::to_pick && left <= settings.pick_days)
            risks.push_back({RiskKind::not_picked, promised, left, {}});
    }
    add_shipments(risks, dispatch, facts, settings);
    return risks;
}

std::string event_body(const Waybill& waybill, std::string_view words) {
    JsonOut out;
    out.begin_object().key("number").string(waybill.shipment_number.v);
    out.key("words").string(words);
    return out.end_object().take();
}

}  // namespace zhuli::logistics

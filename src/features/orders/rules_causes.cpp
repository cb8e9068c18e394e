#include "features/orders/rules_causes.hpp"

#include <algorithm>
#include <set>

#include "core/problems.hpp"

namespace zhuli::orders {

namespace {

struct Usual {
    std::string_view code;
    bool our_fault;
};
constexpr std::string_view kOther = "other";
constexpr Usual kUsual[] = {{"quality", true},  {"damaged_on_the_way", true}, {"wrong_goods", true},
                            {"too_late", true}, {"ordered_wrong", false},     {"not_needed", false},
                            {kOther, false}};

const ReturnCause* find(const ReturnSettings& settings, std::string_view code) {
    const auto at = std::ranges::find_if(
        settings.causes, [&](const ReturnCause& cause) { return cause.code.v == code; });
    return at == settings.causes.end() ? nullptr : &*at;
}

bool is_usual(std::string_view code) {
    return std::ranges::any_of(kUsual, [&](const Usual& one) { return one.code == code; });
}

void check_names(const ReturnSettings& after, Problems& problems) {
    std::set<std::string> names;
    for (std::size_t i = 0; i < after.causes.size(); ++i) {
        const ReturnCause& cause = after.causes[i];
        const auto path = "causes." + std::to_string(i) + ".name";
        if (cause.name.empty() && !is_usual(cause.code.v))
            problems.push_back({path, "field.required", {}});
        if (!cause.name.empty() && !names.insert(cause.name.v).second)
            problems.push_back({path, "field.taken", {}});
    }
}

}  // namespace

std::vector<ReturnCause> usual_causes() {
    std::vector<ReturnCause> causes;
    for (const Usual& one : kUsual) {
        ReturnCause& cause = causes.emplace_back();
        cause.code = one.code;
        cause.our_fault = one.our_fault;
    }
    return causes;
}

Result<> check_causes(const ReturnSettings& before, const ReturnSettings& after) {
    Problems problems;
    if (after.causes.size() > kCausesLimit)
        problems.push_back({"causes", "field.too_many", {{"max", std::to_string(kCausesLimit)}}});
    if (std::ranges::none_of(after.causes, &ReturnCause::active))
        problems.push_back({"causes", "orders.no_cause_left", {}});
    std::set<std::string> codes;
    for (std::size_t i = 0; i < after.causes.size(); ++i) {
        const auto& code = after.causes[i].code.v;
        const bool is_new = code.empty();
        if (is_new || (find(before, code) != nullptr && codes.insert(code).second)) continue;
        problems.push_back({"causes." + std::to_string(i) + ".code", "field.no_such_record", {}});
    }
    const bool lacks_one = std::ranges::any_of(before.causes, [&](const ReturnCause& cause) {
        return find(after, cause.code.v) == nullptr;
    });
    if (lacks_one) problems.push_back({"causes", "orders.cause_stays", {}});
    check_names(after, problems);
    return refused_if_any(std::move(problems));
}

Result<ReturnCause> cause_of(const ReturnSettings& settings, const Text<40>& code) {
    const auto* cause = find(settings, code.empty() ? kOther : std::string_view(code.v));
    if (cause == nullptr || !cause->active) return Problem::field("cause", "orders.no_such_cause");
    return *cause;
}

void name_causes(const ReturnSettings& settings, std::span<ReturnView> returns) {
    for (ReturnView& view : returns)
        if (const auto* cause = find(settings, view.cause.v)) view.cause_name = cause->name.v;
}

}  // namespace zhuli::orders

#include "features/imports/rules_options.hpp"

#include <algorithm>
#include <span>

#include "features/imports/rules_columns.hpp"

namespace zhuli::imports {

namespace {

struct Named {
    std::string_view option;
    std::string_view known_as;  // folded, between '|'
};

constexpr Named kKinds[] = {{"company", "|company|公司|企业|单位|组织|"},
                            {"person", "|person|个人|自然人|"},
                            {"walk_in", "|walkin|散客|"}};
constexpr Named kStatuses[] = {{"lead", "|lead|线索|潜在|潜在客户|新线索|"},
                               {"prospect", "|prospect|意向|意向客户|有意向|"},
                               {"customer", "|customer|成交|成交客户|已成交|正式客户|老客户|"},
                               {"dormant", "|dormant|沉睡|沉睡客户|休眠|休眠客户|"},
                               {"lost", "|lost|流失|流失客户|已流失|"},
                               {"invalid", "|invalid|无效|无效客户|"}};
constexpr Named kTiers[] = {{"a", "|a|a级|a类|a级客户|a类客户|"},
                            {"b", "|b|b级|b类|b级客户|b类客户|"},
                            {"c", "|c|c级|c类|c级客户|c类客户|"},
                            {"d", "|d|d级|d类|d级客户|d类客户|"}};
constexpr Named kSensitivities[] = {{"unknown", "|unknown|notknown|未了解|未知|不清楚|"},
                                    {"low", "|low|不敏感|低|"},
                                    {"medium", "|medium|一般|中|中等|"},
                                    {"high", "|high|敏感|高|很敏感|"}};

struct Member {
    std::string_view name, refusal;
    std::span<const Named> options;
};

constexpr Member kMembers[] = {{"kind", "imports.not_a_kind", kKinds},
                               {"status", "imports.not_a_status", kStatuses},
                               {"tier", "imports.not_a_tier", kTiers},
                               {"price_sensitivity", "imports.not_a_sensitivity", kSensitivities}};

const Member* find_member(std::string_view name) {
    const auto found = std::ranges::find(kMembers, name, &Member::name);
    return found == std::end(kMembers) ? nullptr : found;
}

}  // namespace

std::optional<std::string_view> option_called(std::string_view name, std::string_view words) {
    const Member* member = find_member(name);
    if (member == nullptr) return std::nullopt;
    const std::string folded = "|" + folded_header(words) + "|";
    for (const Named& one : member->options)
        if (one.known_as.find(folded) != one.known_as.npos) return one.option;
    return std::nullopt;
}

std::string_view refusal_of_option(std::string_view name) {
    const Member* member = find_member(name);
    return member == nullptr ? std::string_view{} : member->refusal;
}

}  // namespace zhuli::imports

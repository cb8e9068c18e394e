#include "features/knowledge/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/problems.hpp"
#include "core/text/utf8.hpp"

namespace zhuli::knowledge {

namespace {

using enum Role;
using Names = std::array<std::string_view, 6>;  // the rest empty

constexpr Permission kPermissions[] = {
    {"knowledge.read",
     {{assistant, Scope::org},
      {manager, Scope::org},
      {finance, Scope::org},
      {warehouse, Scope::org},
      {purchasing, Scope::org},
      {service, Scope::org},
      {marketing, Scope::org},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"knowledge.edit",
     {{manager, Scope::org},
      {purchasing, Scope::org},
      {marketing, Scope::org},
      {admin, Scope::org}}},
    {"knowledge.propose",  // begins a draft of a script
     {{assistant, Scope::org},
      {manager, Scope::org},
      {service, Scope::org},
      {marketing, Scope::org},
      {admin, Scope::org}}},
    {"knowledge.draft",  // changes or drops one
     {{assistant, Scope::own},
      {manager, Scope::org},
      {service, Scope::own},
      {marketing, Scope::org},
      {admin, Scope::org}}},
    {"knowledge.approve", {{manager, Scope::org}, {admin, Scope::org}}},
    {"knowledge.use",
     {{assistant, Scope::org},
      {manager, Scope::org},
      {service, Scope::org},
      {marketing, Scope::org},
      {admin, Scope::org}}},
};

/// Members that not every kind of card has.
constexpr std::string_view kOwnMembers[] = {
    "title",         "words",        "concern",         "segment",      "parameter",
    "value_pattern", "advantage",    "benefit",         "proof",        "demonstration",
    "competitor",    "price_low_e4", "price_high_e4",   "strengths",    "weaknesses",
    "comparisons",   "return_days",  "warranty_months", "free_services"};

struct KindOfCard {
    CardKind kind;
    Names needed;
    Names may_have;
};
constexpr KindOfCard kKinds[] = {
    {CardKind::selling_point, {{"words"}}, {{"title", "concern", "segment"}}},
    {CardKind::plain_word, {{"parameter", "words"}}, {{"value_pattern"}}},
    {CardKind::fab,
     {{"title", "advantage", "benefit"}},
     {{"proof", "demonstration", "concern", "segment"}}},
    {CardKind::rival,
     {{"title", "competitor", "valid_until"}},
     {{"words", "price_low_e4", "price_high_e4", "strengths", "weaknesses", "comparisons"}}},
    {CardKind::policy, {{"words"}}, {{"return_days", "warranty_months", "free_services"}}},
};

const KindOfCard& kind_of(CardKind kind) {
    return *std::ranges::find(kKinds, kind, &KindOfCard::kind);
}

bool has(const Names& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

void check_members(const Card& card, Problems& problems) {
    const KindOfCard& kind = kind_of(card.kind);
    const Card empty;
    for (const std::string_view name : kind.needed) {
        if (name.empty()) continue;
        const Field& field = *find_field(fields_of<Card>(), name);
        if (field.type->empty(field.in(&card)))
            problems.push_back({std::string(name), "field.required", {}});
    }
    for (const std::string_view name : kOwnMembers) {
        if (has(kind.needed, name) || has(kind.may_have, name)) continue;
        const Field& field = *find_field(fields_of<Card>(), name);
        if (!field.type->equal(field.in(&card), field.in(&empty)))
            problems.push_back({std::string(name), "knowledge.not_of_this_kind", {}});
    }
}

void check_range(std::string_view field, std::int64_t value, std::int64_t max, Problems& problems) {
    if (value < 0 || value > max)
        problems.push_back({std::string(field),
                            "field.out_of_range",
                            {{"min", "0"}, {"max", std::to_string(max)}}});
}

/// A day that is over may stay, but nobody writes one down.
void check_day(const std::string& path, Date day, bool stood_before, Date today,
               Problems& problems) {
    if (day && day < today && !stood_before)
        problems.push_back({path, "knowledge.day_in_the_past", {}});
}

void check_comparisons(const Card& card, const Card* before, Date today, Problems& problems) {
    if (card.comparisons.size() > kComparisonsLimit) {
        problems.push_back(
            {"comparisons", "field.too_many", {{"max", std::to_string(kComparisonsLimit)}}});
        return;
    }
    for (std::size_t i = 0; i < card.comparisons.size(); ++i) {
        const Comparison& one = card.comparisons[i];
        const auto at = [i](std::string_view name) {
            return fmt::format("comparisons.{}.{}", i, name);
        };
        if (one.topic.empty()) problems.push_back({at("topic"), "field.required", {}});
        if (one.ours.empty() && one.theirs.empty())
            problems.push_back({at("ours"), "knowledge.nothing_compared", {}});
        if (one.source.empty()) problems.push_back({at("source"), "field.required", {}});
        const bool stood =
            before && std::ranges::find(before->comparisons, one.valid_until,
                                        &Comparison::valid_until) != before->comparisons.end();
        check_day(at("valid_until"), one.valid_until, stood, today, problems);
    }
}

void check_about(Id product, Id line, Problems& problems) {
    if (product && line) problems.push_back({"line_id", "knowledge.product_or_line", {}});
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

Validity validity_of(Date valid_until, Date today) {
    if (!valid_until) return Validity::unlimited;
    if (valid_until < today) return Validity::expired;
    return valid_until < today.plus_days(kSoonDays) ? Validity::soon : Validity::valid;
}

Date expires_on(const Card& card) {
    Date first = card.valid_until;
    for (const Comparison& one : card.comparisons)
        if (one.valid_until && (!first || one.valid_until < first)) first = one.valid_until;
    return first;
}

Date remind_on(Date end) { return end ? end.plus_days(1 - kSoonDays) : Date{}; }

Result<> check(const Card& card, const Card* before, Date today) {
    Problems problems;
    check_about(card.product_id, card.line_id, problems);
    if (before && before->kind != card.kind)
        problems.push_back({"kind", "knowledge.kind_stays", {}});
    check_members(card, problems);
    check_range("return_days", card.return_days, kReturnDaysLimit, problems);
    check_range("warranty_months", card.warranty_months, kWarrantyMonthsLimit, problems);
    check_range("price_low_e4", card.price_low_e4.v, UnitPrice::kMax, problems);
    check_range("price_high_e4", card.price_high_e4.v, UnitPrice::kMax, problems);
    if (card.price_high_e4.v != 0 && card.price_high_e4 < card.price_low_e4)
        problems.push_back({"price_high_e4", "knowledge.high_below_low", {}});
    check_comparisons(card, before, today, problems);
    check_day("valid_until", card.valid_until, before && before->valid_until == card.valid_until,
              today, problems);
    return refused_if_any(std::move(problems));
}

Result<> check(const Script& script, const Script* before, Date today) {
    Problems problems;
    check_about(script.product_id, script.line_id, problems);
    check_range("step_no", script.step_no, kStepsLimit, problems);
    if (script.step_no != 0 && script.scene != Scene::concession)
        problems.push_back({"step_no", "knowledge.no_ladder", {}});
    check_day("valid_until", script.valid_until,
              before && before->valid_until == script.valid_until, today, problems);
    return refused_if_any(std::move(problems));
}

std::string headline(const Card& card) {
    constexpr std::size_t kChars = 40;
    if (!card.title.empty()) return card.title.v;
    if (card.kind == CardKind::plain_word)
        return card.value_pattern.empty() ? card.parameter.v
                                          : card.parameter.v + " " + card.value_pattern.v;
    return std::string(text::prefix(card.words.v, kChars));
}

}  // namespace zhuli::knowledge

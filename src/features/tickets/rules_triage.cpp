#include "features/tickets/rules_triage.hpp"

#include <algorithm>
#include <tuple>

namespace zhuli::tickets {

namespace {

struct Sign {
    SeverityReason reason;
    Severity severity;
    std::string_view word;
};

/// The gravest sign counts.
constexpr Sign kSigns[] = {
    {SeverityReason::danger, Severity::s1, "受伤"},
    {SeverityReason::danger, Severity::s1, "伤人"},
    {SeverityReason::danger, Severity::s1, "起火"},
    {SeverityReason::danger, Severity::s1, "着火"},
    {SeverityReason::danger, Severity::s1, "冒烟"},
    {SeverityReason::danger, Severity::s1, "爆炸"},
    {SeverityReason::danger, Severity::s1, "漏电"},
    {SeverityReason::danger, Severity::s1, "触电"},
    {SeverityReason::danger, Severity::s1, "中毒"},
    {SeverityReason::standstill, Severity::s1, "停产"},
    {SeverityReason::standstill, Severity::s1, "停线"},
    {SeverityReason::standstill, Severity::s1, "停机"},
    {SeverityReason::standstill, Severity::s1, "停工"},
    {SeverityReason::many, Severity::s2, "整批"},
    {SeverityReason::many, Severity::s2, "批量"},
    {SeverityReason::many, Severity::s2, "全部报废"},
    {SeverityReason::many, Severity::s2, "索赔"},
    {SeverityReason::many, Severity::s2, "律师"},
    {SeverityReason::many, Severity::s2, "曝光"},
    {SeverityReason::many, Severity::s2, "起诉"},
    {SeverityReason::wish, Severity::s4, "建议"},
    {SeverityReason::wish, Severity::s4, "希望以后"},
    {SeverityReason::wish, Severity::s4, "能不能改进"},
};

Severity one_up(Severity severity) {
    return severity <= Severity::s1 ? Severity::s1
                                    : static_cast<Severity>(static_cast<int>(severity) - 1);
}

}  // namespace

SeverityView suggest_severity(const SeverityFacts& facts) {
    SeverityView view{Severity::s3, {SeverityReason::usual}};
    const Sign* gravest = nullptr;
    for (const Sign& sign : kSigns)
        if (facts.words.find(sign.word) != facts.words.npos &&
            (gravest == nullptr || sign.severity < gravest->severity))
            gravest = &sign;
    if (gravest != nullptr) view = {gravest->severity, {gravest->reason}};
    // The customer matters only where the words alone say little.
    const bool lifts = view.severity == Severity::s3 || view.severity == Severity::s4;
    if (lifts && facts.important) view.reasons.push_back(SeverityReason::important);
    if (lifts && facts.again) view.reasons.push_back(SeverityReason::again);
    if (lifts && (facts.important || facts.again)) view.severity = one_up(view.severity);
    return view;
}

void rank_candidates(std::vector<Candidate>& candidates) {
    for (Candidate& one : candidates) one.fits = one.available && one.open_count < one.most_open;
    std::ranges::sort(candidates, {}, [](const Candidate& one) {
        const int load = one.most_open > 0 ? one.open_count * 1000 / one.most_open : 1000;
        return std::tuple(!one.fits, !one.skilled, load, one.user_id);
    });
}

Id first_choice(std::span<const Candidate> ranked) {
    return !ranked.empty() && ranked.front().fits ? ranked.front().user_id : Id{};
}

}  // namespace zhuli::tickets

// What makes an approval necessary, and who is asked then.
#include <algorithm>
#include <set>

#include "core/problems.hpp"
#include "features/approvals/rules.hpp"

namespace zhuli::approvals {

namespace {

constexpr int kPercentLimit = 100;
constexpr int kManagerHours = 4;
constexpr int kFinanceHours = 8;
constexpr std::int64_t kGivenFreelyMinor = 500'00;  // of a complaint, without asking anybody

StepRule leader() {
    StepRule step;
    step.limit_hours = kManagerHours;
    return step;
}

StepRule finance() {
    StepRule step;
    step.by = ApproverKind::role;
    step.role = Role::finance;
    step.limit_hours = kFinanceHours;
    return step;
}

void check_people(const std::vector<Id>& people, const std::string& path, bool needed,
                  Problems& problems) {
    if (needed && people.empty()) problems.push_back({path, "field.required", {}});
    if (people.size() > kPeopleLimit)
        problems.push_back({path, "field.too_many", {{"max", std::to_string(kPeopleLimit)}}});
    if (std::set<Id>(people.begin(), people.end()).size() != people.size())
        problems.push_back({path, "approvals.person_twice", {}});
}

void check_step(const StepRule& step, const std::string& path, Problems& problems) {
    if (step.by == ApproverKind::leader && (step.level < 1 || step.level > kLevelLimit))
        problems.push_back(
            {path + "level", "approvals.bad_level", {{"max", std::to_string(kLevelLimit)}}});
    check_people(step.people, path + "people", step.by == ApproverKind::people, problems);
    check_people(step.copies, path + "copies", false, problems);
    if (step.limit_hours < 0 || step.limit_hours > kLimitHours)
        problems.push_back(
            {path + "limit_hours", "approvals.bad_hours", {{"max", std::to_string(kLimitHours)}}});
}

void check_policy(const Policy& policy, const std::string& path, Problems& problems) {
    const bool percent = policy.condition == Condition::discount_over;
    if (percent && (policy.percent < 1 || policy.percent >= kPercentLimit))
        problems.push_back({path + "percent", "approvals.bad_percent", {}});
    if (policy.condition == Condition::amount_over && policy.amount_minor.v <= 0)
        problems.push_back({path + "amount_minor", "approvals.bad_amount", {}});
    if (policy.steps.empty()) problems.push_back({path + "steps", "field.required", {}});
    if (policy.steps.size() > kStepsLimit)
        problems.push_back(
            {path + "steps", "field.too_many", {{"max", std::to_string(kStepsLimit)}}});
    for (std::size_t i = 0; i < policy.steps.size(); ++i)
        check_step(policy.steps[i], path + "steps." + std::to_string(i) + ".", problems);
}

void find_below_floor(const Facts& facts, std::vector<Finding>& found) {
    for (const PricedLine& line : facts.lines) {
        if (line.unit_price_e4 >= line.floor_price_e4) continue;
        Finding& finding = found.emplace_back();
        finding.condition = Condition::below_floor;
        finding.product_id = line.product_id;
        finding.product = line.product;
        finding.quantity = line.quantity;
        finding.unit_price_e4 = line.unit_price_e4;
        finding.floor_price_e4 = line.floor_price_e4;
    }
}

/// Of the goods that have a list price, in whole percents, the rest dropped.
int discount_of(const Facts& facts) {
    Money list, asked;
    for (const PricedLine& line : facts.lines) {
        const auto amount = line_amount(line.quantity, line.list_price_e4);
        if (line.list_price_e4.v <= 0 || !amount) continue;
        list += *amount;
        asked += line.amount_minor;
    }
    if (list.v <= 0 || asked >= list) return 0;
    return static_cast<int>((list.v - asked.v) * kPercentLimit / list.v);
}

void find(const Policy& policy, const Facts& facts, std::vector<Finding>& found) {
    Finding finding;
    finding.condition = policy.condition;
    switch (policy.condition) {
        case Condition::below_floor:
            return find_below_floor(facts, found);
        case Condition::discount_over:
            finding.percent = discount_of(facts);
            finding.limit_percent = policy.percent;
            if (finding.percent > policy.percent) found.push_back(finding);
            return;
        case Condition::amount_over:
            finding.amount_minor = facts.amount_minor;
            finding.limit_minor = policy.amount_minor;
            if (facts.amount_minor > policy.amount_minor) found.push_back(finding);
            return;
        case Condition::over_credit:
            finding.amount_minor = facts.credit_used_minor + facts.amount_minor;
            finding.limit_minor = facts.credit_limit_minor;
            if (facts.credit_limit_minor.v > 0 && finding.amount_minor > finding.limit_minor)
                found.push_back(finding);
            return;
    }
}

bool allows(const Finding& approved, const Finding& asked) {
    if (approved.condition != asked.condition) return false;
    switch (asked.condition) {
        case Condition::below_floor:
            return approved.product_id == asked.product_id &&
                   asked.unit_price_e4 >= approved.unit_price_e4 &&
                   asked.quantity <= approved.quantity;
        case Condition::discount_over:
            return asked.percent <= approved.percent;
        case Condition::amount_over:
            return asked.amount_minor <= approved.amount_minor;
        case Condition::over_credit:
            return asked.amount_minor - asked.limit_minor <=
                   approved.amount_minor - approved.limit_minor;
    }
    return false;
}

/// Whether this policy found it.
bool is_by(const Finding& finding, const Policy& policy) {
    if (finding.condition != policy.condition) return false;
    if (policy.condition == Condition::discount_over)
        return finding.limit_percent == policy.percent;
    if (policy.condition == Condition::amount_over)
        return finding.limit_minor == policy.amount_minor;
    return true;
}

bool concerns(const Policy& policy, Document document) {
    return policy.active && policy.document == document;
}

}  // namespace

std::vector<Policy> usual_policies() {
    std::vector<Policy> policies;
    for (const Document document : {Document::order, Document::quote}) {
        Policy floor;
        floor.document = document;
        floor.condition = Condition::below_floor;
        floor.steps = {leader()};
        policies.push_back(floor);
    }
    Policy credit;
    credit.condition = Condition::over_credit;
    credit.steps = {finance(), leader()};
    policies.push_back(credit);
    Policy given;
    given.document = Document::compensation;
    given.condition = Condition::amount_over;
    given.amount_minor = {kGivenFreelyMinor};
    given.steps = {leader()};
    policies.push_back(given);
    return policies;
}

ApprovalSettings with_new_documents(ApprovalSettings settings) {
    const int known = settings.documents_known == 0 ? 2 : settings.documents_known;
    for (Policy& usual : usual_policies())
        if (static_cast<int>(usual.document) >= known)
            settings.policies.push_back(std::move(usual));
    settings.documents_known = kDocuments;
    return settings;
}

Result<> check(const ApprovalSettings& settings) {
    Problems problems;
    if (settings.policies.size() > kPoliciesLimit)
        problems.push_back(
            {"policies", "field.too_many", {{"max", std::to_string(kPoliciesLimit)}}});
    for (std::size_t i = 0; i < settings.policies.size(); ++i)
        check_policy(settings.policies[i], "policies." + std::to_string(i) + ".", problems);
    return refused_if_any(std::move(problems));
}

bool asks_for_credit(std::span<const Policy> policies, Document document) {
    return std::ranges::any_of(policies, [&](const Policy& policy) {
        return concerns(policy, document) && policy.condition == Condition::over_credit;
    });
}

std::vector<Finding> findings_of(std::span<const Policy> policies, const Facts& facts) {
    std::vector<Finding> found;
    std::set<Condition> named;  // two policies may be about the same prices
    for (const Policy& policy : policies) {
        if (!concerns(policy, facts.document)) continue;
        const bool again = !named.insert(policy.condition).second;
        if (again && policy.condition == Condition::below_floor) continue;
        if (again && policy.condition == Condition::over_credit) continue;
        find(policy, facts, found);
    }
    return found;
}

bool covers(std::span<const Finding> approved, std::span<const Finding> asked) {
    return std::ranges::all_of(asked, [&](const Finding& one) {
        return std::ranges::any_of(approved,
                                   [&](const Finding& before) { return allows(before, one); });
    });
}

std::vector<StepRule> steps_for(std::span<const Policy> policies, Document document,
                                std::span<const Finding> findings, Recheck& recheck) {
    std::vector<StepRule> steps;
    recheck = Recheck::from_returned;
    for (const Policy& policy : policies) {
        const bool met = std::ranges::any_of(
            findings, [&](const Finding& finding) { return is_by(finding, policy); });
        if (!met || !concerns(policy, document)) continue;
        if (policy.recheck == Recheck::all_again) recheck = Recheck::all_again;
        for (const StepRule& step : policy.steps)
            if (std::ranges::find(steps, step) == steps.end()) steps.push_back(step);
    }
    return steps;
}

}  // namespace zhuli::approvals

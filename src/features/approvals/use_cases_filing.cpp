// A document asks for approval: whom its steps ask, and when it is filed again after a return.
#include <fmt/format.h>

#include <algorithm>

#include "core/problems.hpp"
#include "features/approvals/use_cases_record.hpp"
#include "features/identity/use_cases.hpp"
#include "storage/numbers.hpp"
#include "storage/settings.hpp"

namespace zhuli::approvals {

namespace {

/// The leader so many teams up; the highest there is when there are fewer.
std::vector<Id> leader_above(Tx& tx, Id person, int level) {
    std::vector<Id> found;
    for (int up = 0; up < level; ++up) {
        const auto leader = identity::leader_of(tx, found.empty() ? person : found.front());
        if (!leader) break;
        found = {*leader};
    }
    return found;
}

std::vector<Id> named(Tx& tx, const Approval& approval, const StepRule& step) {
    switch (step.by) {
        case ApproverKind::leader:
            return leader_above(tx, approval.submitter_id, step.level);
        case ApproverKind::role:
            return identity::people_with_role(tx, step.role);
        case ApproverKind::people:
            return step.people;
    }
    return {};
}

/// Who may decide in place of somebody: themself, or their leader if they have left.
Id at_work(Tx& tx, Id person) {
    if (identity::find_active_user(tx, person, "").ok()) return person;
    return identity::leader_of(tx, person).value_or(Id{});
}

std::vector<Id> may_decide(Tx& tx, const Approval& approval, const std::vector<Id>& people) {
    std::vector<Id> left;
    for (const Id person : people) {
        const Id one = at_work(tx, person);
        const bool known = std::ranges::find(left, one) != left.end();
        if (one && !known && !is_party(approval, one)) left.push_back(one);
    }
    return left;
}

/// Nobody whom the step names may decide: the leader above, then the administrators.
std::vector<Id> instead(Tx& tx, const Approval& approval) {
    const auto above = leader_above(tx, approval.submitter_id, kLevelLimit);
    const auto leaders = may_decide(tx, approval, above);
    return leaders.empty() ? may_decide(tx, approval, identity::administrators(tx)) : leaders;
}

Result<> check_filing(const Filing& filing) {
    if (!filing.reason.empty()) return Done{};
    return Problem::field("approval_reason", "approvals.reason_needed");
}

Result<> check_people_at_work(Tx& tx, const ApprovalSettings& settings) {
    Problems problems;
    const auto look = [&](const std::vector<Id>& people, const std::string& path) {
        for (std::size_t i = 0; i < people.size(); ++i)
            if (!identity::find_active_user(tx, people[i], "").ok())
                problems.push_back({path + "." + std::to_string(i), "field.no_such_record", {}});
    };
    for (std::size_t p = 0; p < settings.policies.size(); ++p)
        for (std::size_t s = 0; s < settings.policies[p].steps.size(); ++s) {
            const StepRule& step = settings.policies[p].steps[s];
            const auto path = fmt::format("policies.{}.steps.{}.", p, s);
            look(step.people, path + "people");
            look(step.copies, path + "copies");
        }
    return refused_if_any(std::move(problems));
}

/// The summary, as the document is now.
void describe(Approval& approval, const Ctx& ctx, const Filing& filing) {
    approval.document = filing.document;
    approval.subject_id = filing.subject_id;
    approval.subject_version = filing.subject_version;
    approval.subject_number = filing.subject_number;
    approval.customer_id = filing.customer_id;
    approval.customer_name = filing.customer_name;
    approval.owner_id = filing.owner_id;
    approval.submitter_id = ctx.user;
    approval.amount_minor = filing.amount_minor;
    approval.findings = filing.findings;
    approval.reason = filing.reason;
    approval.ending_words = {};
    approval.ended_by = {};
    approval.ended_at = {};
}

/// Whether its steps are those of what is exceeded now.
bool fits(const Approval& earlier, const Filing& filing) {
    if (earlier.state != ApprovalState::returned) return false;
    return std::ranges::all_of(filing.findings, [&](const Finding& finding) {
        return std::ranges::find(earlier.findings, finding.condition, &Finding::condition) !=
               earlier.findings.end();
    });
}

Result<Id> file_again(Tx& tx, const Ctx& ctx, const Approval& before, const Filing& filing) {
    Approval after = before;
    describe(after, ctx, filing);
    ++after.round;
    auto people = asked_people(before);
    for (auto& step : people) {
        step = may_decide(tx, after, step);
        if (step.empty()) step = instead(tx, after);
        if (step.empty()) return Problem::of(Status::conflict, "approvals.nobody_to_ask");
    }
    ask(after, first_step_again(before), people, new_id_of(tx), ctx.now, ctx.calendar());
    CHECK(save_approval(tx, ctx, before, after, "approval.filed_again", filing.reason));
    return after.id;
}

Result<Id> file_new(Tx& tx, const Ctx& ctx, const Filing& filing) {
    Approval approval;
    describe(approval, ctx, filing);
    const auto settings = settings_of(tx);
    approval.steps =
        steps_for(settings.policies, filing.document, filing.findings, approval.recheck);
    TRY(const auto people, people_of(tx, approval));
    approval.id = tx.new_id();
    ask(approval, 1, people, new_id_of(tx), ctx.now, ctx.calendar());
    approval.number = storage::take_number(tx, ctx, "AP");
    CHECK(add_approval(tx, ctx, approval));
    return approval.id;
}

}  // namespace

ApprovalSettings settings_of(Tx& tx) {
    if (auto stored = stored_settings(tx)) return with_new_documents(std::move(*stored));
    ApprovalSettings usual;
    usual.policies = usual_policies();
    usual.documents_known = kDocuments;
    return usual;
}

std::vector<Policy> policies_in(std::string_view column) {
    if (column.empty()) return usual_policies();
    std::vector<Policy> policies;
    Value<std::vector<Policy>>::load(Cell::borrow(column), policies);
    return policies;
}

std::vector<Policy> policies_of(Tx& tx) { return settings_of(tx).policies; }

Result<std::vector<std::vector<Id>>> people_of(Tx& tx, const Approval& approval) {
    std::vector<std::vector<Id>> people;
    for (const StepRule& step : approval.steps) {
        auto& asked = people.emplace_back(may_decide(tx, approval, named(tx, approval, step)));
        if (asked.empty()) asked = instead(tx, approval);
        if (asked.empty()) return Problem::of(Status::conflict, "approvals.nobody_to_ask");
    }
    return people;
}

Result<Id> file(Tx& tx, const Ctx& ctx, const Filing& filing) {
    CHECK(check_filing(filing));
    lock_approval(tx, filing.earlier_id);
    const auto earlier = find_whole(tx, filing.earlier_id);
    if (earlier && fits(*earlier, filing)) return file_again(tx, ctx, *earlier, filing);
    CHECK(drop(tx, ctx, filing.earlier_id));
    return file_new(tx, ctx, filing);
}

bool allows(Tx& tx, Id approval, Id customer, std::span<const Finding> asked) {
    const auto found = storage::find<Approval>(tx, approval);
    return found && found->state == ApprovalState::approved && found->customer_id == customer &&
           covers(found->findings, asked);
}

Result<> drop(Tx& tx, const Ctx& ctx, Id approval) {
    lock_approval(tx, approval);
    const auto before = find_whole(tx, approval);
    if (!before || !before->open) return Done{};
    Approval after = *before;
    Move move = move_of(ctx);
    move.user = before->submitter_id;
    CHECK(withdraw(after, move, {}));
    return save_approval(tx, ctx, *before, after, "approval.withdrawn");
}

std::optional<ApprovalHead> find_approval(Tx& tx, Id approval) {
    return storage::find<ApprovalHead>(tx, approval);
}

Result<ApprovalSettings> show_settings(Tx& tx, const Ctx&, const http::Nothing&) {
    return settings_of(tx);
}

Result<ApprovalSettings> edit_settings(Tx& tx, const Ctx& ctx, const Edit& edit) {
    const auto before = settings_of(tx);
    CHECK(storage::check_version(before, edit.if_match, to_json(before)));
    TRY(auto after, apply(before, edit));
    CHECK(check(after));
    CHECK(check_people_at_work(tx, after));
    const auto kept = stored_settings(tx).value_or(before);
    CHECK(storage::save_first_or_next(tx, ctx, kept, after, {"approval_settings.edited", {}, ""}));
    return after;
}

Result<bool> hand_over_approval(Tx& tx, const Ctx& ctx, Id id, Id from, Id to) {
    TRY(const auto before, load_for_change(tx, ctx, {id, 0}));
    auto heirs = may_decide(tx, before, {to});
    if (heirs.empty()) heirs = instead(tx, before);
    std::erase(heirs, from);
    if (heirs.empty()) return Problem::of(Status::conflict, "approvals.nobody_to_ask");
    Approval after = before;
    if (!replace_person(after, from, heirs.front(), move_of(ctx))) return false;
    CHECK(save_approval(tx, ctx, before, after, "approval.handed_over"));
    return true;
}

}  // namespace zhuli::approvals

#include "features/approvals/use_cases_record.hpp"

#include <algorithm>
#include <map>

#include "features/identity/use_cases.hpp"
#include "features/notices/use_cases.hpp"

namespace zhuli::approvals {

namespace {

std::map<std::string_view, AfterDecision>& subjects() {
    static std::map<std::string_view, AfterDecision> known;
    return known;
}

std::string document_key(Document document) {
    return "enum.approval.document." + std::string(enum_name(document));
}

void tell(Tx& tx, const Ctx& ctx, const Approval& approval, Id user, std::string_view kind,
          Instant due_at, bool urgent, std::string_view words = {}) {
    if (!user || user == ctx.user) return;
    notices::give(tx, ctx,
                  {.user_id = user,
                   .kind = kind,
                   .entity = "approval",
                   .entity_id = approval.id,
                   .customer_id = approval.customer_id,
                   .due_at = due_at,
                   .words = {{"document", document_key(approval.document), true},
                             {"number", approval.subject_number.v},
                             {"customer", approval.customer_name.v},
                             {"who", identity::remembered_name(tx, ctx.now, approval.submitter_id)},
                             {"words", std::string(words)}},
                   .urgent = urgent});
}

const Task* task_in(const Approval& approval, Id id) {
    const auto at = std::ranges::find(approval.tasks, id, &Task::id);
    return at == approval.tasks.end() ? nullptr : &*at;
}

/// Whose turn has come with this change.
void tell_turns(Tx& tx, const Ctx& ctx, const Approval& before, const Approval& after) {
    for (const Task& task : after.tasks) {
        if (task.state != TaskState::waiting) continue;
        const Task* was = task_in(before, task.id);
        const bool new_turn =
            !was || was->state != TaskState::waiting || was->user_id != task.user_id;
        const Instant at = task.due_at.v != 0 ? task.due_at : task.since_at;
        if (new_turn) tell(tx, ctx, after, task.user_id, "approval.turn", at, true);
    }
}

/// Whoever is copied of the steps that are done with this change.
void tell_copies(Tx& tx, const Ctx& ctx, const Approval& before, const Approval& after) {
    const bool over = after.state == ApprovalState::approved;
    const int done = over ? static_cast<int>(after.steps.size()) : after.step_no - 1;
    for (int step = before.step_no; step <= done; ++step)
        for (const Id user : after.steps[static_cast<std::size_t>(step) - 1].copies)
            tell(tx, ctx, after, user, "approval.copied", ctx.now, false);
}

void tell_parties(Tx& tx, const Ctx& ctx, const Approval& approval) {
    const std::string kind = "approval." + std::string(enum_name(approval.state));
    tell(tx, ctx, approval, approval.submitter_id, kind, ctx.now, true, approval.ending_words);
    if (approval.owner_id != approval.submitter_id)
        tell(tx, ctx, approval, approval.owner_id, kind, ctx.now, true, approval.ending_words);
}

void tell_people(Tx& tx, const Ctx& ctx, const Approval& before, const Approval& after) {
    const bool over = after.state != ApprovalState::waiting;
    if (over || after.step_no != before.step_no) notices::settle(tx, ctx, "approval", after.id);
    tell_turns(tx, ctx, before, after);
    if (before.version != 0) tell_copies(tx, ctx, before, after);
    if (over && before.state == ApprovalState::waiting) tell_parties(tx, ctx, after);
}

/// What two shapes of a request have in common.
void fill_item(Tx& tx, const Ctx& ctx, const ApprovalHead& head, ApprovalItem& item) {
    static_cast<ApprovalHead&>(item) = head;
    const auto name = [&](Id user) {
        return user ? identity::remembered_name(tx, ctx.now, user) : std::string{};
    };
    item.submitter_name = name(head.submitter_id);
    item.owner_name = name(head.owner_id);
    item.ended_by_name = name(head.ended_by);
}

void fill_turn(Tx& tx, const Ctx& ctx, const Approval& approval, ApprovalItem& item) {
    item.findings = approval.findings;
    item.actions = actions_for(ctx, approval);
    for (const Task& task : approval.tasks) {
        if (task.state != TaskState::waiting) continue;
        item.waiting_for.push_back(identity::remembered_name(tx, ctx.now, task.user_id));
        const bool sooner = item.due_at.v == 0 || task.due_at < item.due_at;
        if (task.due_at.v != 0 && sooner) item.due_at = task.due_at;
    }
}

}  // namespace

void know_subject(std::string_view document, AfterDecision after) { subjects()[document] = after; }

std::optional<Approval> find_whole(Tx& tx, Id id) {
    auto approval = storage::find<Approval>(tx, id);
    if (approval) approval->tasks = tasks_of(tx, id);
    return approval;
}

Result<Approval> load_for_change(Tx& tx, const Ctx& ctx, const Act& act) {
    lock_approval(tx, act.id);
    auto approval = find_whole(tx, act.id);
    const bool seen = approval && (ctx.covers("approvals.read", approval->owner_id) ||
                                   takes_part(*approval, ctx.user));
    if (!seen) return Problem::not_found("approval");
    if (act.if_match != 0 && act.if_match != approval->version) {
        Problem problem = Problem::of(Status::conflict, "problem.stale");
        problem.current_json = to_json(view_of(tx, ctx, *approval));
        return problem;
    }
    return std::move(*approval);
}

Result<> add_approval(Tx& tx, const Ctx& ctx, Approval& approval) {
    CHECK(storage::save_new(
        tx, ctx, approval,
        {"approval.filed", approval.customer_id, event_body(approval, approval.reason.v)}));
    keep_tasks(tx, {}, approval);
    tell_people(tx, ctx, {}, approval);
    return Done{};
}

Result<> save_approval(Tx& tx, const Ctx& ctx, const Approval& before, Approval& after,
                       std::string_view event_kind, std::string_view words) {
    CHECK(storage::save(tx, ctx, before, after,
                        {event_kind, after.customer_id, event_body(after, words)}));
    keep_tasks(tx, before, after);
    tell_people(tx, ctx, before, after);
    return Done{};
}

Result<> tell_subject(Tx& tx, const Ctx& ctx, const Approval& before, const Approval& after) {
    if (before.state != ApprovalState::waiting || after.state == ApprovalState::waiting)
        return Done{};
    const auto known = subjects().find(enum_name(after.document));
    return known == subjects().end() ? Result<>(Done{}) : known->second(tx, ctx, after);
}

Move move_of(const Ctx& ctx) { return {ctx.user, ctx.now, ctx.calendar()}; }

NewId new_id_of(Tx& tx) {
    return [&tx] { return tx.new_id(); };
}

void tell_of_clock(Tx& tx, const Ctx& ctx, const Approval& approval, const Task& task) {
    const Instant due = task.due_at.v != 0 ? task.due_at : ctx.now;
    if (!task.escalated)
        return tell(tx, ctx, approval, task.user_id, "approval.reminder", due, true);
    if (const auto leader = identity::leader_of(tx, task.user_id))
        tell(tx, ctx, approval, *leader, "approval.escalation", due, true,
             identity::remembered_name(tx, ctx.now, task.user_id));
}

ApprovalView view_of(Tx& tx, const Ctx& ctx, const Approval& approval) {
    ApprovalView view;
    fill_item(tx, ctx, approval, view);
    fill_turn(tx, ctx, approval, view);
    view.steps = approval.steps;
    for (const Task& task : approval.tasks) {
        TaskView& shown = view.tasks.emplace_back();
        static_cast<Task&>(shown) = task;
        shown.user_name = identity::remembered_name(tx, ctx.now, task.user_id);
        if (task.from_id) shown.from_name = identity::remembered_name(tx, ctx.now, task.from_id);
    }
    return view;
}

std::vector<ApprovalItem> items_of(Tx& tx, const Ctx& ctx, std::vector<ApprovalHead> heads) {
    std::vector<Id> ids;
    for (const ApprovalHead& head : heads) ids.push_back(head.id);
    std::map<Id, Approval> whole;
    for (Approval& one : storage::find_each<Approval>(tx, ids)) {
        const Id id = one.id;
        whole.emplace(id, std::move(one));
    }
    for (const Task& task : open_tasks_of(tx, ids)) whole[task.approval_id].tasks.push_back(task);
    std::vector<ApprovalItem> items;
    for (const ApprovalHead& head : heads) {
        ApprovalItem& item = items.emplace_back();
        fill_item(tx, ctx, head, item);
        fill_turn(tx, ctx, whole[head.id], item);
    }
    return items;
}

}  // namespace zhuli::approvals

#include "features/approvals/rules.hpp"

#include <algorithm>

namespace zhuli::approvals {

namespace {

using enum Role;

constexpr Permission kPermissions[] = {
    {"approvals.read",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {finance, Scope::own},
      {warehouse, Scope::own},
      {purchasing, Scope::own},
      {service, Scope::own},
      {marketing, Scope::own},
      {hr, Scope::own},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"approvals.decide",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {finance, Scope::own},
      {warehouse, Scope::own},
      {purchasing, Scope::own},
      {service, Scope::own},
      {marketing, Scope::own},
      {hr, Scope::own},
      {admin, Scope::org}}},
    {"approvals.settings", {{admin, Scope::org}}},
};

/// Which round of a step counts.
int round_of(const Approval& approval, int step_no) {
    int round = 0;
    for (const Task& task : approval.tasks)
        if (task.step_no == step_no) round = std::max(round, task.round);
    return round;
}

Task* find_task(Approval& approval, Id id) {
    for (Task& task : approval.tasks)
        if (task.id == id) return &task;
    return nullptr;
}

bool is_approved(const Approval& approval, Id task_id) {
    return std::ranges::any_of(approval.tasks, [&](const Task& task) {
        return task.id == task_id && task.decision == Decision::approved;
    });
}

bool may_wait(const Approval& approval, const Task& task) {
    return !task.follows_id || is_approved(approval, task.follows_id);
}

/// The tasks of a step that count, as pointers into the request.
std::vector<Task*> tasks_of(Approval& approval, int step_no) {
    const int round = round_of(approval, step_no);
    std::vector<Task*> tasks;
    for (Task& task : approval.tasks)
        if (task.step_no == step_no && task.round == round) tasks.push_back(&task);
    return tasks;
}

/// Of 或签: the approval that is enough, unless a signer after it is still asked.
const Task* enough(const std::vector<Task*>& tasks) {
    for (const Task* task : tasks)
        if (task->decision == Decision::approved && task->added == Added::no) return task;
    return nullptr;
}

bool follows(const Approval& approval, const Task& task, Id first) {
    Id at = task.follows_id;
    for (std::size_t i = 0; at && i < approval.tasks.size(); ++i) {
        if (at == first) return true;
        const auto found = std::ranges::find(approval.tasks, at, &Task::id);
        at = found == approval.tasks.end() ? Id{} : found->follows_id;
    }
    return false;
}

/// What is still to be decided in this step; nothing ends it.
std::vector<Task*> undecided(const Approval& approval, Mode mode, const std::vector<Task*>& tasks) {
    const Task* yes = mode == Mode::any ? enough(tasks) : nullptr;
    std::vector<Task*> left;
    for (Task* task : tasks)
        if (task->decision == Decision::none && (!yes || follows(approval, *task, yes->id)))
            left.push_back(task);
    return left;
}

void begin_waiting(Task& task, int limit_hours, Instant now, const WorkCalendar& calendar) {
    task.state = TaskState::waiting;
    task.since_at = now;
    const int minutes = limit_hours * 60;
    task.due_at = minutes == 0 ? Instant{} : deadline(calendar, now, minutes);
    task.bell_at = deadline(calendar, now, minutes == 0 ? kUnlimitedReminderMinutes : minutes / 2);
    task.reminded = task.escalated = false;
}

void rest(Task& task, TaskState state) {
    task.state = task.decision == Decision::none ? state : TaskState::done;
    task.bell_at = {};
}

void end(Approval& approval, ApprovalState state, const Move& move, std::string_view words) {
    approval.state = state;
    approval.open = state == ApprovalState::waiting || state == ApprovalState::returned;
    approval.ending_words = words;
    approval.ended_by = move.user;
    approval.ended_at = move.now;
}

/// Puts a decision down; 409 when it is not this person's to make.
Result<Task*> decided(Approval& approval, const Move& move, Decision decision,
                      std::string_view words) {
    if (approval.state != ApprovalState::waiting)
        return Problem::of(Status::conflict, "approvals.is_settled");
    if (is_party(approval, move.user))
        return Problem::of(Status::conflict, "approvals.own_request");
    for (Task& task : approval.tasks) {
        if (task.user_id != move.user || task.state != TaskState::waiting) continue;
        task.decision = decision;
        task.decision_no = ++approval.decision_count;
        task.words = words;
        task.decided_at = move.now;
        return &task;
    }
    return Problem::of(Status::conflict, "approvals.not_your_turn");
}

Result<> check_other(const Approval& approval, const Move& move, Id other) {
    if (other == move.user || is_party(approval, other))
        return Problem::field("user_id", "approvals.not_this_person");
    for (const Task& task : approval.tasks)
        if (task.user_id == other && task.decision == Decision::none &&
            (task.state == TaskState::waiting || task.state == TaskState::later) &&
            task.step_no == approval.step_no)
            return Problem::field("user_id", "approvals.asked_already");
    if (approval.tasks.size() >= kTasksLimit)
        return Problem::field("user_id", "approvals.too_many_signers");
    return Done{};
}

Task& add_task(Approval& approval, int step_no, int round, Id user, const NewId& new_id) {
    Task& task = approval.tasks.emplace_back();
    task.id = new_id();
    task.approval_id = approval.id;
    task.task_no = static_cast<int>(approval.tasks.size());
    task.step_no = step_no;
    task.round = round;
    task.user_id = user;
    return task;
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

bool is_party(const Approval& approval, Id user) {
    return user == approval.submitter_id || user == approval.owner_id;
}

bool takes_part(const Approval& approval, Id user) {
    const auto is_told = [&](const StepRule& step) {
        return std::ranges::find(step.copies, user) != step.copies.end();
    };
    return user == approval.submitter_id ||
           std::ranges::find(approval.tasks, user, &Task::user_id) != approval.tasks.end() ||
           std::ranges::any_of(approval.steps, is_told);
}

void ask(Approval& approval, int first_step, std::span<const std::vector<Id>> people,
         const NewId& new_id, Instant now, const WorkCalendar& calendar) {
    INVARIANT(people.size() == approval.steps.size(), "people for each step");
    for (int step = first_step; step <= static_cast<int>(people.size()); ++step) {
        const auto at = static_cast<std::size_t>(step) - 1;
        Id before;
        for (const Id user : people[at]) {
            Task& task = add_task(approval, step, approval.round, user, new_id);
            if (approval.steps[at].mode == Mode::sequential) task.follows_id = before;
            before = task.id;
        }
    }
    approval.state = ApprovalState::waiting;
    approval.open = true;
    settle(approval, now, calendar);
}

std::vector<std::vector<Id>> asked_people(const Approval& approval) {
    std::vector<std::vector<Id>> people(approval.steps.size());
    for (std::size_t at = 0; at < people.size(); ++at) {
        const int step = static_cast<int>(at) + 1;
        const int round = round_of(approval, step);
        for (const Task& task : approval.tasks)
            if (task.step_no == step && task.round == round && task.added == Added::no &&
                task.decision != Decision::passed_on)
                people[at].push_back(task.user_id);
    }
    return people;
}

void settle(Approval& approval, Instant now, const WorkCalendar& calendar) {
    bool reached = approval.state != ApprovalState::waiting;
    for (Task& task : approval.tasks)
        if (reached || task.round < round_of(approval, task.step_no))
            rest(task, TaskState::not_needed);
    if (reached) return;
    for (int step = 1; step <= static_cast<int>(approval.steps.size()); ++step) {
        const StepRule& rule = approval.steps[static_cast<std::size_t>(step) - 1];
        const auto tasks = tasks_of(approval, step);
        const auto left = undecided(approval, rule.mode, tasks);
        const bool now_here = !reached && !left.empty();
        for (Task* task : tasks) {
            const bool is_left = std::ranges::find(left, task) != left.end();
            if (now_here && is_left && may_wait(approval, *task)) {
                if (task->state != TaskState::waiting)
                    begin_waiting(*task, rule.limit_hours, now, calendar);
            } else {
                rest(*task, is_left ? TaskState::later : TaskState::not_needed);
            }
        }
        if (now_here) approval.step_no = step;
        reached = reached || now_here;
    }
    if (!reached) approval.state = ApprovalState::approved;
}

Result<> approve(Approval& approval, const Move& move, std::string_view words) {
    CHECK(decided(approval, move, Decision::approved, words));
    settle(approval, move.now, move.calendar);
    if (approval.state == ApprovalState::approved)
        end(approval, ApprovalState::approved, move, words);
    return Done{};
}

Result<> refuse(Approval& approval, const Move& move, std::string_view words) {
    CHECK(decided(approval, move, Decision::refused, words));
    end(approval, ApprovalState::refused, move, words);
    settle(approval, move.now, move.calendar);
    return Done{};
}

Result<> send_back(Approval& approval, const Move& move, int step_no, std::string_view words,
                   const NewId& new_id) {
    if (step_no < 0 || (step_no > 0 && step_no >= approval.step_no))
        return Problem::field("step_no", "approvals.no_earlier_step");
    const auto people = asked_people(approval);
    CHECK(decided(approval, move, Decision::returned, words));
    if (step_no == 0) {
        approval.returned_step = approval.step_no;
        end(approval, ApprovalState::returned, move, words);
        settle(approval, move.now, move.calendar);
        return Done{};
    }
    if (approval.tasks.size() >= kTasksLimit)
        return Problem::field("step_no", "approvals.too_many_signers");
    ++approval.round;
    ask(approval, step_no, people, new_id, move.now, move.calendar);
    return Done{};
}

Result<> delegate(Approval& approval, const Move& move, Id other, std::string_view words,
                  const NewId& new_id) {
    CHECK(check_other(approval, move, other));
    TRY(const Task* mine, decided(approval, move, Decision::passed_on, words));
    const Task passed = *mine;
    Task& task = add_task(approval, passed.step_no, passed.round, other, new_id);
    const Id id = task.id;
    task.from_id = move.user;
    task.added = passed.added;
    task.follows_id = passed.follows_id;
    for (Task& one : approval.tasks)
        if (one.follows_id == passed.id) one.follows_id = id;
    settle(approval, move.now, move.calendar);
    return Done{};
}

Result<> add_signer(Approval& approval, const Move& move, const NewSigner& signer,
                    const NewId& new_id) {
    CHECK(check_other(approval, move, signer.user_id));
    const bool after = signer.place == SignerPlace::after;
    TRY(Task * mine,
        decided(approval, move, after ? Decision::approved : Decision::none, signer.words));
    const Id own = mine->id, held_by = mine->follows_id;
    const int step = mine->step_no, round = mine->round;
    const Id added = add_task(approval, step, round, signer.user_id, new_id).id;
    if (after)
        for (Task& one : approval.tasks)
            if (one.follows_id == own) one.follows_id = added;
    Task& task = *find_task(approval, added);
    task.from_id = move.user;
    task.added = after ? Added::after : Added::before;
    task.follows_id = after ? own : held_by;
    if (!after) {
        Task& before = *find_task(approval, own);
        before.follows_id = added;
        before.decided_at = {};
        before.decision_no = 0;
    }
    settle(approval, move.now, move.calendar);
    return Done{};
}

Result<> withdraw(Approval& approval, const Move& move, std::string_view words) {
    if (!approval.open) return Problem::of(Status::conflict, "approvals.is_settled");
    if (!is_party(approval, move.user)) return Problem::of(Status::conflict, "approvals.not_yours");
    end(approval, ApprovalState::withdrawn, move, words);
    settle(approval, move.now, move.calendar);
    return Done{};
}

namespace {

const Task* to_take_back(const Approval& approval, Id user) {
    for (const Task& task : approval.tasks)
        if (task.user_id == user && task.decision == Decision::approved &&
            task.decision_no == approval.decision_count &&
            task.round == round_of(approval, task.step_no))
            return &task;
    return nullptr;
}

}  // namespace

Result<> take_back(Approval& approval, const Move& move) {
    if (approval.state != ApprovalState::waiting)
        return Problem::of(Status::conflict, "approvals.is_settled");
    const Task* last = to_take_back(approval, move.user);
    if (last == nullptr) return Problem::of(Status::conflict, "approvals.nothing_to_take_back");
    Task& task = *find_task(approval, last->id);
    task.decision = Decision::none;
    task.decision_no = 0;
    task.words = {};
    task.decided_at = {};
    --approval.decision_count;
    settle(approval, move.now, move.calendar);
    return Done{};
}

bool replace_person(Approval& approval, Id from, Id to, const Move& move) {
    bool replaced = false;
    for (Task& task : approval.tasks) {
        const bool is_open = task.state == TaskState::waiting || task.state == TaskState::later;
        if (task.user_id != from || !is_open) continue;
        task.user_id = to;
        task.from_id = from;
        task.state = TaskState::later;
        replaced = true;
    }
    if (replaced) settle(approval, move.now, move.calendar);
    return replaced;
}

int first_step_again(const Approval& approval) {
    return approval.recheck == Recheck::all_again ? 1 : std::max(approval.returned_step, 1);
}

std::vector<std::string> actions_for(const Ctx& ctx, const Approval& approval) {
    if (!ctx.allowed("approvals.decide") || !approval.open) return {};
    if (is_party(approval, ctx.user)) return {"withdraw"};
    if (approval.state != ApprovalState::waiting) return {};
    const bool turn = std::ranges::any_of(approval.tasks, [&](const Task& task) {
        return task.user_id == ctx.user && task.state == TaskState::waiting;
    });
    if (turn) return {"approve", "refuse", "send_back", "delegate", "add_signer"};
    if (to_take_back(approval, ctx.user) != nullptr) return {"take_back"};
    return {};
}

std::string event_body(const Approval& approval, std::string_view words) {
    JsonOut out;
    out.begin_object().key("number").string(approval.number.v);
    out.key("subject_number").string(approval.subject_number.v);
    out.key("document").string(enum_name(approval.document));
    out.key("amount_minor").integer(approval.amount_minor.v);
    out.key("owner_id");
    Value<Id>::write(out, approval.owner_id);
    out.key("words").string(words.empty() ? std::string_view(approval.subject_number) : words);
    out.end_object();
    return out.take();
}

}  // namespace zhuli::approvals

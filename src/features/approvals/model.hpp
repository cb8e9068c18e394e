// Approvals (审批): who must say yes before a document may go on, in which order, and what they
// said. The steps are copied from the policies when a request is filed, so that another policy
// never changes a request under way. What the document is lies in its own capability: a request
// keeps a frozen summary of it, and what is exceeded by how much.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"
#include "core/permission.hpp"

namespace zhuli::approvals {

enum class Document : std::uint8_t { order, quote, compensation };
BOOST_DESCRIBE_ENUM(Document, order, quote, compensation)
inline constexpr int kDocuments = 3;

/// What makes an approval necessary.
enum class Condition : std::uint8_t { below_floor, discount_over, amount_over, over_credit };
BOOST_DESCRIBE_ENUM(Condition, below_floor, discount_over, amount_over, over_credit)

enum class ApproverKind : std::uint8_t { leader, role, people };
BOOST_DESCRIBE_ENUM(ApproverKind, leader, role, people)

/// 依次: one after another. 或签: one of them is enough. 会签: every one of them.
enum class Mode : std::uint8_t { sequential, any, all };
BOOST_DESCRIBE_ENUM(Mode, sequential, any, all)

/// After a return to the submitter: everybody once more, or from the step that returned it on.
enum class Recheck : std::uint8_t { all_again, from_returned };
BOOST_DESCRIBE_ENUM(Recheck, all_again, from_returned)

/// Who is asked in one step. leader: of the submitter, `level` teams up (1: their own).
struct StepRule {
    ApproverKind by = ApproverKind::leader;
    Role role = Role::manager;
    int level = 1;
    std::vector<Id> people;
    Mode mode = Mode::any;
    int limit_hours = 0;     // working hours; 0: no limit
    std::vector<Id> copies;  // told when the step is done (抄送)
    friend bool operator==(const StepRule&, const StepRule&) = default;
};
BOOST_DESCRIBE_STRUCT(StepRule, (), (by, role, level, people, mode, limit_hours, copies))

/// percent belongs to discount_over, amount_minor to amount_over.
struct Policy {
    Text<60> name;  // may be empty: the condition says enough
    Document document = Document::order;
    Condition condition = Condition::below_floor;
    int percent = 0;
    Money amount_minor;
    std::vector<StepRule> steps;
    Recheck recheck = Recheck::from_returned;
    bool active = true;
};
BOOST_DESCRIBE_STRUCT(Policy, (),
                      (name, document, condition, percent, amount_minor, steps, recheck, active))

/// Every policy of an organisation; until somebody changes them the usual ones (rules.hpp).
struct ApprovalSettings {
    Id id;
    std::int64_t version = 0;
    std::vector<Policy> policies;
    int documents_known = 0;  // kinds of document there were when it was saved; 0: the first two
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(ApprovalSettings, (),
                      (id, version, policies, documents_known, created_at, updated_at))
constexpr auto notes(const ApprovalSettings*) {
    using S = ApprovalSettings;
    return std::array{note<&S::id>(read_only), note<&S::version>(read_only),
                      note<&S::documents_known>(read_only | secret),
                      note<&S::created_at>(read_only), note<&S::updated_at>(read_only)};
}
constexpr EntityName entity_of(const ApprovalSettings*) {
    return {"approval_settings", "approval_settings"};
}

/// What is exceeded, where and by how much. below_floor names a product with price and floor;
/// discount_over the percents; amount_over and over_credit the amount and its limit.
struct Finding {
    Condition condition = Condition::below_floor;
    Id product_id;
    Text<200> product;
    Quantity quantity;
    UnitPrice unit_price_e4;
    UnitPrice floor_price_e4;
    int percent = 0;
    int limit_percent = 0;
    Money amount_minor;
    Money limit_minor;
};
BOOST_DESCRIBE_STRUCT(Finding, (),
                      (condition, product_id, product, quantity, unit_price_e4, floor_price_e4,
                       percent, limit_percent, amount_minor, limit_minor))

enum class ApprovalState : std::uint8_t { waiting, approved, refused, returned, withdrawn };
BOOST_DESCRIBE_ENUM(ApprovalState, waiting, approved, refused, returned, withdrawn)

enum class Decision : std::uint8_t { none, approved, refused, returned, passed_on };
BOOST_DESCRIBE_ENUM(Decision, none, approved, refused, returned, passed_on)

/// Follows from the decisions; not_needed: somebody else's was enough, or the request ended.
enum class TaskState : std::uint8_t { later, waiting, done, not_needed };
BOOST_DESCRIBE_ENUM(TaskState, later, waiting, done, not_needed)

/// A signer somebody added (加签), before or after their own decision.
enum class Added : std::uint8_t { no, before, after };
BOOST_DESCRIBE_ENUM(Added, no, before, after)

/// One person asked in one step. A step that is asked again has tasks of a later round.
struct Task {
    Id id;
    Id approval_id;
    int task_no = 0;  // in the order they came to be
    int step_no = 1;
    int round = 1;
    Id user_id;
    Id from_id;  // who passed it on or added this signer
    Added added = Added::no;
    Id follows_id;  // the task that must be approved before
    TaskState state = TaskState::later;
    Decision decision = Decision::none;
    int decision_no = 0;  // which decision on the request this was
    Text<500> words;
    Instant since_at;
    Instant due_at;   // 0: no limit
    Instant bell_at;  // when the clock looks at it next; 0: never
    bool reminded = false;
    bool escalated = false;
    Instant decided_at;
};
BOOST_DESCRIBE_STRUCT(Task, (),
                      (id, approval_id, task_no, step_no, round, user_id, from_id, added,
                       follows_id, state, decision, decision_no, words, since_at, due_at, bell_at,
                       reminded, escalated, decided_at))
constexpr EntityName entity_of(const Task*) { return {"approval_task", "approval_task"}; }

/// The request as lists show it.
struct ApprovalHead {
    Id id;
    std::int64_t version = 0;
    Text<30> number;  // AP-…
    Document document = Document::order;
    Id subject_id;
    std::int64_t subject_version = 0;
    Text<60> subject_number;
    Id customer_id;
    Text<120> customer_name;
    Id owner_id;  // whose document it is
    Id submitter_id;
    Money amount_minor;
    ApprovalState state = ApprovalState::waiting;
    bool open = true;  // waiting, or returned to its submitter
    int step_no = 1;
    int round = 1;
    int returned_step = 0;  // the step that returned it to the submitter
    int decision_count = 0;
    Recheck recheck = Recheck::from_returned;
    Text<500> reason;        // the submitter's
    Text<500> ending_words;  // of whoever refused, returned or withdrew it
    Id ended_by;
    Instant ended_at;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(ApprovalHead, (),
                      (id, version, number, document, subject_id, subject_version, subject_number,
                       customer_id, customer_name, owner_id, submitter_id, amount_minor, state,
                       open, step_no, round, returned_step, decision_count, recheck, reason,
                       ending_words, ended_by, ended_at, created_at, updated_at))
constexpr auto notes(const ApprovalHead*) {
    using A = ApprovalHead;
    return std::array{note<&A::id>(read_only),
                      note<&A::version>(read_only),
                      note<&A::number>(read_only | filterable | sortable),
                      note<&A::document>(read_only),
                      note<&A::subject_id>(read_only | filterable),
                      note<&A::subject_version>(read_only),
                      note<&A::subject_number>(read_only),
                      note<&A::customer_id>(read_only | filterable, "customer"),
                      note<&A::customer_name>(read_only),
                      note<&A::owner_id>(read_only | filterable, "user"),
                      note<&A::submitter_id>(read_only | filterable, "user"),
                      note<&A::amount_minor>(read_only | money_minor),
                      note<&A::state>(read_only | filterable),
                      note<&A::open>(read_only | filterable),
                      note<&A::step_no>(read_only),
                      note<&A::round>(read_only),
                      note<&A::returned_step>(read_only),
                      note<&A::decision_count>(read_only),
                      note<&A::recheck>(read_only),
                      note<&A::reason>(read_only | multiline),
                      note<&A::ending_words>(read_only | multiline),
                      note<&A::ended_by>(read_only, "user"),
                      note<&A::ended_at>(read_only),
                      note<&A::created_at>(read_only | sortable),
                      note<&A::updated_at>(read_only)};
}
constexpr EntityName entity_of(const ApprovalHead*) { return {"approval", "approval"}; }

struct Approval : ApprovalHead {
    std::vector<StepRule> steps;
    std::vector<Finding> findings;
    std::vector<Task> tasks;  // by task_no
};
BOOST_DESCRIBE_STRUCT(Approval, (ApprovalHead), (steps, findings, tasks))
constexpr auto notes(const Approval*) {
    constexpr auto head = notes(static_cast<const ApprovalHead*>(nullptr));
    std::array<Note, head.size() + 3> all{};
    for (std::size_t i = 0; i < head.size(); ++i) all[i] = head[i];
    all[head.size()] = note<&Approval::steps>(read_only);
    all[head.size() + 1] = note<&Approval::findings>(read_only);
    all[head.size() + 2] = note<&Approval::tasks>(stored_apart | read_only);
    return all;
}

}  // namespace zhuli::approvals

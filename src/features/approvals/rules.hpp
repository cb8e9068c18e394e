// What is true of approvals, without I/O: what a document needs approval for, who decides in which
// order, and what each decision leads to. State and turn follow from the decisions by settle():
// nobody sets them by hand, and taking a decision back is forgetting it.
#pragma once

#include <functional>
#include <span>

#include "core/calendar.hpp"
#include "core/ctx.hpp"
#include "core/permission.hpp"
#include "core/result.hpp"
#include "features/approvals/model_policies.hpp"

namespace zhuli::approvals {

inline constexpr std::size_t kPoliciesLimit = 20;
inline constexpr std::size_t kStepsLimit = 10;   // of a policy
inline constexpr std::size_t kPeopleLimit = 50;  // asked in one step, or told of it
inline constexpr std::size_t kTasksLimit = 500;  // of a request, over all rounds
inline constexpr int kLevelLimit = 5;
inline constexpr int kLimitHours = 400;
inline constexpr int kQueueLimit = 100;
inline constexpr std::int64_t kUnlimitedReminderMinutes = 480;  // without a limit: after a day

std::span<const Permission> permissions();

// Policies (rules_policies.cpp).

/// Below the floor price: the leader. Above the credit limit: finance, then the leader.
std::vector<Policy> usual_policies();
/// Saved when there were fewer kinds of document: of those that came since the usual ones hold,
/// until somebody saves without them.
ApprovalSettings with_new_documents(ApprovalSettings settings);
/// Every problem at once, by its place.
Result<> check(const ApprovalSettings& settings);
/// Whether what was approved allows what is asked now: nothing is exceeded that was not, or by
/// more.
bool covers(std::span<const Finding> approved, std::span<const Finding> asked);
/// The steps of every policy that is concerned, in order, the same step once; the strictest of
/// their re-checks.
std::vector<StepRule> steps_for(std::span<const Policy> policies, Document document,
                                std::span<const Finding> findings, Recheck& recheck);

// Decisions (rules.cpp). Problems: 409 approvals.is_settled, approvals.not_your_turn,
// approvals.own_request.

using NewId = std::function<Id()>;

/// Who decides what, when.
struct Move {
    Id user;
    Instant now;
    const WorkCalendar& calendar;
};

/// New tasks for the steps from `first_step` on, and their turn; `people` per step of the request.
void ask(Approval& approval, int first_step, std::span<const std::vector<Id>> people,
         const NewId& new_id, Instant now, const WorkCalendar& calendar);
/// Whom the tasks of each step ask now; for asking them again.
std::vector<std::vector<Id>> asked_people(const Approval& approval);
/// States, turn, clocks and the end follow from the decisions.
void settle(Approval& approval, Instant now, const WorkCalendar& calendar);

Result<> approve(Approval& approval, const Move& move, std::string_view words);
Result<> refuse(Approval& approval, const Move& move, std::string_view words);
/// To an earlier step, whose people and all after them are asked again, or to the submitter (0).
Result<> send_back(Approval& approval, const Move& move, int step_no, std::string_view words,
                   const NewId& new_id);
Result<> delegate(Approval& approval, const Move& move, Id other, std::string_view words,
                  const NewId& new_id);
Result<> add_signer(Approval& approval, const Move& move, const NewSigner& signer,
                    const NewId& new_id);
Result<> withdraw(Approval& approval, const Move& move, std::string_view words);
/// The caller's approval, while nobody decided after it.
Result<> take_back(Approval& approval, const Move& move);
/// Another person in every open task of `from`; false: there is none.
bool replace_person(Approval& approval, Id from, Id to, const Move& move);
/// Whoever filed it or owns the document never decides.
bool is_party(const Approval& approval, Id user);
/// Whether this person is, was or will be asked, or is told.
bool takes_part(const Approval& approval, Id user);

/// The step to begin with when a returned one is filed again.
int first_step_again(const Approval& approval);
std::vector<std::string> actions_for(const Ctx& ctx, const Approval& approval);

/// {number, subject_number, document, amount_minor, owner_id, words: what was said, else of what}.
std::string event_body(const Approval& approval, std::string_view words = {});

}  // namespace zhuli::approvals

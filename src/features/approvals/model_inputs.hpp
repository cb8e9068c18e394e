// What people send to approvals, what they are shown, and what a document says of itself when it
// is judged.
#pragma once

#include "features/approvals/model.hpp"

namespace zhuli::approvals {

/// The request, and the version its caller saw (If-Match); 0: whichever it is.
struct Act {
    Id id;
    std::int64_t if_match = 0;
};
BOOST_DESCRIBE_STRUCT(Act, (), (id, if_match))
constexpr auto notes(const Act*) {
    return std::array{note<&Act::id>(from_path), note<&Act::if_match>(from_path)};
}

struct Consent : Act {
    Text<500> words;
};
BOOST_DESCRIBE_STRUCT(Consent, (Act), (words))

struct Refusal : Act {
    Text<500> words;
};
BOOST_DESCRIBE_STRUCT(Refusal, (Act), (words))
constexpr auto notes(const Refusal*) {
    using R = Refusal;
    return std::array{note<&R::id>(from_path), note<&R::if_match>(from_path),
                      note<&R::words>(required | multiline)};
}

/// To an earlier step, or to whoever filed it (0).
struct SendingBack : Act {
    int step_no = 0;
    Text<500> words;
};
BOOST_DESCRIBE_STRUCT(SendingBack, (Act), (step_no, words))
constexpr auto notes(const SendingBack*) {
    using S = SendingBack;
    return std::array{note<&S::id>(from_path), note<&S::if_match>(from_path),
                      note<&S::words>(required | multiline)};
}

/// Somebody else decides instead (转交).
struct Delegation : Act {
    Id user_id;
    Text<500> words;
};
BOOST_DESCRIBE_STRUCT(Delegation, (Act), (user_id, words))
constexpr auto notes(const Delegation*) {
    using D = Delegation;
    return std::array{note<&D::id>(from_path), note<&D::if_match>(from_path),
                      note<&D::user_id>(required, "user"), note<&D::words>(multiline)};
}

enum class SignerPlace : std::uint8_t { before, after };
BOOST_DESCRIBE_ENUM(SignerPlace, before, after)

/// Somebody else decides as well: before the caller, or after the caller approves with this.
struct NewSigner : Act {
    Id user_id;
    SignerPlace place = SignerPlace::before;
    Text<500> words;
};
BOOST_DESCRIBE_STRUCT(NewSigner, (Act), (user_id, place, words))
constexpr auto notes(const NewSigner*) {
    using N = NewSigner;
    return std::array{note<&N::id>(from_path), note<&N::if_match>(from_path),
                      note<&N::user_id>(required, "user"), note<&N::words>(multiline)};
}

struct TaskView : Task {
    std::string user_name, from_name;
};
BOOST_DESCRIBE_STRUCT(TaskView, (Task), (user_name, from_name))

struct ApprovalItem : ApprovalHead {
    std::string submitter_name, owner_name, ended_by_name;
    std::vector<Finding> findings;
    std::vector<std::string> waiting_for;  // names of those whose turn it is
    Instant due_at;                        // of the first of them; 0: no limit
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(ApprovalItem, (ApprovalHead),
                      (submitter_name, owner_name, ended_by_name, findings, waiting_for, due_at,
                       actions))

struct ApprovalView : ApprovalItem {
    std::vector<StepRule> steps;
    std::vector<TaskView> tasks;  // by task_no
};
BOOST_DESCRIBE_STRUCT(ApprovalView, (ApprovalItem), (steps, tasks))

/// What waits for the caller, the longest waiting first.
struct ApprovalQueue {
    std::int64_t count = 0;  // up to kQueueLimit
    std::vector<ApprovalItem> items;
};
BOOST_DESCRIBE_STRUCT(ApprovalQueue, (), (count, items))

/// A line of a document as conditions look at it.
struct PricedLine {
    Id product_id;
    std::string product;
    Quantity quantity;
    UnitPrice unit_price_e4, list_price_e4, floor_price_e4;
    Money amount_minor;
};

/// What a document says of itself. credit_limit_minor 0: the customer has no limit.
struct Facts {
    Document document = Document::order;
    std::vector<PricedLine> lines;
    Money amount_minor;
    Money credit_limit_minor;
    Money credit_used_minor;  // by others
};

/// A document that waits for approval.
struct Filing {
    Document document = Document::order;
    Id subject_id;
    std::int64_t subject_version = 0;
    std::string subject_number;
    Id customer_id;
    std::string customer_name;
    Id owner_id;
    Money amount_minor;
    std::vector<Finding> findings;
    std::string reason;
    Id earlier_id;  // the request of this document before, if any
};

}  // namespace zhuli::approvals

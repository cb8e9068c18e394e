// What people send to customers and what they are shown, where that differs from the stored rows.
#pragma once

#include "features/customers/model.hpp"

namespace zhuli::customers {

/// [first, last) in UTF-16 units, as a browser counts: what a search matched.
using Spans = std::vector<std::vector<int>>;

/// The record, who owns it, what the search matched, and what the caller may do with it now.
/// Without notes of its own: they would replace the record's, and with them its masks.
struct CustomerView : Customer {
    std::string owner_name;
    bool contact_masked = false;
    Id survivor_id;  // of a merged customer: who it is part of now, at the end of the chain
    std::string survivor_name;
    Spans name_spans;
    Spans contact_spans;
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(CustomerView, (Customer),
                      (owner_name, contact_masked, survivor_id, survivor_name, name_spans,
                       contact_spans, actions))
struct DuplicateQuestion {
    Text<120> name;
    Phone phone;
    Email email;
    CreditCode credit_code;
    Id except_id;  // the record being changed
};
BOOST_DESCRIBE_STRUCT(DuplicateQuestion, (), (name, phone, email, credit_code, except_id))

/// A probable duplicate, masked unless the caller may see it: 查重 looks beyond one's own scope.
struct Duplicate {
    Id customer_id;  // none when out of scope
    std::string name;
    std::string owner_name;
    std::string matched_by;     // credit_code, phone, email, name; alike
    std::string last_activity;  // a band: "week", "month", "quarter", "older"
};
BOOST_DESCRIBE_STRUCT(Duplicate, (), (customer_id, name, owner_name, matched_by, last_activity))

struct Duplicates {
    std::vector<Duplicate> items;
};
BOOST_DESCRIBE_STRUCT(Duplicates, (), (items))

struct Assignment {
    Id id;  // the customer's, from the path
    Id owner_id;
};
BOOST_DESCRIBE_STRUCT(Assignment, (), (id, owner_id))
constexpr auto notes(const Assignment*) {
    return std::array{note<&Assignment::id>(from_path),
                      note<&Assignment::owner_id>(required, "user")};
}

struct CreditLimit {
    Id id;  // the customer's, from the path
    Money credit_limit_minor;
    std::optional<int> credit_days;  // absent: as they are
};
BOOST_DESCRIBE_STRUCT(CreditLimit, (), (id, credit_limit_minor, credit_days))
constexpr auto notes(const CreditLimit*) { return std::array{note<&CreditLimit::id>(from_path)}; }

struct Archival {
    Id id;
    Text<500> reason;
};
BOOST_DESCRIBE_STRUCT(Archival, (), (id, reason))
constexpr auto notes(const Archival*) {
    return std::array{note<&Archival::id>(from_path),
                      note<&Archival::reason>(required | multiline)};
}

inline constexpr std::size_t kBulkLimit = 200;

/// One change for many customers; only the members given change. With `preview` nothing is written.
struct BulkEdit {
    std::vector<Id> ids;
    bool preview = false;
    Id owner_id;
    std::optional<Tier> tier;
    std::optional<CustomerStatus> status;
    Text<500> status_reason;
    std::optional<Date> next_contact_on;
    Text<30> add_tag;
    Text<30> remove_tag;
    Text<500> archive_reason;  // archives
};
BOOST_DESCRIBE_STRUCT(BulkEdit, (),
                      (ids, preview, owner_id, tier, status, status_reason, next_contact_on,
                       add_tag, remove_tag, archive_reason))
constexpr auto notes(const BulkEdit*) {
    return std::array{note<&BulkEdit::ids>(required), note<&BulkEdit::owner_id>(plain, "user")};
}

/// Why one of them stays as it is.
struct BulkRefusal {
    Id customer_id;
    std::string name;
    std::string code;  // message key
};
BOOST_DESCRIBE_STRUCT(BulkRefusal, (), (customer_id, name, code))

/// A customer and the version a change led to.
struct BulkVersion {
    Id customer_id;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(BulkVersion, (), (customer_id, version))

struct BulkOutcome {
    std::vector<Id> changed;
    std::vector<Id> unchanged;
    std::vector<BulkRefusal> refused;
    std::vector<BulkVersion> done;  // what BulkUndo takes back; none of a preview
};
BOOST_DESCRIBE_STRUCT(BulkOutcome, (), (changed, unchanged, refused, done))

/// Takes back one's own changes of these versions.
struct BulkUndo {
    std::vector<BulkVersion> done;
};
BOOST_DESCRIBE_STRUCT(BulkUndo, (), (done))
constexpr auto notes(const BulkUndo*) { return std::array{note<&BulkUndo::done>(required)}; }

struct NewInteraction {
    Id id;  // the customer's, from the path
    Channel channel = Channel::note;
    Text<2000> words;
    Date next_contact_on;
    bool from_customer = false;  // the customer began it
    Instant happened_at;         // earlier, when it is written down later: without a network
    bool wrong_number = false;   // a call: the customer's number reaches nobody of theirs
    Text<60> spoke_with;         // whom of theirs
};
BOOST_DESCRIBE_STRUCT(NewInteraction, (),
                      (id, channel, words, next_contact_on, from_customer, happened_at,
                       wrong_number, spoke_with))
constexpr auto notes(const NewInteraction*) {
    return std::array{note<&NewInteraction::id>(from_path),
                      note<&NewInteraction::words>(required | multiline)};
}

/// What a timeline may be narrowed to.
enum class TimelineGroup : std::uint8_t { all, talk, deal, order, change };
BOOST_DESCRIBE_ENUM(TimelineGroup, all, talk, deal, order, change)

struct TimelineQuestion {
    Id id;
    std::int64_t before = 0;  // event number; 0: from the newest
    TimelineGroup group = TimelineGroup::all;
    Id entry_id;  // from the record's first event on, instead of `before`
};
BOOST_DESCRIBE_STRUCT(TimelineQuestion, (), (id, before, group, entry_id))
constexpr auto notes(const TimelineQuestion*) {
    return std::array{note<&TimelineQuestion::id>(from_path)};
}

/// One field before and after, as text; of a person their name. Hidden: only that it changed.
struct TimelineChange {
    std::string field;
    std::string before, after;
    bool hidden = false;
};
BOOST_DESCRIBE_STRUCT(TimelineChange, (), (field, before, after, hidden))

/// One event in words: who, when, which document, how much, what was said, what changed.
struct TimelineItem {
    std::int64_t seq = 0;
    std::string kind;
    TimelineGroup group = TimelineGroup::all;
    std::string entity;
    Id entity_id;
    Instant at;
    Id actor_id;
    std::string actor_name;
    std::string path;          // screen, import, api_token, rule, command_line
    std::string number;        // of the document, else of the part of it: SH-…
    std::string order_number;  // when `number` is a part's
    std::optional<Money> amount_minor;
    std::string channel;
    std::string words;  // what was said, or the reason given
    bool from_customer = false;
    bool wrong_number = false;
    std::string spoke_with;         // of a conversation: whom of theirs
    Instant happened_at;            // of a conversation written down later than it was
    std::string situation;          // of a follow-up that a cadence planned
    std::string due_on;             // of a follow-up, or when an opportunity is to close
    std::string from_stage, stage;  // of an opportunity
    bool withdrawn = false;
    bool can_withdraw = false;
    std::vector<TimelineChange> changes;
};
BOOST_DESCRIBE_STRUCT(TimelineItem, (),
                      (seq, kind, group, entity, entity_id, at, actor_id, actor_name, path, number,
                       order_number, amount_minor, channel, words, from_customer, wrong_number,
                       spoke_with, happened_at, situation, due_on, from_stage, stage, withdrawn,
                       can_withdraw, changes))

struct Timeline {
    std::vector<TimelineItem> items;
    std::int64_t next_before = 0;  // 0: that was all
};
BOOST_DESCRIBE_STRUCT(Timeline, (), (items, next_before))

}  // namespace zhuli::customers

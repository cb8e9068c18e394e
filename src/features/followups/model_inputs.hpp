// What people send to follow-ups and what they are shown, where that differs from the stored rows.
#pragma once

#include "features/followups/model.hpp"

namespace zhuli::followups {

/// Without notes of its own: they would replace the record's.
struct PlanView : PlanRow {
    std::string customer_name, contact_name;
    std::string owner_name;
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(PlanView, (PlanRow), (customer_name, contact_name, owner_name, actions))

struct Snooze {
    Id id;
    Instant due_at;
    Text<500> reason;
};
BOOST_DESCRIBE_STRUCT(Snooze, (), (id, due_at, reason))
constexpr auto notes(const Snooze*) {
    return std::array{note<&Snooze::id>(from_path), note<&Snooze::due_at>(required),
                      note<&Snooze::reason>(required | multiline)};
}

/// What came of it, and with `next_due_at` what is planned next.
struct Completion {
    Id id;
    TalkResult result = TalkResult::none;
    std::optional<Channel> channel;  // else the plan's
    Text<2000> words;
    bool from_customer = false;  // the customer began it
    Instant next_due_at;
    Channel next_channel = Channel::phone;
    Text<200> next_goal;
    bool next_promised = false;  // the customer was told that time
};
BOOST_DESCRIBE_STRUCT(Completion, (),
                      (id, result, channel, words, from_customer, next_due_at, next_channel,
                       next_goal, next_promised))
constexpr auto notes(const Completion*) {
    return std::array{note<&Completion::id>(from_path), note<&Completion::result>(required),
                      note<&Completion::words>(required | multiline)};
}

struct Cancellation {
    Id id;
    Text<500> reason;
};
BOOST_DESCRIBE_STRUCT(Cancellation, (), (id, reason))
constexpr auto notes(const Cancellation*) {
    return std::array{note<&Cancellation::id>(from_path),
                      note<&Cancellation::reason>(required | multiline)};
}

/// One reason for a score: how many points of how many, and the fact behind it.
struct Contribution {
    std::string kind;  // inquiries, need_by, quote, contact, stage, tier
    int points = 0;
    int most = 0;
    std::int64_t count = 0;  // inquiries
    Money amount_minor;      // quote
    Date on;                 // need_by, contact
    std::string word;        // stage (the customer's, or an opportunity's), tier
};
BOOST_DESCRIBE_STRUCT(Contribution, (), (kind, points, most, count, amount_minor, on, word))

struct Intent {
    Id customer_id;
    int score = 0;  // the sum of the points
    std::vector<Contribution> contributions;
};
BOOST_DESCRIBE_STRUCT(Intent, (), (customer_id, score, contributions))

}  // namespace zhuli::followups

// What people send to tickets and what they are shown, where that differs from the stored rows.
// Views have no notes of their own: they would replace the record's.
#pragma once

#include "features/tickets/model_clocks.hpp"

namespace zhuli::tickets {

struct TicketView : Ticket {
    std::string customer_name;  // masked where the customer is somebody else's
    std::string order_number;
    std::string product_name;
    std::string owner_name, entered_by_name;
    std::string joined_to_number;
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(TicketView, (Ticket),
                      (customer_name, order_number, product_name, owner_name, entered_by_name,
                       joined_to_number, actions))

/// Type, severity and owner; without one the first of the candidates gets it.
struct Classification {
    Id id;
    Kind kind = Kind::none;
    Severity severity = Severity::none;
    Id owner_id;
};
BOOST_DESCRIBE_STRUCT(Classification, (), (id, kind, severity, owner_id))
constexpr auto notes(const Classification*) {
    using C = Classification;
    return std::array{note<&C::id>(from_path), note<&C::kind>(required),
                      note<&C::severity>(required), note<&C::owner_id>(0, "user")};
}

/// An answer to the customer, or a remark among ourselves.
struct Words {
    Id id;
    Text<4000> words;
};
BOOST_DESCRIBE_STRUCT(Words, (), (id, words))
constexpr auto notes(const Words*) {
    return std::array{note<&Words::id>(from_path), note<&Words::words>(required | multiline)};
}

/// The written record of the stage it is in; with it the next begins.
struct StageRecord {
    Id id;
    Stage stage = Stage::accepted;  // the stage it was written in
    Text<4000> words;
    Cause cause = Cause::none;  // of an investigation
    int satisfaction = 0;       // of a revisit
};
BOOST_DESCRIBE_STRUCT(StageRecord, (), (id, stage, words, cause, satisfaction))
constexpr auto notes(const StageRecord*) {
    using S = StageRecord;
    return std::array{note<&S::id>(from_path), note<&S::stage>(required),
                      note<&S::words>(required | multiline)};
}

/// Out of the inbox, for whoever asks. A noun of its own, so that the one who came second may be
/// told who was first.
struct Claim {
    Id ticket_id;
};
BOOST_DESCRIBE_STRUCT(Claim, (), (ticket_id))
constexpr auto notes(const Claim*) {
    return std::array{note<&Claim::ticket_id>(required, "ticket")};
}

struct Assignment {
    Id id;
    Id owner_id;
};
BOOST_DESCRIBE_STRUCT(Assignment, (), (id, owner_id))
constexpr auto notes(const Assignment*) {
    return std::array{note<&Assignment::id>(from_path),
                      note<&Assignment::owner_id>(required, "user")};
}

/// Whose complaint it is, of one that came from somebody nobody knew.
struct CustomerNaming {
    Id id;
    Id customer_id;
    Id order_id;
};
BOOST_DESCRIBE_STRUCT(CustomerNaming, (), (id, customer_id, order_id))
constexpr auto notes(const CustomerNaming*) {
    using C = CustomerNaming;
    return std::array{note<&C::id>(from_path), note<&C::customer_id>(required, "customer"),
                      note<&C::order_id>(0, "order")};
}

/// The same complaint of the same customer: goes on in the other.
struct Joining {
    Id id;
    Id into_id;
};
BOOST_DESCRIBE_STRUCT(Joining, (), (id, into_id))
constexpr auto notes(const Joining*) {
    return std::array{note<&Joining::id>(from_path), note<&Joining::into_id>(required, "ticket")};
}

struct Presence {
    std::optional<bool> available;
};
BOOST_DESCRIBE_STRUCT(Presence, (), (available))
constexpr auto notes(const Presence*) { return std::array{note<&Presence::available>(required)}; }

struct TicketRecordView : TicketRecord {
    std::string author_name;
};
BOOST_DESCRIBE_STRUCT(TicketRecordView, (TicketRecord), (author_name))

/// How a clock stands now.
struct ClockView {
    Clock clock = Clock::none;
    int minutes = 0;
    std::int64_t elapsed_ms = 0;  // working time without pauses
    Instant started_at, warn_at, due_at, stopped_at;
    bool paused = false, breached = false, escalated = false;
};
BOOST_DESCRIBE_STRUCT(ClockView, (),
                      (clock, minutes, elapsed_ms, started_at, warn_at, due_at, stopped_at, paused,
                       breached, escalated))

/// What was written and how the clocks went, the oldest first.
struct Story {
    std::vector<TicketRecordView> records;
    std::vector<ClockEvent> clock_events;
    std::vector<ClockView> clocks;
};
BOOST_DESCRIBE_STRUCT(Story, (), (records, clock_events, clocks))

/// Somebody who could do it, with what speaks for and against them.
struct Candidate {
    Id user_id;
    std::string name;
    bool available = true;
    bool skilled = true;  // this kind is theirs
    int open_count = 0, most_open = 0;
    bool fits = false;  // there, and with room
};
BOOST_DESCRIBE_STRUCT(Candidate, (),
                      (user_id, name, available, skilled, open_count, most_open, fits))

/// Why a severity is suggested.
enum class SeverityReason : std::uint8_t {
    usual,
    danger,
    standstill,
    many,
    wish,
    important,
    again
};
BOOST_DESCRIBE_ENUM(SeverityReason, usual, danger, standstill, many, wish, important, again)

/// For whoever classifies: never a decision.
struct Suggestion {
    Kind kind = Kind::none;
    int confidence = 0;              // percent: how often such a suggestion is right
    bool usual_for_mail = false;     // the words say little: what its mailbox is for
    std::int64_t learned_from = 0;   // tickets of this organisation; 0: the keywords alone speak
    std::vector<std::string> words;  // the keywords that stand in the complaint
    Severity severity = Severity::none;
    std::vector<SeverityReason> severity_reasons;
    std::vector<std::string> severity_words;  // that stand in the complaint
    std::vector<Candidate> candidates;        // the best first
    std::vector<TicketView> twins;            // open complaints of the same customer
};
BOOST_DESCRIBE_STRUCT(Suggestion, (),
                      (kind, confidence, usual_for_mail, learned_from, words, severity,
                       severity_reasons, severity_words, candidates, twins))

struct AgentView : Agent {
    std::string name;
    int open_count = 0;
};
BOOST_DESCRIBE_STRUCT(AgentView, (Agent), (name, open_count))

struct Agents {
    std::vector<AgentView> items;
};
BOOST_DESCRIBE_STRUCT(Agents, (), (items))

struct Tickets {
    std::vector<TicketView> items;
};
BOOST_DESCRIBE_STRUCT(Tickets, (), (items))

}  // namespace zhuli::tickets

// The inquiries' own statements: whose turn it is, what the clock has to look at, what an order
// wins, names beside a list. Inquiries, needs and settings themselves are written by storage/save.
#pragma once

#include <span>

#include "features/inquiries/model_needs.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::inquiries {

using storage::Check;
using storage::Tx;

inline constexpr int kUnitInquiries = 100;  // that one unit of a job or a handover touches
inline constexpr int kLiveLimit = 200;      // live inquiries of one customer that are looked at
inline constexpr int kNeedsLimit = 100;     // needs of one inquiry or customer
inline constexpr int kReceivedLimit = 5000;
inline constexpr std::int64_t kWaitingLimit = 100;

std::optional<Settings> stored_settings(Tx& tx);

/// Waits for whoever changes it now (PostgreSQL; SQLite has one writer).
void lock_inquiry(Tx& tx, Id inquiry);
void keep_ring(Tx& tx, Id inquiry, Instant ring_at);
std::vector<Id> inquiries_to_ring(Tx& tx, Instant now, int limit);

/// Neither won, lost nor invalid, the oldest first.
std::vector<Id> live_of_customer(Tx& tx, Id customer);
std::vector<Id> won_by_order(Tx& tx, Id order);
std::vector<Id> live_of_owner(Tx& tx, Id owner, int limit);

/// Unanswered ones of this person, or of the inbox (no owner), up to kWaitingLimit.
std::int64_t unanswered_count(Tx& tx, Id owner);
/// Those of this person and of the inbox, up to kWaitingLimit.
std::int64_t waiting_count(Tx& tx, Id owner);
/// Unanswered ones of this person, or of the inbox (no owner), the first to be due first.
std::vector<Inquiry> unanswered(Tx& tx, Id owner, int limit);
/// Those of this person and of the inbox, the first to be due first.
std::vector<Inquiry> waiting(Tx& tx, Id owner, int limit);

/// What an inquiry was when it arrived, and how it ended.
struct Ended {
    Channel channel = Channel::phone;
    Text<60> source;
    Id product_id, customer_id;
    InquiryState state = InquiryState::lost;
};
BOOST_DESCRIBE_STRUCT(Ended, (), (channel, source, product_id, customer_id, state))
/// The latest 2,000 that were won, lost or invalid.
std::vector<Ended> latest_ended(Tx& tx);

struct Received {
    Id customer_id;
    Instant received_at;
};
BOOST_DESCRIBE_STRUCT(Received, (), (customer_id, received_at))
/// Of these customers since then, without the invalid ones; at most kReceivedLimit.
std::vector<Received> received_since(Tx& tx, std::span<const Id> customers, Instant since);

struct CustomerName {
    Id id;
    std::string name;
    Id owner_id;
};
BOOST_DESCRIBE_STRUCT(CustomerName, (), (id, name, owner_id))
std::vector<CustomerName> customer_names(Tx& tx, std::span<const Id> customers);

/// The newest first, at most kNeedsLimit.
std::vector<Need> needs_of_inquiry(Tx& tx, Id inquiry);
std::vector<Need> needs_of_customer(Tx& tx, Id customer);
/// The revisions of a need, the first first.
std::vector<Need> revisions_of(Tx& tx, Id root);

std::span<const storage::Sql* const> statements();
/// Invariants for the doctor.
std::span<const Check> checks();

}  // namespace zhuli::inquiries

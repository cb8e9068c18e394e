// The statements of segments and offers: who matches, whom an offer goes to, how far each is. The
// tally of an offer changes in the unit that changes a recipient, and in no other.
#pragma once

#include <map>
#include <optional>
#include <span>

#include "features/offers/model_inputs.hpp"
#include "storage/check.hpp"
#include "storage/migrations.hpp"
#include "storage/tx.hpp"

namespace zhuli::offers {

using storage::Tx;

/// A filter with its days counted from one day, and whose customers are asked about.
struct Question {
    SegmentFilter filter;
    std::string owners = "[]";  // a JSON list of ids; empty: everybody's
    Date today;
    Instant now;
};
/// Customers after `after` by id, archived, invalid and walk-ins aside.
std::vector<Match> matches(Tx& tx, const Question& question, Id after, std::int64_t limit);
/// Of these customers, by key: those who still live, still are `owners`', and have not become
/// recipients of the offer yet (whoever was merged took the other's place over).
std::vector<Match> not_yet_recipients(Tx& tx, Id offer, const std::string& owners,
                                      std::span<const Id> customers);
struct Counted {
    std::int64_t count = 0, consented = 0, reachable = 0;
};
/// Up to `limit` of them.
Counted count_matches(Tx& tx, const Question& question, std::int64_t limit);

/// How far the freezing of an offer has come, and by what it is done.
struct Run {
    Id cursor_id;  // the last customer taken
    bool frozen = false;
    std::string link_root;
    std::string owners;
    SegmentFilter filter;
};
BOOST_DESCRIBE_STRUCT(Run, (), (cursor_id, frozen, link_root, owners, filter))
void keep_run(Tx& tx, Id offer, const Run& run);
std::optional<Run> find_run(Tx& tx, Id offer);
std::optional<Run> hold_run(Tx& tx, Id offer);
void move_run(Tx& tx, Id offer, Id cursor, bool frozen);
Tally tally_of(Tx& tx, Id offer);
/// Of the offers of a page that were sent.
std::map<Id, Tally> tallies_of(Tx& tx, std::span<const Id> offers);
std::map<Id, std::string> segment_names(Tx& tx, std::span<const Id> segments);
void add_to_tally(Tx& tx, Id offer, const Tally& delta);

void keep_recipient(Tx& tx, const Recipient& recipient);
std::optional<Recipient> find_recipient(Tx& tx, Id recipient);
std::optional<Recipient> hold_recipient(Tx& tx, Id recipient);
std::optional<Recipient> next_waiting(Tx& tx, Id offer, Instant now);
/// When the next waiting one may be sent to; 0: none waits.
Instant next_send_at(Tx& tx, Id offer);
std::vector<Id> interrupted(Tx& tx, Id offer, int limit);
/// Some who wait.
std::vector<Id> waiting_of(Tx& tx, Id offer, int limit);
/// Whether the same customer has this offer, or is about to, as another recipient.
bool has_twin(Tx& tx, const Recipient& recipient);
/// Offers that are being sent.
std::vector<Id> sending_offers(Tx& tx, int limit);
/// In this person's name: segments that are not archived, offers that are not stopped.
std::vector<Id> segments_of(Tx& tx, Id owner, int limit);
std::vector<Id> offers_of(Tx& tx, Id owner, int limit);
/// Nobody else changes it until the unit ends.
void lock(Tx& tx, const Segment&, Id id);
void lock(Tx& tx, const Offer&, Id id);
/// Everything the sending, the customer and orders change.
void keep_progress(Tx& tx, const Recipient& recipient);
/// Sent to this customer in the last days and not ordered since, by the offer's own count of days;
/// one recipient of each offer.
std::vector<Id> waiting_for_order(Tx& tx, Id customer, Instant at);
std::vector<Id> ordered_by(Tx& tx, Id order);
/// The first order of the customer that was confirmed in between and still stands.
std::optional<Id> standing_order(Tx& tx, Id customer, Instant from, Instant to);
void follow_owner(Tx& tx, Id customer);

void keep_link(Tx& tx, std::string_view hash, Id recipient, Instant now);
std::optional<Id> recipient_of(Tx& tx, std::string_view hash);

/// none, given, withdrawn.
std::string consent_of(Tx& tx, Id customer);
/// The newest withdrawal written down for this customer after a moment that `after` was made at.
std::optional<Consent> withdrawal_after(Tx& tx, Id customer, Id after);
std::vector<Consent> consents_of(Tx& tx, Id customer);
struct Address {
    std::string name, contact_name, email;
};
BOOST_DESCRIBE_STRUCT(Address, (), (name, contact_name, email))
std::optional<Address> address_of(Tx& tx, Id customer);

std::span<const storage::Sql* const> statements();
std::span<const storage::Check> checks();

}  // namespace zhuli::offers

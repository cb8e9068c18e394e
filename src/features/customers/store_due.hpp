// Statements for whoever is to be contacted when. Each reads a bounded range of (org_id, owner_id,
// next_contact_on) or of another index; counts stop at kDueCountLimit.
#pragma once

#include "features/customers/model.hpp"
#include "storage/sql.hpp"
#include "storage/tx.hpp"

namespace zhuli::customers {

using storage::Tx;

extern const storage::Sql kDueBetween, kCountDue, kSlipped, kCountTalks, kChanges, kOwned, kBegun,
    kSetNextContact;

struct DueRow {
    Id id;
    std::int64_t version = 0;
    std::string name, short_name, contact_name;
    Phone phone;
    Tier tier = Tier::c;
    CustomerStatus status = CustomerStatus::lead;
    Id owner_id;
    Date next_contact_on;
    Instant last_contact_at;
    std::string last_words, last_channel;
};
BOOST_DESCRIBE_STRUCT(DueRow, (),
                      (id, version, name, short_name, contact_name, phone, tier, status, owner_id,
                       next_contact_on, last_contact_at, last_words, last_channel))
std::vector<DueRow> due_between(Tx& tx, Id owner, Date from, Date to, int limit);
std::int64_t due_count(Tx& tx, Id owner, Date from, Date to);

struct SlippedRow {
    Id person_id;
    std::int64_t overdue_count = 0;
    Date oldest_on;
};
BOOST_DESCRIBE_STRUCT(SlippedRow, (), (person_id, overdue_count, oldest_on))
std::vector<SlippedRow> slipped_of(Tx& tx, const std::string& person_set, Date today);

std::int64_t talk_count(Tx& tx, Id author, Instant since);

struct BegunRow {
    Id customer_id;
    Instant happened_at;
};
BOOST_DESCRIBE_STRUCT(BegunRow, (), (customer_id, happened_at))
std::vector<BegunRow> begun_since(Tx& tx, const std::string& customer_set, Instant since,
                                  int limit);

/// The audit's changes of one version of a customer, if `actor` made them; "[]" otherwise.
std::string changes_of(Tx& tx, Id customer, std::int64_t version, Id actor);

/// The derived column alone: neither version nor audit.
void set_next_contact(Tx& tx, Id customer, Date next);

std::vector<Id> owned_by(Tx& tx, Id owner, int limit);

}  // namespace zhuli::customers

#include "features/key_accounts/store.hpp"

#include "storage/id_set.hpp"

namespace zhuli::key_accounts {

namespace {

using storage::Sql;

constexpr Sql kPeople{
    "key_accounts.people",
    "SELECT id, version, customer_id, name, title, role, stance, influence, reports_to_id,"
    " last_contact_on, note, gone, created_at, updated_at FROM key_person"
    " WHERE org_id = $1 AND customer_id = $2 AND gone = 0 ORDER BY influence DESC, id LIMIT 100"};
constexpr Sql kMilestones{
    "key_accounts.milestones",
    "SELECT id, version, customer_id, title, due_on, side, done_on, created_at, updated_at"
    " FROM milestone WHERE org_id = $1 AND customer_id = $2"
    " ORDER BY done_on, due_on, id LIMIT 100"};
constexpr Sql kMembership{
    "key_accounts.membership",
    "SELECT id, version, customer_id, parent_id, created_at, updated_at FROM account_membership"
    " WHERE org_id = $1 AND customer_id = $2"};

#define CHILDREN                                                         \
    "SELECT m.customer_id FROM account_membership m WHERE m.org_id = $1" \
    " AND m.parent_id IN ("
constexpr Sql kChildren{
    "key_accounts.children",
    CHILDREN "SELECT value FROM json_each($2)) ORDER BY m.customer_id LIMIT 100",
    CHILDREN
    "SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST($2 AS json)))"
    " ORDER BY m.customer_id LIMIT 100"};
#undef CHILDREN

constexpr const Sql* kStatements[] = {&kPeople, &kMilestones, &kMembership, &kChildren};

constexpr Check kChecks[] = {
    {"key accounts: everybody reports to somebody of the same map",
     {"key_accounts.check_map",
      "SELECT CAST(p.id AS TEXT) FROM key_person p LEFT JOIN key_person b"
      " ON b.org_id = p.org_id AND b.id = p.reports_to_id AND b.customer_id = p.customer_id"
      " WHERE p.org_id = $1 AND p.reports_to_id <> 0 AND p.gone = 0 AND b.id IS NULL"}},
    {"key accounts: nobody is their own parent",
     {"key_accounts.check_parent",
      "SELECT CAST(id AS TEXT) FROM account_membership WHERE org_id = $1"
      " AND parent_id = customer_id"}},
};

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const Check> checks() { return kChecks; }

std::vector<KeyPerson> people_of(Tx& tx, Id customer) {
    return tx.all<KeyPerson>(kPeople, customer);
}

std::vector<Milestone> milestones_of(Tx& tx, Id customer) {
    return tx.all<Milestone>(kMilestones, customer);
}

std::optional<Membership> membership_of(Tx& tx, Id customer) {
    return tx.one<Membership>(kMembership, customer);
}

std::vector<Id> children_of(Tx& tx, std::span<const Id> parents) {
    std::vector<Id> ids;
    tx.each(
        kChildren, [&](const storage::RowView& row) { ids.push_back(row.id(0)); },
        storage::id_set(parents));
    return ids;
}

}  // namespace zhuli::key_accounts

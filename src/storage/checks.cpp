#include "storage/checks.hpp"

#include "storage/statements.hpp"

namespace zhuli::storage {

namespace {

constexpr Check kChecks[] = {
    {"events: numbered from 1 without gaps",
     {"storage.check_event_gaps",
      "SELECT CAST(n AS TEXT) || ' events up to ' || CAST(high AS TEXT) AS found FROM"
      " (SELECT COUNT(*) AS n, COALESCE(MAX(seq), 0) AS high, COALESCE(MIN(seq), 1) AS low"
      " FROM event WHERE org_id = $1) e WHERE n <> high OR low <> 1"}},
    {"events: the counter stands at the last one",
     {"storage.check_event_counter",
      "SELECT CAST(c.last AS TEXT) AS last FROM event_counter c WHERE c.org_id = $1 AND c.last <>"
      " (SELECT COALESCE(MAX(e.seq), 0) FROM event e WHERE e.org_id = $1)"}},
    {"events: every consumer stands at or before the last one",
     {"storage.check_consumers",
      "SELECT c.name FROM consumer c WHERE c.org_id = $1 AND (c.position < 0 OR c.position >"
      " (SELECT COALESCE(MAX(e.seq), 0) FROM event e WHERE e.org_id = $1))"}},
    {"jobs: who runs has a lease, who does not has none",
     {"storage.check_jobs",
      "SELECT CAST(j.id AS TEXT) AS id FROM job j WHERE j.org_id = $1"
      " AND (CASE WHEN j.state = 'running' THEN 1 ELSE 0 END"
      " <> CASE WHEN j.lease_owner <> '' THEN 1 ELSE 0 END)"}},
};

constexpr const Sql* kStatements[] = {&kChecks[0].sql, &kChecks[1].sql, &kChecks[2].sql,
                                      &kChecks[3].sql};
static_assert(std::size(kStatements) == std::size(kChecks));

}  // namespace

std::span<const Check> storage_checks() { return kChecks; }
std::span<const Sql* const> check_statements() { return kStatements; }

}  // namespace zhuli::storage

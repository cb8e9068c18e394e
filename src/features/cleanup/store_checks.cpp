// What the doctor proves of the clean-up list: scores recomputed from the customers, sums from the
// rows. A row that waits for the consumer or the scan is not held to what the customer is now.
#include "features/cleanup/store.hpp"

namespace zhuli::cleanup {

namespace {

// Weights as rules.cpp has them while nobody changed them; a test compares the two.
#define USUAL_COMPANY                                                          \
    R"('[{"field":"phone","weight":20},{"field":"contact_name","weight":15},)" \
    R"({"field":"credit_code","weight":10},{"field":"wechat","weight":10},)"   \
    R"({"field":"email","weight":10},{"field":"region","weight":10},)"         \
    R"({"field":"address","weight":10},{"field":"industry","weight":5},)"      \
    R"({"field":"source","weight":5},{"field":"contact_title","weight":5}]')"
#define USUAL_PERSON                                                     \
    R"('[{"field":"phone","weight":30},{"field":"wechat","weight":20},)" \
    R"({"field":"region","weight":15},{"field":"address","weight":15},)" \
    R"({"field":"email","weight":10},{"field":"source","weight":10}]')"

#define WEIGHTS(field, weight, opened)                                                 \
    "WITH weights AS (SELECT k.kind AS kind, " field " AS field, " weight              \
    " AS weight"                                                                       \
    " FROM (SELECT 'company' AS kind, COALESCE((SELECT company FROM cleanup_settings"  \
    " WHERE org_id = $1), " USUAL_COMPANY                                              \
    ") AS list UNION ALL SELECT 'person' AS kind,"                                     \
    " COALESCE((SELECT person FROM cleanup_settings WHERE org_id = $1), " USUAL_PERSON \
    ") AS list) k CROSS JOIN " opened "),"

#define SCORES                                                                                \
    " weighed AS (SELECT s.id AS id, s.score AS score, w.weight AS weight,"                   \
    " CASE w.field WHEN 'short_name' THEN c.short_name WHEN 'credit_code' THEN c.credit_code" \
    " WHEN 'contact_name' THEN c.contact_name WHEN 'contact_title' THEN c.contact_title"      \
    " WHEN 'phone' THEN c.phone WHEN 'email' THEN c.email WHEN 'wechat' THEN c.wechat"        \
    " WHEN 'contacts' THEN c.contacts WHEN 'region' THEN c.region"                            \
    " WHEN 'address' THEN c.address WHEN 'industry' THEN c.industry"                          \
    " WHEN 'source' THEN c.source WHEN 'tags' THEN c.tags ELSE '' END AS value"               \
    " FROM completeness s JOIN customer c ON c.org_id = s.org_id AND c.id = s.id"             \
    " AND c.version = s.customer_version JOIN cleanup_scan n ON n.org_id = s.org_id"          \
    " AND n.scan_no = s.scan_no JOIN weights w"                                               \
    " ON w.kind = CASE WHEN c.kind = 'person' THEN 'person' ELSE 'company' END"               \
    " WHERE s.org_id = $1)"                                                                   \
    " SELECT CAST(id AS TEXT) FROM weighed GROUP BY id, score HAVING score <>"                \
    " (100 * CAST(SUM(CASE WHEN value IN ('', '[]') THEN 0 ELSE weight END) AS BIGINT)"       \
    " + CAST(SUM(weight) AS BIGINT) / 2) / CAST(SUM(weight) AS BIGINT)"

constexpr Check kChecks[] = {
    {"cleanup: a score is what its customer's members weigh",
     {"cleanup.check_scores",
      WEIGHTS("json_extract(e.value, '$.field')", "json_extract(e.value, '$.weight')",
              "json_each(k.list) e") SCORES,
      WEIGHTS("e.value->>'field'", "CAST(e.value->>'weight' AS BIGINT)",
              "LATERAL json_array_elements(CAST(k.list AS json)) AS e(value)") SCORES}},
    {"cleanup: who has a score is a customer that counts, under its owner",
     {"cleanup.check_counted",
      "SELECT CAST(s.id AS TEXT) FROM completeness s LEFT JOIN customer c"
      " ON c.org_id = s.org_id AND c.id = s.id WHERE s.org_id = $1 AND (c.id IS NULL"
      " OR (c.version = s.customer_version AND (c.archived = 1 OR c.merged_into <> 0"
      " OR c.kind = 'walk_in' OR c.status = 'invalid' OR c.owner_id <> s.owner_id)))"}},
    {"cleanup: an owner's sum is that of their records",
     {"cleanup.check_sums",
      "SELECT CAST(owner_id AS TEXT) FROM (SELECT owner_id, records_count AS n, score_sum AS score"
      " FROM completeness_sum WHERE org_id = $1 UNION ALL SELECT owner_id, -1, -score"
      " FROM completeness WHERE org_id = $1) both_sides"
      " GROUP BY owner_id HAVING SUM(n) <> 0 OR SUM(score) <> 0"}},
    {"cleanup: open flaws are counted",
     {"cleanup.check_open",
      "SELECT code FROM (SELECT owner_id, code, open_count AS n FROM flaw_sum WHERE org_id = $1"
      " UNION ALL SELECT owner_id, code, -1 FROM flaw WHERE org_id = $1 AND state = 'open')"
      " both_sides GROUP BY owner_id, code HAVING SUM(n) <> 0"}},
    {"cleanup: resolved flaws are counted on their day",
     {"cleanup.check_resolved",
      "SELECT day FROM (SELECT owner_id, day, resolved_count AS n FROM flaw_day WHERE org_id = $1"
      " UNION ALL SELECT owner_id, resolved_on, -1 FROM flaw WHERE org_id = $1"
      " AND state = 'resolved') both_sides GROUP BY owner_id, day HAVING SUM(n) <> 0"}},
    {"cleanup: what is no problem was said to be none",
     {"cleanup.check_dismissed",
      "SELECT CAST(f.id AS TEXT) FROM flaw f LEFT JOIN flaw_dismissal d"
      " ON d.org_id = f.org_id AND d.id = f.id AND d.stands = 1 WHERE f.org_id = $1"
      " AND (f.state = 'dismissed') <> (d.id IS NOT NULL)"}},
    {"cleanup: a flaw is one of a customer's",
     {"cleanup.check_customer",
      "SELECT CAST(f.id AS TEXT) FROM flaw f LEFT JOIN customer c"
      " ON c.org_id = f.org_id AND c.id = f.customer_id WHERE f.org_id = $1 AND c.id IS NULL"}},
    {"cleanup: a fix has its journal",
     {"cleanup.check_journal",
      "SELECT CAST(f.id AS TEXT) FROM cleanup_fix f WHERE f.org_id = $1 AND f.customers_count <>"
      " (SELECT COUNT(*) FROM cleanup_fix_item i WHERE i.org_id = $1 AND i.fix_id = f.id)"}},
};

#undef WEIGHTS
#undef SCORES
#undef USUAL_COMPANY
#undef USUAL_PERSON

}  // namespace

std::span<const Check> checks() { return kChecks; }

}  // namespace zhuli::cleanup

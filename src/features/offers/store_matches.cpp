#include "features/offers/store_matches.hpp"

#include "core/value/compound.hpp"

namespace zhuli::offers {

using storage::Sql;

#define CONSENT                                                                              \
    "CASE WHEN EXISTS (SELECT 1 FROM consent k WHERE k.org_id = $1 AND k.customer_id = c.id" \
    " AND k.kind = 'withdrawn') OR EXISTS (SELECT 1 FROM offer_recipient u"                  \
    " WHERE u.org_id = $1 AND u.customer_id = c.id AND u.unsubscribed = 1) THEN 'withdrawn'" \
    " WHEN EXISTS (SELECT 1 FROM consent k WHERE k.org_id = $1 AND k.customer_id = c.id"     \
    " AND k.kind = 'given') THEN 'given' ELSE 'none' END AS consent"
#define COLUMNS                                                  \
    "SELECT c.id, c.name, c.contact_name, c.region, c.owner_id," \
    " CASE WHEN c.email <> '' THEN 1 ELSE 0 END AS has_email, " CONSENT
#define LIVE " AND c.archived = 0 AND c.kind <> 'walk_in' AND c.status <> 'invalid'"
#define AFTER " FROM customer c WHERE c.org_id = $1 AND c.id > $2" LIVE
#define DAYS                                                                            \
    " AND ($10 = '' OR EXISTS (SELECT 1 FROM rollup_customer_day d WHERE d.org_id = $1" \
    " AND d.customer_id = c.id AND d.day >= $10 AND d.orders_count > 0))"               \
    " AND ($11 = '' OR NOT EXISTS (SELECT 1 FROM rollup_customer_day d WHERE"           \
    " d.org_id = $1 AND d.customer_id = c.id AND d.day >= $11 AND d.orders_count > 0))" \
    " AND c.last_contact_at >= $12 AND c.last_contact_at < $13 ORDER BY c.id LIMIT $14"

#define IN_LITE(list, column) \
    " AND (" list " = '[]' OR " column " IN (SELECT value FROM json_each(" list ")))"
#define LITE \
    COLUMNS AFTER IN_LITE("$3", "c.owner_id") IN_LITE("$4", "c.region")                        \
        IN_LITE("$5", "c.industry") IN_LITE("$6", "c.source") IN_LITE("$7", "c.tier")         \
            IN_LITE("$8", "c.status")                                                         \
                " AND ($9 = '[]' OR EXISTS (SELECT 1 FROM json_each(c.tags) t WHERE t.value"  \
                " IN (SELECT value FROM json_each($9))))" DAYS

#define IDS_PG(list) \
    "(SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST(" list " AS json)))"
#define LISTED(list) "(SELECT value FROM json_array_elements_text(CAST(" list " AS json)))"
#define IN_PG(list, column) " AND (" list " = '[]' OR " column " IN " LISTED(list) ")"
#define PG \
    COLUMNS AFTER                                                                              \
        " AND ($3 = '[]' OR c.owner_id IN " IDS_PG("$3") ")" IN_PG("$4", "c.region")           \
            IN_PG("$5", "c.industry") IN_PG("$6", "c.source") IN_PG("$7", "c.tier")            \
                IN_PG("$8", "c.status")                                                        \
                    " AND ($9 = '[]' OR EXISTS (SELECT 1 FROM"                                 \
                    " json_array_elements_text(CAST(c.tags AS json)) t(value)"                 \
                    " WHERE t.value IN " LISTED("$9") "))" DAYS

#define COUNTED(found)                                                                         \
    "SELECT CAST(COUNT(*) AS BIGINT),"                                                         \
    " CAST(COALESCE(SUM(CASE WHEN consent = 'given' THEN 1 ELSE 0 END), 0) AS BIGINT),"        \
    " CAST(COALESCE(SUM(CASE WHEN consent = 'given' THEN has_email ELSE 0 END), 0) AS BIGINT)" \
    " FROM (" found ") found"

#define CHOSEN                                                             \
    " AND NOT EXISTS (SELECT 1 FROM offer_recipient r WHERE r.org_id = $1" \
    " AND r.customer_id = c.id AND r.offer_id = $4)" LIVE " ORDER BY c.id"

const Sql kChosen{"offers.chosen",
                  COLUMNS
                  " FROM (SELECT value AS asked FROM json_each($2)) ids CROSS JOIN customer c"
                  " WHERE c.org_id = $1 AND c.id = ids.asked" IN_LITE("$3", "c.owner_id") CHOSEN,
                  COLUMNS " FROM " IDS_PG("$2")
                      " ids(asked) CROSS JOIN customer c WHERE c.org_id = $1 AND c.id = ids.asked"
                      " AND ($3 = '[]' OR c.owner_id IN " IDS_PG("$3") ")" CHOSEN};
const Sql kMatches{"offers.matches", LITE, PG};
const Sql kCountMatches{"offers.count_matches", COUNTED(LITE), COUNTED(PG)};

namespace {

template <class T>
std::string list_of(const std::vector<T>& values) {
    return JsonColumn<std::vector<T>>::to_text(values);
}

std::string day_before(Date today, int days) {
    return days > 0 ? today.plus_days(-days).to_string() : std::string();
}

}  // namespace

void run_matches(Tx& tx, const Sql& sql, const Question& q, Id after, std::int64_t limit,
                 const storage::RowSink& sink) {
    const SegmentFilter& f = q.filter;
    const auto contact_from =
        f.contacted_within_days > 0 ? q.now.plus_ms(-f.contacted_within_days * kDayMs) : Instant{};
    const auto contact_to = f.not_contacted_for_days > 0
                                ? q.now.plus_ms(-f.not_contacted_for_days * kDayMs)
                                : Instant{INT64_MAX};
    tx.each(sql, sink, after, q.owners, list_of(f.regions), list_of(f.industries),
            list_of(f.sources), list_of(f.tiers), list_of(f.statuses), list_of(f.tags),
            day_before(q.today, f.ordered_within_days), day_before(q.today, f.not_ordered_for_days),
            contact_from, contact_to, limit);
}

}  // namespace zhuli::offers

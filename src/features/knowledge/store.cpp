#include "features/knowledge/store.hpp"

namespace zhuli::knowledge {

namespace {

using storage::Sql;

#define CARD_COLUMNS                                                                          \
    "SELECT id, version, kind, product_id, line_id, case_id, title, words, concern, segment," \
    " parameter, value_pattern, advantage, benefit, proof, demonstration, competitor,"        \
    " price_low_e4, price_high_e4, strengths, weaknesses, comparisons, return_days,"          \
    " warranty_months, free_services, source, valid_until, expires_on, remind_on, owner_id,"  \
    " archived, archive_reason, created_at, updated_at FROM knowledge_card WHERE org_id = $1"
constexpr Sql kCardsAbout{"knowledge.cards_about", CARD_COLUMNS
                          " AND product_id = $2 AND line_id = $3 AND archived = 0"
                          " ORDER BY id DESC LIMIT $4"};
constexpr Sql kPolicyCards{
    "knowledge.policy_cards", CARD_COLUMNS
    " AND kind = 'policy' AND archived = 0 ORDER BY updated_at DESC, id DESC LIMIT $2"};
#undef CARD_COLUMNS

#define SCRIPT_COLUMNS                                                                      \
    "id, version, root_id, revision_no, scene, step_no, title, words, concern, product_id," \
    " line_id, case_id, source, valid_until, remind_on, owner_id, state, reason,"           \
    " approved_by, approved_at, end_reason, used_count, created_at, updated_at"
constexpr Sql kScriptsAbout{"knowledge.scripts_about",
                            "SELECT " SCRIPT_COLUMNS
                            " FROM script WHERE org_id = $1 AND product_id = $2 AND line_id = $3"
                            " AND state = 'approved' ORDER BY used_count DESC, id DESC LIMIT $4"};
constexpr Sql kVersions{"knowledge.versions", "SELECT " SCRIPT_COLUMNS
                                              " FROM script WHERE org_id = $1 AND root_id = $2"
                                              " ORDER BY revision_no DESC LIMIT 200"};
#undef SCRIPT_COLUMNS

constexpr Sql kCiting{
    "knowledge.citing",
    "SELECT 'knowledge_card' AS entity, id, CASE WHEN title = '' THEN parameter ELSE title END"
    " AS title, kind, 0 AS draft FROM knowledge_card WHERE org_id = $1 AND case_id = $2"
    " AND archived = 0 UNION ALL SELECT 'script', id, title, scene,"
    " CASE WHEN state = 'draft' THEN 1 ELSE 0 END FROM script WHERE org_id = $1"
    " AND case_id = $2 AND state IN ('approved', 'draft') ORDER BY 5, 1, 2 LIMIT $3"};

constexpr Sql kLock{"knowledge.lock_script",
                    "SELECT id FROM script WHERE org_id = $1 AND root_id = $2",
                    "SELECT id FROM script WHERE org_id = $1 AND root_id = $2"
                    " ORDER BY id FOR UPDATE"};
constexpr Sql kKeepUse{"knowledge.keep_use",
                       "INSERT INTO script_use (org_id, id, root_id, script_id, user_id, used_at,"
                       " undone) VALUES ($1, $2, $3, $4, $5, $6, 0)"};
constexpr Sql kTakeUseBack{
    "knowledge.take_use_back",
    "UPDATE script_use SET undone = 1 WHERE org_id = $1 AND undone = 0 AND id ="
    " (SELECT MAX(u.id) FROM script_use u WHERE u.org_id = $1 AND u.root_id = $2"
    " AND u.user_id = $3 AND u.undone = 0 AND u.used_at >= $4)"};
constexpr Sql kCount{"knowledge.count_use",
                     "UPDATE script SET used_count = used_count + $3"
                     " WHERE org_id = $1 AND root_id = $2"};

constexpr Sql kCardsToRemind{"knowledge.cards_to_remind",
                             "SELECT id FROM knowledge_card WHERE org_id = $1"
                             " AND remind_on > '' AND remind_on <= $2"
                             " ORDER BY remind_on, id LIMIT $3"};
constexpr Sql kScriptsToRemind{"knowledge.scripts_to_remind",
                               "SELECT id FROM script WHERE org_id = $1"
                               " AND remind_on > '' AND remind_on <= $2"
                               " ORDER BY remind_on, id LIMIT $3"};
constexpr Sql kForgetCard{"knowledge.forget_card_reminder",
                          "UPDATE knowledge_card SET remind_on = ''"
                          " WHERE org_id = $1 AND id = $2"};
constexpr Sql kForgetScript{"knowledge.forget_script_reminder",
                            "UPDATE script SET remind_on = '' WHERE org_id = $1 AND id = $2"};

/// From one industry to the next by the index, however many customers each has.
constexpr Sql kSegments{
    "knowledge.segments",
    "WITH RECURSIVE word (industry) AS (SELECT MIN(industry) FROM customer WHERE org_id = $1"
    " AND industry > '' UNION ALL SELECT (SELECT MIN(c.industry) FROM customer c"
    " WHERE c.org_id = $1 AND c.industry > word.industry) FROM word WHERE word.industry > '')"
    " SELECT industry FROM word WHERE industry > '' LIMIT $2"};
constexpr Sql kHasSegment{"knowledge.has_segment",
                          "SELECT id FROM customer WHERE org_id = $1 AND industry = $2 LIMIT 1"};

constexpr const Sql* kStatements[] = {
    &kCardsAbout,  &kScriptsAbout,  &kVersions,        &kLock,       &kKeepUse,      &kTakeUseBack,
    &kCount,       &kCardsToRemind, &kScriptsToRemind, &kForgetCard, &kForgetScript, &kCiting,
    &kPolicyCards, &kSegments,      &kHasSegment};

constexpr Check kChecks[] = {
    {"knowledge: what rests on a case rests on one that is there",
     {"knowledge.check_cases",
      "SELECT CAST(c.id AS TEXT) FROM knowledge_card c LEFT JOIN ticket_case t"
      " ON t.org_id = $1 AND t.id = c.case_id WHERE c.org_id = $1 AND c.case_id <> 0"
      " AND t.id IS NULL UNION ALL SELECT s.title FROM script s LEFT JOIN ticket_case t"
      " ON t.org_id = $1 AND t.id = s.case_id WHERE s.org_id = $1 AND s.case_id <> 0"
      " AND t.id IS NULL"}},
    {"knowledge: of one script a version at most is approved, and one a draft",
     {"knowledge.check_versions",
      "SELECT MIN(title) FROM script WHERE org_id = $1 AND state IN ('draft', 'approved')"
      " GROUP BY root_id, state HAVING COUNT(*) > 1"}},
    {"knowledge: a script's count is that of its uses",
     {"knowledge.check_uses",
      "SELECT s.title FROM script s WHERE s.org_id = $1 AND s.used_count <>"
      " (SELECT COUNT(*) FROM script_use u WHERE u.org_id = $1 AND u.root_id = s.root_id"
      " AND u.undone = 0)"}},
    {"knowledge: exactly the cards in use can be found",
     {"knowledge.check_cards_found",
      "SELECT c.title FROM knowledge_card c LEFT JOIN search_entry e ON e.org_id = c.org_id"
      " AND e.id = c.id WHERE c.org_id = $1 AND (c.archived = 0) <> (e.id IS NOT NULL)"}},
    {"knowledge: exactly the approved scripts can be found",
     {"knowledge.check_scripts_found",
      "SELECT s.title FROM script s LEFT JOIN search_entry e ON e.org_id = s.org_id"
      " AND e.id = s.id WHERE s.org_id = $1 AND (s.state = 'approved') <> (e.id IS NOT NULL)"}},
};

template <class T>
std::vector<Id> ids_of(Tx& tx, const Sql& sql, const T& by, int limit) {
    std::vector<Id> ids;
    tx.each(
        sql, [&](const storage::RowView& row) { ids.push_back(row.id(0)); }, by, limit);
    return ids;
}

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const Check> checks() { return kChecks; }

std::vector<Card> cards_about(Tx& tx, Id product, Id line) {
    return tx.all<Card>(kCardsAbout, product, line, kAboutLimit);
}

std::vector<Card> policy_cards(Tx& tx) { return tx.all<Card>(kPolicyCards, kAboutLimit); }

std::vector<Script> scripts_about(Tx& tx, Id product, Id line, int limit) {
    return tx.all<Script>(kScriptsAbout, product, line, limit);
}

std::vector<Citation> citations_of(Tx& tx, Id one) {
    return tx.all<Citation>(kCiting, one, kCitationsShown);
}

std::vector<std::string> segments(Tx& tx) {
    std::vector<std::string> words;
    tx.each(
        kSegments, [&](const storage::RowView& row) { words.push_back(row.text(0)); },
        kSegmentsShown);
    return words;
}

bool has_segment(Tx& tx, std::string_view words) {
    return tx.scalar<Id>(kHasSegment, words).has_value();
}

void lock_script(Tx& tx, Id root) { tx.exec(kLock, root); }

std::vector<Script> versions_of(Tx& tx, Id root) { return tx.all<Script>(kVersions, root); }

void count_use(Tx& tx, const Script& script, Id user, Instant at) {
    tx.push(kKeepUse, tx.new_id(), script.root_id, script.id, user, at);
    tx.push(kCount, script.root_id, std::int64_t{1});
}

bool take_use_back(Tx& tx, Id root, Id user, Instant since) {
    if (tx.exec(kTakeUseBack, root, user, since) == 0) return false;
    tx.push(kCount, root, std::int64_t{-1});
    return true;
}

std::vector<Id> cards_to_remind(Tx& tx, Date today, int limit) {
    return ids_of(tx, kCardsToRemind, today, limit);
}

std::vector<Id> scripts_to_remind(Tx& tx, Date today, int limit) {
    return ids_of(tx, kScriptsToRemind, today, limit);
}

void forget_card_reminder(Tx& tx, Id card) { tx.push(kForgetCard, card); }
void forget_script_reminder(Tx& tx, Id script) { tx.push(kForgetScript, script); }

}  // namespace zhuli::knowledge

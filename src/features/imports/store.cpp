#include "features/imports/store.hpp"

namespace zhuli::imports {

namespace {

using storage::Sql;

constexpr Sql kInsertItem{
    "imports.insert_item",
    "INSERT INTO import_item (org_id, batch_id, item_no, kind, external_no, row_no, line_count,"
    " state, foreseen, record_id, content) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10)"};

constexpr Sql kInsertIssue{
    "imports.insert_issue",
    "INSERT INTO import_issue (org_id, batch_id, issue_no, row_no, \"column\", code, params, cells)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"};

#define ITEM_COLUMNS                                                                    \
    "SELECT item_no, kind, external_no, row_no, line_count, state, foreseen, decision," \
    " record_id, content"
#define STANDING_SO " FROM import_item WHERE org_id = $1 AND batch_id = $2 AND state = $3"
constexpr Sql kNextItems{"imports.next_items",
                         ITEM_COLUMNS STANDING_SO " ORDER BY item_no LIMIT $4"};
constexpr Sql kLastItems{"imports.last_items",
                         ITEM_COLUMNS STANDING_SO " ORDER BY item_no DESC LIMIT $4"};
#undef STANDING_SO
#define IN_SQLITE(n) " IN (SELECT CAST(value AS BIGINT) FROM json_each(" n "))"
#define IN_POSTGRES(n) \
    " IN (SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST(" n " AS json)))"
#define NUMBERED(numbers) \
    ITEM_COLUMNS " FROM import_item WHERE org_id = $1 AND batch_id = $2 AND item_no" numbers
constexpr Sql kItemsNumbered{"imports.items_numbered", NUMBERED(IN_SQLITE("$3")),
                             NUMBERED(IN_POSTGRES("$3"))};
#undef NUMBERED
#undef ITEM_COLUMNS

#define DECIDE(rows)                                                                       \
    "UPDATE import_item SET decision = $4, foreseen = $3, state = 'staged'"                \
    " WHERE org_id = $1 AND batch_id = $2 AND item_no IN (SELECT item_no FROM import_item" \
    " WHERE org_id = $1 AND batch_id = $2"                                                 \
    " AND (state = $3 OR (state = 'staged' AND foreseen = $3)) AND decision <> $4"         \
    " AND ($5 = '[]' OR row_no" rows ") ORDER BY item_no LIMIT $6)"
constexpr Sql kDecide{"imports.decide", DECIDE(IN_SQLITE("$5")), DECIDE(IN_POSTGRES("$5"))};
#undef DECIDE
#undef IN_SQLITE
#undef IN_POSTGRES

constexpr Sql kDecided{"imports.decided",
                       "SELECT foreseen, decision, COUNT(*) AS count FROM import_item"
                       " WHERE org_id = $1 AND batch_id = $2 AND decision <> 'none'"
                       " AND state = 'staged' GROUP BY foreseen, decision"};

constexpr Sql kSettleItem{"imports.settle_item",
                          "UPDATE import_item SET state = $4, record_id = $5, content = $6"
                          " WHERE org_id = $1 AND batch_id = $2 AND item_no = $3"};

constexpr Sql kCustomerOfItem{
    "imports.customer_of_item",
    "SELECT record_id FROM import_item WHERE org_id = $1 AND batch_id = $2 AND external_no = $3"
    " AND kind = 'customer' AND record_id <> 0"};

constexpr Sql kTakenBack{
    "imports.taken_back",
    "SELECT item_no FROM import_item WHERE org_id = $1 AND record_id = $2 AND state = 'undone'"
    " LIMIT 1"};

constexpr Sql kDropItems{
    "imports.drop_items",
    "DELETE FROM import_item WHERE org_id = $1 AND batch_id = $2 AND item_no IN"
    " (SELECT item_no FROM import_item WHERE org_id = $1 AND batch_id = $2"
    " ORDER BY item_no LIMIT 500)"};

constexpr Sql kDropIssues{
    "imports.drop_issues",
    "DELETE FROM import_issue WHERE org_id = $1 AND batch_id = $2 AND issue_no IN"
    " (SELECT issue_no FROM import_issue WHERE org_id = $1 AND batch_id = $2"
    " ORDER BY issue_no LIMIT 500)"};

constexpr Sql kDropParts{
    "imports.drop_parts",
    "DELETE FROM import_part WHERE org_id = $1 AND batch_id = $2 AND part_no IN"
    " (SELECT part_no FROM import_part WHERE org_id = $1 AND batch_id = $2"
    " ORDER BY part_no LIMIT 8)"};

constexpr Sql kDropIssuesOf{"imports.drop_issues_of",
                            "DELETE FROM import_issue WHERE org_id = $1 AND batch_id = $2"
                            " AND issue_no >= $3 AND issue_no < $4"};

constexpr Sql kTally{"imports.tally",
                     "SELECT kind, state, COUNT(*) AS count FROM import_item"
                     " WHERE org_id = $1 AND batch_id = $2 GROUP BY kind, state"};

constexpr Sql kWalkIn{"imports.walk_in",
                      "SELECT state FROM import_item WHERE org_id = $1 AND batch_id = $2"
                      " AND external_no = '' AND kind = 'customer' LIMIT 1"};

constexpr Sql kIssues{"imports.issues",
                      "SELECT issue_no, row_no, \"column\", code, params, cells FROM import_issue"
                      " WHERE org_id = $1 AND batch_id = $2 AND issue_no > $3"
                      " ORDER BY issue_no LIMIT $4"};

constexpr Sql kCountIssues{"imports.count_issues",
                           "SELECT COUNT(*) AS count FROM (SELECT issue_no FROM import_issue"
                           " WHERE org_id = $1 AND batch_id = $2 LIMIT 10000) found"};

constexpr Sql kUnfinished{
    "imports.unfinished",
    "SELECT b.id FROM import_batch b LEFT JOIN import_try t ON t.org_id = b.org_id"
    " AND t.batch_id = b.id WHERE b.org_id = $1"
    " AND b.state IN ('reading', 'applying', 'undoing', 'discarding')"
    " AND (b.state <> 'reading' OR b.byte_count > 0)"
    " AND COALESCE(t.retry_at, 0) <= $2 ORDER BY b.id LIMIT 1"};
constexpr Sql kNextTry{"imports.next_try",
                       "SELECT retry_at FROM import_try WHERE org_id = $1"
                       " ORDER BY retry_at LIMIT 1"};
constexpr Sql kTries{"imports.tries",
                     "SELECT attempts FROM import_try WHERE org_id = $1 AND batch_id = $2"};
constexpr Sql kNoteTry{"imports.note_try",
                       "INSERT INTO import_try (org_id, batch_id, attempts, retry_at)"
                       " VALUES ($1, $2, $3, $4) ON CONFLICT (org_id, batch_id)"
                       " DO UPDATE SET attempts = excluded.attempts, retry_at = excluded.retry_at"};
constexpr Sql kNoteProgress{"imports.note_progress",
                            "UPDATE import_try SET done_count = $3, total_count = $4"
                            " WHERE org_id = $1 AND batch_id = $2"};
constexpr Sql kProgress{"imports.progress",
                        "SELECT done_count, total_count FROM import_try"
                        " WHERE org_id = $1 AND batch_id = $2"};
constexpr Sql kForgetTries{"imports.forget_tries",
                           "DELETE FROM import_try WHERE org_id = $1 AND batch_id = $2"};
constexpr Sql kAbandoned{"imports.abandoned",
                         "SELECT id FROM import_batch WHERE org_id = $1 AND state = 'uploading'"
                         " AND updated_at < $2 ORDER BY updated_at, id LIMIT 1"};

constexpr Sql kOpen{"imports.open",
                    "SELECT id FROM import_batch WHERE org_id = $1 AND content_hash = $2"
                    " AND content_hash <> ''"
                    " AND state IN ('reading', 'staged', 'applying', 'undoing') LIMIT 1"};

constexpr Sql kWithHeader{
    "imports.with_header",
    "SELECT id FROM import_batch WHERE org_id = $1 AND kind = $2 AND header = $3"
    " AND mapping <> '[]' ORDER BY id DESC LIMIT 1"};

constexpr Sql kLock{"imports.lock",
                    "SELECT version, state FROM import_batch WHERE org_id = $1 AND id = $2",
                    "SELECT version, state FROM import_batch WHERE org_id = $1 AND id = $2"
                    " FOR UPDATE"};

constexpr Sql kInsertPart{"imports.insert_part",
                          "INSERT INTO import_part (org_id, batch_id, part_no, byte_count, content)"
                          " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (org_id, batch_id, part_no)"
                          " DO UPDATE SET byte_count = excluded.byte_count,"
                          " content = excluded.content"};

constexpr Sql kPartBytes{"imports.part_bytes",
                         "SELECT CAST(COALESCE(SUM(byte_count), 0) AS BIGINT) FROM import_part"
                         " WHERE org_id = $1 AND batch_id = $2"};

constexpr Sql kParts{"imports.parts",
                     "SELECT content FROM import_part WHERE org_id = $1 AND batch_id = $2"
                     " ORDER BY part_no"};

constexpr const Sql* kStatements[] = {
    &kInsertItem,   &kInsertIssue,  &kNextItems, &kLastItems,     &kSettleItem, &kCustomerOfItem,
    &kTakenBack,    &kDropItems,    &kTally,     &kIssues,        &kUnfinished, &kOpen,
    &kWithHeader,   &kLock,         &kWalkIn,    &kInsertPart,    &kParts,      &kDropParts,
    &kDropIssues,   &kDropIssuesOf, &kPartBytes, &kCountIssues,   &kNextTry,    &kTries,
    &kNoteTry,      &kForgetTries,  &kAbandoned, &kItemsNumbered, &kDecide,     &kDecided,
    &kNoteProgress, &kProgress};

constexpr Check kChecks[] = {
    {"imports: every created document of a batch is there",
     {"imports.check_documents",
      "SELECT i.external_no FROM import_item i LEFT JOIN sales_order o"
      " ON o.org_id = i.org_id AND o.id = i.record_id"
      " WHERE i.org_id = $1 AND i.kind = 'document' AND i.state = 'created' AND o.id IS NULL"}},
    {"imports: a batch that is done has nothing waiting",
     {"imports.check_finished",
      "SELECT b.file_name FROM import_batch b WHERE b.org_id = $1 AND b.state = 'done'"
      " AND EXISTS (SELECT 1 FROM import_item i WHERE i.org_id = b.org_id AND i.batch_id = b.id"
      " AND i.state = 'staged')"}},
};

constexpr storage::Migration kMigrations[] = {{"imports", 1, R"sql(
-- distributed
CREATE TABLE import_batch (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, kind TEXT NOT NULL,
  state TEXT NOT NULL, source TEXT NOT NULL, file_name TEXT NOT NULL, row_count BIGINT NOT NULL,
  line_count BIGINT NOT NULL, document_count BIGINT NOT NULL, amount_minor BIGINT NOT NULL,
  error_count BIGINT NOT NULL, item_count BIGINT NOT NULL, byte_count BIGINT NOT NULL,
  content_hash TEXT NOT NULL, charset TEXT NOT NULL, sheet TEXT NOT NULL,
  header_row BIGINT NOT NULL, header TEXT NOT NULL, mapping TEXT NOT NULL,
  forecast TEXT NOT NULL, problems TEXT NOT NULL, actor_id BIGINT NOT NULL,
  finished_at BIGINT NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE INDEX import_batch_created ON import_batch (org_id, created_at, id);
CREATE INDEX import_batch_work ON import_batch (org_id, id)
  WHERE state IN ('reading', 'applying', 'undoing', 'discarding');
CREATE UNIQUE INDEX import_batch_open ON import_batch (org_id, content_hash)
  WHERE state IN ('reading', 'staged', 'applying', 'undoing') AND content_hash <> '';
CREATE INDEX import_batch_uploading ON import_batch (org_id, updated_at, id)
  WHERE state = 'uploading';
CREATE INDEX import_batch_header ON import_batch (org_id, kind, id) WHERE mapping <> '[]';
-- distributed
CREATE TABLE import_try (
  org_id BIGINT NOT NULL, batch_id BIGINT NOT NULL, attempts BIGINT NOT NULL,
  retry_at BIGINT NOT NULL, PRIMARY KEY (org_id, batch_id));
CREATE INDEX import_try_next ON import_try (org_id, retry_at);
-- distributed
CREATE TABLE import_part (
  org_id BIGINT NOT NULL, batch_id BIGINT NOT NULL, part_no BIGINT NOT NULL,
  byte_count BIGINT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (org_id, batch_id, part_no));
-- distributed
CREATE TABLE import_item (
  org_id BIGINT NOT NULL, batch_id BIGINT NOT NULL, item_no BIGINT NOT NULL, kind TEXT NOT NULL,
  external_no TEXT NOT NULL, row_no BIGINT NOT NULL, line_count BIGINT NOT NULL,
  state TEXT NOT NULL, foreseen TEXT NOT NULL, record_id BIGINT NOT NULL, content TEXT NOT NULL,
  PRIMARY KEY (org_id, batch_id, item_no));
CREATE INDEX import_item_state ON import_item (org_id, batch_id, state, item_no, kind);
CREATE INDEX import_item_customer ON import_item (org_id, batch_id, external_no)
  WHERE kind = 'customer';
CREATE INDEX import_item_undone ON import_item (org_id, record_id) WHERE state = 'undone';
-- distributed
CREATE TABLE import_issue (
  org_id BIGINT NOT NULL, batch_id BIGINT NOT NULL, issue_no BIGINT NOT NULL,
  row_no BIGINT NOT NULL, "column" TEXT NOT NULL, code TEXT NOT NULL, params TEXT NOT NULL,
  cells TEXT NOT NULL, PRIMARY KEY (org_id, batch_id, issue_no));
)sql"},
                                              {"imports", 2, R"sql(
ALTER TABLE import_item ADD COLUMN decision TEXT NOT NULL DEFAULT 'none';
CREATE INDEX import_item_decided ON import_item (org_id, batch_id, foreseen, decision)
  WHERE decision <> 'none' AND state = 'staged';
)sql"},
                                              {"imports", 3, R"sql(
ALTER TABLE import_try ADD COLUMN done_count BIGINT NOT NULL DEFAULT 0;
ALTER TABLE import_try ADD COLUMN total_count BIGINT NOT NULL DEFAULT 0;
)sql"}};

}  // namespace

namespace {

/// "[1,2,3]", see storage/id_set.hpp.
std::string number_set(std::span<const std::int64_t> numbers) {
    std::string set = "[";
    for (const std::int64_t number : numbers)
        set += (set.size() > 1 ? "," : "") + std::to_string(number);
    return set + "]";
}

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const storage::Migration> migrations() { return kMigrations; }
std::span<const Check> checks() { return kChecks; }

void insert_item(Tx& tx, Id batch, const ImportItem& item) {
    tx.push(kInsertItem, batch, item.item_no, item.kind, item.external_no, item.row_no,
            item.line_count, item.state, item.foreseen, item.content);
}

void note_progress(Tx& tx, Id batch, std::int64_t done, std::int64_t total) {
    tx.exec(kNoteProgress, batch, done, total);
}
Progress progress_of(Tx& tx, Id batch) {
    return tx.one<Progress>(kProgress, batch).value_or(Progress{});
}

void insert_issue(Tx& tx, Id batch, const ImportIssue& issue) {
    tx.push(kInsertIssue, batch, issue.issue_no, issue.row_no, issue.column, issue.code,
            issue.params, issue.cells);
}

std::vector<ImportItem> next_items(Tx& tx, Id batch, ItemState state, int limit) {
    return tx.all<ImportItem>(kNextItems, batch, state, limit);
}

std::vector<ImportItem> last_items(Tx& tx, Id batch, ItemState state, int limit) {
    return tx.all<ImportItem>(kLastItems, batch, state, limit);
}

std::vector<ImportItem> items_numbered(Tx& tx, Id batch, std::span<const std::int64_t> numbers) {
    return tx.all<ImportItem>(kItemsNumbered, batch, number_set(numbers));
}

std::int64_t decide(Tx& tx, Id batch, ItemState about, Decision decision,
                    std::span<const std::int64_t> rows, int limit) {
    return tx.exec(kDecide, batch, about, decision, number_set(rows), limit);
}

std::vector<Decided> decided(Tx& tx, Id batch) { return tx.all<Decided>(kDecided, batch); }

void settle_item(Tx& tx, Id batch, std::int64_t item_no, ItemState state, Id record,
                 std::string_view content) {
    tx.push(kSettleItem, batch, item_no, state, record, content);
}

std::optional<Id> customer_of_item(Tx& tx, Id batch, std::string_view key) {
    return tx.scalar<Id>(kCustomerOfItem, batch, key);
}

bool was_taken_back(Tx& tx, Id record) {
    return tx.scalar<std::int64_t>(kTakenBack, record).has_value();
}

void keep_part(Tx& tx, Id batch, std::int64_t part_no, std::int64_t byte_count,
               std::string_view content) {
    tx.exec(kInsertPart, batch, part_no, byte_count, content);
}

std::int64_t arrived_bytes(Tx& tx, Id batch) {
    return tx.scalar<std::int64_t>(kPartBytes, batch).value_or(0);
}

void each_part(Tx& tx, Id batch, const std::function<void(std::string_view)>& take) {
    tx.each(
        kParts, [&](const storage::RowView& row) { take(row.cell(0).text()); }, batch);
}

bool drop_some_parts(Tx& tx, Id batch) { return tx.exec(kDropParts, batch) > 0; }

bool drop_some_staged(Tx& tx, Id batch) {
    return tx.exec(kDropItems, batch) > 0 || tx.exec(kDropIssues, batch) > 0;
}

bool drop_some(Tx& tx, Id batch) {
    return drop_some_parts(tx, batch) || drop_some_staged(tx, batch);
}

void drop_issues(Tx& tx, Id batch, std::int64_t from_issue, std::int64_t to_issue) {
    tx.push(kDropIssuesOf, batch, from_issue, to_issue);
}

std::vector<Tally> tally(Tx& tx, Id batch) { return tx.all<Tally>(kTally, batch); }

std::optional<ItemState> walk_in_state(Tx& tx, Id batch) {
    return tx.scalar<ItemState>(kWalkIn, batch);
}

std::vector<ImportIssue> issues_of(Tx& tx, Id batch, std::int64_t after_issue, int limit) {
    return tx.all<ImportIssue>(kIssues, batch, after_issue, limit);
}

std::int64_t count_issues(Tx& tx, Id batch) {
    return tx.scalar<std::int64_t>(kCountIssues, batch).value_or(0);
}

std::optional<Id> unfinished_batch(Tx& tx, Instant now) { return tx.scalar<Id>(kUnfinished, now); }

std::optional<Instant> next_try(Tx& tx) { return tx.scalar<Instant>(kNextTry); }

int tries_of(Tx& tx, Id batch) {
    return static_cast<int>(tx.scalar<std::int64_t>(kTries, batch).value_or(0));
}

void note_try(Tx& tx, Id batch, int attempts, Instant retry_at) {
    tx.exec(kNoteTry, batch, attempts, retry_at);
}

void forget_tries(Tx& tx, Id batch) { tx.exec(kForgetTries, batch); }

std::optional<Id> abandoned_upload(Tx& tx, Instant before) {
    return tx.scalar<Id>(kAbandoned, before);
}

std::optional<Id> open_batch(Tx& tx, std::string_view content_hash) {
    return tx.scalar<Id>(kOpen, content_hash);
}

std::optional<Id> batch_with_header(Tx& tx, ImportKind kind, std::string_view header) {
    return tx.scalar<Id>(kWithHeader, kind, header);
}

std::optional<Standing> lock_batch(Tx& tx, Id batch) { return tx.one<Standing>(kLock, batch); }

}  // namespace zhuli::imports

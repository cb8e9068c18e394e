// Statements of imports: staged items and the issues of a batch. A batch itself is saved like every
// record; its items are written and settled here, in the units that stage and apply them.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "features/imports/model.hpp"
#include "storage/check.hpp"
#include "storage/migrations.hpp"
#include "storage/tx.hpp"

namespace zhuli::imports {

using storage::Check;
using storage::Tx;

void insert_item(Tx& tx, Id batch, const ImportItem& item);
void insert_issue(Tx& tx, Id batch, const ImportIssue& issue);
/// The next items that stand so, in order; reversed for undoing.
std::vector<ImportItem> next_items(Tx& tx, Id batch, ItemState state, int limit);
std::vector<ImportItem> last_items(Tx& tx, Id batch, ItemState state, int limit);
std::vector<ImportItem> items_numbered(Tx& tx, Id batch, std::span<const std::int64_t> numbers);
/// Writes down what becomes of rows left out, or foreseen to be, for being `about`: they wait to be
/// applied (again). Of no rows: of all, at most `limit`. How many.
std::int64_t decide(Tx& tx, Id batch, ItemState about, Decision decision,
                    std::span<const std::int64_t> rows, int limit);
/// How many wait with a decision.
struct Decided {
    ItemState foreseen = ItemState::staged;
    Decision decision = Decision::none;
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(Decided, (), (foreseen, decision, count))
std::vector<Decided> decided(Tx& tx, Id batch);
/// `content` is what is still worth keeping of it, mostly nothing.
void settle_item(Tx& tx, Id batch, std::int64_t item_no, ItemState state, Id record,
                 std::string_view content);
/// Who the customer item with this key became.
std::optional<Id> customer_of_item(Tx& tx, Id batch, std::string_view key);
/// Whether some import created this record and was undone.
bool was_taken_back(Tx& tx, Id record);
/// The file in base64, part by part; sending a part again replaces it.
void keep_part(Tx& tx, Id batch, std::int64_t part_no, std::int64_t byte_count,
               std::string_view content);
std::int64_t arrived_bytes(Tx& tx, Id batch);
void each_part(Tx& tx, Id batch, const std::function<void(std::string_view)>& take);
/// Forgets the file and everything staged, a piece that fits into a unit at a time; whether there
/// was anything.
bool drop_some(Tx& tx, Id batch);
bool drop_some_staged(Tx& tx, Id batch);
bool drop_some_parts(Tx& tx, Id batch);
/// What was noted of one item.
void drop_issues(Tx& tx, Id batch, std::int64_t from_issue, std::int64_t to_issue);

struct Tally {
    ItemKind kind = ItemKind::document;
    ItemState state = ItemState::staged;
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(Tally, (), (kind, state, count))
std::vector<Tally> tally(Tx& tx, Id batch);
/// How the walk-in customer of a batch stands.
std::optional<ItemState> walk_in_state(Tx& tx, Id batch);

std::vector<ImportIssue> issues_of(Tx& tx, Id batch, std::int64_t after_issue, int limit);
/// At most 10,000.
std::int64_t count_issues(Tx& tx, Id batch);
/// The first batch there is work on now for the server itself; what the command line reads is its
/// own, and one that failed waits for its next try.
std::optional<Id> unfinished_batch(Tx& tx, Instant now);
/// When one that was begun is begun again.
std::optional<Instant> next_try(Tx& tx);
/// How often it was begun without getting on.
int tries_of(Tx& tx, Id batch);
void note_try(Tx& tx, Id batch, int attempts, Instant retry_at);
void forget_tries(Tx& tx, Id batch);
/// How far reading a file has come in this try.
struct Progress {
    std::int64_t done_count = 0, total_count = 0;
};
BOOST_DESCRIBE_STRUCT(Progress, (), (done_count, total_count))
void note_progress(Tx& tx, Id batch, std::int64_t done, std::int64_t total);
Progress progress_of(Tx& tx, Id batch);
/// An upload that nobody has touched since.
std::optional<Id> abandoned_upload(Tx& tx, Instant before);
/// The batch that the same file is or was left in the middle of.
std::optional<Id> open_batch(Tx& tx, std::string_view content_hash);
/// The columns last told for a file with this header.
std::optional<Id> batch_with_header(Tx& tx, ImportKind kind, std::string_view header);

struct Standing {
    std::int64_t version = 0;
    BatchState state = BatchState::staged;
};
BOOST_DESCRIBE_STRUCT(Standing, (), (version, state))
/// How the batch stands; nobody else moves it until the unit ends.
std::optional<Standing> lock_batch(Tx& tx, Id batch);

std::span<const storage::Sql* const> statements();
std::span<const storage::Migration> migrations();
std::span<const Check> checks();

}  // namespace zhuli::imports

// Imports: a file of customers, products, orders, conversations or opening stock, read, checked and
// staged as one batch of items, then applied item by item, visible, resumable and undoable. An item
// is a record or a whole document, never a part of one. The file's bytes are kept only until they
// are read, and what was understood of them only until it is applied.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"

namespace zhuli::imports {

enum class ImportKind : std::uint8_t {
    customers,
    contacts,
    products,
    orders,
    interactions,
    stock,
    follow_ups
};
BOOST_DESCRIBE_ENUM(ImportKind, customers, contacts, products, orders, interactions, stock,
                    follow_ups)

/// refused: the file as a whole could not be read. failed: tried again and again in vain, and given
/// up. discarded: thrown away before it was applied.
enum class BatchState : std::uint8_t {
    uploading,
    reading,
    refused,
    staged,
    applying,
    done,
    undoing,
    undone,
    failed,
    discarding,
    discarded
};
BOOST_DESCRIBE_ENUM(BatchState, uploading, reading, refused, staged, applying, done, undoing,
                    undone, failed, discarding, discarded)

inline constexpr std::size_t kLongestHeader = 200;  // characters kept of a column's name
inline constexpr std::size_t kMostHeaders = 200;    // columns whose names are kept

/// "This column of the file is that field of ours."
struct ToldName {
    Text<kLongestHeader> theirs;
    Text<60> ours;
    auto operator<=>(const ToldName&) const = default;
};
BOOST_DESCRIBE_STRUCT(ToldName, (), (theirs, ours))

/// Why the file or its mapping was refused.
struct FileProblem {
    std::string path;
    std::string code;    // message key
    std::string params;  // JSON object of texts
};
BOOST_DESCRIBE_STRUCT(FileProblem, (), (path, code, params))

/// How far a batch is: items by what became of them.
struct Outcome {
    std::int64_t waiting = 0;
    std::int64_t documents_created = 0;
    std::int64_t customers_created = 0;
    std::int64_t walk_in_created = 0;
    std::int64_t products_created = 0;
    std::int64_t interactions_created = 0;
    std::int64_t openings_created = 0;
    std::int64_t contacts_created = 0;
    std::int64_t follow_ups_created = 0;
    std::int64_t updated = 0;    // records that were there and took over what the file says
    std::int64_t unchanged = 0;  // documents, or records of the other kinds
    std::int64_t conflicts = 0;
    std::int64_t suspected = 0;  // probable duplicates, not created
    std::int64_t refused = 0;
    std::int64_t undone = 0;
    std::int64_t kept = 0;  // asked to be undone, but in use since
};
BOOST_DESCRIBE_STRUCT(Outcome, (),
                      (waiting, documents_created, customers_created, walk_in_created,
                       products_created, interactions_created, openings_created, contacts_created,
                       follow_ups_created, updated, unchanged, conflicts, suspected, refused,
                       undone, kept))

struct ImportBatch {
    Id id;
    std::int64_t version = 0;
    ImportKind kind = ImportKind::orders;
    BatchState state = BatchState::staged;
    Text<40> source;
    Text<200> file_name;
    std::int64_t row_count = 0;       // rows of the file below its header
    std::int64_t line_count = 0;      // rows that became part of an item
    std::int64_t document_count = 0;  // documents, or records of customers and products
    Money amount_minor;               // of all order lines
    std::int64_t error_count = 0;     // rows with a problem
    std::int64_t item_count = 0;
    std::int64_t byte_count = 0;  // of the file, when it was sent in parts
    Text<64> content_hash;        // which file, read how: the same is not imported twice at once
    Text<40> charset;             // how the file is read where that was told; empty: recognised
    Text<120> sheet;
    std::int64_t header_row = 0;
    std::vector<Text<kLongestHeader>> header;  // its columns, as far as kept
    std::vector<ToldName> mapping;             // as told in the mapping step
    Outcome forecast;                          // what applying would do, when it was staged
    std::vector<FileProblem> problems;  // why it was refused, given up or sent back to its mapping
    Id actor_id;
    Instant finished_at;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(ImportBatch, (),
                      (id, version, kind, state, source, file_name, row_count, line_count,
                       document_count, amount_minor, error_count, item_count, byte_count,
                       content_hash, charset, sheet, header_row, header, mapping, forecast,
                       problems, actor_id, finished_at, created_at, updated_at))
constexpr auto notes(const ImportBatch*) {
    using B = ImportBatch;
    return std::array{
        note<&B::id>(read_only),
        note<&B::version>(read_only),
        note<&B::kind>(read_only),
        note<&B::state>(read_only),
        note<&B::actor_id>(read_only, "user"),
        note<&B::finished_at>(read_only),
        note<&B::created_at>(read_only | sortable),
        note<&B::updated_at>(read_only),
    };
}
constexpr EntityName entity_of(const ImportBatch*) { return {"import_batch", "import_batch"}; }

enum class ItemKind : std::uint8_t {
    customer,
    product,
    document,
    interaction,
    opening,
    contact,
    follow_up
};
BOOST_DESCRIBE_ENUM(ItemKind, customer, product, document, interaction, opening, contact, follow_up)

/// updated: it was there already and took over what the row says, as somebody decided.
/// unchanged: it was there already, the same. conflict: it was there and differs; left as it was.
/// suspected: probably somebody who is there already; not created.
enum class ItemState : std::uint8_t {
    staged,
    created,
    updated,
    unchanged,
    conflict,
    suspected,
    refused,
    undone,
    kept
};
BOOST_DESCRIBE_ENUM(ItemState, staged, created, updated, unchanged, conflict, suspected, refused,
                    undone, kept)

/// What somebody wants of a row that was left out. create: it is somebody new all the same. update:
/// the record that is there takes over what the row says. none: it stays left out.
enum class Decision : std::uint8_t { none, create, update };
BOOST_DESCRIBE_ENUM(Decision, none, create, update)

struct ImportItem {
    std::int64_t item_no = 0;  // from 1; products and customers before the documents naming them
    ItemKind kind = ItemKind::document;
    std::string external_no;
    std::int64_t row_no = 0;      // its first row in the file
    std::int64_t line_count = 1;  // how much work it is
    ItemState state = ItemState::staged;
    ItemState foreseen = ItemState::staged;  // what it was expected to become
    Decision decision = Decision::none;
    Id record_id;
    std::string content;  // JSON, emptied once applied; of an updated record what it was before
};
BOOST_DESCRIBE_STRUCT(ImportItem, (),
                      (item_no, kind, external_no, row_no, line_count, state, foreseen, decision,
                       record_id, content))

/// One thing wrong with one row.
struct ImportIssue {
    std::int64_t issue_no = 0;  // in the batch, from 1
    std::int64_t row_no = 0;
    std::string column;  // as the file calls it; empty: the row as a whole
    std::string code;    // message key
    std::string params;  // JSON object of texts
    std::string cells;   // JSON array: the row as it was read
};
BOOST_DESCRIBE_STRUCT(ImportIssue, (), (issue_no, row_no, column, code, params, cells))

}  // namespace zhuli::imports

// What people see and decide of imports: the batches, how far each is, what is wrong with which
// row, and that one is applied, undone or thrown away. The work itself is run.hpp's.
#pragma once

#include "core/codec.hpp"
#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/imports/model.hpp"
#include "http/route.hpp"

namespace zhuli::imports {

using storage::Tx;

struct BatchView : ImportBatch {
    Outcome outcome;
    std::int64_t issue_count = 0;            // of rows and of items together, at most 10,000
    std::vector<std::string> problem_texts;  // `problems` in the caller's language
    std::int64_t read_count = 0;             // while it is read: rows compared with what is there
    std::int64_t reading_count = 0;          // of so many; 0: it has not come to that yet
    std::vector<std::string> actions;        // read, apply, decide, undo, discard
};
BOOST_DESCRIBE_STRUCT(BatchView, (ImportBatch),
                      (outcome, issue_count, problem_texts, read_count, reading_count, actions))

inline constexpr std::int64_t kMaxUploadBytes = 64 << 20;
inline constexpr std::size_t kMaxPartText = 720'000;  // base64 of about half a megabyte
inline constexpr std::int64_t kMaxParts = 200;
inline constexpr std::size_t kRowsShown = 8;

struct NewUpload {
    ImportKind kind = ImportKind::orders;
    Text<200> file_name;
    std::int64_t byte_count = 0;
};
BOOST_DESCRIBE_STRUCT(NewUpload, (), (kind, file_name, byte_count))
constexpr auto notes(const NewUpload*) { return std::array{note<&NewUpload::file_name>(required)}; }
/// Begins a batch whose file follows in parts.
Result<BatchView> begin_upload(Tx& tx, const Ctx& ctx, const NewUpload& in);

struct NewPart {
    Id id;
    std::int64_t part_no = 0;    // from 0
    Text<kMaxPartText> content;  // base64
};
BOOST_DESCRIBE_STRUCT(NewPart, (), (id, part_no, content))
constexpr auto notes(const NewPart*) {
    return std::array{note<&NewPart::id>(from_path), note<&NewPart::content>(required)};
}
Result<Done> keep_upload_part(Tx& tx, const Ctx& ctx, const NewPart& in);

/// How the file is read, where it leaves a choice; what is not told is recognised.
struct ReadingChoice {
    Text<40> charset;
    Text<120> sheet;
    std::int64_t header_row = 0;  // 0: recognised
};
BOOST_DESCRIBE_STRUCT(ReadingChoice, (), (charset, sheet, header_row))

struct ColumnsQuestion : ReadingChoice {
    Id id;
};
BOOST_DESCRIBE_STRUCT(ColumnsQuestion, (ReadingChoice), (id))
constexpr auto notes(const ColumnsQuestion*) {
    return std::array{note<&ColumnsQuestion::id>(from_path)};
}

/// What the mapping step shows.
struct ColumnView {
    std::string name;  // ours
    std::string label;
    bool required = false;
    std::string theirs;  // recognised; empty: not
};
BOOST_DESCRIBE_STRUCT(ColumnView, (), (name, label, required, theirs))
struct Columns {
    std::vector<std::string> header;
    std::vector<ColumnView> columns;
    std::vector<std::vector<std::string>> rows;  // the first of the file, long texts cut
    std::int64_t header_row = 0;                 // 0: none was found
    std::string charset;                         // of a csv
    std::vector<std::string> charsets;           // of a csv, to choose from
    std::string sheet;                           // of a workbook
    std::vector<std::string> sheets;             // of a workbook, to choose from
    bool remembered = false;                     // the columns are those told for such a file
};
BOOST_DESCRIBE_STRUCT(Columns, (),
                      (header, columns, rows, header_row, charset, charsets, sheet, sheets,
                       remembered))
/// Refuses what the file or the choice cannot be read by.
Result<Columns> show_columns(Tx& tx, const Ctx& ctx, const ColumnsQuestion& in,
                             const Catalog& texts);

struct FileReading : ReadingChoice {
    Id id;
    std::vector<ToldName> map;
};
BOOST_DESCRIBE_STRUCT(FileReading, (ReadingChoice), (id, map))
constexpr auto notes(const FileReading*) { return std::array{note<&FileReading::id>(from_path)}; }
/// Has the file read and staged. A mapping that does not fit sends the batch back to `uploading`
/// with its problems.
Result<BatchView> start_reading(Tx& tx, const Ctx& ctx, const FileReading& in);

Result<Page<ImportBatch>> list_batches(Tx& tx, const Ctx& ctx,
                                       const http::Listed<ImportBatch>& query);
Result<BatchView> show_batch(Tx& tx, const Ctx& ctx, const http::ById& in, const Catalog& texts);
/// Marks the batch for the runner, which is woken by the commit.
Result<BatchView> start_batch(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<BatchView> start_undo(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Throws away a batch that was never applied.
Result<BatchView> discard_batch(Tx& tx, const Ctx& ctx, const http::ById& in);

inline constexpr std::size_t kMostRowsDecided = 500;
inline constexpr int kMostDecidedAtOnce = 10'000;

/// What becomes of rows that were left out, or would be, for being `about`: suspected or a
/// conflict.
struct Deciding {
    Id id;
    ItemState about = ItemState::suspected;
    Decision decision = Decision::none;  // none takes a decision back, before it is applied
    std::vector<std::int64_t> rows;      // of the file; none: all of them
};
BOOST_DESCRIBE_STRUCT(Deciding, (), (id, about, decision, rows))
constexpr auto notes(const Deciding*) { return std::array{note<&Deciding::id>(from_path)}; }
/// Of a staged batch it is kept until that is applied; a batch that is done goes on with these
/// rows. Refuses imports.not_to_be_decided, imports.not_now.
Result<BatchView> decide_items(Tx& tx, const Ctx& ctx, const Deciding& in);

struct IssueQuestion {
    Id id;
    std::int64_t after = 0;  // issue number
};
BOOST_DESCRIBE_STRUCT(IssueQuestion, (), (id, after))
constexpr auto notes(const IssueQuestion*) {
    return std::array{note<&IssueQuestion::id>(from_path)};
}
struct IssueView : ImportIssue {
    std::string text;                      // what is wrong, in the caller's language
    ItemState about = ItemState::refused;  // why the row is left out, or would be
    Decision decision = Decision::none;    // what was decided and waits to be applied
    std::vector<Decision> choices;         // what may be decided; empty: the row is to be mended
};
BOOST_DESCRIBE_STRUCT(IssueView, (ImportIssue), (text, about, decision, choices))
struct Issues {
    std::vector<IssueView> items;
    std::int64_t next_after = 0;  // 0: that was all
};
BOOST_DESCRIBE_STRUCT(Issues, (), (items, next_after))
/// Rows with problems first, then conflicts, suspected duplicates and refusals.
Result<Issues> list_issues(Tx& tx, const Ctx& ctx, const IssueQuestion& question,
                           const Catalog& texts);
/// All of them as a csv: the rows as they were, to be mended and sent again.
Result<http::File> make_issue_file(Tx& tx, const Ctx& ctx, const http::ById& in,
                                   const Catalog& texts);

}  // namespace zhuli::imports

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
    std::vector<std::string> actions;  // apply, undo, discard
};
BOOST_DESCRIBE_STRUCT(BatchView, (ImportBatch), (outcome, actions))

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
constexpr auto notes(const NewUpload*) {
    return std::array{note<&NewUpload::file_name>(required)};
}
/// Begins a batch whose file follows in parts.
Result<BatchView> begin_upload(Tx& tx, const Ctx& ctx, const NewUpload& in);

struct NewPart {
    Id id;
    std::int64_t part_no = 0;  // from 0
    Text<kMaxPartText> content;  // base64
};
BOOST_DESCRIBE_STRUCT(NewPart, (), (id, part_no, content))
constexpr auto notes(const NewPart*) {
    return std::array{note<&NewPart::id>(from_path), note<&NewPart::content>(required)};
}
Result<Done> keep_upload_part(Tx& tx, const Ctx& ctx, const NewPart& in);

/// What the mapping step shows.
struct ColumnView {
    std::string name;  // ours
    bool required = false;
    std::string theirs;  // recognised; empty: not
};
BOOST_DESCRIBE_STRUCT(ColumnView, (), (name, required, theirs))
struct Columns {
    std::vector<std::string> header;
    std::vector<ColumnView> columns;
    std::vector<std::vector<std::string>> rows;  // the first of the file
    std::string charset;                         // of a csv
};
BOOST_DESCRIBE_STRUCT(Columns, (), (header, columns, rows, charset))
Result<Columns> show_columns(Tx& tx, const Ctx& ctx, const http::ById& in);

struct FileReading {
    Id id;
    std::vector<ToldName> map;
};
BOOST_DESCRIBE_STRUCT(FileReading, (), (id, map))
constexpr auto notes(const FileReading*) { return std::array{note<&FileReading::id>(from_path)}; }
/// Checks the mapping and has the file read and staged.
Result<BatchView> start_reading(Tx& tx, const Ctx& ctx, const FileReading& in);

Result<Page<ImportBatch>> list_batches(Tx& tx, const Ctx& ctx,
                                       const http::Listed<ImportBatch>& query);
Result<BatchView> show_batch(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Marks the batch for the runner, which is woken by the commit.
Result<BatchView> start_batch(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<BatchView> start_undo(Tx& tx, const Ctx& ctx, const http::ById& in);
/// Throws away a batch that was never applied.
Result<BatchView> discard_batch(Tx& tx, const Ctx& ctx, const http::ById& in);

struct IssueQuestion {
    Id id;
    std::int64_t after = 0;  // issue number
};
BOOST_DESCRIBE_STRUCT(IssueQuestion, (), (id, after))
constexpr auto notes(const IssueQuestion*) {
    return std::array{note<&IssueQuestion::id>(from_path)};
}
struct Issues {
    std::vector<ImportIssue> items;
    std::int64_t next_after = 0;  // 0: that was all
};
BOOST_DESCRIBE_STRUCT(Issues, (), (items, next_after))
Result<Issues> list_issues(Tx& tx, const Ctx& ctx, const IssueQuestion& question);

struct Conflicts {
    std::vector<ImportItem> items;  // the first hundred
};
BOOST_DESCRIBE_STRUCT(Conflicts, (), (items))
Result<Conflicts> list_conflicts(Tx& tx, const Ctx& ctx, const http::ById& in);

}  // namespace zhuli::imports

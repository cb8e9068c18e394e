#include "features/attachments/store.hpp"

#include <fmt/format.h>

namespace zhuli::attachments {

namespace {

using storage::Sql;

#define UPLOAD                                                                     \
    "SELECT id, user_id, entity, record_id, name, byte_count, dropped, created_at" \
    " FROM file_upload WHERE org_id = $1"
#define FILES                                                                     \
    "SELECT id, version, entity, record_id, customer_id, name, type, byte_count," \
    " content_hash, author_id, archived, created_at, updated_at FROM attachment"  \
    " WHERE org_id = $1"

constexpr Sql kKeepUpload{"attachments.keep_upload",
                          "INSERT INTO file_upload (org_id, id, user_id, entity, record_id, name,"
                          " byte_count, dropped, created_at)"
                          " VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8)"};
constexpr Sql kHold{"attachments.hold_upload", UPLOAD " AND id = $2",
                    UPLOAD " AND id = $2 FOR UPDATE"};
constexpr Sql kDrop{"attachments.drop_upload",
                    "UPDATE file_upload SET dropped = 1 WHERE org_id = $1 AND id = $2"};
constexpr Sql kForget{"attachments.forget_upload",
                      "DELETE FROM file_upload WHERE org_id = $1 AND id = $2"};
constexpr Sql kDropped{"attachments.dropped_upload", UPLOAD " AND dropped = 1 ORDER BY id LIMIT 1"};
constexpr Sql kExpired{"attachments.expired_upload",
                       UPLOAD " AND created_at < $2 ORDER BY created_at, id LIMIT 1"};

constexpr Sql kPending{"attachments.pending_uploads",
                       UPLOAD " AND user_id = $2 AND dropped = 0 ORDER BY id LIMIT $3"};

constexpr Sql kKeepPart{"attachments.keep_part",
                        "INSERT INTO file_part (org_id, upload_id, part_no, byte_count, is_text,"
                        " hash, content) VALUES ($1, $2, $3, $4, $5, $6, $7)"
                        " ON CONFLICT (org_id, upload_id, part_no) DO UPDATE SET"
                        " byte_count = excluded.byte_count, is_text = excluded.is_text,"
                        " hash = excluded.hash, content = excluded.content"};
constexpr Sql kParts{"attachments.parts",
                     "SELECT part_no, byte_count, is_text, hash FROM file_part WHERE org_id = $1"
                     " AND upload_id = $2 ORDER BY part_no"};
constexpr Sql kBytes{"attachments.bytes",
                     "SELECT content FROM file_part WHERE org_id = $1 AND upload_id = $2"
                     " AND part_no >= $3 ORDER BY part_no LIMIT $4"};
constexpr Sql kSweepParts{"attachments.sweep_parts",
                          "DELETE FROM file_part WHERE org_id = $1 AND upload_id = $2"
                          " AND part_no IN (SELECT part_no FROM file_part WHERE org_id = $1"
                          " AND upload_id = $2 ORDER BY part_no LIMIT 8)"};

constexpr Sql kKeepContent{"attachments.keep_content",
                           "INSERT INTO file_content (org_id, hash, upload_id, byte_count,"
                           " created_at) VALUES ($1, $2, $3, $4, $5)"
                           " ON CONFLICT (org_id, hash) DO NOTHING"};
constexpr Sql kUploadOf{"attachments.upload_of",
                        "SELECT upload_id FROM file_content WHERE org_id = $1 AND hash = $2"};

constexpr Sql kFilesOf{"attachments.files_of", FILES
                       " AND record_id = $2 AND entity = $3 AND record_id <> 0"
                       " ORDER BY archived, created_at DESC, id DESC LIMIT $4"};
constexpr Sql kFilesOfCustomer{"attachments.files_of_customer", FILES
                               " AND customer_id = $2 AND customer_id <> 0"
                               " AND entity IN ('customer', 'interaction')"
                               " ORDER BY archived, created_at DESC, id DESC LIMIT $3"};
constexpr Sql kCount{"attachments.count_files",
                     "SELECT COUNT(*) FROM attachment WHERE org_id = $1 AND record_id = $2"
                     " AND record_id <> 0 AND entity = $3 AND archived = 0"};
constexpr Sql kCountOfCustomer{
    "attachments.count_files_of_customer",
    "SELECT COUNT(*) FROM attachment WHERE org_id = $1 AND customer_id = $2"
    " AND entity = 'customer' AND archived = 0"};

#undef UPLOAD
#undef FILES

constexpr const Sql* kStatements[] = {
    &kKeepUpload,      &kHold,     &kDrop,    &kForget,          &kDropped,
    &kExpired,         &kKeepPart, &kParts,   &kBytes,           &kSweepParts,
    &kKeepContent,     &kUploadOf, &kFilesOf, &kFilesOfCustomer, &kCount,
    &kCountOfCustomer, &kPending};

constexpr storage::Check kChecks[] = {
    {"attachments: the bytes of every file are there, whole",
     {"attachments.check_bytes",
      "SELECT a.name FROM attachment a LEFT JOIN file_content c ON c.org_id = $1"
      " AND c.hash = a.content_hash WHERE a.org_id = $1 AND (c.hash IS NULL"
      " OR c.byte_count <> a.byte_count OR a.byte_count <> (SELECT"
      " CAST(COALESCE(SUM(p.byte_count), 0) AS BIGINT) FROM file_part p WHERE p.org_id = $1"
      " AND p.upload_id = c.upload_id))"}},
};

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const storage::Check> checks() { return kChecks; }

void keep_upload(Tx& tx, const Upload& upload) {
    tx.exec(kKeepUpload, upload.id, upload.user_id, upload.entity, upload.record_id, upload.name,
            upload.byte_count, upload.created_at);
}

std::optional<Upload> hold_upload(Tx& tx, Id upload) { return tx.one<Upload>(kHold, upload); }

void drop_upload(Tx& tx, Id upload) { tx.exec(kDrop, upload); }

std::vector<Upload> pending_uploads(Tx& tx, Id user, int limit) {
    return tx.all<Upload>(kPending, user, limit);
}

void forget_upload(Tx& tx, Id upload) { tx.exec(kForget, upload); }

void keep_part(Tx& tx, Id upload, const Part& part, std::string_view bytes) {
    tx.exec(kKeepPart, upload, part.part_no, part.byte_count, part.is_text, part.hash,
            Cell::borrow(bytes, CellType::bytes));
}

std::vector<Part> parts_of(Tx& tx, Id upload) { return tx.all<Part>(kParts, upload); }

std::string bytes_from(Tx& tx, Id upload, std::int64_t first, std::int64_t count) {
    std::string bytes;
    tx.each(
        kBytes, [&](const storage::RowView& row) { bytes += row.cell(0).text(); }, upload, first,
        count);
    return bytes;
}

bool keep_content(Tx& tx, std::string_view hash, Id upload, std::int64_t byte_count, Instant now) {
    return tx.exec(kKeepContent, hash, upload, byte_count, now) > 0;
}

std::optional<Id> upload_of(Tx& tx, std::string_view hash) {
    return tx.scalar<Id>(kUploadOf, hash);
}

std::vector<Attachment> files_of(Tx& tx, std::string_view entity, Id record, int limit) {
    return tx.all<Attachment>(kFilesOf, record, entity, limit);
}

std::vector<Attachment> files_of_customer(Tx& tx, Id customer, int limit) {
    return tx.all<Attachment>(kFilesOfCustomer, customer, limit);
}

bool has_value(Tx& tx, std::string_view table, std::string_view column, std::string_view value,
               Id record) {
    const auto text =
        fmt::format("SELECT 1 FROM {} WHERE org_id = $1 AND id = $2 AND {} = $3", table, column);
    const Cell arguments[] = {Cell::of(record.v), Cell::borrow(value, CellType::text)};
    bool found = false;
    tx.run_text(text, arguments, [&](const storage::RowView&) { found = true; });
    return found;
}

std::int64_t count_files(Tx& tx, std::string_view entity, Id record, Id customer) {
    const auto count = record ? tx.scalar<std::int64_t>(kCount, record, entity)
                              : tx.scalar<std::int64_t>(kCountOfCustomer, customer);
    return count.value_or(0);
}

std::int64_t sweep_uploads(Tx& tx, Instant begun_before) {
    auto upload = tx.one<Upload>(kDropped);
    if (!upload) upload = tx.one<Upload>(kExpired, begun_before);
    if (!upload || !(upload = hold_upload(tx, upload->id))) return 0;
    const auto swept = tx.exec(kSweepParts, upload->id);
    if (swept > 0 && upload->dropped) return swept;
    if (swept > 0) return drop_upload(tx, upload->id), swept;
    return forget_upload(tx, upload->id), 1;
}

}  // namespace zhuli::attachments

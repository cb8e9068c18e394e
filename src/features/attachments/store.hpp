// The statements of attachments: files on their way, their parts, and content kept once by its
// hash. Uploads, parts and contents are nobody's records; the attachment that names them is.
#pragma once

#include <optional>
#include <span>

#include "features/attachments/model.hpp"
#include "storage/check.hpp"
#include "storage/migrations.hpp"
#include "storage/tx.hpp"

namespace zhuli::attachments {

using storage::Tx;

void keep_upload(Tx& tx, const Upload& upload);
/// Nobody else changes it or its parts until the unit ends.
std::optional<Upload> hold_upload(Tx& tx, Id upload);
void drop_upload(Tx& tx, Id upload);
/// Of one person, the oldest first.
std::vector<Upload> pending_uploads(Tx& tx, Id user, int limit);
/// Its parts belong to a content now.
void forget_upload(Tx& tx, Id upload);

void keep_part(Tx& tx, Id upload, const Part& part, std::string_view bytes);
std::vector<Part> parts_of(Tx& tx, Id upload);
/// Parts from `first` on, one after another in one text.
std::string bytes_from(Tx& tx, Id upload, std::int64_t first, std::int64_t count);

/// False: there is such content already.
bool keep_content(Tx& tx, std::string_view hash, Id upload, std::int64_t byte_count, Instant now);
/// Whose parts a content is made of.
std::optional<Id> upload_of(Tx& tx, std::string_view hash);

/// The newest first, archived ones after them; of a customer with those of its conversations.
std::vector<Attachment> files_of(Tx& tx, std::string_view entity, Id record, int limit);
std::vector<Attachment> files_of_customer(Tx& tx, Id customer, int limit);
/// Whether a column of a record has this value.
bool has_value(Tx& tx, std::string_view table, std::string_view column, std::string_view value,
               Id record);
std::int64_t count_files(Tx& tx, std::string_view entity, Id record, Id customer);

/// Sweeps some of what was dropped, or began before `begun_before`: how many rows.
std::int64_t sweep_uploads(Tx& tx, Instant begun_before);

std::span<const storage::Sql* const> statements();
std::span<const storage::Check> checks();

}  // namespace zhuli::attachments

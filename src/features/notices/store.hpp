// The statements of notices. They are nobody's records: told once, read once, no version.
#pragma once

#include <span>

#include "features/notices/model_inputs.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::notices {

using storage::Tx;

/// False: that was told before. The customer becomes the one it was merged into.
bool keep_notice(Tx& tx, const Notice& notice);
/// The same told to many in one statement; the ids of those who were not told before.
std::vector<Id> keep_notices(Tx& tx, const Notice& notice, std::span<const Id> people);
/// Newest first; one more than a page, so that one knows whether that was all.
std::vector<Notice> notices_of(Tx& tx, Id user, Id before);
std::int64_t unread_count(Tx& tx, Id user);
/// Everybody's about this record.
void keep_settled(Tx& tx, std::string_view entity, Id entity_id, Instant now);
void keep_read(Tx& tx, Id user, const NoticeReading& which, Instant now);

std::span<const storage::Sql* const> statements();
std::span<const storage::Check> checks();

}  // namespace zhuli::notices

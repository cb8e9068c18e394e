// What people do with attachments: send a file in parts, so that a lost connection costs one part;
// see, fetch, archive and restore those of a record. Problems are those of rules.hpp plus not_found
// (also when the record is out of scope) and attachments.too_many.
#pragma once

#include "core/codec.hpp"
#include "features/attachments/model_inputs.hpp"
#include "http/route.hpp"

namespace zhuli::attachments {

using storage::Tx;

Result<UploadView> begin_upload(Tx& tx, const Ctx& ctx, const NewUpload& in);
/// One's own upload; the same part again replaces what came before.
Result<Done> keep_upload_part(Tx& tx, const Ctx& ctx, const NewPart& in);
/// All parts have come: 422 attachments.type_refused, or the attachment, whose bytes are kept once
/// per content. Asked again, the same attachment.
Result<AttachmentView> finish_upload(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<Done> cancel_upload(Tx& tx, const Ctx& ctx, const http::ById& in);

/// The newest first, archived ones too; of a customer with those of its conversations.
Result<Attachments> list_record_attachments(Tx& tx, const Ctx& ctx, const RecordQuestion& in);
Result<AttachmentView> show_attachment(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<http::File> show_content(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<AttachmentView> archive_attachment(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<AttachmentView> restore_attachment(Tx& tx, const Ctx& ctx, const http::ById& in);

// For other capabilities.

/// A file made by the product itself (a demo, a rule) for a record, in one step.
Result<AttachmentView> keep_file(Tx& tx, const Ctx& ctx, const NewUpload& in,
                                 std::string_view bytes);
/// Those of a record that are not archived, without asking who may see them.
std::vector<Attachment> files_with(Tx& tx, std::string_view entity, Id record);
/// What a whole file is; unknown: it is not taken.
FileType type_of_file(std::string_view bytes);
/// A part of one's own upload as bytes: that one of the `whole` file.
Result<Done> keep_upload_bytes(Tx& tx, const Ctx& ctx, Id upload, std::int64_t part_no,
                               std::string_view whole);
/// The file without asking who may see it: whoever asks has decided.
std::optional<http::File> file_of(Tx& tx, Id attachment);

}  // namespace zhuli::attachments

#include "features/attachments/use_cases.hpp"

#include <sodium.h>

#include "features/attachments/rules.hpp"
#include "features/attachments/store.hpp"
#include "features/attachments/use_cases_hosts.hpp"
#include "features/customers/use_cases.hpp"
#include "features/identity/use_cases.hpp"
#include "storage/save.hpp"

namespace zhuli::attachments {

namespace {

std::string hash_of(std::string_view bytes) {
    unsigned char hash[32];
    crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(bytes.data()),
                       bytes.size(), nullptr, 0);
    std::string hex(sizeof hash * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), hash, sizeof hash);
    hex.pop_back();
    return hex;
}

/// Parts are cut alike everywhere, so that the hash of their hashes names the content.
std::string hash_of(std::span<const Part> parts) {
    std::string hashes;
    for (const Part& part : parts) hashes += part.hash;
    return hash_of(hashes);
}

std::optional<std::string> decoded(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t length = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                          text.size(), nullptr, &length, nullptr,
                          sodium_base64_VARIANT_ORIGINAL) != 0)
        return std::nullopt;
    bytes.resize(length);
    return bytes;
}

AttachmentView view_of(Tx& tx, const Ctx& ctx, const Attachment& attachment, bool may_change) {
    AttachmentView view;
    static_cast<Attachment&>(view) = attachment;
    if (!attachment.record_id) view.record_id = attachment.customer_id;
    view.author_name = identity::remembered_name(tx, ctx.now, attachment.author_id);
    if (may_change) view.actions = {attachment.archived ? "restore" : "archive"};
    return view;
}

/// One's own and still on its way.
Result<Upload> load_upload(Tx& tx, const Ctx& ctx, Id id) {
    auto upload = hold_upload(tx, id);
    if (!upload || upload->user_id != ctx.user) return Problem::not_found("attachment");
    if (upload->dropped) return Problem::of(Status::conflict, "attachments.dropped");
    return std::move(*upload);
}

void put_part(Tx& tx, Id upload, std::int64_t part_no, std::string_view bytes) {
    keep_part(
        tx, upload,
        {part_no, static_cast<std::int64_t>(bytes.size()), is_plain_text(bytes), hash_of(bytes)},
        bytes);
}

FileType type_in(Tx& tx, Id upload, std::span<const Part> parts) {
    bool is_text = true;
    for (const Part& part : parts) is_text = is_text && part.is_text;
    const auto count = static_cast<std::int64_t>(parts.size());
    const auto head = bytes_from(tx, upload, 0, 1);
    const auto tail = bytes_from(tx, upload, std::max<std::int64_t>(0, count - 2), 2);
    return type_of(head, tail, is_text);
}

Result<> check_room(Tx& tx, std::string_view entity, const Hosted& host) {
    if (count_files(tx, entity, host.record_id, host.customer_id) < kFilesLimit) return Done{};
    return Problem::of(Status::conflict, "attachments.too_many",
                       {{"max", std::to_string(kFilesLimit)}});
}

/// One more file of this person may be on its way: what nobody has finished for an hour gives way.
/// The person is held, so that two that begin at once do not both take the last place.
Result<> make_way(Tx& tx, const Ctx& ctx) {
    identity::hold_user(tx, ctx.user);
    const auto pending = pending_uploads(tx, ctx.user, static_cast<int>(kPendingLimit));
    if (pending.size() < static_cast<std::size_t>(kPendingLimit)) return Done{};
    const Upload& oldest = pending.front();
    if (ctx.now.v - oldest.created_at.v >= kHourMs) {
        drop_upload(tx, oldest.id);
        return Done{};
    }
    Problem problem = Problem::of(Status::too_many, "attachments.too_many_pending",
                                  {{"max", std::to_string(kPendingLimit)}});
    problem.retry_after_s = 60;
    return problem;
}

/// The customer it is about lives, and stays until the unit ends.
Result<> hold_live_customer(Tx& tx, Id id) {
    if (!id) return Done{};
    const auto customer = customers::hold_customer(tx, id);
    if (!customer) return Problem::not_found("customer");
    if (customer->merged_into) return Problem::of(Status::conflict, "customers.is_merged");
    return Done{};
}

/// The attachment of an upload that is whole.
Result<Attachment> add_attachment(Tx& tx, const Ctx& ctx, const Upload& upload,
                                  std::span<const Part> parts, const Hosted& host) {
    const FileType type = type_in(tx, upload.id, parts);
    if (type == FileType::unknown)
        return Problem::field("name", "attachments.type_refused", {{"name", upload.name}});
    Attachment attachment{.id = upload.id,
                          .entity = std::string_view(upload.entity),
                          .record_id = host.record_id,
                          .customer_id = host.customer_id,
                          .name = file_name(upload.name, type),
                          .type = type,
                          .byte_count = upload.byte_count,
                          .content_hash = hash_of(parts),
                          .author_id = ctx.user};
    if (keep_content(tx, attachment.content_hash, upload.id, upload.byte_count, ctx.now))
        forget_upload(tx, upload.id);
    else
        drop_upload(tx, upload.id);
    CHECK(storage::save_new(tx, ctx, attachment,
                            {"attachment.added", host.customer_id, event_body(attachment)}));
    return attachment;
}

Result<Attachment> load_attachment(Tx& tx, const Ctx& ctx, Id id, Access access) {
    auto attachment = storage::find<Attachment>(tx, id);
    if (!attachment) return Problem::not_found("attachment");
    const Id record = attachment->record_id ? attachment->record_id : attachment->customer_id;
    const auto hosted = find_hosted(tx, ctx, attachment->entity, record, access);
    if (!hosted.ok() && hosted.problem().status == Status::conflict) return hosted.problem();
    if (!hosted.ok()) return Problem::not_found("attachment");
    return std::move(*attachment);
}

Result<AttachmentView> set_archived(Tx& tx, const Ctx& ctx, Id id, bool archived) {
    TRY(const auto before, load_attachment(tx, ctx, id, Access::add));
    if (before.archived == archived) return view_of(tx, ctx, before, true);
    const Hosted host{before.record_id, before.customer_id};
    if (!archived) CHECK(check_room(tx, before.entity, host));
    Attachment after = before;
    after.archived = archived;
    const auto kind = archived ? "attachment.archived" : "attachment.restored";
    CHECK(storage::save(tx, ctx, before, after, {kind, before.customer_id, event_body(after)}));
    return view_of(tx, ctx, after, true);
}

}  // namespace

Result<UploadView> begin_upload(Tx& tx, const Ctx& ctx, const NewUpload& in) {
    CHECK(check(in));
    CHECK(make_way(tx, ctx));
    TRY(const auto host, find_hosted(tx, ctx, in.entity, in.record_id, Access::add));
    CHECK(check_room(tx, in.entity, host));
    const Upload upload{.id = tx.new_id(),
                        .user_id = ctx.user,
                        .entity = in.entity.v,
                        .record_id = in.record_id,
                        .name = in.name.v,
                        .byte_count = in.byte_count,
                        .created_at = ctx.now};
    keep_upload(tx, upload);
    return UploadView{upload.id, kPartBytes, part_count(in.byte_count)};
}

Result<Done> keep_upload_part(Tx& tx, const Ctx& ctx, const NewPart& in) {
    TRY(const auto upload, load_upload(tx, ctx, in.id));
    const auto size = part_size(upload.byte_count, in.part_no);
    if (size == 0)
        return Problem::field(
            "part_no", "field.out_of_range",
            {{"min", "0"}, {"max", std::to_string(part_count(upload.byte_count) - 1)}});
    const auto bytes = decoded(in.content.v);
    if (!bytes) return Problem::field("content", "attachments.part_not_base64");
    if (static_cast<std::int64_t>(bytes->size()) != size)
        return Problem::field("content", "attachments.part_size", {{"size", std::to_string(size)}});
    put_part(tx, upload.id, in.part_no, *bytes);
    return Done{};
}

Result<AttachmentView> finish_upload(Tx& tx, const Ctx& ctx, const http::ById& in) {
    if (const auto done = storage::find<Attachment>(tx, in.id); done && done->author_id == ctx.user)
        return show_attachment(tx, ctx, in);
    TRY(const auto upload, load_upload(tx, ctx, in.id));
    const auto parts = parts_of(tx, upload.id);
    CHECK(check_whole(upload, parts));
    TRY(const auto host, find_hosted(tx, ctx, upload.entity, upload.record_id, Access::add));
    CHECK(hold_live_customer(tx, host.customer_id));
    CHECK(check_room(tx, upload.entity, host));
    TRY(const auto attachment, add_attachment(tx, ctx, upload, parts, host));
    return view_of(tx, ctx, attachment, true);
}

Result<Done> cancel_upload(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto upload, load_upload(tx, ctx, in.id));
    drop_upload(tx, upload.id);
    return Done{};
}

Result<Attachments> list_record_attachments(Tx& tx, const Ctx& ctx, const RecordQuestion& in) {
    TRY(const auto host, find_hosted(tx, ctx, in.entity, in.record_id, Access::read));
    const bool may_add = find_hosted(tx, ctx, in.entity, in.record_id, Access::add).ok();
    constexpr int kShown = 200;
    const auto files = host.record_id ? files_of(tx, in.entity, host.record_id, kShown)
                                      : files_of_customer(tx, host.customer_id, kShown);
    Attachments list{{}, may_add};
    for (const Attachment& file : files) list.items.push_back(view_of(tx, ctx, file, may_add));
    return list;
}

Result<AttachmentView> show_attachment(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto attachment, load_attachment(tx, ctx, in.id, Access::read));
    return view_of(tx, ctx, attachment, load_attachment(tx, ctx, in.id, Access::add).ok());
}

std::vector<Attachment> files_with(Tx& tx, std::string_view entity, Id record) {
    auto files = files_of(tx, entity, record, static_cast<int>(2 * kFilesLimit));
    std::erase_if(files, [](const Attachment& file) { return file.archived; });
    return files;
}

std::optional<http::File> file_of(Tx& tx, Id id) {
    const auto attachment = storage::find<Attachment>(tx, id);
    if (!attachment) return std::nullopt;
    const auto upload = upload_of(tx, attachment->content_hash);
    INVARIANT(upload.has_value(), "an attachment has its bytes");
    http::File file{attachment->name.v, std::string(content_type(attachment->type)), {}};
    file.byte_count = attachment->byte_count;
    file.piece_bytes = kPartBytes;
    file.piece = [parts = *upload](Tx& snapshot, std::int64_t part_no) {
        return bytes_from(snapshot, parts, part_no, 1);
    };
    return file;
}

Result<http::File> show_content(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto attachment, load_attachment(tx, ctx, in.id, Access::read));
    return std::move(*file_of(tx, attachment.id));
}

Result<AttachmentView> archive_attachment(Tx& tx, const Ctx& ctx, const http::ById& in) {
    return set_archived(tx, ctx, in.id, true);
}

Result<AttachmentView> restore_attachment(Tx& tx, const Ctx& ctx, const http::ById& in) {
    return set_archived(tx, ctx, in.id, false);
}

FileType type_of_file(std::string_view bytes) {
    const auto part = static_cast<std::size_t>(kPartBytes);
    const auto last = bytes.empty() ? 0 : (bytes.size() - 1) / part;
    return type_of(bytes.substr(0, part), bytes.substr(last == 0 ? 0 : (last - 1) * part),
                   is_plain_text(bytes));
}

Result<Done> keep_upload_bytes(Tx& tx, const Ctx& ctx, Id id, std::int64_t part_no,
                               std::string_view whole) {
    TRY(const auto upload, load_upload(tx, ctx, id));
    put_part(tx, upload.id, part_no,
             whole.substr(static_cast<std::size_t>(part_no * kPartBytes),
                          static_cast<std::size_t>(kPartBytes)));
    return Done{};
}

Result<AttachmentView> keep_file(Tx& tx, const Ctx& ctx, const NewUpload& in,
                                 std::string_view bytes) {
    TRY(const auto begun, begin_upload(tx, ctx, in));
    for (std::int64_t part = 0; part < begun.part_count; ++part)
        put_part(tx, begun.id, part,
                 bytes.substr(static_cast<std::size_t>(part * kPartBytes),
                              static_cast<std::size_t>(kPartBytes)));
    return finish_upload(tx, ctx, {begun.id});
}

}  // namespace zhuli::attachments

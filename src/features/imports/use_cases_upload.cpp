// A file sent in parts, so that a lost connection costs one part, and what the mapping step shows.
#include <sodium.h>

#include "features/imports/plan.hpp"
#include "features/imports/use_cases_batch.hpp"
#include "features/imports/work.hpp"
#include "storage/save.hpp"

namespace zhuli::imports {

namespace {

Result<std::unique_ptr<sheet::Reader>> open_uploaded(Tx& tx, Id batch) {
    TRY(auto bytes, uploaded_bytes(tx, batch));
    return sheet::open_bytes(std::move(bytes));
}

std::vector<MappedName> names_of(const std::vector<ToldName>& told) {
    std::vector<MappedName> names;
    for (const ToldName& name : told) names.push_back({name.theirs.v, name.ours.v});
    return names;
}

std::vector<ColumnView> recognised(ImportKind kind, const std::vector<std::string>& header) {
    const Mapping mapping = recognise_columns(kind, header);
    std::vector<ColumnView> views;
    const auto columns = columns_of(kind);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const int at = mapping.at[i];
        views.push_back({std::string(columns[i].name), columns[i].required,
                         at < 0 ? "" : header[static_cast<std::size_t>(at)]});
    }
    return views;
}

}  // namespace

Result<std::vector<char>> uploaded_bytes(Tx& tx, Id batch) {
    std::vector<char> bytes;
    for (const std::string& part : parts_of(tx, batch)) {
        const std::size_t from = bytes.size();
        bytes.resize(from + part.size());
        std::size_t length = 0;
        if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data() + from), part.size(),
                              part.data(), part.size(), nullptr, &length, nullptr,
                              sodium_base64_VARIANT_ORIGINAL) != 0)
            return Problem::of(Status::invalid, "imports.part_not_base64");
        bytes.resize(from + length);
    }
    const auto known = storage::find<ImportBatch>(tx, batch);
    if (!known || static_cast<std::int64_t>(bytes.size()) != known->byte_count)
        return Problem::of(Status::conflict, "imports.parts_missing");
    return bytes;
}

Result<BatchView> begin_upload(Tx& tx, const Ctx& ctx, const NewUpload& in) {
    if (in.byte_count <= 0 || in.byte_count > kMaxUploadBytes)
        return Problem::field("byte_count", "imports.file_too_large",
                              {{"max", std::to_string(kMaxUploadBytes >> 20)}});
    ImportBatch batch;
    batch.kind = in.kind;
    batch.state = BatchState::uploading;
    batch.source = "import";
    batch.file_name = in.file_name;
    batch.byte_count = in.byte_count;
    batch.actor_id = ctx.user;
    CHECK(storage::save_new(tx, ctx, batch, {"import_batch.created", {}, ""}));
    return view_of(tx, ctx, batch);
}

Result<Done> keep_upload_part(Tx& tx, const Ctx&, const NewPart& in) {
    TRY(const auto batch, load_batch(tx, in.id));
    if (batch.state != BatchState::uploading)
        return Problem::of(Status::conflict, "imports.not_now",
                           {{"state", std::string(enum_name(batch.state))}});
    if (in.part_no < 0 || in.part_no >= kMaxParts)
        return Problem::field("part_no", "field.out_of_range",
                              {{"min", "0"}, {"max", std::to_string(kMaxParts - 1)}});
    keep_part(tx, in.id, in.part_no, in.content);
    return Done{};
}

Result<Columns> show_columns(Tx& tx, const Ctx&, const http::ById& in) {
    TRY(const auto batch, load_batch(tx, in.id));
    TRY(const auto reader, open_uploaded(tx, in.id));
    Columns view{reader->header(), recognised(batch.kind, reader->header()), {},
                 reader->contents().charset};
    sheet::Row row;
    while (view.rows.size() < kRowsShown) {
        TRY(const bool more, reader->next(row));
        if (!more) break;
        view.rows.emplace_back(row.cells.begin(), row.cells.end());
    }
    return view;
}

Result<BatchView> start_reading(Tx& tx, const Ctx& ctx, const FileReading& in) {
    TRY(const auto before, load_batch(tx, in.id));
    if (before.state != BatchState::uploading)
        return Problem::of(Status::conflict, "imports.not_now",
                           {{"state", std::string(enum_name(before.state))}});
    TRY(const auto reader, open_uploaded(tx, in.id));
    CHECK(map_columns(before.kind, reader->header(), names_of(in.map)));
    ImportBatch after = before;
    after.state = BatchState::reading;
    after.mapping = in.map;
    CHECK(storage::save(tx, ctx, before, after, {"import_batch.moved", {}, ""}));
    return view_of(tx, ctx, after);
}

}  // namespace zhuli::imports

// A file sent in parts, so that a lost connection costs one part, and what the mapping step shows.
// Reading the file is the worker's, so that no request holds the writer while it is understood.
#include <sodium.h>

#include <algorithm>
#include <span>

#include "core/text/utf8.hpp"
#include "features/imports/issue_file.hpp"
#include "features/imports/plan.hpp"
#include "features/imports/use_cases_batch.hpp"
#include "features/imports/veil.hpp"
#include "features/imports/work.hpp"
#include "sheet/charset.hpp"
#include "storage/save.hpp"

namespace zhuli::imports {

namespace {

constexpr std::size_t kCellShown = 120;  // characters

Problem not_now(const ImportBatch& batch) {
    return Problem::of(Status::conflict, "imports.not_now",
                       {{"state", std::string(enum_name(batch.state))}});
}

/// How many bytes the text stands for, which come into `room`; nothing if it is no base64 or more.
std::optional<std::size_t> decoded(std::string_view text, std::span<char> room) {
    std::size_t length = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(room.data()), room.size(), text.data(),
                          text.size(), nullptr, &length, nullptr,
                          sodium_base64_VARIANT_ORIGINAL) != 0)
        return std::nullopt;
    return length;
}

/// By the mapping last told for a file with this header, also when it comes back mended with our
/// own columns at its end; or else by the names alone.
Mapping mapping_of(Tx& tx, ImportKind kind, Columns& view) {
    std::vector<Text<kLongestHeader>> kept;
    const auto sent = std::span(view.header).first(columns_sent(view.header));
    for (const auto& name : sent) kept.emplace_back(std::string_view(name));
    const auto known =
        batch_with_header(tx, kind, JsonColumn<std::vector<Text<kLongestHeader>>>::to_text(kept));
    const auto earlier = known ? storage::find<ImportBatch>(tx, *known) : std::nullopt;
    if (earlier) {
        std::vector<MappedName> told;
        for (const ToldName& name : earlier->mapping) told.push_back({name.theirs.v, name.ours.v});
        if (auto mapping = map_columns(kind, view.header, told); mapping.ok()) {
            view.remembered = true;
            return std::move(*mapping);
        }
    }
    return recognise_columns(kind, view.header);
}

std::vector<ColumnView> columns_shown(ImportKind kind, const Mapping& mapping,
                                      const std::vector<std::string>& header, const Ctx& ctx,
                                      const Catalog& texts) {
    std::vector<ColumnView> views;
    const auto columns = columns_of(kind);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const int at = mapping.at[i];
        views.push_back({std::string(columns[i].name), label_of(columns[i].name, texts, ctx.locale),
                         columns[i].required, at < 0 ? "" : header[static_cast<std::size_t>(at)]});
    }
    return views;
}

void show_choices(Columns& view, const sheet::Contents& contents) {
    view.charset = contents.charset;
    if (!contents.is_workbook)
        for (const auto name : sheet::supported_charsets()) view.charsets.emplace_back(name);
    view.sheet = contents.sheet;
    for (const auto& sheet : contents.sheets)
        if (sheet.visible) view.sheets.push_back(sheet.name);
}

}  // namespace

sheet::Options options_of(const ReadingChoice& choice) {
    sheet::Options options{.charset = choice.charset.v, .sheet = choice.sheet.v};
    if (choice.header_row > 0) options.header_row = choice.header_row;
    return options;
}

Result<std::vector<char>> uploaded_bytes(Tx& tx, Id batch) {
    const auto known = storage::find<ImportBatch>(tx, batch);
    if (!known || arrived_bytes(tx, batch) != known->byte_count)
        return Problem::of(Status::conflict, "imports.parts_missing");
    std::vector<char> bytes(static_cast<std::size_t>(known->byte_count));
    std::size_t at = 0;
    bool whole = true;
    each_part(tx, batch, [&](std::string_view part) {
        const auto taken = decoded(part, std::span(bytes).subspan(at));
        whole = whole && taken.has_value();
        at += taken.value_or(0);
    });
    if (!whole || at != bytes.size())
        return Problem::of(Status::invalid, "imports.part_not_base64");
    return bytes;
}

Result<BatchView> begin_upload(Tx& tx, const Ctx& ctx, const NewUpload& in) {
    if (in.byte_count == 0) return Problem::field("byte_count", "sheet.empty");
    if (in.byte_count < 0 || in.byte_count > kMaxUploadBytes)
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
    lock_batch(tx, in.id);  // nobody begins to read what is still coming
    TRY(const auto batch, load_batch(tx, in.id));
    if (batch.state != BatchState::uploading) return not_now(batch);
    if (in.part_no < 0 || in.part_no >= kMaxParts)
        return Problem::field("part_no", "field.out_of_range",
                              {{"min", "0"}, {"max", std::to_string(kMaxParts - 1)}});
    std::vector<char> room(in.content.v.size());
    const auto size = decoded(in.content.v, room);
    if (!size) return Problem::field("content", "imports.part_not_base64");
    keep_part(tx, in.id, in.part_no, static_cast<std::int64_t>(*size), in.content);
    if (arrived_bytes(tx, in.id) > batch.byte_count)
        return Problem::field("content", "imports.more_than_announced");
    return Done{};
}

Result<Columns> show_columns(Tx& tx, const Ctx& ctx, const ColumnsQuestion& in,
                             const Catalog& texts) {
    TRY(const auto batch, load_batch(tx, in.id));
    if (batch.state != BatchState::uploading) return not_now(batch);
    TRY(auto bytes, uploaded_bytes(tx, in.id));
    TRY(const auto reader, sheet::open_bytes(std::move(bytes), options_of(in)));
    Columns view;
    view.header_row = reader->header_row();
    for (const auto& name : reader->header())
        if (view.header.size() < kMostHeaders)
            view.header.emplace_back(text::prefix(text::clean(name), kLongestHeader));
    show_choices(view, reader->contents());
    const Mapping mapping = mapping_of(tx, batch.kind, view);
    view.columns = columns_shown(batch.kind, mapping, view.header, ctx, texts);
    const Veil veil(ctx, batch, mapping);
    sheet::Row row;
    while (view.rows.size() < kRowsShown) {
        TRY(const bool more, reader->next(row));
        if (!more) break;
        auto& cells = view.rows.emplace_back();
        for (const auto cell : row.cells)
            if (cells.size() < kMostHeaders)
                cells.emplace_back(veil.shows(cells.size()) ? text::prefix(cell, kCellShown) : "");
    }
    return view;
}

Result<BatchView> start_reading(Tx& tx, const Ctx& ctx, const FileReading& in) {
    TRY(const auto before, load_batch(tx, in.id));
    if (before.state != BatchState::uploading) return not_now(before);
    if (arrived_bytes(tx, in.id) != before.byte_count)
        return Problem::of(Status::conflict, "imports.parts_missing");
    ImportBatch after = before;
    after.state = BatchState::reading;
    after.charset = in.charset;
    after.sheet = in.sheet;
    after.header_row = in.header_row;
    after.mapping = in.map;
    after.problems = {};
    CHECK(storage::save(tx, ctx, before, after, {"import_batch.moved", {}, ""}));
    storage::enqueue(tx, ctx, {.kind = kBatchesJob, .hasten = true});
    return view_of(tx, ctx, after);
}

}  // namespace zhuli::imports

// Products of a file: found by their code as written, or entered with their line. A product taken
// off the shelf by an undone import is entered again as the file has it.
#include "features/catalog/use_cases.hpp"
#include "features/imports/apply_parts.hpp"
#include "features/imports/store.hpp"
#include "storage/entity.hpp"

namespace zhuli::imports {

namespace {

using catalog::Product;

constexpr std::string_view kLine = "line", kLineId = "line_id";

Product asked_product(const ImportItem& item, const object& content) {
    Product product;
    fill(fields_of<Product>(), &product, content);
    product.code = item.external_no;  // as written
    return product;
}

bool is_taken_back(Tx& tx, const Product& known) {
    return !known.on_shelf && was_taken_back(tx, known.id);
}

Settled compare(Tx& tx, const ImportBatch& batch, const ImportItem& item, const Product& known,
                const object& content) {
    if (batch.kind == ImportKind::orders) return {ItemState::unchanged, known.id, {}};
    const Product asked = asked_product(item, content);
    auto found = differences(fields_of<Product>(), &known, &asked, content, "code");
    const auto line = text_in(content, kLine);
    if (!line.empty() && catalog::find_line_called(tx, line).value_or(Id{}) != known.line_id)
        found.push_back({std::string(kLine), "imports.differs", {}});
    return compared(known.id, std::move(found));
}

Result<catalog::ProductLine> asked_line(std::string_view name) {
    Reading reading;
    reading.path = kLine;
    Text<20> code;
    if (!Value<Text<20>>::text(name, code, reading))
        return Problem::invalid(std::move(reading.problems));
    return catalog::ProductLine{.code = code, .name = code.v};
}

Result<Id> line_called(Tx& tx, const Ctx& ctx, std::string_view name) {
    if (name.empty()) return Id{};
    if (const auto id = catalog::find_line_called(tx, name)) return *id;
    TRY(const auto asked, asked_line(name));
    TRY(const auto line, catalog::create_line(tx, ctx, asked));
    return line.id;
}

Result<Id> enter(Tx& tx, const Ctx& ctx, Product product, const object& content) {
    TRY(product.line_id, line_called(tx, ctx, text_in(content, kLine)));
    CHECK(catalog::add_product(tx, ctx, product));
    return product.id;
}

Result<Id> enter_again(Tx& tx, const Ctx& ctx, const Product& before, const object& content) {
    Product after = before;
    fill(fields_of<Product>(), &after, content);
    after.code = before.code;
    after.on_shelf = true;
    TRY(const auto line, line_called(tx, ctx, text_in(content, kLine)));
    if (line) after.line_id = line;
    CHECK(catalog::change_product(tx, ctx, before, after));
    return before.id;
}

Settled update(Tx& tx, const Ctx& ctx, const Product& before, const object& content) {
    Product after = before;
    fill(fields_of<Product>(), &after, content);
    after.code = before.code;
    const auto line = line_called(tx, ctx, text_in(content, kLine));
    if (!line.ok()) return refused(line.problem());
    if (*line) after.line_id = *line;
    if (auto changed = catalog::change_product(tx, ctx, before, after); !changed.ok())
        return refused(changed.problem());
    object was = texts_of(fields_of<Product>(), &before, content);
    if (*line) was[kLineId] = std::to_string(before.line_id.v);
    return {ItemState::updated, before.id, {}, was_json({after.version, std::move(was)})};
}

Settled created(const Result<Id>& id) {
    if (!id.ok()) return refused(id.problem());
    return {ItemState::created, *id, {}};
}

}  // namespace

Settled apply_product(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item) {
    const object content = content_of(item.content);
    const auto known = catalog::find_product_by_code(tx, item.external_no);
    if (!known) return created(enter(tx, ctx, asked_product(item, content), content));
    if (is_taken_back(tx, *known)) return created(enter_again(tx, ctx, *known, content));
    Settled settled = compare(tx, batch, item, *known, content);
    if (settled.state != ItemState::conflict || item.decision != Decision::update) return settled;
    return update(tx, ctx, *known, content);
}

ItemState restore_product(Tx& tx, const Ctx& ctx, Id id, const Was& was) {
    const auto before = storage::find<Product>(tx, id);
    if (!before || before->version != was.version) return ItemState::kept;
    Product after = *before;
    fill(fields_of<Product>(), &after, was.members);
    after.code = before->code;
    if (const auto line = text_in(was.members, kLineId); !line.empty())
        after.line_id = {std::stoll(std::string(line))};
    return catalog::change_product(tx, ctx, *before, after).ok() ? ItemState::undone
                                                                 : ItemState::kept;
}

Settled foresee_product(Tx& tx, const Ctx&, const ImportBatch& batch, const ImportItem& item,
                        Foresight::Seen& seen) {
    const object content = content_of(item.content);
    const auto known = catalog::find_product_by_code(tx, item.external_no);
    if (known && !is_taken_back(tx, *known)) return compare(tx, batch, item, *known, content);
    const Product asked = asked_product(item, content);
    const auto [first, is_new] = seen.try_emplace(item.external_no, &item.content);
    if (!is_new) {
        const object earlier = content_of(*first->second);
        const Product before = asked_product(item, earlier);
        auto found = differences(fields_of<Product>(), &before, &asked, content, "code");
        const auto line = text_in(content, kLine);
        if (!line.empty() && line != text_in(earlier, kLine))
            found.push_back({std::string(kLine), "imports.differs", {}});
        return compared({}, std::move(found));
    }
    auto checked = catalog::check_product(asked);
    const auto line = text_in(content, kLine);
    if (checked.ok() && !line.empty() && !catalog::find_line_called(tx, line))
        if (auto made = asked_line(line); !made.ok()) return refused(made.problem());
    return checked.ok() ? Settled{} : refused(checked.problem());
}

ItemState take_back_product(Tx& tx, const Ctx& ctx, Id id) {
    const auto before = storage::find<Product>(tx, id);
    if (!before || !before->on_shelf) return ItemState::kept;
    Product after = *before;
    after.on_shelf = false;
    return catalog::change_product(tx, ctx, *before, after).ok() ? ItemState::undone
                                                                 : ItemState::kept;
}

}  // namespace zhuli::imports

#include "features/imports/apply.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "features/catalog/use_cases.hpp"
#include "features/customers/use_cases.hpp"
#include "features/customers/use_cases_talks.hpp"
#include "features/followups/use_cases_brought.hpp"
#include "features/imports/apply_parts.hpp"
#include "features/imports/rules_cells.hpp"
#include "features/imports/store.hpp"
#include "features/orders/use_cases.hpp"

namespace zhuli::imports {

object content_of(const std::string& json) { return boost::json::parse(json).as_object(); }

std::string_view text_in(const object& content, std::string_view name) {
    const auto* value = content.if_contains(name);
    return value != nullptr && value->is_string() ? std::string_view(value->get_string())
                                                  : std::string_view{};
}

void fill(Fields fields, void* record, const object& content) {
    for (const auto& [name, value] : content) {
        const Field* field = find_field(fields, name);
        Reading reading;
        if (field != nullptr) read_cell(*field, value.as_string(), record, reading);
    }
}

std::vector<FieldProblem> differences(Fields fields, const void* record, const void* asked,
                                      const object& content, std::string_view except) {
    std::vector<FieldProblem> found;
    for (const auto& [name, value] : content) {
        const Field* field = name == except ? nullptr : find_field(fields, name);
        if (field != nullptr && !field->type->equal(field->in(record), field->in(asked)))
            found.push_back({std::string(name), "imports.differs", {}});
    }
    return found;
}

object texts_of(Fields fields, const void* record, const object& content) {
    object texts;
    for (const auto& [name, value] : content)
        if (const Field* field = find_field(fields, name))
            texts[name] = field->type->to_text(field->in(record));
    return texts;
}

std::string was_json(const Was& was) {
    return boost::json::serialize(object{{"version", was.version}, {"members", was.members}});
}

Was was_of(const std::string& json) {
    const object all = content_of(json);
    return {all.at("version").as_int64(), all.at("members").as_object()};
}

Result<Id> customer_named(Tx& tx, const ImportBatch& batch, const std::string& code,
                          const Text<120>& name) {
    if (!code.empty()) {
        if (const auto id = customers::find_imported(tx, batch.source.v, code)) return *id;
        if (const auto id = customers::find_by_code(tx, code)) return *id;
    }
    if (name.empty())
        return Problem::field("customer_code", "imports.no_such_customer", {{"name", code}});
    const auto called = customers::find_called(tx, name);
    if (called.size() == 1) return called.front();
    return Problem::field("customer_name",
                          called.empty() ? "imports.no_such_customer" : "imports.several_customers",
                          {{"name", name.v}});
}

Settled refused(Problem problem) {
    if (problem.fields.empty()) problem.fields.push_back({"", problem.code, problem.params});
    return {ItemState::refused, {}, std::move(problem.fields)};
}

Settled compared(Id record, std::vector<FieldProblem> differences) {
    const auto state = differences.empty() ? ItemState::unchanged : ItemState::conflict;
    return {state, record, std::move(differences)};
}

void Names::begin_unit(std::int64_t number) {
    careful_ = careful_ || broken_off_ || number <= unit_;
    if (careful_) {
        products_.clear();
        customers_.clear();
    }
    unit_ = number;
    broken_off_ = true;
}

const Names::Product* Names::product(Tx& tx, const std::string& code) {
    if (const auto known = products_.find(code); known != products_.end()) return &known->second;
    const auto found = catalog::find_product_by_code(tx, code);
    if (!found) return nullptr;
    return &products_.emplace(code, Product{found->id, found->line_id}).first->second;
}

Id Names::customer(Tx& tx, Id batch, const std::string& key) {
    if (const auto known = customers_.find(key); known != customers_.end()) return known->second;
    const auto found = batch ? customer_of_item(tx, batch, key) : std::nullopt;
    if (found) customers_.emplace(key, *found);
    return found.value_or(Id{});
}

bool is_walk_in(const ImportBatch& batch, const ImportItem& item) {
    return batch.kind == ImportKind::orders && item.kind == ItemKind::customer &&
           item.external_no.empty();
}

Settled apply_item(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item,
                   Names& names) {
    if (item.kind == ItemKind::customer) return apply_customer(tx, ctx, batch, item);
    if (item.kind == ItemKind::product) return apply_product(tx, ctx, batch, item);
    if (item.kind == ItemKind::contact) return apply_contact(tx, ctx, batch, item);
    if (item.kind == ItemKind::interaction) return apply_interaction(tx, ctx, batch, item);
    if (item.kind == ItemKind::follow_up) return apply_plan(tx, ctx, batch, item);
    if (item.kind == ItemKind::opening) return apply_opening(tx, ctx, item);
    return apply_document(tx, ctx, batch, item, names);
}

Settled Foresight::foresee(Tx& tx, const Ctx& ctx, const ImportBatch& batch,
                           const ImportItem& item) {
    if (item.kind == ItemKind::document) return foresee_document(tx, ctx, batch, item, names_);
    if (item.kind == ItemKind::product) return foresee_product(tx, ctx, batch, item, seen_);
    if (item.kind == ItemKind::contact) return foresee_contact(tx, ctx, batch, item, seen_);
    if (item.kind == ItemKind::interaction) return foresee_interaction(tx, ctx, batch, item, seen_);
    if (item.kind == ItemKind::follow_up) return foresee_plan(tx, ctx, batch, item, seen_);
    if (item.kind == ItemKind::opening) return foresee_opening(tx, item, seen_);
    Settled settled = foresee_customer(tx, ctx, batch, item, seen_, words_);
    if (batch.kind == ImportKind::orders) names_.know_customer(item.external_no, settled.record);
    return settled;
}

ItemState take_back_update(Tx& tx, const Ctx& ctx, const ImportItem& item) {
    const Was was = was_of(item.content);
    return item.kind == ItemKind::customer ? restore_customer(tx, ctx, item.record_id, was)
                                           : restore_product(tx, ctx, item.record_id, was);
}

ItemState undo_item(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item) {
    if (item.state == ItemState::updated) return take_back_update(tx, ctx, item);
    if (is_walk_in(batch, item)) return ItemState::kept;
    if (item.kind == ItemKind::product) return take_back_product(tx, ctx, item.record_id);
    if (item.kind == ItemKind::opening) return take_back_opening(tx, ctx, item.record_id);
    if (item.kind == ItemKind::contact) return take_back_contact(tx, ctx, item);
    if (item.kind == ItemKind::follow_up)
        return followups::take_back_plan(tx, ctx, item.record_id, "import undone")
                   ? ItemState::undone
                   : ItemState::kept;
    if (item.kind == ItemKind::interaction)
        return customers::take_back_talk(tx, ctx, item.record_id) ? ItemState::undone
                                                                  : ItemState::kept;
    if (item.kind == ItemKind::customer) {
        if (orders::has_orders(tx, item.record_id)) return ItemState::kept;
        const auto taken = customers::take_back_customer(tx, ctx, item.record_id, "import undone");
        return taken.ok() ? ItemState::undone : ItemState::kept;
    }
    const auto taken_back = orders::void_imported_order(tx, ctx, item.record_id, "import undone");
    return taken_back.ok() ? ItemState::undone : ItemState::kept;
}

}  // namespace zhuli::imports

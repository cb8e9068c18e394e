#include "features/imports/apply.hpp"

#include <boost/json/parse.hpp>

#include "core/text/text.hpp"
#include "core/zones.hpp"
#include "features/catalog/use_cases.hpp"
#include "features/customers/use_cases.hpp"
#include "features/imports/rules_cells.hpp"
#include "features/orders/use_cases.hpp"
#include "storage/save.hpp"

namespace zhuli::imports {

namespace {

using boost::json::object;
using customers::Customer;

constexpr std::string_view kWalkInNo = "walk_in";
constexpr std::string_view kWalkInName = "散客 Walk-in";

object parse(const ImportItem& item) { return boost::json::parse(item.content).as_object(); }

std::string_view text_in(const object& content, std::string_view name) {
    const auto* value = content.if_contains(name);
    return value != nullptr && value->is_string() ? std::string_view(value->get_string())
                                                  : std::string_view{};
}

/// Sets the fields the file named; texts were read once already when the item was staged.
void fill(Fields fields, void* record, const object& content) {
    for (const auto& [name, value] : content) {
        const Field* field = find_field(fields, name);
        Reading reading;
        if (field != nullptr) read_cell(*field, value.as_string(), record, reading);
    }
}

/// Whether `record` already says all that the file names.
bool says_the_same(Fields fields, const void* record, const void* asked, const object& content) {
    return std::all_of(content.begin(), content.end(), [&](const auto& member) {
        const Field* field = find_field(fields, member.key());
        return field == nullptr || field->type->equal(field->in(record), field->in(asked));
    });
}

Settled refused(Problem problem) {
    if (problem.fields.empty()) problem.fields.push_back({"", problem.code, problem.params});
    return {ItemState::refused, {}, std::move(problem.fields)};
}

// ---- customers ---------------------------------------------------------------------------------

Customer asked_customer(const Ctx& ctx, const ImportBatch& batch, const ImportItem& item,
                        const object& content) {
    Customer customer;
    fill(fields_of<Customer>(), &customer, content);
    customer.owner_id = ctx.user;
    customer.source = batch.source.v;
    customer.external_no = item.external_no;
    if (batch.kind == ImportKind::orders) customer.status = customers::CustomerStatus::customer;
    if (item.external_no.empty() && batch.kind == ImportKind::orders) {
        customer.kind = customers::Kind::walk_in;
        customer.name = kWalkInName;
        customer.source = "";
        customer.external_no = kWalkInNo;
        customer.region = "";
    } else if (text::length(customer.name.v) < 2) {
        customer.kind = customers::Kind::person;  // a company's name has two characters
    }
    return customer;
}

std::optional<Id> known_customer(Tx& tx, const Ctx& ctx, const Customer& asked) {
    if (const auto id = customers::find_imported(tx, asked.source, asked.external_no)) return id;
    if (asked.source == "" || !asked.external_no.empty()) return std::nullopt;
    const auto matches = customers::find_duplicates(
        tx, ctx, {asked.name, asked.phone, asked.email, asked.credit_code, {}});
    if (!matches.ok() || matches->items.empty()) return std::nullopt;
    return matches->items.front().customer_id;
}

ItemState state_of_known(Tx& tx, const ImportBatch& batch, Id id, const Customer& asked,
                         const object& content) {
    if (batch.kind == ImportKind::orders) return ItemState::unchanged;
    const auto known = storage::find<Customer>(tx, id);
    const bool same = known && says_the_same(fields_of<Customer>(), &*known, &asked, content);
    return same ? ItemState::unchanged : ItemState::conflict;
}

Settled apply_customer(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item) {
    const object content = parse(item);
    Customer customer = asked_customer(ctx, batch, item, content);
    if (const auto id = known_customer(tx, ctx, customer)) {
        const auto known = storage::find<Customer>(tx, *id);
        if (known && known->status == customers::CustomerStatus::invalid)
            if (auto set = customers::set_status(tx, ctx, *id, customer.status); !set.ok())
                return refused(set.problem());
        return {state_of_known(tx, batch, *id, customer, content), *id, {}};
    }
    if (auto added = customers::add_customer(tx, ctx, customer); !added.ok())
        return refused(added.problem());
    return {ItemState::created, customer.id, {}};
}

// ---- products ----------------------------------------------------------------------------------

catalog::Product asked_product(const object& content) {
    catalog::Product product;
    fill(fields_of<catalog::Product>(), &product, content);
    return product;
}

Result<Id> line_named(Tx& tx, const Ctx& ctx, std::string_view name) {
    Reading reading;
    reading.path = "line";
    Text<20> code;
    if (!Value<Text<20>>::text(name, code, reading))
        return Problem::invalid(std::move(reading.problems));
    if (const auto id = catalog::find_line_by_code(tx, name)) return *id;
    TRY(const auto line, catalog::create_line(tx, ctx, {.code = code, .name = code.v}));
    return line.id;
}

ItemState state_of_known(const catalog::Product& known, const ImportBatch& batch,
                         const object& content) {
    if (batch.kind == ImportKind::orders) return ItemState::unchanged;
    const auto asked = asked_product(content);
    const bool same = says_the_same(fields_of<catalog::Product>(), &known, &asked, content);
    return same ? ItemState::unchanged : ItemState::conflict;
}

Settled apply_product(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item) {
    const object content = parse(item);
    if (const auto known = catalog::find_product_by_code(tx, item.external_no))
        return {state_of_known(*known, batch, content), known->id, {}};
    catalog::Product product = asked_product(content);
    product.code = item.external_no;  // as written
    if (const auto line = text_in(content, "line"); !line.empty()) {
        auto id = line_named(tx, ctx, line);
        if (!id.ok()) return refused(id.problem());
        product.line_id = *id;
    }
    if (auto added = catalog::add_product(tx, ctx, product); !added.ok())
        return refused(added.problem());
    return {ItemState::created, product.id, {}};
}

// ---- documents ---------------------------------------------------------------------------------

Instant instant_of(const Ctx& ctx, Date day, int minute) {
    return zone_of(ctx.org.timezone).at(day, minute);
}

/// Lines whose product is unknown keep product 0: the document is refused then.
orders::ImportedOrder asked_order(Tx& tx, const Ctx& ctx, const ImportBatch& batch,
                                  const ImportItem& item, Names& names) {
    const object content = parse(item);
    orders::ImportedOrder order;
    enum_from_name(text_in(content, "kind"), order.kind);
    const std::string key(text_in(content, "customer"));
    order.customer_id = names.customer(tx, batch.source.v, key);
    order.customer_name = key.empty() ? kWalkInName : std::string_view(key);
    order.owner_id = ctx.user;
    order.external_no = item.external_no;
    order.source = batch.source;
    order.placed_on = Date::parse(text_in(content, "placed_on")).value_or(ctx.today);
    order.placed_at = instant_of(ctx, order.placed_on,
                                 static_cast<int>(content.at("minute").as_int64()));
    for (const auto& value : content.at("lines").as_array()) {
        const auto& cells = value.as_array();
        orders::ImportedLine& line = order.lines.emplace_back();
        line.product_code = std::string_view(cells[0].as_string());
        line.product_name = std::string_view(cells[1].as_string());
        line.quantity = {cells[2].as_int64()};
        line.unit_price_e4 = {cells[3].as_int64()};
        line.amount_minor = {cells[4].as_int64()};
        if (const auto* product = names.product(tx, line.product_code.v)) {
            line.product_id = product->id;
            line.product_line_id = product->line_id;
        }
    }
    return order;
}

ItemState state_of(orders::ImportOutcome outcome) {
    if (outcome == orders::ImportOutcome::created) return ItemState::created;
    return outcome == orders::ImportOutcome::unchanged ? ItemState::unchanged
                                                       : ItemState::conflict;
}

Settled apply_document(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item,
                       Names& names) {
    const auto order = asked_order(tx, ctx, batch, item, names);
    if (!order.customer_id)
        return refused(Problem::field("customer_code", "field.no_such_record"));
    for (const auto& line : order.lines)
        if (!line.product_id)
            return refused(Problem::field("product_code", "field.no_such_record"));
    const auto imported = orders::import_closed_order(tx, ctx, order);
    if (!imported.ok()) return refused(imported.problem());
    return {state_of(imported->outcome), imported->order_id, {}};
}

}  // namespace

void Names::begin_unit() {
    if (unsure_) {
        products_.clear();
        customers_.clear();
    }
    unsure_ = true;
}

const Names::Product* Names::product(Tx& tx, const std::string& code) {
    if (const auto known = products_.find(code); known != products_.end()) return &known->second;
    const auto found = catalog::find_product_by_code(tx, code);
    if (!found) return nullptr;
    return &products_.emplace(code, Product{found->id, found->line_id}).first->second;
}

Id Names::customer(Tx& tx, const std::string& source, const std::string& key) {
    if (const auto known = customers_.find(key); known != customers_.end()) return known->second;
    const auto found = key.empty() ? customers::find_imported(tx, "", kWalkInNo)
                                   : customers::find_imported(tx, source, key);
    if (found) customers_.emplace(key, *found);
    return found.value_or(Id{});
}

Settled apply_item(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item,
                   Names& names) {
    if (item.kind == ItemKind::customer) return apply_customer(tx, ctx, batch, item);
    if (item.kind == ItemKind::product) return apply_product(tx, ctx, batch, item);
    return apply_document(tx, ctx, batch, item, names);
}

ItemState foresee_item(Tx& tx, const Ctx& ctx, const ImportBatch& batch, const ImportItem& item,
                       Names& names) {
    if (item.kind == ItemKind::document)
        return state_of(orders::outcome_of_import(tx, asked_order(tx, ctx, batch, item, names)));
    const object content = parse(item);
    if (item.kind == ItemKind::product) {
        const auto known = catalog::find_product_by_code(tx, item.external_no);
        return known ? state_of_known(*known, batch, content) : ItemState::created;
    }
    const Customer asked = asked_customer(ctx, batch, item, content);
    const auto known = known_customer(tx, ctx, asked);
    if (known) return state_of_known(tx, batch, *known, asked, content);
    return customers::check_customer(asked).ok() ? ItemState::created : ItemState::refused;
}

ItemState undo_item(Tx& tx, const Ctx& ctx, const ImportItem& item) {
    if (item.kind == ItemKind::product) return ItemState::kept;
    if (item.kind == ItemKind::customer) {
        if (orders::has_orders(tx, item.record_id)) return ItemState::kept;
        const auto set =
            customers::set_status(tx, ctx, item.record_id, customers::CustomerStatus::invalid,
                                  "import undone");
        return set.ok() ? ItemState::undone : ItemState::kept;
    }
    const auto taken_back =
        orders::void_imported_order(tx, ctx, item.record_id, "import undone");
    return taken_back.ok() ? ItemState::undone : ItemState::kept;
}

}  // namespace zhuli::imports
